"""The texts that pages and settings name: snippets, data and templates that other plugins take in."""

from __future__ import annotations

import os
import posixpath
import re
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_blogposts.adapter.sources import setting_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

MOST_BYTES = 1_000_000
"""The largest text that is read."""


class Includes:
    """Finds the texts that authors name.

    No plugin's syntax is known: whatever may name a file is looked up. Each file is read once, however
    many pages name it.
    """

    def __init__(
        self,
        config: MkDocsConfig,
        *,
        known_paths: frozenset[str],
        own_texts_of: Callable[[File], Iterable[str]],
    ) -> None:
        """Prepare to look.

        Args:
            config: the site's.
            known_paths: the real paths of what counts for itself: what is hidden, and what is in the
                site as a page or a file of its own.
            own_texts_of: gives the texts of a page.
        """
        self._config = config
        self._known_paths = known_paths
        self._own_texts_of = own_texts_of
        self._base = posixpath.dirname(config.config_file_path or "")
        self._site_dir = f"{os.path.realpath(config.site_dir)}{os.sep}"
        self._texts: dict[str, str] = {}
        """By their real path."""
        self._named: dict[str, tuple[str, ...]] = {}
        """The real paths that each page names, by its `src_uri`."""
        self._looked_up: dict[tuple[str, str], str | None] = {}
        """The real paths that names mean, by folder and name."""

    def texts_of(self, files: Iterable[File]) -> Iterator[str]:
        """Yield each text that the settings or these files name, or one of these texts, once."""
        seen: set[str] = set()
        for paths in chain((self._named_by_settings,), map(self._named_by, files)):
            for path in paths:
                if path not in seen:
                    seen.add(path)
                    yield self._texts[path]

    @cached_property
    def _named_by_settings(self) -> tuple[str, ...]:
        """What the settings name, and what is named by the programs that they name."""
        programs = [decoded(Path(path).read_bytes()) for path in self._programs]
        return self._named_in((*setting_texts(self._config), *programs), self._base)

    @cached_property
    def _programs(self) -> tuple[str, ...]:
        """The programs that the settings name. What these say they may have from anywhere."""
        names = (f"{text.removesuffix('.py')}.py" for text in setting_texts(self._config))
        paths = (self._path_of(self._base, name) for name in names)
        return tuple(sorted({path for path in paths if path}))

    def _named_by(self, file: File) -> tuple[str, ...]:
        if file.src_uri not in self._named:
            folder = posixpath.dirname(file.abs_src_path or "")
            self._named[file.src_uri] = self._named_in(self._own_texts_of(file), folder)
        return self._named[file.src_uri]

    def _named_in(self, texts: Iterable[str], folder: str) -> tuple[str, ...]:
        """Return the files that texts name, and those that these name."""
        waiting = list(texts)
        found: dict[str, None] = {}
        while waiting:
            for path in self._paths_in(waiting.pop(), folder):
                if path in self._known_paths or path in found or path in self._programs:
                    continue
                if path not in self._texts and len(self._texts) < _MOST_TEXTS:
                    self._texts[path] = decoded(Path(path).read_bytes())
                if path in self._texts:
                    found[path] = None
                    waiting.append(self._texts[path])
        return tuple(found)

    def _paths_in(self, text: str, folder: str) -> Iterator[str]:
        for name in sorted(_names_in(text)):
            paths = (self._path_of(base, name) for base in (folder, *self._folders))
            if path := next(filter(None, paths), None):
                yield path

    def _path_of(self, folder: str, name: str) -> str | None:
        """Return the real path of a text in a folder, or None where there is none.

        Nothing of the finished site is a source of it, and nothing outside the project is looked up: a
        text may name any path, and on Windows `//host/share` asks the network.
        """
        if (folder, name) not in self._looked_up:
            self._looked_up[folder, name] = self._real_path(os.path.normpath(Path(folder, name)))
        return self._looked_up[folder, name]

    def _real_path(self, path: str) -> str | None:
        if not self._is_inside(path):
            return None
        try:
            is_text = Path(path).is_file() and Path(path).stat().st_size <= MOST_BYTES
        except (OSError, ValueError):  # Too long for a name, as texts are.
            return None
        real = os.path.realpath(path)
        is_built = real.startswith(self._site_dir)
        return real if is_text and not is_built and self._is_inside(real) else None

    def _is_inside(self, path: str) -> bool:
        absolute = os.path.abspath(path)  # noqa: PTH100 - without a look at the disk
        return any(absolute.startswith(root) for root in self._roots)

    @cached_property
    def _roots(self) -> tuple[str, ...]:
        """The folders inside which names are looked up, each with a slash."""
        folders = (self._base, self._config.docs_dir, *self._named_folders, *self._config.theme.dirs)
        real = (os.path.realpath(folder) for folder in folders)
        raw = (os.path.abspath(folder) for folder in folders)  # noqa: PTH100
        return tuple(dict.fromkeys(f"{folder.rstrip(os.sep)}{os.sep}" for folder in (*real, *raw)))

    @cached_property
    def _named_folders(self) -> tuple[str, ...]:
        """The folders that the settings name."""
        named = (Path(self._base, text) for text in setting_texts(self._config) if _may_be_local(text))
        return tuple(dict.fromkeys(str(path) for path in named if _is_folder(path)))

    @cached_property
    def _folders(self) -> tuple[str, ...]:
        """The folders that names may begin at."""
        return tuple(dict.fromkeys((self._base, self._config.docs_dir, ".", *self._named_folders)))


def decoded(data: bytes) -> str:
    """Return what bytes say that should be UTF-8."""
    return data.decode(errors="replace")


def _names_in(text: str) -> set[str]:
    """Return what may name a file: without an extension, it stands in quotes."""
    words = (word.rstrip(".") for word in _WORD.findall(text))
    names = {word for word in words if len(word) <= _LONGEST_NAME and _EXTENSION.search(word[-10:])}
    return names.union(_IN_QUOTES.findall(text))


def _may_be_local(text: str) -> bool:
    """Whether a setting may name a folder: not a URL, and no share of another machine."""
    return "://" not in text and not text.startswith(("//", "\\\\"))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # Too long for a name, as texts are.
        return False


_WORD = re.compile(r"[\w./@~+-]+")
_EXTENSION = re.compile(r"\w\.\w{1,8}$")
_IN_QUOTES = re.compile(r"""["']([^"'\n]{1,300})(?=["'])""")
_LONGEST_NAME = 500
# What pages take in is far less.
_MOST_TEXTS = 1000
