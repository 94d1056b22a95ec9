from __future__ import annotations

import pytest

from mkdocs_blogposts.adapter.commands.schemas import options_schema


@pytest.mark.parametrize(
    ("option", "types", "least"),
    [
        ("posts_per_page", "integer", 1),
        ("tags_pagination_per_page", ["integer", "null"], 1),
        ("post_excerpt_max_authors", ["integer", "null"], 0),
    ],
)
def test_numbers_have_their_minimum_and_may_be_null_if_optional(option, types, least):
    found = options_schema()["properties"][option]

    assert (found["type"], found["minimum"]) == (types, least)
