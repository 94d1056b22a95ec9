"""rss: feeds of the site. The plugin reads dates and authors from `page.meta`."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from mkdocs_blogposts.blog.model import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, MutableMapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.blog.model import Post


def has_feeds(config: MkDocsConfig) -> bool:
    """Return whether the site uses the plugin, once or several times."""
    return any(name.partition(" ")[0] == "rss" for name in config.plugins)


def feed_names(config: MkDocsConfig) -> set[str]:
    """Return the paths in the site of the feeds, which the plugin writes after all other files."""
    names: set[str] = set()
    for name, plugin in config.plugins.items():
        options = getattr(plugin, "config", {}) if name.partition(" ")[0] == "rss" else {}
        if options.get("enabled"):
            names |= {str(path) for path in (options.get("feeds_filenames") or {}).values()}
    return names


_FORMS: Mapping[str, type[str | dict[str, Any]]] = {"image": str, "illustration": str, "rss": dict}
# The plugin looks for a file with this name, and fails if the name is too long for the system.
_MAX_LENGTH = 2000


def set_post_meta(meta: MutableMapping[str, Any], post: Post, config: MkDocsConfig) -> None:
    """Set the dates and authors that readers see, whichever key or file name they come from.

    Values from other tools that would make the plugin fail are removed.
    """
    _set_dates(meta, post, list(_date_options(config)))
    if "authors" in meta:
        meta["authors"] = [author.name for author in post.meta.authors]
    for key, form in _FORMS.items():
        value = meta.get(key, form())
        if not isinstance(value, form) or len(value) > _MAX_LENGTH:
            del meta[key]
    if post.meta.summary and "description" not in meta:
        meta["description"] = post.meta.summary
    if post.state is State.UNLISTED:
        leave_out(meta)


def _date_options(config: MkDocsConfig) -> Iterator[Mapping[str, Any]]:
    for name, plugin in config.plugins.items():
        if name.partition(" ")[0] == "rss":
            yield plugin.config["date_from_meta"]


def _set_dates(
    meta: MutableMapping[str, Any], post: Post, options: Sequence[Mapping[str, Any]]
) -> None:
    """Set the dates under the keys that the plugin is told to read.

    With Material's blog, `date.created` is a time in UTC, also for a day without a time; only a day
    under `date` is published at `default_time`.
    """
    date, updated = post.meta.date, post.meta.updated
    if updated is not None:
        meta["updated"] = updated.instant
    if date is None:
        return
    keys = [str(each[name]) for each in options for name in ("as_creation", "as_update")]
    written = meta.get("date")
    if any(key.startswith("date.") for key in keys):
        known = written if isinstance(written, dict) else {}
        changed = {"updated": updated.instant} if updated else {}
        meta["date"] = {**known, "created": date.instant, **changed}
        return
    meta["date"] = date.instant
    if any(map(_has_own_time, options)):
        if isinstance(written, dt.datetime) and written.date() == date.day:
            meta["date"] = written
        elif date.time == dt.time():
            meta["date"] = date.day


def _has_own_time(options: Mapping[str, Any]) -> bool:
    """Return whether the site sets the time of days without one."""
    time = options["default_time"]  # The plugin replaces the text.
    return (time.time() if isinstance(time, dt.datetime) else time) != dt.time() or (
        options["default_timezone"] != "UTC"
    )


def prints_text_of(page: Page, config: MkDocsConfig) -> bool:
    """Return whether a feed contains text of the page.

    That depends on the plugin's options: `abstract_chars_count` (-1 means the whole text, 0 none),
    `abstract_delimiter`, and `match_path`, a regular expression for the pages in the feed.
    """
    rss = page.meta.get("rss")
    is_described = page.meta.get("description") or (rss and rss.get("feed_description"))
    if page.meta.get("draft") is True:
        return False
    for name, plugin in config.plugins.items():
        if name.partition(" ")[0] != "rss":
            continue
        options = plugin.config
        is_taken = options["enabled"] and re.match(options["match_path"], page.file.src_uri)
        most = options["abstract_chars_count"]
        has_abstract = most > 0 or options["abstract_delimiter"] in (page.markdown or "")
        if is_taken and (most == _WHOLE_TEXT or (has_abstract and not is_described)):
            return True
    return False


_WHOLE_TEXT = -1


def leave_out(meta: MutableMapping[str, Any]) -> None:
    """Keep the page out of all feeds."""
    meta["draft"] = True
