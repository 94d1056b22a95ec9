"""The pages that list posts and tags, and where they stand."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.model import ListingPage
from mkdocs_blogposts.blog.source_paths import parents_of
from mkdocs_blogposts.text.problems import Hides, Problem
from mkdocs_blogposts.text.urls import collision_key, dest_uri_of, url_of

from .pagination import paginate

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Mapping, Sequence

    from mkdocs_blogposts.blog.model import Kind, Post, SiteFile, Term
    from mkdocs_blogposts.blog.settings import Settings


def list_posts(  # noqa: PLR0913 - all that decides the lists, by name
    posts: Sequence[Post],
    terms: Collection[Term],
    *,
    files: Mapping[str, SiteFile],
    post_uris: Container[str],
    settings: Settings,
    problems: list[Problem],
) -> tuple[ListingPage, ...]:
    """Return every page of every listing.

    A page that the author wrote at a listing's place is kept, to have the list appended. A place that
    holds any other file is left to that file and reported.

    Args:
        posts: the posts to list, newest first.
        terms: the terms to give pages to.
        files: the other files of the site by the `collision_key` of their `dest_uri`.
        post_uris: the files of all posts, whose names no list may take for its own.
        settings: the blog's options.
        problems: gets one problem for each place that is taken.
    """
    pages = _pages(posts, settings)
    for kind in settings.listed_kinds:
        of_kind = [term for term in terms if term.kind == kind]
        if of_kind and kind.has_index:
            pages += _pages((), settings, kind=kind)
        for term in of_kind:
            pages += _pages(term.posts, settings, kind=kind, term=term)
    blocked: dict[str, list[str]] = {}
    kept = [_at_its_place(page, files, settings, blocked) for page in pages]
    problems += (_in_the_way(src_uri, urls) for src_uri, urls in blocked.items())
    return tuple(_with_free_name(page, post_uris) for page in kept if page)


def _with_free_name(page: ListingPage, post_uris: Container[str]) -> ListingPage:
    """Return the page under a made-up file name that no post has; its address stays."""
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
        address = settings.in_blog(posixpath.join(path, last).rstrip("/"))
        dest_uri = dest_uri_of(address, use_directory_urls=settings.use_directory_urls)
        result.append(
            ListingPage(
                kind=kind,
                number=number,
                total=len(chunks),
                posts=chunk,
                term=term,
                src_uri=f"{address}.md",
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
    blocked: dict[str, list[str]],
) -> ListingPage | None:
    place = collision_key(page.dest_uri)
    file = next((files[uri] for uri in (place, *parents_of(place)) if uri in files), None)
    if file is None:
        return page
    if not file.is_page or collision_key(file.dest_uri) != place:
        blocked.setdefault(file.src_uri, []).append(page.url)
        return None
    url = url_of(file.dest_uri, use_directory_urls=settings.use_directory_urls)
    return replace(page, src_uri=file.src_uri, is_authored=True, dest_uri=file.dest_uri, url=url)


def _in_the_way(src_uri: str, urls: Sequence[str]) -> Problem:
    """Return the problem of the file that keeps lists from the site, in their order."""
    got = ", ".join(f"'/{url}'" for url in urls[:_MOST_SHOWN])
    what = f"in the place of a listing of the blog (got {got})"
    hint = "Move or rename the file."
    if len(urls) > 1:
        more = ", …" if len(urls) > _MOST_SHOWN else ""
        what = f"in the place of {len(urls)} listings of the blog (got {got}{more})"
    return Problem(src_uri=src_uri, code="listing-blocked", what=what, hint=hint, hides=Hides.LISTING)


_MOST_SHOWN = 3
