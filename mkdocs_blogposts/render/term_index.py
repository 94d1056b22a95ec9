"""The groups of terms in an index: by letter, or the months of each year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.listings.terms import alphabetical

from .views import TermGroupView, TermView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mkdocs_blogposts.blog.model import Term

# An index with at least this many terms has a heading for each letter.
_MANY_TERMS = 30


def term_groups(terms: Sequence[Term], view: Callable[[Term], TermView]) -> tuple[TermGroupView, ...]:
    """Return the groups of an index of terms.

    Args:
        terms: the terms of one kind, in order.
        view: returns the view of a term.
    """
    if any(_is_of_month(term) for term in terms):
        return _years(terms, view)
    is_long = len(terms) >= _MANY_TERMS and not any(term.period for term in terms)
    letters = _by_letter(terms) if is_long else {"": terms} if terms else {}
    return tuple(
        TermGroupView(
            letter=letter,
            anchor=f"tags-{ord(letter):x}" if letter else "",
            terms=tuple(view(term) for term in group),
        )
        for letter, group in letters.items()
    )


def _years(terms: Iterable[Term], view: Callable[[Term], TermView]) -> tuple[TermGroupView, ...]:
    """Return the months of each year, with a link to the year if it has a page."""
    return tuple(
        TermGroupView(
            letter="",
            anchor="",
            term=_year(year, of_year, view),
            terms=tuple(view(term) for term in of_year if _is_of_month(term)),
        )
        for year, of_year in _by_year(terms).items()
    )


def _year(year: int, terms: Sequence[Term], view: Callable[[Term], TermView]) -> TermView:
    whole = next((term for term in terms if not _is_of_month(term)), None)
    if whole:
        return view(whole)
    return TermView(label=str(year), url="", count=sum(len(term.posts) for term in terms))


def _is_of_month(term: Term) -> bool:
    return term.period is not None and term.period.month is not None


def _by_year(terms: Iterable[Term]) -> dict[int, list[Term]]:
    groups: dict[int, list[Term]] = {}
    for term in terms:
        if term.period:
            groups.setdefault(term.period.year, []).append(term)
    return groups


def _by_letter(terms: Iterable[Term]) -> dict[str, Sequence[Term]]:
    groups: dict[str, list[Term]] = {}
    for term in terms:
        first = alphabetical(term.label)[:1].upper()
        groups.setdefault(first if first.isalpha() else "#", []).append(term)
    return {**groups}
