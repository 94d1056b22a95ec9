from __future__ import annotations

import pytest

from mkdocs_blogposts.blog.listings.kinds import KINDS
from mkdocs_blogposts.blog.settings import ListingSettings, Settings
from mkdocs_blogposts.blog.source_paths import (
    SourcePaths,
    is_index,
    is_markdown_name,
    is_mdx_name,
    is_post_of_other_form,
    is_underscored,
    parents_of,
)
from mkdocs_blogposts.text.listing_paths import PathPattern


def paths(*src_uris, **options):
    return SourcePaths.of(src_uris, Settings(**{"kinds": KINDS, **options}))


@pytest.mark.parametrize(
    ("src_uri", "is_post"),
    [
        ("blog/a.md", True),
        ("blog/2024/05/a.md", True),
        ("blog/a/index.md", True),
        ("blog/index.md", False),
        ("blog/README.md", False),
        ("blog/_part.md", False),
        ("blog/sub/_index.md", False),
        ("blog/tags/x.md", False),
        ("blog/tags/x/index.md", False),
        ("blog/tags/x/y/z.md", True),
        ("blog/categories/x.md", False),
        ("blog/archive/2024.md", True),  # Unless it has no date, which its path doesn't show.
        ("blogs/a.md", False),
        ("a.md", False),
    ],
)
def test_posts_are_the_pages_in_the_blogs_folder(src_uri, is_post):
    assert paths(src_uri).is_post(src_uri) is is_post


def test_a_folder_posts_contains_all_posts_and_its_index_is_not_one():
    found = paths("blog/posts/a.md", "blog/about.md")

    assert found.posts_dir == "blog/posts"
    assert found.is_post("blog/posts/a.md")
    assert not found.is_post("blog/about.md")
    assert not found.is_post("blog/posts/index.md")
    assert found.is_in_blog("blog/about.md")


def test_a_folder_whose_name_only_begins_like_posts_is_not_the_folder_of_posts():
    found = paths("blog/posts-old/a.md")

    assert found.posts_dir == "blog"
    assert found.is_post("blog/posts-old/a.md")


def test_a_blog_can_be_the_whole_site():
    found = paths("a.md", "index.md", blog_dir="")

    assert found.is_post("a.md")
    assert not found.is_post("index.md")
    assert not found.is_post("tags/x.md")


def test_pages_of_a_kind_without_listings_are_posts():
    assert paths(kinds_without_pages=frozenset({"tags"})).is_post("blog/tags/x.md")


@pytest.mark.parametrize("name", ["2024", "2024/05", "2024/index", "2024/05/README", "index", "README"])
def test_archive_pages_have_the_path_of_a_period(name):
    assert paths().is_shared_page(f"blog/archive/{name}.md")


@pytest.mark.parametrize(
    "name", ["archive/a", "archive/2024/5", "archive/2024/05/06", "2024", "archive"]
)
def test_other_pages_are_not_archive_pages(name):
    assert not paths().is_shared_page(f"blog/{name}.md")


@pytest.mark.parametrize(
    ("src_uri", "is_draft"),
    [
        ("blog/drafts/a.md", True),
        ("blog/sub/_Drafts/x/a.md", True),
        ("blog/drafts.md", False),
        ("blog/my-drafts/a.md", False),
    ],
)
def test_folders_for_drafts_are_recognized_at_any_depth(src_uri, is_draft):
    assert paths().is_draft(src_uri) is is_draft


def test_a_blog_in_a_folder_called_drafts_is_not_all_drafts():
    found = paths(blog_dir="drafts")

    assert not found.is_draft("drafts/a.md")
    assert found.is_draft("drafts/drafts/a.md")


@pytest.mark.parametrize(
    ("src_uri", "folder", "slug", "date", "is_bundle"),
    [
        ("blog/a.md", "", "a", "", False),
        ("blog/2024-05-03-a.md", "", "a", "2024-05-03", False),
        ("blog/sub/2024-05-03-a/index.md", "sub", "a", "2024-05-03", True),
        ("blog/2018/04/06/x.md", "2018/04/06", "x", "2018-04-06", False),
        ("blog/2018/04-06-x.md", "2018", "04-06-x", "2018-04-06", False),
        ("blog/2024-13-01-a.md", "", "2024-13-01-a", "", False),
    ],
)
def test_a_path_is_split_into_folder_slug_and_date(src_uri, folder, slug, date, is_bundle):
    found = paths().post_path(src_uri)

    assert (found.folder, found.slug) == (folder, slug)
    assert (found.date, found.is_bundle) == (date, is_bundle)


@pytest.mark.parametrize(
    ("name", "title"),
    [("my-first_post", "My first post"), ("Using-MkDocs", "Using MkDocs"), ("bad-\udce9", "Bad ?")],
)
def test_a_title_is_made_from_the_name(name, title):
    assert paths().post_path(f"blog/{name}.md").title == title


def test_a_folder_written_in_another_unicode_form_is_found():
    on_disk = "cafe\u0301/a.md"
    found = paths(on_disk, blog_dir="caf\u00e9")

    assert found.blog_dir == "cafe\u0301"
    assert found.is_post(on_disk)


