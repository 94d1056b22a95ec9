from __future__ import annotations

import pytest

from mkdocs_blogposts.blog.occupied_paths import OccupiedPaths

OCCUPIED = OccupiedPaths.of(
    [
        ("blog/a/index.html", "blog/a.md"),
        ("blog/feed.json/index.html", "blog/feed.md"),
        ("blog/Ä.png", "blog/a-umlaut.png"),
        ("blog/a/index.html", "second.md"),
    ]
)


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("blog/a/index.html", "blog/a.md"),
        ("blog/A/INDEX.html", "blog/a.md"),
        ("blog/feed.json", "blog/feed.md"),
        ("blog/a/index.html/b.html", "blog/a.md"),
        ("blog/A\u0308.png", "blog/a-umlaut.png"),
        ("blog/a/other.html", None),
        ("blog/b/index.html", None),
    ],
)
def test_a_path_is_taken_by_a_file_a_folder_or_a_file_where_a_folder_is_needed(path, owner):
    assert OCCUPIED.owner_of(path) == owner
