"""The archive: listings by year, and by month if configured."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.model import Kind, Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from mkdocs_blogposts.blog.model import Post, Term

_AFTER_DECEMBER = 13


def years(post: Post) -> list[Period]:
    """Return the year of the post as written; nothing for a post without a date."""
    date = post.meta.date
    return [Period(date.day.year)] if date else []


def newest_first(term: Term) -> tuple[int, int]:
    """Return a key that sorts years newest first, each before its months."""
    period = term.period or Period(0)
    return -period.year, -(period.month or _AFTER_DECEMBER)


def newest_post_first(term: Term) -> tuple[int]:
    """Return a key that sorts periods by their newest posts."""
    days = (post.meta.date.day for post in term.posts if post.meta.date)
    return (-max(days).toordinal(),)


ARCHIVE = Kind(
    name="archive",
    terms=years,
    order=newest_first,
    gives_way=True,
    own_pages=r"[0-9]{4}(/[0-9][0-9])?",
)


def archive_by(period: Callable[[dt.date], Period], *, own_pages: str) -> Kind:
    """Return an archive of other periods.

    Args:
        period: returns the period of a day.
        own_pages: a regular expression for their paths.
    """

    def periods(post: Post) -> list[Period]:
        date = post.meta.date
        return [period(date.day)] if date else []

    return replace(ARCHIVE, terms=periods, order=newest_post_first, own_pages=own_pages)


def archive_by_month(label: Callable[[dt.date], str] | None = None) -> Kind:
    """Return an archive of years and months.

    Args:
        label: returns what readers see of a month; None for its usual name.
    """

    def years_and_months(post: Post) -> list[Period]:
        if post.meta.date is None:
            return []
        month = post.meta.date.day.replace(day=1)
        name = label(month) if label else ""
        return [Period(month.year), Period(month.year, month.month, label=name)]

    return replace(ARCHIVE, terms=years_and_months)
