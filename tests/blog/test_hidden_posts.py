"""Which posts are hidden because of other posts, or because the site makes their problems errors."""

from __future__ import annotations

import pytest
from planning import plan_of
from support import post

from mkdocs_blogposts.blog.model import Source, State
from mkdocs_blogposts.text.problems import Hides, Severities, Severity

SIMILAR = {
    "blog/a.md": post("A", date="2024-01-03", tags=["open source"]),
    "blog/b.md": post("B", date="2024-01-02", tags=["open-source"]),
    "blog/c.md": post("C", date="2024-01-01", tags=["open-source"]),
}


def planned(files, *codes, **options):
    severities = Severities(dict.fromkeys(codes, Severity.ERROR))
    sources = [Source(src_uri=src_uri, text=text) for src_uri, text in files.items()]
    return plan_of(sources, severities=severities, **options)


def found(blog):
    return [(problem.code, problem.src_uri, problem.hides) for problem in blog.problems]


def test_a_problem_that_only_planning_finds_can_hide_its_post():
    assert found(planned(SIMILAR)) == [("tags-similar", "blog/a.md", Hides.NOTHING)]
    blog = planned(SIMILAR, "tags-similar")

    assert found(blog) == [("tags-similar", "blog/a.md", Hides.POST)]
    assert [each.src_uri for each in blog.posts] == ["blog/b.md", "blog/c.md"]
    assert [each.state for each in blog.hidden] == [State.DRAFT]
    assert "open source" not in {term.label for term in blog.terms}


def test_a_preview_shows_such_a_post_as_a_draft():
    blog = planned(SIMILAR, "tags-similar", preview=True)

    assert [each.state for each in blog.posts] == [State.DRAFT, State.PUBLISHED, State.PUBLISHED]
    assert found(blog) == [("tags-similar", "blog/a.md", Hides.POST)]


def test_posts_in_the_folder_of_such_a_post_are_hidden_too():
    files = {
        "blog/a/index.md": post("A", date="2024-01-01", image="none.png"),
        "blog/a/b.md": post("B", date="2024-01-01"),
    }

    assert found(planned(files, "image-missing")) == [
        ("bundle-hidden", "blog/a/b.md", Hides.POST),
        ("image-missing", "blog/a/index.md", Hides.POST),
    ]


def test_several_problems_of_one_post_are_all_reported():
    files = {**SIMILAR, "blog/a.md": post("A", date="2024-01-03", tags=["open source"], image="x.png")}
    blog = planned(files, "tags-similar", "image-missing")

    assert sorted(found(blog)) == [
        ("image-missing", "blog/a.md", Hides.POST),
        ("tags-similar", "blog/a.md", Hides.POST),
    ]


@pytest.mark.parametrize("code", ["listing-skipped", "output-skipped"])
def test_a_post_in_the_place_of_something_else_is_not_hidden(code):
    files = {
        "blog/a.md": post("A", date="2024-01-01", permalink="archive/2024"),
        "blog/b.md": post("B", date="2024-01-01", permalink="feed.json"),
    }
    blog = planned(files, code, output_paths=("feed.json",))

    assert len(blog.posts) == 2
    assert code in {problem.code for problem in blog.problems}
