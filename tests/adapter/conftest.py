from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files
from support import NOW

from mkdocs_blogposts.adapter.build import PlannedBuild
from mkdocs_blogposts.adapter.features import Features
from mkdocs_blogposts.adapter.setup import Setup
from mkdocs_blogposts.adapter.source_folder import SourceFolder
from mkdocs_blogposts.adapter.theme import prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def config_of(tmp_path: Path) -> Callable[..., MkDocsConfig]:
    """Make a site's configuration from settings, without any plugin unless they name some."""

    def make(**settings: Any) -> MkDocsConfig:
        config = MkDocsConfig(config_file_path=str(tmp_path / "mkdocs.yml"))
        docs_dir, site_dir = tmp_path / "docs", tmp_path / "site"
        docs_dir.mkdir(exist_ok=True)
        paths = {"docs_dir": str(docs_dir), "site_dir": str(site_dir)}
        config.load_dict({"site_name": "Site", "plugins": [], **paths, **settings})
        errors, _ = config.validate()
        assert errors == []
        config.plugins._current_plugin = "blogposts"  # noqa: SLF001 - as in one of its events
        return config

    return make


@pytest.fixture
def files_of(tmp_path: Path) -> Callable[..., Files]:
    """Write files to `docs_dir`, and return them as MkDocs finds them."""

    def make(config: MkDocsConfig, files: dict[str, str | bytes]) -> Files:
        for name, content in files.items():
            path = tmp_path / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return get_files(config)

    return make


@pytest.fixture
def setup_of() -> Iterator[Callable[..., Setup]]:
    """Set up a build of a site that has the plugin."""
    folder = SourceFolder()

    def make(config: MkDocsConfig, *, preview: bool = False, name: str = "blogposts") -> Setup:
        prepare(config)
        return Setup.of(
            config.plugins[name].config,
            config,
            folder=folder,
            now=NOW,
            preview=preview,
            dirty=False,
            features=Features(),
        )

    yield make
    folder.remove()


@pytest.fixture
def planned_build(
    config_of: Callable[..., MkDocsConfig],
    files_of: Callable[..., Files],
    setup_of: Callable[..., Setup],
) -> Callable[..., tuple[PlannedBuild, Files, MkDocsConfig]]:
    """Plan the blog of a site with these files, as its first event of `on_files` does."""

    def make(
        files: dict[str, str | bytes], *, preview: bool = False, options: Any = None, **settings: Any
    ) -> tuple[PlannedBuild, Files, MkDocsConfig]:
        config = config_of(plugins=[{"blogposts": options or {}}], **settings)
        found = files_of(config, files)
        setup = setup_of(config, preview=preview)
        return PlannedBuild.of(setup, found, config), found, config

    return make
