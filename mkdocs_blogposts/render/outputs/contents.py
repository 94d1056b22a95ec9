"""The values that outputs receive."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from mkdocs_blogposts.render.presenter import Presenter
    from mkdocs_blogposts.render.views import PostView

_WITH_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True, kw_only=True)
class BlogContents:
    """A finished blog, as passed to outputs."""

    title: str
    """Title of the blog and the site, as plain text."""
    description: str
    """The site's description; possibly empty."""
    language: str
    """Language of the site, such as `en` or `pt-BR`."""
    site_url: str
    """URL of the site with a slash at its end; empty if it isn't set."""
    home_url: str
    """URL of the blog's first page, relative to the site's root."""
    path: str
    """Path of the output itself in the site."""
    presenter: Presenter

    def newest(self, number: int) -> list[PostView]:
        """Return the newest public posts, with URLs relative to the site's root.

        Even in a preview, drafts aren't among them.
        """
        posts = (post for post in self.presenter.blog.posts if post.is_published)
        return [self.presenter.post(post, depth=0) for post in islice(posts, number)]

    def absolute(self, url: str) -> str:
        """Return the absolute form of a URL that is relative to the site's root."""
        if _WITH_SCHEME.match(url):
            return url  # Authors may write invalid URLs, which can't be parsed.
        if url.startswith("//"):
            return f"{self.site_url.partition(':')[0]}:{url}"
        return urljoin(self.site_url, f"./{url}")
