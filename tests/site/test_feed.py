"""The JSON feed of a site, read back and checked against the rules of JSON Feed 1.1."""

from __future__ import annotations

import json

import jsonschema
import pytest
from support import post

URL = "https://example.com/docs/"
TEXT = {"type": "string", "minLength": 1}
WEB = {"type": "string", "format": "uri", "pattern": '^https?://[^ <>"]+$'}
AUTHOR = {
    "type": "object",
    "properties": {"name": TEXT, "url": WEB, "avatar": WEB},
    "minProperties": 1,
    "additionalProperties": False,
}
ITEM = {
    "type": "object",
    "required": ["id", "url", "title", "content_text"],
    "properties": {
        "id": WEB,
        "url": WEB,
        "title": TEXT,
        "summary": TEXT,
        "content_text": TEXT,
        "image": WEB,
        "date_published": {
            "type": "string",
            "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$",
        },
        "date_modified": {"$ref": "#/properties/items/items/properties/date_published"},
        "authors": {"type": "array", "items": AUTHOR, "minItems": 1},
        "tags": {"type": "array", "items": TEXT, "minItems": 1, "uniqueItems": True},
    },
    "additionalProperties": False,
}
FEED = {
    "type": "object",
    "required": ["version", "title", "home_page_url", "feed_url", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "home_page_url": WEB,
        "feed_url": WEB,
        "description": TEXT,
        "language": {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"},
        "items": {"type": "array", "items": ITEM, "maxItems": 20},
    },
    "additionalProperties": False,
}
"""The rules of https://www.jsonfeed.org/version/1.1/ for the keys that we write."""


def feed_of(built, path="blog/feed.json"):
    feed = json.loads(built.text(path))
    jsonschema.validate(feed, FEED)
    ids = [item["id"] for item in feed["items"]]
    assert len(set(ids)) == len(ids)
    return feed


def config(**options):
    return {"site_url": URL, "plugins": ["search", {"blogposts": options}]}


def test_the_feed_has_what_posts_have_with_absolute_urls(make_site):
    front = {
        "date": "2024-05-03",
        "updated": "2024-06-01",
        "tags": ["C++", "one & two"],
        "categories": ["News"],
        "authors": [{"name": "Ana", "url": "about/", "avatar": "img/ana.png"}],
        "image": "cover.png",
        "summary": 'What "it" is < all > about.',
    }
    files = {
        "blog/index.md": "# Our blog\n",
        "blog/größe/index.md": post("A & B", **front),
        "blog/größe/cover.png": b"PNG",
        "blog/plain.md": post("Plain", "The first paragraph.", date="2024-01-01T10:30:00"),
        "img/ana.png": b"PNG",
    }
    options = {"timezone": "Europe/Berlin"}
    built = make_site(files, site_description="About us", **config(**options)).build(strict=True)

    assert feed_of(built) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Our blog – Site",
        "home_page_url": f"{URL}blog/",
        "feed_url": f"{URL}blog/feed.json",
        "description": "About us",
        "language": "en",
        "items": [
            {
                "id": f"{URL}blog/gr%C3%B6%C3%9Fe/",
                "url": f"{URL}blog/gr%C3%B6%C3%9Fe/",
                "title": "A & B",
                "summary": 'What "it" is < all > about.',
                "content_text": 'What "it" is < all > about.',
                "image": f"{URL}blog/gr%C3%B6%C3%9Fe/cover.png",
                "date_published": "2024-05-03T00:00:00+02:00",
                "date_modified": "2024-06-01T00:00:00+02:00",
                "authors": [{"name": "Ana", "url": f"{URL}about/", "avatar": f"{URL}img/ana.png"}],
                "tags": ["C++", "one & two", "News"],
            },
            {
                "id": f"{URL}blog/plain/",
                "url": f"{URL}blog/plain/",
                "title": "Plain",
                "summary": "The first paragraph.",
                "content_text": "The first paragraph.",
                "date_published": "2024-01-01T10:30:00+01:00",
            },
        ],
    }
    for page in ("blog/", "blog/plain/", "blog/archive/2024/"):
        (link,) = built.html(page).head.select("link[rel=alternate]")
        assert (link["type"], link["title"]) == ("application/feed+json", "Our blog – Site")
        assert link["href"] == f"{URL}blog/feed.json"
    assert not built.html("").select("link[rel=alternate]")
    assert "feed" not in built.text("sitemap.xml") + built.text("search/search_index.json")


@pytest.mark.parametrize(
    ("changes", "is_there"),
    [
        ({}, True),
        ({"site_url": ""}, False),
        (config(feed=False), False),
        ({"use_directory_urls": False}, True),
    ],
)
def test_there_is_a_feed_if_site_url_is_set_and_the_feed_is_not_turned_off(
    make_site, changes, is_there
):
    site = make_site({"blog/a.md": post("A", date="2024-01-01")}, **{**config(), **changes})
    built = site.build(strict=True)

    assert ("blog/feed.json" in built.files) is is_there
    if is_there:
        (item,) = feed_of(built)["items"]
        assert built.path(item["url"].removeprefix(URL)).is_file()


def test_the_feed_has_the_newest_twenty_posts(make_site):
    files = {f"blog/{day}.md": post(f"Day {day}", date=f"2024-01-{day:02}") for day in range(1, 26)}
    titles = [item["title"] for item in feed_of(make_site(files, **config()).build())["items"]]

    assert titles == [f"Day {day}" for day in range(25, 5, -1)]


