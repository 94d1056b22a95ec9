import json

from mkdocs_blogposts.render.terminal import as_json, posts_as_text


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


def test_json_keeps_letters_and_escapes_what_steers_a_terminal():
    value = {"title": "心 é \x1b[2J \u202e \x9b"}

    assert as_json(value) == '{\n  "title": "心 é \\u001b[2J \\u202e \\u009b"\n}'
    assert json.loads(as_json(value)) == value
