"""Finding the files that a text refers to, in any language.

File names may be in Markdown, HTML, YAML or JavaScript, and escaped for any of these. Nothing is
parsed: the text before a file name is read as the path to it.
"""

from __future__ import annotations

import html
import posixpath
import re
from functools import cached_property
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar
from urllib.parse import unquote, urlsplit

from .search import TAG, ByteSearch, readable
from .urls import collision_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

K = TypeVar("K")

MOST_PATHS = 500_000
"""The maximum number of paths tried for one text: thousands of times what people write."""
MOST_ESCAPES = 1_000_000
"""The maximum number of escapes read in one text."""


class FileFinder(Generic[K]):
    """Finds the files that texts refer to. Case and Unicode form don't matter."""

    def __init__(self, paths: Mapping[K, Collection[str]], *, site_url: str = "") -> None:
        """Prepare to find these files.

        Args:
            paths: the path of each file from the root, with a final slash for a folder's index.
            site_url: the URL of the site, for URLs in texts.
        """
        self._files = frozenset(paths)
        self._by_path: dict[str, set[K]] = {}
        self._by_name: dict[str, set[K]] = {}
        for file, of_file in paths.items():
            for path in map(_folded, of_file):
                name = posixpath.basename(path.rstrip("/")) + ("/" if path.endswith("/") else "")
                if name not in ("", "/"):
                    self._by_path.setdefault(_normal(path), set()).add(file)
                    self._by_name.setdefault(name, set()).add(file)
        site = urlsplit(_folded(site_url)) if _is_url(site_url) else None
        self._host = site.netloc.removeprefix("www.") if site else ""

    @cached_property
    def _search(self) -> ByteSearch[str]:
        return ByteSearch({_bytes(name): name for name in self._by_name})

    def called(self, name: str) -> set[K]:
        """Return the files with this name, in any folder."""
        return self._by_name.get(_folded(name), set())

    def at(self, path: str, folders: Collection[str]) -> set[K]:
        """Return the files that a link leads to."""
        path = unquote(re.split("[?#]", path, maxsplit=1)[0])
        return self._at(_folded(path), ["", *map(_folded, folders)])

    def mentioned_in(self, text: str) -> set[K]:
        """Return the files whose names are in a text, regardless of the text before them."""
        found: set[K] = set()
        for hit in self._hits(text, found):
            found |= self._by_name[hit.name]
        return found

    def named_in(self, text: str, folders: Collection[str]) -> set[K]:
        """Return the files whose paths are in a text.

        If a text has too many paths to try, all files that it could refer to are returned.

        Args:
            text: a text in any language.
            folders: the folders that its paths may be relative to, in addition to the root.
        """
        if sum(map(text.count, "&%\\")) > MOST_ESCAPES:
            return set(self._files)
        bases = {"", *map(_folded, folders)}
        found: set[K] = set()
        tried = 0
        for hit in self._hits(text, found):
            if tried > MOST_PATHS:
                found |= self._by_name[hit.name]
                continue
            for start in _starts(hit.before):
                tried += 1 + start.count("/")
                found |= self._at(start + hit.name, bases)
        return found

    def _at(self, path: str, folders: Iterable[str]) -> set[K]:
        """Return the files at a path, or at the path of a URL of the site.

        The site may be in a folder of its host that isn't in `site_url`.
        """
        host = _HOST.match(path)
        if host and host[1].removeprefix("www.") != self._host:
            return set()
        if host or (self._host and path.startswith(f"{self._host}/")):
            path = path[host.end() if host else len(self._host) :]
        if not path.startswith("/"):
            paths = (_normal(posixpath.join("/", folder, path)) for folder in folders)
        else:
            slashes = (match.start() for match in re.finditer("/", path[:_LONGEST_PATH]))
            paths = (_normal(path[slash:]) for slash in slashes)
        return {file for each in paths for file in self._by_path.get(each, ())}

    def _hits(self, text: str, found: Collection[K]) -> Iterator[_Hit]:
        """Yield the names of files that aren't found yet, with all ways to read escapes in the text."""
        for first in range(0, len(text) if self._by_name else 0, _PIECE):
            begin, end = max(0, first - _OVERLAP), first + _PIECE
            for reading in _readings(text[begin:end]):
                data = _bytes(_folded(reading))
                # A name that is cut at the end of a piece is complete in the one before or after.
                for hit in self._hits_in(data, found):
                    is_whole_before = not begin or hit.start >= _LONGEST_PATH
                    if is_whole_before and (hit.end < len(data) or end >= len(text)):
                        yield hit
            if len(found) == len(self._files):
                return

    def _hits_in(self, data: bytes, found: Collection[K]) -> Iterator[_Hit]:
        for start, end, name in self._search.hits(data):
            is_inside = data[start - 1 : start].isalnum() or data[end : end + 1].isalnum()
            if is_inside or all(file in found for file in self._by_name[name]):
                continue
            before = data[max(0, start - _LONGEST_PATH) : start].decode(errors="replace")
            after = data[end : end + 8].decode(errors="replace")
            if not _GOES_ON.match(after) and not _GOES_BEFORE.search(before):
                yield _Hit(name, before, start, end)


