"""Reading dates as authors mean them. All readers raise `FieldError` for values they can't read."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from dateutil import parser, tz

from mkdocs_blogposts.frontmatter.model import DateOrder, PostDate
from mkdocs_blogposts.text.problems import FieldError

from .text import says_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.frontmatter.block import RawValue

_HINT = "Write YYYY-MM-DD."


def parse_date(text: str, zone: dt.tzinfo, order: DateOrder | None = None) -> PostDate:
    """Parse a date, with or without a time and a time zone.

    It is parsed from the text as typed, not from the type that YAML guesses, so quotes don't matter.

    Args:
        text: the value as typed.
        zone: the time zone of times written without one, and of days without a time.
        order: what comes first in `1/2/2014`; None if not configured.

    Raises:
        FieldError: the text isn't a calendar day, or it is one in spite of a mistake.
    """
    if "::" in text:
        raise _with_single_colons(text, zone, order)
    try:
        moment = _moment(text.strip(), order)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=zone)
        return PostDate(
            day=moment.date(), instant=moment.astimezone(dt.timezone.utc), time=moment.time()
        )
    except FieldError:
        raise
    except (ValueError, OverflowError, ArithmeticError) as error:
        raise FieldError("not a date", text, _HINT, code="date-invalid") from error


def _with_single_colons(text: str, zone: dt.tzinfo, order: DateOrder | None) -> FieldError:
    """Return the error of a text such as `2017-02-10 00:10::00`, which has only one meaning."""
    with suppress(FieldError):
        date = parse_date(re.sub(r":{2,}", ":", text), zone, order)
        hint = "Write one colon between hours, minutes and seconds."
        return FieldError(
            "two colons in a date", text, hint, code="date-invalid", instead=date, is_clear=True
        )
    return FieldError("not a date", text, _HINT, code="date-invalid")


def date_of(raw: RawValue, zone: dt.tzinfo, order: DateOrder | None) -> PostDate:
    """Return the date in a front matter value; see `parse_date`."""
    if not isinstance(raw, str):
        raise FieldError("not a date", raw, _HINT, code="date-invalid")
    return parse_date(raw, zone, order)


# Words that people write instead of a date.
_NEVER = frozenset({"never", "none", "no", "false", "n/a"})


def expiry_of(raw: RawValue, zone: dt.tzinfo, order: DateOrder | None) -> PostDate | None:
    """Return the date as `date_of` does, or None for a word such as `never`."""
    return None if says_word(raw, _NEVER) else date_of(raw, zone, order)


def is_date(raw: RawValue, order: DateOrder | None) -> bool:
    """Return whether the value is a calendar day."""
    try:
        parse_date(raw if isinstance(raw, str) else "", dt.timezone.utc, order)
    except FieldError as error:
        return error.is_clear
    return True


# A time of day, and then its zone: an offset, or a name.
_TIME = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d*)?)?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
    r"\s*(?P<zone>[Zz]|(?P<sign>[+-])(?P<zone_hours>\d{1,2}):?(?P<zone_minutes>\d{2})?"
    r"|(?P<zone_name>[A-Za-z]{2,5}))?"
)
# YYYY-MM-DD and what YAML 1.1 calls a timestamp (https://yaml.org/type/timestamp.html): one-digit
# parts, a space for the `T`, a space before the zone. Also other forms that people use:
# slashes or dots, no seconds, am or pm, the name of a zone, and the characters that Chinese and
# Japanese put after each part.
_TIMESTAMP = re.compile(
    r"(?P<year>\d{4})(?P<separator>[-/.年])(?P<month>\d{1,2})(?:(?P=separator)|月)(?P<day>\d{1,2})日?"
    rf"(?:(?:[Tt]|,?\s+|(?<=日))\s*{_TIME})?"
)
_CHINESE_TIME = str.maketrans("点时分", ":::", "秒")
# The other ISO 8601 forms of a day: 20231006, 2023-W40-5, each also with a time.
_OTHER_ISO = re.compile(r"(?:\d{8}|\d{4}-?W\d{2}-?\d)(?:T.+)?")
_NUMBERS = re.compile(
    rf"(?P<first>\d{{1,2}})(?P<separator>[-/.])(?P<other>\d{{1,2}})(?P=separator)(?P<year>\d{{4}})(?:,?\s+{_TIME})?"
)
_MILLISECONDS = re.compile(r"\d{13}")
# No date is longer, and the patterns are slow with longer texts.
_MAX_LENGTH = 80
# A month by its name, a day and a year with four digits, in any order: Oct 16, 2023.
_WITH_MONTH_NAME = re.compile(
    r"(?=.*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)"
    r"(?=.*\b\d{4}\b)(?=.*\b\d{1,2}(?:st|nd|rd|th)?\b(?!:))[\w\s.,:+-]+",
    re.IGNORECASE,
)


def _moment(text: str, order: DateOrder | None) -> dt.datetime:
    if len(text) > _MAX_LENGTH:
        raise ValueError(text)
    if "年" in text:
        text = text.translate(_CHINESE_TIME).rstrip(":")
    if match := _TIMESTAMP.fullmatch(text):
        return _from_parts(match, month=match["month"], day=match["day"])
    if _OTHER_ISO.fullmatch(text):
        return parser.isoparser().isoparse(text)
    if match := _NUMBERS.fullmatch(text):
        order = order or _evident_order(match)
        if order is None:
            hint = "Write YYYY-MM-DD, or set the option `date_order` to `day` or `month`."
            raise FieldError("ambiguous date", text, hint, code="date-ambiguous")
        pair = (match["first"], match["other"])
        day, month = pair if order is DateOrder.DAY else reversed(pair)
        return _from_parts(match, month=month, day=day)
    if _MILLISECONDS.fullmatch(text):
        return dt.datetime.fromtimestamp(int(text) / 1000, tz=dt.timezone.utc)
    if _WITH_MONTH_NAME.fullmatch(text) and _has_one_day_and_year(text):
        return _with_month_name(text)
    raise ValueError(text)


def _evident_order(match: re.Match[str]) -> DateOrder | None:
    """Return whether the day or the month comes first, if one of the numbers can't be a month."""
    months = range(1, 13)
    if int(match["first"]) not in months:
        return DateOrder.DAY
    return DateOrder.MONTH if int(match["other"]) not in months else None


