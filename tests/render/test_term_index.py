from __future__ import annotations

from mkdocs_blogposts.blog.listings.archive import ARCHIVE
from mkdocs_blogposts.blog.listings.tags import TAGS
from mkdocs_blogposts.blog.model import Period, Term
from mkdocs_blogposts.render.term_index import term_groups
from mkdocs_blogposts.render.views import TermView


def groups_of(*terms):
    return term_groups(
        terms, lambda term: TermView(label=term.label, url=term.slug, count=len(term.posts))
    )


def tag(label):
    return Term(kind=TAGS, key=label, label=label, slug=label, posts=())


def period(*numbers):
    found = Period(*numbers)
    name = str(found)
    return Term(kind=ARCHIVE, key=name, label=name, slug=name, period=found, posts=(None,))


def test_an_index_without_terms_has_no_groups():
    assert groups_of() == ()


def test_an_index_of_few_terms_is_one_group():
    (group,) = groups_of(tag("b"), tag("a"))

    assert (group.letter, group.anchor) == ("", "")
    assert [term.label for term in group.terms] == ["b", "a"]


def test_an_index_of_many_terms_is_grouped_by_letter():
    groups = groups_of(*map(tag, ["2024", *(f"a{i}" for i in range(27)), "Äpfel", "b"]))

    assert [(group.letter, len(group.terms)) for group in groups] == [("#", 1), ("A", 28), ("B", 1)]
    assert len({group.anchor for group in groups}) == 3
    assert all(group.anchor.isascii() for group in groups)


def test_years_are_one_group_however_many_they_are():
    (group,) = groups_of(*(period(year) for year in range(2024, 1984, -1)))

    assert len(group.terms) == 40


def test_months_are_grouped_by_year_with_a_link_if_the_year_has_a_page():
    first, second = groups_of(period(2024), period(2024, 2), period(2023, 2), period(2023, 1))

    assert (first.term.label, first.term.url, first.term.count) == ("2024", "2024", 1)
    assert [term.label for term in first.terms] == ["2024/02"]
    assert (second.term.label, second.term.url, second.term.count) == ("2023", "", 2)
    assert [term.label for term in second.terms] == ["2023/02", "2023/01"]