class _Hit(NamedTuple):
    name: str
    before: str
    """The text before it, as far as it can be the path to it."""
    start: int
    end: int


# The longest path and name fit into one piece, even if each character is escaped.
_PIECE, _OVERLAP = 60_000, 10_000
_LONGEST_PATH = 500
_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//([^/]*)")
_GOES_ON = re.compile(r"/|[._-]?[^\W_]")
_GOES_BEFORE = re.compile(r"[\w.-]\Z")
_BORDER = re.compile(r"[^\w./-]")


def _starts(before: str) -> Iterator[str]:
    """Yield the folder paths that a text may end with. Names of folders may contain any character."""
    before = before[before.rfind("\n") + 1 :]
    if not before.endswith("/"):
        yield ""
        return
    yield before
    for match in _BORDER.finditer(before):
        yield before[match.end() :]


def _readings(text: str) -> Iterable[str]:
    """Return the text as written and without the escapes of HTML, URLs, Markdown, JSON and Windows."""
    plain = html.unescape(text)
    if "\\" in plain:
        plain = _ESCAPED.sub(r"\1", _UTF_16.sub(_decoded_utf_16, plain)).replace("\\", "/")
    return dict.fromkeys(reading for each in (text, plain) for reading in (each, unquote(each)))


_UTF_16 = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def _decoded_utf_16(match: re.Match[str]) -> str:
    return bytes.fromhex(match[0].replace("\\u", "")).decode("utf-16-be", errors="replace")


def _folded(text: str) -> str:
    return collision_key(readable(text))


def _bytes(text: str) -> bytes:
    return text.encode(errors="replace")


def _normal(path: str) -> str:
    """Return the path from the root. As in browsers, `..` doesn't lead out of it."""
    return posixpath.normpath(f"/{path}").lstrip("/")


def _is_url(text: str) -> bool:
    try:
        return bool(urlsplit(text).netloc)
    except ValueError:
        return False


def code_of(content: str) -> str:
    """Return the attributes, scripts, styles and diagrams of HTML, from which browsers load files."""
    found: list[str] = []
    element, text_start = "", 0
    for tag in TAG.finditer(content):
        slash, name, attributes = tag[1], tag[2].lower(), tag[3]
        found.append(content[text_start : tag.start()] if element else "")
        found.append(_LABELS.sub("", attributes))
        text_start = tag.end()
        if slash:
            element = "" if name == element else element
        elif not element and (name in _CODE_ELEMENTS or _DIAGRAM.search(attributes)):
            element = name
    return "\n".join([*found, content[text_start:] if element else ""])


# A textarea contains the Markdown of a presentation.
_CODE_ELEMENTS = frozenset({"script", "style", "textarea"})
_DIAGRAM = re.compile(
    r"""class=["']?[^"'>]*\b(?:mermaid|vega|vega-lite|vegalite|geojson|echarts|plotly|markmap)\b"""
)
_LABELS = re.compile(r"""\b(?:alt|class|id|title)\s*=\s*(?:"[^"]*"|'[^']*')""")
