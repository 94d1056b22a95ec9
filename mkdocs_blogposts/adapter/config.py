"""The plugin's options as the site's owner writes them."""

from __future__ import annotations

import zoneinfo
from difflib import get_close_matches
from typing import TYPE_CHECKING

from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption, Config, ValidationError

from mkdocs_blogposts.core.permalink import Permalink, PermalinkError, PermalinkPattern
from mkdocs_blogposts.core.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.base import ConfigErrors, ConfigWarnings


class _Folder(BaseConfigOption[str]):
    """A folder below `docs_dir`; `.` is `docs_dir` itself, kept as the empty string."""

    def run_validation(self, value: object) -> str:
        text = value.strip().strip("/") if isinstance(value, str) else ""
        if text == ".":
            return ""
        try:
            return str(Permalink(text.removeprefix("./")))
        except PermalinkError as error:
            message = (
                f"not a folder below docs_dir (got {value!r}). Write a path like blog or news/blog."
            )
            raise ValidationError(message) from error


class _Pattern(BaseConfigOption["PermalinkPattern | None"]):
    """A permalink pattern, or nothing."""

    def run_validation(self, value: object) -> PermalinkPattern | None:
        if value is None or isinstance(value, PermalinkPattern):
            return value
        try:
            return PermalinkPattern(str(value))
        except PermalinkError as error:
            message = f"{error} (got {value!r}). Write a pattern like {{year}}/{{month}}/{{slug}}."
            raise ValidationError(message) from error


class _Zone(BaseConfigOption[zoneinfo.ZoneInfo]):
    """A time zone of the IANA database."""

    def run_validation(self, value: object) -> zoneinfo.ZoneInfo:
        if isinstance(value, zoneinfo.ZoneInfo):
            return value
        try:
            return zoneinfo.ZoneInfo(str(value))
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
            # Of the short names few mean what people take them for: CEST is none, EST has no summer.
            places = {name for name in zoneinfo.available_timezones() if "/" in name}
            near = _nearest(str(value), places)
            message = f"not a time zone (got {value!r}). {near or 'Write one like Europe/Berlin.'}"
            raise ValidationError(message) from error


class _Count(c.Type[int]):
    """A whole number from `least` on."""

    def __init__(self, *, least: int, default: int) -> None:
        super().__init__(int, default=default)
        self.least = least

    def run_validation(self, value: object) -> int:
        number = super().run_validation(value)
        if isinstance(value, bool) or number < self.least:
            raise ValidationError(f"not a whole number from {self.least} on (got {value!r}).")
        return number


class BlogpostsConfig(Config):
    """The options of one blog. Each is documented in `docs/options.md`."""

    blog_dir = _Folder()
    permalink = _Pattern()
    posts_per_page = _Count(least=1, default=10)
    nav_posts = _Count(least=0, default=5)
    nav_summaries = c.Type(bool, default=True)
    summary_length = _Count(least=20, default=160)
    tags = c.Type(bool, default=True)
    timezone = _Zone()

    blog_dir.default = "blog"
    permalink.default = None
    timezone.default = "UTC"

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Check all options; unlike in MkDocs, an unknown name is an error that names the nearest."""
        errors, warnings = super().validate()
        options = dict(self._schema)
        if errors:
            errors = list(self._errors())  # MkDocs stops at the first.
        unknown = [name for name in self if name not in options]
        for name in unknown:
            near = _nearest(str(name), set(options))
            hint = near or f"The options are {', '.join(sorted(options))}."
            message = f"there is no such option. {hint}"
            errors.append((str(name), ValidationError(message)))
        return errors, [warning for warning in warnings if warning[0] not in unknown]

    def _errors(self) -> Iterator[tuple[str, Exception]]:
        for name, option in self._schema:
            try:
                option.validate(self[name])
            except ValidationError as error:
                yield name, error

    def settings(self, *, use_directory_urls: bool) -> Settings:
        """Return the options in the core's own types."""
        return Settings(
            blog_dir=self.blog_dir,
            permalink=self.permalink,
            posts_per_page=self.posts_per_page,
            nav_posts=self.nav_posts,
            nav_summaries=self.nav_summaries,
            summary_length=self.summary_length,
            tags=self.tags,
            timezone=self.timezone,
            use_directory_urls=use_directory_urls,
        )


def _nearest(name: str, known: set[str]) -> str:
    matches = get_close_matches(name, sorted(known), n=1)
    return f"Did you mean {matches[0]}?" if matches else ""
