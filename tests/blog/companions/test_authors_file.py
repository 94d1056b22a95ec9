"""The authors file."""

from __future__ import annotations

import pytest

from mkdocs_blogposts.blog.companions.authors_file import read_authors
from mkdocs_blogposts.frontmatter.model import Author

ADA = Author(
    name="Ada Lovelace",
    description="Writer",
    avatar="ada.png",
    url="https://example.org/ada",
    key="ada",
)


MATERIAL = """
authors:
  ada:
    name: Ada Lovelace
    description: Writer
    avatar: ada.png
    url: https://example.org/ada
"""
DOCUSAURUS = """
ada:
  name: Ada Lovelace
  title: Writer
  image_url: ada.png
  url: https://example.org/ada
"""


@pytest.mark.parametrize("text", [MATERIAL, DOCUSAURUS])
def test_authors_are_read_in_the_forms_of_all_tools(text):
    assert read_authors("blog/authors.yml", text) == ({"ada": ADA}, [])


def test_an_author_may_be_a_name_or_only_a_key():
    authors, problems = read_authors("blog/authors.yml", "a: Ada\nb: {url: x}\n")

    assert authors == {"a": Author(name="Ada", key="a"), "b": Author(name="b", url="x", key="b")}
    assert not problems


def test_authors_that_cannot_be_read_are_left_out():
    authors, problems = read_authors("blog/authors.yml", f"a: [x]\nb: {'x' * 300}\nc: C\n")

    assert list(authors) == ["b", "c"]
    assert len(authors["b"].name) < 300
    assert [(p.code, p.line) for p in problems] == [("author-invalid", 1), ("text-too-long", 2)]
