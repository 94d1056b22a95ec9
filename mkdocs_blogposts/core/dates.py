"""The dates authors write, as they meant them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from dateutil.parser import isoparser

from .problems import FieldError

_HINT = "Write YYYY-MM-DD."

# YYYY-MM-DD and what YAML 1.1 calls a timestamp (https://yaml.org/type/timestamp.html): one-digit
# parts, a space for the `T`, a space before the zone. Seconds may be missing, as people write.
_TIMESTAMP = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:[Tt\s]\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d*)?)?"
    r"\s*(?P<zone>[Zz]|(?P<sign>[+-])(?P<zone_hours>\d{1,2}):?(?P<zone_minutes>\d{2})?)?)?"
)
# The other ISO 8601 forms that name a day: 20231006, 2023-W40-5, each also with a time.
_OTHER_ISO = re.compile(r"(?:\d{8}|\d{4}-?W\d{2}-?\d)(?:T.+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostDate:
    """A date as the author wrote it."""

    day: dt.date
    """The written calendar day, never converted to another zone: what readers see everywhere."""
    instant: dt.datetime
    """When that is, in UTC: what decides order, and whether it lies ahead."""


def parse_date(text: str, zone: dt.tzinfo) -> PostDate:
    """Read what the author wrote as a date, with or without time and zone.

    Works on the written text and not on what YAML makes of it, so that a date means the same with
    and without quotes.

    Args:
        text: the value as typed.
        zone: the zone of a time written without one; a day without a time begins at midnight there.

    Raises:
        FieldError: the text names no calendar day.
    """
    try:
        moment = _moment(text.strip())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=zone)
        return PostDate(day=moment.date(), instant=moment.astimezone(dt.timezone.utc))
    except (ValueError, OverflowError) as error:
        raise FieldError("not a date", text, _HINT) from error


def _moment(text: str) -> dt.datetime:
    if match := _TIMESTAMP.fullmatch(text):
        year, month, day, hour, minute, second = (
            int(match[part] or 0) for part in ("year", "month", "day", "hour", "minute", "second")
        )
        return dt.datetime(year, month, day, hour, minute, second, tzinfo=_zone(match))
    if _OTHER_ISO.fullmatch(text):
        return isoparser().isoparse(text)
    raise ValueError(text)


def _zone(match: re.Match[str]) -> dt.tzinfo | None:
    if match["zone"] is None:
        return None
    if match["sign"] is None:
        return dt.timezone.utc
    offset = dt.timedelta(hours=int(match["zone_hours"]), minutes=int(match["zone_minutes"] or 0))
    return dt.timezone(-offset if match["sign"] == "-" else offset)


_LEADING_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[-_ ]+(.+))?", re.DOTALL)


def split_leading_date(name: str) -> tuple[str, str]:
    """Split `2023-10-06-my-title` into `2023-10-06` and `my-title`.

    A name that is only a date keeps itself as its name; one without a possible date is returned
    whole, with an empty date.
    """
    match = _LEADING_DATE.fullmatch(name)
    if match is None:
        return "", name
    year, month, day, rest = match.groups()
    try:
        dt.date(int(year), int(month), int(day))
    except ValueError:
        return "", name
    return f"{year}-{month}-{day}", rest or name
