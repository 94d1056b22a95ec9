"""Splitting a listing into pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


def paginate(items: Sequence[T], size: int | None) -> list[tuple[T, ...]]:
    """Split the items into pages of `size`, or one page for None. Without items, it is empty."""
    if size is None:
        return [tuple(items)]
    return [tuple(items[i : i + size]) for i in range(0, len(items), size)] or [()]


def shown_numbers(current: int, total: int, *, reach: int = 2) -> list[int | None]:
    """Return the page numbers to link to: the first, the last, those around `current`; None for a gap.

    The number of links doesn't grow with the number of pages.

    Args:
        current: the number of the current page.
        total: the number of pages.
        reach: how many pages before and after the current one are linked.
    """
    near = {1, total, *range(current - reach, current + reach + 1)}
    numbers: list[int | None] = []
    for number in sorted(n for n in near if 1 <= n <= total):
        before = numbers[-1] if numbers else None
        if before is not None and number - before == 2:  # noqa: PLR2004 - a gap of one page
            numbers.append(number - 1)
        elif before is not None and number - before > 2:  # noqa: PLR2004
            numbers.append(None)
        numbers.append(number)
    return numbers
