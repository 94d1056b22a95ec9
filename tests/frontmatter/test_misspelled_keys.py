"""Recognizing misspelled keys."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keys_of_tools import KEYS, MISSPELLED_KEYS, MISSPELLED_MARKERS
from support import ROOT

from mkdocs_blogposts.frontmatter.fields import FIELDS, KEPT_KEYS
from mkdocs_blogposts.frontmatter.formats.yaml import read_yaml
from mkdocs_blogposts.frontmatter.metadata import read_meta
from mkdocs_blogposts.frontmatter.misspelled_keys import intended_key
from mkdocs_blogposts.frontmatter.reader import read_front_matter

DESCRIBED = [
    key.partition(".")[0]
    for key in re.findall(r"`([\w.-]+)`", (ROOT / "docs/front-matter.md").read_text(encoding="utf-8"))
]
OWN = [key.partition(".")[0] for field in FIELDS.values() for key in field.keys]


def _read(front, *defaults):
    return read_meta(
        read_front_matter(f"---\ntitle: A\n{front}\n---\n"),
        src_uri="blog/a.md",
        zone=dt.timezone.utc,
        defaults=[read_yaml(text)[0] for text in defaults],
    )


def _codes(reading):
    return {problem.code for problem in reading.problems}


def _spelled(key, form):
    return {"upper": key.upper(), "title": key.title(), "lower": key.lower()}.get(form, key)


@pytest.mark.parametrize("front", MISSPELLED_MARKERS)
def test_a_misspelled_draft_marker_hides_the_post(front):
    reading = _read(front)

    assert reading.meta.is_draft
    (problem,) = reading.problems
    assert problem.code == "draft-misspelled"
    assert problem.hides
    assert problem.key == front.partition(":")[0]
    assert intended_key(problem.key) in problem.hint


@pytest.mark.parametrize("front", MISSPELLED_KEYS)
def test_other_misspelled_keys_are_warnings(front):
    reading = _read(front)

    assert not reading.meta.is_draft
    assert not reading.meta.is_unlisted
    assert _codes(reading) == {"key-misspelled"}


@given(
    st.sampled_from([*KEYS, *DESCRIBED, *OWN, *KEPT_KEYS]),
    st.sampled_from(["as it is", "upper", "title", "lower"]),
    st.sampled_from(
        ["true", "false", "yes", "no", "draft", "A", "2024-01-01", "[a, b]", "{a: b}", "1"]
    ),
)
def test_no_key_that_is_described_is_taken_for_another(key, form, value):
    reading = _read(f"{_spelled(key, form)}: {value}")

    assert not _codes(reading) & {"draft-misspelled", "key-misspelled"}


@pytest.mark.parametrize("key", KEYS)
def test_no_key_of_another_tool_is_taken_for_a_draft_marker(key):
    for value in ("true", "false", "draft"):
        assert "draft-misspelled" not in _codes(_read(f"{key}: {value}"))


@pytest.mark.parametrize(
    "front",
    [
        *("drafts: 12", "drafts: [a]", "craft: true", "public: false", "listed: true", "hide: [toc]"),
        *("undraft: true", "not-draft: true", "unsecret: true", "extra: {drafft: true}", "vip: true"),
        *("seoTitle: A", "bg_image: a.png", "publish_to: false", "data: a", "dates: a", "metadata: a"),
    ],
)
def test_other_words_and_values_are_left_alone(front):
    reading = _read(front)

    assert not reading.meta.is_draft
    assert not reading.problems


def test_a_folder_has_misspelled_keys_too():
    hidden = _read("date: 2024-01-01", "drafft: true")
    overruled = _read("draft: false", "drafft: true")

    assert hidden.meta.is_draft
    assert not overruled.meta.is_draft


def test_the_nearest_key_is_meant():
    assert intended_key("drafft") == "draft"
    assert intended_key("unpubished") == "unpublished"
    assert intended_key("categori") == "category"
    assert intended_key("draft") is None
    assert intended_key("x" * 10_000) is None
