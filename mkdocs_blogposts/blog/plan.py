"""Planning a blog from its sources and settings, before any page is converted."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.listings.pages import list_posts
from mkdocs_blogposts.blog.listings.terms import NO_VOCABULARY, near_equal_terms, terms_of
from mkdocs_blogposts.text.problems import Hides, Problem

from .aliases import plan_redirects
from .collisions import Destinations
from .companions.files import NO_COMPANION_FILES
from .cover_images import image_urls
from .model import Blog, Post, State
from .occupied_paths import OccupiedPaths
from .order import newest_first
from .posts import ParsedPost, plan_post
from .source_paths import parents_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping

    from mkdocs_blogposts.blog.listings.terms import Vocabulary

    from .companions.files import CompanionFiles
    from .model import ListingPage, SiteFile
    from .settings import Settings
    from .source_paths import SourcePaths


def plan(  # noqa: PLR0913 - keyword arguments
    parsed_posts: Iterable[ParsedPost],
    *,
    others: Iterable[SiteFile],
    source_paths: SourcePaths,
    settings: Settings,
    now: dt.datetime,
    preview: bool,
    companions: CompanionFiles = NO_COMPANION_FILES,
) -> Blog:
    """Decide which posts are shown, their URLs, and the listings.

    Args:
        parsed_posts: the posts, in any order.
        others: all other files of the site.
        source_paths: the blog's source paths.
        settings: the blog's settings.
        now: the current time, with a zone.
        preview: whether drafts and scheduled posts are shown.
        companions: the companion files of the blog.
    """
    problems: list[Problem] = list(companions.problems)
    posts = []
    by_uri = {read.source.src_uri: read for read in parsed_posts}
    for _, read in sorted(by_uri.items()):
        post, found = plan_post(read, settings=settings, companions=companions, now=now)
        posts.append(post)
        problems += found
    hidden = hidden_posts(by_uri.values(), now)
    posts = list(_hide_in_hidden_bundles(posts, hidden, problems))
    destinations = Destinations.of(posts, others)
    tags, files = companions.tags, destinations.files
    shown = _shown(destinations.posts.values(), files, settings, tags, problems, preview=preview)
    if destinations.make_way(shown.listings, (*shown.posts, *shown.unlisted)):
        shown = _shown(destinations.posts.values(), files, settings, tags, [], preview=preview)
    problems += destinations.problems(by_uri)
    problems += _unused_term_pages(files.values(), shown.listings, source_paths)
    problems += (by_uri[note.src_uri].at(note.key, note) for note in near_equal_terms(shown.terms))
    built = {post.src_uri for post in shown.built}
    dest_uris = {file.src_uri: file.dest_uri for file in files.values()} | destinations.moves
    written: list[Post | ListingPage | SiteFile]
    written = [*shown.built, *shown.listings, *files.values()]
    occupied = OccupiedPaths.of((file.dest_uri, file.src_uri) for file in written)
    free_paths = list(_free_output_paths(occupied, settings, problems))
    redirects, found = plan_redirects(shown.built, reads=by_uri, occupied=occupied, settings=settings)
    problems += found
    images, found = image_urls(shown.built, dest_uris)
    problems += (by_uri[problem.src_uri].at("image", problem) for problem in found)
    return replace(
        shown,
        hidden=tuple(
            post for _, post in sorted(destinations.posts.items()) if post.src_uri not in built
        ),
        moves=destinations.moves,
        left_out=frozenset(destinations.left_out),
        images=images,
        outputs=tuple(free_paths),
        redirects=redirects,
        problems=tuple(sorted(set(problems))),
    )


@dataclass(frozen=True, slots=True)
class HiddenPosts:
    """The hidden posts."""

    src_uris: frozenset[str]
    bundles: Mapping[str, str]
    """Those of them that are bundles, by their folder."""

    def owner_of(self, src_uri: str) -> str | None:
        """Return the hidden post that the file is or belongs to, or None."""
        if src_uri in self.src_uris:
            return src_uri
        owners = (self.bundles.get(folder) for folder in parents_of(src_uri))
        return next((owner for owner in owners if owner), None)


def hidden_posts(parsed_posts: Iterable[ParsedPost], now: dt.datetime) -> HiddenPosts:
    """Return the posts that are hidden at this time."""
    hidden = [read for read in parsed_posts if not read.state_at(now).is_public]
    return HiddenPosts(
        src_uris=frozenset(read.source.src_uri for read in hidden),
        bundles={
            posixpath.dirname(read.source.src_uri): read.source.src_uri
            for read in hidden
            if read.place.is_bundle
        },
    )


def why_hidden(
    read: ParsedPost, source_paths: SourcePaths, now: dt.datetime
) -> tuple[Problem, ...] | None:
    """Return the problem that hides a page in the blog's folder that isn't a post, or None.

    The rules are those for posts. A page whose front matter had to be repaired is hidden as well,
    because MkDocs would show it as text. In folders for drafts, nothing is reported.
    """
    if source_paths.is_draft(read.source.src_uri):
        return ()
    problems = [problem for problem in read.problems if problem.hides]
    if read.state_at(now).is_public:
        if not read.front.is_repaired:
            return None
        problems = list(read.problems)
    return tuple(replace(problem, hides=Hides.PAGE) for problem in problems)


def without(blog: Blog, src_uris: Container[str]) -> Blog:
    """Return the blog without these posts. Listings keep their pages and URLs."""

    def kept(posts: Iterable[Post]) -> tuple[Post, ...]:
        return tuple(post for post in posts if post.src_uri not in src_uris)

    terms = {(term.kind, term.key): replace(term, posts=kept(term.posts)) for term in blog.terms}
    listings = tuple(
        replace(
            page,
            posts=kept(page.posts),
            term=page.term and terms[page.term.kind, page.term.key],
        )
        for page in blog.listings
    )
    return replace(
        blog,
        posts=kept(blog.posts),
        unlisted=kept(blog.unlisted),
        terms=tuple(terms.values()),
        listings=listings,
    )


def _hiding(src_uri: str, code: str, what: str, hint: str, *, key: str = "") -> Problem:
    return Problem(src_uri=src_uri, key=key, code=code, what=what, hint=hint, hides=Hides.POST)


# --- posts and other files ------------------------------------------------------------------------


def _hide_in_hidden_bundles(
    posts: Iterable[Post], hidden: HiddenPosts, problems: list[Problem]
) -> Iterator[Post]:
    """Hide posts in the folders of hidden bundles."""
    for post in posts:
        owner = hidden.owner_of(post.src_uri)
        if owner in (None, post.src_uri):
            yield post
            continue
        yield replace(post, state=State.DRAFT)
        what = f"in the folder of {owner}, which is hidden"
        hint = "Move it to another folder to publish it."
        problems.append(_hiding(post.src_uri, "bundle-hidden", what, hint))


def _unused_term_pages(
    files: Iterable[SiteFile], listings: Iterable[ListingPage], source_paths: SourcePaths
) -> Iterator[Problem]:
    used = {page.src_uri for page in listings}
    for file in files:
        src_uri = file.src_uri
        if not file.is_page or src_uri in used:
            continue
        if source_paths.is_archive_page(src_uri) and source_paths.is_post(src_uri):
            what = "a page for a year or month that no post is from"
            hint = "Add a date to the file if it is a post."
            yield Problem(src_uri=src_uri, code="term-page-unused", what=what, hint=hint)
        if source_paths.is_term_page(src_uri):
            what = "a page for a tag or category that no post has"
            hint = (
                "Name the file after the last part of the tag's or category's URL, "
                "or move it to another folder if it is a post."
            )
            yield Problem(src_uri=src_uri, code="term-page-unused", what=what, hint=hint)


def _free_output_paths(
    occupied: OccupiedPaths, settings: Settings, problems: list[Problem]
) -> Iterator[str]:
    """Yield and occupy the paths of the blog's outputs, except those that another file already has."""
    for path in map(settings.in_blog, settings.output_paths):
        owner = occupied.owner_of(path)
        if owner is None:
            occupied.add(path, f"the blog's {posixpath.basename(path)}")
            yield path
        else:
            what = f"has the path of a file that the blog generates, which is left out (got '{path}')"
            hint = "To get the generated file, rename this one."
            problems.append(Problem(src_uri=owner, code="output-skipped", what=what, hint=hint))


