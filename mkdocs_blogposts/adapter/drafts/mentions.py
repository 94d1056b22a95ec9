"""Finding which files a text names, whatever language the text is in.

People write a name in many ways: in Markdown, HTML, YAML or JavaScript, escaped for any of these, from
the folder of the source, of the page or of the site. None of this is parsed. Where the name of a file
stands, what stands before it is read as the way there.
"""

from __future__ import annotations

import posixpath
import re
import string
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_blogposts.text.urls import collision_key

from .byte_search import ByteSearch, as_latin1
from .readings import pieces, readable

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping

    from .readings import Piece

_LOOK_BACK = 500
"""How many bytes before a name may be the way to it."""
MOST_WAYS = 500_000
"""How many ways to files are tried in one text; thousands of times what people write."""
MOST_ESCAPES = 1_000_000
"""How many signs that escape others are read in one text: what people write, and pictures in CSS."""


class NameFinder:
    """Looks for many names at once, in time that does not grow with their number.

    Escapes, the case of letters and their Unicode form make no difference.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Prepare the search for these."""
        by_signs: dict[str, set[str]] = {}
        for name in names:
            by_signs.setdefault(_signs(readable(name)), set()).add(name)
        by_signs.pop("", None)
        self._search = ByteSearch({signs: (signs, tuple(same)) for signs, same in by_signs.items()})

    def names_in(self, text: str) -> set[str]:
        """Return the names that stand in a text, inside longer words too."""
        return self._collected(text, whole=False)

    def whole_names_in(self, text: str) -> set[str]:
        """Return the names that stand in a text and are not inside longer ones."""
        return self._collected(text, whole=True)

    def _collected(self, text: str, *, whole: bool) -> set[str]:
        found: set[str] = set()
        done: set[str] = set()
        for piece in pieces(text):
            for hit in self.hits(piece, done, whole=whole):
                if not whole or (hit.is_end and _begins_name(hit.before(4))):
                    found.update(hit.names)
                    done.add(hit.signs)
            if self.has_all(done):
                break
        return found

    def hits(self, piece: Piece, done: Container[str], *, whole: bool = True) -> Iterator[_Hit]:
        """Yield each place where names stand in a piece of text, in each reading of its escapes.

        Those whose signs are done are passed over, and there may be more of them as the search goes on;
        where `whole`, those inside of words too.
        """
        for reading in piece.readings() if self._search else ():
            text = _signs(reading)
            for last, (signs, names) in self._search.hits(text):
                if signs in done:
                    continue
                end = last + 1
                start = end - len(signs)
                if whole and (text[start - 1 : start] in _INSIDE or text[end : end + 1] in _INSIDE):
                    continue
                # What is cut here stands whole in the piece before, or in the next.
                if (start >= _LOOK_BACK or piece.is_first) and (end < len(text) or piece.is_last):
                    yield _Hit(text, start, end, signs, names)

    def has_all(self, done: Collection[str]) -> bool:
        """Whether nothing is left to look for."""
        return len(done) >= len(self._search)


