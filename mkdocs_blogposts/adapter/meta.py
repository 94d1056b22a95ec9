"""Set `page.meta` of the blog's pages in the form that themes and other plugins expect."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from mkdocs_blogposts.blog.model import State
from mkdocs_blogposts.frontmatter.block import MAX_DEPTH
from mkdocs_blogposts.frontmatter.field_table import normal_key

from .compat import material
from .theme import has_template

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping

    from mkdocs.theme import Theme

    from mkdocs_blogposts.blog.model import Post, Rendered
    from mkdocs_blogposts.frontmatter.field_table import FieldTable

    from .theme import ThemeTraits


def post_meta(post: Post, theme: Theme) -> dict[str, Any]:
    """Return the front matter in the form that themes and other plugins expect in `page.meta`.

    Texts aren't escaped yet, because other plugins may change them; see `escape_meta`.
    """
    meta = dict(post.data)
    texts = {
        "title": post.meta.title,
        "summary": post.meta.summary,
        "description": post.meta.description,
        "author": ", ".join(author.name for author in post.meta.authors),
    }
    meta |= {key: text for key, text in texts.items() if key in meta}
    # Other plugins must not list an unlisted post by its tags. Material doesn't escape tags.
    names = () if post.state is State.UNLISTED else post.meta.tags
    meta["tags"] = [str(Markup.escape(name)) if "<" in name else name for name in names]
    for key, suits in _SUITS.items():
        if key in meta and not suits(meta[key], theme):
            del meta[key]
    if post.state is State.UNLISTED:
        material.leave_out_of_search(meta)
    return {key: value for key, value in meta.items() if value not in (None, "", [])}


def escape_meta(
    meta: MutableMapping[str, Any], rendered: Rendered, traits: ThemeTraits, fields: FieldTable
) -> None:
    """Escape the values that themes print.

    Most themes escape nothing, and those that do don't escape `Markup` again. Keys that are unknown to
    themes and other tools aren't escaped: only the site's own templates use them.
    """
    seen: dict[tuple[int, int], object] = {}
    for key, value in meta.items():
        name = normal_key(key)
        if name != "tags" and (name in fields.known_keys or name in _THEMES_KEYS):
            meta[key] = _escaped(value, MAX_DEPTH, seen)
    meta["title"] = Markup.escape(rendered.heading if traits.prints_title else rendered.title)
    if rendered.description:
        meta["description"] = Markup.escape(rendered.description)
    if traits.prints_tags:
        hide = meta.get("hide") or []
        # They are in our header.
        meta["hide"] = [*(hide if isinstance(hide, list) else [hide]), "tags"]
    if traits.prints_date:
        for key in ("date", "updated"):
            meta.pop(key, None)  # It is in our header.


# More keys that themes print; `post_meta` has already escaped the tags.
_THEMES_KEYS = {"sidebartitle", "revisiondate", "location", "source", "externallinks"}
_MARKUP = re.compile("[<>\"'&]")


def _escaped(value: object, depth: int, seen: dict[tuple[int, int], object]) -> object:
    """Return the value with its texts escaped, without anything nested deeper than any theme reads.

    Values that are shared through YAML aliases are escaped once, so they can't multiply.
    """
    if isinstance(value, str):
        return Markup.escape(value) if _MARKUP.search(value) else value
    if not isinstance(value, list | dict):
        return value
    if depth == 0:
        return None
    place = (id(value), depth)
    if place not in seen:
        if isinstance(value, list):
            seen[place] = [_escaped(item, depth - 1, seen) for item in value]
        else:
            seen[place] = {
                _escaped(key, 0, seen): _escaped(item, depth - 1, seen) for key, item in value.items()
            }
    return seen[place]


def _is_icon(value: object, theme: Theme) -> bool:
    return isinstance(value, str) and has_template(theme, f".icons/{value}.svg", suffix=".svg")


# The types that MkDocs and themes expect of keys that other tools use differently. Any other value
# would stop the build or be printed.
_SUITS: Mapping[str, Callable[[object, Theme], bool]] = {
    "template": lambda value, theme: has_template(theme, value),
    "source": lambda value, _: isinstance(value, list),
    "hide": lambda value, _: isinstance(value, str | list),
    "icon": _is_icon,
    "search": lambda value, _: isinstance(value, dict),
    "social": lambda value, _: isinstance(value, dict),
    "status": lambda value, _: isinstance(value, str),
}


def listing_meta(title: str) -> dict[str, Any]:
    """Return `page.meta` of a generated listing page, not escaped yet."""
    meta: dict[str, Any] = {"title": title}
    material.leave_out_of_search(meta)
    return meta
