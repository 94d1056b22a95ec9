"""Whole builds with options of listings: URLs, titles, order, tables of contents and author pages."""

from __future__ import annotations

import pytest
from support import nav_lines, post

AUTHORS = """
authors:
  ada: {name: Ada Lovelace, description: Writes, avatar: https://example.org/ada.png}
  bob: {name: Bob, description: Reads, avatar: img/bob.png, url: "https://bob.example/", slug: bobby}
"""
FILES = {
    "blog/index.md": "# Our news\n\nHello.\n",
    "blog/.authors.yml": AUTHORS,
    "img/bob.png": b"png",
    "blog/posts/a.md": post("A", date="2024-05-03", categories=["Big News"], authors=["ada"]),
    "blog/posts/b.md": post("B", date="2024-01-02", categories=["Big News"], authors=["bob"]),
    "blog/posts/c.md": post("C", date="2021-06-01", categories=["C++"], pin=True, authors=["ada"]),
    "blog/posts/d.md": post("D", date="2020-01-01", authors=["Draft Writer"], draft=True),
}
MATERIAL = {
    "preset": "material",
    "posts_per_page": 1,
    "blog_toc": True,
    "archive_name": "Years",
}


def entries(html):
    return [title.get_text() for title in html.select(".blogposts-entry-title")]


def test_listings_with_the_urls_titles_and_order_of_materials_blog(make_site):
    built = make_site(FILES, plugins=[{"blogposts": MATERIAL}]).build(strict=True)

    listings = [page for page in built.pages if not page.startswith("blog/20")]
    assert [page.removeprefix("blog/") for page in listings if page] == [
        *("", "archive/", "archive/2021/", "archive/2024/", "archive/2024/page/2/"),
        *("author/", "author/ada/", "author/ada/page/2/", "author/bobby/"),
        *("category/", "category/big-news/", "category/big-news/page/2/", "category/c/"),
        *("page/2/", "page/3/"),
    ]
    titles = {page: built.html(page).h1.get_text() for page in listings if page}
    assert titles["blog/page/2/"] == "Our news"
    assert titles["blog/archive/"] == "Years"
    assert titles["blog/archive/2024/page/2/"] == "2024"
    assert titles["blog/category/c/"] == "C++"
    assert titles["blog/author/ada/"] == "Ada Lovelace"
    order = [entries(built.html(page)) for page in ("blog/", "blog/page/2/", "blog/page/3/")]
    assert order == [["C"], ["A"], ["B"]]
    nav = nav_lines(built.html("blog/author/ada/page/2/"))
    assert nav[nav.index("  Years") :] == [
        "  Years",
        "    2024 -> ../../../../archive/2024/",
        "    2021 -> ../../../../archive/2021/",
        "  Categories",
        "    Big News -> ../../../../category/big-news/",
        "    C++ -> ../../../../category/c/",
        "  Authors",
        "    * Ada Lovelace -> ../../",
        "    Bob -> ../../../bobby/",
    ]


def test_without_directory_urls_pages_of_the_blog_are_indexes_as_in_material(make_site):
    site = make_site(FILES, plugins=[{"blogposts": MATERIAL}], use_directory_urls=False)
    built = site.build(strict=True)

    assert {
        "blog/page/2/index.html",
        "blog/archive/2024.html",
        "blog/archive/2024/page/2.html",
        "blog/category/big-news.html",
        "blog/author/bobby.html",
    } <= set(built.files)


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_the_posts_of_a_listing_are_in_the_table_of_contents(make_site, theme):
    options = {"blog_toc": True, "categories_toc": False}
    site = make_site(FILES, theme={"name": theme}, plugins=[{"blogposts": options}])
    built = site.build(strict=True)

    for name in ("blog/", "blog/archive/2024/"):
        html = built.html(name)
        anchors = [title["id"] for title in html.select(".blogposts-entry-title")]
        assert anchors[-1] == "blog/b"
        assert {f"#{anchor}" for anchor in anchors} <= {link.get("href") for link in html.select("a")}
    assert built.html("blog/categories/big-news/").select(".blogposts-entry-title[id]") == []


def test_an_author_has_a_page_with_a_profile_and_posts_show_avatars(make_site):
    built = make_site(FILES).build(strict=True)

    bob = built.html("blog/authors/bobby/")
    assert bob.h1.get_text() == "Posts by Bob"
    assert bob.select_one(".blogposts-profile img")["src"] == "../../../img/bob.png"
    assert bob.select_one(".blogposts-profile a")["href"] == "https://bob.example/"
    assert "Reads" in bob.select_one(".blogposts-profile").get_text()
    assert entries(bob) == ["B"]
    listing = built.html("blog/")
    assert {link.get_text(): link["href"] for link in listing.select("[rel=author]")} == {
        "Ada Lovelace": "../blog/authors/ada/",
        "Bob": "https://bob.example/",
    }
    assert len(listing.select(".blogposts-entry .blogposts-avatar")) == 3
    assert "Authors" in built.html("blog/authors/").h1.get_text()
    assert not any("draft-writer" in name for name in built.files)
    assert [badge.get_text() for badge in listing.select(".blogposts-badge")] == ["Pinned"]


def test_the_authors_own_page_keeps_its_text_at_each_kind_of_listing(make_site):
    files = {
        **FILES,
        "blog/category/big-news.md": "# All the news\n\nOwn words.\n",
        "blog/author/ada.md": "# About Ada\n\nOwn words.\n",
        "blog/archive/2024/index.md": "# That year\n\nOwn words.\n",
        "blog/category/index.md": "# What we write on\n\nOwn words.\n",
    }
    built = make_site(files, plugins=[{"blogposts": MATERIAL}]).build(strict=True)

    for name, title, posts in [
        ("blog/category/big-news/", "All the news", ["A"]),
        ("blog/author/ada/", "About Ada", ["C"]),
        ("blog/archive/2024/", "That year", ["A"]),
        ("blog/category/", "What we write on", []),
    ]:
        html = built.html(name)
        assert [h1.get_text() for h1 in html.select("h1")] == [title]
        assert "Own words." in html.get_text()
        assert entries(html) == posts
    assert built.html("blog/category/big-news/page/2/").h1.get_text() == "All the news"


def test_exact_paths_as_in_pelican_also_for_the_authors_own_page(make_site):
    options = {
        "blog_dir": ".",
        "posts_per_page": 1,
        "tags_url_format": "tag/{slug}.html",
        "pagination_url_format": "{path}{page}.html",
    }
    files = {
        "index.md": None,
        "posts/a.md": post("A", date="2024-01-02", tags=["x"]),
        "posts/b.md": post("B", date="2024-01-01", tags=["x", "y"]),
        "tag/x.md": "# On x\n\n[Home](../index.md)\n",
    }
    built = make_site(files, plugins=[{"blogposts": options}]).build(strict=True)

    assert {"tag/x.html", "tag/x2.html", "tag/y.html", "index2.html"} <= set(built.files)
    assert "tag/x/index.html" not in built.files
    html = built.html("tag/x.html")
    assert (html.h1.get_text(), entries(html)) == ("On x", ["A"])
    assert html.select_one("[role=main] p a")["href"] == "../"
    assert [link["href"] for link in html.select("[rel=next]")] == ["../tag/x2.html"]
    assert entries(built.html("index2.html")) == ["B"]
