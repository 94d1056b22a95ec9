"""Listings by category."""

from __future__ import annotations

from mkdocs_blogposts.blog.model import Kind

from .terms import by_label

CATEGORIES = Kind(
    name="categories",
    terms=lambda post: post.meta.categories,
    order=by_label,
    nouns=("category", "categories"),
)
