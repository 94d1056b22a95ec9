"""Fields and their keys."""

from __future__ import annotations

import dataclasses

import pytest

from mkdocs_blogposts.frontmatter.field_table import normal_key
from mkdocs_blogposts.frontmatter.fields import FIELD_TABLE, FIELDS, KEPT_KEYS
from mkdocs_blogposts.frontmatter.hiding_words import HIDING_KEYS, HIDING_WORDS, UNCHECKED_KEYS
from mkdocs_blogposts.frontmatter.model import PostMeta


@pytest.mark.parametrize("key", ["pubDate", "pub-date", "Pub_Date", "pub date", "pub\u00addate"])
def test_spellings_of_a_key_are_one(key):
    assert normal_key(key) == "pubdate"


def test_a_key_may_belong_to_several_fields():
    assert FIELD_TABLE.fields_of_key["publishdate"] == ("date", "goes_live")
    assert FIELD_TABLE.fields_of_key["description"] == ("summary", "description")
    assert FIELD_TABLE.normal_keys["tags"] == ("tags", "tag", "keywords", "taxonomies.tags")


def test_known_keys_are_those_of_fields_and_those_that_are_kept():
    assert {"taxonomies", "lastupdate", "coverimage"} <= FIELD_TABLE.read_keys
    assert {"layout", "coverimage"} <= FIELD_TABLE.known_keys
    assert "layout" not in FIELD_TABLE.read_keys
    assert "taxonomies.tags" in FIELD_TABLE.part_keys


def test_no_key_is_both_read_and_kept():
    assert not FIELD_TABLE.read_keys & set(map(normal_key, KEPT_KEYS))


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_documented_and_its_exceptions_are_keys_of_it(name):
    field = FIELDS[name]

    assert field.meaning.endswith(".")
    assert field.value
    assert field.default
    assert field.schema
    assert field.may_differ | field.text_keys <= set(field.keys)


def test_every_attribute_of_the_metadata_is_a_field():
    names = {field.name for field in dataclasses.fields(PostMeta)}
    assert names - {"is_draft", "is_unlisted", "extra"} <= set(FIELDS)


def test_the_keys_that_may_hide_a_post_follow_from_the_fields():
    assert {"draft", "publish", "unlisted", "status", "expires", "date", "build"} <= HIDING_KEYS
    assert "true" in HIDING_WORDS["isdraft"]
    assert "false" in HIDING_WORDS["dgpublish"]
    assert {"status", "poststatus", "build", "permalink"} == UNCHECKED_KEYS
