"""Hiding posts and their files, step by step as in a build."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from support import NOW, post

from mkdocs_blogposts.adapter.drafts.guard import DraftsGuard

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_blogposts.adapter.build import PlannedBuild

FILES = {
    "index.md": "# Home\n",
    "blog/a.md": post("A", date="2024-01-01"),
    "blog/d/index.md": post("A draft for nobody", "![](map.png) ![](../../img/sea.png)", draft=True),
    "blog/d/map.png": b"PNG of the map",
    "blog/_part.md": "Part.\n",
    "img/sea.png": b"PNG of the sea",
    "img/shared.png": b"PNG",
}


@dataclass
class Run:
    """A build whose hidden posts were hidden before other plugins run."""

    guard: DraftsGuard
    build: PlannedBuild
    files: Files
    config: MkDocsConfig

    def plan_again(self):
        """Go on to the point where all blogs are planned and posts are back, as in a build."""
        self.guard.restore(self.files, self.config)
        self.build = self.build.plan_again(self.files, self.config)
        self.guard.hidden_pages.update(self.build.hidden_pages)
        self.guard.remember_files(self.files)
        self.build.put_back(self.files, self.config)

    def add(self, name, text):
        """Add a page, as another plugin does."""
        self.config.plugins._current_plugin = "generator"  # noqa: SLF001 - as in one of its events
        file = File.generated(self.config, name, content=text)
        self.files.append(file)
        return file

    def convert(self, name, html):
        """Convert a page to this HTML."""
        page = Page(None, self.files.src_uris[name], self.config)
        page.content, page.markdown = html, ""

    def hide_late(self, ours=()):
        ours = {*self.build.own_files, *ours}
        self.guard.hide_late(self.build.hidden, self.files, self.config, ours=ours)

    def exclude(self):
        hidden = self.build.hidden_parts(self.guard.hidden_pages)
        self.guard.exclude(hidden, self.build.posts.values(), self.files, self.config)

    def check(self, **built):
        """Check the site with this text in a file."""
        self.guard.prepare_check(self.files, self.config, tuple)
        for name, text in built.items():
            path = Path(self.config.site_dir, name.replace("_", "."))
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.guard.check_site()


@pytest.fixture
def run_of(planned_build):
    """A build of a site with these files, as far as other plugins' `on_files`."""

    def make(files=FILES, *, preview=False, **options):
        build, found, config = planned_build(files, preview=preview, options=options)
        guard = DraftsGuard(settings=build.setup.settings, now=NOW, is_off=preview)
        guard.hide(build.hidden_parts(), build.hidden_files(found), found, config)
        return Run(guard, build, found, config)

    return make


def messages(caplog, level=logging.WARNING):
    return [record.getMessage() for record in caplog.records if record.levelno >= level]


def codes_in(caplog):
    return [message.rpartition("[")[2].rstrip("]") for message in messages(caplog)]


def test_other_plugins_see_neither_hidden_posts_nor_files_that_are_certainly_theirs(run_of):
    names = set(run_of().files.src_uris)

    assert {"blog/a.md", "img/shared.png", "index.md"} <= names
    assert {"blog/d/index.md", "blog/d/map.png", "blog/_part.md", "img/sea.png"}.isdisjoint(names)


def test_a_published_post_in_mdx_is_no_file_of_a_draft_that_links_to_it(run_of):
    draft = post("A draft", "[x](../new.mdx)", draft=True)
    files = {**FILES, "blog/d/index.md": draft, "blog/new.mdx": post("New", date="2024-01-01")}

    assert "blog/new.mdx" in run_of(files).files.src_uris


def test_a_file_that_something_public_may_use_is_hidden_later(run_of):
    names = set(run_of({**FILES, "index.md": "![](img/sea.png)"}).files.src_uris)

    assert "img/sea.png" in names
    assert "blog/d/map.png" not in names


def test_a_preview_hides_nothing(run_of):
    run = run_of(preview=True)
    run.plan_again()
    run.hide_late()
    run.exclude()
    run.check(feed_json='"A draft for nobody"')
    run.guard.fail_on_leaks()

    assert set(FILES) <= set(run.files.src_uris)


def test_hidden_posts_are_put_back_for_planning(run_of):
    run = run_of()
    run.guard.restore(run.files, run.config)

    assert {"blog/d/index.md", "blog/_part.md"} <= set(run.files.src_uris)
    assert "blog/d/map.png" not in run.files.src_uris


def test_a_file_that_another_plugin_added_for_a_hidden_post_is_replaced_and_reported(run_of, caplog):
    run = run_of()
    run.add("blog/d/index.md", "# Copy\n")
    run.guard.restore(run.files, run.config)

    assert run.files.src_uris["blog/d/index.md"].generated_by is None
    (message,) = messages(caplog)
    assert "[draft-recreated]" in message
    assert "the plugin generator" in message


