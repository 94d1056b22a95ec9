"""What all commands share: the option for the configuration, loading the site, printing lines."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_blogposts.text.problems import printable

from .site import Site, SiteError

if TYPE_CHECKING:
    from collections.abc import Iterable

_COLORS = {"error": "red", "warning": "yellow", "note": "cyan"}

CONFIG = click.option(
    "-f",
    "--config-file",
    type=click.Path(exists=True, dir_okay=False),
    help="Configuration file; by default mkdocs.yml in the current folder.",
)
"""The option of every command that reads a site."""


def load(config_file: str | None) -> Site:
    """Read a site.

    Raises:
        ClickException: it can't be read.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # Never fail on characters the terminal can't show.
            stream.reconfigure(errors="backslashreplace")
    try:
        return Site.load(config_file)
    except SiteError as error:
        raise click.ClickException(str(error)) from error


def echo(lines: Iterable[str]) -> None:
    """Print lines, and color the severity at the start of a line."""
    for text in lines:
        line = printable(text)
        word, colon, rest = line.partition(":")
        if colon and word in _COLORS and "NO_COLOR" not in os.environ:
            line = f"{click.style(word, fg=_COLORS[word], bold=True)}:{rest}"
        click.echo(line)


def path_of(site: Site, src_uri: str) -> str:
    """Return the path relative to the current folder, which is the repository in a CI workflow."""
    path = site.docs_dir / src_uri
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
