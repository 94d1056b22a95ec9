from __future__ import annotations

import pytest
from work import at_most_calls

from mkdocs_blogposts.blog.excerpts.attributes import AttributeWriter, ids_used, need_change, plain


def written(tag, kept=(), /, **attrs):
    """The attributes as on a page one folder deep."""
    pairs = [
        (name.strip("_").replace("__", ":").replace("_", "-"), value) for name, value in attrs.items()
    ]
    writer = AttributeWriter(page_url="blog/a/", prefix="post-1-", kept_ids=kept)
    return "../".join(writer.write(tag, pairs)).strip()


@pytest.mark.parametrize(
    ("tag", "attrs", "html"),
    [
        ("a", {"href": "b.png"}, 'href="../blog/a/b.png"'),
        ("a", {"href": "../b/?q=1&r#x"}, 'href="../blog/b/?q=1&amp;r#x"'),
        ("a", {"href": "#x"}, 'href="../blog/a/#x"'),
        ("a", {"href": ""}, 'href="../blog/a/"'),
        ("a", {"href": "https://example.org/"}, 'href="https://example.org/"'),
        ("a", {"href": "mailto:a@b.c"}, 'href="mailto:a@b.c"'),
        ("a", {"href": "/x"}, 'href="/x"'),
        ("a", {"href": "//x.org/y"}, 'href="//x.org/y"'),
        ("img", {"src": "../../i.svg", "alt": "<&>"}, 'src="../i.svg" alt="&lt;&amp;&gt;"'),
        ("img", {"src": "data:image/png;base64,A", "alt": ""}, 'src="data:image/png;base64,A" alt'),
        ("video", {"poster": "p.png", "src": "v"}, 'poster="../blog/a/p.png" src="../blog/a/v"'),
        ("object", {"data": "x.pdf"}, 'data="../blog/a/x.pdf"'),
        ("use", {"xlink__href": "i.svg#x"}, 'xlink:href="../blog/a/i.svg#x"'),
        (
            "source",
            {"srcset": "a.png 1x,  b.png 2x"},
            'srcset="../blog/a/a.png 1x, ../blog/a/b.png 2x"',
        ),
        (
            "img",
            {"srcset": "a,b.png,c.png 2x,d.png"},
            'srcset="../blog/a/a,b.png,c.png 2x, ../blog/a/d.png"',
        ),
        ("img", {"srcset": ",, a.png, /b.png"}, 'srcset="../blog/a/a.png, /b.png"'),
        (
            "p",
            {"style": "background: url( 'b.png' ) red"},
            'style="background: url( &#x27;../blog/a/b.png&#x27; ) red"',
        ),
        ("p", {"style": "background: url(/b.png)"}, 'style="background: url(/b.png)"'),
    ],
)
def test_links_lead_to_the_same_place_from_another_page(tag, attrs, html):
    assert written(tag, **attrs) == html


@pytest.mark.parametrize(
    ("tag", "attrs", "html"),
    [
        ("h2", {"id": "x", "class": "y"}, 'class="y"'),
        ("h2", {"id": "kept"}, 'id="post-1-kept"'),
        ("label", {"for": "kept"}, 'for="post-1-kept"'),
        ("label", {"for": "other"}, 'for="other"'),
        ("p", {"aria_labelledby": "kept  x"}, 'aria-labelledby="post-1-kept x"'),
        ("use", {"href": "#kept"}, 'href="#post-1-kept"'),
        ("path", {"fill": "url(#kept)"}, 'fill="url(#post-1-kept)"'),
        ("path", {"fill": "url(#other)"}, 'fill="url(#other)"'),
        ("a", {"id": "kept", "href": "#kept"}, 'id="post-1-kept" href="../blog/a/#kept"'),
        ("a", {"name": "x"}, ""),
        ("input", {"name": "x", "autofocus": None}, 'name="x"'),
        ("map", {"name": "m"}, 'name="post-1-m"'),
        ("img", {"usemap": "#m"}, 'usemap="#post-1-m"'),
        ("p", {"id": None, "hidden": None, "accesskey": "s"}, "hidden"),
    ],
)
def test_ids_stay_only_where_something_needs_them(tag, attrs, html):
    assert written(tag, {"kept"}, **attrs) == html


@pytest.mark.parametrize(
    ("tag", "attrs", "ids"),
    [
        ("label", [("for", "a")], ["a"]),
        ("p", [("aria-describedby", "a b"), ("id", "c")], ["a", "b"]),
        ("use", [("href", "#a")], ["a"]),
        ("a", [("href", "#a")], []),
        ("use", [("xlink:href", "i.svg#a")], []),
        ("path", [("style", "fill: url('#a'); mask: url(#b)"), ("d", None)], ["a", "b"]),
    ],
)
def test_the_ids_that_an_element_needs_are_found(tag, attrs, ids):
    assert list(ids_used(tag, attrs)) == ids


def test_most_attributes_need_no_change():
    assert not need_change([("class", "a"), ("hidden", None), ("title", "b")])
    assert plain([("class", 'a"'), ("hidden", None), ("alt", "")]) == ' class="a&quot;" hidden alt'


@pytest.mark.parametrize("value", ["url(" * 50_000, "," * 100_000, "a," * 50_000, "a 1x," * 20_000])
def test_a_long_value_takes_linear_time(value):
    with at_most_calls(2_000_000):
        written("img", srcset=value, style=value)