@pytest.mark.parametrize(
    ("text", "codes"),
    [(post("Late", draft=True), []), (post("Late", draft="maybe"), ["flag-invalid"])],
)
def test_a_draft_added_late_is_hidden(run_of, caplog, text, codes):
    run = run_of()
    run.plan_again()
    file = run.add("blog/late.md", text)
    caplog.clear()
    run.hide_late()

    assert not file.inclusion.is_included()
    assert "blog/late.md" in run.guard.hidden_pages
    assert codes_in(caplog) == codes


@pytest.mark.parametrize(
    ("name", "text", "codes"),
    [
        ("blog/late.md", post("Late", date="2024-01-01"), ["page-late"]),
        ("guide/late.md", post("Late", draft=True), []),
    ],
)
def test_another_page_added_late_is_reported_if_it_is_in_the_blog(run_of, caplog, name, text, codes):
    run = run_of()
    run.plan_again()
    file = run.add(name, text)
    caplog.clear()
    run.hide_late()

    assert file.inclusion.is_included()
    assert name not in run.guard.hidden_pages
    assert codes_in(caplog) == codes


def test_a_page_added_late_is_hidden_if_the_site_makes_that_an_error(run_of):
    run = run_of(problems={"page-late": "error"})
    run.plan_again()
    file = run.add("blog/late.md", post("Late", date="2024-01-01"))
    run.hide_late()

    assert not file.inclusion.is_included()
    assert "blog/late.md" in run.guard.hidden_pages


def test_pages_of_other_blogs_are_not_late(run_of, caplog):
    run = run_of()
    run.plan_again()
    run.add("blog/listing.md", "# Listing\n")
    caplog.clear()
    run.hide_late(ours=["blog/listing.md"])

    assert messages(caplog) == []


def test_a_hidden_post_that_is_added_again_is_hidden_again(run_of, caplog):
    run = run_of()
    run.plan_again()
    run.files.remove(run.files.src_uris["blog/d/index.md"])
    file = run.add("blog/d/index.md", "# Copy\n")
    caplog.clear()
    run.hide_late()

    assert file.inclusion is InclusionLevel.DRAFT
    assert "[draft-recreated]" in messages(caplog)[0]


def test_a_removed_file_that_a_page_uses_after_all_comes_back(run_of):
    run = run_of()
    run.plan_again()
    run.convert("index.md", '<img src="img/sea.png">')
    run.exclude()

    assert "img/sea.png" in run.files.src_uris
    assert "blog/d/map.png" not in run.files.src_uris


def test_a_file_that_nothing_public_uses_in_the_end_is_excluded_and_named_in_the_log(run_of, caplog):
    caplog.set_level(logging.INFO)
    run = run_of({**FILES, "index.md": "![](img/sea.png)"})
    run.plan_again()
    run.convert("index.md", "<p>Nothing</p>")
    run.exclude()

    assert "img/sea.png" not in run.files.src_uris
    assert "blogposts: excluded 2 files of hidden posts: blog/d/map.png, img/sea.png" in caplog.messages


def test_the_avatar_of_a_public_author_stays(run_of):
    authors = "ada: {name: Ada, avatar: img/sea.png}\n"
    public = post("A", date="2024-01-01", authors=["ada"])
    run = run_of({**FILES, "blog/.authors.yml": authors, "blog/a.md": public})
    run.plan_again()
    run.exclude()

    assert "img/sea.png" in run.files.src_uris


def test_a_leak_fails_the_build(run_of, caplog):
    run = run_of()
    run.plan_again()
    run.exclude()
    run.check(feed_json='"A draft for nobody"')

    assert "[leak]" in messages(caplog)[-1]
    with pytest.raises(PluginError, match="leaked"):
        run.guard.fail_on_leaks()


@pytest.mark.parametrize(
    ("options", "text"), [({}, "A draft for everybody"), ({"leak_check": False}, "A draft for nobody")]
)
def test_a_site_without_leaks_or_without_the_check_passes(run_of, options, text):
    run = run_of(**options)
    run.plan_again()
    run.exclude()
    run.check(feed_json=text)

    run.guard.fail_on_leaks()


def test_a_possible_leak_is_a_note_and_passes(run_of, caplog):
    caplog.set_level(logging.INFO)
    draft = post("D", "We never told anybody about this secret.", draft=True)
    run = run_of({**FILES, "blog/d/index.md": draft})
    run.plan_again()
    run.exclude()
    run.check(feed_json="We never told anybody about this secret.")

    run.guard.fail_on_leaks()
    assert "[leak-possible]" in caplog.text


def test_pages_are_checked_as_they_are_passed(run_of, caplog):
    """A page that has the size of what was passed isn't read again."""
    html = "<p>A draft for nobody</p>"
    run = run_of()
    run.plan_again()
    run.exclude()
    run.guard.prepare_check(run.files, run.config, tuple)
    run.guard.check_page(html, Page(None, run.files.src_uris["index.md"], run.config))
    Path(run.config.site_dir).mkdir()
    Path(run.config.site_dir, "index.html").write_text("x" * len(html), encoding="utf-8")
    run.guard.check_site()

    assert "its title is in 'index.html'" in messages(caplog)[-1]
