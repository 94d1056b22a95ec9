"""document-dates: prints when a page was written; recommended by MaterialX."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from mkdocs.config.defaults import MkDocsConfig


def is_on(config: MkDocsConfig) -> bool:
    """Return whether the site uses the plugin."""
    return "document-dates" in config.plugins


def hide_dates(meta: MutableMapping[str, Any]) -> None:
    """Hide dates and authors on a listing page, because those of its generated source mean nothing."""
    meta.update(dict.fromkeys(("show_created", "show_updated", "show_author"), False))
