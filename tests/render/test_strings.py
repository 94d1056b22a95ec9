from __future__ import annotations

import datetime as dt
import string
from pathlib import Path

import pytest
from babel import Locale
from markupsafe import Markup

import mkdocs_blogposts
from mkdocs_blogposts.blog.listings.kinds import KINDS
from mkdocs_blogposts.render.strings import (
    DAY_FORMAT,
    LANGUAGES,
    Strings,
    UnknownTextError,
    flatten,
)

PACKAGE = Path(mkdocs_blogposts.__file__).parent
ENGLISH = dict(flatten(LANGUAGES["en"]))
DAY = dt.date(2023, 10, 6)


def forms(text):
    return {"": text} if isinstance(text, str) else dict(text)


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


# The files of languages


def test_there_are_english_and_german():
    assert set(LANGUAGES) >= {"en", "de"}
    assert len(LANGUAGES) == len(set(LANGUAGES))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_keys_of_english(language):
    texts = dict(flatten(LANGUAGES[language]))
    assert texts.keys() - {DAY_FORMAT} == ENGLISH.keys() - {DAY_FORMAT}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_plural_forms_that_cldr_requires(language):
    required = {*Locale.parse(language).plural_form.tags, "other"}
    texts = dict(flatten(LANGUAGES[language]))
    plurals = {key for key, text in ENGLISH.items() if not isinstance(text, str)}
    assert plurals
    assert {key: set(forms(texts[key])) for key in plurals} == dict.fromkeys(plurals, required)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_placeholders_of_english(language):
    for key, text in flatten(LANGUAGES[language]):
        expected = set().union(*(placeholders(form) for form in forms(ENGLISH[key]).values()))
        for category, form in forms(text).items():
            optional = {"count"} if category in ("zero", "one", "two") else set()
            assert expected - optional <= placeholders(form) <= expected, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language):
    assert all(
        form.strip() for _, text in flatten(LANGUAGES[language]) for form in forms(text).values()
    )


def test_every_text_is_used():
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html")]
    source = "\n".join(path.read_text(encoding="utf-8") for path in files)
    names = {kind.name for kind in KINDS}
    of_kinds = {f"nav.{name}" for name in names} | {
        f"{name}.{text}" for name in names for text in ("title", "term", "year", "month", "all")
    }
    unused = {key for key in ENGLISH.keys() - of_kinds if f'"{key}"' not in source}
    assert unused == set()


# Texts


def test_a_text_is_found_by_its_key():
    assert Strings.of("en")("nav.all_posts") == "All posts"
    assert Strings.of("de")("nav.all_posts") == "Alle Beiträge"


def test_values_replace_placeholders():
    assert Strings.of("de")("listing.page", title="Blog", number=2) == "Blog – Seite 2"


@pytest.mark.parametrize(
    ("language", "count", "text"),
    [
        ("en", 1, "1 post"),
        ("en", 0, "0 posts"),
        ("de", 1, "1 Beitrag"),
        ("de", 2, "2 Beiträge"),
        ("ru", 21, "21 запись"),
        ("ru", 3, "3 записи"),
        ("ru", 5, "5 записей"),
    ],
)
def test_a_count_chooses_the_form(language, count, text):
    russian = {
        "one": "{count} запись",
        "few": "{count} записи",
        "many": "{count} записей",
        "other": "-",
    }
    languages = {**LANGUAGES, "ru": {"terms": {"posts": russian}}}
    assert Strings.of(language, languages)("terms.posts", count=count) == text


def test_a_form_that_is_missing_is_the_other_one():
    languages = {**LANGUAGES, "pl": {"terms": {"posts": {"other": "wpisy: {count}"}}}}
    assert Strings.of("pl", languages)("terms.posts", count=1) == "wpisy: 1"


def test_a_value_that_is_html_makes_the_text_html():
    languages = {**LANGUAGES, "fr": {"post": {"updated": "<Mis à jour> {date} {name}"}}}
    text = Strings.of("fr", languages)("post.updated", date=Markup("<time>x</time>"), name="<b>")
    assert isinstance(text, Markup)
    assert text == "&lt;Mis à jour&gt; <time>x</time> &lt;b&gt;"


def test_a_value_that_is_plain_leaves_the_text_plain():
    text = Strings.of("en")("tags.term", name="<b> {count}")
    assert text == "Posts tagged <b> {count}"
    assert not isinstance(text, Markup)


def test_a_date_is_written_in_the_language_of_the_text():
    assert Strings.of("de")("badge.scheduled", date=DAY) == "Geplant für den 6. Oktober 2023"
    languages = {**LANGUAGES, "fr": {}}
    assert Strings.of("fr", languages)("badge.scheduled", date=DAY) == "Scheduled 6 October 2023"


def test_a_text_can_be_set_apart_from_its_placeholder():
    languages = {**LANGUAGES, "ja": {"pagination": {"page": "{number}ページ"}}}
    assert Strings.of("en").around("pagination.page", number=2) == ("Page ", "")
    assert Strings.of("ja", languages).around("pagination.page", number=2) == ("", "ページ")
    assert Strings.of("de").around("terms.posts", count=1) == ("", " Beitrag")


@pytest.mark.parametrize("key", ["nav.nothing", "nav", ""])
def test_an_unknown_key_is_named(key):
    with pytest.raises(UnknownTextError, match=rf"^there is no text '{key}'$"):
        Strings.of("de")(key)


@pytest.mark.parametrize(("key", "value"), [("tags.term", "name"), ("terms.posts", "count")])
def test_a_missing_value_is_named(key, value):
    with pytest.raises(UnknownTextError, match=rf"^the text '{key}' needs the value '{value}'$"):
        Strings.of("en")(key)


