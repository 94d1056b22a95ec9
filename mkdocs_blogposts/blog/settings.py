"""The settings of a blog, validated and converted to this package's types."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mkdocs_blogposts.frontmatter.fields import FIELD_TABLE
from mkdocs_blogposts.text.listing_paths import NEXT_PAGES, PathPattern
from mkdocs_blogposts.text.markdown.fences import FenceSyntax
from mkdocs_blogposts.text.problems import Severities

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_blogposts.frontmatter.field_table import FieldTable
    from mkdocs_blogposts.frontmatter.model import DateOrder
    from mkdocs_blogposts.text.permalinks import PermalinkPattern

    from .model import Kind, Term


EXCERPT_SEPARATORS = frozenset({"more", "truncate", "excerpt-end", "excerpt", "teaser_end"})
"""The comments that end a summary, without `<!--` and `-->`, in lower case and stripped. In code they
have no effect, because rendered code contains no comments."""


class SlugSource(Enum):
    """What the slug of a post is made of."""

    FILE = "file"
    """The name of its file without a leading date."""
    DATED_FILE = "dated-file"
    """The name of its file."""
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcerptSettings:
    """What listings show of a post."""

    separators: frozenset[str] = EXCERPT_SEPARATORS
    """The comments that end an excerpt, as in `EXCERPT_SEPARATORS`."""
    marker: str = ""
    """Another text or tag that ends an excerpt; empty for none."""
    is_formatted: bool = False
    """Whether the text before the separator is shown with its formatting."""
    whole: bool = False
    """Whether a post without a separator is shown as a whole; else by its summary."""
    is_required: bool = False
    """Whether a post without a separator is a problem."""
    max_authors: int | None = None
    """How many authors of a post listings show; None for all."""
    max_categories: int | None = None
    """How many categories of a post listings show; None for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingSettings:
    """The settings of a kind of listing, or of the listing of all posts."""

    path: PathPattern | None = None
    """The pattern for the path of a term's listing; None for a folder with the name of the kind."""
    index: str = ""
    """The path of the index of terms; empty for the folder in the pattern."""
    posts_per_page: int | None = 10
    """The number of posts on one page; None for all."""
    next_pages: PathPattern = NEXT_PAGES
    """The pattern for the paths of the second and further pages."""
    name: str = ""
    """The name of the kind in the navigation and on its index; empty for the one in the site's
    language."""
    short_titles: bool = False
    """Whether a listing's title is just its term, such as `2024`, on every page."""
    toc: bool = False
    """Whether the table of contents of a page contains its posts."""
    slugify: Callable[[str], str] | None = None
    """Makes the last part of the URL from the name of a term; None for the usual rule."""
    order: Callable[[Term], Any] | None = None
    """Returns the key by which terms are sorted; None for the order of the kind."""
    reverse: bool = False
    """Whether terms are sorted in reverse."""

    @property
    def folder(self) -> str:
        """The folder of the pages of terms; empty if they have none of their own."""
        return self.path.folder if self.path else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownSettings:
    """What the site's Markdown extensions understand."""

    fences: FenceSyntax = field(default_factory=FenceSyntax)
    """What may be written after the fence of a block of code."""
    has_markdown_in_html: bool = False
    """Whether an element with the attribute `markdown` contains Markdown."""
    has_admonitions: bool = False
    """Whether `!!! note` begins an admonition."""
    understood: frozenset[str] = frozenset()
    """The names of other tools' markup that an extension or plugin of the site reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one blog."""

    blog_dir: str = "blog"
    """The folder of the blog: a `/`-separated path in `docs_dir`, without leading and trailing slashes;
    empty for `docs_dir` itself."""
    permalink: PermalinkPattern | None = None
    """The pattern for the path of a post in the blog; None to follow the files."""
    post_dir: str | None = None
    """The folder of the posts in `docs_dir`; None for `posts` in the blog's folder, or that folder."""
    has_bundles: bool = True
    """Whether the files in the folder of an `index.md` belong to that post. If not, the other files in
    the posts' folder have the same paths in the blog's folder."""
    slugs: SlugSource = SlugSource.FILE
    """What the slug of a post is made of if its front matter has none."""
    slugify: Callable[[str], str] | None = None
    """Makes a slug of that; None for titles by Material's rule, and for file names as they are."""
    slugify_category: Callable[[str], str] | None = None
    """Makes a slug of a category; None for the rule for tags."""
    slug_as_written: bool = False
    """Whether a slug in front matter is used as it is written, where every system supports that."""
    slug_is_path: bool = False
    """Whether a slug in front matter is the whole path in the blog."""
    publishes_drafts: bool = False
    """Whether drafts and scheduled posts are published. What can't be read stays hidden."""
    schedules_by_date: bool = True
    """Whether a post with a future date is hidden until then."""
    url_date_format: str = "yyyy/MM/dd"
    """The CLDR pattern of dates in URLs."""
    url_max_categories: int = 1
    """The maximum number of categories in a URL."""
    language: str = "en"
    """The language of names in dates."""
    listings: Mapping[str, ListingSettings] = field(default_factory=dict)
    """The settings of listings by the name of their kind; `""` is the listing of all posts. A kind that
    isn't in it has the settings of that listing."""
    days_first: bool = True
    """Whether posts are sorted by their days as written before their times; if not, by their times."""
    single_page_pagination: bool = False
    """Whether listings with only one page have a pagination as well."""
    pagination_reach: int = 2
    """The number of pages before and after the current one that a pagination links to."""
    nav_sections: tuple[str, ...] = ()
    """The kinds of listings that are sections in the navigation, with an entry for each term."""
    nav_posts: int = 5
    """Number of posts in the navigation."""
    nav_summaries: bool = True
    summary_length: int = 160
    """Maximum length of a summary taken from the first paragraph, in characters."""
    excerpts: ExcerptSettings = field(default_factory=ExcerptSettings)
    """What listings show of a post."""
    dated_titles: bool = False
    """Whether a title made from a file name has the date of that name."""
    prefers_heading: bool = False
    """Whether a heading at the start of the text takes precedence over the title in front matter."""
    date_format: str = ""
    """`short`, `medium`, `long`, `full` or a pattern, in the site's language; empty for the long form
    in the language of the blog's texts."""
    fields: FieldTable = FIELD_TABLE
    """The fields of front matter."""
    kinds: tuple[Kind, ...] = ()
    """The kinds of listings, in the order of their navigation entries."""
    kinds_without_pages: frozenset[str] = frozenset()
    """The names of kinds whose pages are turned off."""
    kinds_with_pages: frozenset[str] = frozenset()
    """The names of kinds whose pages are turned on, among those that need the authors file."""
    markdown: MarkdownSettings = field(default_factory=MarkdownSettings)
    """What the site's Markdown extensions understand."""
    timezone: dt.tzinfo = dt.timezone.utc
    """The time zone for times written without one, and for today's date."""
    date_order: DateOrder | None = None
    """Whether the day or the month comes first in dates such as `1/2/2014`; None if not configured."""
    categories_allowed: tuple[str, ...] = ()
    """The categories that posts may have; empty for any."""
    has_authors: bool = True
    """Whether posts show their authors."""
    authors_file: str = ""
    """The authors file in `docs_dir`; empty for the default names in the blog's folder."""
    defaults_file: str = ".meta.yml"
    """The name of files with folder defaults, as configured for Material's meta plugin."""
    reading_time: bool = True
    """Whether posts show their reading time."""
    counts_page: bool = False
    """Whether the reading time is that of the finished page, with its images, rounded up; else of the
    words as written, rounded."""
    words_per_minute: int = 220
    """Reading speed: 238 words per minute for English non-fiction, a little less in most other
    languages (Brysbaert, 2019, doi:10.1016/j.jml.2019.104047)."""
    severities: Severities = field(default_factory=Severities)
    """The configured severities of problems."""
    leak_check: bool = True
    """Whether a build fails if content of hidden posts is found in the site."""
    leak_check_allow: tuple[str, ...] = ()
    """Texts, URLs and patterns of paths that the leak check ignores."""
    output_paths: tuple[str, ...] = ()
    """The paths of the outputs in the blog's folder."""
    redirects_file: bool = False
    """Whether old URLs are redirected by rules in a file for the host, instead of pages."""
    redirected_paths: frozenset[str] = frozenset()
    """The paths in the site at which another plugin writes redirects."""
    site_url: str = ""
    """MkDocs' setting; possibly empty."""
    use_directory_urls: bool = True
    """MkDocs' setting: `/blog/post/` or `/blog/post.html`."""

    @property
    def listed_kinds(self) -> tuple[Kind, ...]:
        """The kinds of listings that have pages."""
        return tuple(
            kind
            for kind in self.kinds
            if kind.name not in self.kinds_without_pages
            and (not kind.needs_authors_file or kind.name in self.kinds_with_pages)
        )

    def with_authors_file(self) -> Settings:
        """Return the settings with pages of the kinds that need the authors file."""
        names = (kind.name for kind in self.kinds if kind.needs_authors_file)
        return replace(self, kinds_with_pages=self.kinds_with_pages.union(names))

    def path_of(self, kind: Kind) -> PathPattern:
        """Return the pattern for the paths of a kind's pages."""
        own = self.listings.get(kind.name)
        return (own.path if own else None) or _default_path(kind.name)

    def listing(self, kind: Kind | None) -> ListingSettings:
        """Return the settings of a kind of listing with its path; None for the listing of all posts."""
        general = self.listings.get("", ListingSettings())
        if kind is None:
            return general
        own = self.listings.get(kind.name, general)
        path = self.path_of(kind)
        index = own.index or path.folder or (f"/{kind.name}" if path.text[0] == "/" else kind.name)
        return replace(own, path=path, index=index)

    def in_blog(self, path: str) -> str:
        """Return a path in the blog as a path in `docs_dir` or in the site.

        A path that starts with `/` is already one of these.
        """
        if path.startswith("/"):
            return path[1:]
        return f"{self.blog_dir}/{path}" if self.blog_dir else path


@lru_cache
def _default_path(name: str) -> PathPattern:
    """Return the pattern of a kind that has none of its own: a folder of its name."""
    return PathPattern(f"{name}/{{slug}}")
