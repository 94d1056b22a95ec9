"""Reading the public text files of a project: everything that is neither hidden nor built."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs.structure.files import InclusionLevel

from mkdocs_blogposts.text.search import decoded

from .scanning.sources import setting_texts

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

MOST_FILES, MOST_BYTES, MOST_BYTES_IN_ALL = 5_000, 1_000_000, 60_000_000
"""Limits: the number of files that are read, the size of each, and the size of all."""
MOST_NAMES = 100_000
"""The number of file names that are checked."""
# Folders that programs install, cache and build into.
_NOT_SOURCES = frozenset({"__pycache__", "build", "dist", "node_modules", "site-packages", "venv"})
_BINARY = (
    *(".7z", ".avif", ".bin", ".bmp", ".db", ".eot", ".exe", ".gif", ".gz", ".ico", ".jpeg", ".jpg"),
    *(".mp3", ".mp4", ".npy", ".otf", ".pdf", ".png", ".pyc", ".so", ".sqlite", ".tar", ".ttf"),
    *(".wasm", ".webm", ".webp", ".whl", ".woff", ".woff2", ".xz", ".zip"),
)


def project_texts(
    files: Files,
    config: MkDocsConfig,
    hidden: Container[str],
    *,
    known: Mapping[str, str | None] = MappingProxyType({}),
) -> Iterator[tuple[str, str]]:
    """Yield the public texts of the project, each with its path in `docs_dir` or an empty string.

    Args:
        files: all files of the site.
        config: the site's configuration.
        hidden: the files that aren't public, by `src_uri`. Drafts of all blogs are left out as well.
        known: texts that were read before, by `src_uri`.
    """
    docs_dir, size = _real(config.docs_dir), 0
    for count, path in enumerate(_paths(files, config, hidden)):
        is_inside = path.is_relative_to(docs_dir)
        src_uri = path.relative_to(docs_dir).as_posix() if is_inside else ""
        try:
            text = known.get(src_uri) or decoded(path.read_bytes())
        except OSError:  # The file belongs to someone else, or is gone.
            continue
        size += len(text)
        if count >= MOST_FILES or size > MOST_BYTES_IN_ALL:
            return
        yield src_uri, text


def _paths(files: Files, config: MkDocsConfig, hidden: Container[str]) -> Iterator[Path]:
    seen = {str(_real(config.site_dir))}
    for file in files:
        if file.abs_src_path and (file.src_uri in hidden or file.inclusion is InclusionLevel.DRAFT):
            seen.add(os.path.realpath(file.abs_src_path))
    docs_dir = _real(config.docs_dir)
    for root in _roots(config):
        for folder, folders, names in os.walk(_real(str(root))):
            below = [name for name in sorted(folders) if f"{folder}{os.sep}{name}" not in seen]
            folders[:] = [name for name in below if name not in _NOT_SOURCES and _is_plain(name)]
            for name in sorted(names):
                named = f"{folder}{os.sep}{name}"
                path = os.path.realpath(named) if os.path.islink(named) else named  # noqa: PTH114 - fast
                is_new = path not in seen
                seen.add(path)
                # A hidden file may have been removed from the site's files, by us or another plugin.
                if is_new and _is_text(Path(path)) and not _is_hidden(Path(path), docs_dir, hidden):
                    yield Path(path)
            if len(seen) > MOST_NAMES:
                return


def _is_hidden(path: Path, docs_dir: Path, hidden: Container[str]) -> bool:
    return path.is_relative_to(docs_dir) and path.relative_to(docs_dir).as_posix() in hidden


def _roots(config: MkDocsConfig) -> Iterator[Path]:
    """Yield the folders of the project: `docs_dir`, the configuration's, and those in settings."""
    base = posixpath.dirname(config.config_file_path or "") or "."
    yield from (Path(config.docs_dir), Path(base))
    for text in setting_texts(config):
        # On Windows, looking up `//host/share` would access the network.
        is_local = "://" not in text and not text.startswith(("//", "\\\\"))
        if is_local and _is_plain(*Path(text).parts) and _is_folder(Path(base, text)):
            path = _real(base, text)
            if path != Path(path.anchor) and not path.is_relative_to(_real(config.site_dir)):
                yield path


def _real(*parts: str) -> Path:
    return Path(os.path.realpath(Path(*parts)))


def _is_text(path: Path) -> bool:
    try:
        is_small = path.is_file() and path.stat().st_size <= MOST_BYTES
    except OSError:
        return False
    return is_small and not path.name.lower().endswith(_BINARY)


def _is_plain(*names: str) -> bool:
    """Return whether none of the names is that of a hidden folder, such as a cache."""
    return not any(name.startswith(".") and name not in (".", "..", ".github") for name in names)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # The text is too long for a path.
        return False
