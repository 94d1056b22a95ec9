from __future__ import annotations

import pytest
from planning import plan_of

from mkdocs_blogposts.blog.listings.archive import ARCHIVE, archive_by, archive_by_month
from mkdocs_blogposts.blog.model import Source


def dated(*days, **options):
    sources = [
        Source(src_uri=f"blog/{number}.md", text=f"---\ndate: {day}\n---\n" if day else "# No date\n")
        for number, day in enumerate(days)
    ]
    return plan_of(sources, **options)


def names(blog):
    return [(term.slug, len(term.posts)) for term in blog.terms if term.kind.name == "archive"]


def test_years_are_listed_newest_first_with_their_posts():
    assert names(dated("2020-01-01", "2022-05-01", "2020-12-31")) == [("2022", 1), ("2020", 2)]


def test_months_follow_their_year_newest_first():
    blog = dated("2020-01-01", "2022-05-01", "2020-12-31", kinds=(archive_by_month(),))

    assert [slug for slug, _ in names(blog)] == ["2022", "2022/05", "2020", "2020/12", "2020/01"]


def test_the_written_day_decides_in_every_zone():
    blog = dated("2021-01-01", "2021-01-01T00:30:00+14:00", "2020-12-31T23:30:00-12:00")

    assert names(blog) == [("2021", 2), ("2020", 1)]


def test_undated_posts_and_drafts_do_not_add_a_year():
    sources = [Source(src_uri="blog/d.md", text="---\ndate: 2020-01-01\ndraft: true\n---\n")]

    assert names(dated(None)) == []
    assert names(plan_of(sources)) == []
    assert names(plan_of(sources, preview=True)) == [("2020", 1)]


def test_a_year_has_pages_like_any_other_listing():
    blog = dated(*["2020-01-01"] * 5, posts_per_page=2, kinds=(ARCHIVE,))

    assert [page.url for page in blog.listings if page.term] == [
        "blog/archive/2020/",
        "blog/archive/2020/page/2/",
        "blog/archive/2020/page/3/",
    ]


def test_a_blog_without_posts_has_no_archive():
    assert [page.kind for page in plan_of([]).listings] == [None]


def test_an_archive_of_other_periods_groups_by_their_paths_newest_first():
    kind = archive_by("yyyy/'q'Q", "QQQ yyyy")
    blog = dated("2020-01-01", "2022-05-01", "2020-03-31", kinds=(kind,))

    assert names(blog) == [("2022/q2", 1), ("2020/q1", 2)]
    assert [term.period.label for term in blog.terms] == ["Q2 2022", "Q1 2020"]
    assert "blog/archive/2020/q1/" in {page.url for page in blog.listings}


@pytest.mark.parametrize(
    ("path_format", "label_format", "path", "label", "month"),
    [
        ("yyyy", "yyyy", "2024", "2024", None),
        ("yyyy", "MMMM yyyy", "2024", "March 2024", None),
        ("yyyy/MM", "MMMM yyyy", "2024/03", "March 2024", 3),
        ("'y'yyyy", "yyyy", "y2024", "2024", None),
        ("/yyyy//MM/", "yyyy", "2024/03", "2024", 3),
    ],
)
def test_a_period_has_a_path_and_a_label(path_format, label_format, path, label, month):
    kind = archive_by(path_format, label_format)
    (term,) = dated("2024-03-05", kinds=(kind,)).terms

    assert (term.slug, term.period.label) == (path, label)
    assert (term.period.year, term.period.month) == (2024, month)
