"""static-i18n: builds a site of several languages, each from its own copy of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def is_on(config: MkDocsConfig) -> bool:
    """Return whether the site uses the plugin.

    It copies all files in `on_files` and drops those whose source is outside `docs_dir`.
    """
    return "i18n" in config.plugins
