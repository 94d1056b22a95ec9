from __future__ import annotations

import re
from pathlib import Path

import jinja2
import pytest
from bs4 import BeautifulSoup
from jinja2 import nodes

import mkdocs_blogposts
from mkdocs_blogposts.render.strings import LANGUAGES, Strings
from mkdocs_blogposts.render.templates import TemplateOverrideError, Templates
from mkdocs_blogposts.render.views import (
    AuthorView,
    DateView,
    LinkView,
    ListingView,
    PageNumberView,
    PaginationView,
    PostView,
    TermGroupView,
    TermView,
)

DIR = Path(mkdocs_blogposts.__file__).parent / "templates"
FILES = sorted((DIR / "blogposts").glob("*.html"))
HOSTILE = "<b>\"'&"


def templates(language="en", *dirs):
    return Templates.from_dirs([*dirs, DIR], Strings.of(language))


def soup(html):
    return BeautifulSoup(html, "html5lib").body


def a_post(**values):
    plain = {
        "title": "Title",
        "heading": "Title",
        "url": "../a/",
        "summary": "Summary",
        "date": None,
        "updated": None,
        "minutes": None,
        "authors": (),
        "image": None,
        "extra": {},
        "terms": {},
        "state": "published",
        "badge": "",
        "is_pinned": False,
    }
    return PostView(**{**plain, **values})


def a_listing(**values):
    return ListingView(**{"kind": "posts", "is_index": False, "heading": "", **values})


def an_index(*counts):
    terms = tuple(TermView(label=f"tag {count}", url="x/", count=count) for count in counts)
    groups = (TermGroupView(letter="", anchor="", terms=terms),)
    return a_listing(kind="tags", is_index=True, groups=groups)


# Texts


def visible_literals(source):
    """Yield what a template itself says: between tags, and in attributes that people read or hear."""
    env = jinja2.Environment(autoescape=True)
    html = "".join(
        value if kind == "data" else "0" if kind == "variable_begin" else ""
        for _, kind, value in env.lex(source)
    )
    script = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL)
    for code in script.findall(html):  # Its words aren't shown, but its strings may be.
        yield from (text for _, text in re.findall(r"""(["'`])(.*?)\1""", code, re.DOTALL))
    yield re.sub(r"<[^>]*>|&\w+;", "", script.sub("", html))
    yield from re.findall(r"\b(?:aria-label|title|alt|placeholder)\s*=\s*[\"']?([^\"'>]*)", html)
    for output in env.parse(source).find_all(nodes.Output):
        yield from (node.value for node in printed(output) if isinstance(node.value, str))


