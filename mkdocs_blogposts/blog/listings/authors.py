"""Listings by author."""

from __future__ import annotations

from mkdocs_blogposts.blog.model import Kind

from .terms import by_label

AUTHORS = Kind(
    name="authors",
    terms=lambda post: post.meta.authors,
    order=by_label,
    gives_way=True,
    own_pages="[^/]+",
    needs_authors_file=True,
)
