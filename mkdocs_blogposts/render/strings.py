"""The blog's texts outside templates, by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_blogposts.blog.model import Kind, ListingPage

_TEXTS = {
    "nav.posts": "All posts",
    "nav.section": "Posts",  # where the blog is the home page, too
    "nav.tags": "Tags",
    "tags.title": "Tags",
    "tags.back": "All tags",
    "tags.term": "Posts tagged {term}",
    "nav.categories": "Categories",
    "categories.title": "Categories",
    "categories.back": "All categories",
    "categories.term": "Posts in {term}",
}
OUR_WORDS = tuple(text for key, text in _TEXTS.items() if not key.endswith(".term"))
"""What the blog writes by itself, whatever its posts say."""
POSTS = _TEXTS["nav.section"]


def text(key: str, **values: object) -> str:
    """Return a text of the blog."""
    return _TEXTS[key].format(**values)


def nav_text(kind: Kind | None) -> str:
    """Return the navigation entry of a kind of listing, or of all posts."""
    return text(f"nav.{kind.name if kind else 'posts'}")


def listing_title(page: ListingPage, *, blog_title: str) -> str:
    """Return the title of a listing page, as plain text."""
    title = blog_title
    if page.term:
        title = text(f"{page.term.kind.name}.term", term=page.term.label)
    elif page.kind:
        title = text(f"{page.kind.name}.title")
    return title if page.number == 1 else f"{title} – page {page.number}"
