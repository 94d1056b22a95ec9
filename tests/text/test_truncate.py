from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_blogposts.text.truncate import cut


@given(st.text(max_size=400), st.integers(20, 200))
def test_a_truncated_text_is_short_and_ends_at_a_word(text, length):
    text = " ".join(text.split())
    short = cut(text, length)
    assert len(short) <= length + 1
    if short != text:
        assert short.endswith("…")
        assert text.startswith(short[:-1])