class FileFinder:
    """Looks for the files that texts name."""

    def __init__(self, files: Mapping[str, Collection[str]], *, site_url: str = "") -> None:
        """Prepare the search.

        Args:
            files: each with its paths, below the folder of the sources and below that of the site. One
                that ends with a slash is a folder, and stands in texts with it.
            site_url: where the site will stand, for addresses that name it.
        """
        self._files = frozenset(files)
        self._roots = tuple(_own_form(root) for root in roots_of(site_url))
        self._by_path: dict[str, set[str]] = {}
        self._by_name: dict[str, set[str]] = {}
        for file, paths in files.items():
            for path in paths:
                self._by_path.setdefault(_key(path), set()).add(file)
                slash = "/" if path.endswith("/") else ""
                name = f"{posixpath.basename(path.rstrip('/'))}{slash}"
                self._by_name.setdefault(name, set()).add(file)

    @cached_property
    def _finder(self) -> NameFinder:
        """Made when a text is searched: many are only asked for paths, or for nothing."""
        return NameFinder(self._by_name)

    def at(self, path: str) -> set[str]:
        """Return the files with this path."""
        return self._by_path.get(_key(path), set())

    def called(self, name: str) -> set[str]:
        """Return the files of this name, in whatever folder."""
        return self._by_name.get(name, set())

    def mentioned_in(self, text: str) -> set[str]:
        """Return the files whose names stand in a text, wherever it seems to look for them."""
        names = self._finder.whole_names_in(text)
        return {file for name in names for file in self._by_name[name]}

    def named_in(self, text: str, *, folders: Collection[str]) -> set[str]:
        """Return the files to which a text leads.

        A text that names more than can be followed names all files that it may mean.

        Args:
            text: in any language.
            folders: where its ways may begin, besides the root; as paths below it.
        """
        bases = {"", *map(_own_form, folders)}
        found: set[str] = set()
        done: set[str] = set()
        escapes = ways = 0
        for piece in pieces(text):
            escapes += piece.escapes
            if escapes > MOST_ESCAPES:
                return set(self._files)
            for hit in self._finder.hits(piece, done):
                ways += 1
                files = self._files_of(hit)
                if ways > MOST_WAYS:
                    found |= files
                elif hit.is_end:
                    for way in _ways(hit.before(_LOOK_BACK)):
                        for place in self._places(way + hit.name, bases):
                            ways += 1
                            found |= self._by_path.get(place, set())
                if files <= found:
                    done.add(hit.signs)
            if self._finder.has_all(done):
                break
        return found

    def _files_of(self, hit: _Hit) -> set[str]:
        return {file for name in hit.names for file in self._by_name[name]}

    def _places(self, way: str, bases: Iterable[str]) -> Iterator[str]:
        """Yield the keys of the paths to which a way may lead."""
        for base in bases:
            yield _normal(posixpath.join(base, way))
        for root in self._roots:
            if way.startswith(root):
                yield _normal(way[len(root) :])


def roots_of(site_url: str) -> tuple[str, ...]:
    """Return the beginnings of addresses that lead below the site, as people write them."""
    try:
        parts = urlsplit(site_url)
    except ValueError:
        return ()
    path = f"{parts.path.rstrip('/')}/"
    site = f"{parts.netloc}{path}"
    return (f"{parts.scheme}://{site}", f"//{site}", site, path) if parts.netloc else ()


# --- texts as they are searched -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Hit:
    """A place where names stand, in a text of signs."""

    text: str
    start: int
    end: int
    signs: str
    """The names as they stand there."""
    names: tuple[str, ...]
    """All that stand there if case and Unicode form make no difference."""

    @property
    def name(self) -> str:
        """The names in the form that they share."""
        return _as_text(self.signs)

    @property
    def is_end(self) -> bool:
        """Whether a name may end here."""
        return not _GOES_ON.match(_as_text(self.text[self.end : self.end + _MOST_AFTER]))

    def before(self, size: int) -> str:
        """Return what stands before, at the most as many bytes."""
        return _as_text(self.text[max(0, self.start - size) : self.start])


def _signs(text: str) -> str:
    """Return the text in one case and Unicode form, as it is searched."""
    return as_latin1(collision_key(text).encode(errors="replace"))


def _own_form(path: str) -> str:
    """Return a path as it stands in a text that is searched."""
    return _as_text(_signs(readable(path)))


def _as_text(signs: str) -> str:
    return signs if signs.isascii() else signs.encode("latin-1").decode(errors="replace")


# --- ways -----------------------------------------------------------------------------------------

# The commonest signs that neither begin nor end a name.
_INSIDE = frozenset(string.ascii_letters + string.digits)
# What comes after the beginning of a longer name, or of a way.
_GOES_ON = re.compile(r"/|[._-]?[^\W_]")
_MOST_AFTER = 8
# What cannot stand in a name without being a possible end of what stands before.
_BORDER = re.compile(r"[^\w./-]")


def _begins_name(before: str) -> bool:
    """Whether what follows may be the last part of a path."""
    return before[-1:] in ("", "/") or _BORDER.match(before[-1:]) is not None


def _ways(before: str) -> Iterator[str]:
    """Yield the ways to a name that may end with the text before it, the shortest first.

    A folder's name may hold whatever else ends a way, so that there are several.
    """
    if not before.endswith("/"):
        if _begins_name(before):
            yield ""
        return
    before = before[before.rfind("\n") + 1 :]
    for match in reversed(list(_BORDER.finditer(before))):
        yield before[match.end() :]
    yield before


def _normal(path: str) -> str:
    """Return the path below the root, which `..` does not leave, as in browsers."""
    return posixpath.normpath(f"/{path}").lstrip("/")


def _key(path: str) -> str:
    return _normal(_own_form(path))
