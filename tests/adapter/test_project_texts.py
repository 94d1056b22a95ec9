"""The public texts of a project, and limits for reading them."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import InclusionLevel, get_files
from support import Site

from mkdocs_blogposts.adapter import project_texts as module
from mkdocs_blogposts.adapter.project_texts import project_texts

FILES = {
    "index.md": "home",
    "guide/a.md": "guide",
    "guide/hidden.md": "hidden",
    "guide/draft.md": "draft of another blog",
    "img/a.png": b"PNG",
    "../src/tool.py": "source",
    "../README.md": "readme",
    "../.github/help.md": "help",
    "../.cache/x.txt": "cached",
    "../node_modules/y/z.js": "installed",
    "../site/old/index.html": "built",
    "../../shared/words.md": "named by the settings",
    "../../other/words.md": "named by nothing",
}


def read(tmp_path, **config):
    site = Site.make(tmp_path / "work/project", FILES, config)
    config = load_config(str(site.write_config()))
    files = get_files(config)
    files.src_uris["guide/draft.md"].inclusion = InclusionLevel.DRAFT
    return dict(project_texts(files, config, {"guide/hidden.md"})), list(
        project_texts(files, config, {"guide/hidden.md"})
    )


def test_all_text_that_is_neither_hidden_nor_built_is_read(tmp_path):
    by_path, texts = read(tmp_path, extra={"folder": "../shared", "root": "/"})
    said = {text for _, text in texts}

    assert by_path["index.md"] == "home"
    assert by_path["guide/a.md"] == "guide"
    assert {"source", "readme", "help", "named by the settings"} <= said
    assert said.isdisjoint({"hidden", "draft of another blog", "cached", "installed", "built"})
    assert "named by nothing" not in said
    assert len(texts) == len({*texts})


@pytest.mark.parametrize(
    ("limit", "value", "most"),
    [("MOST_FILES", 2, 2), ("MOST_BYTES_IN_ALL", 9, 2), ("MOST_BYTES", 4, 2), ("MOST_NAMES", 1, 3)],
)
def test_reading_is_limited(tmp_path, monkeypatch, limit, value, most):
    monkeypatch.setattr(module, limit, value)
    _, texts = read(tmp_path)

    assert len(texts) <= most


def test_network_shares_are_never_accessed(tmp_path, monkeypatch):
    asked = []
    is_dir = Path.is_dir
    monkeypatch.setattr(Path, "is_dir", lambda path: asked.append(str(path)) or is_dir(path))
    read(
        tmp_path,
        extra={"a": "//server/share", "b": "\\\\server\\share", "c": "https://server/share"},
    )

    assert not [path for path in asked if "server" in path]


def test_an_unreadable_file_is_left_out(tmp_path, monkeypatch):
    original = Path.read_bytes

    def read_bytes(path):
        if path.name == "tool.py":
            raise PermissionError(13, "Permission denied")
        return original(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    said = {text for _, text in read(tmp_path)[1]}

    assert "source" not in said
    assert {"home", "readme"} <= said
