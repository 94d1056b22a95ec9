"""The names that MkDocs gives plugins and hooks."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def bare_name(name: str) -> str:
    """Return a plugin's name without its namespace and number."""
    return name.partition(" ")[0].rpartition("/")[2]  # MkDocs numbers a second plugin of the same name.


def is_blog(name: str | None) -> bool:
    """Return whether this is the name of our own plugin."""
    return bare_name(name or "") == "blogposts"


def named(name: str, config: MkDocsConfig) -> str:
    """Return "the plugin" or "the hook" followed by its name."""
    is_hook = isinstance(config.plugins.get(name), ModuleType)
    return f"the {'hook' if is_hook else 'plugin'} {name}"
