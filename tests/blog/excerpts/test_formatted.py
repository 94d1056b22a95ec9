from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import bodies
from work import at_most_calls

from mkdocs_blogposts.blog.excerpts.document import Document
from mkdocs_blogposts.blog.excerpts.formatted import ExcerptReader
from mkdocs_blogposts.blog.excerpts.summary import SummaryReader

TABS = """<div class="tabbed-set" data-tabs="1:2">
<input checked="checked" id="__tabbed_1_1" name="__tabbed_1" type="radio" />
<div class="tabbed-labels"><label for="__tabbed_1_1"><a href="#one">One</a></label></div></div>"""


def excerpt_of(html, *, whole=False, url="blog/a/", post_id="a.md", **how):
    document = Document(html, separators={"more"})
    summary = SummaryReader(document, with_summary=False, with_separator=False)
    reader = ExcerptReader(document, summary, post_id=post_id, whole=whole)
    document.read([summary, reader])
    return reader.excerpt(page_url=url, **{"levels": 1, "with_heading": False, **how})


def formatted(html, *, depth=1, **how):
    """The excerpt as HTML on a page one folder deep."""
    excerpt = excerpt_of(html, **how)
    return excerpt and excerpt.html(depth=depth)


# Where it ends


def test_the_excerpt_is_what_comes_before_the_separator():
    excerpt = excerpt_of("<p>a <em>b</em> &amp; c</p><!-- more --><p>rest</p>")
    assert excerpt.html(depth=1) == "<p>a <em>b</em> &amp; c</p>"
    assert excerpt.is_continued


def test_nothing_after_the_separator_is_nothing_to_continue_with():
    assert not excerpt_of("<p>a</p>\n<!-- more -->\n").is_continued


@pytest.mark.parametrize("html", ["<p>a</p>", "", "<p>a</p><!-- other -->"])
def test_without_a_separator_there_is_no_excerpt(html):
    assert excerpt_of(html) is None


def test_a_post_without_a_separator_can_be_shown_whole():
    excerpt = excerpt_of("<p>a</p><p>b</p>", whole=True)
    assert excerpt.html(depth=1) == "<p>a</p><p>b</p>"
    assert not excerpt.is_continued


@pytest.mark.parametrize(
    "html", ["<!-- more --><p>a</p>", "<h1>Title</h1> <!-- more -->b", "<p><!-- more -->"]
)
def test_an_empty_excerpt_does_not_count(html):
    assert excerpt_of(html) is None


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul><li>a<!-- more --></li><li>b</li></ul>", "<ul><li>a</li></ul>"),
        ("<div><p>a</p><p><!-- more -->b</p></div>", "<div><p>a</p></div>"),
        ("<p>a</p><blockquote> <!-- more --><p>b</p></blockquote>", "<p>a</p>"),
        ("<p>a<b>b<!-- more -->c</b></p>", "<p>a<b>b</b></p>"),
        ("<p>a</p><div class='footnote'>b<!-- more --></div>c", "<p>a</p>"),
    ],
)
def test_elements_around_the_separator_are_closed(html, expected):
    assert formatted(html) == expected


# What is left out


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert('</p>')</script>",
        "<style>p { color: red }</style>",
        '<link rel="stylesheet" href="x.css">',
        '<base href="/">',
        "<!-- a comment -->",
        "<sup id='fnref:1'><a class='footnote-ref' href='#fn:1'>1</a></sup>",
        "<a class='footnote-ref' href='#fn:1'>1</a>",
        "<div class='footnote'><hr><ol><li id='fn:1'><p>note</p></li></ol></div>",
        "<section class='footnotes'><ol><li>note</li></ol></section>",
        "<a class='headerlink' href='#x'>¶</a>",
        "<a class='headerlink'><script>x</script><b>",
        "</div>",
        "</p>",
    ],
)
def test_what_belongs_to_the_page_is_left_out(html):
    assert formatted(f"<div>a{html}</div><!-- more -->") == "<div>a</div>"


def test_the_heading_is_left_out_where_the_listing_shows_it():
    html = "<div><h1 id='t'>Title <a class='headerlink'>¶</a></h1><p>a</p></div><!-- more -->"
    assert formatted(html) == "<div><p>a</p></div>"
    assert formatted(html, with_heading=True) == "<div><h2>Title </h2><p>a</p></div>"


def test_headings_are_lower_than_the_title_of_their_post():
    html = "<h2 id='a'>a</h2><h6>b</h6><h1>c</h1><!-- more -->"
    assert formatted(html, with_heading=True) == "<h3>a</h3><h6>b</h6><h2>c</h2>"
    assert formatted(html, levels=2) == "<h4>a</h4><h6>b</h6>"


# Links and ids


@pytest.mark.parametrize(
    ("url", "depth", "link"),
    [
        ("blog/a/", 0, "./blog/a/i.png"),
        ("blog/a/", 1, "../blog/a/i.png"),
        ("blog/2024/01/a/", 3, "../../../blog/2024/01/a/i.png"),
        ("blog/a.html", 2, "../../blog/i.png"),
        ("./", 1, "../i.png"),
    ],
)
def test_links_are_for_pages_of_any_depth(url, depth, link):
    assert formatted("<img src='i.png'><!-- more -->", url=url, depth=depth) == f'<img src="{link}">'


def test_a_link_to_an_id_leads_to_the_post():
    html = '<p><a href="#b">b</a></p><h2 id="b">B</h2><!-- more -->'
    assert formatted(html) == '<p><a href="../blog/a/#b">b</a></p><h3>B</h3>'