@pytest.mark.parametrize("preview", [False, True])
def test_only_posts_that_anyone_may_find_are_in_the_feed(make_site, preview):
    files = {
        "blog/a.md": post("Open", date="2024-01-01"),
        "blog/b.md": post("Draft", date="2024-01-01", draft=True),
        "blog/c.md": post("Scheduled", date="2099-01-01"),
        "blog/d.md": post("Expired", date="2024-01-01", expires="2025-01-01"),
        "blog/e.md": post("Unlisted", date="2024-01-01", unlisted=True),
    }
    feed = feed_of(make_site(files, **config()).build(preview=preview))

    assert [item["title"] for item in feed["items"]] == ["Open"]


def test_the_text_of_an_encrypted_post_is_not_in_the_feed(make_site):
    # The plugin remembers the weakest password of all sites of a process, and warns of it.
    closed = {"date": "2024-01-01", "password": "Tr0ub4dor&3-correct-horse-battery"}
    files = {
        "blog/a.md": post("Closed", "Canary text.", **closed),
        "blog/b.md": post("Open", "Open text.", date="2023-01-01"),
    }
    plugins = ["search", "encryptcontent", "blogposts"]
    built = make_site(files, **{**config(), "plugins": plugins}).build()

    assert "Canary" not in built.text("blog/feed.json")
    assert [item["content_text"] for item in feed_of(built)["items"]] == ["Closed", "Open text."]


def test_a_file_at_the_path_of_the_feed_keeps_it(make_site):
    files = {"blog/a.md": post("A", date="2024-01-01"), "blog/feed.json": b"mine"}
    built = make_site(files, **config()).build(strict=True)

    assert built.text("blog/feed.json") == "mine"
    assert "note: [output-skipped] blog/feed.json" in built.notes


def test_a_post_at_the_path_of_the_feed_keeps_it(make_site):
    files = {"blog/a.md": post("A", date="2024-01-01", permalink="feed.json")}
    built = make_site(files, **config(), use_directory_urls=True).build(strict=True)

    assert "blog/feed.json/index.html" in built.files
    assert "note: [output-skipped] blog/a.md" in built.notes


def test_a_draft_that_links_to_the_feed_does_not_exclude_it(make_site):
    files = {
        "blog/a.md": post("A", date="2024-01-01"),
        "blog/b.md": post("B", "[feed](feed.json) blog/feed.json", date="2024-01-01", draft=True),
        "blog/feed.md": post("C", date="2024-01-01", draft=True),
    }
    built = make_site(files, **config()).build(strict=True)

    assert len(feed_of(built)["items"]) == 1


def test_extreme_dates_and_odd_offsets_make_a_valid_feed(make_site):
    days = ("1000-01-01", "1850-01-01", "2020-01-01T00:00:00+14:00")
    late = "9999-12-31T23:59:00Z"
    files = {f"blog/{day[:4]}.md": post(day, date=day, updated=late) for day in days}
    items = feed_of(make_site(files, **config(timezone="Pacific/Kiritimati")).build())["items"]

    assert [item["date_published"] for item in items] == [
        "2020-01-01T00:00:00+14:00",
        "1850-01-01T10:29:20+00:00",
        "1000-01-01T10:29:20+00:00",
    ]
    assert {item["date_modified"] for item in items} == {"9999-12-31T23:59:00+00:00"}


def test_the_blog_of_a_whole_site_has_its_feed_at_the_root(make_site):
    built = make_site({"a.md": post("A", date="2024-01-01")}, **config(blog_dir=".")).build()

    assert feed_of(built, "feed.json")["feed_url"] == f"{URL}feed.json"
    assert feed_of(built, "feed.json")["home_page_url"] == URL


def test_the_feed_is_the_same_with_feeds_of_other_plugins_and_minified_pages(make_site):
    files = {"blog/a.md": post("A", "Some text.", date="2024-01-01")}
    alone = make_site(files, **config()).build()
    plugins = ["rss", {"minify": {"minify_html": True}}, "search", "blogposts"]
    among = make_site(files, **{**config(), "plugins": plugins}).build()

    assert among.text("blog/feed.json") == alone.text("blog/feed.json")
    assert "feed_rss_created.xml" in among.files


OPEN = """
from pathlib import Path
files = []

def on_nav(nav, config, files):
    globals()["files"] = list(files)

def on_post_build(config):
    for file in files:
        if file.src_uri == "blog/feed.json":
            text = Path(file.abs_src_path).read_text("utf-8")
            assert text == Path(file.abs_dest_path).read_text("utf-8")
            Path(config.site_dir, "opened.txt").write_text("opened")
"""


def test_plugins_can_open_the_source_of_the_feed_when_the_site_is_built(make_site):
    files = {"blog/a.md": post("A", date="2024-01-01"), "../open.py": OPEN}
    built = make_site(files, hooks=["open.py"], site_url="https://example.com/").build(strict=True)

    assert built.text("opened.txt") == "opened"


def test_the_urls_of_the_feed_are_quoted(make_site):
    plugins = [{"blogposts": {"blog_dir": "my notes/é"}}]
    files = {"my notes/é/a.md": post("A", date="2024-01-01")}
    built = make_site(files, plugins=plugins, site_url="https://example.org/s").build(strict=True)
    url = "https://example.org/s/my%20notes/%C3%A9/feed.json"

    assert json.loads(built.text("my notes/é/feed.json"))["feed_url"] == url
    assert built.html("my notes/é/").select_one("link[rel=alternate]")["href"] == url
