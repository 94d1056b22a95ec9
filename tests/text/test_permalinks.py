from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_blogposts.text.permalinks import Permalink, PermalinkError


@given(st.text(max_size=40))
def test_a_permalink_stays_in_the_site(text):
    try:
        permalink = Permalink(text)
    except PermalinkError:
        return
    parts = str(permalink).split("/")
    assert all(part.strip() not in ("", ".", "..") for part in parts)
    assert not re.search(r"[\x00-\x1f\\]", str(permalink))
