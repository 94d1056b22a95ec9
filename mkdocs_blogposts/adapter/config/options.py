"""Types of options: reading and checking their values."""

from __future__ import annotations

import zoneinfo
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption, ValidationError

from mkdocs_blogposts.frontmatter.model import DateOrder
from mkdocs_blogposts.text.dates import NAMED_FORMATS, check_date_format
from mkdocs_blogposts.text.problems import CODES, FIXED_CODES, Severities, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable


class OneOf(BaseConfigOption["str | None"]):
    """One of several words, or None."""

    def __init__(self, choices: Iterable[str]) -> None:
        super().__init__()
        self.choices = tuple(choices)

    def run_validation(self, value: object) -> str | None:
        """Return the value."""
        if value is None or (isinstance(value, str) and value in self.choices):
            return value
        raise ValidationError(f"not one of {', '.join(self.choices)} (got {value!r}).")


class Zone(BaseConfigOption[zoneinfo.ZoneInfo]):
    """A time zone of the IANA database."""

    def run_validation(self, value: object) -> zoneinfo.ZoneInfo:
        """Return the value, converted."""
        if isinstance(value, zoneinfo.ZoneInfo):
            return value
        try:
            return zoneinfo.ZoneInfo(str(value))
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
            # Few short names mean what people expect: CEST doesn't exist, EST has no summer time.
            places = {name for name in zoneinfo.available_timezones() if "/" in name}
            near = nearest(str(value), places)
            message = f"not a time zone (got {value!r}). {near or 'Write a name like Europe/Berlin.'}"
            raise ValidationError(message) from error


class Count(c.Type[int]):
    """A whole number, at least `least`. As the value of `c.Optional`, None is no limit or a default."""

    def __init__(self, *, least: int, default: int | None = None) -> None:
        super().__init__(int, default=default)
        self.least = least

    def run_validation(self, value: object) -> int:
        """Return the value, converted."""
        number = super().run_validation(value)
        if isinstance(value, bool) or number < self.least:
            raise ValidationError(f"not a whole number of at least {self.least} (got {value!r}).")
        return number


class Order(BaseConfigOption["DateOrder | None"]):
    """Whether the day or the month comes first in dates such as 1/2/2014, or None."""

    choices = tuple(order.value for order in DateOrder)

    def run_validation(self, value: object) -> DateOrder | None:
        """Return the value, converted."""
        if value is None or isinstance(value, DateOrder):
            return value
        try:
            return DateOrder(value)
        except ValueError as error:
            raise ValidationError(f"neither day nor month (got {value!r}).") from error


class Separator(BaseConfigOption["Separator.Value"]):
    """The text that ends an excerpt: an HTML comment, a tag or plain text."""

    class Value(NamedTuple):
        """A separator."""

        comment: str = ""
        """The text of the comment in lower case."""
        marker: str = ""
        """The tag or the text, if it isn't a comment."""

    def run_validation(self, value: object) -> Value:
        """Return the value, converted."""
        if isinstance(value, Separator.Value):
            return value
        if value is not None and not isinstance(value, str):
            raise ValidationError(f"not a text (got {value!r}). Write something like <!-- more -->.")
        text = (value or "").strip()
        inner = text.removeprefix("<!--").removesuffix("-->")
        if len(text) - len(inner) == len("<!---->"):
            return Separator.Value(comment=inner.partition(":")[0].strip().lower())
        if "<!--" in text or "-->" in text:
            raise ValidationError(
                f"not an HTML comment (got {value!r}). Write something like <!-- more -->."
            )
        return Separator.Value(marker=text)


class DateFormat(BaseConfigOption[str]):
    """The format of dates: a name or a pattern; empty for the default."""

    def run_validation(self, value: object) -> str:
        """Return the value, converted."""
        if value is None or value == "":
            return ""
        try:
            check_date_format(value if isinstance(value, str) else "")
        except ValueError as error:
            names = ", ".join(NAMED_FORMATS)
            hint = f"Write one of {names}, or a pattern like d MMMM y."
            raise ValidationError(f"{error} (got {value!r}). {hint}") from error
        return str(value)


class Problems(BaseConfigOption[Severities]):
    """A mapping from codes of problems to severities."""

    def __init__(self) -> None:
        super().__init__()
        self.default: dict[str, str] = {}

    def run_validation(self, value: object) -> Severities:
        """Return the value, converted."""
        if isinstance(value, Severities):
            return value
        if not isinstance(value, dict):
            raise ValidationError(
                f"not a mapping (got {value!r}). Write a line like date-missing: error."
            )
        return Severities({str(code): self._severity(str(code), name) for code, name in value.items()})

    def _severity(self, code: str, name: object) -> Severity:
        if code not in CODES:
            hint = nearest(code, set(CODES)) or "docs/problems.md lists all codes."
            raise ValidationError(f"unknown code {code}. {hint}")
        if code in FIXED_CODES:
            raise ValidationError(f"{code} is always an error. Remove the line.")
        try:
            return Severity(name)
        except ValueError as error:
            known = ", ".join(severity.value for severity in reversed(Severity))
            raise ValidationError(
                f"{code}: not a severity (got {name!r}). Write one of {known}."
            ) from error


class DocsFile(BaseConfigOption[str]):
    """A file in `docs_dir`; `{blog}` is the blog's folder."""

    def run_validation(self, value: object) -> str:
        """Return the value, converted."""
        text = value.strip().removeprefix("./") if isinstance(value, str) else ""
        if not text or text.startswith("/") or ".." in text.split("/"):
            raise ValidationError(f"not a file in docs_dir (got {value!r}).")
        return text


def nearest(name: str, known: set[str]) -> str:
    """Return a sentence that suggests the known name most like this one, or nothing."""
    matches = get_close_matches(name, sorted(known), n=1)
    return f"Did you mean {matches[0]}?" if matches else ""
