from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.structure.files import File, InclusionLevel
from support import NOW, post

from mkdocs_blogposts.adapter.files import (
    add_listings,
    listing_files,
    move,
    put_back,
    remove_listings,
    take_out,
)
from mkdocs_blogposts.adapter.scanning.scan import scan_and_plan
from mkdocs_blogposts.adapter.source_folder import SourceFolder
from mkdocs_blogposts.blog.listings.kinds import KINDS
from mkdocs_blogposts.blog.settings import Settings

FILES = {
    "blog/a.md": post("A", date="2024-01-01", tags=["x"], slug="first"),
    "blog/b.md": post("B", date="2024-01-02", tags=["x"]),
    "blog/draft.md": post("Draft", draft=True),
    "blog/tags/index.md": "# My tags\n",
}
SETTINGS = Settings(kinds=KINDS, kinds_without_pages=frozenset({"archive"}))


@pytest.fixture
def config(config_of):
    return config_of()


@pytest.fixture
def files(config, files_of):
    return files_of(config, FILES)


@pytest.fixture
def blog(config, files):
    return scan_and_plan(files, config, settings=SETTINGS, now=NOW, preview=False).blog


@pytest.fixture
def folder():
    folder = SourceFolder()
    yield folder
    folder.remove()


@pytest.fixture
def listings(blog, config, folder):
    return listing_files(
        blog, config, folder, title_of=lambda page: page.src_uri, dirty=False, known={}
    )


def test_posts_come_back_at_their_urls_with_their_levels(files, blog):
    posts = [files.src_uris[name] for name in FILES if not name.endswith("index.md")]
    take_out(files, posts)
    assert set(files.src_uris) == {"blog/tags/index.md"}
    put_back(files, posts, blog)

    assert {file.src_uri: (file.url, file.inclusion) for file in posts} == {
        "blog/a.md": ("blog/first/", InclusionLevel.NOT_IN_NAV),
        "blog/b.md": ("blog/b/", InclusionLevel.NOT_IN_NAV),
        "blog/draft.md": ("blog/draft/", InclusionLevel.DRAFT),
    }


def test_moving_a_file_changes_its_url_and_output_path(config):
    file = File("blog/a.md", config.docs_dir, config.site_dir, use_directory_urls=True)
    assert file.url == "blog/a/"
    move(file, "blog/first/index.html")

    assert file.url == "blog/first/"
    assert Path(file.abs_dest_path) == Path(config.site_dir, "blog/first/index.html")


def test_listing_pages_have_files_unless_the_author_wrote_them(listings):
    assert set(listings) == {"blog/index.md", "blog/tags/x.md"}
    assert Path(listings["blog/tags/x.md"].abs_src_path).read_text("utf-8") == "# blog tags x md\n"
    assert listings["blog/index.md"].inclusion is InclusionLevel.INCLUDED
    assert listings["blog/tags/x.md"].inclusion is InclusionLevel.NOT_IN_NAV


def test_a_listing_page_is_as_old_as_its_newest_post(blog, config, folder, listings):
    newest = blog.posts[0].meta.date.instant.timestamp()
    assert Path(listings["blog/index.md"].abs_src_path).stat().st_mtime == newest

    # A dirty build leaves out what is older than its page in the site.
    made = listing_files(blog, config, folder, title_of=lambda _: "T", dirty=True, known={})
    assert Path(made["blog/index.md"].abs_src_path).stat().st_mtime > newest


@pytest.mark.parametrize(
    ("title", "heading"),
    [("C++ {{ x }} <b>", "# C x b\n"), ("# *_", "# Blog\n"), ("Ärger – Seite 2", "# Ärger Seite 2\n")],
)
def test_a_heading_contains_no_markup(blog, config, folder, title, heading):
    made = listing_files(blog, config, folder, title_of=lambda _: title, dirty=False, known={})
    assert Path(made["blog/index.md"].abs_src_path).read_text("utf-8") == heading


def test_listing_files_that_other_plugins_may_have_seen_are_kept(blog, config, folder, listings):
    again = listing_files(blog, config, folder, title_of=lambda _: "", dirty=False, known=listings)
    assert all(again[name] is file for name, file in listings.items())


def test_listings_are_added_and_removed(files, blog, listings, config):
    add_listings(files, blog.listings, listings)
    assert files.src_uris["blog/index.md"] is listings["blog/index.md"]
    assert files.src_uris["blog/tags/index.md"].inclusion is InclusionLevel.NOT_IN_NAV

    other = File.generated(config, "blog/tags/x.md", content="# Mine\n")
    files.remove(files.src_uris["blog/tags/x.md"])
    files.append(other)
    remove_listings(files, listings)
    assert "blog/index.md" not in files.src_uris
    assert files.src_uris["blog/tags/x.md"] is other


def test_a_listing_replaces_a_draft_that_the_build_leaves_out(files, blog, listings, config):
    draft = File.generated(config, "blog/index.md", content="", inclusion=InclusionLevel.DRAFT)
    files.append(draft)
    add_listings(files, blog.listings, listings)

    assert files.src_uris["blog/index.md"] is listings["blog/index.md"]
