"""Slugs and permalinks in front matter."""

from __future__ import annotations

import pytest

from mkdocs_blogposts.frontmatter.values.urls import MAX_ALIASES, old_urls_of, permalink_of, slug_of
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


@pytest.mark.parametrize(
    ("raw", "urls"),
    [
        ("/a/", ("/a/",)),
        ("/a b/", ("/a b/",)),
        ("/a/, /b/", ("/a/", "/b/")),
        ("/a/ /b/\thttps://x.org/c", ("/a/", "/b/", "https://x.org/c")),
        ('["/a/", "/b/"]', ("/a/", "/b/")),
        (("/a/", None, " /b/ ", "/a/", ""), ("/a/", "/b/")),
        ((), ()),
    ],
)
def test_old_urls_are_a_list_or_text(raw, urls):
    assert old_urls_of(raw) == urls


@pytest.mark.parametrize("raw", [{"a": "/b/"}, ({"a": "/b/"},), (("/a/",),)])
def test_other_values_are_no_old_urls(raw):
    with pytest.raises(FieldError) as error:
        old_urls_of(raw)
    assert error.value.code == "list-invalid"


def test_too_many_old_urls_are_cut():
    with pytest.raises(FieldError) as error:
        old_urls_of(tuple(f"/{n}/" for n in range(MAX_ALIASES + 1)))
    assert error.value.code == "list-too-long"
    assert len(error.value.instead) == MAX_ALIASES
