"""The blog's entries in the site navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from mkdocs_blogposts.render.titles import term_label

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from mkdocs_blogposts.blog.model import Blog, Kind, ListingPage
    from mkdocs_blogposts.blog.settings import Settings
    from mkdocs_blogposts.render.strings import Strings


class NavEntry(Link):
    """A link to one of the blog's pages, with its own label.

    It isn't the page itself, because a page's title is also used in `<title>`, search and elsewhere,
    where a summary doesn't belong.
    """

    def __init__(self, title: str, url: str, covers: Iterable[str], *, order: int) -> None:
        super().__init__(title, url)
        self.covers = frozenset(covers)
        """The `src_uri` of each page on which this entry is active."""
        self.meta: dict[str, Any] = {"order": order}
        self.is_index = False
        self.toc = TableOfContents([])

    def __eq__(self, other: object) -> bool:
        """Return whether the other is this entry or one of its pages: used by themes."""
        return self is other or (isinstance(other, Page) and other.file.src_uri in self.covers)

    __hash__ = Link.__hash__


def listing_entries(  # noqa: PLR0913 - keyword arguments
    blog: Blog,
    own_entries: Container[str],
    strings: Strings,
    settings: Settings,
    *,
    in_sections: Container[str],
    order: int,
) -> list[NavEntry | Section]:
    """Return the entries for all posts and for each kind of listing: its index, or a section."""
    entries: list[NavEntry | Section] = []
    for index in blog.indexes:
        pages = [page for page in blog.listings if page.kind == index.kind]
        title = _title_of_kind(index.kind, strings, settings)
        if index.kind and index.kind.name in in_sections:
            entries.append(_section_of_terms(title, pages, strings))
            continue
        covers = [page.src_uri for page in pages if page.src_uri not in own_entries]
        entry = NavEntry(title, index.url, covers, order=order + len(entries))
        # Themes that make a folder's label a link ask for the child that is its index.
        entry.is_index = index.kind is None
        entries.append(entry)
    return entries


def _title_of_kind(kind: Kind | None, strings: Strings, settings: Settings) -> Markup:
    if kind is None:
        return strings.html("nav.all_posts")
    name = settings.listing(kind).name
    return Markup.escape(name) if name else strings.html(f"nav.{kind.name}")


def _section_of_terms(title: Markup, pages: Iterable[ListingPage], strings: Strings) -> Section:
    """Return a section with an entry for each term of a kind."""
    of_terms = [(page.term, page) for page in pages if page.term]
    covers: dict[str, list[str]] = {}
    for term, page in of_terms:
        covers.setdefault(term.key, []).append(page.src_uri)
    first = ((term, page) for term, page in of_terms if page.number == 1)
    entries = [
        NavEntry(
            Markup.escape(term_label(term, strings)),
            page.url,
            covers[term.key],
            order=order,
        )
        for order, (term, page) in enumerate(first)
    ]
    section = Section(title, list(entries))
    for entry in entries:
        entry.parent = section
    return section


def links_in(entries: Iterable[NavEntry | Section]) -> Iterator[NavEntry]:
    """Yield the entries, also those in sections of their own."""
    for entry in entries:
        if isinstance(entry, NavEntry):
            yield entry
        else:
            yield from (child for child in entry.children if isinstance(child, NavEntry))
