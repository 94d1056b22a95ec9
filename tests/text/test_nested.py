"""Walking nested values."""

from __future__ import annotations

from mkdocs_blogposts.text.nested import strings_in


def test_strings_are_found_at_any_depth():
    value = {"a": ["b", {"c": ("d", 1, None)}], "e": "f"}

    assert set(strings_in(value)) == {"b", "d", "f"}
    assert set(strings_in(value, with_keys=True)) == set("abcdef")


def test_a_container_is_entered_once():
    loop = ["a"]
    loop += [loop, loop]

    assert list(strings_in([loop, loop])) == ["a"]
