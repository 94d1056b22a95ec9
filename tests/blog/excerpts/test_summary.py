from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import bodies

from mkdocs_blogposts.blog.excerpts import document
from mkdocs_blogposts.blog.excerpts.document import Document
from mkdocs_blogposts.blog.excerpts.summary import SummaryReader


def read_html(html):
    read = Document(html, separators={"more"})
    reader = SummaryReader(read, with_summary=True, with_separator=True)
    read.read([reader])
    return reader


@given(bodies)
def test_any_html_can_be_parsed(html):
    reading = read_html(html)
    assert "\n" not in reading.paragraph + reading.before_separator
    if reading.heading_span:
        start, end = reading.heading_span
        assert html[start : start + 3].lower() == "<h1"
        assert html[end - 1] == ">"


@given(st.integers(900, 1100), st.integers(0, 4000))
def test_headings_and_separators_far_down_a_post_are_found(before, between):
    html = (
        f"<p>{'a' * before}&amp;b</p>\n{'<p>filler</p>' * (between // 13)}"
        "<!-- more --><h1 id='t'>Title &lt;</h1>" + "<p>end</p>" * 200
    )
    reading = read_html(html)
    assert reading.paragraph == "a" * before + "&b"
    assert reading.before_separator.startswith(reading.paragraph)
    assert "end" not in reading.before_separator
    assert reading.heading == "Title <"
    start, end = reading.heading_span
    assert html[start:end] == "<h1 id='t'>Title &lt;</h1>"


html_pieces = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<h1 id=a>",
            "</h1>",
            "<h2>",
            "</h2>",
            "text ",
            "&amp;",
            "\n",
            "<!-- more -->",
        ),
        *(
            "<!-- other -->",
            "<blockquote>",
            "</blockquote>",
            "<img src=x>",
            "<pre><code>",
            "</code></pre>",
        ),
        *(
            "<div class=admonition>",
            "</div>",
            "<a class=headerlink>¶</a>",
            "<table>",
            "</table>",
            "<",
            ">",
        ),
    ]
)


@pytest.mark.parametrize(
    "before",
    [
        *("<ul><li>one</ul>", "<ul><li>a<ul><li>b</ul></ul>", "<ol><li><p>one</ol>", "<li>one"),
        *("<dl><dt>a<dd>b</dl>", "<dd>b", "<p>one", "<p>a<p>b", "<p class='admonition-title'>one"),
        *(
            "<div class='admonition'><p class='admonition-title'>one</div>",
            "<blockquote><div><p>x</blockquote>",
        ),
    ],
)
def test_a_heading_is_found_after_unclosed_elements(before):
    html = f"{before}<h1>Title</h1><p>end</p>"
    start, end = read_html(html).heading_span
    assert html[start:end] == "<h1>Title</h1>"


def found(reader):
    return reader.heading, reader.heading_span, reader.before_separator, reader.paragraph


@settings(max_examples=500)
@given(st.lists(html_pieces, max_size=30).map("".join), st.integers(1, 9))
def test_parsing_in_chunks_finds_what_parsing_at_once_finds(html, chunk):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document, "_CHUNK", 10**6)
        whole = found(read_html(html + " " * 80))
        patch.setattr(document, "_CHUNK", chunk)
        assert found(read_html(html + " " * 80)) == whole


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a</p><pre><code>code</code></pre><p>b</p>", "a b"),
        ("<p>a</p><div class='highlight'><span class='filename'>x.py</span><pre>c</pre></div>b", "a b"),
        ("<p>a</p><div class='codehilite'>c</div>b", "a b"),
        ("a<table><tr><td>one</td><td><p>two</p></td></tr></table>b", "a b"),
        ("<p>Use <code class='highlight'>code</code> here.</p>", "Use code here."),
        ("<p>a</p><h2>Heading</h2><p>b<sup><a class='footnote-ref'>1</a></sup></p>", "a b"),
    ],
)
def test_code_tables_and_headings_are_not_in_a_summary(html, text):
    assert read_html(f"{html}<!-- more --><p>end</p>").before_separator == text


def test_code_and_tables_are_not_a_first_paragraph():
    html = "<table><td><p>cell</p></table><pre><p>code</p></pre><blockquote><p>quote</p></blockquote>"
    assert read_html(html).paragraph == "quote"