_PREVIEWED = (State.DRAFT, State.SCHEDULED, State.EXPIRED)


def _shown(  # noqa: PLR0913 - as `plan`
    posts: Collection[Post],
    files: Mapping[str, SiteFile],
    settings: Settings,
    tags: Vocabulary,
    problems: list[Problem],
    *,
    preview: bool,
) -> Blog:
    """Plan the posts that this build shows, with their terms and listings."""
    states = {State.PUBLISHED, *(_PREVIEWED if preview else ())}
    listed = newest_first(post for post in posts if post.state in states and post.is_text)
    terms = tuple(
        term
        for kind in settings.kinds
        for term in terms_of(kind, listed, tags if kind.uses_tags_file else NO_VOCABULARY)
    )
    unlisted = tuple(post for post in posts if post.state is State.UNLISTED)
    built = ((post.dest_uri, post.src_uri) for post in (*listed, *unlisted))
    others = ((file.dest_uri, file.src_uri) for file in files.values())
    listings = list_posts(
        listed,
        terms,
        files=files,
        occupied=OccupiedPaths.of((*built, *others)),
        post_uris={post.src_uri for post in posts},
        settings=settings,
        problems=problems,
    )
    return Blog(
        posts=listed,
        unlisted=unlisted,
        hidden=(),
        terms=terms,
        listings=listings,
    )