def test_all_texts_are_those_of_the_site():
    texts = list(Strings.of("de").all_texts())
    assert "Alle Beiträge" in texts
    assert "{count} Beitrag" in texts
    assert "All posts" not in texts


# Fallbacks


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Archiv"),
        ("de_CH", "Archiv"),
        ("de-AT", "Archiv"),
        ("de-XX", "Archiv"),
        ("DE", "Archiv"),
        ("en_GB", "Archive"),
        ("sv", "Archive"),
        ("tlh", "Archive"),
        ("", "Archive"),
        ("not a language", "Archive"),
    ],
)
def test_a_language_falls_back_to_the_one_without_region_then_to_english(language, text):
    assert Strings.of(language)("nav.archive") == text


@pytest.mark.parametrize("name", ["zh_Hant_TW", "zh_Hant", "zh_TW", "zh"])
def test_a_file_may_name_script_and_region(name):
    languages = {**LANGUAGES, name: {"nav": {"archive": "彙整"}}}
    assert Strings.of("zh-TW", languages)("nav.archive") == "彙整"


def test_each_text_falls_back_by_itself():
    languages = {
        **LANGUAGES,
        "pt": {"nav": {"archive": "Arquivo", "tags": "Etiquetas"}},
        "pt_BR": {"nav": {"tags": "Marcadores"}},
    }
    strings = Strings.of("pt-BR", languages)
    texts = [strings(f"nav.{name}") for name in ("tags", "archive", "categories")]
    assert texts == ["Marcadores", "Arquivo", "Categories"]


def test_only_the_languages_of_the_site_are_read():
    class Read(dict):
        def __getitem__(self, language):
            read.append(language)
            return super().__getitem__(language)

    read = []
    Strings.of("de_CH", Read(de={}, en={}, fr={}))
    assert read == ["de", "en"]


# Dates


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", "6 October 2023", "October 2023"),
        ("en_US", "6 October 2023", "October 2023"),  # as before there were languages
        ("de", "6. Oktober 2023", "Oktober 2023"),
        ("sv", "6 October 2023", "October 2023"),  # one language on the page, not two
    ],
)
def test_dates_are_in_the_language_of_the_texts(language, day, month):
    strings = Strings.of(language)
    assert (strings.date(DAY), strings.month(2023, 10)) == (day, month)


def test_dates_follow_the_region():
    assert Strings.of("de-AT").date(dt.date(2023, 1, 6)) == "6. Jänner 2023"
    assert Strings.of("de-AT").month(2023, 1) == "Jänner 2023"


def test_dates_of_a_language_without_a_pattern_have_the_long_form_of_cldr():
    languages = {**LANGUAGES, "ja": {}}
    assert Strings.of("ja", languages).date(DAY) == "2023年10月6日"
    assert Strings.of("ja", languages).month(2023, 10) == "2023年10月"


# The language of an element


@pytest.mark.parametrize("language", ["en", "en-GB", "de", "de_CH"])
def test_texts_in_the_language_of_the_page_have_no_lang(language):
    strings = Strings.of(language)
    assert strings.lang() == strings.lang_dir() == strings.page_lang() == ""
    assert strings.html("nav.tags") == strings("nav.tags")


def test_texts_in_another_language_have_a_lang():
    strings = Strings.of("ar-EG")
    assert strings.lang("nav.tags") == " lang=en"
    assert strings.lang_dir("nav.tags") == " lang=en dir=ltr"
    assert strings.page_lang("nav.tags") == " lang=ar-EG"
    assert strings.html("nav.tags") == "<bdi lang=en dir=ltr>Tags</bdi>"


def test_each_text_has_its_own_lang():
    strings = Strings.of("he", {**LANGUAGES, "he": {"nav": {"tags": "תגיות"}}})
    assert strings.lang("nav.tags") == ""
    assert strings.lang("nav.archive") == " lang=en"


def test_another_script_is_another_language():
    strings = Strings.of("sr-Latn", {**LANGUAGES, "sr_Cyrl": {}})
    assert strings.lang("nav.tags") == " lang=en"


def test_an_invalid_language_is_in_no_attribute():
    strings = Strings.of("x onload=alert(1)")
    assert strings.lang("nav.tags") == " lang=en"
    assert strings.page_lang("nav.tags") == ""


def test_a_text_in_the_navigation_is_escaped():
    languages = {**LANGUAGES, "fr": {"nav": {"tags": "A & B"}}}
    assert Strings.of("fr", languages).html("nav.tags") == "A &amp; B"


def test_dates_in_a_format_are_in_the_language_of_the_site():
    strings = Strings.of("sv", date_format="long")
    assert strings.date(DAY) == "6 oktober 2023"
    assert strings.month(2023, 10) == "oktober 2023"
    assert strings.lang() == strings.lang_dir() == ""
    assert strings.lang("post.updated") == " lang=en"
    assert strings.date_lang("post.updated") == " lang=sv"
    # A date that is part of a text is in its language.
    assert strings("badge.scheduled", date=DAY) == "Scheduled October 6, 2023"


def test_dates_in_a_text_need_no_language_if_it_is_the_same():
    assert Strings.of("sv").date_lang("post.updated") == ""
    assert Strings.of("de", date_format="d.M.y").date_lang("post.updated") == ""
    assert Strings.of("de", date_format="d.M.y").date(DAY) == "6.10.2023"


def test_an_unknown_language_has_the_dates_of_the_texts():
    assert Strings.of("tlh-x-y", date_format="long").date(DAY) == "October 6, 2023"
