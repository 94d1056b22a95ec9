"""Planning: from sources and settings to everything known before a page is converted."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .block import HIDDEN_UNTIL_THEN
from .companions import Companions
from .fields import says_draft
from .frontmatter import read_front_matter
from .links import collision_key
from .listing import list_posts
from .model import Blog, Post, State, TaxonomyKind
from .places import parents_of
from .post import ReadPost, plan_post
from .problems import Problem, Severity
from .taxonomy import near_equal_terms, terms_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping

    from .model import ListingPage, SiteFile, Source, Term
    from .places import Places
    from .settings import Settings
    from .taxonomy import Vocabulary


NO_COMPANIONS = Companions()


def plan(  # noqa: PLR0913 - all that decides the output, by name
    reads: Iterable[ReadPost],
    *,
    others: Iterable[SiteFile],
    places: Places,
    settings: Settings,
    now: dt.datetime,
    preview: bool,
    companions: Companions = NO_COMPANIONS,
) -> Blog:
    """Decide, once, what every post is and where everything stands.

    Args:
        reads: the posts as they were read, in any order.
        others: all other files of the site.
        places: where the blog keeps its posts.
        settings: the blog's options.
        now: the moment (with a zone) that decides what is scheduled.
        preview: whether drafts and scheduled posts are shown, marked.
        companions: what the files beside the posts say.
    """
    problems: list[Problem] = list(companions.problems)
    posts = []
    by_uri = {read.source.src_uri: read for read in reads}
    for _, read in sorted(by_uri.items()):
        post, found = plan_post(read, settings=settings, companions=companions, now=now)
        posts.append(post)
        problems += found
    hidden = hidden_among(by_uri.values(), now)
    posts = list(_hide_below_hidden_bundles(posts, hidden, problems))
    others = tuple(others)
    clashes = list(_clashes_of_others(others))
    problems += (problem for problem, _ in clashes)
    overwritten = frozenset(src_uri for _, lost in clashes for src_uri in lost)
    files = {collision_key(file.dest_uri): file for file in others if file.src_uri not in overwritten}
    posts = _displace_posts(posts, files, by_uri, problems)

    tags = companions.tags
    listed, terms, listings = _shown(posts, files, settings, tags, problems, preview=preview)
    unlisted = tuple(post for post in posts if post.state is State.UNLISTED)
    if displaced := _displaced_by_listings((*listed, *unlisted), listings, by_uri, problems):
        posts = [displaced.get(post.src_uri, post) for post in posts]
        listed, terms, listings = _shown(posts, files, settings, tags, [], preview=preview)
        unlisted = tuple(post for post in posts if post.state is State.UNLISTED)
    problems += _unused_term_pages(files.values(), listings, places)
    problems += (by_uri[note.src_uri].at(note.key, note) for note in near_equal_terms(terms))
    shown = {post.src_uri for post in (*listed, *unlisted)}
    return Blog(
        posts=listed,
        unlisted=unlisted,
        hidden=tuple(post for post in posts if post.src_uri not in shown),
        overwritten=overwritten,
        terms=terms,
        listings=listings,
        problems=tuple(sorted(set(problems))),
    )


@dataclass(frozen=True, slots=True)
class HiddenPosts:
    """The posts that nobody may see."""

    src_uris: frozenset[str]
    bundles: Mapping[str, str]
    """Those of them that are bundles, by their folder."""

    def owner_of(self, src_uri: str) -> str | None:
        """Return the hidden post to which the file belongs: itself, or one whose folder it is in."""
        if src_uri in self.src_uris:
            return src_uri
        owners = (self.bundles.get(folder) for folder in parents_of(src_uri))
        return next((owner for owner in owners if owner), None)


def hidden_among(reads: Iterable[ReadPost], now: dt.datetime) -> HiddenPosts:
    """Return the posts that nobody may see at this moment."""
    shown = (State.PUBLISHED, State.UNLISTED)
    hidden = [read for read in reads if read.state_at(now) not in shown]
    return HiddenPosts(
        src_uris=frozenset(read.source.src_uri for read in hidden),
        bundles={
            posixpath.dirname(read.source.src_uri): read.source.src_uri
            for read in hidden
            if read.place.is_bundle
        },
    )


def is_draft_page(source: Source, places: Places) -> tuple[bool, list[Problem]]:
    """Return whether a page of the blog that is no post must be hidden, and what hides it."""
    if places.is_draft(source.src_uri):
        return True, []
    if source.text is None:
        return False, []  # MkDocs says it, and stops.
    return says_draft(read_front_matter(source.text), src_uri=source.src_uri)


def without(blog: Blog, src_uris: Container[str]) -> Blog:
    """Return the blog as it is without some of its posts; lists keep their pages and places."""

    def kept(posts: Iterable[Post]) -> tuple[Post, ...]:
        return tuple(post for post in posts if post.src_uri not in src_uris)

    terms = {(term.taxonomy, term.key): replace(term, posts=kept(term.posts)) for term in blog.terms}
    listings = tuple(
        replace(
            page,
            posts=kept(page.posts),
            term=page.term and terms[page.term.taxonomy, page.term.key],
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


def newest_first(posts: Iterable[Post]) -> tuple[Post, ...]:
    """Sort by written day, then by instant, newest first; undated posts last; ties by path."""

    def age(post: Post) -> tuple[int, float]:
        date = post.meta.date
        return (-date.day.toordinal(), -date.instant.timestamp()) if date else (0, 0.0)

    return tuple(sorted(posts, key=lambda post: (post.meta.date is None, *age(post), post.src_uri)))


def _hiding(src_uri: str, what: str, hint: str, *, key: str = "") -> Problem:
    return Problem(src_uri=src_uri, key=key, what=what, hint=hint, severity=Severity.ERROR)


# --- posts among each other -----------------------------------------------------------------------


def _hide_below_hidden_bundles(
    posts: Iterable[Post], hidden: HiddenPosts, problems: list[Problem]
) -> Iterator[Post]:
    """Hide what stands in the folder of a hidden post: the folder is that post's."""
    for post in posts:
        owner = hidden.owner_of(post.src_uri)
        if owner in (None, post.src_uri):
            yield post
            continue
        yield replace(post, state=State.DRAFT)
        what = f"hidden, as it stands in the folder of '{owner}', which is not published"
        hint = "Move it to a folder of its own if it is to be published."
        problems.append(_hiding(post.src_uri, what, hint))


