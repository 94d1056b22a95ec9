"""The titles of listing pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_blogposts.blog.model import ListingPage

    from .strings import Strings


def listing_title(page: ListingPage, strings: Strings, *, blog_title: str) -> str:
    """Return the title of a listing page, as plain text.

    Args:
        page: the page.
        strings: the texts in the language of the site.
        blog_title: the title of the listing of all posts.
    """
    title = blog_title
    if page.term:
        title = strings(f"{page.term.kind.name}.term", term=page.term.label)
    elif page.kind:
        title = strings(f"{page.kind.name}.title")
    return title if page.number == 1 else strings("listing.page", title=title, number=page.number)
