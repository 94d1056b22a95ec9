"""Front matter that is almost YAML."""

from __future__ import annotations

import pytest

from mkdocs_blogposts.frontmatter.formats.yaml import read_yaml


@pytest.mark.parametrize(
    ("block", "raw", "codes"),
    [
        ("title: Part 1: A\ntags: [x]", {"title": "Part 1: A", "tags": ("x",)}, ["yaml-unquoted"]),
        ("title: @home # x", {"title": "@home"}, ["yaml-unquoted"]),
        ('title: "5\\$"', {"title": "5$"}, ["yaml-unquoted"]),
        ('title: "A" B', {"title": '"A" B'}, ["yaml-unquoted"]),
        ("title:\tA: b", {"title": "A: b"}, ["yaml-unquoted"]),
        ("a:\n\tb: 1", {"a": {"b": "1"}}, ["yaml-tab"]),
        ("tags:\n- a\n- `b`", {"tags": ("a", "`b`")}, ["yaml-unquoted"]),
        ("tags: [a, @b]", {"tags": ("a", "@b")}, ["yaml-unquoted"]),
        ("a:\n  b: c: d\n  e: f", {"a": {"b": "c: d", "e": "f"}}, ["yaml-unquoted"]),
        ("a:\n- b: c: d\n  e: f", {"a": ({"b": "c: d", "e": "f"},)}, ["yaml-unquoted"]),
        ("title: A\njust text\nb: c", {"title": "A", "b": "c"}, ["yaml-line-ignored"]),
        ("a: *b\nc: d", {"c": "d"}, ["yaml-line-ignored"]),
        ("a: |\nb: @c", {"a": "", "b": "@c"}, ["yaml-unquoted"]),
    ],
)
def test_each_key_is_read_by_itself(block, raw, codes):
    entries, problems, is_repaired = read_yaml(block)

    assert is_repaired
    assert {entry.key: entry.raw for entry in entries} == raw
    assert [problem.code for problem in problems] == codes
    assert not any(problem.hides for problem in problems)


@pytest.mark.parametrize(
    "block",
    [
        "title: a: b\ndraft: true",
        "title: a: b\n  My draft",
        "title: a: b\npublished",
        "status: a: b",
        "title: a: b\u2028draft",
        "title: a: b\nexpires\n",
    ],
)
def test_nothing_is_guessed_if_it_might_be_a_draft(block):
    entries, problems, _ = read_yaml(block)

    assert not entries
    assert [(problem.code, bool(problem.hides)) for problem in problems] == [("yaml-invalid", True)]


def test_lines_are_those_of_the_file():
    entries, problems, _ = read_yaml("a: 1\n\nb: x: y\nc:\n- d\n- @e\n", lines_before=10)

    assert {entry.key: entry.line for entry in entries} == {"a": 11, "b": 13, "c": 14}
    assert [problem.line for problem in problems] == [13, 16]
