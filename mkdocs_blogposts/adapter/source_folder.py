"""A temporary folder with a source for each page and file that the plugin adds."""

from __future__ import annotations

import os
import weakref
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from .compat import git_history

if TYPE_CHECKING:
    import datetime as dt

    from mkdocs.config.defaults import MkDocsConfig


class SourceFolder:
    """Writes the sources of pages and files that the plugin adds.

    Many plugins open the source of every page, some only in `on_post_build`. So the folder exists
    from the first file until the command ends, over all rebuilds of `serve`. Nothing is written
    to `docs_dir`.
    """

    def __init__(self) -> None:
        self._removals: list[weakref.finalize[[str], SourceFolder]] = []

    @cached_property
    def _path(self) -> Path:
        path = mkdtemp(prefix="mkdocs-blogposts-")
        # Runs when the process ends, too: not every program that builds a site says so.
        self._removals.append(weakref.finalize(self, _remove, path))
        return Path(path)

    def add(
        self,
        config: MkDocsConfig,
        src_uri: str,
        text: str,
        *,
        inclusion: InclusionLevel = InclusionLevel.NOT_IN_NAV,
        modified: dt.datetime | None = None,
    ) -> File:
        """Write a source, and return its file.

        Args:
            config: the site's.
            src_uri: the path in `docs_dir` that the file pretends to have.
            text: the content.
            inclusion: what MkDocs does with the file.
            modified: when it was changed, for plugins that show the newest pages; None is now.

        Raises:
            PluginError: there is no place for temporary files.
        """
        if git_history.asks_about_sources(config):
            return File.generated(config, src_uri, content=text, inclusion=inclusion)
        try:
            path = self._path / src_uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise PluginError(f"blogposts: cannot write a temporary file: {error}") from error
        if modified:
            with suppress(OSError, OverflowError, ValueError):  # Not every system has all years.
                os.utime(path, (modified.timestamp(), modified.timestamp()))
        return File.generated(config, src_uri, abs_src_path=str(path), inclusion=inclusion)

    def remove(self) -> None:
        """Remove the folder; the next file makes another."""
        for removal in self._removals:
            removal()
        self._removals.clear()
        vars(self).pop("_path", None)


def _remove(path: str) -> None:
    rmtree(path, ignore_errors=True)