def _displace_posts(
    posts: list[Post],
    files: Mapping[str, SiteFile],
    reads: Mapping[str, ReadPost],
    problems: list[Problem],
) -> list[Post]:
    """Leave each address to one file: another page, else a published post, else the first by path.

    A file also owns the folders on the way to it: there can be no file of their name.
    """
    owners = {place: file.src_uri for place, file in files.items()}
    folders: dict[str, str] = {}
    for place, src_uri in owners.items():
        folders |= dict.fromkeys(parents_of(place), src_uri)
    clashes: dict[str, list[Post]] = {}
    for post in sorted(posts, key=lambda post: (not post.is_published, post.src_uri)):
        place = collision_key(post.dest_uri)
        above = list(parents_of(place))
        owner = next(
            (owners[folder] for folder in above if folder in owners),
            owners.get(place) or folders.get(place),
        )
        if owner is None:
            owners[place] = post.src_uri
            folders |= dict.fromkeys(above, post.src_uri)
        else:
            clashes.setdefault(owner, []).append(post)
    displaced = {post.src_uri for losers in clashes.values() for post in losers}
    for owner, (first, *others) in clashes.items():
        names = ", ".join(f"'{name}'" for name in (owner, *(post.src_uri for post in others)))
        problems.append(_clash(first, f"that of {names}", reads))
    return [
        replace(post, state=State.DISPLACED) if post.src_uri in displaced else post for post in posts
    ]


def _displaced_by_listings(
    posts: Iterable[Post],
    listings: Iterable[ListingPage],
    reads: Mapping[str, ReadPost],
    problems: list[Problem],
) -> dict[str, Post]:
    taken = {collision_key(page.dest_uri) for page in listings}
    losers = [post for post in posts if collision_key(post.dest_uri) in taken]
    problems += (_clash(post, "that of a list of the blog", reads) for post in losers)
    return {post.src_uri: replace(post, state=State.DISPLACED) for post in losers}


def _clashes_of_others(files: Iterable[SiteFile]) -> Iterator[tuple[Problem, list[str]]]:
    """Yield each clash of files that are not ours, with those of them that the host would lose.

    Of files for one place the last written stays, and says nothing of the others. Names that differ
    in case or Unicode form only are two files here, and one on other systems.
    """
    places: dict[str, list[SiteFile]] = {}
    for file in files:
        places.setdefault(collision_key(file.dest_uri), []).append(file)
    for same in places.values():
        if len(same) == 1:
            continue
        first, *others = sorted(same, key=lambda file: (not file.is_page, file.src_uri))
        lost = [file.src_uri for file in others if file.dest_uri == first.dest_uri]
        names = ", ".join(f"'{file.src_uri}'" for file in others)
        what = f"its place in the site is also that of {names} (got '{first.dest_uri}')"
        hint = "Give each a name of its own; the first is kept."
        severity = Severity.ERROR if lost else Severity.WARNING
        yield Problem(src_uri=first.src_uri, what=what, hint=hint, severity=severity), lost


def _unused_term_pages(
    files: Iterable[SiteFile], listings: Iterable[ListingPage], places: Places
) -> Iterator[Problem]:
    used = {page.src_uri for page in listings}
    for file in files:
        if file.is_page and places.is_term_page(file.src_uri) and file.src_uri not in used:
            what = "no post has this tag or category"
            hint = (
                "Name the file after the last part of its address, "
                "or move it out of the folder if it is a post."
            )
            yield Problem(src_uri=file.src_uri, what=what, hint=hint, severity=Severity.NOTE)


def _clash(post: Post, whose: str, reads: Mapping[str, ReadPost]) -> Problem:
    what = f"its address is also {whose} (got '/{post.url}')"
    hint = f"Give one of them another name or slug. {HIDDEN_UNTIL_THEN}"
    problem = _hiding(post.src_uri, what, hint, key="slug")
    is_whole = post.meta.address is not None and "address" in reads[post.src_uri].reading.found
    return reads[post.src_uri].at("address" if is_whole else "slug", problem)


_PREVIEWED = (State.DRAFT, State.SCHEDULED, State.EXPIRED)


def _shown(  # noqa: PLR0913 - as `plan`
    posts: Collection[Post],
    files: Mapping[str, SiteFile],
    settings: Settings,
    tags: Vocabulary,
    problems: list[Problem],
    *,
    preview: bool,
) -> tuple[tuple[Post, ...], tuple[Term, ...], tuple[ListingPage, ...]]:
    """Return the posts this build shows, with the terms and listings they make."""
    states = {State.PUBLISHED, *(_PREVIEWED if preview else ())}
    listed = newest_first(post for post in posts if post.state in states)
    terms = (
        *terms_of(listed, TaxonomyKind.TAGS, tags),
        *terms_of(listed, TaxonomyKind.CATEGORIES),
    )
    listings = list_posts(
        listed,
        terms,
        files=files,
        post_uris={post.src_uri for post in posts},
        settings=settings,
        problems=problems,
    )
    return listed, terms, listings
