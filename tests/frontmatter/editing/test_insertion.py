"""Inserting texts into files with any line endings."""

import pytest

from mkdocs_blogposts.frontmatter.editing.insertion import Insertion, inserted
from mkdocs_blogposts.frontmatter.reader import normal_lines


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("a\nb\n", "a\nX\nb\n!"),
        ("a\r\nb\n", "a\r\nX\r\nb\n!"),
        ("\ufeffa\rb\r\n", "\ufeffa\rX\rb\r\n!"),
    ],
)
def test_positions_are_those_of_the_normal_text(text, result):
    assert normal_lines(text) == "a\nb\n"
    assert inserted(text, [Insertion(4, "!"), Insertion(2, "X\n")]) == result


def test_a_position_at_the_end_of_a_line_is_before_its_end():
    assert inserted("a\r\nb", [Insertion(1, "!")]) == "a!\r\nb"


def test_a_file_without_line_ends_gets_line_feeds():
    assert inserted("", [Insertion(0, "a\n")]) == "a\n"
