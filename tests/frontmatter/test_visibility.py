"""Deciding whether a post is a draft or unlisted."""

from __future__ import annotations

import datetime as dt

import pytest

from mkdocs_blogposts.frontmatter.formats.yaml import read_yaml
from mkdocs_blogposts.frontmatter.metadata import read_meta
from mkdocs_blogposts.frontmatter.reader import read_front_matter


def _read(front, *defaults):
    layers = [read_yaml(text)[0] for text in defaults]
    return read_meta(
        read_front_matter(f"---\ntitle: A\n{front}\n---\n"),
        src_uri="blog/a.md",
        zone=dt.timezone.utc,
        defaults=layers,
    )


@pytest.mark.parametrize(
    "front",
    [
        *("draft: true", "Draft: 'Yes'", "is-draft: on", "private: 1", "headless: true"),
        *(
            "published: false",
            "publish: no",
            "dg_publish: off",
            "status: Draft",
            "status: [new, trash]",
        ),
        *("state: draft", "visibility: private", "build: {render: never}", "build: {render: link}"),
        *("render: false", "permalink: false", "params: {draft: true}", "extra: {Draft: yes}"),
    ],
)
def test_markers_make_a_draft(front):
    reading = _read(front)

    assert reading.meta.is_draft
    assert not reading.problems


@pytest.mark.parametrize(
    "front",
    [
        *("draft: false", "draft: 'No'", "published: true", "published: 2024-01-01", "published:"),
        *("status: published", "status: new", "state: California", "visibility: public"),
        *("build: {render: always, list: local}", "permalink: /draft/"),
    ],
)
def test_other_values_do_not(front):
    reading = _read(front)

    assert not reading.meta.is_draft
    assert not reading.problems


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("draft:", "flag-invalid"),
        ("draft: soon", "flag-invalid"),
        ("published: [x]", "flag-invalid"),
        ("status: is draft", "draft-unclear"),
        ("build: never", "draft-unclear"),
        ("build: {render: sometimes}", "draft-unclear"),
        ("permalink: 'render: false'", "draft-unclear"),
        ("tags: {a: {draft: true}}", "draft-misplaced"),
        ("a: |\n  draft:true", "draft-misplaced"),
    ],
)
def test_unclear_values_hide_the_post_and_are_reported(front, code):
    reading = _read(front)

    assert reading.meta.is_draft
    assert code in [problem.code for problem in reading.problems if problem.hides]


@pytest.mark.parametrize(
    "text", ["params: {blog: {draft: true}}", "'draft:true':", "a: [{draft: yes}]"]
)
def test_a_misplaced_marker_of_a_folder_hides_its_posts(text):
    reading = _read("", text)

    assert reading.meta.is_draft
    assert [problem.code for problem in reading.problems] == ["draft-misplaced"]


def test_a_post_with_contradicting_markers_is_a_draft():
    assert _read("draft: false\nstatus: draft").meta.is_draft
    assert _read("published: true\ndraft: true").meta.is_draft


@pytest.mark.parametrize(
    ("front", "defaults", "is_draft"),
    [
        ("", ["draft: true"], True),
        ("draft: false", ["draft: true"], False),
        ("", ["draft: false", "draft: true"], False),
        ("", ["tags: x", "published: false"], True),
        ("published: true", ["status: draft"], False),
    ],
)
def test_the_nearest_marker_decides(front, defaults, is_draft):
    assert _read(front, *defaults).meta.is_draft is is_draft


@pytest.mark.parametrize(
    "front", ["unlisted: true", "hidden: yes", "status: hidden", "build: {list: never}"]
)
def test_unlisted_posts_are_not_drafts(front):
    meta = _read(front).meta

    assert meta.is_unlisted
    assert not meta.is_draft


def test_a_listed_post_overrides_its_folder():
    assert _read("", "unlisted: true").meta.is_unlisted
    assert not _read("hidden: false", "unlisted: true").meta.is_unlisted
