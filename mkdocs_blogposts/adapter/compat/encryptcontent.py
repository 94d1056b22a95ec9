"""encryptcontent: posts that only readers with a password may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


def encrypts(page: Page) -> bool:
    """Return whether the plugin will encrypt the page, which it does right before it is written."""
    return hasattr(page, "encryptcontent")


def may_encrypt(config: MkDocsConfig) -> bool:
    """Return whether the plugin is in the site, so that a page it has not seen may be one of its."""
    return "encryptcontent" in config.plugins
