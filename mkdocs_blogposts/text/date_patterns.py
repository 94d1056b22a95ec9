"""Dates by CLDR patterns, such as `yyyy/MM/dd`, in any language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime

if TYPE_CHECKING:
    import datetime as dt

_NAMED = ("full", "long", "medium", "short")


class DatePatternError(ValueError):
    """A text isn't a date pattern. The message has the reason."""


def formatted_date(moment: dt.datetime, pattern: str, language: str) -> str:
    """Return the moment in this pattern.

    Args:
        moment: the moment, whose zone doesn't matter: it is shown as it is.
        pattern: `full`, `long`, `medium` or `short` for a day, or a CLDR pattern.
        language: the language of names, such as `de` or `pt-BR`; English if CLDR doesn't know it.

    Raises:
        DatePatternError: it isn't a pattern.
    """
    locale = locale_of(language)
    try:
        if pattern in _NAMED:
            return format_date(moment, format=pattern, locale=locale)
        return format_datetime(moment, format=pattern, locale=locale)
    except (AttributeError, KeyError, ValueError, TypeError) as error:
        raise DatePatternError(f"not a date pattern: {error}") from error


@lru_cache
def locale_of(language: str) -> Locale:
    """Return CLDR's data for a language, or for English if CLDR doesn't know it."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")
