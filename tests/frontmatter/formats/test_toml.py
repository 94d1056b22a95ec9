"""TOML front matter."""

from __future__ import annotations

import pytest

from mkdocs_blogposts.frontmatter.reader import read_block


def test_values_are_as_people_type_them():
    front = read_block(
        "+++\ntitle = 'A'\ndate = 2024-01-01\nn = 1\ndraft = false\ntags = ['a', 2]\n+++\nText."
    )

    assert {entry.key: entry.raw for entry in front.entries} == {
        "title": "A",
        "date": "2024-01-01",
        "n": "1",
        "draft": "false",
        "tags": ("a", "2"),
    }
    assert [entry.line for entry in front.entries] == [2, 3, 4, 5, 6]
    assert front.body == "Text."


def test_tables_have_parts_with_their_lines():
    front = read_block("+++\na = 1\n\n[extra]\nmath = true\n[extra.deep]\nx = 1\n+++\n")

    extra = front.entries[1]
    assert (extra.key, extra.line) == ("extra", 4)
    assert [(part.key, part.raw, part.line) for part in extra.parts] == [
        ("math", "true", 5),
        ("deep", {"x": "1"}, 6),
    ]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("+++\ntitle = 'A'\n", "frontmatter-unclosed", 1),
        ("+++\na = 1\ntitle = A\n+++\n", "toml-invalid", 3),
        ("+++\na = 1\na = 2\n+++\n", "toml-invalid", 3),
        (f"+++\na = {'[' * 5000}\n+++\n", "toml-invalid", 1),
        (f"+++\na = '{'x' * 1_000_001}'\n+++\n", "metadata-too-long", 1),
    ],
)
def test_broken_blocks_hide_the_post(text, code, line):
    front = read_block(text)

    assert front.hides
    assert [problem.code for problem in front.problems] == [code]
    assert front.problems[0].line >= line


def test_text_between_plus_signs_is_text():
    assert read_block("+++\nJust text.\n").body == "+++\nJust text.\n"
