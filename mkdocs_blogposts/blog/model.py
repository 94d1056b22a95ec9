"""The values the blog is made of. A post's identity is its `src_uri`, everywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.frontmatter.model import PostMeta
    from mkdocs_blogposts.text.problems import Problem


class State(Enum):
    """Whether readers may see a post."""

    PUBLISHED = "published"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    """Its date, or the moment it goes live, lies ahead."""
    EXPIRED = "expired"
    """The moment from which on it is hidden has passed."""
    UNLISTED = "unlisted"
    """Readers who know its address may see it; no list leads there."""
    URL_TAKEN = "url-taken"
    """Another file has its address; not even a preview can show it."""

    @property
    def is_public(self) -> bool:
        """Whether readers may see a post in this state."""
        return self in (State.PUBLISHED, State.UNLISTED)


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
    term_keys: Mapping[TaxonomyKind, tuple[str, ...]] = field(default_factory=dict)
    """The keys of its terms in each taxonomy, each once."""
    is_text: bool = True
    """Whether its file holds text; the host would stop at what is none, even in a preview."""

    @property
    def is_published(self) -> bool:
        """Whether readers may see it."""
        return self.state.is_public

    @property
    def bundle_dir(self) -> str | None:
        """The folder whose files belong to the post, or None when it is not a bundle."""
        return self.src_uri.rpartition("/")[0] if self.is_bundle else None


class TaxonomyKind(Enum):
    """A way to sort posts by name. The value is its folder, and its name in templates."""

    TAGS = "tags"
    CATEGORIES = "categories"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One tag or category with the posts that carry it."""

    taxonomy: TaxonomyKind
    key: str
    """What makes spellings one tag: the name in lower case (NFC)."""
    label: str
    """The spelling shown: the one most posts use."""
    slug: str
    description: str = ""
    """What the site's file of tags says of it; plain text, possibly empty."""
    posts: tuple[Post, ...] = field(repr=False)
    """Newest first."""


class ListingKind(Enum):
    """What a listing lists."""

    POSTS = "posts"
    """All posts: the blog's first page."""
    TERM = "term"
    """The posts of one term: a tag or a category."""
    TERMS = "terms"
    """All terms of a taxonomy, with counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage:
    """One page of a listing."""

    kind: ListingKind
    number: int
    """From 1."""
    total: int
    """How many pages the listing has."""
    posts: tuple[Post, ...] = field(default=(), repr=False)
    taxonomy: TaxonomyKind | None = None
    """Of which terms it tells, for all kinds but `ListingKind.POSTS`."""
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
    unlisted: tuple[Post, ...] = ()
    """The posts that it builds and no list shows."""
    moves: Mapping[str, str] = field(default_factory=dict)
    """The places of files that follow the post to whose bundle they belong, by `src_uri`."""
    left_out: frozenset[str] = frozenset()
    """Files that are no posts and want the place of another file; the host would lose one of them."""
    terms: tuple[Term, ...] = ()
    """By taxonomy, in alphabetical order of their labels."""
    listings: tuple[ListingPage, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Sorted by place."""

    def listing(self, kind: ListingKind, taxonomy: TaxonomyKind | None = None) -> ListingPage | None:
        """Return the first page of the only listing of this kind, or None."""
        pages = (page for page in self.listings if page.kind is kind)
        return next((page for page in pages if page.taxonomy is taxonomy), None)

    @property
    def built(self) -> tuple[Post, ...]:
        """All posts that get a page in this build."""
        return (*self.posts, *self.unlisted)


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
