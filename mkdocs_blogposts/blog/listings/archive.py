"""The archive: listings by year, and by month if configured."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.model import Kind, Period
from mkdocs_blogposts.text.dates import has_only_years, locale_of, pattern_of, written
from mkdocs_blogposts.text.listing_paths import safe_path

if TYPE_CHECKING:
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


def archive_by(path_format: str, label_format: str = "yyyy", *, language: str = "en") -> Kind:
    """Return an archive of other periods: days with the same path are one.

    Args:
        path_format: the date format of their paths.
        label_format: the date format of what readers see.
        language: the language of the site.
    """
    locale = locale_of(language)
    is_of_years = has_only_years(path_format)

    def periods(post: Post) -> list[Period]:
        if post.meta.date is None:
            return []
        day = post.meta.date.day
        path = safe_path(written(day, path_format, locale))
        label = written(day, label_format, locale)
        return [Period(day.year, None if is_of_years else day.month, path=path, label=label)]

    own_pages = pattern_of(path_format)
    return replace(ARCHIVE, terms=periods, order=newest_post_first, own_pages=own_pages)


def archive_by_month(label_format: str = "", *, language: str = "en") -> Kind:
    """Return an archive of years and months.

    Args:
        label_format: the date format of what readers see of a month; empty for its usual name.
        language: the language of the site.
    """
    locale = locale_of(language)

    def years_and_months(post: Post) -> list[Period]:
        if post.meta.date is None:
            return []
        month = post.meta.date.day.replace(day=1)
        name = written(month, label_format, locale) if label_format else ""
        return [Period(month.year), Period(month.year, month.month, label=name)]

    return replace(ARCHIVE, terms=years_and_months)
