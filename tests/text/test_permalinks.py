from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_blogposts.text.permalinks import (
    PLACEHOLDERS,
    Permalink,
    PermalinkError,
    PermalinkPattern,
    is_safe_part,
)


@given(st.text(max_size=40))
def test_a_permalink_stays_in_the_site(text):
    try:
        permalink = Permalink(text)
    except PermalinkError:
        return
    parts = str(permalink).split("/")
    assert all(part.strip() not in ("", ".", "..") for part in parts)
    assert not re.search(r"[\x00-\x1f\\]", str(permalink))


@given(st.text(st.sampled_from("{}slugpathyear/.. \\:x%con\x00é"), max_size=20) | st.text(max_size=20))
def test_a_permalink_pattern_gives_paths_that_are_valid_on_every_system(text):
    try:
        pattern = PermalinkPattern(text)
    except PermalinkError:
        return
    path = pattern.expand(dict.fromkeys(PLACEHOLDERS, "x"))
    assert all(is_safe_part(part) for part in path.removeprefix("/").split("/"))


@given(st.dictionaries(st.sampled_from(PLACEHOLDERS), st.text("ab./ ", max_size=6)))
def test_a_pattern_never_leads_outside_and_has_no_empty_part(values):
    given_or_empty = dict.fromkeys(PLACEHOLDERS, "") | values
    path = PermalinkPattern("{categories}/news/{date}/{slug}").expand(given_or_empty)

    assert not path.startswith("/")
    assert all(part not in ("", ".", "..") for part in path.split("/")[:-1])
    assert ".." not in path.split("/")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("{categories}/{slug}", "my-post"),
        ("news/{categories}/{slug}/", "news/my-post"),
        ("/news/{categories}/{slug}/", "/news/my-post"),
        ("{author}-{slug}", "-my-post"),
        ("{date}/{slug}", "2024/05/06/my-post"),
        ("{date}/{title}", "2024/05/06"),
        ("{slug}.html", "my-post.html"),
    ],
)
def test_a_placeholder_without_a_value_leaves_its_part_out(text, path):
    values = dict.fromkeys(PLACEHOLDERS, "") | {"slug": "my-post", "date": "2024/05/06"}
    assert PermalinkPattern(text).expand(values) == path


@pytest.mark.parametrize(
    ("text", "needs_date", "is_file"),
    [
        ("{slug}", False, False),
        ("{date}/{slug}", True, False),
        ("{year}/{path}.html", True, True),
        ("{file_date}/{path}", False, False),
    ],
)
def test_a_pattern_knows_what_it_needs_and_what_it_gives(text, needs_date, is_file):
    pattern = PermalinkPattern(text)
    assert (pattern.needs_date, pattern.is_file) == (needs_date, is_file)
