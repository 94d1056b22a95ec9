"""Keeping our lists out of the search index."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig


def forget(config: MkDocsConfig, urls: Iterable[str]) -> None:
    """Remove pages from the index of MkDocs' own search plugin before it is written.

    That plugin knows no way to leave a page out; Material's does, and gets told by `page.meta`. Its
    list of entries is private, so this does nothing where it is not what it was in MkDocs 1.6.
    """
    gone = set(urls)
    index = getattr(config.plugins.get("search"), "search_index", None)
    entries = getattr(index, "_entries", None)
    if isinstance(entries, list):
        entries[:] = [
            entry for entry in entries if not (isinstance(entry, dict) and _page_url(entry) in gone)
        ]


def _page_url(entry: dict[str, object]) -> str:
    return str(entry.get("location", "")).partition("#")[0]
