"""encryptcontent: posts that need a password."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


def encrypts(page: Page) -> bool:
    """Return whether the plugin will encrypt the page, right before it is written."""
    return hasattr(page, "encryptcontent")


def may_encrypt(config: MkDocsConfig) -> bool:
    """Return whether the site uses the plugin, which might encrypt a page that it hasn't seen yet."""
    return "encryptcontent" in config.plugins
