"""The parts of a block of front matter."""

from __future__ import annotations

from mkdocs_blogposts.frontmatter.block import (
    MAX_BLOCK_LENGTH,
    Entry,
    FrontMatter,
    duplicate_keys,
    every_part,
    too_long,
)
from mkdocs_blogposts.text.problems import Hides


def test_parts_that_are_shared_come_once():
    shared = ("a", "b")

    parts = list(every_part({"x": shared, "y": (shared, shared)}))
    assert parts.count(shared) == 1
    assert {"a", "b"} <= {part for part in parts if isinstance(part, str)}


def test_the_last_value_of_a_key_is_used_and_the_others_are_reported_once():
    entries = [Entry(key="a", raw=str(n), value=n, line=n) for n in (1, 2, 3)]

    assert FrontMatter(entries=tuple(entries), body="").data == {"a": 3}
    found = duplicate_keys((entry.key, entry.line) for entry in entries)
    assert [(problem.code, problem.line) for problem in found] == [("key-duplicate", 2)]


def test_a_block_that_is_too_long_hides_the_post():
    assert too_long("x" * MAX_BLOCK_LENGTH, 1) is None
    problem = too_long("x" * (MAX_BLOCK_LENGTH + 1), 1)
    assert problem.hides is Hides.POST
    assert FrontMatter(body="", problems=(problem,)).hides
