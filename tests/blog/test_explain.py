"""Explaining where the values of a post come from."""

from __future__ import annotations

from planning import plan_of

from mkdocs_blogposts.blog.companions.files import read_companion_files
from mkdocs_blogposts.blog.explain import explain, unread_entries
from mkdocs_blogposts.blog.model import Rendered, Source
from mkdocs_blogposts.blog.posts import parse_post
from mkdocs_blogposts.blog.settings import Settings, SlugSource
from mkdocs_blogposts.blog.source_paths import SourcePaths

RENDERED = Rendered(
    title="Heading", summary="Text.", heading="Heading", description="", minutes=1, heading_span=None
)


def _explained(front, *, src_uri="blog/a.md", defaults="", **options):
    source = Source(src_uri=src_uri, text=f"---\n{front}\n---\n")
    paths = SourcePaths.of([src_uri], Settings())
    companions = read_companion_files({"blog/.meta.yml": defaults}, Settings())
    parsed = parse_post(source, paths, Settings(), companions)
    blog = plan_of([source], preview=True)
    (post,) = (*blog.built, *blog.hidden)
    found = explain(
        post,
        parsed.reading,
        name_date=parsed.place.date,
        **{"is_in_drafts": False, **options},
    )
    return {one.field: (one.value, one.origin, *one.ignored) for one in found}


def test_a_value_comes_from_its_key():
    found = _explained("title: A\npublished: true\nauthor: Ada\nimage: {src: /a.png}\nauthor_title: X")

    assert found["title"] == ("A", "title, line 2")
    assert found["published"] == ("true", "published, line 3")
    assert found["authors"] == ("Ada", "author, line 4")
    assert found["image"] == ("/a.png", "image, line 5")
    assert found["author_title"] == ("X", "author_title, line 6")
    assert found["tags"] == ("", "default")


def test_values_without_a_key_have_other_sources():
    found = _explained("x: y", src_uri="blog/2024-01-02-b.md", rendered=RENDERED)

    assert found["title"] == ("Heading", "the first heading")
    assert found["date"] == ("2024-01-02", "the file's name")
    assert found["summary"] == ("Text.", "the text")
    assert found["slug"] == ("b", "the file's name")
    assert found["goes_live"] == ("", "default")


def test_a_date_may_come_from_another_field():
    assert _explained("published: 2024-01-02")["date"] == ("2024-01-02", "published, line 2")
    assert _explained("title: A", src_uri="blog/a.md")["title"][1] == "title, line 2"


def test_other_keys_of_a_field_are_ignored_but_not_those_of_folders_for_lists():
    found = _explained("tags: a\nkeywords: b\nsummary: A", defaults="tags: c\nsummary: B")

    assert found["tags"][1:] == ("tags, line 2", "keywords, line 3")
    assert found["summary"][1:] == ("summary, line 4", "blog/.meta.yml, summary, line 2")


def test_a_folder_for_drafts_makes_a_draft():
    assert _explained("draft: false", is_in_drafts=True)["draft"][0] == "true"
    assert _explained("draft: no")["draft"] == ("no", "draft, line 2")


def test_entries_that_no_field_uses_are_listed():
    source = Source(src_uri="blog/a.md", text="---\nlayout: x\ntaxonomies: {tags: a}\nother: 1\n---\n")
    parsed = parse_post(
        source,
        SourcePaths.of(["blog/a.md"], Settings()),
        Settings(),
        read_companion_files({}, Settings()),
    )

    assert [entry.key for entry in unread_entries(parsed.front)] == ["layout", "other"]


def test_a_slug_comes_from_the_title_if_the_site_says_so():
    assert _explained("title: A", slugs=SlugSource.TITLE)["slug"][1] == "the title"
    assert _explained("slug: b", slugs=SlugSource.TITLE)["slug"] == ("b", "slug, line 2")
