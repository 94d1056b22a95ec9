from __future__ import annotations

import frontmatter
import pytest
import yaml
from hypothesis import given
from mkdocs.utils.meta import get_data
from strategies import post_texts

from mkdocs_blogposts.frontmatter.formats import yaml as yaml_block
from mkdocs_blogposts.frontmatter.reader import read_front_matter


@given(post_texts)
def test_front_matter_that_mkdocs_reads_is_read_the_same_or_reported(text):
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    body, data = get_data(text)
    front = read_front_matter(text)
    if data and not front.problems:
        assert front.data == data
        assert front.body == body.lstrip("\n")


@given(post_texts)
def test_front_matter_that_python_frontmatter_reads_is_read_the_same_or_reported(text):
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        data, _ = frontmatter.parse(text)
    except Exception:  # noqa: BLE001 - it raises what its YAML and JSON readers raise
        return
    front = read_front_matter(text)
    # Its fences are lines of three hyphens or more, and it knows no other end.
    is_same_block = "----" not in text and "..." not in text
    if data and is_same_block and not front.problems:
        assert front.data == data


def test_yaml_is_read_with_libyaml_where_available():
    assert yaml_block._SafeLoader is (yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader)  # noqa: SLF001


@given(post_texts)
def test_reading_never_raises_and_every_problem_has_a_line_of_the_file(text):
    front = read_front_matter(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(0 <= problem.line <= lines for problem in front.problems)
    assert all(1 <= entry.line <= lines for entry in front.entries)


@pytest.mark.parametrize(
    ("text", "data", "body"),
    [
        ("---\na: 1\n---\nText.", {"a": 1}, "Text."),
        ("\n\n---\na: 1\n...\nText.", {"a": 1}, "Text."),
        ("\ufeff---yaml\r\na: 1\r\n---\r\nText.", {"a": 1}, "Text."),
        ("+++\na = 1\n+++\nText.", {"a": 1}, "Text."),
        ("title: A\ntags:\n- b\n---\nText.", {"title": "A", "tags": ["b"]}, "Text."),
        ("Title: A\nTags: b\n    c\n\nText.", {"title": "A", "tags": "b c"}, "Text."),
        ("---\n\nText.", {}, "---\n\nText."),
        ("Text.", {}, "Text."),
    ],
)
def test_the_first_lines_decide_the_format(text, data, body):
    front = read_front_matter(text)

    assert front.data == data
    assert front.body == body
    assert not front.problems


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("---\ntitle: A\nText.", "frontmatter-unclosed"),
        ("---js\n{}\n---\n", "frontmatter-unsupported"),
        ("{\n}\n", "frontmatter-unsupported"),
        ("----\ndraft: true\n----\n", "frontmatter-unclear"),
        ("```yaml\ntitle: A\n```\n", "frontmatter-unclear"),
        ("Text.\n\ndraft: true\n", "frontmatter-unclear"),
        ("---\n---\ndraft: true\n", "frontmatter-unclear"),
        ("---\ntitle: |\n  a\n  draft: true\n---\n", "draft-misplaced"),
        ("---\ntitle: A\n---\ndraft: true\n", "draft-misplaced"),
    ],
)
def test_a_possibly_broken_block_hides_the_post(text, code):
    front = read_front_matter(text)

    assert front.body == ""
    assert [problem.code for problem in front.problems if problem.hides] == [code]
