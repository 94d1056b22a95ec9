from __future__ import annotations

import pytest

from mkdocs_blogposts.blog.listings.tags import TAGS
from mkdocs_blogposts.blog.model import Kind, ListingPage, Period, Term
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
    assert listing_title(listing, Strings.of("en"), blog_title="News") == english
    assert listing_title(listing, Strings.of("de"), blog_title="News") == german


def test_the_titles_of_another_kind_come_from_its_own_texts():
    series = Kind(name="series", terms=lambda _: (), order=lambda _: ())
    term = Term(kind=series, key="x", label="Trip", slug="x", posts=())
    languages = {
        **LANGUAGES,
        "en": {**LANGUAGES["en"], "series": {"title": "Series", "term": "Series {name}"}},
    }
    strings = Strings.of("en", languages)
    assert listing_title(page(series), strings, blog_title="") == "Series"
    assert listing_title(page(series, term), strings, blog_title="") == "Series Trip"


def test_a_name_is_plain_text_whatever_it_has():
    term = Term(kind=TAGS, key="x", label="<b> {title}", slug="x", posts=())
    assert (
        listing_title(page(TAGS, term), Strings.of("en"), blog_title="") == "Posts tagged <b> {title}"
    )


@pytest.mark.parametrize(("term", "label"), [(TAG, "C++"), (YEAR, "2024"), (MONTH, "Oktober 2024")])
def test_a_period_is_named_in_the_language_of_the_site(term, label):
    assert term_label(term, Strings.of("de")) == label
