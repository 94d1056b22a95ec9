"""The values that templates receive. Links are relative to the page.

All attributes are documented in docs/template-variables.md; a test makes sure of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_blogposts.text.urls import relative_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_blogposts.blog.related_links import ResolvedLink


_NO_HTML = Markup()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateView:
    """A calendar day."""

    iso: str
    """`2023-10-06`, for the `datetime` attribute."""
    text: str
    """`6 October 2023`."""
    timestamp: str
    """`2023-10-06T00:00:00+02:00`, in the format of RFC 3339 and in the blog's time zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link to another page of the site."""

    title: str
    url: str
    """Relative to the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView:
    """The target of a page at an old URL."""

    title: str
    """The title of the post."""
    url: str
    """Relative to the old URL."""
    canonical: str
    """Absolute if the site has a `site_url`, else the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedLinkView:
    """A related link, or a section of such links."""

    title: str
    subtitle: str
    """The title of the heading that the link leads to; possibly empty."""
    url: str
    """Relative to the page, or the URL of another site; empty for a section."""
    links: tuple[RelatedLinkView, ...]
    """The links in the section."""

    @classmethod
    def of(cls, links: Iterable[ResolvedLink], *, depth: int) -> tuple[RelatedLinkView, ...]:
        """Return the views of links for a page of this depth."""
        return tuple(
            cls(
                title=link.title,
                subtitle=link.subtitle,
                url=relative_url(link.url, depth=depth) if link.is_internal else link.url,
                links=cls.of(link.links, depth=depth),
            )
            for link in links
        )


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
    """Where their name links to, relative to the page: their own link, else the page with their posts;
    possibly empty."""
    page: str
    """URL of the page with their posts, relative to the page; possibly empty."""
    link: LinkView | None
    """Their own link, with its address as the title; None if they have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A tag, a category, an author, or a year or month."""

    label: str
    url: str
    """URL of its page, relative to the page; empty if it has none."""
    count: int
    """The number of listed posts that have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """A post, for listings and for its own page."""

    title: str
    heading: str
    """The title on its page and in listings; mostly the same."""
    url: str
    """Relative to the page."""
    summary: str
    """Plain text, possibly empty."""
    date: DateView | None
    updated: DateView | None
    """The day of the last update; None unless it is later than `date`."""
    minutes: int | None
    """Reading time in minutes, 1 or more; None if the site turned it off."""
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
    """The badge of an unpublished post in a preview; else empty."""
    excerpt: Markup = _NO_HTML
    """In a listing with formatted excerpts, the start of the post as HTML; else empty."""
    is_continued: bool = False
    """Whether the post has more text than the excerpt."""
    is_pinned: bool = False
    """Whether it comes first in listings."""

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
    """The terms that start with the same letter, or the months of a year."""

    letter: str
    anchor: str
    """The `id` of the group; empty if there is only one group."""
    term: TermView | None = None
    """The year that the months belong to; None for letters."""
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingView:
    """One page of a listing of posts, or an index of tags, categories, authors or years."""

    kind: str
    """`posts` for all posts, else the name of the kind, such as `tags` or `archive`."""
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
    author: AuthorView | None = None
    """The author whose posts are listed, on the first page; else None."""
    index: LinkView | None = None
    """The link back to the index, on the page of a term."""
