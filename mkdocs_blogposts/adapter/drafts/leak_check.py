"""The leak check: search the written site for what gives hidden posts away."""

from __future__ import annotations

import gzip
import html
import os
import re
import zlib
from collections import defaultdict
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

from mkdocs_blogposts.text.problems import Problem, shown

from .clues import Clue, Kind, spellings_of
from .text_search import ByteSearch, phrase_of, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

    from .hidden import ExcludedFile
    from .public_texts import PublicTexts


class LeakCheck:
    """Searches each page as it is written, and all other files when the site is finished."""

    def __init__(
        self,
        clues: Iterable[Clue],
        excluded: Mapping[str, ExcludedFile],
        public: PublicTexts,
        allowed: Collection[str] = (),
    ) -> None:
        """Prepare the search.

        Args:
            clues: what gives the hidden posts away.
            excluded: the excluded files, by `src_uri`.
            public: the texts that give nothing away.
            allowed: texts, URLs, and patterns of paths that may be in the site.
        """
        self._clues = tuple(clues)
        self._finder = ClueFinder(self._clues, public.config.site_url or "")
        self._copies = _Copies(excluded.values())
        self._public, self._allowed = public, tuple(allowed)
        self._sizes: dict[str, int] = {}
        self._found: dict[str, set[Clue]] = {}

    def see_page(self, output: str, page: Page) -> None:
        """Search a page that MkDocs is about to write."""
        data = output.encode(errors="xmlcharrefreplace")  # As MkDocs writes it.
        self._sizes[page.file.dest_uri] = len(data)
        self._found[page.file.dest_uri] = self._finder.find(data, url=page.url)

    def see_site(self) -> list[Problem]:
        """Search everything else that was written, and return what leaked."""
        files = self._public.files
        by_place = {file.dest_uri: file for file in files}
        hidden = {clue.owner for clue in self._clues}
        stems: dict[str, Clue | None] = {_bare(file.url): None for file in files.documentation_pages()}
        stems |= {_bare(clue.text): clue for clue in self._clues if clue.kind is Kind.URL}
        for path, place, size in _walk(self._public.config.site_dir):
            file = by_place.get(place)
            if self._sizes.get(place) == size or (file and _is_copy_of_source(file, size)):
                continue
            found = self._finder.find(_content(path), url=_url_of(place))
            if place in hidden:
                found.add(Clue(place, Kind.SOURCE, place))
            if excluded := self._copies.at(path, place, size):
                found.add(Clue(excluded.owner, Kind.FILE, excluded.file.src_uri))
            if file is None and not found and (clue := _named_like(place, stems)):
                found.add(clue)
            self._found[place] = found  # What is no longer in a page didn't leak.
        return sorted(self._problems())

    def _problems(self) -> Iterator[Problem]:
        every = {clue for found in self._found.values() for clue in found}
        things = {clue for clue in every if clue.kind in (Kind.FILE, Kind.SOURCE)}
        left = things | (self._public.without_public(every - things) if every - things else set())
        allowed = words_of("\n\n".join(self._allowed))
        for place, found in self._found.items():
            by_owner: dict[str, list[Clue]] = defaultdict(list)
            for clue in sorted(found & left, key=lambda clue: (clue.kind.value, clue.text)):
                if not self._is_allowed(clue, place, allowed):
                    by_owner[clue.owner].append(clue)
            for clues in by_owner.values():
                yield _problem(place, clues)

    def _is_allowed(self, clue: Clue, place: str, words: str) -> bool:
        if clue.kind.is_words and phrase_of(clue.text) in words:
            return True
        names = (clue.owner, place, clue.text, f"/{clue.text}")
        return any(fnmatchcase(name, pattern) for name in names for pattern in self._allowed)


def _problem(place: str, clues: list[Clue]) -> Problem:
    """Return what leaked of a post into one file; words alone may be the same by chance."""
    kinds = " and ".join(dict.fromkeys(clue.kind.value for clue in clues))
    where = f"in '{place}' (got {shown(clues[0].text)})"
    if len(clues) == 1 and clues[0].kind is Kind.TEXT:
        return Problem(
            src_uri=clues[0].owner,
            code="leak-possible",
            what=f"hidden, but one sentence of it is {where}",
            hint="If that isn't a coincidence, don't publish this site.",
        )
    return Problem(
        src_uri=clues[0].owner,
        code="leak",
        what=f"hidden, but its {kinds} {'are' if ' and ' in kinds else 'is'} {where}",
        hint="Don't publish this site. Turn off what put it there, publish the post, or if it may be "
        "public, add it to leak_check_allow.",
    )


