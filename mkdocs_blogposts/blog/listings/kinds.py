"""The kinds of listings that a blog has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .archive import ARCHIVE
from .authors import AUTHORS
from .categories import CATEGORIES
from .tags import TAGS

if TYPE_CHECKING:
    from mkdocs_blogposts.blog.model import Kind

KINDS: tuple[Kind, ...] = (
    ARCHIVE,
    TAGS,
    CATEGORIES,
    AUTHORS,
)
"""In the order of their entries in the navigation."""
