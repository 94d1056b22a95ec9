"""Listings by tag."""

from __future__ import annotations

from mkdocs_blogposts.blog.model import Kind

from .terms import by_label

TAGS = Kind(
    name="tags",
    terms=lambda post: post.meta.tags,
    order=by_label,
    nouns=("tag", "tags"),
    uses_tags_file=True,
)
