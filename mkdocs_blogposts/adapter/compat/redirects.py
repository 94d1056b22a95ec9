"""redirects: pages that redirect old URLs to posts and listings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def redirected_paths(config: MkDocsConfig) -> frozenset[str]:
    """Return the paths in the site at which the plugin writes redirects, over any other file."""
    options = getattr(config.plugins.get("redirects"), "config", None) or {}
    maps = options.get("redirect_maps") or {}
    return frozenset(
        File(str(old), "", "", config.use_directory_urls).dest_uri for old in maps if str(old).strip()
    )


def update_pages(
    config: MkDocsConfig, files: Files, *, pages: Iterable[str], hidden: Iterable[str]
) -> None:
    """Allow redirects to our pages, but not to hidden ones, whose URLs would become public.

    The plugin may have collected its pages before the blog was planned. It reports missing targets.
    """
    known = getattr(config.plugins.get("redirects"), "doc_pages", None)
    if isinstance(known, dict):
        known.update(
            {src_uri: files.src_uris[src_uri] for src_uri in pages if src_uri in files.src_uris}
        )
        for src_uri in hidden:
            known.pop(src_uri, None)
