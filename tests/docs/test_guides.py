"""The migration guides: the example of each is built as the guide describes it."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig
from support import ROOT, Built, Site

from mkdocs_blogposts.adapter.config import material_options
from mkdocs_blogposts.adapter.config.config import BlogpostsConfig

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bs4 import BeautifulSoup

GUIDES = sorted((ROOT / "docs" / "migration").glob("*.md"))
OUR_OPTIONS = {name for name, _ in BlogpostsConfig._schema}  # noqa: SLF001
MKDOCS_OPTIONS = {name for name, _ in MkDocsConfig._schema}  # noqa: SLF001

# A fenced block; its title is the path of a file.
FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<info>[^`\n]*)\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)
TITLE = re.compile(r'title="(?P<path>[^"]+)"')
ROW = re.compile(r"^\|(?P<cells>.+)\|$", re.MULTILINE)


@dataclass(frozen=True)
class Guide:
    path: Path

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    def section(self, heading: str) -> str:
        """Return the text between a heading and the next one of its level or above."""
        match = re.search(rf"(?ms)^(#+) {re.escape(heading)}\n(.*?)(?=^(?!\1#)##+ |\Z)", self.text)
        assert match, heading
        return match[2]

    def follow(self, root: Path) -> Site:
        """Follow the guide: write the files of its example, run its commands, write the new files."""
        steps = (
            self.section("Before"),
            self.text.partition("\n## Example\n")[0],
            self.section("After"),
        )
        for step in steps:
            for block in FENCE.finditer(step):
                if title := TITLE.search(block["info"]):
                    path = root / title["path"]
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(block["text"], encoding="utf-8")
                elif block["info"] == "sh":
                    subprocess.run(["sh", "-eu"], input=block["text"], cwd=root, text=True, check=True)
        site = Site(root, yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8")))
        if not (site.docs_dir / "index.md").exists():
            site.write({"index.md": "# Home\n"})
        return site

    def table(self, heading: str, first_column: str) -> list[dict[str, str]]:
        """Return the rows of the table in a section whose first column has this name."""
        tables = re.split(r"\n{2,}", self.section(heading).strip())
        table = next(text for text in tables if text.startswith(f"| {first_column} |"))
        names, _, *rows = [
            [cell.strip().strip("`") for cell in match["cells"].split(" | ")]
            for match in ROW.finditer(table)
        ]
        return [dict(zip(names, row, strict=True)) for row in rows]

    @property
    def log(self) -> list[tuple[str, str]]:
        (block,) = FENCE.finditer(self.section("Result"))
        return re.findall(r"^([A-Z]+) +-  (.+)$", block["text"], re.MULTILINE)


@pytest.fixture(params=GUIDES, ids=[path.stem for path in GUIDES])
def guide(request) -> Guide:
    return Guide(request.param)


@pytest.fixture
def built(guide, tmp_path) -> Built:
    return guide.follow(tmp_path).build()


def names(cell: str) -> list[str]:
    return [] if cell == "–" else cell.split(", ")


def texts(html: BeautifulSoup, selector: str) -> list[str]:
    return [tag.get_text().strip() for tag in html.select(selector)]


def test_there_is_a_guide_for_each_tool():
    assert [path.stem for path in GUIDES] == ["docusaurus", "hugo", "jekyll", "material", "nextjs"]


def test_the_posts_of_the_example_have_the_urls_in_the_guide(guide, built):
    blog = next(page for page in built.pages if built.html(page).select(".blogposts-entry"))
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
        for line in lines[: lines.index(fence)]:
            if line.strip():
                yield line.strip()


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


def test_options_that_the_guide_keeps_are_accepted():
    rows = MATERIAL.table("Settings", "In Material")
    staying = [row["In Material"] for row in rows if row["Here"].startswith("may stay")]
    options = [yaml.safe_load(span) for row in staying for span in row.split("`, `")]

    assert len(options) > len(staying) > 3
    for option in options:
        assert refusals(option) == [], option


def test_other_values_of_these_options_are_refused():
    for name, (accepted, _) in material_options.REFUSED.items():
        assert not accepted or f"`{name}: " in MATERIAL.section("Settings"), name
        assert all(refusals({name: value}) == [] for value in accepted)
        assert len(refusals({name: "something else"})) == 1


def test_the_guide_names_the_options_that_both_plugins_have():
    (sentence,) = re.findall(r"same name and meaning: (.+?)\.\s", MATERIAL.text, re.DOTALL)

    assert set(re.findall(r"`(\w+)`", sentence)) == OUR_OPTIONS & options_in_material()


def options_in_material() -> set[str]:
    config = pytest.importorskip("material.plugins.blog.config")
    return {name for name, _ in config.BlogConfig._schema}  # noqa: SLF001


def refusals(options: dict[str, object]) -> list[str]:
    config = BlogpostsConfig()
    config.load_dict(options)
    return [str(error) for _, error in config.validate()[0]]
