"""The pages of all listings, and their URLs."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.model import ListingPage
from mkdocs_blogposts.blog.source_paths import parents_of
from mkdocs_blogposts.text.problems import Hides, Problem
from mkdocs_blogposts.text.urls import collision_key, dest_uri_of, url_of

from .pagination import paginate

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterator, Mapping, Sequence

    from mkdocs_blogposts.blog.model import Kind, Post, SiteFile, Term
    from mkdocs_blogposts.blog.occupied_paths import OccupiedPaths
    from mkdocs_blogposts.blog.settings import Settings


def list_posts(  # noqa: PLR0913 - keyword arguments
    posts: Sequence[Post],
    terms: Collection[Term],
    *,
    files: Mapping[str, SiteFile],
    occupied: OccupiedPaths,
    post_uris: Container[str],
    settings: Settings,
    problems: list[Problem],
) -> tuple[ListingPage, ...]:
    """Return all pages of all listings.

    If the author wrote a page for a listing, the listing is appended to it. If any other file has the
    URL of a listing, the listing is left out and the file is reported.

    Args:
        posts: the posts to list, newest first.
        terms: the terms that have pages.
        files: the files of the site that aren't posts, by the `collision_key` of their `dest_uri`.
        occupied: the paths of these files and of the posts that this build shows.
        post_uris: the `src_uri` of all posts, which listing pages must not have.
        settings: the blog's settings.
        problems: gets one problem for each file that has the URL of a listing.
    """
    blocked: defaultdict[str, list[str]] = defaultdict(list)
    skipped: defaultdict[str, list[str]] = defaultdict(list)
    pages: list[ListingPage] = []
    for kind, listing in _listings(posts, terms, settings):
        if kind and kind.gives_way:
            pages += _unless_taken(listing, files, occupied, settings, skipped)
        else:
            placed = (_at_its_place(page, files, settings, blocked) for page in listing)
            pages += (page for page in placed if page)
    problems += (_blocking(src_uri, urls) for src_uri, urls in blocked.items())
    problems += (_skipped(src_uri, urls) for src_uri, urls in skipped.items())
    return tuple(_with_free_name(page, post_uris) for page in pages)


def _listings(
    posts: Sequence[Post], terms: Collection[Term], settings: Settings
) -> Iterator[tuple[Kind | None, list[ListingPage]]]:
    """Yield the pages of each listing, regardless of other files."""
    yield None, _pages(posts, settings)
    for kind in settings.listed_kinds:
        of_kind = [term for term in terms if term.kind == kind]
        if of_kind:
            yield kind, _pages((), settings, kind=kind)
        for term in of_kind:
            yield kind, _pages(term.posts, settings, kind=kind, term=term)


def _with_free_name(page: ListingPage, post_uris: Container[str]) -> ListingPage:
    """Return the page with a `src_uri` that no post has and the same URL."""
    src_uri = page.src_uri
    while src_uri in post_uris:
        src_uri = f"{src_uri.removesuffix('.md')}-list.md"
    return replace(page, src_uri=src_uri)


def _pages(
    posts: Sequence[Post],
    settings: Settings,
    *,
    kind: Kind | None = None,
    term: Term | None = None,
) -> list[ListingPage]:
    path = posixpath.join(kind.name if kind else "", term.slug if term else "")
    chunks = paginate(posts, settings.posts_per_page)
    result = []
    for number, chunk in enumerate(chunks, start=1):
        is_index = number == 1 and term is None
        last = "index" if is_index else f"page/{number}" if number > 1 else ""
        location = settings.in_blog(posixpath.join(path, last).rstrip("/"))
        dest_uri = dest_uri_of(location, use_directory_urls=settings.use_directory_urls)
        result.append(
            ListingPage(
                kind=kind,
                number=number,
                total=len(chunks),
                posts=chunk,
                term=term,
                src_uri=f"{location}.md",
                is_authored=False,
                dest_uri=dest_uri,
                url=url_of(dest_uri, use_directory_urls=settings.use_directory_urls),
            )
        )
    return result


def _at_its_place(
    page: ListingPage,
    files: Mapping[str, SiteFile],
    settings: Settings,
    blocked: Mapping[str, list[str]],
) -> ListingPage | None:
    """Return the page, appended to the author's page if there is one; None if a file blocks it."""
    place = collision_key(page.dest_uri)
    file = next((files[uri] for uri in (place, *parents_of(place)) if uri in files), None)
    if file is None:
        return page
    if not file.is_page or collision_key(file.dest_uri) != place:
        blocked[file.src_uri].append(page.url)
        return None
    return _on_page(file, page, settings)


def _unless_taken(
    listing: Sequence[ListingPage],
    files: Mapping[str, SiteFile],
    occupied: OccupiedPaths,
    settings: Settings,
    skipped: Mapping[str, list[str]],
) -> list[ListingPage]:
    """Return the pages of a listing that must not replace files: none if one of their URLs is taken."""
    placed: list[ListingPage] = []
    for page in listing:
        file = files.get(collision_key(page.dest_uri))
        if file and file.is_page and _is_about(file, page):
            placed.append(_on_page(file, page, settings))
        elif owner := occupied.owner_of(page.dest_uri):
            skipped[owner].append(page.url)
            return []
        else:
            placed.append(page)
    return placed


def _is_about(file: SiteFile, page: ListingPage) -> bool:
    """Return whether the file is the author's page about the listing, by its path."""
    path, own = (posixpath.splitext(uri)[0] for uri in (file.src_uri, page.src_uri))
    names = {own, posixpath.join(own, "index"), posixpath.join(own, "README")}
    if page.is_index:
        names = {own, posixpath.join(posixpath.dirname(own), "README")}
    return collision_key(path) in map(collision_key, names)


def _on_page(file: SiteFile, page: ListingPage, settings: Settings) -> ListingPage:
    """Return the listing page as one that is appended to the author's page."""
    url = url_of(file.dest_uri, use_directory_urls=settings.use_directory_urls)
    return replace(page, src_uri=file.src_uri, is_authored=True, dest_uri=file.dest_uri, url=url)


def _blocking(src_uri: str, urls: Sequence[str]) -> Problem:
    """Return the problem of a file that has the URLs of listings."""
    got = ", ".join(f"'/{url}'" for url in urls[:_MOST_SHOWN])
    what = f"has the URL of a listing (got {got})"
    hint = "Move or rename the file."
    if len(urls) > 1:
        more = ", …" if len(urls) > _MOST_SHOWN else ""
        what = f"has the URLs of {len(urls)} listings (got {got}{more})"
    return Problem(src_uri=src_uri, code="listing-blocked", what=what, hint=hint, hides=Hides.LISTING)


def _skipped(src_uri: str, urls: Sequence[str]) -> Problem:
    """Return the note about a file that has the URL of an archive page."""
    what = f"has the URL of a listing, which is left out (got '/{urls[0]}')"
    hint = "To get the listing, change the URL of this file."
    return Problem(src_uri=src_uri, code="listing-skipped", what=what, hint=hint)


_MOST_SHOWN = 3
