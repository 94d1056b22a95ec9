"""Searching and comparing texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_blogposts.text.search import ByteSearch, decoded, phrase_of, words_of


@given(st.lists(st.binary(min_size=1, max_size=8), max_size=5), st.binary(max_size=100))
def test_every_key_is_found_with_its_position(keys, data):
    found = sorted(ByteSearch({key: key for key in keys}).hits(data))
    assert found == sorted(
        (start, start + len(key), key)
        for key in set(keys)
        for start in range(len(data))
        if data.startswith(key, start)
    )


@pytest.mark.parametrize("at", [29_980, 29_995, 30_000, 59_999, 60_001])
def test_a_key_is_found_once_across_the_pieces_of_a_text(at):
    data = b"x" * at + b"needle of some length" + b"x" * 40_000
    assert [hit[0] for hit in ByteSearch({b"needle of some length": 1}).hits(data)] == [at]


SAME = {
    "lines": "Get it\ntoday and\n  never look",
    "case": "GET IT today AND never LOOK",
    "markup": "*Get* `it` **today** and [never](https://x.org/(a)) look",
    "HTML": "Get <b>it</b> today&nbsp;and n<i>ever</i> look",
    "entities": "Get it t&#111;day and never look",
    "attributes": "Get it{ .a #b } today and never look",
    "a program": 'print("Get it\\ntoday " "and never" + " look")',
    "a comment": "Get it, today; and: never - look!",
}


@pytest.mark.parametrize("case", SAME)
def test_words_are_the_same_in_any_markup(case):
    assert phrase_of("Get it today and never look") in words_of(SAME[case])


@pytest.mark.parametrize("other", ["Get it today or never look", "Forget it today and never look"])
def test_other_words_are_different(other):
    assert phrase_of("get it today and never look") not in words_of(other)


def test_words_in_scripts_without_spaces_may_be_part_of_others():
    assert phrase_of("お問い合わせフォーム") in words_of("ご質問は[お問い合わせ](x)フォームから。")
    assert phrase_of("योजना का पाठ") in words_of("यह योजना का पाठ है")


def test_text_in_any_encoding_is_read():
    assert decoded("é".encode("utf-16")) == "é"
    assert decoded(b"caf\xe9 \xc3\xa9") == "café é"
    assert decoded(b"a\0b\0") == "ab"
