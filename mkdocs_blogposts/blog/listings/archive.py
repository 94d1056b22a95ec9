"""The archive: listings by year, and by month if configured."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.model import Kind, Period

if TYPE_CHECKING:
    from mkdocs_blogposts.blog.model import Post, Term

_AFTER_DECEMBER = 13


def years(post: Post) -> list[Period]:
    """Return the year of the post as written; nothing for a post without a date."""
    date = post.meta.date
    return [Period(date.day.year)] if date else []


def years_and_months(post: Post) -> list[Period]:
    """Return the year and the month of the post."""
    date = post.meta.date
    return [Period(date.day.year), Period(date.day.year, date.day.month)] if date else []


def newest_first(term: Term) -> tuple[int, int]:
    """Return a key that sorts years newest first, each before its months."""
    period = term.period or Period(0)
    return -period.year, -(period.month or _AFTER_DECEMBER)


ARCHIVE = Kind(name="archive", terms=years, order=newest_first, gives_way=True)
ARCHIVE_BY_MONTH = replace(ARCHIVE, terms=years_and_months)
