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

    Many plugins open the source of every page, some as late as in `on_post_build`. So the folder exists
    from the first file until the command ends, across all rebuilds of `serve`. Nothing is written to
    `docs_dir`.
    """

    def __init__(self) -> None:
        self._removals: list[weakref.finalize[[str], SourceFolder]] = []
        self._made: set[Path] = set()

    @cached_property
    def _path(self) -> Path:
        path = mkdtemp(prefix="mkdocs-blogposts-")
        # Also runs when the process ends, as not every program that builds a site runs `on_shutdown`.
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
        """Write a source file, and return its MkDocs file.

        Args:
            config: the site's configuration.
            src_uri: the path that the file would have in `docs_dir`.
            text: the content.
            inclusion: MkDocs' inclusion level.
            modified: the time of the last change, for plugins that show the newest pages; None for now.

        Raises:
            PluginError: the temporary file can't be written.
        """
        if git_history.asks_about_sources(config):
            return File.generated(config, src_uri, content=text, inclusion=inclusion)
        try:
            path = self._path / src_uri
            if path.parent not in self._made:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._made.add(path.parent)
            path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise PluginError(f"blogposts: can't write a temporary file: {error}") from error
        if modified:
            with suppress(OSError, OverflowError, ValueError):  # Not every system supports all years.
                os.utime(path, (modified.timestamp(), modified.timestamp()))
        return File.generated(config, src_uri, abs_src_path=str(path), inclusion=inclusion)

    def remove(self) -> None:
        """Remove the folder. Adding another file creates a new one."""
        for removal in self._removals:
            removal()
        self._removals.clear()
        self._made.clear()
        vars(self).pop("_path", None)


def _remove(path: str) -> None:
    rmtree(path, ignore_errors=True)
