"""Dates in formats of CLDR, such as `yyyy/MM`."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial
from typing import TYPE_CHECKING

from babel.dates import format_date, format_datetime

from mkdocs_blogposts.blog.model import Period
from mkdocs_blogposts.text.listing_paths import safe_path

from .strings import locale_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from babel import Locale

NAMED_FORMATS = ("full", "long", "medium", "short")
"""The formats of each language that have a name."""
_TEXT_FORMAT = re.compile(r"'[^']*'|[A-Za-z]+")


def formatted_day(day: dt.date, pattern: str, locale: Locale) -> str:
    """Return a day in a format of CLDR.

    Raises:
        ValueError: the format has a field that doesn't exist.
    """
    if pattern in NAMED_FORMATS:
        return format_date(day, pattern, locale=locale)
    # Other than that of a day, this may have fields for the time.
    moment = dt.datetime.combine(day, dt.time(), tzinfo=dt.timezone.utc)
    return format_datetime(moment, pattern, locale=locale)


def period_formatter(path_format: str, label_format: str, language: str) -> Callable[[dt.date], Period]:
    """Return a function that returns the period of a day.

    Days with the same path are one period.

    Args:
        path_format: the format of its path in the archive.
        label_format: the format of what readers see.
        language: the language of the site.
    """
    locale = locale_of(language)
    return partial(_period, path_format=path_format, label_format=label_format, locale=locale)


def label_formatter(label_format: str, language: str) -> Callable[[dt.date], str]:
    """Return a function that returns what readers see of a day in this format."""
    return partial(formatted_day, pattern=label_format, locale=locale_of(language))


def _period(day: dt.date, *, path_format: str, label_format: str, locale: Locale) -> Period:
    path = safe_path(formatted_day(day, path_format, locale))
    return Period(
        day.year,
        day.month if _has_more_than_the_year(path_format) else None,
        path=path,
        label=formatted_day(day, label_format, locale),
    )


def _has_more_than_the_year(pattern: str) -> bool:
    return pattern in NAMED_FORMATS or any(
        part[0] not in "'yYu" for part in _TEXT_FORMAT.findall(pattern)
    )


def pattern_of_paths(path_format: str) -> str:
    """Return a regular expression for the paths that a format makes."""
    if path_format in NAMED_FORMATS:
        return ".+"
    parts: list[str] = []
    last = 0
    for match in _TEXT_FORMAT.finditer(path_format):
        parts += [re.escape(path_format[last : match.start()]), _pattern_of(match[0])]
        last = match.end()
    return "".join((*parts, re.escape(path_format[last:])))


def _pattern_of(part: str) -> str:
    if part[0] == "'":
        return re.escape(part.strip("'") or "'")
    is_text = part[0] in "EeGabBzZOvVXx" or (part[0] in "MLQq" and len(part) > 2)  # noqa: PLR2004
    return "[^/]+" if is_text else "[0-9]+"