@pytest.mark.parametrize(
    "name", ["a.md", "A.MD", "a.mdx", "a.markdown", "a.md~", "a.md.bak", "a.md.orig"]
)
def test_markdown_and_its_backups_are_recognized(name):
    assert is_markdown_name(f"blog/{name}")


@pytest.mark.parametrize("name", ["a.txt", "a.png", "md", "a.md.png", "a.mdown.zip"])
def test_other_files_are_not_markdown(name):
    assert not is_markdown_name(f"blog/{name}")


def test_names_of_other_forms_are_recognized():
    assert is_mdx_name("a.MDX")
    assert not is_mdx_name("mdx.md")
    assert is_post_of_other_form("a.rst")
    assert is_post_of_other_form("a.QMD")
    assert not is_post_of_other_form("a.txt")
    assert is_index("a/README.md")
    assert not is_index("a/readme.md")
    assert is_underscored("a/_b.md")
    assert not is_underscored("_a/b.md")


def test_parents_are_listed_from_the_nearest():
    assert list(parents_of("a/b/c.md")) == ["a/b", "a"]
    assert list(parents_of("c.md")) == []


def test_without_bundles_the_index_of_the_posts_folder_is_a_post_but_not_a_bundle():
    found = paths("blog/posts/index.md", has_bundles=False)
    place = found.post_path("blog/posts/index.md")

    assert found.is_post("blog/posts/index.md")
    assert not found.is_post("blog/index.md")
    assert (place.folder, place.name, place.is_bundle) == ("", "index", False)
    assert not paths("blog/posts/index.md").is_post("blog/posts/index.md")
    assert not paths("blog/a.md", has_bundles=False).is_post("blog/index.md")


@pytest.mark.parametrize(
    ("post_dir", "src_uri", "is_post"),
    [
        ("articles", "articles/a.md", True),
        ("articles", "articles-old/a.md", False),
        ("articles", "blog/a.md", False),
        ("articles", "articles/index.md", False),
        ("", "a.md", True),
        ("blog", "blog/posts/a.md", True),
        (None, "blog/a.md", False),
    ],
)
def test_posts_are_in_the_folder_that_the_site_names(post_dir, src_uri, is_post):
    found = paths("blog/posts/a.md", "articles/a.md", post_dir=post_dir)

    assert found.is_post(src_uri) is is_post
    assert found.is_in_blog("articles/x.png") is (post_dir in ("articles", ""))


def test_folders_for_drafts_are_also_in_a_posts_folder_outside_of_the_blog():
    assert paths(post_dir="articles").is_draft("articles/drafts/a.md")
    assert not paths(post_dir="drafts").is_draft("drafts/a.md")
    assert not paths(post_dir="articles", publishes_drafts=True).is_draft("articles/drafts/a.md")


@pytest.mark.parametrize(
    ("src_uri", "path"),
    [
        ("blog/posts/a.png", "blog/a.png"),
        ("blog/posts/in/b.pdf", "blog/in/b.pdf"),
        ("blog/posts/posts/c.png", "blog/posts/c.png"),
        ("blog/posts-old/a.png", None),
        ("blog/a.png", None),
        ("blog/posts/page.html", None),
        ("blog/posts/data.json", None),
        ("blog/posts/feed.xml", None),
        ("blog/posts/post.md", None),
    ],
)
def test_media_lose_the_posts_folder(src_uri, path):
    assert paths("blog/posts/a.md").media_path(src_uri) == path


@pytest.mark.parametrize(
    ("src_uri", "name", "name_date"),
    [
        ("blog/2024-05-06-trip.md", "2024-05-06-trip", "2024-05-06"),
        ("blog/2024-05-06.md", "2024-05-06", ""),
        ("blog/trip.md", "trip", ""),
        ("blog/2024/05/06/trip.md", "trip", ""),
        ("blog/2024-05-06-trip/index.md", "2024-05-06-trip", "2024-05-06"),
    ],
)
def test_a_name_keeps_its_date(src_uri, name, name_date):
    place = paths().post_path(src_uri)
    assert (place.name, place.name_date) == (name, name_date)


def test_folders_of_listings_at_the_root_belong_to_the_blog():
    listings = {
        "tags": ListingSettings(path=PathPattern("/tags/{slug}")),
        "archive": ListingSettings(path=PathPattern("/{slug}")),
        "authors": ListingSettings(path=PathPattern("/by/{slug}")),
    }
    found = paths("blog/a.md", listings=listings, kinds_with_pages=frozenset({"authors"}))

    assert found.listing_dirs == {"tags", "blog/categories"}
    assert set(found.shared_dirs) == {"by"}
    assert found.is_term_page("tags/x/index.md")
    assert not found.is_term_page("blog/tags/x.md")
    assert found.is_post("blog/tags/x.md")
    assert found.is_in_blog("tags/x.md")
    assert not found.is_in_blog("x.md")
    assert found.is_shared_page("by/ada.md")
    assert not found.is_post("tags/x.md")
