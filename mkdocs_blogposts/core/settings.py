"""What the site's owner chose, checked and in the core's own types."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .permalink import PermalinkPattern


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
    tags: bool = True
    """Whether there are tag pages."""
    timezone: dt.tzinfo = dt.timezone.utc
    """The zone of times written without one, and of "today"."""
    use_directory_urls: bool = True
    """The host's setting: `/blog/post/` or `/blog/post.html`."""

    def below_blog(self, path: str) -> str:
        """Return the path below `docs_dir` (or the site) of a path below the blog."""
        return f"{self.blog_dir}/{path}" if self.blog_dir else path
