from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from support import NOW

from mkdocs_blogposts.text.permalinks import Permalink, PermalinkError, PermalinkPattern, is_safe_part


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
    path = str(pattern.expand(day=NOW.date(), slug="slug", path="path"))
    assert all(is_safe_part(part) for part in path.split("/"))
