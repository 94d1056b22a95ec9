"""The pages of all listings, and their URLs."""

from __future__ import annotations

import posixpath
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.model import ListingPage
from mkdocs_blogposts.blog.order import pinned_first
from mkdocs_blogposts.blog.source_paths import parents_of
from mkdocs_blogposts.text.listing_paths import path_of_page
from mkdocs_blogposts.text.permalinks import FILE_ENDING, is_safe_part
from mkdocs_blogposts.text.problems import Hides, Problem
from mkdocs_blogposts.text.urls import collision_key, dest_uri_of, url_of

from .pagination import paginate

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

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
    places = _Places(files, occupied, settings)
    pages: list[ListingPage] = []
    for kind, listing in _listings(posts, terms, settings):
        gives_way = kind is not None and (kind.gives_way or not settings.listing(kind).folder)
        pages += places.if_free(listing) if gives_way else places.where_possible(listing)
    problems += places.problems()
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
        names = _names_in_urls(of_kind)
        for term in of_kind:
            yield kind, _pages(term.posts, settings, kind=kind, term=term, name=names[term.key])


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
    name: str = "",
) -> list[ListingPage]:
    listing = settings.listing(kind)
    path = _path_of_term(term, settings, name) if term else listing.index
    chunks = paginate(pinned_first(posts), listing.posts_per_page)
    result = []
    for number, chunk in enumerate(chunks, start=1):
        is_index = number == 1 and term is None and not path.endswith(FILE_ENDING)
        place = posixpath.join(path, "index") if is_index else path
        if number > 1:
            place = path_of_page(listing.next_pages, path, number)
        location = settings.in_blog(place)
        dest_uri = dest_uri_of(location, use_directory_urls=settings.use_directory_urls)
        result.append(
            ListingPage(
                kind=kind,
                number=number,
                total=len(chunks),
                posts=chunk,
                term=term,
                src_uri=f"{location.removesuffix('.html')}.md",
                is_authored=False,
                dest_uri=dest_uri,
                url=url_of(dest_uri, use_directory_urls=settings.use_directory_urls),
            )
        )
    return result


def _names_in_urls(terms: Iterable[Term]) -> dict[str, str]:
    """Return the name of each term for a URL, by its key: its slug if others have the same name."""
    terms = tuple(terms)
    counts = Counter(collision_key(term.label) for term in terms)
    return {
        term.key: term.label
        if is_safe_part(term.label) and counts[collision_key(term.label)] == 1
        else term.slug
        for term in terms
    }


def _path_of_term(term: Term, settings: Settings, name: str) -> str:
    """Return the path of a term's listing in the blog, with this name in it."""
    return settings.path_of(term.kind).expand(slug=term.slug, date=term.slug, name=name)


