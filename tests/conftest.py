"""Shared by all tests: the clock, the fixture `make_site`, and the selection of tests."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from support import NOW, Site

if TYPE_CHECKING:
    from collections.abc import Callable

TESTS = Path(__file__).parent
FOLDER_MARKERS = {"browser": "browser", "site": "site", "docs": "site"}
"""The marker that each test in a folder has."""

# No deadline: a busy machine isn't a bug. The same examples on every CI run.
settings.register_profile("project", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that runs large grids in full."""
    parser.addoption("--all", action="store_true", help="run large grids in full, not a sample of them")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests by folder, skip POSIX-only tests elsewhere, and deselect tests outside the sample."""
    for item in items:
        folder = item.path.relative_to(TESTS).parts[0]
        if folder in FOLDER_MARKERS:
            item.add_marker(FOLDER_MARKERS[folder])
        if not any(item.get_closest_marker(name) for name in ("browser", "site", "slow")):
            item.add_marker("unit")
        if os.name != "posix" and item.get_closest_marker("posix"):
            item.add_marker(pytest.mark.skip(reason="needs POSIX"))
    if not config.getoption("--all"):
        outside = [item for item in items if item.get_closest_marker("grid")]
        config.hook.pytest_deselected(items=outside)
        items[:] = [item for item in items if not item.get_closest_marker("grid")]


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the time of every build."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[..., Site]:
    """Create a site from files in `docs_dir` and settings."""

    def make(files: dict[str, str | bytes], **config: Any) -> Site:
        return Site.make(tmp_path / "project", files, config)

    return make
