"""What counts as an image."""

from __future__ import annotations

import pytest

from mkdocs_blogposts.frontmatter.model import Image
from mkdocs_blogposts.frontmatter.values.images import image_of
from mkdocs_blogposts.text.problems import FieldError


@pytest.mark.parametrize(
    ("raw", "src", "alt"),
    [
        ("a.png", "a.png", ""),
        (" a\nb.png ", "a b.png", ""),
        (("", None, "a.png", "b.png"), "a.png", ""),
        ({"src": "a.png", "alt": " The\tsea "}, "a.png", "The sea"),
        ({"src": "", "url": "a.png", "alt_text": "A"}, "a.png", "A"),
        ({"path": "a.png", "altText": "A"}, "a.png", "A"),
        ({"image": "img/a.png", "relative": "false"}, "/img/a.png", ""),
        ({"image": "a.png", "relative": "true"}, "a.png", ""),
        ({"image": "https://h/a.png", "relative": "false"}, "https://h/a.png", ""),
        ("img/a:b.png", "img/a:b.png", ""),
    ],
)
def test_text_lists_and_mappings_are_images(raw, src, alt):
    assert image_of(raw) == Image(src=src, alt=alt)


@pytest.mark.parametrize("raw", ["", "false", "No", None, (), ((),), {"src": ""}, {"image": None}])
def test_an_empty_value_is_not_an_image(raw):
    assert image_of(raw) is None


@pytest.mark.parametrize(
    "raw",
    [
        "javascript:alert(1)",
        "java\tscript:x:y",
        "DATA:image/png;base64,iVBO",
        "mailto:a@example.org",
        "vbscript:x",
        {"url": "data:x"},
        {"alt": "A"},
        ({"alt": "A"},),
    ],
)
def test_other_urls_and_mappings_are_reported(raw):
    with pytest.raises(FieldError) as error:
        image_of(raw)

    assert error.value.code == "image-invalid"
