"""The values that describe a blog. A post is identified by its `src_uri`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs_blogposts.frontmatter.block import Entry
    from mkdocs_blogposts.frontmatter.model import Author, PostMeta
    from mkdocs_blogposts.text.problems import Problem


class State(Enum):
    """The state of a post, which decides who can see it."""

    PUBLISHED = "published"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    """Its date, or the time it goes live, is in the future."""
    EXPIRED = "expired"
    """Its expiry date has passed."""
    UNLISTED = "unlisted"
    """Built, but not in any listing: only readers who know the URL can find it."""
    URL_TAKEN = "url-taken"
    """Another file has its URL, so not even a preview can show it."""

    @property
    def is_public(self) -> bool:
        """Whether posts in this state are in the built site."""
        return self in (State.PUBLISHED, State.UNLISTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A Markdown file as found by MkDocs."""

    src_uri: str
    """Its path in `docs_dir`, separated by `/`."""
    text: str | None
    """Its content; None if it isn't UTF-8."""
    is_draft: bool = False
    """Whether MkDocs' own setting `draft_docs` makes it a draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFile:
    """A file of the site that isn't a post. Posts and listings must not overwrite it."""

    src_uri: str
    dest_uri: str
    is_page: bool
    """Whether it is a Markdown page, to which a listing can be appended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post and its URL."""

    src_uri: str
    meta: PostMeta
    data: Mapping[str, object]
    """The whole front matter as YAML returns it, for themes and other plugins."""
    body: str = field(repr=False)
    """The Markdown after the front matter."""
    state: State
    file_title: str
    """The title made from the file name, for a post without any other title."""
    is_bundle: bool
    """Whether it is the `index.md` of a folder, whose other files belong to it."""
    dest_uri: str
    """Its path in the site, such as `blog/my-post/index.html`."""
    url: str
    """Its URL, relative to the site's root and percent-encoded, such as `blog/my-post/`."""
    is_text: bool = True
    """Whether its file is UTF-8. MkDocs can't build any other file, not even in a preview."""

    @property
    def is_published(self) -> bool:
        """Whether it is in the built site."""
        return self.state.is_public

    @property
    def bundle_dir(self) -> str | None:
        """The folder whose files belong to the post; None if it isn't a bundle."""
        return self.src_uri.rpartition("/")[0] if self.is_bundle else None