def printed(node):
    """Yield the constants that an expression may print, not those it passes to `t`."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Const):
            yield child
        elif not isinstance(child, nodes.Call | nodes.TemplateData | nodes.Compare):
            yield from printed(child)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_templates_contain_no_words(path):
    for text in visible_literals(path.read_text(encoding="utf-8")):
        assert not re.search(r"[^\W\d_]", text), text


@pytest.mark.parametrize(
    "source",
    [
        "<p>Word</p>",
        '<p aria-label="Word">{{ x }}</p>',
        "<img alt=Word>",
        '{{ "Word" if x else y }}',
        '<p title="{{ x }} Word">',
    ],
)
def test_words_in_a_template_are_found(source):
    assert any("Word" in text for text in visible_literals(source))


def test_templates_are_in_the_language_of_the_site():
    html = templates("de").post_header(
        a_post(
            badge="Entwurf",
            date=DateView(
                iso="2023-10-06", text="6. Oktober 2023", timestamp="2023-10-06T00:00:00+00:00"
            ),
            updated=DateView(
                iso="2023-10-07", text="7. Oktober 2023", timestamp="2023-10-07T00:00:00+00:00"
            ),
            minutes=3,
            terms={
                "tags": (TermView(label="Python", url="", count=1),),
                "categories": (TermView(label="News", url="", count=1),),
            },
        ),
        heading="",
        with_title=True,
    )
    assert " ".join(soup(html).get_text(" ", strip=True).split()) == (
        "Title Entwurf 6. Oktober 2023 Aktualisiert am 7. Oktober 2023 3 Min. Lesezeit "
        "Kategorien: News Schlagwörter: Python"
    )


def test_counts_are_read_with_their_noun():
    counts = soup(templates("de").listing(an_index(1, 2), entries=())).select(".blogposts-count")
    assert [count.get_text() for count in counts] == ["1 Beitrag", "2 Beiträge"]
    assert [count.select_one(".blogposts-sr").get_text() for count in counts] == [
        " Beitrag",
        " Beiträge",
    ]


def test_the_noun_may_come_before_the_number():
    japanese = {"terms": {"posts": {"other": "記事{count}件"}}, "pagination": {"page": "第{number}頁"}}
    strings = Strings.of("ja", {**LANGUAGES, "ja": japanese})
    made = Templates.from_dirs([DIR], strings)
    numbers = (PageNumberView(number=1, url="", is_current=True),)
    pagination = PaginationView(newer="", older="", numbers=numbers)

    count = soup(made.listing(an_index(7), entries=())).select_one(".blogposts-count")
    assert [str(part) for part in count.contents] == [
        '<span class="blogposts-sr">記事</span>',
        "7",
        '<span class="blogposts-sr">件</span>',
    ]
    page = soup(made.listing(a_listing(pagination=pagination), entries=())).select_one("[aria-current]")
    assert page.get_text() == "第1頁"


def test_a_listing_without_posts_has_a_message():
    assert (
        soup(templates("de").listing(a_listing(), entries=())).get_text(strip=True)
        == "Noch keine Beiträge."
    )
    index = a_listing(kind="tags", is_index=True)
    assert soup(templates().listing(index, entries=())).get_text(strip=True) == "None yet."


def test_an_element_has_each_attribute_once():
    made = templates("ar")
    post = a_post(
        badge="Draft",
        state="draft",
        date=DateView(iso="2023-10-06", text="6 October 2023", timestamp="2023-10-06T00:00:00+00:00"),
        updated=DateView(
            iso="2023-10-07", text="7 October 2023", timestamp="2023-10-07T00:00:00+00:00"
        ),
        minutes=3,
    )
    link = LinkView(title="x", url="x/")
    parts = [
        made.post_header(post, heading="", with_title=True),
        made.post_footer(post, newer=link, older=link),
        made.listing(a_listing(kind="tags", heading="Tags", index=link), entries=()),
        made.listing(an_index(1), entries=()),
        made.nav_post(post, with_summary=True),
    ]
    for tag in re.findall(r"<\w[^>]*>", "".join(parts)):
        names = re.findall(r"\s([\w-]+)(?==)", re.sub(r"=(\"[^\"]*\"|'[^']*')", "=", tag))
        assert len(names) == len(set(names)), tag
    assert "lang=en" in "".join(parts)


# Escaping


def test_all_values_are_escaped():
    made = templates()
    term = TermView(label=HOSTILE, url=HOSTILE, count=1)
    author = AuthorView(
        name=HOSTILE, description=HOSTILE, avatar=HOSTILE, url=HOSTILE, page="", link=None
    )
    post = a_post(
        title=HOSTILE,
        summary=HOSTILE,
        url=HOSTILE,
        badge=HOSTILE,
        authors=(author,),
        terms={"tags": (term,), "categories": (term,)},
        state="draft",
    )
    link = LinkView(title=HOSTILE, url=HOSTILE)
    parts = [
        made.post_header(post, heading="", with_title=True),
        made.post_footer(post, newer=link, older=link),
        made.listing_post(post),
        made.listing(
            a_listing(kind="tags", heading=HOSTILE, description=HOSTILE, index=link), entries=()
        ),
        made.nav_post(post, with_summary=True),
        made.nav_subtitle(post),
    ]
    for part in parts:
        assert "<b>" not in part
        assert soup(part).find("b") is None
        assert HOSTILE in soup(part).get_text()


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_entries_of_the_navigation_are_one_line_without_double_quotes(language):
    made = templates(language)
    post = a_post(title='A "title"', summary='A "summary"', badge="Draft", state="draft")
    for html in (made.nav_post(post, with_summary=True), made.nav_subtitle(post)):
        assert '"' not in html
        assert "\n" not in html


def test_a_summary_in_the_navigation_has_its_own_direction():
    """On a right-to-left page, the full stop of an English summary would be on the wrong side."""
    made = templates("ar")
    (html,) = soup(made.nav_subtitle(a_post(summary="Done."))).select("bdi")
    assert html.get_text() == "Done."


def test_the_heading_of_the_author_stays_html():
    html = templates().post_header(a_post(), heading="<h1>A <em>b</em></h1>", with_title=True)
    assert [str(h1) for h1 in soup(html).select("h1")] == ["<h1>A <em>b</em></h1>"]


def test_the_title_is_left_out_if_the_theme_shows_it():
    assert soup(templates().post_header(a_post(), heading="", with_title=False)).find("h1") is None


def test_a_post_without_a_newer_or_older_one_has_no_footer():
    assert templates().post_footer(a_post(), newer=None, older=None) == ""


# Templates of the site


def override(tmp_path, text, name="post-footer.html"):
    (tmp_path / "blogposts").mkdir()
    (tmp_path / "blogposts" / name).write_text(text, encoding="utf-8")
    return templates("de", tmp_path)


def test_a_template_of_the_site_comes_first(tmp_path):
    made = override(tmp_path, '{{ t("nav.all_posts") }}: {{ post.title }}')
    assert made.post_footer(a_post(title="<A>"), newer=None, older=None) == "Alle Beiträge: &lt;A&gt;"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("{% if %}", "blogposts/post-footer.html:1:"),
        ("{{ post.titel }}", "blogposts/post-footer.html:"),
        ("{{ page.title }}", "blogposts/post-footer.html:"),
        ("{{ post.title / 2 }}", "blogposts/post-footer.html:"),
        ('{% include "missing.html" %}', "blogposts/post-footer.html:"),
        ('{{ t("nav.nothing") }}', "blogposts/post-footer.html:"),
        ('{{ t("post.minutes") }}', "blogposts/post-footer.html:"),
        ('{{ t.date("today") }}', "blogposts/post-footer.html:1: can't be rendered: AssertionError."),
        ("\n{{ 1 / 0 }}", "blogposts/post-footer.html:2:"),
        ('{% include "blogposts/post-footer.html" %}', "blogposts/post-footer.html:1:"),
        ("{{ 9e999 | int }}", "blogposts/post-footer.html:1:"),
    ],
)
def test_a_template_of_the_site_with_an_error_is_named_in_one_line(tmp_path, text, place):
    with pytest.raises(TemplateOverrideError) as error:
        override(tmp_path, text).post_footer(a_post(), newer=None, older=None)
    assert str(error.value).startswith(place)
    assert "\n" not in str(error.value)
