"""Reading the files of the built site."""

from __future__ import annotations

import gzip
import os
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def built_files(site_dir: str) -> Iterator[tuple[str, str, int]]:
    """Yield each file of the site with its path from the root and its size."""
    waiting = [(site_dir, "")]
    while waiting:
        folder, place = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{place}{entry.name}/"))
                elif _is_file(entry):
                    yield entry.path, place + entry.name, entry.stat().st_size


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Return whether this is a file; a broken symbolic link isn't, nor one that leads to itself."""
    try:
        return entry.is_file()
    except OSError:
        return False


def built_text(path: str) -> bytes:
    """Return the text of a file; empty if it isn't text."""
    if path.lower().endswith(_BINARY):
        return b""
    data = Path(path).read_bytes()
    try:
        return gzip.decompress(data) if path.endswith(".gz") else data
    except (OSError, EOFError, zlib.error):
        return b""


_BINARY = (
    *(".avif", ".bmp", ".eot", ".gif", ".ico", ".jpeg", ".jpg", ".mp3", ".mp4", ".otf", ".pdf"),
    *(".png", ".ttf", ".wasm", ".webm", ".webp", ".woff", ".woff2", ".zip"),
)
