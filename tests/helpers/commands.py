"""Run the command `mkdocs-blogposts` in this process."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from click.testing import CliRunner

from mkdocs_blogposts.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result


def run_command(folder: Path, *args: str) -> Result:
    """Run a command in a folder; the result has `exit_code`, `stdout` and `stderr`."""
    with _working_in(folder):
        return CliRunner().invoke(
            main,
            args,
            prog_name="mkdocs-blogposts",
            terminal_width=78,  # as on a terminal of 80 columns, and in a pipe
            catch_exceptions=False,
        )


@contextmanager
def _working_in(folder: Path) -> Iterator[None]:
    before = os.getcwd()  # noqa: PTH109 - what chdir takes
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
