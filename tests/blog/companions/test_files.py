"""Finding companion files."""

from __future__ import annotations

import pytest

from mkdocs_blogposts.blog.companions.files import (
    authors_files,
    companion_uris,
    is_companion_name,
    read_companion_files,
)
from mkdocs_blogposts.blog.settings import Settings
from mkdocs_blogposts.blog.source_paths import SourcePaths


def _uris(names, **options):
    settings = Settings(**options)
    return companion_uris(names, SourcePaths.of(names, settings), settings)


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ([".meta.yml", "blog/.meta.yaml", "blog/a/b/.meta.yml"], "all"),
        (["docs/.meta.yml", "blog2/.meta.yml"], []),
        (["blog/_index.md", "blog/a/_index.md", "blog/index.md"], "all"),
        (["_index.md", "index.md", "blog/a/index.md"], []),
        (["blog/authors.yml", "blog/.authors.yml"], ["blog/.authors.yml"]),
        (["blog/posts/authors.yml", "blog/posts/a.md"], ["blog/posts/authors.yml"]),
        (["authors.yml", "blog/a/authors.yml"], []),
        (["blog/.tags.yml", "blog/tags.yml"], ["blog/tags.yml"]),
    ],
)
def test_companions_are_found_by_name_and_folder(names, found):
    assert _uris(names) == (sorted(names) if found == "all" else found)


def test_options_choose_other_names():
    names = ["people.yml", "blog/.authors.yml", "blog/a/_defaults.yml"]

    found = _uris(names, authors_file="people.yml", defaults_file="_defaults.yml")
    assert found == ["blog/a/_defaults.yml", "people.yml"]


@pytest.mark.parametrize(
    ("names", "options", "found"),
    [
        (["articles/.authors.yml", "articles/a.md"], {"post_dir": "articles"}, True),
        (["blog/in/authors.yml", "blog/a.md"], {}, False),
        (["blog/authors.yml", "people.yml"], {"authors_file": "people.yml"}, True),
        (["blog/authors.yml"], {"authors_file": "people.yml"}, False),
    ],
)
def test_the_authors_file_that_is_found_is_one_that_is_read(names, options, found):
    settings = Settings(**options)
    files = authors_files(names, SourcePaths.of(names, settings), settings)

    assert bool(files) is found
    assert set(files) <= set(_uris(names, **options))


def test_data_files_next_to_the_posts_have_companion_names():
    paths = SourcePaths.of(["blog/a.md"], Settings())

    assert is_companion_name("blog/authors.yml", paths)
    assert is_companion_name("blog/.tags.yml", paths)
    assert not is_companion_name("blog/a/tags.yml", paths)
    assert not is_companion_name("blog/data.yml", paths)


def test_the_nearest_folder_comes_first():
    texts = {".meta.yml": "a: 1", "blog/.meta.yml": "a: 2", "blog/x/.meta.yml": "a: 3"}
    files = read_companion_files(texts, Settings())

    defaults = files.defaults_of("blog/x/post.md")
    assert [[entry.raw for entry in entries] for entries in defaults] == [["3"], ["2"], ["1"]]
    assert len(files.defaults_of("blog/post.md")) == 2


def test_a_defaults_file_takes_precedence_over_a_page():
    texts = {"blog/_index.md": "---\ncascade: {a: 1}\n---\n", "blog/.meta.yml": "a: 2"}
    (entries,) = read_companion_files(texts, Settings()).defaults_of("blog/post.md")

    assert [entry.raw for entry in entries] == ["1", "2"]  # The last one counts.


def test_problems_name_their_file():
    files = read_companion_files({"blog/tags.yml": None, "blog/authors.yml": "a: [1]"}, Settings())

    assert [(problem.src_uri, problem.code) for problem in files.problems] == [
        ("blog/authors.yml", "author-invalid"),
        ("blog/tags.yml", "encoding-invalid"),
    ]
    assert not any(problem.hides for problem in files.problems)
