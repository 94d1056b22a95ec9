"""Which files a text refers to."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urlsplit

from mkdocs_blogposts.text.html import LenientParser

# What parts addresses from the rest in sets of pictures, in scripts and style sheets.
_ENDS_IN_CODE = re.compile(r"""[\s"'`(),;]+""")
# Values of these name no files, and are many.
_NO_REFERENCES = frozenset({"class", "id", "alt", "title", "rel", "lang", "dir", "width", "height"})
# The languages of code that browsers make drawings of, which may hold pictures and data.
_DRAWINGS = frozenset(
    {"mermaid", "vega", "vega-lite", "vegalite", "geojson", "echarts", "plotly", "markmap"}
)

TEXT_NAMES = (
    *(".atom", ".cjs", ".css", ".csv", ".dae", ".geojson", ".gltf", ".gpx", ".htm", ".html", ".ics"),
    *(".ipynb", ".js", ".json", ".jsonld", ".kml", ".less", ".m3u", ".m3u8", ".map", ".mjs", ".mpd"),
    *(".mtl", ".obj", ".php", ".py", ".rss", ".scss", ".svg", ".tsv", ".txt", ".vtt", ".webmanifest"),
    *(".xhtml", ".xml", ".xsl", ".xslt", ".yaml", ".yml", "_headers", "_redirects"),
)
"""How the names of files end that are copied as they are, and may refer to others."""


def is_text_name(name: str) -> bool:
    """Whether a file of this name may refer to others."""
    return name.lower().endswith(TEXT_NAMES)


def references(html: str) -> set[str]:
    """Return what may be an address among what the HTML's elements name, as written.

    Any attribute may hold one, as scripts and galleries invent their own, in code or among other words:
    each stands there as a whole, and in the parts that code has. What is none matches no file.
    """
    reader = _ReferenceReader()
    reader.feed(html)
    reader.close()
    return reader.found


class _ReferenceReader(LenientParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._drawing = ""
        """The tag of the element that holds a drawing's code, while it is open."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and name not in _NO_REFERENCES:
                self._add(value)
            elif value and name == "class" and not self._drawing:
                languages = {word.removeprefix("language-") for word in value.split()}
                self._drawing = "" if _DRAWINGS.isdisjoint(languages) else tag
        if tag == "textarea" and not self._drawing:  # In which presentations have their Markdown.
            self._drawing = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._drawing:
            self._drawing = ""

    def handle_data(self, data: str) -> None:
        if self.cdata_elem or self._drawing:  # A script, a style sheet, a drawing.
            self._add(data)

    def _add(self, text: str) -> None:
        self.found.add(text.strip())
        self.found.update(_ENDS_IN_CODE.split(text))


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
