"""Material's blog plugin: its options, which this plugin refuses or accepts without an effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_EQUIVALENT = "There is no equivalent. Remove it."
"""The hint for options of Material's blog that have no equivalent here."""

# Options of Material's blog plugin that this plugin doesn't have: the values that are accepted because
# they match what happens here anyway, and the hint for any other value.
OPTIONS: Mapping[str, tuple[tuple[object, ...], str]] = {
    "enabled": ((True,), "To turn the plugin off, remove it from plugins."),
    "post_dir": (
        ("{blog}/posts",),
        "Posts are read from the folder posts in blog_dir, or from blog_dir itself.",
    ),
    "draft": ((False,), "Drafts are shown by mkdocs serve and never built."),
    "draft_on_serve": ((True,), "Drafts are shown by mkdocs serve and never built."),
    "draft_if_future_date": ((True,), "A post with a future date is never built before that date."),
    "post_excerpt": (
        ("optional",),
        "A post without an excerpt separator is summarized by its first paragraph.",
    ),
    "post_url_format": (("{slug}",), "Use permalink. {date} becomes {year}/{month}/{day}."),
    "post_url_date_format": ((), "Use permalink with {year}, {month} and {day}."),
    "pagination_per_page": ((), "Use posts_per_page."),
    "pagination": ((True,), "Listings are always paginated. Set their length with posts_per_page."),
    "authors": ((True,), "Authors are always shown."),
    "archive_date_format": (("yyyy",), "Write archive_by: year or month."),
    "archive_url_date_format": (("yyyy",), "Write archive_by: year or month."),
    "archive_url_format": (("archive/{date}",), "The archive is always in the folder archive."),
    **dict.fromkeys(
        (
            *("archive_file", "archive_name", "archive_pagination"),
            *("archive_pagination_per_page", "archive_toc"),
            *(
                "authors_profiles",
                "authors_profiles_name",
                "authors_profiles_toc",
            ),
            *("authors_profiles_pagination", "authors_profiles_pagination_per_page"),
            *("authors_profiles_url_format", "blog_toc", "categories_name", "categories_pagination"),
            *("categories_pagination_per_page", "categories_slugify", "categories_slugify_separator"),
            *("categories_sort_by", "categories_sort_reverse", "categories_toc"),
            *("categories_url_format", "pagination_format", "pagination_if_single_page"),
            *("pagination_keep_content", "pagination_template", "pagination_url_format"),
            *("post_date_format", "post_excerpt_max_authors", "post_excerpt_max_categories"),
            *("post_slugify", "post_slugify_separator", "post_url_max_categories"),
        ),
        ((), NO_EQUIVALENT),
    ),
}
