import json

from mkdocs_blogposts.render.terminal import (
    as_json,
    posts_as_text,
    problems_as_json,
    problems_as_text,
    problems_for_github,
)
from mkdocs_blogposts.text.problems import Hides, Problem

PROBLEMS = [
    Problem(
        src_uri="blog/a.md",
        line=3,
        key="date",
        code="date-invalid",
        what="100% wrong",
        hint="Fix it.",
        hides=Hides.POST,
    ),
    Problem(src_uri="b, c:d.md", code="tags-similar", what="alike", hint="Write one."),
]


def _row(title, **values):
    return {"state": "published", "date": None, "title": title, "url": "/a/", "source": "a.md"} | values


def test_the_columns_of_posts_line_up_whatever_script_a_title_has():
    lines = posts_as_text([_row("心理"), _row("Cafe\u0301"), _row("abcd", date="2024-01-01")])

    assert lines == [
        "published  -           心理  /a/  a.md",
        "published  -           Cafe\u0301  /a/  a.md",
        "published  2024-01-01  abcd  /a/  a.md",
    ]


def test_no_posts_are_no_lines():
    assert posts_as_text([]) == []


def test_json_keeps_letters_and_escapes_control_characters():
    value = {"title": "心 é \x1b[2J \u202e \x9b"}

    assert as_json(value) == '{\n  "title": "心 é \\u001b[2J \\u202e \\u009b"\n}'
    assert json.loads(as_json(value)) == value


def test_a_problem_is_one_line_with_place_key_and_code():
    assert problems_as_text(PROBLEMS) == [
        f"error: blog/a.md:3: date: 100% wrong. Fix it. {Hides.POST.value} [date-invalid]",
        "note: b, c:d.md: alike. Write one. [tags-similar]",
    ]


def test_problems_for_programs_have_all_values():
    assert json.loads(problems_as_json(PROBLEMS)) == [
        {
            "code": "date-invalid",
            "severity": "error",
            "source": "blog/a.md",
            "line": 3,
            "key": "date",
            "what": "100% wrong",
            "hint": f"Fix it. {Hides.POST.value}",
        },
        {
            "code": "tags-similar",
            "severity": "note",
            "source": "b, c:d.md",
            "line": None,
            "key": None,
            "what": "alike",
            "hint": "Write one.",
        },
    ]


def test_problems_for_github_escape_what_ends_a_property_or_a_line():
    place, hidden = "file=docs/blog/a.md,line=3", Hides.POST.value

    assert problems_for_github(PROBLEMS, lambda src_uri: f"docs/{src_uri}") == [
        f"::error {place},title=blogposts::date: 100%25 wrong. Fix it. {hidden} [date-invalid]",
        "::notice file=docs/b%2C c%3Ad.md,line=1,title=blogposts::alike. Write one. [tags-similar]",
    ]
