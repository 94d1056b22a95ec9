"""The order of terms, by functions of the site."""

from __future__ import annotations

import pytest

from mkdocs_blogposts.adapter.config.term_order import term_order
from mkdocs_blogposts.blog.listings.tags import TAGS
from mkdocs_blogposts.blog.model import Term

TERMS = [Term(kind=TAGS, key=name, label=name, slug=name, posts=()) for name in ("b", "a", "c")]


def test_a_function_gives_the_key_of_each_term():
    ordered = sorted(TERMS, key=term_order(lambda view: view.title))
    assert [term.label for term in ordered] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("rule", "label"),
    [
        (lambda view: view.date, "b"),
        (lambda _: None, "b"),
        (lambda view: 1 if view.name == "b" else "x", "a"),
    ],
)
def test_a_function_that_fails_or_gives_nothing_to_compare_is_one_message(rule, label):
    with pytest.raises(ValueError, match=rf"the function fails for '{label}': "):
        sorted(TERMS, key=term_order(rule))
