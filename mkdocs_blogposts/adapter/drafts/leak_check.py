"""The last look at the finished site: whether anything of a hidden post got out."""

from __future__ import annotations

import gzip
import os
import posixpath
import zlib
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from .judging import Find, problems_of
from .trace_search import TraceFinder
from .traces import Secret, Trace, TraceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.text.problems import Problem

    from .public_texts import PublicTexts


@dataclass(kw_only=True)
class LeakCheck:
    """Searches each page as it is written, and each other file when all are.

    What is found is judged at the end, when it is known what the published pages say themselves.
    """

    secrets: tuple[Secret, ...]
    published: PublicTexts
    excluded: Mapping[str, str]
    """The post or page that each withheld file belongs to, both by `src_uri`."""
    finder: TraceFinder
    _sizes: dict[str, int] = field(default_factory=dict, repr=False)
    """The size of each page as it was handed to MkDocs, by its place in the site."""
    _waiting: list[tuple[Page, bytes]] = field(default_factory=list, repr=False)
    """Pages that were handed to MkDocs and not searched yet."""
    _waiting_size: int = 0
    """How many bytes they have together."""
    _seen: dict[str, Find] = field(default_factory=dict, repr=False)
    """What was found in pages as they were handed to MkDocs."""

    @classmethod
    def of(
        cls, secrets: Iterable[Secret], published: PublicTexts, excluded: Mapping[str, str]
    ) -> LeakCheck:
        """Prepare the search for these."""
        secrets = tuple(secrets)
        finder = TraceFinder(secrets, site_url=published.config.site_url or "")
        return cls(secrets=secrets, published=published, excluded=excluded, finder=finder)

    def see_page(self, output: str, page: Page) -> None:
        """Search a page that MkDocs is about to write."""
        data = output.encode(errors="xmlcharrefreplace")  # As MkDocs writes it.
        self._sizes[page.file.dest_uri] = len(data)
        self._waiting.append((page, data))
        self._waiting_size += len(data)
        if self._waiting_size > _MOST_WAITING:
            self._search_waiting()

    def _search_waiting(self) -> None:
        """Search some pages in a row: in between others the processor forgets what to look for."""
        for page, data in self._waiting:
            place = page.file.dest_uri
            if found := self.finder.find(data, url=page.url):
                self._seen[place] = Find(place, page.file, frozenset(found), is_as_handed_over=True)
        self._waiting.clear()
        self._waiting_size = 0

    def see_site(self) -> list[Problem]:
        """Search everything else that was written, and return what got out."""
        self._search_waiting()
        files = self.published.files
        by_place = {file.dest_uri: file for file in files}
        stems: dict[str, str | None] = {_stem(file.url): None for file in files.documentation_pages()}
        stems |= {_stem(secret.url): secret.src_uri for secret in self.secrets if secret.url}
        sources = {secret.src_uri for secret in self.secrets}
        copies = _Copies(files, self.excluded)
        finds = dict(self._seen)
        later: list[Find] = []
        for path, place, size in _walk(self.published.config.site_dir):
            file = by_place.get(place)
            if self._sizes.get(place) == size or (file and _is_copied_as_it_is(file, size)):
                continue
            found = self.finder.find(_content(path), url=_url_of(place))
            if place in sources:
                found.add(Trace(place, TraceKind.SOURCE, place))
            if excluded := copies.withheld_at(path, place, size):
                found.add(Trace(self.excluded[excluded], TraceKind.FILE, excluded))
            if not found and file is None and (owner := _named_by(place, stems)):
                found.add(Trace(owner, TraceKind.ADDRESS, place))
            # A page that changed after it was searched: what is not there any more is no leak.
            seen = finds.pop(place, None)
            if seen and (still := seen.traces & found):
                finds[place] = replace(seen, traces=still)
                found -= still
            if found:
                later.append(Find(place, file, frozenset(found), is_as_handed_over=False))
        return sorted(problems_of([*finds.values(), *later], self.published))


# Bytes of pages to search in a row.
_MOST_WAITING = 2_000_000


class _Copies:
    """Tells where a withheld file stands, or its bytes under another name."""

    def __init__(self, files: Files, excluded: Iterable[str]) -> None:
        known = [(uri, files.src_uris.get(uri)) for uri in excluded]
        self._files = {uri: file for uri, file in known if file is not None}
        self._places = {file.dest_uri: uri for uri, file in self._files.items()}
        self._sizes: dict[int, list[str]] = defaultdict(list)
        for uri, file in self._files.items():
            self._sizes[_size(file)].append(uri)

    def withheld_at(self, path: str, place: str, size: int) -> str | None:
        """Return which withheld file it is, by its `src_uri`."""
        if place in self._places:
            return self._places[place]
        if size < _LEAST_COPY or size not in self._sizes:  # Any two may be alike that are so small.
            return None
        data = Path(path).read_bytes()
        same = (uri for uri in self._sizes[size] if self._files[uri].content_bytes == data)
        return next(same, None)


_LEAST_COPY = 10


_BINARY_NAMES = frozenset(
    (
        *(".avif", ".bmp", ".eot", ".gif", ".ico", ".jpeg", ".jpg", ".mp3", ".mp4", ".otf", ".pdf"),
        *(".png", ".ttf", ".wasm", ".webm", ".webp", ".woff", ".woff2", ".zip"),
    )
)


def _walk(folder: str) -> Iterator[tuple[str, str, int]]:
    """Yield each file's path, its place below the folder, and its size."""
    waiting = [(folder, "")]
    while waiting:
        path, place = waiting.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{place}{entry.name}/"))
                elif entry.is_file():  # And no link that leads nowhere.
                    yield entry.path, place + entry.name, entry.stat().st_size


def _size(file: File) -> int:
    try:
        on_disk = file.abs_src_path
        return Path(on_disk).stat().st_size if on_disk else len(file.content_bytes)
    except OSError:  # A link that leads nowhere.
        return 0


def _is_copied_as_it_is(file: File, size: int) -> bool:
    """Whether it is in the site as the site's own folders have it; what plugins make is not."""
    is_static = not file.is_documentation_page() and file.generated_by is None
    return is_static and file.inclusion.is_included() and _size(file) == size


def _stem(url: str) -> str:
    bare = unquote(url).removesuffix("index.html").removesuffix(".html")
    return bare.strip("/")


def _named_by(place: str, stems: Mapping[str, str | None]) -> str | None:
    """Return the hidden post after whose address the file is named, such as its picture.

    Args:
        place: the file's.
        stems: the bare addresses of all pages, each with the hidden post that has it.
    """
    name = place.rpartition(".")[0]
    parts = name.split("/") if not place.endswith(".html") else []
    ends = ("/".join(parts[start:]) for start in range(len(parts)))
    return next((stems[end] for end in ends if "/" in end and end in stems), None)


def _content(path: str) -> bytes:
    """Return what the file says, or nothing where it is no text."""
    if posixpath.splitext(path)[1].lower() in _BINARY_NAMES:
        return b""
    data = Path(path).read_bytes()
    if path.endswith(".gz"):
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            return b""
    return data


def _url_of(place: str) -> str:
    return quote(place.removesuffix("index.html"), errors="surrogateescape")
