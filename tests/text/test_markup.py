"""Removing markup from texts."""

from __future__ import annotations

import pytest

from mkdocs_blogposts.text.markup import without_markup


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**a** __b__ *c* _d_ ~~e~~", "a b c d e"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("[a](b) ![c](d 'e') [f]", "a c [f]"),
        ("`a` ``b``", "a b"),
        ("<b>a</b><br>b &amp; c", "a b & c"),
        ("a < b > c, List<String>", "a < b > c, List<String>"),
        ("plain", "plain"),
    ],
)
def test_words_stay_and_markup_goes(text, words):
    assert without_markup(text) == words
