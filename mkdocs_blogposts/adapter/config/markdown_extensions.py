"""What the site's Markdown extensions understand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.bodies.foreign_markup import ATTRIBUTE_LISTS, LIQUID, SHORTCODES
from mkdocs_blogposts.blog.settings import MarkdownSettings
from mkdocs_blogposts.text.markdown.fences import FenceSyntax

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs.config.defaults import MkDocsConfig

_SUPERFENCES = ("pymdownx.superfences", "pymdownx.extra")

_MARKDOWN_IN_HTML = ("md_in_html", "extra", "pymdownx.extra")


def markdown_settings(config: MkDocsConfig) -> MarkdownSettings:
    """Return what the extensions in `markdown_extensions` understand."""
    names = {_name_of(extension) for extension in config.markdown_extensions}
    options = config.mdx_configs.get(_SUPERFENCES[0]) or {}
    return MarkdownSettings(
        fences=FenceSyntax(
            has_options=not names.isdisjoint(_SUPERFENCES),
            opens_all=bool(options.get("relaxed_headers")),
        ),
        has_markdown_in_html=not names.isdisjoint(_MARKDOWN_IN_HTML),
        has_admonitions="admonition" in names,
        understood=frozenset(_understood(names, config)),
    )


def _name_of(extension: object) -> str:
    """Return the name of an extension; plugins and hooks may add objects instead of names."""
    name = extension if isinstance(extension, str) else type(extension).__module__
    return name.partition(":")[0].removeprefix("markdown.extensions.")


def _understood(extensions: Collection[str], config: MkDocsConfig) -> Iterator[str]:
    if not {"attr_list", "extra", "pymdownx.extra"}.isdisjoint(extensions):
        yield ATTRIBUTE_LISTS
    if any(name.rpartition("/")[2] in ("macros", "shortcodes") for name in config.plugins or ()):
        yield from (LIQUID, SHORTCODES)
