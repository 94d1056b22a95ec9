"""Every plugin of `other_plugins.py`, before and after ours: posts are complete, drafts are hidden."""

from __future__ import annotations

import json
import struct
import xml.etree.ElementTree as ET
from dataclasses import replace
from email.utils import parsedate_to_datetime
from zipfile import ZipFile

import pytest
from hosts import build_with
from other_plugins import FILES, ORDERS, OTHER_PLUGINS, PASSWORD, POSTS, OtherPlugin, Whole, with_table
from sampling import sampled
from support import ROOT, Built, post

SITE_URL = "https://example.org/"
BY_NAME = {other.name: other for other in OTHER_PLUGINS}


def in_order(other: OtherPlugin, order: str) -> list[object]:
    """The list of plugins with this one before or after ours, and a search in any case."""
    both = [other.entry, "blogposts"]
    both = both if order == "before" else both[::-1]
    return both if other.name.endswith("search") else ["search", *both]


@pytest.fixture
def site_of(make_site, monkeypatch):
    """Make a site with these plugins."""

    def make(others, plugins, **config):
        files, settings = dict(FILES), {}
        for other in others:
            files |= other.files
            settings |= other.config
        settings = {"site_url": SITE_URL, **settings, **config, "plugins": plugins}
        site = make_site(files, **settings)
        for prepare in {other.prepare for other in others} - {None}:
            prepare(site)
        # Where the plugins gen-files and rss look for their files, whatever the site's folder.
        monkeypatch.chdir(site.root)
        return site

    return make


@pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")  # Of autozip.
@pytest.mark.parametrize(("name", "order"), sampled(tuple(BY_NAME), ORDERS))
def test_posts_stay_whole_and_hidden_ones_hidden(site_of, name, order):
    other = BY_NAME[name]
    site = site_of([other], in_order(other, order), theme={"name": other.theme})
    built = site.build(strict=True)

    assert built.problems == list(other.problems)
    assert bool(built.aborted) == bool(other.problems)
    check_hidden(built)
    check_whole(built, [*other.posts, *POSTS])
    if check := CHECKS.get(name):
        check(built)


# The languages and a second search are for sites of their own, and there is one navigation. The others
# fail beside one of these, without a blog, too: pub-obsidian beside macros, thumbnails beside
# htmlproofer, autolinks beside obsidian-bridge; and autozip and document-dates publish what
# encryptcontent encrypts; and git-authors and git-revision-date take no source outside the repository,
# which others need.
_ALONE = frozenset({"search", "i18n", "awesome-nav", "section-index"}) | {
    *("autolinks", "autozip", "document-dates", "git-authors", "git-revision-date"),
    *("pub-obsidian", "thumbnails"),
}
TOGETHER = [other for other in OTHER_PLUGINS if other.name not in _ALONE]
# With a summary, as the notes on encryptcontent advise: the plugin rss would print the text.
SECRET = post("Secret", "Wombat words.", password=PASSWORD, summary="For members.")
PUBLISHED = (
    *BY_NAME["mkdocs-video"].posts,
    *BY_NAME["obsidian-bridge"].posts,
    Whole(url="blog/secret/", title="Secret", text="", summary="For members."),
    *BY_NAME["autorefs"].posts,
    *BY_NAME["macros"].posts,
    *BY_NAME["gen-files"].posts,
    *POSTS,
)


@pytest.mark.parametrize("order", ORDERS)
def test_all_of_them_in_one_site(site_of, order):
    check_together(site_of, order, lambda site: site.build(strict=True))


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_all_of_them_under_both_hosts(site_of, host):
    def build(site):
        result = build_with(site, "--strict", host=host)
        assert result.returncode == 0, result.stderr
        return site.built

    check_together(site_of, "before", build)


def check_together(site_of, order, build) -> None:
    plugins = [other.entry for other in TOGETHER]
    ours = {"blogposts": {"nav_posts": len(PUBLISHED)}}
    plugins = [*plugins, ours] if order == "before" else [ours, *plugins]
    site = site_of(TOGETHER, plugins, theme={"name": "material"})
    site.write({"blog/2024-02-04-secret.md": SECRET})
    built = build(site)

    assert built.problems == []
    check_hidden(built)
    check_whole(built, PUBLISHED)
    for name in ("git-revision-date-localized", "minify", "redirects"):
        CHECKS[name](built)


