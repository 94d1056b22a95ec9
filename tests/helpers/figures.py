"""Counting test cases, for the figures in the documentation."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import hostile_documents
import hostile_names
import hostile_texts
import leaks
import yaml
from keys_of_tools import KEYS, MISSPELLED_KEYS, MISSPELLED_MARKERS
from other_plugins import OTHER_PLUGINS
from support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TESTS = ROOT / "tests"
PACKAGES = ("text", "frontmatter", "mdx", "blog", "render", "adapter")
"""The folders of the unit tests."""
DEFAULT_EXAMPLES = 100
"""The number of inputs that hypothesis generates by default."""


def cases(folder: str) -> int:
    """Count the cases in the YAML files of a folder of goldens."""
    paths = (TESTS / "golden" / folder).glob("*.yml")
    return sum(len(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in paths)


def examples(*places: Path) -> int:
    """Count the inputs that hypothesis makes for the tests of these files, by reading the files."""
    return sum(
        _examples_of(function)
        for path in places
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
    )


def _examples_of(function: ast.FunctionDef) -> int:
    decorators = " ".join(map(ast.unparse, function.decorator_list))
    if not re.search(r"\bgiven\(", decorators):
        return 0
    chosen = re.search(r"\bmax_examples=(\d+)", decorators)
    return int(chosen[1]) if chosen else DEFAULT_EXAMPLES


def unit_tests() -> Iterator[Path]:
    """Find the test modules of the packages."""
    for package in PACKAGES:
        yield from sorted((TESTS / package).rglob("test_*.py"))


SITES = len(leaks.THEMES) * len(leaks.HOSTS) * 2
FIGURES = {
    "ways to hide a post": len(leaks.WAYS),
    "surfaces that are searched": len(leaks.SURFACES),
    "sites they are built in": SITES,
    "combinations": len(leaks.WAYS) * len(leaks.SURFACES) * SITES,
    "found where it must not be": sum(len(leaks.ALLOWED.get(number, ())) for number in leaks.WAYS),
    "whole sites made at random": examples(TESTS / "site/test_random_sites.py"),
    "hostile values": len(hostile_texts.VALUES),
    "keys with these values": len(hostile_texts.KEYS),
    "URLs that lead elsewhere": len(hostile_names.NAMES),
    "names of files and folders": len(hostile_names.HOSTILE_FILES),
    "documents designed as attacks": len(hostile_documents.FILES) + len(hostile_documents.LARGE),
    "memory limit for all of them": f"{hostile_documents.MEMORY // 2**30} GB",
    "posts in every form": cases("fields"),
    "misspelled keys": len(MISSPELLED_MARKERS) + len(MISSPELLED_KEYS),
    "keys of other tools": len(KEYS),
    "texts, names and dates": examples(*unit_tests()),
    "small sites": cases("."),
    "other plugins": len(OTHER_PLUGINS),
}
"""The count for each row of docs/tested.md, by the first words of the row."""


def is_true(written: str, figure: int | str) -> bool:
    """Check a figure as written: exact, or rounded down to `over 300`."""
    if isinstance(figure, str) or not written.startswith("over "):
        return written == (figure if isinstance(figure, str) else f"{figure:,}")
    least = int(written.removeprefix("over ").replace(",", ""))
    return least < figure <= 1.5 * least
