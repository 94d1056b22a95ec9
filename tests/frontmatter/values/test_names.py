"""Lists of names and people."""

from __future__ import annotations

import pytest

from mkdocs_blogposts.frontmatter.model import Author
from mkdocs_blogposts.frontmatter.values.names import (
    MAX_NAME_LENGTH,
    MAX_NAMES,
    link_of,
    names_of,
    people_of,
    short_names,
    words_of,
)
from mkdocs_blogposts.text.problems import FieldError


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("a, b ,a,", ("a", "b")),
        ("[a, 'b c']", ("a", "b c")),
        (("a, b", "#c", "#"), ("a", "b", "c", "#")),
        (("a", ("b", None, ("c",)), {"label": "d"}, {"name": "e, f"}), ("a", "b", "c", "d", "e, f")),
        ((), ()),
        ("C#, C++", ("C#", "C++")),
    ],
)
def test_names_are_read_from_texts_lists_and_mappings(raw, names):
    assert names_of(raw) == names


@pytest.mark.parametrize(
    ("raw", "code"), [({"a": "b"}, "list-invalid"), (({"a": "b"},), "name-missing")]
)
def test_other_values_are_not_names(raw, code):
    with pytest.raises(FieldError) as error:
        names_of(raw)
    assert error.value.code == code


def test_there_are_never_more_names_than_the_limit():
    assert len(names_of(tuple(map(str, range(MAX_NAMES + 9))))) == MAX_NAMES
    assert len(names_of(",".join(map(str, range(MAX_NAMES + 9))))) <= MAX_NAMES + 1


def test_spaces_separate_words():
    assert words_of("a b") == ("a", "b")
    assert words_of("a b, c") == ("a b", "c")
    assert words_of(("a b",)) == ("a b",)


def test_long_names_are_refused_and_cut():
    with pytest.raises(FieldError) as error:
        short_names(("a", "x" * (MAX_NAME_LENGTH + 1)))
    assert error.value.instead == ("a", "x" * MAX_NAME_LENGTH + "…")


@pytest.mark.parametrize(
    ("raw", "people"),
    [
        ("Ada, Bo", [Author(name="Ada"), Author(name="Bo")]),
        ("Lovelace, Ada; Bo", [Author(name="Lovelace, Ada"), Author(name="Bo")]),
        ("Ada <ada@example.org>", [Author(name="Ada")]),
        ({"name": "Ada", "title": "Writer", "imageURL": "a.png", "website": "https://h/"},
         [Author(name="Ada", description="Writer", avatar="a.png", url="https://h/")]),
        (({"key": "ada"}, "", None), [Author(name="ada", key="ada")]),
    ],
)  # fmt: skip
def test_people_are_read_from_texts_and_mappings(raw, people):
    assert list(people_of(raw)) == people


def test_a_person_needs_a_name():
    with pytest.raises(FieldError) as error:
        people_of({"title": "Writer"})
    assert error.value.code == "author-invalid"


@pytest.mark.parametrize(
    ("raw", "url"),
    [
        ("https://h/", "https://h/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("img/a:b.png", "img/a:b.png"),
        ("java\nscript:x", ""),
        ("JavaScript:x", ""),
        ("data:text/html,x", ""),
    ],
)
def test_a_url_that_runs_code_is_dropped(raw, url):
    assert link_of(raw) == url
