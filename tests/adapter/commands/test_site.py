from __future__ import annotations

import logging
from pathlib import Path

import pytest
from support import Site as Folder
from support import post

from mkdocs_blogposts.adapter.commands.site import Site, SiteError

FILES = {
    "blog/new.md": post("New", "# Heading\n\nFirst paragraph.", date="2024-02-02", odd="x"),
    "blog/old.md": post("", date="2024-01-01"),
    "blog/drafts/d.md": post("D", date="2024-03-03"),
    "news/a.md": post("A"),
}
TWO = ["search", {"blogposts": {}}, {"blogposts": {"blog_dir": "news"}}]


@pytest.fixture
def site_of(tmp_path):
    """The site of these files and settings, as the commands read it."""

    def load(files=FILES, **config):
        return Site.load(str(Folder.make(tmp_path / "project", files, config).write_config()))

    return load


def test_posts_are_those_of_all_blogs_newest_first_and_hidden_ones_too(site_of):
    site = site_of(plugins=TWO)

    assert [post.src_uri for post in site.posts] == [
        *("blog/drafts/d.md", "blog/new.md", "blog/old.md", "news/a.md")
    ]
    assert site.docs_dir == Path(site.config.docs_dir)


def test_a_blog_is_found_by_post_and_by_folder(site_of):
    site = site_of(plugins=TWO)
    blog, news = site.blogs

    assert site.blog_of("news/a.md") is news
    assert site.blog_of("index.md") is None
    assert site.blog_in(None) is blog
    assert site.blog_in("news/") is news
    with pytest.raises(SiteError, match=r"no blog in 'x'\. Choose one of: blog, news\."):
        site.blog_in("x")


def test_each_post_belongs_to_one_blog(site_of):
    plugins = [{"blogposts": {"blog_dir": "blog"}}, {"blogposts": {"blog_dir": "."}}]
    site = site_of(plugins=plugins)

    assert [post.src_uri for post in site.blogs[1].posts] == ["news/a.md"]


def test_problems_are_those_of_all_blogs_and_of_the_site_with_configured_severities(site_of):
    problems = {"problems": {"date-missing": "ignore"}}
    plugins = ["search", {"blogposts": {"blog_dir": "news"}}, {"blogposts": problems}]
    files = {**FILES, "blog/undated.md": post("U")}

    assert [(p.code, p.src_uri) for p in site_of(files, plugins=plugins).problems] == [
        ("date-missing", "news/a.md")
    ]


def test_a_post_is_explained_with_the_entries_that_no_field_uses(site_of):
    site = site_of()
    first = site.blogs[0].posts[1]
    fields, unread = site.blogs[0].explain(first, site.rendered(first))

    assert {field.field: field.value for field in fields}["title"] == "New"
    assert [entry.key for entry in unread] == ["odd"]


def test_a_post_is_converted_with_the_extensions_of_the_site(site_of):
    files = {"blog/a.md": post("", "# A ~~b~~\n\nThe first paragraph.", date="2024-01-01")}
    site = site_of(files, markdown_extensions=["pymdownx.tilde"])

    rendered = site.rendered(site.posts[0])
    assert (rendered.title, rendered.summary) == ("A b", "The first paragraph.")


def test_an_extension_that_fails_is_left_out(site_of, monkeypatch):
    site = site_of()
    monkeypatch.setitem(site.config, "markdown_extensions", ["no_such_extension"])

    assert site.rendered(site.posts[1]).title == "New"


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ({"plugins": ["search"]}, "the plugin isn't enabled"),
        ({"plugins": ["no-such-plugin"]}, "no-such-plugin"),
        ({"theme": "no-such-theme"}, "no-such-theme"),
        ({"plugins": [{"blogposts": {"summary_length": -1}}]}, "summary_length"),
        ({"hooks": ["broken.py"]}, "can't load the configuration: ZeroDivisionError"),
    ],
)
def test_a_site_that_cannot_be_read_is_one_line(site_of, tmp_path, config, message):
    (tmp_path / "project").mkdir()
    (tmp_path / "project/broken.py").write_text("1 / 0\n", encoding="utf-8")
    with pytest.raises(SiteError) as error:
        site_of(**config)

    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_errors_that_mkdocs_logs_are_in_the_message_and_not_in_the_log(site_of, caplog):
    before = list(logging.getLogger("mkdocs").handlers)
    with pytest.raises(SiteError, match="no-such-theme"):
        site_of(theme="no-such-theme")

    assert caplog.messages == []
    assert logging.getLogger("mkdocs").handlers == before
    assert logging.getLogger("mkdocs").propagate


def test_drafts_are_hidden_as_in_a_build(site_of):
    hidden = site_of().blogs[0].planned.blog.hidden

    assert [post.src_uri for post in hidden] == ["blog/drafts/d.md"]


def test_a_missing_configuration_is_one_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SiteError, match=r"mkdocs\.yml"):
        Site.load(None)


def test_a_wrong_time_is_one_line(site_of, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(SiteError, match="SOURCE_DATE_EPOCH"):
        site_of()


@pytest.mark.parametrize("name", ["mkdocs.yml", "properdocs.yml"])
def test_the_configuration_of_either_host_is_found_in_the_current_folder(tmp_path, monkeypatch, name):
    folder = Folder.make(tmp_path / "project", FILES)
    folder.write_config().rename(tmp_path / "project" / name)
    monkeypatch.chdir(tmp_path / "project")

    assert len(Site.load(None).posts) == 3


def test_a_required_separator_is_looked_for_in_the_text(site_of):
    files = {
        "blog/a.md": post("A", "Text.\n\n<!-- more -->\n", date="2024-01-01"),
        "blog/b.md": post("B", "```\n<!-- more -->\n```\n", date="2024-01-02"),
        "blog/c.md": post("C", date="2024-01-03", draft=True),
    }
    for options, missing in (({}, []), ({"post_excerpt": "required"}, ["blog/b.md"])):
        problems = site_of(files, plugins=[{"blogposts": options}]).problems
        assert [each.src_uri for each in problems if each.code == "separator-missing"] == missing
