from __future__ import annotations

import datetime as dt
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st
from strategies import days, texts

from mkdocs_blogposts.frontmatter.values.dates import parse_date
from mkdocs_blogposts.text.problems import FieldError


@given(
    days,
    st.sampled_from(
        [
            "{}",
            "'{}'",
            "{}T23:59:59",
            "{} 00:00",
            "{}T12:00:00Z",
            "{} 12:00:00 -1100",
            "{}T00:30:00+14:00",
        ]
    ),
)
def test_a_date_keeps_its_written_day(day, form):
    text = form.format(day.isoformat()).strip("'")
    date = parse_date(text, dt.timezone(dt.timedelta(hours=-5)))
    assert date.day == day
    assert date.instant.tzinfo is not None


@given(texts)
def test_any_other_text_is_a_field_error(text):
    with suppress(FieldError):
        assert parse_date(text, dt.timezone.utc).day
