"""Writing dates in any language, in the formats of the Unicode CLDR."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import PATTERN_CHARS, format_date, format_datetime

NAMED_FORMATS = ("short", "medium", "long", "full")
"""The formats that each language defines itself."""


# Listings show the same days again and again.
@lru_cache(maxsize=4096)
def written(day: dt.date, date_format: str, locale: Locale) -> str:
    """Return a date in a named format or a pattern such as `d MMMM y`, which may include the time."""
    if date_format in NAMED_FORMATS:
        return format_date(day, date_format, locale=locale)
    return format_datetime(day, date_format, locale=locale)


@lru_cache
def locale_or_none(language: str) -> Locale | None:
    """Return CLDR's data for a language such as `de` or `pt-BR`, if necessary without its region."""
    tag = language.replace("_", "-")
    for code in (tag, tag.partition("-")[0]):
        try:
            return Locale.parse(code, sep="-")
        except (ValueError, TypeError, UnknownLocaleError):
            continue
    return None


def locale_of(language: str) -> Locale:
    """Return CLDR's data for a language, or for English if it isn't known."""
    return locale_or_none(language) or Locale("en")


def check_date_format(date_format: str) -> None:
    """Check a named format or a pattern.

    Raises:
        ValueError: it can't be used; the message says why.
    """
    if date_format in NAMED_FORMATS:
        return
    if "%" in date_format:
        raise ValueError("percent signs are Python's format, not a pattern")
    if date_format.count("'") % 2:
        raise ValueError("a quote isn't closed")
    unquoted = "".join(date_format.split("'")[::2])
    letters = [letter for letter in unquoted if letter.isascii() and letter.isalpha()]
    if not letters:
        raise ValueError("no part of a date in it")
    for letter in letters:
        if letter not in PATTERN_CHARS:
            raise ValueError(f"{letter} isn't a part of a date")
    try:
        format_datetime(_EXAMPLE, date_format, locale=Locale("en"))
    except (ValueError, KeyError, AttributeError, NotImplementedError) as error:
        raise ValueError("not a pattern for dates") from error


def has_only_years(date_format: str) -> bool:
    """Return whether the format shows nothing of a date but its year."""
    if date_format in NAMED_FORMATS:
        return False
    return all(part[0] in "'yYu" for part in _PART.findall(date_format))


def pattern_of(date_format: str) -> str:
    """Return a regular expression for the dates in this format."""
    if date_format in NAMED_FORMATS:
        return ".+"
    parts: list[str] = []
    last = 0
    for match in _PART.finditer(date_format):
        parts += [re.escape(date_format[last : match.start()]), _pattern_of_part(match[0])]
        last = match.end()
    return "".join((*parts, re.escape(date_format[last:])))


def _pattern_of_part(part: str) -> str:
    if part[0] == "'":
        return re.escape(part.strip("'") or "'")
    is_text = part[0] in "EeGabBzZOvVXx" or (part[0] in "MLQq" and len(part) > 2)  # noqa: PLR2004
    return "[^/]+" if is_text else "[0-9]+"


_PART = re.compile(r"'[^']*'|[A-Za-z]+")
_EXAMPLE = dt.datetime(2023, 10, 6, 12, 30)  # noqa: DTZ001 - no zone is shown
