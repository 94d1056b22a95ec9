from __future__ import annotations

import pytest
from hypothesis import given
from strategies import texts

from mkdocs_blogposts.text.tool_slugs import hugo_slug, jekyll_slug, lower_case, pelican_slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("sharpening-a-plane", "sharpening-a-plane"),
        ("My_Post.v2", "My_Post.v2"),
        ("a  b--c", "a-b-c"),
        ("--über straße--", "über-straße"),
        ("what?(yes)", "what-(yes)"),
    ],
)
def test_jekyll(name, slug):
    assert jekyll_slug(name) == slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("First Snow", "first-snow"),
        ("2024-05-06-My_Post", "2024-05-06-my_post"),
        ("a - b", "a-b"),
        ("a -- b", "a--b"),
        (" What? & why! ", "what-why"),
        ("C++", "c++"),
        ("Über", "über"),
    ],
)
def test_hugo(name, slug):
    assert hugo_slug(name) == slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Hello, World!", "hello-world"),
        ("A  title -- with_dashes", "a-title-with_dashes"),
        ("Über die Straße", "uber-die-strasse"),
        ("<em>Ærø</em> & co", "aero-co"),
        ("Don't", "dont"),
        ("心理", ""),
    ],
)
def test_pelican(title, slug):
    assert pelican_slug(title) == slug


def test_a_category_of_jekyll_keeps_its_spaces():
    assert lower_case("Open Source") == "open source"


@given(texts)
def test_a_slug_of_a_slug_is_itself(text):
    for rule in (jekyll_slug, pelican_slug):
        assert rule(rule(text)) == rule(text)