@pytest.mark.parametrize("name", ["autorefs", "macros", "minify", "redirects", "rss"])
def test_properdocs(site_of, name):
    other = BY_NAME[name]
    site = site_of([other], in_order(other, "before"), theme={"name": other.theme})
    result = build_with(site, "--strict", host="properdocs")

    assert result.returncode == 0, result.stderr
    check_hidden(site.built)
    check_whole(site.built, [*other.posts, *POSTS])
    if check := CHECKS.get(name):
        check(site.built)


def check_hidden(built: Built) -> None:
    places = {"zyzzyva": [], "quokka": [], "wombat": []}
    for name, data in built.everything():
        text = name.encode() + data.lower()
        for word, found in places.items():
            if word.encode() in text:
                found.append(name)
    # What a plugin makes of every page that readers may see.
    made = {"assets/images/social/blog/quokka.png", "source.zip"}
    unlisted = [name for name in places["quokka"] if name not in made]
    assert {**places, "quokka": unlisted} == {
        "zyzzyva": [],
        "quokka": ["blog/quokka/index.html"],
        "wombat": [],
    }


def check_whole(built: Built, posts) -> None:
    listing = built.html("blog/")
    entries = listing.select(".blogposts-entry")
    assert [entry.select_one(".blogposts-entry-title").get_text() for entry in entries] == [
        post.title for post in posts
    ]
    nav = listing.select_one(".md-nav--primary, .navbar").get_text(" ")
    for one, entry in zip(posts, entries, strict=True):
        html = built.html(one.url)
        assert [h1.get_text() for h1 in html.select("h1")].count(one.title) == 1
        assert one.text in html.select_one("article, [role=main]").get_text()
        assert len(html.select(".blogposts-header")) == 1
        assert len(html.select(".blogposts-around")) == 1
        summary = entry.select_one(".blogposts-summary")
        assert (summary.get_text() if summary else "") == one.summary
        assert one.title in nav
        assert one.summary in nav
    links = {link["href"] for link in built.html("blog/old/").select('p a[href^=".."]')}
    assert links == {"../new/", "../trip/"}
    assert {"blog/chart.png", "blog/trip/sea.png"} <= set(built.files)


# --- what only some sites do ----------------------------------------------------------------------


@pytest.mark.parametrize("order", ORDERS)
def test_a_redirect_to_a_hidden_post_is_not_made(site_of, order):
    other = replace(
        BY_NAME["redirects"],
        options={"redirect_maps": {"a.md": "blog/zyzzyva-draft.md", "b.md": "blog/2024-01-01-old.md"}},
    )
    built = site_of([other], in_order(other, order)).build()

    assert built.problems == ["Redirect target 'blog/zyzzyva-draft.md' does not exist!"]
    check_hidden(built)
    assert "b/" in built.pages
    assert "a/" not in built.pages


def test_a_redirect_to_a_draft_is_made_in_a_preview(site_of):
    other = replace(BY_NAME["redirects"], options={"redirect_maps": {"a.md": "blog/zyzzyva-draft.md"}})
    built = site_of([other], in_order(other, "before")).build(preview=True)

    assert built.problems == []
    assert "a/" in built.pages


def test_feeds_understand_front_matter_of_other_tools(make_site):
    forms = {"authors": [{"name": "Ada"}], "image": {"src": "a.png"}, "rss": True}
    files = {
        "blog/a.md": post("A", date="4 July 2024", **forms),
        "blog/b.md": post("B", "Text.", pubDate="2024-07-05", authors=["Bob"], updated="2024-08-01"),
    }
    rss = {"rss": {**BY_NAME["rss"].options, "use_git": False}}
    built = make_site(files, site_url=SITE_URL, plugins=[rss, "blogposts"]).build(strict=True)

    assert built.problems == []
    items = json.loads(built.text("feed_json_created.json"))["items"]
    assert [
        (item["title"], item["date_published"][:10], [author["name"] for author in item["authors"]])
        for item in items
    ] == [("B", "2024-07-05", ["Bob"]), ("A", "2024-07-04", ["Ada"])]
    assert items[0]["date_modified"].startswith("2024-08-01")


