"""The words of the blog that stand outside templates, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.model import ListingKind, TaxonomyKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.blog.model import ListingPage

ALL_POSTS = "All posts"
TAXONOMIES: Mapping[TaxonomyKind, str] = {
    TaxonomyKind.TAGS: "Tags",
    TaxonomyKind.CATEGORIES: "Categories",
}
POSTS = "Posts"
"""The section of posts, where the blog is the home page, too."""
OUR_WORDS = (ALL_POSTS, *TAXONOMIES.values(), POSTS)
"""What the blog writes by itself, whatever its posts say."""
_TERM = {TaxonomyKind.TAGS: "Posts tagged {}", TaxonomyKind.CATEGORIES: "Posts in {}"}


def listing_title(page: ListingPage, *, blog_title: str) -> str:
    """Return the title of a listing page, as plain text."""
    title = blog_title
    if page.kind is ListingKind.TERM and page.term:
        title = _TERM[page.term.taxonomy].format(page.term.label)
    elif page.taxonomy:
        title = TAXONOMIES[page.taxonomy]
    return title if page.number == 1 else f"{title} – page {page.number}"
