"""Counting the work of a build; and files that it doesn't change."""

from __future__ import annotations

import builtins
import hashlib
import io
import json
import os
from collections import Counter
from pathlib import Path

import markdown
import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from support import post

from mkdocs_blogposts.adapter.scanning import scan, sources
from mkdocs_blogposts.blog.excerpts.document import Document
from mkdocs_blogposts.frontmatter.formats import yaml as yaml_block
from mkdocs_blogposts.render.strings import Strings
from mkdocs_blogposts.render.templates import Templates

POSTS = 25


@pytest.fixture
def files():
    posts = {
        f"blog/{number:02}.md": post(
            f"Post {number}", date=f"2024-01-{number % 20 + 1:02}", tags=["all", f"tag {number % 5}"]
        )
        for number in range(POSTS)
    }
    return {
        **posts,
        "blog/bundle/index.md": post("Bundle", "![](a.png) Text.", date="2024-02-01"),
        "blog/bundle/a.png": "png",
        "about.md": "# About\n",
    }


@pytest.fixture
def counted(monkeypatch):
    calls = Counter()

    def count(owner, name):
        original = getattr(owner, name)

        def counting(*args, **kwargs):
            calls[name] += 1
            return original(*args, **kwargs)

        monkeypatch.setattr(owner, name, counting)

    count(markdown.Markdown, "convert")
    count(yaml_block._PostHandler, "load")  # noqa: SLF001 - the one place that parses
    count(Templates, "_render")
    count(Document, "read")
    count(Document, "handle_starttag")
    return calls


def test_everything_is_done_once(make_site, files, counted):
    built = make_site(files).build()

    posts = POSTS + 1
    # Of 10 posts: all in 3 pages, the archive's index, its year in 3, the tags' index, tag `all` in 3,
    # five more.
    listings = 3 + 1 + 3 + 1 + 3 + 5
    assert len(built.pages) == posts + listings + 2
    # One heading of a generated listing shows that Markdown makes nothing else of the others.
    assert counted["convert"] == posts + 2 + 1
    assert counted["load"] == posts
    assert counted["read"] == posts
    # An entry is made once for all pages of one depth: 10 for the first page, 26 for further pages and
    # the first ones of the year and the tags, 16 for their further ones.
    assert counted["_render"] == 2 * posts + listings + 5 + (10 + 26 + 16)


def test_formatted_excerpts_read_each_post_once(make_site, files, counted):
    options = {"excerpt": "html", "excerpt_fallback": "post", "reading_time": "page"}
    built = make_site(files, plugins=[{"blogposts": options}]).build()

    tags = sum(len(built.html(f"blog/{number:02}/").select("p")) for number in range(POSTS)) + 2
    assert counted["convert"] == POSTS + 1 + 2 + 1
    assert counted["read"] == POSTS + 1
    assert counted["handle_starttag"] <= tags


def test_texts_that_are_the_same_on_all_pages_are_looked_up_once(make_site, files, monkeypatch):
    looked_up = Counter()
    language_of = Strings._language_of  # noqa: SLF001 - every way to a text

    def counting(strings, key=None):
        looked_up[key] += 1
        return language_of(strings, key)

    monkeypatch.setattr(Strings, "_language_of", counting)
    make_site(files).build()

    # The words around values and the titles of listings differ from page to page.
    differing = ("post.minutes", "pagination.page", "terms.posts", "listing.page", "archive.", "tags.")
    often = {key for key, times in looked_up.items() if key and times > 10}
    assert {key for key in often if not key.startswith(differing)} == set()
    assert looked_up["post.tags"] == 2  # The text and its language, in one template.


KEPT = """
import json
from pathlib import Path

kept = {}

def on_env(env, config, files):
    scanned = config.plugins["blogposts"]._build.planned.scanned
    kept["sources"] = len(scanned.posts) + len(scanned.texts)

def on_post_build(config):
    kept["entries"] = len(config.plugins["blogposts"]._finished._entries)
    Path(config.site_dir, "kept.json").write_text(json.dumps(kept))
"""


def test_what_is_no_longer_needed_is_not_kept(make_site, files):
    built = make_site({**files, "../kept.py": KEPT}, hooks=["kept.py"]).build()
    assert json.loads(built.text("kept.json")) == {"sources": 0, "entries": 0}


MAKE = f"""
from mkdocs.structure.files import File

def on_files(files, config):
    files.append(File.generated(config, "blog/made.md", content={post("Made", date="2024-03-01")!r}))
"""


