"""What the URLs of an old site say, whichever tool made it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_blogposts.blog.adopt.old_pages import (
    Kind,
    OldPage,
    PartialDate,
    date_in,
    folded,
    key_of,
    kind_of,
    without_day,
)


@pytest.mark.parametrize("path", ["a/x", "a/x/", "a/x/index.html"])
def test_paths_that_hosts_serve_alike_have_one_key(path):
    assert key_of(path) == "a/x"


def test_a_file_and_a_folder_have_different_keys():
    assert key_of("x.html") != key_of("x/")
    assert key_of("") == key_of("index.html") == ""
    assert key_of("myindex.html") == "myindex.html"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", Kind.PAGE),
        ("blog/2014/01/02/x.html", Kind.PAGE),
        ("2014/01/02/x/", Kind.PAGE),
        ("2019-trip/", Kind.PAGE),
        ("blog/v1.2/", Kind.PAGE),
        ("blog/release-2.0", Kind.PAGE),
        ("tags-and-categories/", Kind.PAGE),
        ("tags/", Kind.TAG),
        ("blog/tags/python/", Kind.TAG),
        ("tag/c++.html", Kind.TAG),
        ("category/news/", Kind.CATEGORY),
        ("blog/categories/", Kind.CATEGORY),
        ("author/ann.html", Kind.AUTHOR),
        ("archive/2024/", Kind.ARCHIVE),
        ("blog/archives/2024/05/", Kind.ARCHIVE),
        ("archives.html", Kind.ARCHIVE),
        ("archive/my-post/", Kind.PAGE),
        ("2014/", Kind.ARCHIVE),
        ("blog/2014/05/", Kind.ARCHIVE),
        ("2014/05/02/", Kind.ARCHIVE),
        ("page/2/", Kind.PAGINATION),
        ("blog/page2/", Kind.PAGINATION),
        ("blog/page/3.html", Kind.PAGINATION),
        ("tags/a/page/2/", Kind.PAGINATION),
        ("feed.xml", Kind.FEED),
        ("index.xml", Kind.FEED),
        ("blog/atom.xml", Kind.FEED),
        ("feed/", Kind.FEED),
        ("feed_rss_created.xml", Kind.FEED),
        ("tags/a/index.xml", Kind.FEED),
        ("blog/feed.json", Kind.FEED),
        ("img/a.png", Kind.ASSET),
        ("data.json", Kind.ASSET),
        ("tags/a.png", Kind.ASSET),
    ],
)
def test_the_kind_of_a_page(path, kind):
    assert kind_of(path) is kind


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("2014/01/02/x.html", PartialDate(2014, 1, 2)),
        ("blog/2014/1/2/x/", PartialDate(2014, 1, 2)),
        ("2014-01-02-x.html", PartialDate(2014, 1, 2)),
        ("posts/2014/01/x/", PartialDate(2014, 1)),
        ("2014/x/", PartialDate(2014)),
        ("2014/13/02/x/", PartialDate(2014)),
        ("1234/x/", None),
        ("p/2014", None),
        ("12014/01/02/x", None),
    ],
)
def test_the_date_in_a_path(path, date):
    assert date_in(path) == date


def test_a_date_agrees_with_the_day_in_another_time_zone():
    date = PartialDate(2014, 1, 1)

    assert date.agrees_with(dt.date(2013, 12, 31))
    assert date.agrees_with(dt.date(2014, 1, 2))
    assert not date.agrees_with(dt.date(2014, 1, 3))
    assert PartialDate(2014).agrees_with(dt.date(2013, 12, 31))
    assert not PartialDate(2014, 5).agrees_with(dt.date(2014, 7, 1))
    assert PartialDate(1, 1, 1).agrees_with(dt.date.min)


@pytest.mark.parametrize(
    ("path", "in_html", "best"),
    [
        ("2014/01/02/x/", PartialDate(2020, 1, 1), PartialDate(2014, 1, 2)),
        ("2014/01/x/", PartialDate(2014, 1, 5), PartialDate(2014, 1, 5)),
        ("2014/01/x/", PartialDate(2020, 1, 5), PartialDate(2014, 1)),
        ("2014/x/", PartialDate(2014, 7, 5), PartialDate(2014, 7, 5)),
        ("x/", PartialDate(2014, 7, 5), PartialDate(2014, 7, 5)),
        ("2014/x/", None, PartialDate(2014)),
    ],
)
def test_the_date_in_the_html_may_say_more_but_not_something_else(path, in_html, best):
    assert OldPage(path=path, date=in_html).best_date == best


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Hello, World!", "hello-world"),
        ("Größe & Maß", "grosse-mass"),
        ("Café", "cafe"),
        ("Don't", "dont"),
        ("心理学", "心理学"),
        ("हिन्दी", "हिन्दी"),
        ("v1.2", "v1-2"),
    ],
)
def test_a_title_and_its_slug_are_folded_alike(title, slug):
    assert folded(title).replace("o", "") == folded(slug).replace("o", "")


def test_folding_keeps_names_in_other_scripts_apart():
    assert folded("हिन्दी") != folded("हन्द")


def test_names_lose_their_day_unless_it_is_all():
    assert without_day("2014-01-02-x") == "x"
    assert without_day("2014-01-02") == "2014-01-02"
    assert OldPage(path="a/2014-01-02-x.html").name == "2014-01-02-x"
    assert OldPage(path="a/x/index.html").name == "x"
    assert OldPage(path="").name == ""


@pytest.mark.parametrize(
    ("path", "url"),
    [("é/x y", "/%C3%A9/x%20y"), ("a.png", "/a.png"), ("?p=1", "/?p=1"), ("a\udcff/", "/a%FF/")],
)
def test_the_url_of_a_page_is_encoded(path, url):
    assert OldPage(path=path).url == url


# Python reads bytes of a file name that aren't UTF-8 as these characters.
BYTES = st.characters(codec=None, min_codepoint=0xDC80, max_codepoint=0xDCFF)


@given(st.text(st.characters(codec="utf-8") | BYTES, max_size=30))
def test_no_path_is_a_problem(path):
    page = OldPage(path=path)
    assert page.kind in Kind
    assert isinstance(page.name + page.key + page.url + folded(path), str)
    assert date_in(path) is None or date_in(path).year >= 1
