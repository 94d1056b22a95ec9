"""Which of several entries sets a field, and what is reported about the others."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from mkdocs_blogposts.frontmatter.field_table import Field, FieldTable, ReadingContext, simple
from mkdocs_blogposts.frontmatter.formats.yaml import read_yaml
from mkdocs_blogposts.frontmatter.lookup import FieldReader
from mkdocs_blogposts.frontmatter.reader import read_front_matter
from mkdocs_blogposts.text.problems import FieldError, Hides


def _number(raw):
    if not str(raw).isdigit():
        raise FieldError("not a number", raw, "Write a number.", code="text-invalid", instead=0)
    return int(str(raw))


def _names(raw):
    if not isinstance(raw, tuple | list):
        raise FieldError("not a list", raw, "Write a list.", code="list-invalid", instead=(str(raw),))
    return tuple(map(str, raw))


def _field(*keys, read=_number, **options):
    return Field(keys=keys, read=simple(read), meaning="", value="", default="", **options)


TABLE = FieldTable.of(
    {
        "size": _field("size", "how-big", "dimensions.size"),
        "guarded": _field("guarded", hides=True),
        "tags": _field("tags", "keywords", read=_names, is_joined=True),
        "loose": _field("loose", "other", may_differ=frozenset({"other"})),
        "textual": _field("textual", "meta", text_keys=frozenset({"meta"}), read=str),
        "unread": replace(_field("unread"), read=None),
    },
    kept={},
)


def reader(front, *folders):
    defaults = [
        [replace(entry, src_uri=f"blog/{number}.yml") for entry in read_yaml(text)[0]]
        for number, text in enumerate(folders)
    ]
    context = ReadingContext(zone=dt.timezone.utc)
    return FieldReader(read_front_matter(f"---\n{front}\n---\n"), defaults, "blog/a.md", TABLE, context)


def reported(found):
    return [(p.code, p.place, p.key) for p in found.problems]


@pytest.mark.parametrize("key", ["size", "SIZE", "how-big", "howBig", "how_big"])
def test_a_field_is_found_by_each_of_its_keys_in_any_spelling(key):
    found = reader(f"{key}: 3")

    assert found.read("size") == 3
    assert found.found["size"].key == key


def test_a_key_can_be_in_a_mapping():
    assert reader("dimensions:\n  size: 3\n  other: 4").read("size") == 3
    assert reader("elsewhere:\n  size: 3").read("size") is None


def test_the_first_key_of_the_field_counts_whatever_the_order_in_the_file():
    found = reader("how-big: 3\nsize: 3")

    assert found.read("size") == 3
    assert found.found["size"].key == "size"
    assert [entry.key for entry in found.ignored["size"]] == ["how-big"]
    assert found.problems == []


def test_different_values_of_two_keys_are_reported_at_the_key_that_does_not_count():
    found = reader("how-big: 3\nsize: 4")

    assert found.read("size") == 4
    assert reported(found) == [("keys-conflict", "blog/a.md:2", "how-big")]


def test_keys_that_may_differ_and_values_that_cannot_be_read_are_no_conflict():
    assert reported(_read(reader("loose: 1\nother: 2"), "loose")) == []
    assert reported(_read(reader("size: 1\nhow-big: x"), "size")) == []


def _read(found, name):
    found.read(name)
    return found


@pytest.mark.parametrize("empty", ["", "''", "[]", "null"])
def test_an_empty_value_counts_as_absent(empty):
    found = reader(f"size: {empty}\nhow-big: 3")

    assert found.read("size") == 3
    assert reader(f"size: {empty}").read("size") is None


def test_a_post_overrides_its_folder_and_the_nearer_folder_the_other():
    assert reader("size: 1", "size: 2", "size: 3").read("size") == 1
    found = reader("title: A", "how-big: 2", "size: 3")

    assert found.read("size") == 2
    assert found.found["size"].src_uri == "blog/0.yml"
    assert found.problems == []


def test_a_value_that_cannot_be_read_is_reported_and_replaced():
    found = reader("size: big")

    assert found.read("size") == 0
    assert reported(found) == [("text-invalid", "blog/a.md:2", "size")]
    assert not found.hides


def test_a_value_of_a_folder_that_cannot_be_read_is_reported_there():
    assert reported(_read(reader("title: A", "x: 1\nsize: big"), "size")) == [
        ("text-invalid", "blog/0.yml:2", "size")
    ]


def test_a_value_that_could_hide_the_post_hides_it():
    found = _read(reader("guarded: perhaps"), "guarded")

    assert found.hides
    assert [problem.hides for problem in found.problems] == [Hides.POST]


def test_only_the_first_problem_of_a_value_is_reported_unless_a_later_one_hides_the_post():
    found = _read(reader("size: big"), "size")
    found.warn("size", FieldError("too long", "big", "Shorten it.", code="text-too-long"))
    assert reported(found) == [("text-invalid", "blog/a.md:2", "size")]

    found.hide(found.found["size"], "draft-misplaced", "misplaced", "Move it.")
    assert reported(found) == [("draft-misplaced", "blog/a.md:2", "size")]
    assert found.hides


def test_values_of_post_and_folders_are_joined_without_repetition():
    found = reader("tags: [a, b]", "tags: [b, c]", "keywords: [d]")

    assert found.read_joined("tags") == ("a", "b", "c", "d")


def test_of_a_file_with_two_keys_only_the_first_is_joined():
    assert reader("tags: [a]\nkeywords: [b]").read_joined("tags") == ("a",)
    assert reader("title: A", "tags: [a]", "tags: [b]\nkeywords: [c]").read_joined("tags") == ("a", "b")


def test_a_joined_value_that_cannot_be_read_is_reported_and_the_rest_is_joined():
    found = reader("tags: [a]", "tags: b")

    assert found.read_joined("tags") == ("a", "b")
    assert reported(found) == [("list-invalid", "blog/0.yml:1", "tags")]


def test_a_mapping_with_a_key_of_another_tool_is_something_else():
    assert reader("meta: {x: 1}").read("textual") is None
    assert reader("meta: text").read("textual") == "text"


def test_a_field_without_a_reader_has_no_value():
    assert reader("unread: 1").read("unread") is None
    assert reader("unread: 7").read("unread", simple(_number)) == 7


def test_problems_of_the_front_matter_come_first_and_have_the_file():
    found = reader("size: 1\nsize: 1")

    assert reported(found) == [("key-duplicate", "blog/a.md:3", "size")]
    assert found.read("size") == 1
