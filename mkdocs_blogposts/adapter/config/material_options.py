"""The options of Material's blog plugin that have another name here, or no effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SYNONYMS: Mapping[str, str] = {
    "pagination_per_page": "posts_per_page",
    "pagination_template": "pagination_format",
    "post_date_format": "date_format",
    "post_url_format": "permalink",
}
"""Options that have a shorter name here, by Material's name. Both names work."""

MATERIAL_NAMES = frozenset({"blog.archive", "blog.categories", "blog.authors"})
"""The defaults of Material's options for names: keys of its texts in each language. A name that is one
of them is the default."""

IGNORED = frozenset(
    {
        "pagination_keep_content",
    }
)
"""Options that are accepted without an effect. They change neither URLs nor what is published."""
