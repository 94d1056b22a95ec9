"""The order of terms, by functions of the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_blogposts.blog.model import Post, Term


@dataclass(frozen=True, slots=True)
class SortedTerm:
    """A term as functions for `*_sort_by` receive it."""

    name: str
    title: str
    posts: tuple[Post, ...]


def term_order(rule: Any) -> Callable[[Term], Any] | None:  # noqa: ANN401 - a word or a function
    """Return the key to sort terms by for a value of `*_sort_by`; None for the order of their kind.

    The key raises a `ValueError` that names the term for which the function fails.
    """
    if rule == "name":
        return None
    if rule == "posts":
        return lambda term: len(term.posts)
    known: list[Any] = []

    def key(term: Term) -> Any:  # noqa: ANN401 - what the function returns
        try:
            value = rule(SortedTerm(term.label, term.label, term.posts))
            known.append(value)
            sorted((known[0], value))  # Values of different types can't be compared.
        except Exception as error:
            raise ValueError(f"the function fails for {term.label!r}: {error!r}") from error
        del known[1:]
        return value

    return key
