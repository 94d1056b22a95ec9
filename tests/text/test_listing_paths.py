from __future__ import annotations

import pytest

from mkdocs_blogposts.text.listing_paths import (
    NEXT_PAGES,
    PAGE_PLACEHOLDERS,
    PathPattern,
    path_of_page,
    safe_path,
)
from mkdocs_blogposts.text.permalinks import PermalinkError


@pytest.mark.parametrize(
    ("text", "folder", "path"),
    [
        ("category/{slug}", "category", "category/x"),
        ("category/{slug}/", "category", "category/x"),
        (" /category/{slug}/", "/category", "/category/x"),
        ("//{slug}.html", "", "/x.html"),
        ("a//b/../{slug}.html", "a", "a/x.html"),
        ("by/t-{slug}", "by", "by/t-x"),
        ("{slug}", "", "x"),
    ],
)
def test_a_pattern_is_a_path_in_the_blog_or_from_the_root_with_a_folder(text, folder, path):
    pattern = PathPattern(text)

    assert (pattern.folder, pattern.expand(slug="x")) == (folder, path)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("category", "needs {slug} or {date} or {name}"),
        ("{slug}/{page}", "has an unknown placeholder"),
        ("{slug!r}", "has an unknown placeholder"),
        ("{slug:>9}", "has an unknown placeholder"),
        ("{slug", "isn't a valid pattern"),
        ("../{slug}", "has a part that isn't allowed"),
        ("/../{slug}", "has a part that isn't allowed"),
        ("con/{slug}", "has a part that isn't allowed"),
        ("a?/{slug}", "has a part that isn't allowed"),
    ],
)
def test_a_pattern_is_checked(text, reason):
    with pytest.raises(PermalinkError) as error:
        PathPattern(text)
    assert str(error.value).startswith(reason)


@pytest.mark.parametrize("text", ["page", "{path}"])
def test_the_pattern_of_further_pages_needs_their_number(text):
    with pytest.raises(PermalinkError, match=r"needs \{page\}"):
        PathPattern(text, PAGE_PLACEHOLDERS)


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("page/{page}", "", "page/2"),
        ("page/{page}", "tags/x", "tags/x/page/2"),
        ("page/{page}", "tag/x.html", "tag/x/page/2"),
        ("{path}{page}.html", "tag/x.html", "tag/x2.html"),
        ("{path}{page}.html", "", "index2.html"),
        ("/page/{page}/", "/tags/x", "/tags/x/page/2"),
        ("/{path}{page}.html", "/tags/x", "/tags/x2.html"),
    ],
)
def test_further_pages_are_relative_to_the_first_unless_the_pattern_has_its_path(
    pattern, path, expected
):
    assert path_of_page(PathPattern(pattern, PAGE_PLACEHOLDERS), path, 2) == expected


def test_the_usual_pattern_is_a_folder_for_each_page():
    assert path_of_page(NEXT_PAGES, "tags/x", 3) == "tags/x/page/3"


@pytest.mark.parametrize(
    ("path", "safe"),
    [("2024/05", "2024/05"), ("/a//b/", "a/b"), ("../x", "x"), ("May 1, 2024", "May 1, 2024")],
)
def test_parts_that_no_file_can_have_are_replaced(path, safe):
    assert safe_path(path).endswith(safe)
    assert ".." not in safe_path(path)
