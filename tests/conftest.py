from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from support import Site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOW = dt.datetime(2026, 6, 15, 12, tzinfo=dt.timezone.utc)


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
