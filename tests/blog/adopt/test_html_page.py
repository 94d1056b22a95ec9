"""Titles, dates and redirects in the HTML of an old page."""

import pytest

from mkdocs_blogposts.blog.adopt.html_page import read_html
from mkdocs_blogposts.blog.adopt.old_pages import PartialDate


@pytest.mark.parametrize(
    ("html", "titles"),
    [
        ("<h1>My <em>post</em></h1>", ("My post",)),
        ('<h1 id="x">A &amp; B<a class="headerlink" href="#x">¶</a></h1>', ("A & B",)),
        ('<title>X</title><meta property="og:title" content="A &quot;B&quot;">', ('A "B"',)),
        ("<title>My post - My site</title>", ("My post - My site", "My post")),
        ("<title>Low-code | A – B</title>", ("Low-code | A – B", "Low-code", "Low-code | A")),
        ("<title>Site</title><h1></h1>", ("Site",)),
        ("<TITLE>\nA\n</TITLE>", ("A",)),
        ("<p>Nothing", ()),
    ],
)
def test_the_titles_of_a_page(html, titles):
    assert read_html(html).titles == titles


@pytest.mark.parametrize(
    "html",
    [
        '<meta property="article:published_time" content="2014-01-02T10:00:00Z">',
        "<meta content='2014-01-02' name=date>",
        '<time class="x" datetime="2014-01-02T00:00">2 January</time><time datetime="2020-01-01">',
        '<meta itemprop="datePublished" content="2014-1-2">',
    ],
)
def test_the_date_of_a_page(html):
    assert read_html(html).date == PartialDate(2014, 1, 2)


@pytest.mark.parametrize(
    ("content", "url"),
    [
        ("0; url=/x/", "/x/"),
        ("0;URL='../x/'", "../x/"),
        ("0; url=https://x.org/?a=b;c", "https://x.org/?a=b;c"),
        ("5", ""),
        ("", ""),
    ],
)
def test_the_redirect_of_a_page(content, url):
    assert read_html(f'<meta http-equiv="Refresh" content="{content}">').redirects_to == url


@pytest.mark.parametrize("part", ["<title", "<title>", "<h1>", "<meta ", "<time ", "<", "a | "])
def test_no_page_takes_long(part):
    assert read_html(part * 60_000).date is None
