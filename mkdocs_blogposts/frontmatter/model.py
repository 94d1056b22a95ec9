"""The metadata of a post, read and checked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class DateOrder(Enum):
    """What comes first in a date like `1/2/2014`."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostDate:
    """A date as the author wrote it."""

    day: dt.date
    """The calendar day as written, never converted to another zone: what readers see."""
    instant: dt.datetime
    """The same in UTC, for sorting and for comparing with the time of the build."""
    time: dt.time = dt.time()
    """The time of day as written; midnight without one."""

    def __str__(self) -> str:
        """Return the day."""
        return self.day.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """An author of a post. Only the name is required."""

    name: str
    description: str = ""
    avatar: str = ""
    """The path or URL of an image, as written."""
    url: str = ""
    """A link to their page, as written."""
    key: str = ""
    """What identifies them: the key of their entry in the authors file, or what a post says; empty for
    the name."""
    slug: str = ""
    """The last part of the URL of their page; empty for the key or a slug of the name."""

    def __str__(self) -> str:
        """Return the name."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """An image, as written."""

    src: str
    """A path or a URL."""
    alt: str = ""
    """Its alternative text."""

    def __str__(self) -> str:
        """Return its path or URL."""
        return self.src


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedLink:
    """A link that the author recommends, or a section of such links."""

    title: str = ""
    """Its text; empty for the title of the page it leads to."""
    target: str = ""
    """A path or a URL, as written; empty for a section."""
    links: tuple[RelatedLink, ...] = ()
    """The links in the section."""

    def __str__(self) -> str:
        """Return its path or URL, or the title of the section."""
        return self.target or self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class PostMeta:
    """The metadata of a post. None means absent."""

    title: str | None = None
    date: PostDate | None = None
    updated: PostDate | None = None
    goes_live: PostDate | None = None
    """When it goes live: the latest of all its dates, because tools use different ones."""
    expires: PostDate | None = None
    """When it expires."""
    tags: tuple[str, ...] = ()
    """Names as written, in order, without repetition."""
    categories: tuple[str, ...] = ()
    """As tags."""
    pin: bool = False
    """Whether it comes first in listings."""
    is_draft: bool = False
    is_unlisted: bool = False
    summary: str | None = None
    """Plain text; empty if the author doesn't want one."""
    description: str | None = None
    """For search engines, if it differs from the summary."""
    slug: str | None = None
    """The last part of the URL."""
    permalink: str | None = None
    """The whole path in the blog."""
    aliases: tuple[str, ...] = ()
    """Old URLs, as written. Paths without a leading slash start from the post's folder, as in Hugo."""
    redirect_from: tuple[str, ...] = ()
    """Old URLs, as written. All paths start from the root of the site, as in Jekyll."""
    authors: tuple[Author, ...] = ()
    image: Image | None = None
    """The cover image."""
    readtime: int | None = None
    """The reading time in minutes."""
    links: tuple[RelatedLink, ...] = ()
    """Related links."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """The values of all other fields, by name, without absent fields."""

    def value_of(self, name: str) -> Any:  # noqa: ANN401 - what the field's reader returned
        """Return the value of the field with this name, or None."""
        return self.extra[name] if name in self.extra else getattr(self, name, None)
