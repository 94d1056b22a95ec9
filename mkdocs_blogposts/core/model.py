"""The values the blog is made of. A post's identity is its `src_uri`, everywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .dates import PostDate
    from .problems import Problem

WORDS_PER_MINUTE = 220
"""How fast adults read silently: 238 words a minute for English non-fiction, a little slower in most
other languages (Brysbaert, 2019, doi:10.1016/j.jml.2019.104047)."""


class State(Enum):
    """Whether readers may see a post."""

    PUBLISHED = "published"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    """Its date lies ahead."""
    DISPLACED = "displaced"
    """Another file has its address; not even a preview can show it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A Markdown file as the host found it."""

    src_uri: str
    """Its `/`-separated path below `docs_dir`."""
    text: str | None
    """Its content; None when it is not UTF-8."""
    is_draft: bool = False
    """Whether the host's own settings (`draft_docs`) name it as a draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFile:
    """Any other file of the site: what posts and listings must not write over."""

    src_uri: str
    dest_uri: str
    is_page: bool
    """Whether it is a Markdown page, to which a list can be appended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostMeta:
    """What the front matter says, read and checked. None means absent."""

    title: str | None = None
    date: PostDate | None = None
    updated: PostDate | None = None
    tags: tuple[str, ...] = ()
    """Names as written, in their order, each once."""
    is_draft: bool = False
    summary: str | None = None
    """Plain text; empty when the author wants none."""
    description: str | None = None
    """For search engines, where it differs from the summary."""
    slug: str | None = None
    authors: tuple[str, ...] = ()
    """Names, to be shown as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post and its place in the site."""

    src_uri: str
    meta: PostMeta
    data: Mapping[str, object]
    """The whole front matter as YAML delivers it, for themes and other plugins."""
    body: str = field(repr=False)
    """The Markdown after the front matter."""
    state: State
    file_title: str
    """The title its file name gives, for a post that has no other."""
    is_bundle: bool
    """Whether it is a folder's `index.md` and owns the files beside it."""
    dest_uri: str
    """The file it becomes in the site, such as `blog/my-post/index.html`."""
    url: str
    """Its address below the site's root, percent-encoded, such as `blog/my-post/`."""
    tag_keys: tuple[str, ...] = ()
    """The keys of its tags' terms, each once."""

    @property
    def is_published(self) -> bool:
        """Whether readers may see it."""
        return self.state is State.PUBLISHED

    @property
    def bundle_dir(self) -> str | None:
        """The folder whose files belong to the post, or None when it is not a bundle."""
        return self.src_uri.rpartition("/")[0] if self.is_bundle else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One tag with the posts that carry it."""

    key: str
    """What makes spellings one tag: the name in lower case (NFC)."""
    label: str
    """The spelling shown: the one most posts use."""
    slug: str
    posts: tuple[Post, ...] = field(repr=False)
    """Newest first."""


class ListingKind(Enum):
    """What a listing lists."""

    POSTS = "posts"
    """All posts: the blog's first page."""
    TERM = "term"
    """The posts of one tag."""
    TERMS = "terms"
    """All tags, with counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage:
    """One page of a listing."""

    kind: ListingKind
    number: int
    """From 1."""
    total: int
    """How many pages the listing has."""
    posts: tuple[Post, ...] = field(default=(), repr=False)
    term: Term | None = None
    """Whose posts these are, for `ListingKind.TERM`."""
    src_uri: str
    """The author's file that stands at this place, or the one we pretend to have."""
    is_authored: bool
    """Whether the author wrote a file for this place; the list is appended to it."""
    dest_uri: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """Everything known before a single page is converted."""

    posts: tuple[Post, ...]
    """The posts this build shows, newest first; a preview shows drafts and scheduled ones too."""
    hidden: tuple[Post, ...]
    """The posts it leaves out."""
    terms: tuple[Term, ...] = ()
    """In alphabetical order of their labels."""
    listings: tuple[ListingPage, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Sorted by place."""

    def listing(self, kind: ListingKind) -> ListingPage | None:
        """Return the first page of the only listing of this kind, or None."""
        return next((page for page in self.listings if page.kind is kind), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What is only known of a post once its Markdown is HTML."""

    title: str
    """Plain text."""
    summary: str
    """Plain text, possibly empty."""
    description: str
    """Plain text for `<meta name="description">`, possibly empty."""
    words: int
    """Of the Markdown, with code, without blocks of raw HTML."""
    heading_span: tuple[int, int] | None
    """Where in the HTML a heading that says the title begins and ends; None when there is none."""

    @property
    def minutes(self) -> int:
        """The reading time, at least one minute."""
        return max(1, round(self.words / WORDS_PER_MINUTE))
