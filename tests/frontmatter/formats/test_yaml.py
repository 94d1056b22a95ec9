"""YAML front matter."""

from __future__ import annotations

import datetime as dt

import pytest

from mkdocs_blogposts.frontmatter.formats.yaml import read_yaml
from mkdocs_blogposts.text.problems import Hides


def test_values_are_kept_as_typed_and_as_yaml_reads_them():
    entries, problems, is_repaired = read_yaml(
        "a: 404\nb: yes\nc: 2023-10-06\nd: ~\ne: [1, x]\nf: {g: 1}\nh: 2023-02-29\n", lines_before=1
    )

    assert [entry.raw for entry in entries] == [
        *("404", "yes", "2023-10-06", None, ("1", "x"), {"g": "1"}, "2023-02-29"),
    ]
    assert [entry.value for entry in entries] == [
        *(404, True, dt.date(2023, 10, 6), None, [1, "x"], {"g": 1}, None),
    ]
    assert [entry.line for entry in entries] == [2, 3, 4, 5, 6, 7, 8]
    assert [(part.key, part.raw, part.line) for part in entries[5].parts] == [("g", "1", 7)]
    assert not problems
    assert not is_repaired


def test_aliases_and_merges_are_resolved():
    entries, _, _ = read_yaml("a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  e: 2\n")

    assert entries[1].raw == {"b": "1"}
    assert entries[2].value == {"b": 1, "e": 2}


@pytest.mark.parametrize("key", ["draft", "date", "title"])
def test_a_yaml_tag_hides_the_post_only_at_keys_that_can(key):
    entries, problems, _ = read_yaml(f"{key}: !!python/name:os.system x\n")

    assert [problem.code for problem in problems] == ["value-unsupported"]
    assert problems[0].hides is (Hides.NOTHING if key == "title" else Hides.POST)
    assert entries[0].value is None


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("- a\n- b\n", "yaml-not-mapping"),
        ("just text", "yaml-not-mapping"),
        (f"a: {'[' * 200}{']' * 200}\n", "yaml-invalid"),
        ("a: &a {x: 1}\n" + "b: {<<: [*a, *a]}\n" * 50, "yaml-invalid"),
    ],
)
def test_unreadable_front_matter_hides_the_post(block, code):
    entries, problems, _ = read_yaml(block)

    assert not entries
    assert [(problem.code, problem.hides) for problem in problems] == [(code, Hides.POST)]


@pytest.mark.parametrize("block", ["", "# comment\n", "~", "null\n"])
def test_an_empty_block_has_no_entries(block):
    assert read_yaml(block) == ([], [], False)
