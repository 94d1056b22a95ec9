"""What the site's owner chose, checked and in the core's own types."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_blogposts.frontmatter.fields import FIELD_TABLE

if TYPE_CHECKING:
    from mkdocs_blogposts.frontmatter.field_table import FieldTable
    from mkdocs_blogposts.frontmatter.model import DateOrder
    from mkdocs_blogposts.text.permalinks import PermalinkPattern

    from .model import Kind


EXCERPT_SEPARATORS = frozenset({"more", "truncate", "excerpt-end", "excerpt", "teaser_end"})
"""The comments that end a summary, without `<!--`, `-->`, case and outer space. In code they are no
comments any more, so they end nothing there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The options of one blog."""

    blog_dir: str = "blog"
    """Where the blog lives: a `/`-separated path below `docs_dir` without slashes at its ends; empty
    for `docs_dir` itself."""
    permalink: PermalinkPattern | None = None
    """The pattern of a post's address below `blog_dir`; None follows the files."""
    posts_per_page: int = 10
    nav_posts: int = 5
    """How many of the newest posts stand in the navigation."""
    nav_summaries: bool = True
    summary_length: int = 160
    """Where a summary taken from the text is cut, in characters."""
    excerpt_separators: frozenset[str] = EXCERPT_SEPARATORS
    """The comments that end a summary, as in `MORE_MARKS`."""
    fields: FieldTable = FIELD_TABLE
    """The fields of front matter."""
    kinds: tuple[Kind, ...] = ()
    """The kinds of listings, in the order of their navigation entries."""
    kinds_without_pages: frozenset[str] = frozenset()
    """The names of those whose pages are switched off."""
    timezone: dt.tzinfo = dt.timezone.utc
    """The zone of times written without one, and of "today"."""
    date_order: DateOrder | None = None
    """What comes first in a date like `1/2/2014`; None where the owner has not said it."""
    categories_allowed: tuple[str, ...] = ()
    """The only categories posts may have; empty for any."""
    authors_file: str = ""
    """The file of the authors, below `docs_dir`; empty for the usual names in the blog's folder."""
    defaults_file: str = ".meta.yml"
    """The name of a folder's file of defaults, as Material's meta plugin is told it."""
    reading_time: bool = True
    """Whether posts say how long reading them takes."""
    words_per_minute: int = 220
    """How fast readers are taken to read: 238 words a minute for English non-fiction, a little slower
    in most other languages (Brysbaert, 2019, doi:10.1016/j.jml.2019.104047)."""
    leak_check: bool = True
    """Whether a finished site is searched for what is left of hidden posts."""
    use_directory_urls: bool = True
    """The host's setting: `/blog/post/` or `/blog/post.html`."""

    @property
    def listed_kinds(self) -> tuple[Kind, ...]:
        """The kinds of listings that have pages."""
        return tuple(kind for kind in self.kinds if kind.name not in self.kinds_without_pages)

    def in_blog(self, path: str) -> str:
        """Return the path below `docs_dir` (or the site) of a path below the blog."""
        return f"{self.blog_dir}/{path}" if self.blog_dir else path
