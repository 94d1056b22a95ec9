"""What the plugin rss is told of our pages, in the words it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_blogposts.core.model import State

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_blogposts.core.model import Post


def has_feeds(config: MkDocsConfig) -> bool:
    """Whether the plugin is in the site, perhaps several times."""
    return any(name.partition(" ")[0] == "rss" for name in config.plugins)


_FORMS: Mapping[str, type] = {"image": str, "illustration": str, "rss": dict}


def tell_of_post(meta: MutableMapping[str, Any], post: Post) -> None:
    """Give the post the dates and authors that readers see, whatever key or name they came from.

    What other tools keep under the plugin's keys, in forms that would end the build, is left out.
    """
    for key, date in (("date", post.meta.date), ("updated", post.meta.updated)):
        if date is not None:
            meta[key] = date.instant
    if "authors" in meta:
        meta["authors"] = [author.name for author in post.meta.authors]
    for key, form in _FORMS.items():
        if not isinstance(meta.get(key, form()), form):
            del meta[key]
    if post.meta.summary and "description" not in meta:
        meta["description"] = post.meta.summary
    if post.state is State.UNLISTED:
        leave_out(meta)


def leave_out(meta: MutableMapping[str, Any]) -> None:
    """Keep the page out of all feeds: it stands in no list, or has no file the plugin could date."""
    meta["draft"] = True
