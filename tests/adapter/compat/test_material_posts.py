from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import jinja2
import pytest
from mkdocs.structure.nav import Link, Section
from planning import plan_of
from support import post

from mkdocs_blogposts.adapter.compat.material_posts import (
    MaterialPosts,
    PostTemplates,
    add_date_filter,
    complete,
    hide_navigation,
)
from mkdocs_blogposts.blog.model import Source
from mkdocs_blogposts.blog.related_links import ResolvedLink
from mkdocs_blogposts.render.strings import Strings

RENDERED = SimpleNamespace(minutes=3, title="A & B", summary="1 < 2")


def _page(default="", /, links=(), index=None, parent=None, **front):
    text = post("A", **{"date": "2024-01-02 10:00", **front})
    blog = plan_of([Source(src_uri="blog/a.md", text=text)])
    page = SimpleNamespace(meta=dict(blog.built[0].data), url="blog/a/", parent=parent)
    MaterialPosts.of(blog).set(page, blog.built[0], default)
    complete(page, RENDERED, links, index=index)
    return page


def test_a_page_has_what_materials_blog_sets():
    page = _page(authors=[{"name": "<A>", "url": "/me"}], categories=["<C>"], slug="x")

    assert page.config.date.created == dt.datetime(2024, 1, 2, 10, tzinfo=dt.timezone.utc)
    assert page.config["date"]["created"] == page.config.date.created
    assert page.config.date.updated is None
    assert page.config.nothing is None
    assert (page.config.slug, page.config.draft, page.config.readtime) == ("x", False, 3)
    assert [(author.name, author.url) for author in page.authors] == [("&lt;A&gt;", "/me")]
    assert [(each.title, each.url) for each in page.categories] == [("&lt;C&gt;", "blog/categories/c/")]
    assert (page.excerpt.title, page.excerpt.content) == ("A &amp; B", "1 &lt; 2")


def test_what_another_plugin_has_set_stays():
    page = SimpleNamespace(meta={}, config="theirs")
    blog = plan_of([Source(src_uri="blog/a.md", text=post("A", date="2024-01-02"))])
    MaterialPosts.of(blog).set(page, blog.built[0], "")
    complete(page, RENDERED, (), index=None)

    assert page.config == "theirs"
    assert page.authors == []


def test_related_links_are_entries_of_a_navigation():
    inside = ResolvedLink(title="<B>", subtitle="Part", url="b/#part", is_internal=True)
    links = [ResolvedLink(title="More", links=(inside,))]
    (section,) = _page(links=links).config.links
    (link,) = section.children

    assert isinstance(section, Section)
    assert isinstance(link, Link)
    assert (link.title, link.url, link.meta) == ("&lt;B&gt;", "b/#part", {"subtitle": "Part"})
    assert _page().config.links is None


@pytest.mark.parametrize("template", ["", "own.html"])
def test_a_page_with_its_own_template_leads_to_the_blog(template):
    index = SimpleNamespace(url="blog/")
    section = SimpleNamespace()
    assert _page(template, index=index).parent is (index if template else None)
    _page(template, index=index, parent=section)

    assert vars(section) == ({"url": "blog/"} if template else {})


def test_a_template_of_the_post_takes_precedence():
    assert _page("blog-post.html").meta["template"] == "blog-post.html"
    assert _page("blog-post.html", template="own.html").meta["template"] == "own.html"


def test_the_navigation_is_hidden_in_addition_to_the_rest():
    for hide, expected in ((None, ["navigation"]), ("toc", ["toc", "navigation"])):
        meta = {"hide": hide} if hide else {}
        hide_navigation(meta)
        assert meta["hide"] == expected


def test_the_filter_formats_dates_and_never_replaces_another():
    env = jinja2.Environment(autoescape=True)
    add_date_filter(env, Strings.of("de"))
    assert env.filters["date"](dt.datetime(2024, 3, 2, 5)) == "2. März 2024"  # noqa: DTZ001
    assert env.filters["date"](None) == ""
    env.filters["date"] = str
    add_date_filter(env, Strings.of("de"))

    assert env.filters["date"] is str


def test_templates_based_on_materials_own_are_recognized():
    sources = {
        "blog-post.html": "x",
        "a.html": "{% extends 'blog-post.html' %}",
        "b.html": "{% extends 'a.html' %}",
        "c.html": "{% include 'd.html' %}",
        "d.html": "{% include 'c.html' %}{% extends name %}",
        "e.html": "{% nonsense",
    }
    env = jinja2.Environment(loader=jinja2.DictLoader(sources), autoescape=True)
    templates = PostTemplates(env)

    assert [name for name in (*sources, "gone.html", None) if templates.is_one(name)] == [
        "blog-post.html",
        "a.html",
        "b.html",
    ]
    assert not PostTemplates().is_one("blog-post.html")