def test_an_encrypted_post_stays_encrypted_in_a_dirty_build(site_of):
    other = BY_NAME["encryptcontent"]
    site = site_of([other], in_order(other, "before"))
    site.build()
    site.write({"blog/2024-01-01-old.md": post("Older", "New words.")})
    built = site.build(dirty=True)

    assert "Secret" in built.text("blog/")
    check_hidden(built)


PRINTED = "warning: [feed-prints-encrypted] blog/2024-02-04-secret.md"


@pytest.mark.parametrize(
    ("lines", "options", "is_printed"),
    [
        ({}, {}, True),
        ({}, {"abstract_chars_count": 0}, False),
        ({}, {"match_path": "other/.*"}, False),
        ({"summary": "For members."}, {}, False),
        ({"summary": "For members."}, {"abstract_chars_count": -1}, True),
        ({"unlisted": True}, {}, False),
    ],
)
def test_an_encrypted_post_whose_text_a_feed_prints_gets_a_warning(site_of, lines, options, is_printed):
    rss = {"rss": {"use_git": False, **options}}
    closed = BY_NAME["encryptcontent"]
    site = site_of([closed, BY_NAME["rss"]], [closed.entry, rss, "blogposts"])
    site.write(
        {"blog/2024-02-04-secret.md": post("Secret", "Wombat words.", password=PASSWORD, **lines)}
    )
    built = site.build()

    assert (PRINTED in built.problems) is is_printed
    assert (b"Wombat" in b"".join(data for _, data in built.everything())) is is_printed


def test_a_feed_accepts_an_image_with_a_very_long_name(site_of):
    rss = BY_NAME["rss"]
    site = site_of([rss], in_order(rss, "before"))
    site.write({"blog/long.md": post("Long", date="2024-01-01", image="x" * 100_000)})
    built = site.build()

    assert not built.aborted
    assert "Long" in built.text("feed_rss_created.xml")


def test_the_documentation_has_the_table_of_these_tests():
    documented = (ROOT / "docs/plugins.md").read_text(encoding="utf-8")

    assert with_table(documented) == documented, "make plugins writes it anew"


# --- what each plugin is there for ----------------------------------------------------------------


def search(built: Built) -> None:
    docs = json.loads(built.text("search/search_index.json"))["docs"]
    found = {doc["location"].partition("#")[0] for doc in docs}
    assert found == {"", "about/", "blog/new/", "blog/trip/", "blog/old/"}


def tags(built: Built) -> None:
    html = built.html("topics/").select_one("article")
    links = {link["href"] for link in html.select("a:not(.headerlink)")}
    assert links == {"../blog/new/", "../blog/trip/", "../blog/old/"}
    assert [h2.get_text(strip=True) for h2 in html.select("h2")] == ["x", "y"]
    shown = built.html("blog/new/").select(".md-tags:not([hidden]) .md-tag, .blogposts-tags a")
    assert [tag.get_text(strip=True) for tag in shown] == ["x"]


def social(built: Built) -> None:
    cards = {name for name in built.files if name.startswith("assets/images/social/blog/")}
    for one in POSTS:
        html = built.html(one.url)
        image = html.select_one('meta[property="og:image"]')["content"].removeprefix(SITE_URL)
        assert image in cards
        width, height = struct.unpack(">2I", built.path(image).read_bytes()[16:24])
        assert (width, height) == (1200, 630)
        assert html.select_one('meta[property="og:title"]')["content"] == f"{one.title} - Site"
        assert html.select_one('meta[property="og:description"]')["content"] == one.summary


