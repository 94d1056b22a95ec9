from __future__ import annotations

import datetime as dt
import re

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_blogposts.text.dates import (
    NAMED_FORMATS,
    check_date_format,
    has_only_years,
    locale_of,
    pattern_of,
    written,
)
from mkdocs_blogposts.text.listing_paths import safe_path

MOMENT = dt.datetime(2023, 10, 6, 12, 30)  # noqa: DTZ001 - as posts have it


@pytest.mark.parametrize(
    ("date_format", "language", "text"),
    [
        ("short", "en", "10/6/23"),
        ("medium", "de", "06.10.2023"),
        ("long", "en", "October 6, 2023"),
        ("long", "fr", "6 octobre 2023"),
        ("full", "ja", "2023年10月6日金曜日"),
        ("d. MMM y", "pl", "6. paź 2023"),
        ("dd.MM.yyyy HH:mm", "de", "06.10.2023 12:30"),
        ("d 'de' MMMM", "es", "6 de octubre"),
    ],
)
def test_dates_are_written_in_a_form_of_the_language(date_format, language, text):
    check_date_format(date_format)
    assert written(MOMENT, date_format, Locale.parse(language)) == text


@pytest.mark.parametrize("date_format", [*NAMED_FORMATS, "d MMMM y", "EEEE, d. MMMM", "y''MM", "QQQ"])
def test_a_name_or_a_pattern_is_a_format(date_format):
    check_date_format(date_format)


@pytest.mark.parametrize(
    ("date_format", "reason"),
    [
        ("%d %B %Y", "percent signs"),
        ("d 'de MMMM", "a quote isn't closed"),
        ("longer", "l isn't a part of a date"),
        ("MMMMMMM", "not a pattern for dates"),
        ("'words'", "no part of a date in it"),
        ("", "no part of a date in it"),
    ],
)
def test_anything_else_is_not(date_format, reason):
    with pytest.raises(ValueError, match=reason):
        check_date_format(date_format)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", "de"),
        ("pt-BR", "pt_BR"),
        ("zh-Hant", "zh_Hant"),
        ("de-XX", "de"),
        ("xx", "en"),
        ("not a language", "en"),
    ],
)
def test_a_language_that_is_not_known_is_english(language, expected):
    assert str(locale_of(language)) == expected


@pytest.mark.parametrize(
    ("date_format", "expected"),
    [("yyyy", True), ("'y'yyyy", True), ("yyyy/MM", False), ("MMMM", False), ("long", False)],
)
def test_some_formats_show_only_the_year(date_format, expected):
    assert has_only_years(date_format) is expected


FORMATS = ["yyyy", "yyyy/MM", "yyyy/'q'Q", "MMMM-yyyy", "yyyy/MMM", "y/w", "'in' yyyy", "long", "EEEE"]


@given(st.dates(), st.sampled_from(FORMATS), st.sampled_from(["en", "de", "zh", "ar"]))
def test_the_pattern_of_a_format_matches_every_date(day, date_format, language):
    path = safe_path(written(day, date_format, locale_of(language)))

    assert re.fullmatch(pattern_of(date_format), path)


def test_the_pattern_of_a_format_matches_no_other_text():
    pattern = pattern_of("yyyy/MM")

    assert re.fullmatch(pattern, "2024/a") is None
    assert re.fullmatch(pattern, "2024") is None
