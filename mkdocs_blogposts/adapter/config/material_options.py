"""The options of Material's blog plugin that have another name here, or no effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SYNONYMS: Mapping[str, str] = {
    "pagination_per_page": "posts_per_page",
    "post_date_format": "date_format",
    "post_url_format": "permalink",
}
"""Options that have a shorter name here, by Material's name. Both names work."""

IGNORED = frozenset(
    {
        *("archive_date_format", "archive_name", "archive_toc"),
        *("authors_profiles_name", "authors_profiles_toc"),
        *("blog_toc", "categories_name", "categories_sort_by", "categories_sort_reverse"),
        *("categories_toc", "pagination_format", "pagination_if_single_page"),
        *("pagination_keep_content", "pagination_template"),
    }
)
"""Options that are accepted without an effect. They change neither URLs nor what is published."""

REFUSED: Mapping[str, tuple[tuple[object, ...], str]] = {
    "enabled": ((True,), "To turn the plugin off, remove it from plugins."),
    "pagination": ((True,), "Listings are always paginated. Set their length with posts_per_page."),
    "archive_url_date_format": (("yyyy",), "Write archive_by: year or month."),
    "archive_url_format": (("archive/{date}",), "The archive is always in the folder archive."),
    **dict.fromkeys(
        (
            *("archive_pagination", "archive_pagination_per_page"),
            *("authors_profiles", "authors_profiles_url_format"),
            *("authors_profiles_pagination", "authors_profiles_pagination_per_page"),
            *("categories_pagination", "categories_pagination_per_page", "categories_url_format"),
            "pagination_url_format",
        ),
        ((), "There is no equivalent. Remove it."),
    ),
}
"""Options that would change URLs or what is published, so that ignoring them would do harm: the values
that are accepted because they are what happens anyway, and the hint for any other value."""