def rss(built: Built) -> None:
    items = ET.fromstring(built.text("feed_rss_created.xml")).iter("item")  # noqa: S314 - of our own site
    assert [
        (
            item.findtext("title"),
            item.findtext("link"),
            parsedate_to_datetime(item.findtext("pubDate")).date().isoformat(),
        )
        for item in items
    ] == [
        ("New & shiny", f"{SITE_URL}blog/new/", "2024-01-03"),
        ("Trip", f"{SITE_URL}blog/trip/", "2024-01-02"),
        ("Old", f"{SITE_URL}blog/old/", "2024-01-01"),
    ]
    feed = json.loads(built.text("feed_json_created.json"))
    assert feed["items"][0]["content_html"] == "What new is about."


def redirects(built: Built) -> None:
    for page, target in (("was/", "../blog/new/"), ("were/", "../blog/tags/x/")):
        assert built.html(page).select_one("link[rel=canonical]")["href"] == target


def section_index(built: Built) -> None:
    heads = built.html("blog/new/").select(".md-nav--primary .md-nav__container > a")
    assert [(head.get_text(strip=True), head["href"]) for head in heads] == [("Blog", "../")]


def default_language_only(built: Built) -> None:
    assert "fr/about/" in built.pages
    assert [page for page in built.pages if page.startswith("fr/blog/")] == []


def git_dates(built: Built) -> None:
    assert "March 4, 2025" in built.html("blog/new/").select_one("article").get_text(" ")


def minify(built: Built) -> None:
    assert built.text("blog/new/").lower().startswith("<!doctype html><html lang=en")
    assert "assets/blogposts.min.css" in built.files
    assert "assets/blogposts.css" not in built.files
    metas = built.html("blog/new/").select('meta[name="description"]')
    assert [meta["content"] for meta in metas] == ["What new is about."]


def encryptcontent(built: Built) -> None:
    html = built.html("blog/secret/")
    assert html.select_one("#mkdocs-encrypted-content")
    assert html.title.get_text() == "[Protected] Secret - Site"


def autolinks(built: Built) -> None:
    links = built.html("blog/deep/auto/").select("[role=main] p a")
    assert [link["href"] for link in links] == ["../../old/"]


def obsidian_bridge(built: Built) -> None:
    links = built.html("blog/deep/vault/").select("[role=main] p a")
    assert [link["href"] for link in links] == ["../../old/"]


def pub_obsidian(built: Built) -> None:
    links = built.html("blog/note/").select("[role=main] p a")
    assert [link["href"] for link in links] == ["../old/"]
    assert "Backlinks" in built.text("blog/old/")


def thumbnails(built: Built) -> None:
    image = built.html("blog/paper/").select_one("p a img")
    assert built.path(f"blog/paper/{image['src']}").read_bytes().startswith(b"\x89PNG")


def autozip(built: Built) -> None:
    with ZipFile(built.path("source.zip")) as sources:
        names = set(sources.namelist())
        listing = sources.read("blog/tags/index.md").decode()
    assert {"index.md", "blog/index.md", "blog/2024-01-01-old.md", "blog/tags/x.md"} <= names
    assert listing.splitlines() == ["# Tags"]


def document_dates(built: Built) -> None:
    recent = {link["href"] for link in built.html("recent/").select("article a[href^='/']")}
    assert {"/blog/new/", "/blog/trip/", "/blog/old/", "/blog/", "/blog/tags/"} <= recent
    assert built.html("blog/new/").select(".document-dates-plugin time")
    assert built.html("blog/").select(".document-dates-plugin time") == []


def video(built: Built) -> None:
    assert built.html("blog/film/").select_one("iframe")["src"] == "https://example.org/film"


CHECKS = {
    "autolinks": autolinks,
    "autozip": autozip,
    "document-dates": document_dates,
    "mkdocs-video": video,
    "obsidian-bridge": obsidian_bridge,
    "pub-obsidian": pub_obsidian,
    "thumbnails": thumbnails,
    "encryptcontent": encryptcontent,
    "git-revision-date-localized": git_dates,
    "i18n": default_language_only,
    "material/search": search,
    "minify": minify,
    "redirects": redirects,
    "rss": rss,
    "search": search,
    "section-index": section_index,
    "social": social,
    "tags": tags,
}
"""Checks of a plugin's own effect. For the other plugins, complete posts are enough."""
