"""Folder defaults."""

from __future__ import annotations

import pytest

from mkdocs_blogposts.blog.companions.folder_defaults import read_cascade, read_defaults
from mkdocs_blogposts.text.problems import Hides


def _values(data):
    return {entry.key: entry.raw for entry in data.entries}


def test_defaults_have_their_file_and_line():
    data = read_defaults("blog/.meta.yml", "tags: [a]\ntaxonomies:\n  categories: b\n")

    assert _values(data) == {"tags": ("a",), "taxonomies": {"categories": "b"}}
    assert [entry.line for entry in data.entries] == [1, 2]
    assert {entry.src_uri for entry in (*data.entries, *data.entries[1].parts)} == {"blog/.meta.yml"}


@pytest.mark.parametrize("text", [None, "draft: [", "- a\n", "draft: true\nb: c: d\n"])
def test_defaults_that_cannot_be_read_hide_the_posts(text):
    data = read_defaults("blog/.meta.yml", text)

    assert _values(data) == {"draft": "true"}
    assert Hides.FOLDER in [problem.hides for problem in data.problems]


@pytest.mark.parametrize(
    ("front", "values"),
    [
        ("cascade:\n  a: 1\n  params: {b: 2}\n", {"a": "1", "params": {"b": "2"}}),
        ("Cascade:\n- a: 1\n- b: 2\n", {"a": "1", "b": "2"}),
        ("cascade:\n", {}),
        ("title: cascade\n", {}),
    ],
)
def test_the_values_of_a_cascade_are_defaults(front, values):
    data = read_cascade("blog/_index.md", f"---\n{front}---\n")

    assert _values(data) == values
    assert not data.problems


def test_a_cascade_has_the_lines_of_its_keys():
    data = read_cascade("blog/_index.md", "---\ntitle: A\ncascade:\n  a: 1\n  b: 2\n---\n")
    assert [entry.line for entry in data.entries] == [4, 5]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (None, "encoding-invalid"),
        ("---\ncascade: x\n---\n", "cascade-invalid"),
        ("---\ncascade:\n  target: {path: /a}\n  draft: true\n---\n", "cascade-target"),
        ("---\ncascade:\n  target: {path: /a}\n  x: {status: draft}\n---\n", "cascade-target"),
        ("---\ndraft: [\ncascade: x\n---\n", "yaml-invalid"),
    ],
)
def test_a_cascade_that_may_hide_posts_hides_them(text, code):
    data = read_cascade("blog/_index.md", text)

    assert _values(data) == {"draft": "true"}
    assert [(problem.code, problem.hides) for problem in data.problems] == [(code, Hides.FOLDER)]


def test_a_target_that_cannot_hide_a_post_is_a_note():
    text = "---\ncascade:\n- target: {path: /a}\n  tags: x\n- tags: y\n---\n"
    data = read_cascade("blog/_index.md", text)

    assert _values(data) == {"tags": "y"}
    assert [(problem.code, problem.line) for problem in data.problems] == [("cascade-target", 2)]
    assert not data.problems[0].hides


def test_a_page_without_a_cascade_may_be_broken():
    assert not read_cascade("blog/_index.md", "---\na: [\n---\n").problems
