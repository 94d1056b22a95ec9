"""Planning a blog from its sources and settings, before any page is converted."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.listings.pages import list_posts
from mkdocs_blogposts.blog.listings.terms import (
    NO_VOCABULARY,
    in_configured_order,
    near_equal_terms,
    terms_of,
)
from mkdocs_blogposts.text.problems import Hides, Problem

from .aliases import plan_redirects
from .bodies.foreign_markup import foreign_markup_problems
from .collisions import Destinations
from .companions.files import NO_COMPANION_FILES
from .cover_images import image_urls
from .hidden_posts import hidden_posts, in_hidden_bundles, made_errors
from .model import Blog, Post, State
from .occupied_paths import OccupiedPaths
from .order import newest_first
from .post_urls import dest_uris_of_posts, title_of_file
from .posts import ParsedPost, plan_post
from .related_links import missing_targets

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping

    from mkdocs_blogposts.blog.listings.terms import Vocabulary

    from .companions.files import CompanionFiles
    from .model import ListingPage, SiteFile, Term
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
    by_uri = dict(sorted((read.source.src_uri, read) for read in parsed_posts))
    planned = partial(
        _planned,
        others=tuple(others),
        source_paths=source_paths,
        settings=settings,
        now=now,
        preview=preview,
        companions=companions,
    )
    blog, found = planned(by_uri)
    while errors := made_errors(found, by_uri, settings.severities):
        by_uri |= errors
        blog, found = planned(by_uri)
    return blog


def _planned(  # noqa: PLR0913 - as `plan`
    by_uri: Mapping[str, ParsedPost],
    *,
    others: Iterable[SiteFile],
    source_paths: SourcePaths,
    settings: Settings,
    now: dt.datetime,
    preview: bool,
    companions: CompanionFiles,
) -> tuple[Blog, list[tuple[str, Problem]]]:
    """Plan the blog, and return the problems of posts that only planning finds, each with its post."""
    problems: list[Problem] = list(companions.problems)
    posts = []
    dated: list[Problem] = []
    dest_uris = dest_uris_of_posts(by_uri.values(), settings, dated)
    for src_uri, read in by_uri.items():
        dest_uri = dest_uris[src_uri]
        post, found = plan_post(
            read, settings=settings, companions=companions, now=now, dest_uri=dest_uri
        )
        posts.append(replace(post, file_title=title_of_file(read, settings)))
        problems += found
    in_bundles = in_hidden_bundles(posts, hidden_posts(by_uri.values(), now))
    problems += in_bundles.values()
    posts = [replace(post, state=State.DRAFT) if post.src_uri in in_bundles else post for post in posts]
    media_path = None if settings.has_bundles else lambda file: source_paths.media_path(file.src_uri)
    destinations = Destinations.of(posts, others, media_path)
    tags, files = companions.tags, destinations.files
    shown = _shown(destinations.posts.values(), files, settings, tags, problems, preview=preview)
    if destinations.make_way(shown.listings, (*shown.posts, *shown.unlisted)):
        shown = _shown(destinations.posts.values(), files, settings, tags, [], preview=preview)
    problems += destinations.problems(by_uri)
    unused = [
        settings.severities.raised(problem, Hides.PAGE)
        for problem in _unused_term_pages(files.values(), shown.listings, source_paths)
    ]
    built = {post.src_uri for post in shown.built}
    dest_uris = {file.src_uri: file.dest_uri for file in files.values()} | destinations.moves
    written: list[Post | ListingPage | SiteFile]
    written = [*shown.built, *shown.listings, *files.values()]
    occupied = OccupiedPaths.of((file.dest_uri, file.src_uri) for file in written)
    free_paths, skipped = _free_output_paths(occupied, settings)
    redirects, of_aliases = plan_redirects(
        shown.built, reads=by_uri, occupied=occupied, settings=settings
    )
    images, missing = image_urls(shown.built, dest_uris)
    similar = near_equal_terms(shown.terms)
    pages = (page.src_uri for page in shown.listings)
    of_posts = [
        *((each.src_uri, each) for each in dated),
        *missing_targets(shown.built, {*dest_uris, *by_uri, *pages}, by_uri),
        *((each.src_uri, by_uri[each.src_uri].at(each.key, each)) for each in similar),
        *((each.src_uri, by_uri[each.src_uri].at("image", each)) for each in missing),
        *((each.src_uri, each) for each in of_aliases if each.src_uri in by_uri),
    ]
    # Of problems that are equal, the one of the post itself, which may hide it, comes first.
    foreign = {post.src_uri: by_uri[post.src_uri].foreign for post in shown.built}
    problems += foreign_markup_problems(foreign)
    problems += [*unused, *skipped, *(problem for _, problem in of_posts), *of_aliases]
    blog = replace(
        shown,
        hidden=tuple(
            post for _, post in sorted(destinations.posts.items()) if post.src_uri not in built
        ),
        moves=destinations.moves | dict(_moved_pages(shown.listings, dest_uris)),
        left_out=frozenset(
            (*destinations.left_out, *(problem.src_uri for problem in unused if problem.hides))
        ),
        images=images,
        outputs=free_paths,
        redirects=redirects,
        problems=tuple(sorted(dict.fromkeys(problems))),
    )
    return blog, of_posts


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


def _unused_term_pages(
    files: Iterable[SiteFile], listings: Iterable[ListingPage], source_paths: SourcePaths
) -> Iterator[Problem]:
    used = {page.src_uri for page in listings}
    for file in files:
        src_uri = file.src_uri
        if not file.is_page or src_uri in used:
            continue
        if source_paths.is_shared_page(src_uri) and source_paths.is_post(src_uri):
            what = "a page for a year, month or author that has no listing"
            hint = "If it is a post, add a date. Months have listings with `archive_by: month`."
            yield Problem(src_uri=src_uri, code="term-page-unused", what=what, hint=hint)
        if source_paths.is_term_page(src_uri):
            what = "a page for a tag or category that no post has"
            hint = (
                "Name the file after the last part of the tag's or category's URL, "
                "or move it to another folder if it is a post."
            )
            yield Problem(src_uri=src_uri, code="term-page-unused", what=what, hint=hint)


def _moved_pages(
    listings: Iterable[ListingPage], dest_uris: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the paths in the site of the author's pages whose listing has another URL."""
    for page in listings:
        if page.is_authored and dest_uris.get(page.src_uri) != page.dest_uri:
            yield page.src_uri, page.dest_uri


def _free_output_paths(
    occupied: OccupiedPaths, settings: Settings
) -> tuple[tuple[str, ...], list[Problem]]:
    """Occupy and return the paths of the blog's outputs that are free; each other one is a problem."""
    free, problems = [], []
    for path in map(settings.in_blog, settings.output_paths):
        owner = occupied.owner_of(path)
        if owner is None:
            occupied.add(path, f"the blog's {posixpath.basename(path)}")
            free.append(path)
        else:
            what = f"has the path of a file that the blog generates, which is left out (got '{path}')"
            hint = "To get the generated file, rename this one."
            problems.append(Problem(src_uri=owner, code="output-skipped", what=what, hint=hint))
    return tuple(free), problems


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
    shown = (post for post in posts if post.state in states and post.is_text)
    listed = newest_first(shown, days_first=settings.days_first)
    terms: list[Term] = []
    for kind in settings.kinds:
        listing, vocabulary = settings.listing(kind), tags if kind.uses_tags_file else NO_VOCABULARY
        found = terms_of(kind, listed, vocabulary, listing=listing)
        terms += in_configured_order(found, listing, problems)
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
        terms=tuple(terms),
        listings=listings,
    )
