"""Slugs and permalinks in front matter."""

from __future__ import annotations

import pytest

from mkdocs_blogposts.frontmatter.values.urls import permalink_of, slug_of
from mkdocs_blogposts.text.problems import FieldError


@pytest.mark.parametrize(
    ("raw", "slug"),
    [("a", "a"), ("/a/b/", "a/b"), ("a b.html", "a-b"), ("心理", "心理"), ((), "")],
)
def test_slugs_are_paths_without_slashes_and_extension(raw, slug):
    assert slug_of(raw) == slug


@pytest.mark.parametrize(
    "raw", ["", "..", "a/../b", "a//b", "a\\b", "con", "index", "a/Index", "x" * 300]
)
def test_other_texts_are_not_slugs(raw):
    with pytest.raises(FieldError) as error:
        slug_of(raw)
    assert error.value.code == "slug-invalid"


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        ("/2024/a/", "2024/a"),
        ("/blog/a", "a"),
        ("blog/2024/a/index.html", "2024/a"),
        ("blogs/a", "blogs/a"),
        ("false", ""),
        ((), ""),
    ],
)
def test_permalinks_are_paths_in_the_blog(raw, path):
    assert permalink_of(raw, "blog") == path


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("https://example.org/a", "permalink-external"),
        ("//example.org/a", "permalink-external"),
        ("pretty", "permalink-style"),
        ("/:year/:title/", "permalink-invalid"),
        ("../a", "permalink-invalid"),
        ("/blog/", "permalink-invalid"),
        (("a",), "text-invalid"),
    ],
)
def test_other_values_are_not_permalinks(raw, code):
    with pytest.raises(FieldError) as error:
        permalink_of(raw, "blog")
    assert error.value.code == code
