"""Plugins that come with Material for MkDocs and MaterialX."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File


def _is_on(name: str, config: MkDocsConfig) -> bool:
    return not {name, f"material/{name}", f"materialx/{name}"}.isdisjoint(config.plugins)


def blogs(config: MkDocsConfig) -> list[tuple[str, str]]:
    """Return the folders of each blog of the plugin blog, and of its posts; empty for `docs_dir`."""
    names = ("blog", "material/blog", "materialx/blog")
    plugins = (plugin for name, plugin in config.plugins.items() if name.partition(" ")[0] in names)
    found = []
    for plugin in plugins:
        if plugin.config.get("enabled", True):
            blog_dir = posixpath.normpath(str(plugin.config.get("blog_dir", "blog")))
            post_dir = str(plugin.config.get("post_dir", "{blog}/posts")).replace("{blog}", blog_dir)
            found.append((_folder(blog_dir), _folder(post_dir)))
    return found


def _folder(path: str) -> str:
    normal = posixpath.normpath(path)
    return "" if normal == "." else normal


def prints_tags(config: MkDocsConfig) -> bool:
    """Return whether the site uses the plugin tags, which makes the themes print `page.meta.tags`."""
    return _is_on("tags", config)


def lists_tags(file: File, config: MkDocsConfig) -> bool:
    """Return whether the plugin tags lists all tags on a page."""
    names = ("tags", "material/tags", "materialx/tags")
    for name, plugin in config.plugins.items():
        # MkDocs numbers a second plugin of the same name. Another plugin is called tags as well.
        if name.partition(" ")[0] not in names or not plugin.config.get("enabled", True):
            continue
        directive = re.escape(plugin.config.get("listings_directive", "material/tags"))
        if file.src_uri == plugin.config.get("tags_file"):
            return True
        if re.search(rf"<!--\s+{directive}\b", file.content_string):
            return True
    return False


def defaults_file(config: MkDocsConfig, default: str) -> str:
    """Return the name of folder defaults that is set in the plugin meta, or the default name."""
    names = ("material/meta", "materialx/meta", "meta")
    plugin = next((config.plugins[name] for name in names if name in config.plugins), None)
    return str(plugin.config["meta_file"]) if plugin else default


def leave_out_of_search(meta: MutableMapping[str, Any]) -> None:
    """Keep the page out of Material's search index. MkDocs' own search doesn't support this."""
    meta["search"] = {"exclude": True}
