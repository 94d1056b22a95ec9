"""Presets: the options that give a blog the URLs and habits of another tool.

A preset is nothing but a table of options. They take effect where the site doesn't set the option
itself, and no other code knows which preset is in use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.text.slugs import title_slug
from mkdocs_blogposts.text.tool_slugs import hugo_slug, jekyll_slug, lower_case, pelican_slug

if TYPE_CHECKING:
    from collections.abc import Mapping

PRESETS: Mapping[str, Mapping[str, object]] = {
    "material": {
        "permalink": "{date}/{slug}",
        "slugs": "title",
        "slug_as_written": True,
        "file_titles": "dated",
        "media": "blog",
        "categories_slugify": title_slug,
        "posts_order": "time",
        "listing_titles": "name",
        "nav_sections": ["archive", "categories", "authors"],
        "pagination_url_format": "page/{page}",
        "archive_url_format": "archive/{date}",
        "categories_url_format": "category/{slug}",
        "authors_profiles_url_format": "author/{slug}",
        "post_readtime_words_per_minute": 265,
        "reading_time": "page",
        "excerpt": "html",
        "excerpt_fallback": "post",
        "post_excerpt_max_authors": 1,
        "post_excerpt_max_categories": 5,
        "post_heading": "text",
        "date_format": "long",
    },
    "jekyll": {
        "blog_dir": ".",
        "post_dir": "_posts",
        "permalink": "/{categories}/{year}/{month}/{day}/{slug}.html",
        "slugs": "file",
        "post_slugify": jekyll_slug,
        "categories_slugify": lower_case,
        "post_url_max_categories": 100,
        "pagination_url_format": "page{page}",
        "archive_by": "month",
        "archive_url_format": "/{date}",
        "tags_url_format": "/tag/{slug}",
        "categories_url_format": "/category/{slug}",
    },
    "hugo": {
        "blog_dir": "posts",
        "slugs": "dated-file",
        "post_slugify": hugo_slug,
        "tags_url_format": "/tags/{slug}",
        "tags_slugify": hugo_slug,
        "categories_url_format": "/categories/{slug}",
        "categories_slugify": hugo_slug,
    },
    "docusaurus": {
        "permalink": "{file_date}/{path}",
        "slugs": "file",
        "slug_replaces": "path",
    },
    "nextjs": {
        "slugs": "dated-file",
        "posts_per_page": 5,
        "tags_url_format": "/tags/{slug}",
        "tags_slugify": title_slug,
    },
    "pelican": {
        "blog_dir": ".",
        "permalink": "/{slug}.html",
        "slugs": "title",
        "slug_as_written": True,
        "post_slugify": pelican_slug,
        "categories_slugify": pelican_slug,
        "pagination": False,
        "pagination_url_format": "{path}{page}.html",
        "archive_index_url": "/archives.html",
        "tags_url_format": "/tag/{slug}.html",
        "tags_index_url": "/tags.html",
        "tags_slugify": pelican_slug,
        "categories_url_format": "/category/{slug}.html",
        "categories_index_url": "/categories.html",
        "authors_profiles": True,
        "authors_profiles_url_format": "/author/{slug}.html",
        "authors_profiles_index_url": "/authors.html",
    },
}
"""The options of each preset, as they would be written in `mkdocs.yml`."""
