from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from support import NOW, Site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# No deadline: a busy machine is no bug. The same examples on every run of continuous integration.
settings.register_profile("project", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("project")


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every build happen at the same moment."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[..., Site]:
    """Make a site from files below `docs_dir` and settings."""

    def make(files: dict[str, str | bytes], **config: Any) -> Site:
        return Site.make(tmp_path / "project", files, config)

    return make
