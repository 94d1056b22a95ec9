"""Which files a text refers to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from .html import LenientParser

if TYPE_CHECKING:
    from collections.abc import Iterator

_SETS = frozenset({"srcset", "imagesrcset", "data-srcset"})
# What parts addresses from the rest in scripts and style sheets.
_ENDS_IN_CODE = re.compile(r"""[\s"'`(),;]+""")
# Values of these name no files, and are many.
_NO_REFERENCES = frozenset({"class", "id", "alt", "title", "rel", "lang", "dir", "width", "height"})

TEXT_NAMES = (
    *(".atom", ".cjs", ".css", ".csv", ".geojson", ".htm", ".html", ".ics", ".js", ".json", ".jsonld"),
    *(".less", ".map", ".mjs", ".rss", ".scss", ".svg", ".tsv", ".txt", ".vtt", ".webmanifest"),
    *(".xhtml", ".xml", ".xsl", ".xslt", ".yaml", ".yml"),
)
"""How the names of files end that are copied as they are, and may refer to others."""


def is_text_name(name: str) -> bool:
    """Whether a file of this name may refer to others."""
    return name.lower().endswith(TEXT_NAMES)


def references(html: str) -> set[str]:
    """Return every address that the HTML's elements may name, as written.

    Any attribute may hold one, as scripts and galleries invent their own; what is none matches no
    file.
    """
    reader = _ReferenceReader()
    reader.feed(html)
    reader.close()
    return reader.found


class _ReferenceReader(LenientParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        for name, value in attrs:
            if not value or name in _NO_REFERENCES:
                continue
            if name in _SETS:
                candidates = (candidate.split() for candidate in value.split(","))
                self.found |= {candidate[0] for candidate in candidates if candidate}
            elif name == "style":
                urls = (part.partition(")")[0] for part in value.split("url(")[1:])
                self.found |= {url.strip(" \"'") for url in urls}
            else:
                self.found.add(value.strip())

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:  # A script or a style sheet.
            self.found.update(_ENDS_IN_CODE.split(data))


def strings_in(value: object, *, with_keys: bool = False) -> Iterator[str]:
    """Yield every string in a value of nested lists and mappings; each container is entered once.

    With its keys, where these say something too, as the titles in `nav` do.
    """
    seen: set[int] = set()
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, Mapping | list | tuple) and id(item) not in seen:
            seen.add(id(item))
            waiting += item.values() if isinstance(item, Mapping) else item
            if with_keys and isinstance(item, Mapping):
                waiting += item.keys()


def target_of(reference: str, *, base: str) -> str | None:
    """Return the path below the root that a reference in a file of the folder `base` names.

    None for addresses of other sites, and for those that lead out of the root.
    """
    try:
        parts = urlsplit(reference)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = unquote(parts.path)
    target = posixpath.normpath(path if path.startswith("/") else posixpath.join(base, path))
    target = target.lstrip("/")
    return None if target.startswith("..") else target
