from __future__ import annotations

import pytest
from mkdocs.structure.files import File, Files, InclusionLevel
from support import NOW, post

from mkdocs_blogposts.adapter.scanning import sources
from mkdocs_blogposts.adapter.scanning.scan import scan, scan_and_plan
from mkdocs_blogposts.blog.settings import Settings

FILES = {
    "index.md": "# Home\n",
    "logo.png": b"PNG",
    "blog/index.md": "# News\n",
    "blog/a.md": post("A", date="2024-01-01", tags=["x"]),
    "blog/draft/index.md": post("Draft", draft=True),
    "blog/draft/map.png": b"PNG",
    "blog/_part.md": "Part of a page.\n",
    "blog/.authors.yml": "jane: {name: Jane}\n",
}
BLOG = {"settings": Settings(), "now": NOW, "preview": False}


@pytest.fixture
def config(config_of):
    return config_of()


@pytest.fixture
def files(config, files_of):
    return files_of(config, FILES)


@pytest.fixture
def reads(monkeypatch):
    """The `src_uri` of each file that is read, in order and with repetition."""
    names = []
    text_of = sources.text_of
    monkeypatch.setattr(sources, "text_of", lambda file: names.append(file.src_uri) or text_of(file))
    return names


def scan_of(files, config, **options):
    return scan(files, config, src_uris=sources.page_uris(files, config), **options)


def test_a_scan_sorts_the_files_of_a_site(config, files):
    scanned = scan_of(files, config, **BLOG)

    assert scanned.has_blog
    assert set(scanned.posts) == {"blog/a.md", "blog/draft/index.md"}
    assert set(scanned.hidden_pages) == {"blog/_part.md"}
    assert scanned.non_posts["blog/index.md"] is None
    assert scanned.companions.authors["jane"].name == "Jane"
    written = {file.src_uri for file in scanned.other_files}
    assert {"index.md", "logo.png", "blog/index.md", "blog/draft/map.png"} <= written
    assert written.isdisjoint({"blog/a.md", "blog/_part.md", "blog/.authors.yml"})


def test_a_scan_finds_hidden_posts_and_pages(config, files):
    scanned = scan_of(files, config, **BLOG)

    assert {file.src_uri for file in files if scanned.hides(file.src_uri)} == {
        *("blog/draft/index.md", "blog/draft/map.png", "blog/_part.md")
    }


def test_a_scan_does_not_change_files(config, files):
    levels = {file.src_uri: file.inclusion for file in files}
    scanned = scan_of(files, config, **BLOG)

    assert {file.src_uri: file.inclusion for file in files} == levels
    assert scanned.levels["blog/_part.md"] is InclusionLevel.EXCLUDED


def test_each_file_is_read_once(config, files, reads):
    before = scan_and_plan(files, config, **BLOG)
    assert sorted(reads) == sorted(set(reads))
    reads.clear()
    after = scan_and_plan(files, config, **BLOG, before=before)

    assert reads == []
    assert after.blog is before.blog


def test_only_replaced_files_are_read_again(config, files, reads):
    before = scan_of(files, config, **BLOG)
    reads.clear()
    files.src_uris["blog/a.md"].content_string = post("B", date="2024-01-01")
    files.append(_made(config, "blog/made.md", post("Made")))
    after = scan_of(files, config, **BLOG, before=before)

    assert sorted(reads) == ["blog/a.md", "blog/made.md"]
    assert after.posts["blog/a.md"].reading.meta.title == "B"
    assert after.posts["blog/draft/index.md"] is before.posts["blog/draft/index.md"]


def test_a_replaced_companion_file_changes_all_posts(config, files):
    before = scan_of(files, config, **BLOG)
    files.append(_made(config, "blog/.meta.yml", "draft: true\n"))
    after = scan_of(files, config, **BLOG, before=before)

    assert not before.hides("blog/a.md")
    assert after.hides("blog/a.md")


def test_a_hidden_post_stays_hidden_as_a_page(config, files):
    files.append(_made(config, "blog/soon.md", post("Soon", date="2099-01-01")))
    before = scan_of(files, config, **BLOG)
    files.append(_made(config, "blog/posts/made.md", post("Made")))
    after = scan_of(files, config, **BLOG, before=before)

    assert set(after.posts) == {"blog/posts/made.md"}
    assert after.non_posts["blog/soon.md"].level is InclusionLevel.DRAFT


def test_a_site_without_a_blog_has_an_empty_plan(config):
    files = Files([File("index.md", config.docs_dir, config.site_dir, use_directory_urls=True)])
    planned = scan_and_plan(files, config, **BLOG)

    assert not planned.scanned.has_blog
    assert (planned.blog.posts, planned.blog.listings, planned.blog.problems) == ((), (), ())


def test_a_preview_includes_hidden_posts(config, files):
    files.src_uris["index.md"].inclusion = InclusionLevel.DRAFT
    shown = scan_of(files, config, settings=Settings(), now=NOW, preview=True).other_files

    assert "index.md" in {file.src_uri for file in shown}
    assert "index.md" not in {file.src_uri for file in scan_of(files, config, **BLOG).other_files}


def _made(config, src_uri, text):
    """A file that another plugin makes."""
    file = File.generated(config, src_uri, content=text)
    file.generated_by = "gen-files"
    return file
