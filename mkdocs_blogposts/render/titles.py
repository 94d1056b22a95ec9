"""The titles of listing pages and the names of their terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.settings import ListingSettings

if TYPE_CHECKING:
    from mkdocs_blogposts.blog.model import ListingPage, Term

    from .strings import Strings

_DEFAULT = ListingSettings()


def listing_title(
    page: ListingPage, strings: Strings, *, settings: ListingSettings = _DEFAULT, first: str = ""
) -> str:
    """Return the title of a listing page, as plain text.

    Args:
        page: the page.
        strings: the texts in the site's language.
        settings: the settings of the listing.
        first: the title of the first page of the listing, if it doesn't follow from these.
    """
    title = first
    if page.term and not title:
        is_short = settings.short_titles
        title = term_label(page.term, strings) if is_short else _term_title(page.term, strings)
    elif page.kind and not title:
        title = settings.name or strings(f"{page.kind.name}.title")
    if page.number == 1 or settings.short_titles:
        return title
    return strings("listing.page", title=title, number=page.number)


def term_label(term: Term, strings: Strings) -> str:
    """Return the name of a term, as plain text."""
    period = term.period
    if period is None:
        return term.label
    if period.label:
        return period.label
    return str(period.year) if period.month is None else strings.month(period.year, period.month)


def _term_title(term: Term, strings: Strings) -> str:
    kind, label = term.kind.name, term_label(term, strings)
    if term.period is None:
        return strings(f"{kind}.term", name=label)
    if term.period.month is None:
        return strings(f"{kind}.year", year=label)
    return strings(f"{kind}.month", month=label)
