"""The values that templates get. Links in them are relative to the page.

A test makes sure that docs/template-variables.md has every attribute.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class DateView:
    """A calendar day."""

    iso: str
    """`2023-10-06`, for the `datetime` attribute."""
    text: str
    """`6 October 2023`."""
    timestamp: str
    """`2023-10-06T00:00:00+02:00`, as RFC 3339 defines it, in the blog's time zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link to another page of the site."""

    title: str
    url: str
    """Relative to the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageView:
    """An image."""

    url: str
    """Relative to the page."""
    alt: str
    """Its alternative text; possibly empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorView:
    """An author."""

    name: str
    description: str
    """Plain text, possibly empty."""
    avatar: str
    """URL of an image, relative to the page; empty if there is none."""
    url: str
    """URL of a page about the author, relative to the page; possibly empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A tag or a category."""

    label: str
    url: str
    """URL of its page, relative to the page; empty if it has none."""
    count: int
    """How many listed posts have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """A post, for listings and for its own page."""

    title: str
    url: str
    """Relative to the page."""
    summary: str
    """Plain text, possibly empty."""
    date: DateView | None
    updated: DateView | None
    """Only when it is later than `date`."""
    minutes: int | None
    """Reading time, 1 or more; None if the site switched it off."""
    authors: tuple[AuthorView, ...]
    image: ImageView | None
    """The cover image."""
    extra: Mapping[str, object]
    """The values of other fields, by name."""
    terms: Mapping[str, tuple[TermView, ...]]
    """Its terms by kind: `tags`, `categories` and others."""
    state: str
    """`published`, `unlisted`, or in a preview also `draft`, `scheduled` and `expired`."""
    badge: str
    """What a preview shows on an unpublished post; empty for published posts."""

    @property
    def tags(self) -> tuple[TermView, ...]:
        """The tags of the post."""
        return self.terms.get("tags", ())

    @property
    def categories(self) -> tuple[TermView, ...]:
        """The categories of the post."""
        return self.terms.get("categories", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumberView:
    """A link of a pagination, or a gap."""

    number: int | None
    """None for a gap."""
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PaginationView:
    """The links between the pages of a listing."""

    newer: str
    """URL of the page before this one, relative to the page; empty on the first."""
    older: str
    """URL of the page after this one; empty on the last."""
    numbers: tuple[PageNumberView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermGroupView:
    """The tags that begin with one letter, or the months of a year."""

    letter: str
    anchor: str
    """The group's `id`; empty where there is nothing to jump to."""
    term: TermView | None = None
    """The year whose months these are."""
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingView:
    """One page of a listing of posts, or an index of tags, categories or years."""

    kind: str
    """What it is about: `posts`, `tags`, `categories`, `archive`."""
    is_index: bool
    """Whether it lists terms rather than posts."""
    heading: str
    """The page's title; empty if the author's own page has one."""
    pagination: PaginationView | None = None
    """None if there is only one page."""
    groups: tuple[TermGroupView, ...] = ()
    """The terms of an index by first letter; few terms are one group without a letter."""
    description: str = ""
    """The description of a tag in `tags.yml`, on its first page; plain text, possibly empty."""
    index: LinkView | None = None
    """The link back to the index, on the page of a term."""
