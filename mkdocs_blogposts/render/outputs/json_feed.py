"""A JSON Feed of the newest posts (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from mkdocs_blogposts.render.views import AuthorView, PostView

    from .contents import BlogContents

_POSTS = 20


def json_feed(blog: BlogContents) -> str:
    """Return the feed of the newest posts, each with its summary.

    The content is the summary, because the full text would need absolute links.
    """
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": blog.title,
        "home_page_url": blog.absolute(blog.home_url),
        "feed_url": blog.absolute(quote(blog.path)),
        "description": blog.description,
        "language": blog.language,
        "items": [_item(blog, post) for post in blog.newest(_POSTS)],
    }
    text = json.dumps(_without_empty(feed), ensure_ascii=False, indent=2)
    return text.encode(errors="replace").decode() + "\n"  # YAML's escapes can make half characters.


def _item(blog: BlogContents, post: PostView) -> dict[str, Any]:
    url = blog.absolute(post.url)
    names = dict.fromkeys(term.label for term in (*post.tags, *post.categories))
    return _without_empty(
        {
            "id": url,
            "url": url,
            "title": post.title,
            "summary": post.summary,
            "content_text": post.summary or post.title,
            "image": blog.absolute(post.image.url) if post.image else "",
            "date_published": post.date.timestamp if post.date else "",
            "date_modified": post.updated.timestamp if post.updated else "",
            "authors": [_author(blog, author) for author in post.authors],
            "tags": list(names),
        }
    )


def _author(blog: BlogContents, author: AuthorView) -> dict[str, Any]:
    return _without_empty(
        {
            "name": author.name,
            "url": blog.absolute(author.url) if author.url else "",
            "avatar": blog.absolute(author.avatar) if author.avatar else "",
        }
    )


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values without empty ones, except for `items`, which a feed needs."""
    return {key: value for key, value in values.items() if value or key == "items"}
