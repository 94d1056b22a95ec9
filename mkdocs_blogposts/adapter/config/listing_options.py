"""The options of listings, and the settings they become."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any

from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption, ValidationError

from mkdocs_blogposts.blog.listings.archive import ARCHIVE, archive_by, archive_by_month
from mkdocs_blogposts.blog.listings.kinds import KINDS
from mkdocs_blogposts.blog.settings import ListingSettings
from mkdocs_blogposts.text.listing_paths import (
    NEXT_PAGES,
    PAGE_PLACEHOLDERS,
    PathPattern,
)
from mkdocs_blogposts.text.permalinks import Permalink, PermalinkError, is_safe_part
from mkdocs_blogposts.text.problems import shown

from .checked_config import CheckedConfig
from .material_options import MATERIAL_NAMES
from .options import Count, DateFormat
from .term_order import term_order
from .url_options import SlugFunction, UrlDateFormat, slug_function

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.blog.model import Kind


class ListingPath(BaseConfigOption["PathPattern | None"]):
    """A pattern for paths of listing pages in the blog, or None."""

    def __init__(self, *placeholders: str) -> None:
        super().__init__()
        self.placeholders = placeholders

    def run_validation(self, value: object) -> PathPattern | None:
        """Return the value, converted."""
        if value is None or isinstance(value, PathPattern):
            return value
        try:
            return PathPattern(str(value), self.placeholders)
        except PermalinkError as error:
            raise ValidationError(f"{error} (got {value!r}).") from error


class IndexPath(BaseConfigOption[str]):
    """The path of an index of terms, as in a pattern for its pages; empty for the default."""

    def run_validation(self, value: object) -> str:
        """Return the value, converted."""
        text = value.strip() if isinstance(value, str) else ""
        try:
            path = "" if value in (None, "") else str(Permalink(text.strip("/")))
        except PermalinkError as error:
            raise ValidationError(f"{error} (got {value!r}). Write a path like tags.html.") from error
        if bad := next((part for part in path.split("/") if path and not is_safe_part(part)), None):
            what = f"has a part that isn't allowed in file names on every system: {shown(bad)}"
            raise ValidationError(f"{what} (got {value!r}).")
        return f"/{path}" if text.startswith("/") else path


class Reach(BaseConfigOption[int]):
    """A pagination format, such as `~2~`: the number of pages on each side of the current one."""

    def run_validation(self, value: object) -> int:
        """Return the value, converted. Text without such a number shows no pages around it."""
        if isinstance(value, str):
            found = re.search(r"~([0-9]{1,9})~", value)
            return int(found[1]) if found else 0
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise ValidationError(f"not a pagination format (got {value!r}). Write something like ~2~.")
        return value


class Name(BaseConfigOption[str]):
    """A name that readers see; empty for the one in the site's language, as for Material's keys."""

    def run_validation(self, value: object) -> str:
        """Return the value."""
        if not isinstance(value, str):
            raise ValidationError(f"not a text (got {value!r}).")
        return "" if value in MATERIAL_NAMES else value


class Rule(BaseConfigOption[Any]):
    """One of several words, the first of which is the default, or a function of a term."""

    def __init__(self, *words: str) -> None:
        super().__init__()
        self.words = words
        self.default = words[0]

    def run_validation(self, value: object) -> Any:  # noqa: ANN401 - a word or a function
        """Return the value."""
        if value in self.words:
            return value
        if not callable(value):
            words = " nor ".join(self.words)
            raise ValidationError(f"neither {words} nor a function (got {value!r}).")
        try:
            inspect.signature(value).bind(None)
        except TypeError as error:
            hint = "Write a function of one term."
            raise ValidationError(f"can't be called: {error} (got {value!r}). {hint}") from error
        except ValueError:
            pass  # Some functions written in C don't say which arguments they have.
        return value


class ListingOptions(CheckedConfig):
    """The options of listings."""

    posts_per_page = Count(least=1, default=10)
    posts_order = c.Choice(("day", "time"), default="day")
    listing_titles = c.Choice(("phrase", "name"), default="phrase")
    blog_toc = c.Type(bool, default=False)
    nav_sections = c.ListOfItems(c.Choice(tuple(kind.name for kind in KINDS)), default=[])

    pagination = c.Type(bool, default=True)
    pagination_url_format = ListingPath(*PAGE_PLACEHOLDERS)
    pagination_format = Reach()
    pagination_format.default = "~2~"
    pagination_if_single_page = c.Type(bool, default=False)

    archive = c.Type(bool, default=True)
    archive_by = c.Choice(("year", "month"), default="year")
    archive_date_format = c.Optional(DateFormat())
    archive_url_date_format = c.Optional(UrlDateFormat())
    archive_url_format = ListingPath("date")
    archive_index_url = IndexPath()
    archive_name = c.Optional(Name())
    archive_pagination = c.Optional(c.Type(bool))
    archive_pagination_per_page = c.Optional(Count(least=1))
    archive_toc = c.Optional(c.Type(bool))

    tags = c.Type(bool, default=True)
    tags_url_format = ListingPath("slug")
    tags_index_url = IndexPath()
    tags_slugify = SlugFunction()
    tags_sort_by = Rule("name", "posts")
    tags_sort_reverse = c.Type(bool, default=False)
    tags_name = c.Optional(Name())
    tags_pagination = c.Optional(c.Type(bool))
    tags_pagination_per_page = c.Optional(Count(least=1))
    tags_toc = c.Optional(c.Type(bool))

    categories = c.Type(bool, default=True)
    categories_allowed = c.ListOfItems(c.Type(str), default=[])
    categories_url_format = ListingPath("slug")
    categories_index_url = IndexPath()
    categories_slugify = SlugFunction()
    categories_slugify_separator = c.Type(str, default="-")
    categories_sort_by = Rule("name", "posts")
    categories_sort_reverse = c.Type(bool, default=False)
    categories_name = c.Optional(Name())
    categories_pagination = c.Optional(c.Type(bool))
    categories_pagination_per_page = c.Optional(Count(least=1))
    categories_toc = c.Optional(c.Type(bool))

    authors = c.Type(bool, default=True)
    authors_profiles = c.Optional(c.Type(bool))
    authors_profiles_url_format = ListingPath("slug", "name")
    authors_profiles_index_url = IndexPath()
    authors_profiles_name = c.Optional(Name())
    authors_profiles_pagination = c.Optional(c.Type(bool))
    authors_profiles_pagination_per_page = c.Optional(Count(least=1))
    authors_profiles_toc = c.Optional(c.Type(bool))

    def listing_settings(self, kinds: tuple[Kind, ...]) -> dict[str, ListingSettings]:
        """Return the settings of each kind of listing, and of the listing of all posts as `""`."""
        general = ListingSettings(
            posts_per_page=self.posts_per_page if self.pagination else None,
            next_pages=_with_index(self.pagination_url_format) or NEXT_PAGES,
            short_titles=self.listing_titles == "name",
            toc=self.blog_toc,
        )
        names = (kind.name for kind in kinds)
        return {"": general, **{name: self._settings_of(name, general) for name in names}}

    def _settings_of(self, name: str, general: ListingSettings) -> ListingSettings:
        """Return the settings of a kind of listing, with the general ones as defaults."""
        prefix = _PREFIXES.get(name, name)

        def option(suffix: str, default: Any = None) -> Any:  # noqa: ANN401 - the value of an option
            value = self.get(f"{prefix}_{suffix}")
            return default if value is None else value

        is_paginated = option("pagination", self.pagination)
        per_page = option("pagination_per_page", self.posts_per_page)
        return ListingSettings(
            path=option("url_format"),
            index=option("index_url", ""),
            posts_per_page=per_page if is_paginated else None,
            next_pages=self.pagination_url_format or NEXT_PAGES,
            name=option("name", ""),
            short_titles=general.short_titles,
            toc=option("toc", general.toc),
            slugify=slug_function(option("slugify"), option("slugify_separator", "-")),
            order=term_order(option("sort_by", "name")),
            reverse=bool(option("sort_reverse")),
        )

    def kinds_with_archive(self, kinds: tuple[Kind, ...], language: str) -> tuple[Kind, ...]:
        """Return the kinds with the archive as configured."""
        return tuple(self._archive(language) if kind is ARCHIVE else kind for kind in kinds)

    def _archive(self, language: str) -> Kind:
        url_format, label_format = self.archive_url_date_format, self.archive_date_format
        if not url_format and self.archive_by == "month":
            return archive_by_month(label_format or "", language=language)
        if not url_format and not label_format:
            return ARCHIVE
        return archive_by(url_format or "yyyy", label_format or "yyyy", language=language)

    def kinds_without_pages(self, kinds: tuple[Kind, ...]) -> frozenset[str]:
        """Return the names of the kinds whose pages are turned off."""
        off = {kind.name for kind in kinds if not self.get(kind.name, True)}
        return frozenset(off | ({"authors"} if self.authors_profiles is False else set()))


_PREFIXES: Mapping[str, str] = {"authors": "authors_profiles"}
"""The prefixes of options that aren't the name of the kind."""


def _with_index(pattern: PathPattern | None) -> PathPattern | None:
    """Return the pattern for pages of the blog's index, which in Material are indexes themselves."""
    if pattern is None or pattern.text.endswith(".html"):
        return pattern
    return PathPattern(f"{pattern.text}/index", PAGE_PLACEHOLDERS)
