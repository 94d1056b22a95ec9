"""Parsing a post, and its state and URL."""

from __future__ import annotations

import datetime as dt

import pytest
from support import NOW

from mkdocs_blogposts.blog.companions.files import CompanionFiles
from mkdocs_blogposts.blog.listings.kinds import KINDS
from mkdocs_blogposts.blog.model import Source, State
from mkdocs_blogposts.blog.post_urls import dest_uris_of_posts
from mkdocs_blogposts.blog.posts import parse_post, plan_post
from mkdocs_blogposts.blog.settings import Settings
from mkdocs_blogposts.blog.source_paths import SourcePaths
from mkdocs_blogposts.frontmatter.model import Author
from mkdocs_blogposts.text.problems import Severities, Severity

DATED = "date: 2024-05-03"


def parsed(
    front=DATED, body="Text.", *, src_uri="blog/a.md", is_draft=False, companions=None, **options
):
    text = front if front is None else f"---\n{front}\n---\n{body}\n"
    settings = Settings(**{"kinds": KINDS, **options})
    return parse_post(
        Source(src_uri=src_uri, text=text, is_draft=is_draft),
        SourcePaths.of([src_uri], settings),
        settings,
        companions or CompanionFiles(),
    )


def planned(front=DATED, *, companions=None, **options):
    chosen = {name: options[name] for name in options.keys() - {"src_uri", "is_draft"}}
    settings = Settings(**{"kinds": KINDS, **chosen})
    read = parsed(front, companions=companions, **options)
    (dest_uri,) = dest_uris_of_posts([read], settings, []).values()
    return plan_post(
        read,
        settings=settings,
        companions=companions or CompanionFiles(),
        now=NOW,
        dest_uri=dest_uri,
    )[0]


def codes(read):
    return [problem.code for problem in read.problems]


@pytest.mark.parametrize(
    ("front", "state"),
    [
        ("date: 2024-05-03", State.PUBLISHED),
        ("date: 2024-05-03\ndraft: true", State.DRAFT),
        ("date: 2024-05-03\ndraft: perhaps", State.DRAFT),
        ("date: 2027-01-01", State.SCHEDULED),
        ("date: 2024-05-03\nexpiryDate: 2025-01-01", State.EXPIRED),
        ("date: 2024-05-03\nexpiryDate: 2027-01-01", State.PUBLISHED),
        ("date: 2024-05-03\nunlisted: true", State.UNLISTED),
        ("date: 2027-01-01\nunlisted: true", State.SCHEDULED),
        ("date: 2027-01-01\ndraft: true", State.DRAFT),
    ],
)
def test_the_state_follows_from_the_front_matter_and_the_time(front, state):
    assert parsed(front).state_at(NOW) is state


def test_a_post_is_published_at_the_moment_of_its_date_and_expires_at_the_moment_it_says():
    read = parsed("date: 2026-06-15T12:00:00Z\nexpiryDate: 2026-06-16T12:00:00Z")
    second = dt.timedelta(seconds=1)

    assert read.state_at(NOW - second) is State.SCHEDULED
    assert read.state_at(NOW) is State.PUBLISHED
    assert read.state_at(NOW + dt.timedelta(days=1) - second) is State.PUBLISHED
    assert read.state_at(NOW + dt.timedelta(days=1)) is State.EXPIRED


def test_mkdocs_and_folders_can_make_a_post_a_draft():
    assert parsed(is_draft=True).is_draft
    assert parsed(src_uri="blog/drafts/a.md").is_draft
    assert not parsed().is_draft


@pytest.mark.parametrize("text", [None, "\0"])
def test_a_file_that_is_not_text_is_hidden_and_reported(text):
    source = Source(src_uri="blog/a.md", text=text)
    read = parse_post(source, SourcePaths.of([], Settings()), Settings(), CompanionFiles())

    assert "encoding-invalid" in codes(read)
    assert read.is_draft


@pytest.mark.parametrize(
    ("front", "is_reported"),
    [("title: A", True), (DATED, False), ("draft: true", False), ("unlisted: true", False)],
)
def test_a_date_is_missing_only_if_a_listing_needs_it(front, is_reported):
    assert ("date-missing" in codes(parsed(front))) is is_reported


def test_a_page_that_is_not_a_post_needs_no_date():
    assert codes(parsed("title: A", src_uri="blog/index.md")) == []


def test_each_category_that_is_not_allowed_is_reported_where_it_is():
    front = f"{DATED}\ncategories: [News, Other, More]"
    read = parsed(front, categories_allowed=("News",))

    assert codes(read) == ["category-not-allowed"] * 2
    assert {(problem.line, problem.key) for problem in read.problems} == {(3, "categories")}
    assert codes(parsed(front)) == []


def test_an_error_of_the_site_hides_a_post_and_not_a_page():
    severities = Severities({"text-invalid": Severity.ERROR})
    front = f"{DATED}\ntitle: [x]"

    assert parsed(front, severities=severities).is_draft
    assert not parsed(front).is_draft
    assert not parsed(front, src_uri="blog/index.md", severities=severities).is_draft


