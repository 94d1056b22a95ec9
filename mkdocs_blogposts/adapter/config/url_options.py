"""Types of options that URLs are made of: folders, patterns, date formats and functions for slugs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mkdocs.config.base import BaseConfigOption, ValidationError

from mkdocs_blogposts.text import slugs
from mkdocs_blogposts.text.dates import check_date_format, locale_of, written
from mkdocs_blogposts.text.permalinks import (
    Permalink,
    PermalinkError,
    PermalinkPattern,
    is_safe_part,
)

if TYPE_CHECKING:
    from mkdocs_blogposts.text.slugs import SlugRule


class Folder(BaseConfigOption[str]):
    """A folder in `docs_dir`; `.` is `docs_dir` itself and becomes the empty string."""

    def run_validation(self, value: object) -> str:
        """Return the value, converted."""
        text = value.strip().strip("/") if isinstance(value, str) else ""
        if text == ".":
            return ""
        try:
            return str(Permalink(text.removeprefix("./")))
        except PermalinkError as error:
            message = f"not a folder in docs_dir (got {value!r}). Write a path like blog or news/blog."
            raise ValidationError(message) from error


class PostsFolder(BaseConfigOption[str]):
    """A folder in `docs_dir`; `{blog}` is the blog's folder, and `.` is `docs_dir` itself."""

    def run_validation(self, value: object) -> str:
        """Return the value without slashes at its ends."""
        text = value.strip().removeprefix("./").strip("/") if isinstance(value, str) else ""
        try:
            if text != ".":
                Permalink(text.replace("{blog}", "blog"))
        except PermalinkError as error:
            message = f"not a folder in docs_dir (got {value!r}). Write a path like {{blog}}/posts."
            raise ValidationError(message) from error
        return text


class Pattern(BaseConfigOption["PermalinkPattern | None"]):
    """A permalink pattern, or None."""

    def run_validation(self, value: object) -> PermalinkPattern | None:
        """Return the value, converted."""
        if value is None or isinstance(value, PermalinkPattern):
            return value
        try:
            return PermalinkPattern(str(value))
        except PermalinkError as error:
            message = f"{error} (got {value!r}). Write a pattern like {{year}}/{{month}}/{{slug}}."
            raise ValidationError(message) from error


class UrlDateFormat(BaseConfigOption[str]):
    """A CLDR date pattern that gives a path."""

    def run_validation(self, value: object) -> str:
        """Return the value."""
        hint = "Write a pattern like yyyy/MM/dd."
        try:
            check_date_format(value if isinstance(value, str) else "")
        except ValueError as error:
            raise ValidationError(f"{error} (got {value!r}). {hint}") from error
        path = written(_SAMPLE_DAY, str(value), locale_of("en"))
        if not all(is_safe_part(part) for part in path.split("/") if part):
            what = f"gives {path!r}, which some systems don't allow as a path (got {value!r})"
            raise ValidationError(f"{what}. {hint}")
        return str(value)


_SAMPLE_DAY = dt.date(2026, 11, 28)


class SlugFunction(BaseConfigOption["SlugRule | None"]):
    """A function that makes a slug of a text and a separator, or None."""

    def run_validation(self, value: object) -> SlugRule | None:
        """Return the value."""
        hint = "Write a function that gets a text and a separator, and returns a slug."
        if value is None:
            return None
        if not callable(value):
            raise ValidationError(f"not a function (got {value!r}). {hint}")
        try:
            slug = value("A title", "-")
        except Exception as error:
            raise ValidationError(f"fails: {error!r} (got {value!r}). {hint}") from error
        if not isinstance(slug, str):
            raise ValidationError(f"returns {slug!r}, not text (got {value!r}). {hint}")
        rule: SlugRule = value
        return rule


def slug_function(rule: SlugRule | None, separator: str) -> slugs.SlugFunction | None:
    """Return the function with its separator, or None if neither is set."""
    if rule is None and separator == "-":
        return None
    return slugs.SlugFunction(rule or slugs.title_slug, separator)