def test_tabs_work_next_to_those_of_other_posts():
    one, other = (
        BeautifulSoup(formatted(f"{TABS}<!-- more -->", post_id=each), "html5lib") for each in "ab"
    )
    assert one.input["id"] == one.label["for"] != other.input["id"]
    assert one.input["name"] != other.input["name"]
    assert one.a["href"] == "../blog/a/#one"


def test_a_form_keeps_the_names_of_its_fields():
    html = '<form action="/x"><input name="a"><input type="radio" name="b"></form><!-- more -->'
    assert formatted(html) == '<form action="/x"><input name="a"><input type="radio" name="b"></form>'


def test_a_drawing_keeps_its_parts_and_styles():
    html = (
        '<svg viewBox="0 0 1 1"><style>p > a { fill: red }</style><defs><g id="g"/></defs>'
        '<use href="#g"/><rect id="r" fill="url(#g)"/></svg><!-- more -->'
    )
    soup = BeautifulSoup(formatted(html), "html5lib")
    assert soup.style.string == "p > a { fill: red }"
    assert soup.use["href"] == f"#{soup.g['id']}"
    assert soup.rect["fill"] == f"url(#{soup.g['id']})"
    assert [child.name for child in soup.svg.children] == ["style", "defs", "use", "rect"]
    assert "id" not in soup.rect.attrs


@pytest.mark.parametrize(
    "html",
    [
        '<div class="admonition note"><p class="admonition-title">Note</p><p>a</p></div>',
        '<details class="note" open><summary>a</summary><p>b</p></details>',
        '<div class="highlight"><pre><code><b class="k">if</b> a &lt; b\n</code></pre></div>',
        '<p>\\(a &lt; b\\) <span class="arithmatex">x</span> a\xa0b</p>',
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
        '<ul class="task-list"><li><input type="checkbox" disabled checked> a</li></ul>',
    ],
)
def test_formatting_stays_as_it_is(html):
    assert formatted(f"{html}<!-- more -->") == html


# Any HTML


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<p>a<p>b<div>c</div>", "<p>a</p><p>b</p><div>c</div>"),
        ("<dl><dt>a<dd>b</dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        (
            "<table><tr><td>a<td>b<tr><th>c</table>",
            "<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>",
        ),
        ("<b><i>a</b>b</i>", "<b><i>a</i></b>b"),
        ("<i class='fa'/>a", '<i class="fa">a</i>'),
        ("<br/>a<hr />", "<br>a<hr>"),
        ("a < b", "a &lt; b"),
        ("<div>a", "<div>a</div>"),
    ],
)
def test_every_element_is_closed(html, expected):
    assert formatted(html, whole=True) == expected


pieces = st.sampled_from(
    [
        *("<p>", "</p>", "<div class='a'>", "</div>", "<ul>", "<li>", "</ul>", "<b>", "</b>", "<i/>"),
        *(
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<h1>",
            "</h1>",
            "<h2 id='x'>",
            "</h3>",
            "<a href='#x'>",
        ),
        *(
            "</a>",
            "<svg>",
            "<path/>",
            "</svg>",
            "<pre>",
            "</pre>",
            "text ",
            "&amp;lt;",
            "<",
            "\n",
            "<br>",
        ),
        *(
            "<!-- more -->",
            "<!-- other -->",
            "<script>",
            "</script>",
            "<div class='footnote'>",
            "<img src=x>",
        ),
        *("<label for='x'>", "<details>", "<summary>", "</details>", "<blockquote>", "</blockquote>"),
    ]
)


@settings(max_examples=300)
@given(st.one_of(st.lists(pieces, max_size=30).map("".join), bodies), st.booleans())
def test_an_excerpt_stays_in_its_place(html, whole):
    found = formatted(html, whole=whole) or ""
    page = BeautifulSoup(f"<main><div id='in'>{found}</div><p id='after'>after</p></main>", "html5lib")
    assert page.find(id="after").find_parent().name == "main"
    assert page.find(id="after").get_text() == "after"
    assert page.find("script") is None
    assert page.find("h1") is None or not whole


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000,
        "<div>" * 20_000 + "</p>" * 20_000,
        "<b></i>" * 20_000,
        "<p>" * 20_000,
        "<a id='x' href='#y'>" * 20_000,
        "<svg><use href='#x'/>" * 10_000,
    ],
)
def test_a_hostile_document_takes_linear_time(html):
    with at_most_calls(2_000_000):
        formatted(html, whole=True)


@pytest.mark.parametrize(
    "html",
    [
        "<plaintext>a",
        "<html style='display:none'><head><body onload='x()'><frameset><frame>a",
        "<xmp>&lt;/xmp&gt;&lt;/div&gt;&lt;script&gt;</xmp>a",
        "<iframe>&lt;/iframe&gt;&lt;/div&gt;</iframe>a",
        "<svg><style><div></style></svg>a",
        "<svg><style><!-- </style></svg>a",
        "<svg><style><![CDATA[ </style></svg>a",
    ],
)
def test_no_element_reaches_beyond_the_excerpt(html):
    page = f"<main><div>{formatted(f'{html}<!-- more -->')}</div><p>after</p></main>"
    soup = BeautifulSoup(page, "html5lib")

    (after,) = (p for p in soup.find_all("p") if p.get_text() == "after")
    assert (after.parent.name, soup.body.attrs, soup.html.attrs) == ("main", {}, {})
    assert not soup.find("script")


def test_styles_of_drawings_keep_their_text():
    html = "<svg><style><![CDATA[ a > b {} ]]></style></svg>"
    assert formatted(f"{html}a<!-- more -->") == f"{html}a"
