"""The migration guides: the example of each is built as the guide describes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
import yaml
from guides import FENCE, GUIDES, ROW, TITLE, Guide
from mkdocs.config.defaults import MkDocsConfig
from support import ROOT, Built, Site

from mkdocs_blogposts.adapter.config.config import BlogpostsConfig

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup

OUR_OPTIONS = {name for name, _ in BlogpostsConfig._schema}  # noqa: SLF001
MKDOCS_OPTIONS = {name for name, _ in MkDocsConfig._schema}  # noqa: SLF001


@pytest.fixture(params=GUIDES, ids=[each.path.stem for each in GUIDES])
def guide(request) -> Guide:
    return request.param


@pytest.fixture
def built(guide, tmp_path) -> Built:
    return guide.follow(tmp_path).build()


def names(cell: str) -> list[str]:
    return [] if cell == "–" else cell.split(", ")


def texts(html: BeautifulSoup, selector: str) -> list[str]:
    return [tag.get_text().strip() for tag in html.select(selector)]


def test_there_is_a_guide_for_each_tool():
    tools = "blogging-plugin docusaurus hugo jekyll material nextjs pelican simple-blog"
    assert [each.path.stem for each in GUIDES] == tools.split()


def test_the_posts_of_the_example_have_the_urls_in_the_guide(guide, built):
    blog = next(
        page for page in built.pages if built.html(page).select("[data-kind=posts] .blogposts-entry")
    )
    links = built.html(blog).select(".blogposts-entry h2 a")
    listed = [urljoin(f"/{blog}", link["href"]) for link in links]

    assert listed == [row["URL"] for row in guide.table("Result", "URL")]


def test_the_posts_of_the_example_have_the_metadata_in_the_guide(guide, built):
    for row in guide.table("Result", "URL"):
        header = built.html(row["URL"].lstrip("/")).select_one(".blogposts-header")

        assert texts(header, ".blogposts-meta > span:first-of-type time") == [row["Date"]]
        assert texts(header, ".blogposts-tags a") == names(row["Tags"])
        assert texts(header, "a[rel=category]") == names(row["Categories"])
        assert authors(header) == names(row["Authors"])


def authors(header: BeautifulSoup) -> list[str]:
    """Return the author names in the line with the date, whose other parts have their own elements."""
    parts = header.select(".blogposts-meta > span > bdi:only-child")
    said = [part.get_text() for part in parts if not part.select("time, a[rel=category]")]
    return [name for text in said if not text.endswith("min read") for name in text.split(", ")]


def test_the_example_has_only_posts_listings_and_the_home_page(guide, built):
    posts = {row["URL"].lstrip("/") for row in guide.table("Result", "URL")}
    lists = {page for page in built.pages if built.html(page).select(".blogposts-listing")}
    unlisted = {page for page in built.pages if is_unlisted(built.html(page))}
    expected = [row for row in hidden(guide) if row["Why"] == "Unlisted"]

    assert set(built.pages) - posts - lists - unlisted <= {"", "index.html"}
    assert sorted(title_of(built.html(page)) for page in unlisted) == sorted(
        row["Title"] for row in expected
    )


def hidden(guide: Guide) -> list[dict[str, str]]:
    return guide.table("Result", "Title")


def is_unlisted(html: BeautifulSoup) -> bool:
    return bool(html.select('meta[name="robots"][content="noindex"]'))


def title_of(html: BeautifulSoup) -> str:
    return html.select_one("h1").get_text()


def test_hidden_posts_of_the_example_are_not_in_the_site(guide, built):
    for row in hidden(guide):
        found = [name for name, data in built.everything() if row["Title"].encode() in data]

        assert len(found) == (1 if row["Why"] == "Unlisted" else 0), found


def test_a_preview_shows_the_badges_in_the_guide(guide, tmp_path):
    preview = guide.follow(tmp_path).build(preview=True)
    pages = [preview.html(page) for page in preview.pages]
    entries = [entry for page in pages for entry in page.select(".blogposts-entry")]
    marks = {
        entry.h2.get_text(): entry.select_one(".blogposts-badge").get_text()
        for entry in entries
        if entry.select_one(".blogposts-badge")
    }

    assert marks == {row["Title"]: row["Why"] for row in hidden(guide) if row["Why"] != "Unlisted"}


def test_the_log_has_only_the_messages_in_the_guide(guide, built):
    ours = [(level, text) for level, text in built.log if text.startswith("blogposts:")]

    assert ours == guide.log


def test_no_front_matter_shows_on_a_page_of_the_example(guide, built):
    raw = {line for block in FENCE.finditer(guide.section("Before")) for line in head_of(block["text"])}
    shown = {line.strip() for page in built.pages for line in body_lines(built.html(page))}

    assert raw
    assert raw & shown == set()


def head_of(text: str) -> Iterator[str]:
    """Yield the lines of a post's front matter."""
    fence, *lines = text.split("\n")
    if fence in ("---", "+++"):
        yield fence
        yield from (line.strip() for line in lines[: lines.index(fence)] if line.strip())
    elif fence.startswith("Title: "):
        yield from (fence, *lines[: lines.index("")])


def body_lines(html: BeautifulSoup) -> list[str]:
    return html.body.get_text().split("\n")


def test_every_image_of_the_example_is_in_the_site(built):
    for page in built.pages:
        for image in built.html(page).select("img"):
            if "://" not in image["src"]:
                assert (built.path(page).parent / image["src"]).is_file(), (page, image["src"])


def test_the_guide_shows_all_files_of_the_example(guide):
    blocks = list(FENCE.finditer(guide.section("Before")))
    tree = blocks[0]["text"]
    files = [title["path"] for block in blocks[1:] if (title := TITLE.search(block["info"]))]

    for path in files:
        assert re.search(rf"(?:^|[ /]){re.escape(path.rpartition('/')[2])}$", tree, re.MULTILINE), path
    assert len(re.findall(r"^.*[^/\n]$", tree, re.MULTILINE)) == len(files)


def test_the_settings_of_the_guide_exist(guide):
    if guide.path.stem == "material":  # Its options have a page of their own.
        return
    rows = ROW.findall(guide.section("Settings"))[2:]
    settings = [
        setting
        for row in rows
        for span in re.findall(r"`([^`]+)`", row.rpartition(" | ")[2])
        if isinstance(setting := yaml.safe_load(span), dict)
    ]

    assert settings
    for setting in settings:
        for name in setting:
            assert name in OUR_OPTIONS | MKDOCS_OPTIONS, setting


# --- Material's own plugin -------------------------------------------------------------------------

MATERIAL = Guide(ROOT / "docs" / "migration" / "material.md")


def test_materials_blog_plugin_gives_the_example_the_same_urls(tmp_path):
    MATERIAL.follow(tmp_path)
    before = [block["text"] for block in FENCE.finditer(MATERIAL.section("Before"))]
    config = next(text for text in before if text.startswith("site_name:"))
    built = Site(tmp_path, yaml.safe_load(config)).build()

    for row in MATERIAL.table("Result", "URL"):
        assert row["URL"].lstrip("/") in built.pages