def _from_parts(match: re.Match[str], *, month: str, day: str) -> dt.datetime:
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    if half := match["half"]:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - the hours of half a day
            raise ValueError(hour)
        hour = hour % 12 + (12 if half[0] in "Pp" else 0)
    return dt.datetime(
        int(match["year"]), int(month), int(day), hour, minute, second, tzinfo=_zone(match)
    )


_TIME_AND_OFFSET = re.compile(r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?|[+-]\d{2}:?\d{2}\b")


def _has_one_day_and_year(text: str) -> bool:
    """Return whether there are exactly two numbers; dateutil would take a third as part of the date."""
    numbers = re.findall(r"\d+", _TIME_AND_OFFSET.sub(" ", text))
    years = [number for number in numbers if re.fullmatch(r"[1-9]\d{3}", number)]
    return len(numbers) == 2 and len(years) == 1  # noqa: PLR2004 - a day and a year


# Two days that differ in every part: if the results differ, a part is missing from the text.
_DEFAULTS = (dt.datetime(2001, 1, 1), dt.datetime(2002, 2, 2))  # noqa: DTZ001 - a zone may be written


def _with_month_name(text: str) -> dt.datetime:
    readings = {
        parser.parse(text, default=day, tzinfos=_zone_named, dayfirst=False) for day in _DEFAULTS
    }
    if len(readings) > 1:
        raise ValueError(text)  # Year, month or day is missing.
    return readings.pop()


def _zone(match: re.Match[str]) -> dt.tzinfo | None:
    if match["zone"] is None:
        return None
    if match["zone_name"]:
        return _zone_named(match["zone_name"], None)
    if match["sign"] is None:
        return dt.timezone.utc
    offset = dt.timedelta(hours=int(match["zone_hours"]), minutes=int(match["zone_minutes"] or 0))
    return dt.timezone(-offset if match["sign"] == "-" else offset)


# The names in RFC 5322, section 4.3, and those of Central Europe. Other names are ambiguous: they are
# ignored, and the time is in the site's zone.
_ZONE_HOURS: Mapping[str, int] = {
    "UTC": 0,
    "GMT": 0,
    "Z": 0,
    "CET": 1,
    "CEST": 2,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
}


def _zone_named(name: str | None, offset: int | None) -> dt.tzinfo | None:
    """Return the zone with this name or this offset in seconds, or None if it is unknown."""
    if offset is not None:
        return tz.tzoffset(None, offset)
    hours = _ZONE_HOURS.get((name or "").upper())
    return None if hours is None else dt.timezone(dt.timedelta(hours=hours))


# 2023-10-06, 20231006 and 231006, with or without a name after them.
_LEADING_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})-(?P<day>\d{2})|(?P<month2>\d{2})(?P<day2>\d{2}))"
    r"(?:[-_ ]+(?P<rest>.+))?|(?P<short>\d{6})[-_ ]+(?P<short_rest>.+)",
    re.DOTALL,
)


# The same with other separators, anywhere in a path or URL.
_DATE_IN_PATH = re.compile(
    r"(?<![\w.-])(?P<year>(?:19|20)\d{2})(?:(?P<separator>[-/_.])(?P<month>\d{1,2})(?P=separator)(?P<day>\d{1,2})"
    r"|(?P<month2>\d{2})(?P<day2>\d{2}))(?![^\W_])"
)


def day_in_path(path: str) -> str:
    """Return the first day in a path or URL such as `/posts/2018/04/06/my-post` in ISO 8601.

    Return an empty string if there is none.
    """
    for match in _DATE_IN_PATH.finditer(path):
        parts = (match["year"], match["month"] or match["month2"], match["day"] or match["day2"])
        if day := iso_day(*parts):
            return day
    return ""


def split_leading_date(name: str) -> tuple[str, str]:
    """Split `2023-10-06-my-title` into `2023-10-06` and `my-title`.

    The date may be without hyphens, and before a name its year may have two digits
    (`231006-my-title`). If the name is only a date, the second part is the date as well. If there is no
    date, the first part is empty.
    """
    match = _LEADING_DATE.fullmatch(name)
    if match is None:
        return "", name
    if short := match["short"]:
        parts = (f"20{short[:2]}", short[2:4], short[4:])
    else:
        parts = (match["year"], match["month"] or match["month2"], match["day"] or match["day2"])
    date = iso_day(*parts)
    return (date, match["rest"] or match["short_rest"] or name) if date else ("", name)


def iso_day(year: str, month: str, day: str) -> str:
    """Return the day in ISO 8601, or an empty string if it doesn't exist."""
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
