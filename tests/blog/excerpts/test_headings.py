from __future__ import annotations

import pytest

from mkdocs_blogposts.blog.excerpts.document import Document
from mkdocs_blogposts.blog.excerpts.headings import HeadingReader, is_same_title, one_level_down


def down(html, *, title=None):
    document = Document(html)
    reader = HeadingReader(document, is_needless=lambda: False)
    document.read([reader])
    return one_level_down(html, reader.levels(title=title))


def test_all_headings_are_one_level_down_if_one_is_at_the_top():
    html = "<h2 id=a>a</h2>\n<H1 class='x'>b</H1><h3>c</h3><h6>d</h6>"
    assert down(html) == "<h3 id=a>a</h3>\n<H2 class='x'>b</H2><h4>c</h4><h6>d</h6>"


@pytest.mark.parametrize(
    "html", ["", "<p>a</p>", "<h2>a</h2><h3>b</h3>", "<pre>&lt;h1></pre><h2>a</h2>"]
)
def test_headings_stay_if_none_is_at_the_top(html):
    assert down(html) == html


def test_the_title_stays():
    html = "<h1>Title</h1><h2>a</h2>"
    assert down(html, title=(0, 14)) == html
    assert down(f"{html}<h1>b</h1>", title=(0, 14)) == "<h1>Title</h1><h3>a</h3><h2>b</h2>"


def test_a_page_that_has_changed_since_is_left_alone():
    assert one_level_down("<p>12345</p>", [2, 4, 99]) == "<p>12345</p>"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A title", "A  title", True),
        ("“Quoted”", '"quoted"', True),
        ("C++", "C", False),
        ("C#", "C", False),
        ("R&D", "RD", False),
        ("1.5", "15", False),
        ("…", "...", True),
    ],
)
def test_titles_are_compared_without_typography(one, other, same):
    assert is_same_title(one, other) is same
