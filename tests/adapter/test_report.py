"""Logging: each problem once, and the same problem in many files on one line."""

import logging
from dataclasses import replace

import pytest

from mkdocs_blogposts.adapter.report import report_problems
from mkdocs_blogposts.text.problems import Problem, Severities, Severity

NO_SEVERITIES = Severities()


def _problems(number, code="date-missing", file="blog/{}.md"):
    return [
        Problem(src_uri=file.format(n), line=n + 1, code=code, what="wrong", hint="Fix it.")
        for n in range(number)
    ]


@pytest.fixture
def logged(caplog):
    def log(problems, severities=NO_SEVERITIES, **options):
        caplog.clear()
        with caplog.at_level(logging.INFO, logger="mkdocs"):
            report_problems(problems, severities, **options)
        return [(record.levelname, record.getMessage()) for record in caplog.records]

    return log


def test_up_to_five_files_with_the_same_problem_have_a_line_each(logged):
    assert [level for level, _ in logged(_problems(5))] == ["WARNING"] * 5
    assert len(logged(_problems(6))) == 1


def test_many_files_with_the_same_problem_share_a_line_with_the_first_places(logged):
    other = _problems(1, "yaml-tab", "other.md")
    ((level, line), (_, second)) = logged([*_problems(12), *other], check_lists_all=True)

    assert level == "WARNING"
    assert line.startswith("blogposts: 12 files: ")
    assert "blog/0.md:1, blog/1.md:2, blog/2.md:3 and 9 more. Run `mkdocs-blogposts check`" in line
    assert line.endswith(" [date-missing]")
    assert second.startswith("blogposts: other.md:1: ")


def test_other_subjects_have_a_line_of_their_own(logged):
    charts, tweets = (
        [
            replace(problem, code="mdx-removed", subject=f"removed {name}")
            for problem in _problems(number)
        ]
        for name, number in (("<Chart>", 6), ("<Tweet>", 2))
    )
    lines = [line for _, line in logged([*charts, *tweets], check_lists_all=True)]

    assert [line[:36] for line in lines] == [
        "blogposts: 6 files: removed <Chart>.",
        "blogposts: blog/0.md:1: wrong. Fix i",
        "blogposts: blog/1.md:2: wrong. Fix i",
    ]


def test_problems_that_check_cannot_list_are_all_in_the_line(logged):
    ((_, line),) = logged(_problems(7))

    assert all(f"blog/{n}.md:{n + 1}" in line for n in range(7))
    assert "check" not in line


def test_many_problems_in_one_file_have_a_line_each(logged):
    assert len(logged(_problems(9, file="blog/a.md"))) == 9


def test_every_leak_has_a_line_of_its_own(logged):
    assert [level for level, _ in logged(_problems(9, "leak"))] == ["ERROR"] * 9


@pytest.mark.parametrize(
    ("severity", "levels"),
    [("error", ["ERROR"]), ("warning", ["WARNING"]), ("note", ["INFO"]), ("ignore", [])],
)
def test_the_sites_severities_decide_the_level(logged, severity, levels):
    severities = Severities({"date-missing": Severity(severity)})

    assert [level for level, _ in logged(_problems(1), severities)] == levels
