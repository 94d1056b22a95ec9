"""The titles of listing pages and the names of their terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_blogposts.blog.model import ListingPage, Term

    from .strings import Strings


def listing_title(page: ListingPage, strings: Strings, *, blog_title: str) -> str:
    """Return the title of a listing page, as plain text.

    Args:
        page: the page.
        strings: the texts in the site's language.
        blog_title: the title of the listing of all posts.
    """
    title = blog_title
    if page.term:
        title = _term_title(page.term, strings)
    elif page.kind:
        title = strings(f"{page.kind.name}.title")
    return title if page.number == 1 else strings("listing.page", title=title, number=page.number)


def term_label(term: Term, strings: Strings) -> str:
    """Return the name of a term, as plain text."""
    period = term.period
    if period is None:
        return term.label
    return str(period.year) if period.month is None else strings.month(period.year, period.month)


def _term_title(term: Term, strings: Strings) -> str:
    kind, label = term.kind.name, term_label(term, strings)
    if term.period is None:
        return strings(f"{kind}.term", name=label)
    if term.period.month is None:
        return strings(f"{kind}.year", year=label)
    return strings(f"{kind}.month", month=label)
