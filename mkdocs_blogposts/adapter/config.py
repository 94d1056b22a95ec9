"""The plugin's options in `mkdocs.yml`: reading, checking and describing them."""

from __future__ import annotations

import zoneinfo
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption, Config, ValidationError

from mkdocs_blogposts.blog.companions.folder_defaults import DEFAULTS_NAMES
from mkdocs_blogposts.blog.listings.archive import ARCHIVE, ARCHIVE_BY_MONTH
from mkdocs_blogposts.blog.listings.kinds import KINDS
from mkdocs_blogposts.blog.settings import EXCERPT_SEPARATORS, Settings
from mkdocs_blogposts.frontmatter.field_table import Field, FieldTable
from mkdocs_blogposts.frontmatter.fields import FIELDS, KEPT_KEYS
from mkdocs_blogposts.frontmatter.model import DateOrder
from mkdocs_blogposts.render.outputs.outputs import OUTPUTS, Output
from mkdocs_blogposts.text.permalinks import Permalink, PermalinkError, PermalinkPattern
from mkdocs_blogposts.text.problems import CODES, FIXED_CODES, Severities, Severity

from .compat import material, material_blog

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_blogposts.blog.model import Kind


class _Folder(BaseConfigOption[str]):
    """A folder in `docs_dir`; `.` is `docs_dir` itself and becomes the empty string."""

    def run_validation(self, value: object) -> str:
        text = value.strip().strip("/") if isinstance(value, str) else ""
        if text == ".":
            return ""
        try:
            return str(Permalink(text.removeprefix("./")))
        except PermalinkError as error:
            message = f"not a folder in docs_dir (got {value!r}). Write a path like blog or news/blog."
            raise ValidationError(message) from error


class _Pattern(BaseConfigOption["PermalinkPattern | None"]):
    """A permalink pattern, or None."""

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
            # Few short names mean what people expect: CEST doesn't exist, EST has no summer time.
            places = {name for name in zoneinfo.available_timezones() if "/" in name}
            near = _nearest(str(value), places)
            message = f"not a time zone (got {value!r}). {near or 'Write a name like Europe/Berlin.'}"
            raise ValidationError(message) from error


class _Count(c.Type[int]):
    """A whole number, at least `least`."""

    def __init__(self, *, least: int, default: int) -> None:
        super().__init__(int, default=default)
        self.least = least

    def run_validation(self, value: object) -> int:
        number = super().run_validation(value)
        if isinstance(value, bool) or number < self.least:
            raise ValidationError(f"not a whole number of at least {self.least} (got {value!r}).")
        return number


class _Order(BaseConfigOption["DateOrder | None"]):
    """Whether the day or the month comes first in dates such as 1/2/2014, or None."""

    choices = tuple(order.value for order in DateOrder)

    def run_validation(self, value: object) -> DateOrder | None:
        if value is None or isinstance(value, DateOrder):
            return value
        try:
            return DateOrder(value)
        except ValueError as error:
            raise ValidationError(f"neither day nor month (got {value!r}).") from error


class _Comment(BaseConfigOption[str]):
    """An HTML comment; its value is the text of the comment in lower case."""

    def run_validation(self, value: object) -> str:
        text = value.strip() if isinstance(value, str) else str(value or "")
        inner = text.removeprefix("<!--").removesuffix("-->")
        if text and len(text) - len(inner) != len("<!---->"):
            raise ValidationError(
                f"not an HTML comment (got {value!r}). Write something like <!-- more -->."
            )
        return inner.partition(":")[0].strip().lower()


class _Problems(BaseConfigOption[Severities]):
    """A mapping from codes of problems to severities."""

    def __init__(self) -> None:
        super().__init__()
        self.default: dict[str, str] = {}

    def run_validation(self, value: object) -> Severities:
        if isinstance(value, Severities):
            return value
        if not isinstance(value, dict):
            raise ValidationError(
                f"not a mapping (got {value!r}). Write a line like date-missing: error."
            )
        return Severities({str(code): self._severity(str(code), name) for code, name in value.items()})

    def _severity(self, code: str, name: object) -> Severity:
        if code not in CODES:
            hint = _nearest(code, set(CODES)) or "docs/problems.md lists all codes."
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


class _DocsFile(BaseConfigOption[str]):
    """A file in `docs_dir`; `{blog}` is the blog's folder."""

    def run_validation(self, value: object) -> str:
        text = value.strip().removeprefix("./") if isinstance(value, str) else ""
        if not text or text.startswith("/") or ".." in text.split("/"):
            raise ValidationError(f"not a file in docs_dir (got {value!r}).")
        return text


