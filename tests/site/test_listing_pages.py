"""Listing pages for other plugins: they exist early, with a source that can be opened."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from support import post

FILES = {
    "about.md": "# About\n",
    "blog/a.md": post("A", date="2024-01-01", tags=["x", "C++ {{ & <b>"]),
    "blog/b.md": post("B", date="2024-01-02", categories=["News"]),
}
LISTINGS = {
    "blog/index.md": "# Blog",
    "blog/tags/index.md": "# Tags",
    "blog/tags/x.md": "# Posts tagged x",
    "blog/tags/c-plus-plus-and-b.md": "# Posts tagged C b",
    "blog/categories/index.md": "# Categories",
    "blog/categories/news.md": "# Posts in News",
}

SEE = """
import json
from pathlib import Path
from mkdocs.plugins import event_priority
seen = {}

@event_priority(90)
def on_files(files, config):
    for file in files:
        if file.generated_by:
            seen[file.src_uri] = Path(file.abs_src_path).read_text("utf-8").strip()

def on_post_build(config):
    Path(config.site_dir, "seen.json").write_text(json.dumps(seen))
"""


def test_listing_pages_exist_before_other_plugins_see_the_files(make_site):
    site = make_site({**FILES, "../see.py": SEE}, hooks=["see.py"])
    seen = json.loads(site.build(strict=True).text("seen.json"))

    archive = {name: text for name, text in seen.items() if name.startswith("blog/archive/")}
    assert {name: text for name, text in seen.items() if name not in archive} == LISTINGS


OPEN = """
import json
from pathlib import Path
from mkdocs.structure.pages import Page
pages = {}

def on_page_context(context, page, config, nav):
    pages[page.file.src_uri] = page

def on_post_build(config):
    with Path(config.config_file_path).with_name("opened.txt").open("a") as opened:
        for name, page in pages.items():
            text = Path(page.file.abs_src_path).read_text("utf-8").strip()
            if page.file.generated_by:
                is_plain = type(page) is Page and page.edit_url is None
                opened.write(f"{page.file.abs_src_path}\\t{is_plain}\\t{text}\\n")
"""


def test_sources_can_be_opened_until_the_command_ends(make_site):
    site = make_site(
        {**FILES, "../open.py": OPEN}, hooks=["open.py"], repo_url="https://example.org/x/y"
    )
    config = load_config(str(site.write_config()))
    config.plugins.on_startup(command="serve", dirty=False)
    for _ in range(2):  # As `serve` builds again.
        build(config)
    lines = (site.root / "opened.txt").read_text().splitlines()
    opened = [line.split("\t") for line in lines]

    assert len(lines) == 2 * len(set(lines))
    assert {is_plain for _, is_plain, _ in opened} == {"True"}
    assert set(LISTINGS.values()) <= {text for _, _, text in opened}
    assert {Path(path).is_file() for path, _, _ in opened} == {True}
    config.plugins.on_shutdown()
    assert {Path(path).exists() for path, _, _ in opened} == {False}


def test_sources_are_removed_when_a_process_ends_without_on_shutdown(make_site):
    site = make_site({**FILES, "../open.py": OPEN}, hooks=["open.py"])
    program = (
        "import sys; from mkdocs.commands.build import build; from mkdocs.config import load_config; "
        "build(load_config(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-c", program, str(site.write_config())], check=True)
    lines = (site.root / "opened.txt").read_text().splitlines()

    assert lines
    assert {Path(line.split("\t")[0]).exists() for line in lines} == {False}


CHANGE = f"""
from mkdocs.structure.files import File

def on_files(files, config):
    files.remove(files.src_uris["blog/b.md"])
    files.append(File.generated(config, "blog/made.md", content={post("Made", tags=["made"])!r}))
    files.src_uris["blog/a.md"].content_string = {post("A", tags=["y"], date="2024-01-01")!r}
    files.src_uris["blog/c.md"].content_string = {post("C", tags=["x"], slug="sea")!r}
"""


def test_listing_pages_follow_what_other_plugins_change(make_site):
    files = {**FILES, "blog/c.md": post("C", date="2024-01-03"), "../change.py": CHANGE}
    built = make_site(files, hooks=["change.py"]).build()

    assert not built.aborted
    assert {name for name in built.pages if name.startswith(("blog/tags/", "blog/categories/"))} == {
        *("blog/tags/", "blog/tags/made/", "blog/tags/x/", "blog/tags/y/")
    }
    links = {link["href"] for link in built.html("blog/").select(".blogposts-entry-title a")}
    assert links == {"../blog/made/", "../blog/a/", "../blog/sea/"}


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
def test_the_heading_of_a_source_is_not_on_the_page(make_site, theme):
    site = make_site(
        FILES, theme={"name": theme}, markdown_extensions=[{"toc": {"permalink": True}}], site_url=""
    )
    built = site.build(strict=True)

    for name, heading in {
        "blog/": "Blog",
        "blog/tags/": "Tags",
        "blog/tags/x/": "Posts tagged x",
    }.items():
        html = built.html(name)
        assert [h1.get_text() for h1 in html.select("h1")] == [heading]
        assert html.select('[href^="#posts-tagged"], [href="#tags"], [href="#blog"]') == []
    assert "Posts tagged" not in built.text("search/search_index.json")


def test_generated_listing_pages_have_titles_like_written_ones(make_site):
    files = {
        **FILES,
        "about.md": "[Tags](blog/tags/index.md), [x](blog/tags/x.md), [blog](blog/index.md)",
    }
    nav = ["index.md", "about.md", {"News": "blog/index.md"}, {"By tag": "blog/tags/index.md"}]
    built = make_site(files, nav=nav).build(strict=True)

    links = [link["href"] for link in built.html("about/").select("[role=main] a")]
    assert links == ["../blog/tags/", "../blog/tags/x/", "../blog/"]


def test_a_listing_page_that_a_plugin_replaces_is_the_plugins(make_site):
    hook = """
from mkdocs.structure.files import File

def on_files(files, config):
    files.remove(files.src_uris["blog/tags/x.md"])
    files.append(File.generated(config, "blog/tags/x.md", content="# About x\\n\\nSo much."))
"""
    built = make_site({**FILES, "../hook.py": hook}, hooks=["hook.py"]).build(strict=True)

    html = built.html("blog/tags/x/")
    assert [h1.get_text() for h1 in html.select("h1")] == ["About x"]
    assert "So much." in html.get_text()
    assert len(html.select(".blogposts-entry")) == 1


def test_a_missing_folder_for_temporary_files_is_reported(make_site, monkeypatch):
    def refuse(**_):
        raise PermissionError("Read-only file system")

    monkeypatch.setattr("mkdocs_blogposts.adapter.source_folder.mkdtemp", refuse)
    built = make_site(FILES).build()

    assert built.aborted
    assert "blogposts: can't write a temporary file: Read-only file system" in built.problems
