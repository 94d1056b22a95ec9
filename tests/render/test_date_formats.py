from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_blogposts.render.date_formats import formatted_day, pattern_of_paths, period_formatter
from mkdocs_blogposts.render.strings import locale_of

DAY = dt.date(2024, 3, 5)
FORMATS = ["yyyy", "yyyy/MM", "yyyy/'q'Q", "MMMM-yyyy", "yyyy/MMM", "y/w", "'in' yyyy", "long", "EEEE"]


@pytest.mark.parametrize(
    ("pattern", "language", "text"),
    [
        ("yyyy/MM", "en", "2024/03"),
        ("MMMM yyyy", "de", "März 2024"),
        ("long", "de", "5. März 2024"),
        ("yyyy-MM-dd HH:mm", "en", "2024-03-05 00:00"),
        ("yyyy", "xx", "2024"),
    ],
)
def test_days_are_formatted_as_cldr_says(pattern, language, text):
    assert formatted_day(DAY, pattern, locale_of(language)) == text


@pytest.mark.parametrize(
    ("path_format", "label_format", "path", "label", "month"),
    [
        ("yyyy", "yyyy", "2024", "2024", None),
        ("yyyy", "MMMM yyyy", "2024", "March 2024", None),
        ("yyyy/MM", "MMMM yyyy", "2024/03", "March 2024", 3),
        ("'y'yyyy", "yyyy", "y2024", "2024", None),
        ("/yyyy//MM/", "yyyy", "2024/03", "2024", 3),
    ],
)
def test_a_period_has_a_path_and_a_label(path_format, label_format, path, label, month):
    period = period_formatter(path_format, label_format, "en")(DAY)

    assert (str(period), period.label, period.year, period.month) == (path, label, 2024, month)


@given(st.dates(), st.sampled_from(FORMATS), st.sampled_from(["en", "de", "zh", "ar"]))
def test_the_pattern_of_paths_matches_every_path(day, path_format, language):
    path = str(period_formatter(path_format, "yyyy", language)(day))

    assert re.fullmatch(pattern_of_paths(path_format), path)


def test_the_pattern_of_paths_matches_no_other_path():
    pattern = pattern_of_paths("yyyy/MM")

    assert re.fullmatch(pattern, "2024/a") is None
    assert re.fullmatch(pattern, "2024") is None