def test_mdx_becomes_markdown_and_removed_parts_are_reported_once_with_their_line():
    body = "import X from './x'\n\nText.\n\n<X />\n\n<X />"
    read = parsed(body=body, src_uri="blog/a.mdx")

    assert read.body.strip() == "Text."
    assert {(p.code, p.line) for p in read.problems} == {("mdx-import-removed", 4), ("mdx-removed", 8)}
    assert "2 times" in next(p.what for p in read.problems if p.code == "mdx-removed")
    assert not read.is_draft


def test_metadata_in_javascript_hides_a_post():
    read = parsed(body="\nexport const meta = {tags: []}\n\nText.", src_uri="blog/a.mdx")

    assert read.is_draft
    assert "mdx-metadata" in codes(read)


def test_an_mdx_comment_in_markdown_becomes_one_of_html():
    assert parsed(body="A\n\n{/* truncate */}\n\nB").body == "A\n\n<!-- truncate -->\n\nB\n"


@pytest.mark.parametrize(
    ("src_uri", "front", "url"),
    [
        ("blog/a.md", DATED, "blog/a/"),
        ("blog/2024-05-03-a.md", "title: A", "blog/a/"),
        ("blog/sub/a/index.md", DATED, "blog/sub/a/"),
        ("blog/sub/a.md", f"{DATED}\nslug: b", "blog/sub/b/"),
        ("blog/a.md", f"{DATED}\npermalink: /x/y/", "blog/x/y/"),
        ("blog/a?b.md", DATED, "blog/a-b/"),
        ("blog/con.md", DATED, "blog/con-1143da2b/"),
        ("blog/\u00e9.md", DATED, "blog/%C3%A9/"),
    ],
)
def test_the_url_follows_the_file_unless_the_front_matter_sets_it(src_uri, front, url):
    assert planned(front, src_uri=src_uri).url == url


def test_without_directory_urls_posts_and_bundles_are_html_files():
    one = planned(use_directory_urls=False)
    other = planned(src_uri="blog/a/index.md", use_directory_urls=False)

    assert (one.url, other.url) == ("blog/a.html", "blog/a/index.html")
    assert (one.bundle_dir, other.bundle_dir) == (None, "blog/a")


def test_a_long_path_is_shortened():
    folders = "/".join("x" * 200 for _ in range(20))
    post = planned(src_uri=f"blog/{folders}/a.md")

    assert len(post.dest_uri) < 300


def test_an_author_has_the_values_of_the_authors_file_unless_the_post_has_its_own():
    jane = Author(key="jane", name="Jane Doe", description="Writes", url="https://example.com/jane")
    companions = CompanionFiles(authors={"jane": jane})
    own = "authors:\n  - {name: jane, url: https://example.org/}"

    assert planned(f"{DATED}\nauthors: [jane]", companions=companions).meta.authors == (jane,)
    (author,) = planned(f"{DATED}\n{own}", companions=companions).meta.authors
    assert (author.name, author.url) == ("Jane Doe", "https://example.org/")
    (other,) = planned(f"{DATED}\nauthors: [Joe]", companions=companions).meta.authors
    assert other.name == "Joe"


def test_an_author_named_twice_is_there_once():
    companions = CompanionFiles(authors={"jane": Author(key="jane", name="Jane")})
    front = f"{DATED}\nauthors: [jane]\nauthor: jane"

    assert [author.name for author in planned(front, companions=companions).meta.authors] == ["Jane"]


@pytest.mark.parametrize(
    ("front", "state"),
    [
        ("date: 2024-05-03\ndraft: true", State.PUBLISHED),
        ("date: 2027-01-01", State.PUBLISHED),
        ("date: 2027-01-01\ndraft: true\nunlisted: true", State.UNLISTED),
        ("date: 2024-05-03\npublishDate: 2027-01-01", State.PUBLISHED),
        ("date: 2024-05-03\nexpiryDate: 2025-01-01", State.EXPIRED),
        ("date: 2024-05-03\ndraft: perhaps", State.DRAFT),
        ("date: someday", State.DRAFT),
    ],
)
def test_a_site_can_publish_drafts_but_not_what_is_unclear(front, state):
    assert parsed(front, publishes_drafts=True).state_at(NOW) is state


def test_a_site_that_publishes_drafts_has_no_folders_for_them():
    options = {"src_uri": "blog/drafts/a.md", "publishes_drafts": True}

    assert parsed(**options).state_at(NOW) is State.PUBLISHED
    assert parsed(is_draft=True, publishes_drafts=True).state_at(NOW) is State.DRAFT


@pytest.mark.parametrize(
    ("front", "state"),
    [
        ("date: 2027-01-01", State.PUBLISHED),
        ("date: 2027-01-01\ndraft: true", State.DRAFT),
        ("date: 2024-05-03\npublishDate: 2027-01-01", State.SCHEDULED),
    ],
)
def test_a_site_can_publish_posts_with_future_dates(front, state):
    assert parsed(front, schedules_by_date=False).state_at(NOW) is state
