"""The leak check: searching the written site for clues of hidden posts."""

from __future__ import annotations

from collections import defaultdict
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_blogposts.adapter.built_files import built_files, built_text
from mkdocs_blogposts.adapter.compat.names import is_blog
from mkdocs_blogposts.adapter.report import MAX_FILES
from mkdocs_blogposts.text.problems import Problem, shown
from mkdocs_blogposts.text.search import phrase_of, words_of

from .clues import Clue, ClueFinder, Kind, bare_url

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

    from .hidden import ExcludedFile
    from .public_texts import PublicTexts

# Smaller files may have the same content by coincidence.
_LEAST_COPY = 10
# The number of bytes that are collected before pages are searched.
_MOST_WAITING = 2_000_000


class LeakCheck:
    """Searches each page as it is written, and all other files when the site is finished."""

    def __init__(
        self,
        clues: Iterable[Clue],
        excluded: Iterable[ExcludedFile],
        public: PublicTexts,
        allowed: Collection[str] = (),
    ) -> None:
        """Prepare the check. Texts, URLs and patterns of paths in `allowed` aren't leaks."""
        self._clues = tuple(clues)
        self._finder = ClueFinder(self._clues, public.config.site_url or "")
        self._excluded = {each.file.dest_uri: each for each in excluded}
        self._public, self._allowed = public, tuple(allowed)
        self._files: dict[str, File] = {}
        self._sizes: dict[str, int] = {}
        self._waiting: list[tuple[Page, bytes]] = []
        self._bytes_waiting = 0
        self._found: dict[str, set[Clue]] = {}

    def see_page(self, output: str, page: Page) -> None:
        """Search a page that MkDocs is about to write."""
        data = output.encode(errors="xmlcharrefreplace")  # In the encoding that MkDocs uses.
        self._sizes[page.file.dest_uri] = len(data)
        self._waiting.append((page, data))
        self._bytes_waiting += len(data)
        if self._bytes_waiting > _MOST_WAITING:
            self._search_waiting()

    def _search_waiting(self) -> None:
        """Search the collected pages. In batches it takes half the time, thanks to the CPU cache."""
        for page, data in self._waiting:
            if found := self._finder.find(data, url=page.url):
                self._found[page.file.dest_uri] = found
        self._waiting.clear()
        self._bytes_waiting = 0

    def see_site(self) -> list[Problem]:
        """Search all other written files, and return the leaks."""
        self._search_waiting()
        files = self._files = {file.dest_uri: file for file in self._public.files}
        hidden = {clue.owner for clue in self._clues}
        urls: dict[str, Clue | None] = {
            bare_url(file.url): None for file in files.values() if file.is_documentation_page()
        }
        urls |= {bare_url(clue.text): clue for clue in self._clues if clue.kind is Kind.URL}
        sizes: dict[int, list[ExcludedFile]] = defaultdict(list)
        for each in self._excluded.values():
            sizes[_size(each.file)].append(each)
        for path, place, size in built_files(self._public.config.site_dir):
            file = files.get(place)
            if self._sizes.get(place) == size or (file and _is_copy_of_source(file, size)):
                continue
            found = self._finder.find(built_text(path), url=_url_of(place))
            if place in hidden:
                found.add(Clue(place, Kind.SOURCE, place))
            same = sizes.get(size, ()) if size >= _LEAST_COPY else ()
            data = Path(path).read_bytes() if same else b""
            copies = (each for each in same if each.file.content_bytes == data)
            in_place = None if file and is_blog(file.generated_by) else self._excluded.get(place)
            if copy := in_place or next(copies, None):
                found.add(Clue(copy.owner, Kind.FILE, copy.file.src_uri))
            if file is None and not found and (clue := _named_like(place, urls)):
                found.add(clue)
            self._found[place] = found  # A clue that is no longer in the page didn't leak.
        return sorted(self._problems())

    def _problems(self) -> Iterator[Problem]:
        every = {clue for found in self._found.values() for clue in found}
        things = {clue for clue in every if clue.kind in (Kind.FILE, Kind.SOURCE)}
        pages = [
            (self._files[place], found)
            for place, found in self._found.items()
            if found and place in self._files
        ]
        left = things | self._public.without_public(every - things, pages)
        words = words_of("\n\n".join(self._allowed))
        places: dict[tuple[Clue, ...], list[str]] = defaultdict(list)
        for place, found in self._found.items():
            by_owner: dict[str, list[Clue]] = defaultdict(list)
            for clue in sorted(found & left, key=lambda clue: (clue.kind.value, clue.text)):
                names = (clue.owner, place, clue.text, f"/{clue.text}")
                is_allowed = (clue.kind.is_words and phrase_of(clue.text) in words) or any(
                    fnmatchcase(name, pattern) for name in names for pattern in self._allowed
                )
                if not is_allowed:
                    by_owner[clue.owner].append(clue)
            for clues in by_owner.values():
                places[tuple(clues)].append(place)
        for same, where in places.items():
            # A leak into the navigation is on every page.
            together = [where] if len(where) > MAX_FILES else [[place] for place in where]
            yield from (_problem(each, same) for each in together)


def _problem(places: Sequence[str], clues: Sequence[Clue]) -> Problem:
    """Return the leak of a post into files. A single run of words is only a note."""
    kinds = " and ".join(dict.fromkeys(clue.kind.value for clue in clues))
    more = f" and {len(places) - 1} other files" if len(places) > 1 else ""
    where = f"in '{places[0]}'{more} (got {shown(clues[0].text)})"
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
        hint="Don't publish this site. Turn off what caused it, publish the post, or if it may be "
        "public, add it to `leak_check_allow`.",
    )


# --- files of the site ----------------------------------------------------------------------------


def _size(file: File) -> int:
    try:
        on_disk = file.abs_src_path
        return Path(on_disk).stat().st_size if on_disk else len(file.content_bytes)
    except OSError:  # A broken symbolic link.
        return -1


def _is_copy_of_source(file: File, size: int) -> bool:
    """Return whether a file of the site is an unchanged copy from the site's own folders."""
    is_static = not file.is_documentation_page() and file.generated_by is None
    return is_static and file.inclusion.is_included() and _size(file) == size


def _named_like(place: str, urls: Mapping[str, Clue | None]) -> Clue | None:
    """Return the URL of the hidden post that a file is named after, such as its social card."""
    parts = place.rpartition(".")[0].split("/") if not place.endswith(".html") else []
    ends = ("/".join(parts[start:]) for start in range(len(parts)))
    return next((urls[end] for end in ends if "/" in end and end in urls), None)


def _url_of(place: str) -> str:
    return quote(place.removesuffix("index.html"), errors="surrogateescape")
