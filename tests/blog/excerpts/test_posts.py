from __future__ import annotations

import pytest
from planning import plan_of
from support import post

from mkdocs_blogposts.blog.excerpts.headings import one_level_down
from mkdocs_blogposts.blog.excerpts.posts import render_post
from mkdocs_blogposts.blog.model import Source
from mkdocs_blogposts.blog.settings import ExcerptSettings, Settings

FORMATTED = ExcerptSettings(is_formatted=True)
WHOLE = ExcerptSettings(is_formatted=True, whole=True)


def rendered(html, *, body="Text.", excerpts=None, settings=None, **meta):
    title = meta.pop("title", "")
    (written,) = plan_of([Source(src_uri="blog/my-file.md", text=post(title, body, **meta))]).built
    options = Settings(**{"excerpts": excerpts or ExcerptSettings(), **(settings or {})})
    return render_post(written, html, settings=options)


def excerpt(html, **how):
    found = rendered(html, **how).excerpt
    return found and found.html(depth=1)


# Title and headings


@pytest.mark.parametrize(
    ("html", "title", "expected"),
    [
        ("<p>a</p>", "Title", ("Title", "Title", None)),
        ("<p>a</p>", "", ("My file", "My file", None)),
        ("<h1>Heading</h1>", "", ("Heading", "Heading", "Heading")),
        ("<h1>Heading</h1>", "Title", ("Title", "Title", None)),
        ("<h1>title!</h1>", "Title", ("Title", "Title", "title!")),
        ("<h1><img></h1>", "Title", ("Title", "Title", None)),
    ],
)
def test_the_title_takes_precedence(html, title, expected):
    found = rendered(html, title=title)
    span = found.heading_span and html[slice(*found.heading_span)]
    assert (found.title, found.heading, span and span[4:-5]) == expected


@pytest.mark.parametrize(
    ("html", "title", "expected"),
    [
        ("<p>a</p>", "Title", ("Title", "Title", None)),
        ("<h1>Heading</h1>", "Title", ("Title", "Heading", "Heading")),
        ("\n<h1>Heading</h1><p>a</p>", "Title", ("Title", "Heading", "Heading")),
        ("<p>a</p><h1>Heading</h1>", "Title", ("Title", "Title", None)),
        ("<blockquote><h1>Heading</h1></blockquote>", "Title", ("Title", "Title", None)),
        ("<h1><img></h1>", "Title", ("Title", "Title", None)),
    ],
)
def test_the_heading_in_the_text_can_take_precedence(html, title, expected):
    found = rendered(html, title=title, settings={"prefers_heading": True})
    span = found.heading_span and html[slice(*found.heading_span)]
    assert (found.title, found.heading, span and span[4:-5]) == expected


@pytest.mark.parametrize(
    ("html", "title", "prefers", "expected"),
    [
        ("<h1>A</h1><h2>B</h2>", "", False, "<h1>A</h1><h2>B</h2>"),
        ("<h1>A</h1><h2>B</h2>", "A", False, "<h1>A</h1><h2>B</h2>"),
        ("<h1>A</h1><h2>B</h2>", "C", True, "<h1>A</h1><h2>B</h2>"),
        ("<h1>A</h1><h2>B</h2>", "C", False, "<h2>A</h2><h3>B</h3>"),
        ("<h1>A</h1><h1>B</h1>", "A", False, "<h1>A</h1><h2>B</h2>"),
        ("<h1>A</h1><h1>B</h1>", "C", True, "<h1>A</h1><h2>B</h2>"),
        ("<p>a</p>" * 2000 + "<h1>A</h1>" + "<p>a</p>" * 2000 + "<h1>B</h1>", "C", False, None),
    ],
)
def test_there_is_one_heading_at_the_top(html, title, prefers, expected):
    found = rendered(html, title=title, settings={"prefers_heading": prefers})
    lower = one_level_down(html, found.heading_levels)
    assert lower.count("<h1") == (found.heading_span is not None)
    assert expected in (lower, None)


# Excerpts and summaries


def test_excerpts_are_only_made_if_the_site_wants_them():
    assert excerpt("<p>a</p><!-- more -->") is None
    assert excerpt("<p>a</p><!-- more -->", excerpts=FORMATTED) == "<p>a</p>"
    assert excerpt("<p>a</p>", excerpts=FORMATTED) is None
    assert excerpt("<p>a</p>", excerpts=WHOLE) == "<p>a</p>"


def test_a_post_that_wants_no_summary_has_no_excerpt():
    assert excerpt("<p>a</p><!-- more -->", excerpts=WHOLE, summary=False) is None
    assert excerpt("<p>a</p><!-- more -->", excerpts=WHOLE, summary="b") == "<p>a</p>"


def test_headings_of_excerpts_are_lower_than_on_the_page():
    html = "<h1>A</h1><h2>B</h2><!-- more -->"
    assert excerpt(html, excerpts=FORMATTED) == "<h3>B</h3>"
    assert excerpt(html, excerpts=FORMATTED, title="C") == "<h3>A</h3><h4>B</h4>"
    assert (
        excerpt(html, excerpts=FORMATTED, title="C", settings={"prefers_heading": True}) == "<h3>B</h3>"
    )


def test_a_summary_before_a_separator_is_no_longer_than_a_thousand_characters():
    summary = rendered(f"<p>{'word ' * 500}</p><!-- more --><p>rest</p>").summary
    assert 990 < len(summary) <= 1000
    assert summary.endswith("word…")


def test_a_separator_after_nothing_but_code_leaves_the_first_paragraph():
    assert rendered("<pre>a</pre><!-- more --><p>b</p>").summary == "b"


@pytest.mark.parametrize(
    "html", ["<p>a</p>", "<code>&lt;!-- more --&gt;</code>", f"{'<p>a</p>' * 999}<!-- x -->"]
)
def test_a_missing_separator_is_noticed(html):
    required = ExcerptSettings(is_required=True)
    assert not rendered(html, excerpts=required).has_separator
    assert rendered(f"{html}<!-- more -->", excerpts=required, summary="Own").has_separator


# Reading time


@pytest.mark.parametrize(
    ("words", "settings", "minutes"),
    [
        (0, {}, 1),
        (220, {}, 1),
        (340, {}, 2),
        (1000, {"words_per_minute": 100}, 10),
        (1000, {"reading_time": False}, None),
        (1000, {"reading_time": False, "counts_page": True}, None),
    ],
)
def test_reading_takes_at_least_a_minute(words, settings, minutes):
    assert rendered("", body="word " * words, settings=settings).minutes == minutes


def test_the_page_may_take_longer_than_its_words():
    html = "<p>word</p>" + "<img>" * 30
    assert rendered(html).minutes == 1
    assert rendered(html, settings={"counts_page": True}).minutes == 3


@pytest.mark.parametrize("settings", [{}, {"counts_page": True}, {"reading_time": False}])
def test_the_author_may_set_the_reading_time(settings):
    assert rendered("", settings=settings, readtime=9).minutes == 9
