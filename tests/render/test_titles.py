from __future__ import annotations

import pytest

from mkdocs_blogposts.blog.listings.tags import TAGS
from mkdocs_blogposts.blog.model import Kind, ListingPage, Period, Term
from mkdocs_blogposts.blog.settings import ListingSettings
from mkdocs_blogposts.render.strings import LANGUAGES, Strings
from mkdocs_blogposts.render.titles import listing_title, term_label

ARCHIVE = Kind(name="archive", terms=lambda _: (), order=lambda _: ())
TAG = Term(kind=TAGS, key="c++", label="C++", slug="c-", posts=())
YEAR = Term(kind=ARCHIVE, key="2024", label="2024", slug="2024", period=Period(2024), posts=())
MONTH = Term(
    kind=ARCHIVE, key="2024/10", label="2024/10", slug="2024/10", period=Period(2024, 10), posts=()
)


def page(kind=None, term=None, number=1):
    return ListingPage(
        kind=kind,
        term=term,
        number=number,
        total=9,
        src_uri="a.md",
        is_authored=False,
        dest_uri="a/index.html",
        url="a/",
    )


@pytest.mark.parametrize(
    ("listing", "english", "german"),
    [
        (page(), "News", "News"),
        (page(number=2), "News – page 2", "News – Seite 2"),
        (page(TAGS), "Tags", "Schlagwörter"),
        (page(TAGS, TAG), "Posts tagged C++", "Beiträge zu „C++“"),
        (page(TAGS, TAG, 3), "Posts tagged C++ – page 3", "Beiträge zu „C++“ – Seite 3"),
        (page(ARCHIVE), "Archive", "Archiv"),
        (page(ARCHIVE, YEAR), "Posts from 2024", "Beiträge aus dem Jahr 2024"),
        (page(ARCHIVE, MONTH), "Posts from October 2024", "Beiträge aus dem Oktober 2024"),
    ],
)
def test_a_listing_page_has_the_title_of_its_listing(listing, english, german):
    first = "" if listing.kind else "News"
    assert listing_title(listing, Strings.of("en"), first=first) == english
    assert listing_title(listing, Strings.of("de"), first=first) == german


def test_the_titles_of_another_kind_come_from_its_own_texts():
    series = Kind(name="series", terms=lambda _: (), order=lambda _: ())
    term = Term(kind=series, key="x", label="Trip", slug="x", posts=())
    languages = {
        **LANGUAGES,
        "en": {**LANGUAGES["en"], "series": {"title": "Series", "term": "Series {name}"}},
    }
    strings = Strings.of("en", languages)
    assert listing_title(page(series), strings) == "Series"
    assert listing_title(page(series, term), strings) == "Series Trip"


def test_a_name_is_plain_text_whatever_it_has():
    term = Term(kind=TAGS, key="x", label="<b> {title}", slug="x", posts=())
    assert listing_title(page(TAGS, term), Strings.of("en")) == "Posts tagged <b> {title}"


@pytest.mark.parametrize(("term", "label"), [(TAG, "C++"), (YEAR, "2024"), (MONTH, "Oktober 2024")])
def test_a_period_is_named_in_the_language_of_the_site(term, label):
    assert term_label(term, Strings.of("de")) == label


@pytest.mark.parametrize(
    ("listing", "title"),
    [
        (page(TAGS, TAG), "C++"),
        (page(TAGS, TAG, 3), "C++"),
        (page(ARCHIVE, YEAR), "2024"),
        (page(ARCHIVE, MONTH), "October 2024"),
        (page(TAGS), "Topics"),
    ],
)
def test_a_title_may_be_just_the_name_on_every_page(listing, title):
    settings = ListingSettings(short_titles=True, name="Topics")
    assert listing_title(listing, Strings.of("en"), settings=settings) == title


def test_the_index_has_the_name_of_its_kind_and_other_pages_do_not():
    settings = ListingSettings(name="Topics")
    assert listing_title(page(TAGS), Strings.of("en"), settings=settings) == "Topics"
    assert listing_title(page(TAGS, TAG), Strings.of("en"), settings=settings) == "Posts tagged C++"


def test_further_pages_follow_the_title_of_the_authors_page():
    title = listing_title(page(TAGS, TAG, 2), Strings.of("en"), first="On C++")
    assert title == "On C++ – page 2"


def test_a_period_in_a_format_of_the_site_has_its_label():
    period = Period(2024, 10, path="2024/q4", label="Q4 2024")
    term = Term(kind=ARCHIVE, key="2024/q4", label="2024/q4", slug="2024/q4", period=period, posts=())

    assert term_label(term, Strings.of("en")) == "Q4 2024"
    assert listing_title(page(ARCHIVE, term), Strings.of("en")) == "Posts from Q4 2024"
