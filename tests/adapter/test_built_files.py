"""Reading the files of the built site."""

from __future__ import annotations

import gzip

import pytest

from mkdocs_blogposts.adapter.built_files import built_files, built_text

SAID = {
    "a.txt": (b"text", b"text"),
    "a.XML.gz": (gzip.compress(b"text"), b"text"),
    "broken.gz": (b"no gzip", b""),
    "short.gz": (gzip.compress(b"text" * 100)[:20], b""),
    "a.PNG": (b"text", b""),
    "unknown": (b"text", b"text"),
}


@pytest.mark.parametrize("name", SAID)
def test_text_is_read_and_unpacked(tmp_path, name):
    data, said = SAID[name]
    (tmp_path / name).write_bytes(data)
    assert built_text(str(tmp_path / name)) == said


@pytest.mark.posix
def test_every_file_is_found_with_its_path_and_size_except_broken_links(tmp_path):
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/c.txt").write_bytes(b"123")
    (tmp_path / "d.txt").write_bytes(b"")
    (tmp_path / "link.txt").symlink_to("a/b/c.txt")
    (tmp_path / "away").symlink_to("nowhere")
    (tmp_path / "again").symlink_to("a")
    (tmp_path / "itself").symlink_to("itself")
    (tmp_path / "a/up").symlink_to("..")

    found = sorted((place, size) for _, place, size in built_files(str(tmp_path)))
    assert found == [("a/b/c.txt", 3), ("d.txt", 0), ("link.txt", 3)]
