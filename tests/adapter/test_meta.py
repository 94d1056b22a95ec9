from __future__ import annotations

import pytest
from planning import plan_of

from mkdocs_blogposts.adapter.meta import (
    escape_meta,
    listing_meta,
    post_meta,
)
from mkdocs_blogposts.adapter.theme import ThemeTraits
from mkdocs_blogposts.blog.model import Rendered, Source
from mkdocs_blogposts.frontmatter.fields import FIELD_TABLE

PLAIN = dict.fromkeys(ThemeTraits.__slots__, False)


def _post(front, body="Text."):
    text = f"---\n{front}\ndate: 2024-01-01\n---\n\n{body}\n"
    return plan_of([Source(src_uri="blog/a.md", text=text)]).built[0]


def _escaped(meta, traits):
    rendered = Rendered(
        title="A & B", heading="A & B", summary="", description="<i>", minutes=1, heading_span=None
    )
    escape_meta(meta, rendered, ThemeTraits(**{**PLAIN, **traits}), FIELD_TABLE)
    return meta


def test_metadata_has_plain_texts_and_tags(config_of):
    meta = post_meta(_post("title: A\nauthors: [Jane]\ntags: [x, '<b>']"), config_of().theme)

    assert meta["title"] == "A"
    assert meta["tags"] == ["x", "&lt;b&gt;"]


def test_an_unlisted_post_has_no_tags_for_other_plugins(config_of):
    meta = post_meta(_post("title: A\nunlisted: true\ntags: [x]"), config_of().theme)

    assert "tags" not in meta
    assert meta["search"] == {"exclude": True}


@pytest.mark.parametrize(
    "line",
    ["template: article", "hide: 5", "icon: x/y", "search: yes", "status: [new]", "source: x"],
)
def test_a_value_that_would_break_a_theme_is_left_out(config_of, line):
    assert line.partition(":")[0] not in post_meta(_post(f"title: A\n{line}"), config_of().theme)


def test_only_values_that_themes_print_are_escaped():
    meta = _escaped({"subtitle": "<b>", "author": {"name": ["<b>"]}, "mine": "<b>"}, {})

    assert meta["author"] == {"name": ["&lt;b&gt;"]}
    assert meta["mine"] == "<b>"
    assert meta["title"] == "A &amp; B"
    assert meta["description"] == "&lt;i&gt;"


def test_tags_and_dates_that_a_theme_prints_are_printed_once():
    assert _escaped({"hide": "toc"}, {"prints_tags": True})["hide"] == ["toc", "tags"]
    assert "date" not in _escaped({"date": "2024-01-01"}, {"prints_date": True})


def test_a_deep_value_is_cut():
    deep = value = []
    for _ in range(1000):
        value.append([])
        value = value[0]
    value.append("<b>")
    assert "<b>" not in str(_escaped({"author": deep}, {})["author"])


def test_the_metadata_of_a_listing_page():
    assert listing_meta("Tags") == {"title": "Tags", "search": {"exclude": True}}