class ClueFinder:
    """Finds all clues in one pass, in time that hardly grows with their number."""

    def __init__(self, clues: Iterable[Clue], site_url: str = "") -> None:
        """Prepare to find them; `site_url` is where the site will be."""
        self._root = (site_url if site_url.endswith("/") else f"{site_url}/") if site_url else _NOWHERE
        needles: dict[bytes, list[tuple[bytes, Clue]]] = defaultdict(list)
        for clue in clues:
            for spelling in spellings_of(clue):
                needle = spelling.encode(errors="replace")
                needles[needle[:_KEY_LENGTH]].append((needle, clue))
        self._search = ByteSearch({key: tuple(found) for key, found in needles.items()})

    def find(self, data: bytes, *, url: str = "") -> set[Clue]:
        """Return the clues in a file.

        Args:
            data: its content.
            url: its URL from the site's root, where relative links in it begin.
        """
        found: set[Clue] = set()
        for start, _, needles in self._search.hits(data):
            for needle, clue in needles:
                if clue not in found and data.startswith(needle, start):
                    end = start + len(needle)
                    before = data[max(0, start - _MOST_AROUND) : start].decode(errors="replace")
                    after = data[end : end + _MOST_AROUND].decode(errors="replace")
                    if clue.kind.is_words:
                        is_meant = not (before[-1:].isalnum() or after[:1].isalnum())
                    else:
                        is_meant = self._leads_to(clue.text, before, needle.decode(), after, url)
                    if is_meant:
                        found.add(clue)
        return found

    def _leads_to(self, target: str, before: str, end: str, after: str, url: str) -> bool:
        """Whether a part of a text is a link to the target that begins at this URL, or at the root."""
        reference = f"{_BEFORE_LINK.split(before)[-1]}{end}"
        is_part = before[-1:] in _BEFORE_A_PART
        if not is_part or not _LINK_END.match(after) or not ({"/", "."} & {*reference, after[:1]}):
            return False  # A word alone is no link.
        reference = html.unescape(reference.replace("\\/", "/"))
        bases = {url} if url.endswith(("/", ".html")) else {url, ""}
        return any(_bare(path) == _bare(target) for path in self._paths(reference, bases))

    def _paths(self, reference: str, bases: Iterable[str]) -> Iterator[str]:
        """Yield the paths from the site's root to which a link may lead."""
        for base in bases:
            try:
                url = urljoin(urljoin(self._root, base), reference)
                parts = urlsplit(reference)
            except ValueError:
                return
            if url.startswith(self._root):
                yield url.removeprefix(self._root)
            if parts.path.startswith("/") and not parts.netloc:
                yield parts.path[1:]  # As programs write it, whatever folder the site is in.


_KEY_LENGTH = 16
_MOST_AROUND = 500
_NOWHERE = "https://site.invalid/"
_BEFORE_A_PART = "/\"'=(> ,\n"
# What is around a URL in HTML, CSS, JSON, XML and plain text.
_BEFORE_LINK = re.compile(r"""["'<>()\s=,|^{}\[\]`]""")
_LINK_END = re.compile(r"""\\?/?(?:index\.html)?(?:["'<>()\s,|^{}\[\]`#?;&\\]|$)""")


def _bare(url: str) -> str:
    return unquote(url).removesuffix("index.html").removesuffix(".html").strip("/")


# --- files ----------------------------------------------------------------------------------------


class _Copies:
    """Finds excluded files in the site, and files with their content."""

    def __init__(self, excluded: Iterable[ExcludedFile]) -> None:
        excluded = tuple(excluded)
        self._places = {each.file.dest_uri: each for each in excluded}
        self._sizes: dict[int, list[ExcludedFile]] = defaultdict(list)
        for each in excluded:
            self._sizes[_size(each.file)].append(each)

    def at(self, path: str, place: str, size: int) -> ExcludedFile | None:
        """Return the excluded file that is there. Very small files may be alike by chance."""
        if place in self._places:
            return self._places[place]
        same = self._sizes.get(size, ()) if size >= _LEAST_COPY else ()
        data = Path(path).read_bytes() if same else b""
        return next((each for each in same if each.file.content_bytes == data), None)


_LEAST_COPY = 10


def _size(file: File) -> int:
    try:
        on_disk = file.abs_src_path
        return Path(on_disk).stat().st_size if on_disk else len(file.content_bytes)
    except OSError:  # A link to no file.
        return -1


def _is_copy_of_source(file: File, size: int) -> bool:
    """Whether a file of the site is as the site's own folders have it."""
    is_static = not file.is_documentation_page() and file.generated_by is None
    return is_static and file.inclusion.is_included() and _size(file) == size


def _named_like(place: str, stems: Mapping[str, Clue | None]) -> Clue | None:
    """Return the hidden post's URL after which a file is named, such as its card for social media."""
    parts = place.rpartition(".")[0].split("/") if not place.endswith(".html") else []
    ends = ("/".join(parts[start:]) for start in range(len(parts)))
    return next((stems[end] for end in ends if "/" in end and end in stems), None)


def _walk(site_dir: str) -> Iterator[tuple[str, str, int]]:
    """Yield the path of each file of the site, its path from the root, and its size."""
    for folder, _, names in os.walk(site_dir):
        for name in names:
            path = Path(folder, name)
            if path.is_file():  # And no link to none.
                yield str(path), path.relative_to(site_dir).as_posix(), path.stat().st_size


_BINARY = (
    *(".avif", ".bmp", ".eot", ".gif", ".ico", ".jpeg", ".jpg", ".mp3", ".mp4", ".otf", ".pdf"),
    *(".png", ".ttf", ".wasm", ".webm", ".webp", ".woff", ".woff2", ".zip"),
)


def _content(path: str) -> bytes:
    """Return what a file says; nothing if it isn't text."""
    if path.lower().endswith(_BINARY):
        return b""
    data = Path(path).read_bytes()
    if path.endswith(".gz"):
        try:
            return gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            return b""
    return data


def _url_of(place: str) -> str:
    return quote(place.removesuffix("index.html"), errors="surrogateescape")
