"""search: the plugin that comes with MkDocs, and plugins based on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig


def forget(config: MkDocsConfig, urls: Iterable[str]) -> None:
    """Remove pages from the index of MkDocs' search plugin.

    The plugin has no option for this; Material's reads `page.meta`. The list of entries is private, so
    nothing happens if it isn't the same as in MkDocs 1.6.
    """
    gone = {url.removeprefix("./") for url in urls}
    for plugin in config.plugins.values():
        entries = getattr(getattr(plugin, "search_index", None), "_entries", None)
        if isinstance(entries, list):
            entries[:] = [entry for entry in entries if _page_url(entry) not in gone]


def _page_url(entry: object) -> str | None:
    location = entry.get("location") if isinstance(entry, dict) else None
    return location.partition("#")[0] if isinstance(location, str) else None
