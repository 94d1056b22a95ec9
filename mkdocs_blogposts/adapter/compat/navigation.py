"""literate-nav, awesome-nav, awesome-pages: navigation from files in the docs folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_OPTIONS = {"literate-nav": "nav_file", "awesome-nav": "filename", "awesome-pages": "filename"}


def file_names(config: MkDocsConfig) -> set[str]:
    """Return the names of the files that define the navigation of a folder."""
    plugins = ((config.plugins.get(name), option) for name, option in _OPTIONS.items())
    return {str(plugin.config[option]) for plugin, option in plugins if plugin}