class _Places:
    """Finds a place for each listing among the files of the site."""

    def __init__(
        self, files: Mapping[str, SiteFile], occupied: OccupiedPaths, settings: Settings
    ) -> None:
        self._files = files
        self._occupied = occupied
        self._settings = settings
        self._by_stem = {_stem(file.src_uri): file for file in files.values() if file.is_page}
        self._taken: dict[str, ListingPage] = {}
        """The pages of listings that come earlier, by their places."""
        self._blocked: defaultdict[str, list[str]] = defaultdict(list)
        self._skipped: defaultdict[str, list[str]] = defaultdict(list)
        self._doubled: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        """The URLs of listings that an earlier listing has, by the names of both kinds."""

    def problems(self) -> Iterator[Problem]:
        """Yield a problem for each file, and for each kind of listing, that has URLs of a listing."""
        yield from (listing_blocked(src_uri, urls) for src_uri, urls in self._blocked.items())
        yield from (_skipped(src_uri, urls) for src_uri, urls in self._skipped.items())
        yield from (_doubled(*names, urls) for names, urls in self._doubled.items())

    def where_possible(self, listing: Iterable[ListingPage]) -> Iterator[ListingPage]:
        """Yield the pages of a listing, except those whose place is taken by a file.

        If the author wrote the page, the listing is appended to it.
        """
        for page in listing:
            place = collision_key(page.dest_uri)
            around = (place, *parents_of(place))
            file = next((self._files[uri] for uri in around if uri in self._files), None)
            own = file if file and collision_key(file.dest_uri) == place else None
            own = own or self._written_for(page)
            if place in self._taken:
                self._report_double(page)
                continue
            if own and own.is_page:
                yield self._take(self._on_page(own, page))
            elif file:
                self._blocked[file.src_uri].append(page.url)
            else:
                yield self._take(page)

    def if_free(self, listing: Sequence[ListingPage]) -> list[ListingPage]:
        """Return the pages of a listing that gives way: none if one of the places is taken."""
        placed: list[ListingPage] = []
        for page in listing:
            place = collision_key(page.dest_uri)
            file = self._files.get(place)
            own = file if file and file.is_page and _is_about(file, page) else None
            own = own or self._written_for(page)
            if own:
                placed.append(self._on_page(own, page))
            elif owner := self._occupied.owner_of(page.dest_uri):
                self._skipped[owner].append(page.url)
                return []
            elif place in self._taken:
                self._report_double(page)
                return []
            else:
                placed.append(page)
        return [self._take(page) for page in placed]

    def _take(self, page: ListingPage) -> ListingPage:
        self._taken[collision_key(page.dest_uri)] = page
        return page

    def _report_double(self, page: ListingPage) -> None:
        first = self._taken[collision_key(page.dest_uri)]
        self._doubled[first.key[0], page.key[0]].append(page.url)

    def _written_for(self, page: ListingPage) -> SiteFile | None:
        """Return the author's page for a listing whose URL isn't the one MkDocs gives that page."""
        if not page.dest_uri.endswith(".html") or not self._is_exact(page):
            return None
        found = (self._by_stem.get(collision_key(name)) for name in _names(page))
        file = next((file for file in found if file), None)
        taken = self._occupied.owner_of(page.dest_uri)
        return file if file and taken in (None, file.src_uri) else None

    def _is_exact(self, page: ListingPage) -> bool:
        """Return whether the path of the page is exactly as configured, with `.html`."""
        usual = dest_uri_of(
            page.src_uri.removesuffix(".md"), use_directory_urls=self._settings.use_directory_urls
        )
        return usual != page.dest_uri

    def _on_page(self, file: SiteFile, page: ListingPage) -> ListingPage:
        """Return the listing page as one that is appended to the author's page."""
        dest_uri = page.dest_uri if self._is_exact(page) else file.dest_uri
        url = url_of(dest_uri, use_directory_urls=self._settings.use_directory_urls)
        return replace(page, src_uri=file.src_uri, is_authored=True, dest_uri=dest_uri, url=url)


def _is_about(file: SiteFile, page: ListingPage) -> bool:
    """Return whether the file is the author's page about the listing, by its path."""
    return _stem(file.src_uri) in map(collision_key, _names(page))


def _names(page: ListingPage) -> tuple[str, ...]:
    """Return the paths that the author's page for the listing may have, without extension."""
    own = posixpath.splitext(page.src_uri)[0]
    folder, name = posixpath.split(own)
    if page.is_index and name == "index":
        return own, posixpath.join(folder, "README")
    return own, posixpath.join(own, "index"), posixpath.join(own, "README")


def _stem(src_uri: str) -> str:
    return collision_key(posixpath.splitext(src_uri)[0])


def listing_blocked(src_uri: str, urls: Sequence[str]) -> Problem:
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


def _doubled(first: str, second: str, urls: Sequence[str]) -> Problem:
    """Return the problem of listings that have the URLs of others, with the names of their kinds."""
    more = ", …" if len(urls) > _MOST_SHOWN else ""
    got = ", ".join(f"'/{url}'" for url in urls[:_MOST_SHOWN])
    what = f"listings of {second} have URLs of listings of {first or 'all posts'} (got {got}{more})"
    return Problem(
        src_uri="mkdocs.yml",
        key="blogposts",
        code="listing-blocked",
        what=what,
        hint="Change the pattern of one of them.",
        hides=Hides.LISTING,
    )


_MOST_SHOWN = 3
