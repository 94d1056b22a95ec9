"""The values of a build, step by step."""

from __future__ import annotations

import json
import logging

import jinja2
import pytest
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from support import post

from mkdocs_blogposts.adapter.build import PlannedBuild

ENV = jinja2.Environment(autoescape=True)
HIDDEN_PAGE = "---\ndraft: true\n---\nAbout y.\n"
FILES = {
    "index.md": "# Home\n",
    "blog/index.md": "# Our *news*\n",
    "blog/2024-01-01-a.md": post("A", "Text of A.", tags=["x"]),
    "blog/d/index.md": post("D", draft=True),
    "blog/tags/y.md": HIDDEN_PAGE,
}


def again(build, files, config):
    """Plan again and put the posts back, as the later events of `on_files` do."""
    build.remove_listings(files)
    build = build.plan_again(files, config)
    build.put_back(files, config)
    return build


def rendered(build, files, config):
    """Make, read and convert all pages as MkDocs does."""
    for file in files.documentation_pages():
        page = file.page or Page(None, file, config)
        page.read_source(config)
        page.markdown = build.read(page.markdown, page, config)
        page.render(config, files)


def test_a_plan_knows_its_posts_listings_and_hidden_files(planned_build):
    build, files, _ = planned_build(FILES)

    assert set(build.posts) == {"blog/2024-01-01-a.md"}
    assert {"blog/index.md", "blog/tags/index.md", "blog/tags/x.md"} <= set(build.listings)
    assert build.hidden == {"blog/d/index.md", "blog/tags/y.md"}
    assert build.hidden_pages == {"blog/tags/y.md": HIDDEN_PAGE}
    assert {file.src_uri for file in build.hidden_files(files)} == build.hidden


def test_other_plugins_never_see_a_post_that_only_planning_hides(planned_build):
    files = {**FILES, "blog/b.md": post("B", date="2024-01-01", image="none.png")}
    build, found, _ = planned_build(files, options={"problems": {"image-missing": "error"}})

    assert "blog/b.md" in {file.src_uri for file in build.hidden_files(found)} & build.hidden


def test_a_preview_shows_drafts(planned_build):
    build, *_ = planned_build(FILES, preview=True)

    assert set(build.posts) == {"blog/2024-01-01-a.md", "blog/d/index.md"}
    assert build.hidden == frozenset()


def test_hidden_parts_have_everything_that_could_leak(planned_build):
    files = {**FILES, "blog/.authors.yml": "ada: {name: Ada}\n", "blog/bad.md": post("B", date="soon")}
    parts = planned_build(files)[0].hidden_parts()

    assert set(parts.posts) == {"blog/d/index.md", "blog/bad.md"}
    assert set(parts.pages) == {"blog/tags/y.md"}
    assert "blog/bad.md" in parts.unclear
    assert parts.authors["ada"].name == "Ada"
    assert parts.known["blog/d/index.md"] == FILES["blog/d/index.md"]


def test_hidden_parts_may_have_pages_that_were_added_later(planned_build):
    parts = planned_build(FILES)[0].hidden_parts({"blog/late.md": "Late."})

    assert dict(parts.pages) == {"blog/late.md": "Late."}
    assert dict(parts.known) == {}


def test_a_post_whose_url_is_taken_is_left_out(planned_build):
    files = {"blog/a.md": post("A", date="2024-01-01"), "blog/2024-01-02-a.md": post("Other", slug="a")}
    build, *_ = planned_build(files)

    assert len(build.posts) == 1
    assert len(build.hidden) == 1


def test_listings_are_added_for_other_plugins_and_removed_for_the_second_plan(planned_build):
    build, files, config = planned_build(FILES)
    build.add_listings(files, config)
    assert {"blog/tags/index.md", "blog/tags/x.md", "blog/archive/2024.md"} <= set(files.src_uris)
    assert [file.src_uri for file in files].count("blog/index.md") == 1

    build.remove_listings(files)
    assert set(files.src_uris) == set(FILES)


def test_posts_are_removed_while_other_plugins_build_the_navigation(planned_build):
    build, files, config = planned_build(FILES)
    build = build.plan_again(files, config)

    assert {file.src_uri for file in build.post_files} == {"blog/2024-01-01-a.md", "blog/d/index.md"}
    assert set(files.src_uris) == {"index.md", "blog/index.md", "blog/tags/y.md"}


def test_a_blog_without_an_index_keeps_its_first_page_for_the_navigation(planned_build):
    files = {name: text for name, text in FILES.items() if name != "blog/index.md"}
    build, files, config = planned_build(files)
    build.plan_again(files, config)

    assert "blog/index.md" in files.src_uris
    assert "blog/tags/index.md" not in files.src_uris


def test_posts_added_by_other_plugins_are_posts(planned_build):
    build, files, config = planned_build(FILES)
    config.plugins._current_plugin = "generator"  # noqa: SLF001 - as in one of its events
    files.append(File.generated(config, "blog/new.md", content=post("New", date="2024-02-02")))
    build = again(build, files, config)

    assert "blog/new.md" in build.posts
    assert files.src_uris["blog/new.md"].url == "blog/new/"


def test_posts_are_put_back_at_their_urls_and_listings_added(planned_build, caplog):
    caplog.set_level(logging.INFO)
    build, files, config = planned_build({**FILES, "blog/b.md": post("B")})
    build = again(build, files, config)

    found = {file.src_uri: file for file in files}
    assert found["blog/2024-01-01-a.md"].dest_uri == "blog/a/index.html"
    assert found["blog/d/index.md"].inclusion is InclusionLevel.DRAFT
    assert "blog/tags/x.md" in found
    assert build.own_files >= {"blog/2024-01-01-a.md", "blog/d/index.md", "blog/tags/x.md"}
    log = [record.getMessage() for record in caplog.records]
    assert any("blog/b.md" in line and "[date-missing]" in line for line in log)
    assert "blogposts: 2 posts, 1 draft hidden, 1 tag" in log


