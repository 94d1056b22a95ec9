"""The names under which MkDocs knows the plugins and hooks of a site."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def bare_name(name: str) -> str:
    """Return a plugin's name without its namespace and number."""
    return name.partition(" ")[0].rpartition("/")[2]  # MkDocs numbers the second of a name.


def is_blog(name: str | None) -> bool:
    """Whether a name that MkDocs knows is that of a blog of the site."""
    return bare_name(name or "") == "blogposts"


def named(name: str, config: MkDocsConfig) -> str:
    """Say of a name that MkDocs knows whether it is a plugin's or a hook's."""
    is_hook = isinstance(config.plugins.get(name), ModuleType)
    return f"the {'hook' if is_hook else 'plugin'} {name}"
