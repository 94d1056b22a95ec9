"""The public texts of a project: what they contain gives no hidden post away."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import InclusionLevel

from mkdocs_blogposts.adapter.sources import contents_below, setting_texts
from mkdocs_blogposts.text.file_names import FileFinder
from mkdocs_blogposts.text.search import decoded, phrase_of, words_of

from .clues import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from .clues import Clue

MOST_FILES, MOST_BYTES, MOST_BYTES_IN_ALL = 5_000, 1_000_000, 60_000_000
"""How many files of a project are read, how large each may be, and all of them together."""
MOST_NAMES = 100_000
"""How many files are looked at to find these."""


@dataclass(frozen=True, kw_only=True)
class PublicTexts:
    """All texts of the project that are neither hidden nor built. They are only read when needed."""

    files: Files
    config: MkDocsConfig
    hidden: Collection[str]
    """The hidden posts and pages, and the excluded files, by `src_uri`."""
    own_html: Callable[[], Iterable[str]] = tuple
    """Gives what the blog adds to the pages of published posts."""

    def without_public(self, clues: Iterable[Clue]) -> set[Clue]:
        """Return the clues that no public text contains."""
        left = set(clues)
        urls = FileFinder({clue: self._paths_of(clue) for clue in left if clue.kind is Kind.URL})
        files = FileFinder({clue: (clue.text,) for clue in left if clue.kind is Kind.FILE_URL})
        phrases = {clue: phrase_of(clue.text) for clue in left if clue.kind.is_words}
        for src_uri, text in self._all():
            if not left:
                break
            left -= urls.named_in(text, _folders_of(src_uri)) | files.mentioned_in(text)
            if not phrases.keys().isdisjoint(left):
                words = words_of(text)
                left -= {clue for clue, phrase in phrases.items() if phrase in words}
        for file in self.files:  # MkDocs renders a link to a draft, whichever plugin wrote it.
            if file.page is not None and file.generated_by:
                left -= urls.named_in(file.page.markdown or "", _folders_of(file.src_uri))
        return left

    def on_disk(self) -> Iterator[tuple[str, str]]:
        """Yield the project's texts on disk, each with its path in `docs_dir`; nothing for others."""
        docs_dir, size = _real(self.config.docs_dir), 0
        for count, path in enumerate(self._paths()):
            data = path.read_bytes()
            size += len(data)
            if count >= MOST_FILES or size > MOST_BYTES_IN_ALL:
                return
            is_inside = path.is_relative_to(docs_dir)
            yield path.relative_to(docs_dir).as_posix() if is_inside else "", decoded(data)

    def _all(self) -> Iterator[tuple[str, str]]:
        """Yield all public texts, the likeliest first."""
        for file in self.files:
            if file.page is not None and file.inclusion.is_included():
                # Without a title, a page and its section are named after their paths.
                heading = next((item.title for item in file.page.toc), "")
                yield "", f"{file.page.title}\n{heading}\n{file.src_uri}"
        yield "", "\n".join(setting_texts(self.config))
        yield from self.on_disk()
        yield from (("", text) for text in self.own_html())
        for folder in (*self.config.theme.dirs, _LOCALE):
            for data in contents_below(folder, (".html", ".mo", ".txt", ".xml", ".yml")):
                yield "", decoded(data)

    def _paths_of(self, clue: Clue) -> set[str]:
        """Return what links lead to: the post's file, from the project's folder too, and its URL."""
        docs_dir = posixpath.basename(self.config.docs_dir)
        return {clue.owner, f"{docs_dir}/{clue.owner}", clue.text}

    def _paths(self) -> Iterator[Path]:
        """Yield the text files of the project's folders that are neither hidden nor built."""
        seen = {_real(self.config.site_dir), *(_real(self.config.docs_dir, uri) for uri in self.hidden)}
        for file in self.files:
            is_hidden = file.src_uri in self.hidden or file.inclusion is InclusionLevel.DRAFT
            if file.abs_src_path and is_hidden:  # In other blogs, too.
                seen.add(_real(file.abs_src_path))
        for root in self._roots():
            for folder, folders, names in os.walk(root):
                folders[:] = [name for name in sorted(folders) if _real(folder, name) not in seen]
                folders[:] = [name for name in folders if name not in _NOT_SOURCES and _is_plain(name)]
                for path in (_real(folder, name) for name in sorted(names)):
                    if path not in seen and _is_text(path):
                        yield path
                    seen.add(path)
                if len(seen) > MOST_NAMES:
                    return

    def _roots(self) -> Iterator[Path]:
        """Yield the folders of the project: `docs_dir`, the configuration's, and those in settings."""
        base = posixpath.dirname(self.config.config_file_path or "") or "."
        yield from (Path(self.config.docs_dir), Path(base))
        for text in setting_texts(self.config):
            # On Windows, `//host/share` would ask the network.
            is_local = "://" not in text and not text.startswith(("//", "\\\\"))
            if is_local and _is_plain(*Path(text).parts) and _is_folder(Path(base, text)):
                path = _real(base, text)
                if path != Path(path.anchor) and not path.is_relative_to(_real(self.config.site_dir)):
                    yield path


_LOCALE = str(Path(__file__).parents[2] / "locale")
# What programs install, cache and build.
_NOT_SOURCES = frozenset({"__pycache__", "build", "dist", "node_modules", "site-packages", "venv"})
_BINARY = (
    *(".7z", ".avif", ".bin", ".bmp", ".db", ".eot", ".exe", ".gif", ".gz", ".ico", ".jpeg", ".jpg"),
    *(".mp3", ".mp4", ".npy", ".otf", ".pdf", ".png", ".pyc", ".so", ".sqlite", ".tar", ".ttf"),
    *(".wasm", ".webm", ".webp", ".whl", ".woff", ".woff2", ".xz", ".zip"),
)


def _real(*parts: str) -> Path:
    return Path(os.path.realpath(Path(*parts)))


def _folders_of(src_uri: str) -> tuple[str, str]:
    """Return where links in a page begin: at its source, or at its URL."""
    return posixpath.dirname(src_uri), posixpath.splitext(src_uri)[0]


def _is_text(path: Path) -> bool:
    try:
        is_small = path.is_file() and path.stat().st_size <= MOST_BYTES
    except OSError:
        return False
    return is_small and not path.name.lower().endswith(_BINARY)


def _is_plain(*names: str) -> bool:
    """Whether none of the folders is one in which programs keep their files, such as caches."""
    return not any(name.startswith(".") and name not in (".", "..", ".github") for name in names)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # Too long for a name, as texts are.
        return False