def test_a_blog_without_posts_says_where_to_write_some(planned_build, caplog):
    caplog.set_level(logging.INFO)
    build, files, config = planned_build({"index.md": "# Home\n"})
    again(build, files, config)

    assert "no posts yet" in caplog.text


def test_an_output_is_added_if_the_site_has_a_url(planned_build):
    options = {"feed": True}
    build, files, config = planned_build(FILES, options=options, site_url="https://example.com/")
    build = again(build, files, config)

    assert build.blog.outputs == ("blog/feed.json",)
    assert {"blog/feed.json"} <= build.own_files & set(files.src_uris)


def test_reading_a_post_sets_its_metadata_and_returns_its_body(planned_build):
    build, files, config = planned_build(FILES)
    build = again(build, files, config)
    page = Page(None, files.src_uris["blog/2024-01-01-a.md"], config)
    page.read_source(config)

    assert build.read(page.markdown, page, config).strip() == "Text of A."
    assert page.meta["title"] == "A"
    assert page.meta["tags"] == ["x"]


def test_reading_a_listing_sets_its_title_and_other_pages_stay_as_they_are(planned_build):
    build, files, config = planned_build(FILES)
    build = again(build, files, config)
    for src_uri, title in (
        ("blog/tags/index.md", "Tags"),
        ("blog/index.md", "Our *news*"),
        ("index.md", "Home"),
    ):
        page = Page(None, files.src_uris[src_uri], config)
        page.read_source(config)
        meta = dict(page.meta)
        build.read(page.markdown, page, config)
        page.render(config, files)
        if src_uri == "blog/tags/index.md":
            assert page.meta["title"] == title
        else:
            assert (dict(page.meta), page.title) == (meta, title.replace("*", ""))


@pytest.mark.parametrize(
    ("files", "title"),
    [
        (FILES, "Our news"),
        ({"index.md": "# Home\n", "blog/a.md": post("A", date="2024-01-01")}, "Blog"),
    ],
)
def test_a_finished_build_knows_the_blogs_title(planned_build, files, title):
    files = {**files, "blog/b.md": post("B", date="2023-01-01")}
    build, found, config = planned_build(files, options={"posts_per_page": 1})
    build = again(build, found, config)
    nav = build.place(get_navigation(found, config), found, config, hidden_pages=build.hidden_pages)
    rendered(build, found, config)
    finished = build.finish(found, config, nav=nav, env=ENV)

    assert finished.blog_title == title
    assert [">A<" in entry.title for entry in nav.entries][:3] == [True, False, False]
    assert title in found.src_uris["blog/page/2.md"].page.meta["title"]


def test_a_finished_build_has_filled_its_outputs(planned_build):
    settings = {"site_url": "https://example.com/", "site_description": "About bees"}
    build, files, config = planned_build(FILES, **settings)
    build = again(build, files, config)
    rendered(build, files, config)
    finished = build.finish(files, config, nav=None, env=ENV)

    feed = json.loads(files.src_uris["blog/feed.json"].content_string)
    assert (feed["title"], feed["description"]) == ("Our news – Site", "About bees")
    assert [item["title"] for item in feed["items"]] == ["A"]
    assert finished.feeds


def test_generated_listings_are_in_no_feed_of_another_plugin_and_show_no_dates(planned_build):
    build, files, config = planned_build(FILES)
    build = again(build, files, config)
    config.plugins["rss"] = config.plugins["document-dates"] = object()
    page = Page(None, files.src_uris["blog/tags/x.md"], config)
    page.read_source(config)
    build.read(page.markdown, page, config)

    assert page.meta["draft"] is True
    assert page.meta["show_created"] is False


def test_a_draft_outside_the_blog_is_reported_unless_drafts_are_shown(planned_build, caplog):
    files = {**FILES, "de/blog/x.md": "---\ndraft: true\n---\nText.\n"}
    for preview in (False, True):
        build, found, config = planned_build(files, preview=preview)
        build = again(build, found, config)
        rendered(build, found, config)
        caplog.clear()
        build.finish(found, config, nav=None, env=ENV)
        assert ("[draft-outside-blog]" in caplog.text) is not preview


def test_a_blog_that_is_not_in_nav_has_no_entries(planned_build):
    build, files, config = planned_build(FILES, nav=["index.md"])
    build = again(build, files, config)

    assert build.place(get_navigation(files, config), files, config, hidden_pages=()) is None


def test_hidden_pages_stay_out_of_the_navigation(planned_build):
    build, files, config = planned_build(FILES, nav=["index.md", "blog/index.md", "blog/tags/y.md"])
    build = again(build, files, config)
    nav = get_navigation(files, config)
    build.place(nav, files, config, hidden_pages=build.hidden_pages)

    assert [page.file.src_uri for page in nav.pages] == ["index.md", "blog/index.md"]


def test_only_the_first_blog_of_a_site_reports_problems_of_the_site(
    config_of, files_of, setup_of, caplog
):
    config = config_of(plugins=[{"blogposts": {}}, {"blogposts": {"blog_dir": "news"}}])
    files = files_of(config, FILES)
    config.plugins["i18n"] = object()
    numbers = []
    for name in ("blogposts", "blogposts #2"):
        caplog.clear()
        again(PlannedBuild.of(setup_of(config, name=name), files, config), files, config)
        numbers.append(caplog.text.count("[plugin-conflict-i18n]"))

    assert numbers == [1, 0]
