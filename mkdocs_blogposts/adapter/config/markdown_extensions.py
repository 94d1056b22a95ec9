"""What the site's Markdown extensions understand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.settings import MarkdownSettings
from mkdocs_blogposts.text.fences import FenceSyntax

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_SUPERFENCES = ("pymdownx.superfences", "pymdownx.extra")

_MARKDOWN_IN_HTML = ("md_in_html", "extra", "pymdownx.extra")


def markdown_settings(config: MkDocsConfig) -> MarkdownSettings:
    """Return what the extensions in `markdown_extensions` understand."""
    names = {name.removeprefix("markdown.extensions.") for name in config.markdown_extensions}
    options = config.mdx_configs.get(_SUPERFENCES[0]) or {}
    return MarkdownSettings(
        fences=FenceSyntax(
            has_options=not names.isdisjoint(_SUPERFENCES),
            opens_all=bool(options.get("relaxed_headers")),
        ),
        has_markdown_in_html=not names.isdisjoint(_MARKDOWN_IN_HTML),
        has_admonitions="admonition" in names,
    )
