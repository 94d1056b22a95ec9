"""Draft markers in text that can't be parsed."""

from __future__ import annotations

import pytest

from mkdocs_blogposts.frontmatter.block import Entry
from mkdocs_blogposts.frontmatter.draft_markers import (
    first_mention,
    has_stray_marker,
    hiding_markers,
    is_marker,
    may_hide,
    mentions_draft,
    names_key_of_block,
)
from mkdocs_blogposts.frontmatter.hiding_words import HIDING_KEYS, HIDING_WORDS
from mkdocs_blogposts.frontmatter.reader import read_front_matter


@pytest.mark.parametrize("key", sorted(HIDING_KEYS))
@pytest.mark.parametrize(
    "opening", ["----", "```yaml", "~~~toml", "```\n---", "  ---", "--", "<!-- x -->\n---"]
)
def test_a_key_that_can_hide_a_post_hides_it_in_any_kind_of_block(opening, key):
    value = "{render: never}" if key == "build" else "x"
    assert read_front_matter(f"{opening}\n{key}: {value}\n\nText.\n").hides


@pytest.mark.parametrize(
    ("key", "word"), [(key, word) for key, words in HIDING_WORDS.items() for word in sorted(words)]
)
def test_every_word_that_hides_a_post_is_found_in_any_text(key, word):
    assert list(hiding_markers(f"some text\n  {key.upper()}: '{word}'\n"))


@pytest.mark.parametrize("text", ["drafts: true", "draft: maybe", "a draft: true", "published"])
def test_other_text_is_not_a_marker(text):
    assert not list(hiding_markers(text))


@pytest.mark.parametrize(
    ("key", "raw"),
    [
        ("tags", ("a", {"draft": "true"})),
        ("x", {"y": {"published": "no"}}),
        ("text", "One\ndraft: true\n"),
        ("text", "draft:true"),
        ("draft:true", None),
        ("x", {"status:draft": None}),
    ],
)
def test_a_marker_deep_in_a_value_is_stray(key, raw):
    assert has_stray_marker(Entry(key=key, raw=raw, value=None, line=1))


@pytest.mark.parametrize(
    ("key", "raw"),
    [("draft", "true"), ("x", {"draft": "true"}), ("title", "Why draft: true is bad"), ("a", ("b",))],
)
def test_markers_that_are_read_and_prose_are_not_stray(key, raw):
    assert not has_stray_marker(Entry(key=key, raw=raw, value=None, line=1))


def test_keys_are_recognized_in_any_spelling():
    assert is_marker("Is-Draft")
    assert is_marker("post_status")
    assert not is_marker("drafty")
    assert may_hide("  publish_date = x")
    assert may_hide("expires")
    assert not may_hide("title: draft")


@pytest.mark.parametrize(
    ("text", "position"), [("x\n* Draft: yes", 4), ("isDraft = 1", 0), ("see draft: x", None)]
)
def test_the_first_mention_of_a_draft_key(text, position):
    assert first_mention(text) == position


@pytest.mark.parametrize(
    ("block", "mentions"),
    [
        ("title: a", False),
        ("draft: false", False),
        ("Draft: 'no'  ", False),
        ("draft: false # true", True),
        ("my draft", True),
    ],
)
def test_only_a_plain_false_does_not_count_as_a_mention(block, mentions):
    assert mentions_draft(block) is mentions


def test_a_job_named_build_is_not_front_matter():
    assert names_key_of_block("tags: x")
    assert names_key_of_block("build:\n  list: never")
    assert not names_key_of_block("build:\n  steps: x")
    assert not names_key_of_block("note: x")
