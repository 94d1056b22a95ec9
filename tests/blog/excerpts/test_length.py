from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material.plugins.blog.readtime import readtime

from mkdocs_blogposts.blog.excerpts.document import Document
from mkdocs_blogposts.blog.excerpts.length import PageReader, count_words


def minutes(html, words_per_minute):
    document, reader = Document(html), PageReader()
    document.read([reader])
    return reader.minutes(words_per_minute)


pieces = st.sampled_from(
    [
        *("word ", "two words, ", "x-y ", "naïve ", "心理 ", "&amp;", "&lt;b&gt;", "\n", " ", "1.5 "),
        *("<p>", "</p>", "<img src=a>", "<img src=a/>", "<br>", "<br/>", "<svg>", "</svg>", "<svg/>"),
        *("<script>a b</script>", "<style>", "</style>", "<object>", "</object>", "<b>", "</b>"),
        *("<!-- comment -->", "<pre><code>", "</code></pre>", "<wbr>", "<keygen>", "<param>", "<area>"),
    ]
)


@given(st.lists(pieces, max_size=60).map("".join), st.sampled_from([1, 7, 60, 265]))
def test_a_page_takes_as_long_as_in_materials_blog(html, words_per_minute):
    assert minutes(html, words_per_minute) == readtime(html, words_per_minute)


@pytest.mark.parametrize("images", [0, 1, 2, 9, 10, 11, 12, 40])
def test_images_take_as_long_as_in_materials_blog(images):
    html = "<img src=a>" * images + "word " * 300
    assert minutes(html, 265) == readtime(html, 265)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("", 0),
        ("One two", 2),
        ("- one\n- two\n\n| a | b |\n|---|---|\n", 4),
        ("心理学史", 2),
        ("<svg>\nmany words of it\n</svg>\n\nOne", 1),
    ],
)
def test_words_are_counted_without_markup(markdown, words):
    assert count_words(markdown) == words
