"""Converting Docusaurus' admonitions, tried with the extensions that read the result."""

from __future__ import annotations

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_blogposts.text.markdown.admonitions import with_admonitions


def _converted(text):
    return BeautifulSoup(
        markdown.markdown(
            with_admonitions(text, indents_fences=True),
            extensions=["admonition", "pymdownx.superfences"],
        ),
        "html.parser",
    )


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        *((":::note", "Note"), ("::: tip", "Tip"), (":::info[My *own*]", "My own")),
        *(("::::warning Take care", "Take care"), (":::danger{.a}", "Danger")),
        (':::note[The "same"]', "The 'same'"),
    ],
)
def test_an_admonition_has_its_type_title_and_text(opening, title):
    closing = ":" * opening.count(":")
    page = _converted(
        f"Before.\n{opening}\nSome **bold**.\n\n- item\n\n```js\ncode\n```\n{closing}\nAfter."
    )

    (box,) = page.select(".admonition")
    assert box.select_one(".admonition-title").text == title
    assert [tag.text for tag in box.select("strong, li")] == ["bold", "item"]
    assert "code" in box.select_one("pre").text
    assert [tag.text for tag in page.find_all("p", recursive=False)] == ["Before.", "After."]


def test_admonitions_may_be_nested():
    page = _converted("::::note\nA\n\n:::tip[B]\nC\n:::\n\nD\n::::\n")

    outer, inner = page.select(".admonition")
    assert inner in outer.descendants
    assert [tag.text for tag in outer.find_all("p", recursive=False)] == ["Note", "A", "D"]


@pytest.mark.parametrize(
    "text",
    [
        *(":::note\nopen", "```\n:::note\n:::\n```", "::: mkdocs.utils\n", ":::details\nA\n:::", ":::"),
        *("    :::note\n    A\n    :::", "A :::note\n:::", ":::note.module\nA\n:::"),
    ],
)
def test_anything_else_stays(text):
    assert with_admonitions(text, indents_fences=True) == text


def test_code_stays_at_the_margin_if_it_may_not_be_indented():
    text = ":::note\n```js\na\n```\n:::\n\n:::tip\nB\n:::\n"

    converted = with_admonitions(text, indents_fences=False)
    assert converted.startswith(":::note\n```js\na\n```\n:::\n")
    assert "!!! tip\n    B\n" in converted


@given(
    st.lists(
        st.sampled_from([":::note", "::::tip[A]", ":::", "::::", "```", "", "a", "- b"]), max_size=12
    )
)
def test_no_text_is_lost(lines):
    converted = with_admonitions("\n".join(lines), indents_fences=True)

    assert [line.strip() for line in converted.split("\n") if line.strip() in ("a", "- b", "```")] == [
        line for line in lines if line in ("a", "- b", "```")
    ]


def test_only_the_outer_ones_of_thousands_in_each_other_are_converted():
    page = _converted(":::note\n" * 3000 + "Text.\n" + ":::\n" * 3000)
    assert len(page.select(".admonition")) == 20
    assert "Text." in page.text
