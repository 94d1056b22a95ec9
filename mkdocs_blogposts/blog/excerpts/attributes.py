"""Changing the attributes of an excerpt's HTML, so that it can be on any page next to others."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from mkdocs_blogposts.text.urls import from_root

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from .document import Attributes

# https://html.spec.whatwg.org/multipage/indices.html#attributes-3, with the older ones
_LINKS = frozenset(
    (
        *("href", "src", "poster", "cite", "action", "formaction", "longdesc", "background"),
        *("data", "xlink:href"),
    )
)
_LINK_LISTS = frozenset({"srcset", "imagesrcset"})
_IDS_OF_OTHERS = frozenset(
    (
        *("for", "headers", "list", "form", "popovertarget", "commandfor"),
        *("aria-controls", "aria-labelledby", "aria-describedby", "aria-owns", "aria-details"),
        *("aria-flowto", "aria-activedescendant", "aria-errormessage"),
    )
)
# They take the focus or a key of the whole page.
_REMOVED = frozenset({"autofocus", "accesskey"})
_CHANGED = _LINKS | _LINK_LISTS | _IDS_OF_OTHERS | _REMOVED | {"id", "name", "usemap"}
_CSS_URL = re.compile(r"""url\(\s*["']?(?P<url>[^()\s"']+)""")


def need_change(attrs: Attributes) -> bool:
    """Return whether any of the attributes must change."""
    return any(name in _CHANGED or (value and "url(" in value) for name, value in attrs)


def plain(attrs: Attributes) -> str:
    """Return the attributes as HTML."""
    return "".join(f' {name}="{escape(value)}"' if value else f" {name}" for name, value in attrs)


def ids_used(tag: str, attrs: Attributes) -> Iterator[str]:
    """Yield the ids of elements that this one needs to work, such as the parts of a drawing."""
    for name, value in attrs:
        if not value:
            continue
        if name in _IDS_OF_OTHERS:
            yield from value.split()
        elif name in _LINKS and value.startswith("#") and tag not in _ANCHORS:
            yield value[1:]
        elif "url(" in value:
            urls = (match["url"] for match in _CSS_URL.finditer(value))
            yield from (url[1:] for url in urls if url.startswith("#"))


_ANCHORS = frozenset({"a", "area"})


class AttributeWriter:
    """Writes attributes as pieces of HTML; the path to the site's root goes between them."""

    def __init__(self, *, page_url: str, prefix: str, kept_ids: Collection[str]) -> None:
        """Prepare the writer.

        Args:
            page_url: the URL of the page that the HTML comes from.
            prefix: what makes ids unique.
            kept_ids: the ids that are kept, with the prefix. All others are dropped, and links to them
                lead to the page.
        """
        self._page_url = page_url
        self._prefix = prefix
        self._kept_ids = kept_ids
        self._writers: Mapping[str, Callable[[str, str], list[str]]] = {
            **dict.fromkeys(_LINKS, self._link),
            **dict.fromkeys(_LINK_LISTS, self._images),
            **dict.fromkeys(_IDS_OF_OTHERS, self._ids),
            "id": self._own_id,
            "name": self._name,
            "usemap": self._map,
        }

    def write(self, tag: str, attrs: Attributes) -> list[str]:
        """Return the attributes of a tag as pieces of HTML."""
        pieces = [""]
        for name, value in attrs:
            if name in _REMOVED:
                continue
            if not value and name != "href":
                pieces[-1] += "" if name == "id" else f" {name}"
                continue
            write = self._writers.get(name) or self._css
            first, *rest = write(tag, value or "") or [""]
            if first or rest:
                pieces[-1] += f' {name}="{escape(first)}'
                pieces += map(escape, rest)
                pieces[-1] += '"'
        return pieces

    def _own_id(self, _tag: str, value: str) -> list[str]:
        return [self._prefix + value] if value in self._kept_ids else []

    def _ids(self, _tag: str, value: str) -> list[str]:
        return [" ".join(map(self._id, value.split()))]

    def _id(self, value: str) -> str:
        return self._prefix + value if value in self._kept_ids else value

    def _name(self, tag: str, value: str) -> list[str]:
        """Return the name of an image map, which must be unique; drop the old form of an id."""
        if tag in _ANCHORS:
            return []
        return [self._prefix + value if tag == "map" else value]

    def _map(self, _tag: str, value: str) -> list[str]:
        return [value[:1] + self._prefix + value[1:]]

    def _link(self, tag: str, value: str) -> list[str]:
        if value.startswith("#") and tag not in _ANCHORS:
            return [f"#{self._id(value[1:])}"]  # A part of the same drawing.
        target = from_root(value, page_url=self._page_url)
        return [value] if target is None else ["", target]

    def _images(self, tag: str, value: str) -> list[str]:
        """Return the images of a `srcset`, each of which may have a size.

        A comma only ends a URL if a space follows (https://html.spec.whatwg.org/#srcset-attributes).
        """
        pieces, is_url = [""], True
        for word in value.split():
            url = word
            if not is_url:
                size, comma, url = word.partition(",")
                pieces[-1] += f" {size}{comma}"
                is_url = bool(comma)
            if is_url and url.strip(","):
                first, *rest = self._link(tag, url.strip(","))
                pieces[-1] += f" {first}" if pieces[-1] else first
                pieces += rest
                pieces[-1] += "," if url.endswith(",") else ""
                is_url = url.endswith(",")
        return pieces

    def _css(self, _tag: str, value: str) -> list[str]:
        """Return CSS, or an attribute of a drawing, with the links in it changed."""
        pieces, done = [""], 0
        for match in _CSS_URL.finditer(value):
            pieces[-1] += value[done : match.start("url")]
            first, *rest = self._link("", match["url"])
            pieces[-1] += first
            pieces += rest
            done = match.end("url")
        pieces[-1] += value[done:]
        return pieces
