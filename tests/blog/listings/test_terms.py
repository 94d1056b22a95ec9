from __future__ import annotations

import pytest
from planning import plan_of

from mkdocs_blogposts.blog.listings.tags import TAGS
from mkdocs_blogposts.blog.listings.terms import (
    TermEntry,
    Vocabulary,
    alphabetical,
    in_configured_order,
    near_equal_terms,
    term_keys,
    terms_of,
)
from mkdocs_blogposts.blog.model import Source
from mkdocs_blogposts.blog.settings import ListingSettings
from mkdocs_blogposts.text.slugs import title_slug


def tagged(*tags_of_posts):
    sources = [
        Source(src_uri=f"blog/{number}.md", text=f"---\ndate: 2024-01-01\ntags: {tags}\n---\n")
        for number, tags in enumerate(tags_of_posts)
    ]
    return plan_of(sources).posts


def test_spellings_in_other_cases_are_one_term_with_the_label_that_most_posts_use():
    (term,) = terms_of(TAGS, tagged("[python]", "[Python]", "[Python]"))

    assert (term.key, term.label, term.slug, len(term.posts)) == ("python", "Python", "python", 3)


def test_the_label_does_not_depend_on_the_order_of_the_posts():
    posts = tagged("[b, A]", "[B, a]")

    assert terms_of(TAGS, posts) == terms_of(TAGS, posts)
    assert [term.label for term in terms_of(TAGS, posts[::-1])] == ["A", "B"]


def test_terms_are_in_alphabetical_order_with_accented_letters_next_to_plain_ones():
    terms = terms_of(TAGS, tagged("[zebra, Ärger, apple, Élan, eel]"))

    assert [term.label for term in terms] == ["apple", "Ärger", "eel", "Élan", "zebra"]
    assert alphabetical("Straße") < alphabetical("Strauss")


def test_terms_whose_slugs_are_equal_or_reserved_get_slugs_of_their_own():
    slugs = [term.slug for term in terms_of(TAGS, tagged("['open source', open-source, Index, CON]"))]

    assert len(set(slugs)) == 4
    assert {"open-source"} == {slug for slug in slugs if slug in ("open-source", "index", "con")}


def test_the_tags_file_gives_slugs_and_descriptions_and_the_first_keeps_a_slug():
    entry = TermEntry(label="Python", description="A language.", slug="snake")
    vocabulary = Vocabulary({"python": entry, "boa": TermEntry(label="Boa", slug="snake")})
    boa, other, python = terms_of(TAGS, tagged("[python, boa, Other]"), vocabulary)

    assert (boa.slug, other.slug, python.description) == ("snake", "other", "A language.")
    assert python.slug not in ("snake", "other")
    assert vocabulary.labels(["python", "Python", "x"]) == ("Python", "x")


def test_the_keys_of_a_post_are_in_its_order_each_once():
    (post,) = tagged("[b, A, B]")

    assert term_keys(TAGS, post) == ("b", "a")


def test_terms_that_differ_only_in_hyphens_or_spaces_are_noted_at_the_rarer_one():
    terms = terms_of(TAGS, tagged("[open-source]", "[open-source]", "[open source, other]"))
    (note,) = near_equal_terms(terms)

    assert (note.code, note.src_uri, note.key) == ("tags-similar", "blog/2.md", "tags")


def of_tags(*tags_of_posts, problems=None, **settings):
    listing = ListingSettings(**settings)
    found = terms_of(TAGS, tagged(*tags_of_posts), listing=listing)
    return in_configured_order(found, listing, [] if problems is None else problems)


def test_another_rule_makes_the_slugs_and_those_that_are_equal_or_empty_stay_distinct():
    slugs = {term.label: term.slug for term in of_tags("[C, C++, A b, '!!!']", slugify=title_slug)}

    assert (slugs["C"], slugs["A b"]) == ("c", "a-b")
    assert len(set(slugs.values())) == 4
    assert all(slugs.values())


def test_terms_may_be_sorted_by_another_key_and_in_reverse():
    posts = ("[b, c]", "[c]", "[c, a, b]")

    assert [term.label for term in of_tags(*posts, reverse=True)] == ["c", "b", "a"]
    by_posts = {"order": lambda term: len(term.posts)}
    assert [term.label for term in of_tags(*posts, **by_posts)] == ["a", "b", "c"]
    assert [term.label for term in of_tags(*posts, **by_posts, reverse=True)] == ["c", "b", "a"]


@pytest.mark.parametrize(
    "order", [lambda term: term.missing, lambda term: {"a": 1, "b": "2"}[term.key]]
)
def test_the_usual_order_remains_if_the_sites_function_fails(order):
    problems = []

    found = of_tags("[b]", "[a, b]", order=order, reverse=True, problems=problems)

    assert [term.label for term in found] == ["a", "b"]
    (problem,) = problems
    assert (problem.code, problem.src_uri, problem.key) == ("sort-failed", "mkdocs.yml", "tags_sort_by")
