from __future__ import annotations

import pytest

from mkdocs_blogposts.frontmatter.values.numbers import minutes_of
from mkdocs_blogposts.text.problems import FieldError


@pytest.mark.parametrize(
    ("raw", "minutes"),
    [
        *(("5", 5), (" 12 ", 12), ("5 min", 5), ("5 min read", 5), ("1 minute", 1), ("7 Minutes", 7)),
        *(("0", None), ("", None), (None, None), ("true", None), ("No", None)),
    ],
)
def test_a_number_of_minutes_is_read(raw, minutes):
    assert minutes_of(raw) == minutes


@pytest.mark.parametrize("raw", ["long", "-1", "1.5", "12345", "5 hours", ("5",), {"minutes": "5"}])
def test_anything_else_is_reported(raw):
    with pytest.raises(FieldError) as error:
        minutes_of(raw)
    assert error.value.code == "number-invalid"
