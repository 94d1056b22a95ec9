"""git-revision-date, git-authors: ask git about the source of each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def asks_about_sources(config: MkDocsConfig) -> bool:
    """Return whether the site uses one of the plugins.

    They fail for a source outside the repository, but accept a page without a source.
    """
    return not {"git-revision-date", "git-authors"}.isdisjoint(config.plugins)
