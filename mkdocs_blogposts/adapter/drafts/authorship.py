"""Who made what stands in the site: as near as the host lets one tell."""

from __future__ import annotations

from fnmatch import fnmatch
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_blogposts.adapter.plugin_names import bare_name, is_blog, named

from .traces import NAMES, last_part, spellings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from .traces import Trace

# Files whose names tell which plugin writes them.
_WRITERS: Mapping[str, str] = {
    "search/search_index.*": "search",
    "feed_*.xml": "rss",
    "feed_*.json": "rss",
    "tags.json": "tags",
    "assets/images/social/*": "social",
    "llms*.txt": "llmstxt",
}
# They write these files, and look at pages without changing them.
_ONLY_THEIR_FILES = frozenset({"search", "rss", "llmstxt"})


def author_of(place: str, files: Files, config: MkDocsConfig) -> str:
    """Say who wrote a file of the site that is no page, in words that follow "made by"."""
    if fnmatch(place, "sitemap.xml*"):
        return "the theme's template sitemap.xml"
    names = {name.rpartition("/")[2]: name for name in config.plugins}
    for pattern, plugin in _WRITERS.items():
        if fnmatch(place, pattern) and plugin in names:
            return f"the plugin {names[plugin]}"
    for file in files:
        if file.dest_uri == place and file.generated_by:
            return named(file.generated_by, config)
    if place in (*config.theme.static_templates, *config.extra_templates):
        return f"the template {place}"
    return _one_of(config, "post_build")


def author_of_page(page: Page, trace: Trace, config: MkDocsConfig) -> str:
    """Say who put the trace into a page, in words that follow "made by"."""
    if page.file.generated_by:
        return named(page.file.generated_by, config)
    if trace.kind in NAMES:
        spellings = {last_part(trace.text), unquote(last_part(trace.text))}
    else:
        spellings = spellings_of(trace)
    if any(spelling in (page.markdown or "") for spelling in spellings):
        return _one_of(config, "page_markdown", "page_read_source")
    if any(spelling in (page.content or "") for spelling in spellings):
        return _one_of(config, "page_content", "env", or_else="a Markdown extension")
    return _one_of(config, "post_page", "page_context", "nav", or_else="the theme")


def _one_of(config: MkDocsConfig, *events: str, or_else: str = "") -> str:
    """Name the plugins and hooks that have a part in these events; ours has one in most."""
    names = [*dict.fromkeys(_with_part_in(config, events)), *([or_else] if or_else else [])]
    if not names:
        return "an unknown plugin"
    return names[0] if len(names) == 1 else f"one of {', '.join(names)}"


def _with_part_in(config: MkDocsConfig, events: tuple[str, ...]) -> Iterator[str]:
    for name, plugin in config.plugins.items():
        if is_blog(name) or bare_name(name) in _ONLY_THEIR_FILES:
            continue
        if any(hasattr(plugin, f"on_{event}") for event in events):
            yield named(name, config)
