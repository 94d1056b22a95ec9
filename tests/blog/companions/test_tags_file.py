"""The file `tags.yml`."""

from __future__ import annotations

from mkdocs_blogposts.blog.companions.tags_file import read_tags
from mkdocs_blogposts.blog.listings.terms import TermEntry


def _entries(text):
    tags, problems = read_tags("blog/tags.yml", text)
    return dict(tags.entries), [(problem.code, problem.line) for problem in problems]


def test_a_tag_is_known_by_all_its_names():
    details = "label: JavaScript, description: A  language, permalink: /JS, synonyms: [ecma, ES6]"
    text = f"js: {{{details}}}\n"
    tag = TermEntry(label="JavaScript", description="A language", slug="js")

    assert _entries(text) == (dict.fromkeys(("js", "javascript", "ecma", "es6"), tag), [])


def test_a_tag_may_be_a_label_or_nothing():
    entries, problems = _entries("a: First\nb:\n")

    assert {name: entry.label for name, entry in entries.items()} == {
        "a": "First",
        "first": "First",
        "b": "b",
    }
    assert not problems


def test_the_first_tag_keeps_a_name():
    entries, problems = _entries("a: {synonyms: x}\nb: {synonyms: X}\n")

    assert entries["x"].label == "a"
    assert problems == [("tag-name-taken", 0)]


def test_tags_that_cannot_be_read_are_left_out():
    entries, problems = _entries("a: [x]\nb: {label: [x]}\nc: C\n")

    assert set(entries) == {"c"}
    assert problems == [("tag-invalid", 1), ("text-invalid", 2)]
