from __future__ import annotations

import datetime as dt

import pytest

from mkdocs_blogposts.text.date_patterns import DatePatternError, formatted_date, locale_of

MIDNIGHT = dt.datetime(2024, 5, 3, tzinfo=dt.timezone(dt.timedelta(hours=9)))


@pytest.mark.parametrize(
    ("pattern", "language", "text"),
    [
        ("yyyy/MM/dd", "en", "2024/05/03"),
        ("long", "de", "3. Mai 2024"),
        ("d MMMM HH:mm", "pt-BR", "3 maio 00:00"),
        ("yyyy", "xx", "2024"),
        ("long", "not a language", "May 3, 2024"),
    ],
)
def test_a_date_is_shown_as_it_is_in_the_pattern_and_language(pattern, language, text):
    assert formatted_date(MIDNIGHT, pattern, language) == text


def test_what_is_not_a_pattern_is_an_error():
    with pytest.raises(DatePatternError, match="not a date pattern: "):
        formatted_date(MIDNIGHT, "b", "de")


def test_a_language_may_be_written_with_a_hyphen():
    assert locale_of("zh-Hant") == locale_of("zh_Hant")
    assert locale_of("zh-Hant").script == "Hant"
