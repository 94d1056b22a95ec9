"""The JSON Schema of front matter, and the table of keys."""

from __future__ import annotations

import pytest
from jsonschema import Draft7Validator

from mkdocs_blogposts.frontmatter.fields import FIELD_TABLE
from mkdocs_blogposts.frontmatter.schema import front_matter_schema, keys_table

SCHEMA = front_matter_schema(FIELD_TABLE)


@pytest.mark.parametrize(
    "data",
    [
        {"date": "2024-01-01", "draft": "yes", "tags": ["a", {"label": "b"}, 3], "title": 404},
        {"date": {"created": "2024-01-01"}, "taxonomies": {"tags": "a, b"}, "published": "2024-01-01"},
        {
            "image": "a.png",
            "cover": {"image": "a.png", "alt": "A"},
            "images": ["a.png"],
            "banner": False,
        },
        {"authors": [{"name": "Ada"}, "Bo"], "author": None, "meta": {"anything": 1}, "other": [1]},
    ],
)
def test_values_that_people_write_are_valid(data):
    assert not list(Draft7Validator(SCHEMA).iter_errors(data))


@pytest.mark.parametrize(
    "data", [{"draft": "soon"}, {"title": ["a"]}, {"tags": 1.5}, {"image": 3}, {"date": ["x"]}]
)
def test_unreadable_values_are_not_valid(data):
    assert list(Draft7Validator(SCHEMA).iter_errors(data))


def test_names_of_the_site_are_suggested_at_any_depth():
    schema = front_matter_schema(FIELD_TABLE, {"tags": ["b", "a"]})

    tags = schema["properties"]["tags"]["anyOf"]
    assert tags[1]["anyOf"][0] == {"enum": ["a", "b"]}
    assert tags[0]["items"]["anyOf"][0]["anyOf"][0] == {"enum": ["a", "b"]}
    assert "enum" not in str(schema["properties"]["categories"])
    assert front_matter_schema(FIELD_TABLE) == SCHEMA  # The forms themselves didn't change.


def test_a_key_of_several_fields_has_the_schema_of_the_first():
    description = SCHEMA["properties"]["description"]["description"]
    assert description == FIELD_TABLE.fields["summary"].meaning


def test_the_table_has_a_row_for_each_field():
    rows = keys_table(FIELD_TABLE).splitlines()

    assert len(rows) == len(FIELD_TABLE.fields) + 2
    assert rows[:2] == ["| Field | Keys | Value | Default |", "| --- | --- | --- | --- |"]
    assert "| goes live | `publishDate`, `embargoUntil` | " in "\n".join(rows)
