from __future__ import annotations

import pytest
from work import at_most_calls

from mkdocs_blogposts.blog.excerpts.document import Document, HtmlReader, OpenElements


class Before(HtmlReader):
    """Collects the text before the separator."""

    def __init__(self):
        self.found, self.separators, self.all = None, 0, ""

    def text(self, data):
        self.all += data

    def separator(self):
        self.found = self.all
        self.separators += 1


def before(html, **how):
    reader = Before()
    Document(html, **{"separators": {"more"}, **how}).read([reader])
    return reader


@pytest.mark.parametrize(
    "html",
    [
        *("a <!-- more --> b", "a <!--more--> b", "a <!-- MORE --> b", "a <!-- More: read on --> b"),
        "<p>a </p><!-- more --><p>b</p><!-- more -->c",
    ],
)
def test_text_before_the_first_separator_is_the_excerpt(html):
    reader = before(html)
    assert (reader.found, reader.separators) == ("a ", 1)


@pytest.mark.parametrize(
    "html", ["a b", "<code>&lt;!-- more --&gt;</code>", "<!-- other -->", "<!-- mor"]
)
def test_only_a_comment_is_a_separator(html):
    assert before(html).found is None


@pytest.mark.parametrize(
    ("marker", "html"),
    [
        ("[more]", "<p>a [more] b</p>"),
        ("[more]", f"<p>{'a ' * 3000}[more] b [more]</p>"),
        ("[more]", "<p>a <code>[more]</code></p><pre>[more]</pre> [more]"),
        ('<hr class="more">', '<p>a </p><hr><hr class="more">b'),
        ("<hr />", "<p>a </p><hr />b<hr />"),
    ],
)
def test_a_separator_may_be_text_or_a_tag(marker, html):
    reader = before(html, marker=marker)
    assert reader.separators == 1
    assert reader.found.rstrip().endswith(("a", "[more]"))
    assert " b" not in reader.found


def test_a_separator_in_code_is_only_an_example():
    assert before("<p>a</p><pre><code>[more]</code></pre>", marker="[more]").found is None


def test_reading_stops_when_all_readers_are_done():
    class Done(Before):
        def has_all(self, offset):
            return offset > 2000

    first, second = Done(), Done()
    Document("<p>a</p>" * 10_000).read([first, second])
    assert 2000 < len(first.all) * 8 < 5000
    assert first.all == second.all


@pytest.mark.parametrize("start", ["<!--", "<script>", "<a b='", "<", "<p "])
def test_an_unclosed_part_takes_linear_time(start):
    html = start + "text of it " * 100_000
    with at_most_calls(100_000):
        Document(html).read([Before()])


def test_offsets_are_found_in_any_line():
    class Places(HtmlReader):
        def start(self, *_):
            found.append(document.place)

    found = []
    html = "a\n\n<p>b\r\n<b>c</b>\n<i>"
    document = Document(html)
    document.read([Places()])
    assert found == [html.index(tag) for tag in ("<p>", "<b>", "<i>")]


def test_closing_an_element_closes_those_in_it():
    elements = OpenElements()
    for tag in ("div", "p", "b"):
        elements.push(tag)
    elements.close("i")
    assert elements.tags == ["div", "p", "b"]
    elements.close("p")
    assert elements.tags == ["div"]
    assert "p" not in elements