def test_the_folder_of_the_blog_is_read_once(make_site, files, monkeypatch):
    reads, parses = Counter(), Counter()
    text_of, parse_post = sources.text_of, scan.parse_post

    def read(file):
        reads[file.src_uri] += 1
        return text_of(file)

    def parse(source, **how):
        parses[source.src_uri] += 1
        return parse_post(source, **how)

    monkeypatch.setattr(sources, "text_of", read)
    monkeypatch.setattr(scan, "parse_post", parse)
    more = {
        "blog/index.md": "# News\n",
        "blog/tags/all.md": "# All\n",
        "blog/archive/2024.md": "# 2024\n",
        "blog/.meta.yml": "author: J\n",
    }
    site = make_site({**files, **more, "../make.py": MAKE}, hooks=["make.py"])
    site.build()

    posts = {name for name in files if name.endswith(".md") and name.startswith("blog/")}
    pages = {name for name in more if name.endswith(".md")}
    assert reads == Counter({*posts, *more, "blog/made.md"})
    assert parses == Counter({*posts, *pages, "blog/made.md"})


def test_no_file_of_the_blog_is_opened_twice_before_pages_are_made(make_site, files, monkeypatch):
    draft = post("Draft", "![](own.png)", date="2024-01-01", draft=True)
    more = {"blog/draft.md": draft, "blog/own.png": b"PNG", "blog/_part.md": "# Part\n"}
    config = load_config(str(make_site({**files, **more}).write_config()))
    opened, blog = Counter(), Path(config.docs_dir, "blog")

    def counting(file, *args, **kwargs):
        opened[str(file)] += Path(str(file)).is_relative_to(blog)
        return open_file(file, *args, **kwargs)

    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    found, open_file = get_files(config), open
    for module in (builtins, io):
        monkeypatch.setattr(module, "open", counting)
    config.plugins.on_files(found, config=config)
    monkeypatch.undo()
    config.plugins.on_shutdown()

    texts = {str(path): 1 for path in blog.rglob("*.md")}
    assert {name: times for name, times in opened.items() if times and name in texts} == texts


def test_the_navigation_does_not_grow_with_the_posts(make_site, files):
    built = make_site(files).build()
    assert built.text("about/").count("blogposts-nav-summary") == 5


def test_nothing_under_docs_dir_changes(make_site, files):
    site = make_site(files)
    before = _state(site.docs_dir)
    site.build()
    site.build(preview=True)
    assert _state(site.docs_dir) == before


def test_two_builds_are_identical(make_site, files):
    site = make_site(files)
    first = dict(site.build().everything())
    assert dict(site.build().everything()) == first


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_machines_time_zone_does_not_matter(make_site, files, zone):
    site = make_site({**files, "blog/edge.md": post("Edge", date="2026-06-15T13:00:00")})
    site.run("build", env={"TZ": "UTC"})
    first = dict(site.built.everything())
    site.run("build", env={"TZ": zone})
    assert dict(site.built.everything()) == first


def test_the_order_of_the_files_does_not_matter(make_site, files):
    site = make_site(files)
    first = dict(site.build().everything())
    site.write({"../turn.py": TURN})
    site.config["hooks"] = ["turn.py"]
    second = dict(site.build().everything())

    assert second.keys() == first.keys()
    ordered_by_host = {"sitemap.xml", "sitemap.xml.gz", "search/search_index.json"}
    assert [name for name in first if first[name] != second[name] and name not in ordered_by_host] == []


TURN = """
from mkdocs.structure.files import Files

def on_files(files, config):
    return Files(list(files)[::-1])
"""


def test_a_dirty_build_keeps_listings_complete(make_site, files):
    site = make_site(files)
    first = site.build()
    before = first.text("blog/")
    later = first.path("blog/00/").stat().st_mtime + 10
    site.write({"blog/bundle/index.md": post("Bundle", "Changed text.", date="2024-02-01")})
    os.utime(site.docs_dir / "blog/bundle/index.md", (later, later))

    second = site.build(dirty=True)

    assert "Changed text." in second.text("blog/")
    assert second.text("blog/").count("<article") == before.count("<article")
    assert second.text("blog/page/2/") == first.text("blog/page/2/")


def test_a_dirty_build_copies_files_used_by_pages_it_skips(make_site, files):
    draft = post("Draft", "![](../bundle/a.png) ![](own.png)", date="2024-01-01", draft=True)
    site = make_site({**files, "blog/draft/index.md": draft, "blog/draft/own.png": "png"})
    first = site.build()
    later = first.path("blog/00/").stat().st_mtime + 10
    for name in ("blog/bundle/a.png", "blog/draft/own.png"):
        site.write({name: "new"})
        os.utime(site.docs_dir / name, (later, later))

    second = site.build(dirty=True)

    assert second.text("blog/bundle/a.png") == "new"
    assert "blog/draft/own.png" not in second.files


def _state(folder):
    return {
        path.relative_to(folder): (
            path.stat().st_mtime_ns,
            hashlib.sha256(path.read_bytes()).hexdigest(),
        )
        for path in folder.rglob("*")
        if path.is_file()
    }
