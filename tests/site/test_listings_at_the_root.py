"""Whole builds with listings, indexes and posts that are relative to the site."""

from __future__ import annotations

import json

from support import nav_lines, post

OPTIONS = {
    "permalink": "/{year}/{slug}",
    "posts_per_page": 1,
    "tags_url_format": "/tags/{slug}",
    "categories_url_format": "/topics/{slug}.html",
    "categories_index_url": "/topics.html",
    "archive_url_format": "/{date}",
    "authors_profiles_url_format": "/team/{slug}",
}
FILES = {
    "index.md": "# Home\n",
    "blog/index.md": "# News\n",
    "blog/.authors.yml": "ada: {name: Ada}\nbob: {name: Bob}\n",
    "blog/a.md": post(
        "A", date="2024-05-03", tags=["Python", "Ants"], authors=["ada"], categories=["X"]
    ),
    "blog/b.md": post("B", date="2024-01-02", tags=["python"], authors=["bob"]),
    "blog/c/index.md": post("C", "[A](../a.md) ![](c.png)", date="2021-06-01"),
    "blog/c/c.png": b"png",
    "blog/d.md": post("D", date="2024-01-01", draft=True),
    "tags/python.md": "# On Python\n\nOwn words.\n",
    "tags/index.md": "# Topics of ours\n\n[Home](../index.md)\n",
    "tags/draft.md": "---\ndraft: true\n---\n\nAn idea.\n",
    "team/ada.md": "# On Ada\n\nOwn words.\n",
    "2021.md": "# The year 2021\n\nOwn words.\n",
    "topics/x.md": "# On X\n\n[Home](../index.md)\n",
    "archive.md": "# Old docs\n",
}


def entries(html):
    return [title.get_text() for title in html.select(".blogposts-entry-title")]


def test_listings_and_posts_at_the_root_of_the_site(make_site):
    site = make_site(FILES, site_url="https://example.org/", plugins=["search", {"blogposts": OPTIONS}])
    built = site.build()

    assert built.problems == []
    assert [note for note in built.notes if "[" in note] == ["note: [listing-skipped] archive.md"]
    assert set(built.pages) == {
        *("", "archive/", "blog/", "blog/page/2/", "blog/page/3/"),
        *("2021/", "2021/c/", "2024/", "2024/a/", "2024/b/", "2024/page/2/"),
        *("tags/", "tags/ants/", "tags/python/", "tags/python/page/2/"),
        *("team/", "team/ada/", "team/bob/", "topics.html", "topics/x.html"),
    }
    assert "2021/c/c.png" in built.files
    for name, title, posts in [
        ("tags/python/", "On Python", ["A"]),
        ("tags/python/page/2/", "On Python – page 2", ["B"]),
        ("team/ada/", "On Ada", ["A"]),
        ("2021/", "The year 2021", ["C"]),
        ("topics/x.html", "On X", ["A"]),
    ]:
        html = built.html(name)
        assert (html.h1.get_text(), entries(html)) == (title, posts)
        assert ("Own words." in html.get_text()) == ("page" not in name and ".html" not in name)
    assert "An idea" not in "".join(built.text(name) for name in built.files if name.endswith(".html"))
    assert [a["href"] for a in built.html("tags/").select(".blogposts-terms a")] == [
        "../tags/ants/",
        "../tags/python/",
    ]
    assert nav_lines(built.html("tags/python/page/2/")) == [
        "Home -> ../../../..",
        "Old docs -> ../../../../archive/",
        "* Blog",
        "  A | Text. -> ../../../../2024/a/",
        "  B | Text. -> ../../../../2024/b/",
        "  C | A -> ../../../../2021/c/",
        "  All posts -> ../../../../blog/",
        "  * Tags -> ../../../",
        "  Categories -> ../../../../topics.html",
        "  Authors -> ../../../../team/",
    ]
    links = {link["href"] for link in built.html("2024/a/").select("[role=main] a")}
    assert {"../../team/ada/", "../../topics/x.html", "../../tags/python/"} <= links
    assert built.html("2021/c/").select_one("[role=main] p a")["href"] == "../../2024/a/"
    indexed = {doc["location"] for doc in json.loads(built.text("search/search_index.json"))["docs"]}
    assert "tags/ants/" not in indexed
    assert "https://example.org/tags/ants/" in built.text("sitemap.xml")


def test_two_blogs_do_not_share_listings(make_site):
    options = {"tags_url_format": "/tags/{slug}"}
    files = {
        "blog/a.md": post("A", date="2024-01-01", tags=["x"]),
        "news/n.md": post("N", date="2024-01-02", tags=["x", "y"]),
    }
    plugins = [{"blogposts": options}, {"blogposts": {**options, "blog_dir": "news"}}]
    built = make_site(files, plugins=plugins).build()

    assert built.problems == ["error: [listing-blocked] mkdocs.yml"]
    assert entries(built.html("tags/x/")) == ["A"]
    assert "tags/y/index.html" not in built.files
    assert built.html("news/n/").select(".blogposts-tags a") == []