@dataclass(frozen=True, slots=True)
class Period:
    """A year, a month of a year, or the posts whose dates are equal in a format of the site."""

    year: int
    month: int | None = None
    path: str = ""
    """Its path in the format of the site; empty for a year or a month."""
    label: str = ""
    """What readers see; empty for a year or a month, which are formatted where they are shown."""

    def __str__(self) -> str:
        """Return its path, such as `2024` or `2024/05`."""
        if self.path:
            return self.path
        return f"{self.year:04}" if self.month is None else f"{self.year:04}/{self.month:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of listing: it groups posts by terms, and gives each term a page.

    The texts of its pages are looked up where they are rendered, by these keys: `nav.<name>` is its
    entry in the navigation, `<name>.title` the title of its index, `<name>.all` the link to it, and
    `<name>.term` the title of a term's page (`<name>.year` and `<name>.month` for periods).
    """

    name: str
    """Its name in options, texts and templates, and by default its folder in the blog's URLs."""
    terms: Callable[[Post], Iterable[str | Period | Author]]
    """Returns the terms of a post: names as written, periods, which are formatted in the site's
    language, or authors."""
    order: Callable[[Term], tuple[str | int, ...]]
    """Returns the key by which terms are sorted."""
    nouns: tuple[str, str] | None = None
    """The nouns for its terms in the log, singular and plural; None if the log doesn't count them."""
    gives_way: bool = False
    """Whether posts and files take precedence over its pages. Otherwise its pages take precedence over
    posts, and no file in its folder is a post."""
    own_pages: str = ".*"
    """A regular expression for the paths of the author's pages in the kind's folder, without extension,
    if posts take precedence: such a page without a date isn't a post."""
    needs_authors_file: bool = False
    """Whether it has pages only if there is an authors file, unless the site turns them on."""
    uses_tags_file: bool = False
    """Whether `tags.yml` has labels and descriptions for its terms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One tag, category, year or author with its posts."""

    kind: Kind
    key: str
    """Identifies the term, however its name is spelled: the name in lower case (NFC)."""
    label: str
    """The spelling that readers see: the one most posts use."""
    slug: str
    """The part of its path that distinguishes it from the other terms of its kind."""
    period: Period | None = None
    """The period; None if the term is a name or an author."""
    author: Author | None = None
    """The author; None if the term is a name or a period."""
    description: str = ""
    """Its description in `tags.yml`; plain text, possibly empty."""
    posts: tuple[Post, ...] = field(repr=False)
    """Newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage:
    """One page of a listing: of all posts, of the posts of a term, or of all terms of a kind."""

    kind: Kind | None = None
    """None for the listing of all posts."""
    term: Term | None = None
    """Whose posts are listed; None for an index of terms and for all posts."""
    number: int
    """From 1."""
    total: int
    """The number of pages of the listing."""
    posts: tuple[Post, ...] = field(default=(), repr=False)
    src_uri: str
    """The author's file for this page, or the path that a generated page would have in `docs_dir`."""
    is_authored: bool
    """Whether the author wrote a file for this URL; the listing is appended to it."""
    dest_uri: str
    url: str

    @property
    def is_index(self) -> bool:
        """Whether it lists the terms of a kind."""
        return self.kind is not None and self.term is None

    @property
    def key(self) -> tuple[str, str]:
        """The name of its kind and the key of its term, each empty if there is none."""
        return self.kind.name if self.kind else "", self.term.key if self.term else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An old URL of a post, which leads to it."""

    dest_uri: str
    """Its path in the site, such as `2019/old/index.html`."""
    src_uri: str
    """The post."""
    entry: Entry | None = field(default=None, compare=False)
    """The entry of front matter with the old URL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """A planned blog, before any page is converted."""

    posts: tuple[Post, ...]
    """The listed posts, newest first. In a preview, drafts and scheduled posts are among them."""
    hidden: tuple[Post, ...]
    """The posts that this build leaves out."""
    unlisted: tuple[Post, ...] = ()
    """The posts that are built but not listed."""
    moves: Mapping[str, str] = field(default_factory=dict)
    """The paths in the site of files that move with the post whose bundle they are in, by `src_uri`."""
    left_out: frozenset[str] = frozenset()
    """Files that are not posts and whose path in the site belongs to another file."""
    terms: tuple[Term, ...] = ()
    """By kind, in the order of each."""
    listings: tuple[ListingPage, ...] = ()
    images: Mapping[str, str] = field(default_factory=dict)
    """The URLs of cover images by the `src_uri` of their posts, relative to the site's root."""
    outputs: tuple[str, ...] = ()
    """The paths in the site of the blog's outputs, such as a feed."""
    redirects: tuple[Redirect, ...] = ()
    """The old URLs of public posts, by path."""
    problems: tuple[Problem, ...] = ()
    """Sorted by place."""

    def index(self, kind: Kind | None = None) -> ListingPage | None:
        """Return the first page of the kind's index, or of the listing of all posts, or None."""
        return next((page for page in self.indexes if page.kind == kind), None)

    @property
    def indexes(self) -> tuple[ListingPage, ...]:
        """The first pages of the listings without a term: all posts, all tags, and so on."""
        return tuple(page for page in self.listings if page.term is None and page.number == 1)

    @property
    def built(self) -> tuple[Post, ...]:
        """All posts that get a page in this build."""
        return (*self.posts, *self.unlisted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """The formatted start of a post, for listings."""

    pieces: tuple[str, ...]
    """Its HTML, cut wherever a link goes through the root of the site."""
    is_continued: bool
    """Whether the post has more than that."""

    def html(self, *, depth: int) -> str:
        """Return its HTML for a page that is `depth` folders deep in the site."""
        return ("../" * depth or "./").join(self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The parts of a post that are known once its Markdown is converted."""

    title: str
    """Plain text."""
    heading: str
    """Its title on the page and in listings, as plain text. It differs from `title` if the text has
    another heading and the site prefers that."""
    summary: str
    """Plain text, possibly empty."""
    description: str
    """Plain text for `<meta name="description">`, possibly empty."""
    minutes: int | None
    """Reading time in minutes, 1 or more; None if the site turned it off."""
    heading_span: tuple[int, int] | None
    """Start and end of the heading in the HTML that is the title; None if there is none."""
    heading_levels: tuple[int, ...] = ()
    """The offsets of the levels in all other headings, if they must be one level down."""
    excerpt: Excerpt | None = None
    """None if listings show the summary."""
    has_separator: bool = False
    """Whether the text has an excerpt separator, if the site asks for one."""
