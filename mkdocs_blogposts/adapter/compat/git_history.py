"""git-revision-date, git-authors: ask git about the source of each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def asks_about_sources(config: MkDocsConfig) -> bool:
    """Return whether one of the plugins is in the site.

    A source outside the repository is an error to them; a page without a source is not.
    """
    return not {"git-revision-date", "git-authors"}.isdisjoint(config.plugins)
