"""document-dates: prints when a page was written, as MaterialX advises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from mkdocs.config.defaults import MkDocsConfig


def is_on(config: MkDocsConfig) -> bool:
    """Return whether the plugin is in the site."""
    return "document-dates" in config.plugins


def hide_dates(meta: MutableMapping[str, Any]) -> None:
    """Print neither dates nor authors on a listing page: those of its source say nothing."""
    meta.update(dict.fromkeys(("show_created", "show_updated", "show_author"), False))
