"""Texts in front matter."""

from __future__ import annotations

import pytest

from mkdocs_blogposts.frontmatter.values.text import (
    MAX_SUMMARY_LENGTH,
    MAX_TITLE_LENGTH,
    one_line,
    says_word,
    summary_of,
    title_of,
)
from mkdocs_blogposts.text.problems import FieldError


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (" a\n  b\t", "a b"),
        ("e\u0301", "é"),
        ("a\x00\x1b[2Jb", "a [2Jb"),
        ("a\u202eb", "a b"),
        ("\u2067שלום\u2069", "\u2067שלום\u2069"),
    ],
)
def test_a_text_is_one_printable_line(raw, text):
    assert one_line(raw) == text


@pytest.mark.parametrize("raw", [None, ("a",), {"a": "b"}])
def test_lists_and_mappings_are_not_text(raw):
    with pytest.raises(FieldError) as error:
        one_line(raw)
    assert error.value.code == "text-invalid"


def test_a_long_title_is_refused_and_cut():
    assert title_of("x" * MAX_TITLE_LENGTH) == "x" * MAX_TITLE_LENGTH
    with pytest.raises(FieldError) as error:
        title_of("x" * (MAX_TITLE_LENGTH + 1))
    assert error.value.instead == "x" * MAX_TITLE_LENGTH + "…"
    assert title_of(" \x00") is None


@pytest.mark.parametrize(
    ("raw", "summary"),
    [
        ("**One** [two](x) `three`", "One two three"),
        ("<p>One</p> a < b", "One a < b"),
        ("False", ""),
        ("no", ""),
        ("<br>", None),
    ],
)
def test_a_summary_has_no_markup(raw, summary):
    assert summary_of(raw) == summary


def test_a_long_summary_is_cut_without_a_report():
    assert len(summary_of("word " * 2000)) <= MAX_SUMMARY_LENGTH + 1


def test_a_word_is_found_in_any_item():
    assert says_word(" Draft ", {"draft"})
    assert says_word(("new", "x, draft"), {"draft"})
    assert says_word({"a": "draft"}, {"draft"})
    assert not says_word("no draft", {"draft"})
    assert not says_word({"draft": "no"}, {"draft"})