class BlogpostsConfig(Config):
    """The options of one blog. Each is documented in `docs/options.md`."""

    blog_dir = _Folder()
    permalink = _Pattern()
    posts_per_page = _Count(least=1, default=10)
    nav_posts = _Count(least=0, default=5)
    nav_summaries = c.Type(bool, default=True)
    summary_length = _Count(least=20, default=160)
    tags = c.Type(bool, default=True)
    categories = c.Type(bool, default=True)
    archive = c.Type(bool, default=True)
    archive_by = c.Choice(("year", "month"), default="year")
    feed = c.Type(bool, default=True)
    categories_allowed = c.ListOfItems(c.Type(str), default=[])
    authors_file = c.Optional(_DocsFile())
    date_order = _Order()
    timezone = _Zone()
    post_readtime = c.Type(bool, default=True)
    post_readtime_words_per_minute = _Count(least=1, default=220)
    post_excerpt_separator = _Comment()
    leak_check = c.Type(bool, default=True)
    leak_check_allow = c.ListOfItems(c.Type(str), default=[])
    problems = _Problems()

    blog_dir.default = "blog"
    permalink.default = None
    date_order.default = None
    timezone.default = "UTC"
    post_excerpt_separator.default = ""

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Check all options. Unlike in MkDocs, unknown names are errors that suggest the closest."""
        errors, warnings = super().validate()
        options = dict(self._schema)
        if errors:
            errors = list(self._errors())  # MkDocs stops at the first.
        unknown = [name for name in self if name not in options]
        errors += [
            (str(name), refusal)
            for name in unknown
            if (refusal := _refusal(str(name), self[name], set(options)))
        ]
        return errors, [warning for warning in warnings if warning[0] not in unknown]

    def _errors(self) -> Iterator[tuple[str, Exception]]:
        for name, option in self._schema:
            try:
                option.validate(self[name])
            except ValidationError as error:
                yield name, error

    def settings_in(
        self,
        config: MkDocsConfig,
        kinds: tuple[Kind, ...] = KINDS,
        fields: Mapping[str, Field] = FIELDS,
        outputs: tuple[Output, ...] = OUTPUTS,
    ) -> Settings:
        """Return the blog's settings, including those that depend on other parts of `mkdocs.yml`.

        Args:
            config: the site's configuration.
            kinds: the kinds of listings of the blog.
            fields: the fields of front matter.
            outputs: the files that the blog adds to the site.
        """
        output_paths = (
            output.path
            for output in outputs
            if self.get(output.name, True) and (config.site_url or not output.needs_site_url)
        )
        return replace(
            self.settings(use_directory_urls=config.use_directory_urls, kinds=kinds, fields=fields),
            output_paths=tuple(output_paths),
            defaults_file=material.defaults_file(config, DEFAULTS_NAMES[0]),
        )

    def settings(
        self,
        *,
        use_directory_urls: bool,
        kinds: tuple[Kind, ...] = KINDS,
        fields: Mapping[str, Field] = FIELDS,
    ) -> Settings:
        """Return the settings that the plugin's options define."""
        return Settings(
            blog_dir=self.blog_dir,
            permalink=self.permalink,
            posts_per_page=self.posts_per_page,
            nav_posts=self.nav_posts,
            nav_summaries=self.nav_summaries,
            summary_length=self.summary_length,
            excerpt_separators=EXCERPT_SEPARATORS | {self.post_excerpt_separator} - {""},
            fields=FieldTable.of(fields, kept=KEPT_KEYS),
            kinds=tuple(
                ARCHIVE_BY_MONTH if kind is ARCHIVE and self.archive_by == "month" else kind
                for kind in kinds
            ),
            kinds_without_pages=frozenset(kind.name for kind in kinds if not self.get(kind.name, True)),
            categories_allowed=tuple(self.categories_allowed),
            authors_file=(self.authors_file or "").replace("{blog}", self.blog_dir).lstrip("/"),
            date_order=self.date_order,
            timezone=self.timezone,
            reading_time=self.post_readtime,
            words_per_minute=self.post_readtime_words_per_minute,
            severities=self.problems,
            leak_check=self.leak_check,
            leak_check_allow=tuple(self.leak_check_allow),
            use_directory_urls=use_directory_urls,
        )


MEANINGS: Mapping[str, str] = {
    "blog_dir": "Folder of the blog, relative to `docs_dir`. With `.`, the whole site is a blog.",
    "permalink": "Pattern for the URLs of posts, relative to the blog.",
    "posts_per_page": "Number of posts on one page of a listing.",
    "summary_length": "Maximum length, in characters, of a summary taken from the first paragraph.",
    "tags": "Whether each tag has a page.",
    "categories": "Whether each category has a page.",
    "archive": "Whether the blog has an archive with a page for each year.",
    "feed": "Whether the blog has a JSON feed, if `site_url` is set.",
    "archive_by": "Whether the archive has pages for years only, or for months as well.",
    "categories_allowed": "The categories that posts may have. An empty list allows any.",
    "authors_file": "Path of the authors file, relative to `docs_dir`. `{blog}` is the blog's folder.",
    "post_excerpt_separator": "An additional comment that ends the summary in a post.",
    "post_readtime": "Whether posts show their reading time.",
    "post_readtime_words_per_minute": "Reading speed used for the reading time, in words per minute.",
    "nav_posts": "Number of posts in the site navigation, newest first.",
    "nav_summaries": "Whether posts in the navigation show their summaries.",
    "timezone": "Time zone of the blog, as named in the IANA time zone database.",
    "date_order": "Whether the day or the month comes first in dates such as `4/7/2026`.",
    "problems": "Severity of problems, by code: `error`, `warning`, `note` or `ignore`.",
    "leak_check": "Whether a build fails if content of a hidden post is found in the site.",
    "leak_check_allow": "Texts, URLs and paths that the leak check ignores.",
}
"""The meaning of each option, for editors and for `docs/options.md`."""


def options_of(config: MkDocsConfig) -> list[BlogpostsConfig]:
    """Return the options of each blog of the site, in the order of `plugins`."""
    found = (getattr(plugin, "config", None) for plugin in config.plugins.values())  # A hook has none.
    return [options for options in found if isinstance(options, BlogpostsConfig)]


def _refusal(name: str, value: object, known: set[str]) -> ValidationError | None:
    """Return why the option is refused and what to do, or None if its value is accepted."""
    if name in material_blog.OPTIONS:
        accepted, hint = material_blog.OPTIONS[name]
        if value in accepted:
            return None
        return ValidationError(
            f"an option of Material's blog that isn't supported (got {value!r}). {hint}"
        )
    hint = _nearest(name, known) or f"The options are {', '.join(sorted(known))}."
    return ValidationError(f"unknown option. {hint}")


def _nearest(name: str, known: set[str]) -> str:
    matches = get_close_matches(name, sorted(known), n=1)
    return f"Did you mean {matches[0]}?" if matches else ""
