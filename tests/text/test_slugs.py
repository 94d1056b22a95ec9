from __future__ import annotations

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import names, texts

from mkdocs_blogposts.text.permalinks import Permalink
from mkdocs_blogposts.text.slugs import (
    MAX_SLUG_BYTES,
    SlugFunction,
    distinct_slugs,
    slugify,
    title_slug,
)


@given(st.lists(names, max_size=12, unique=True), st.randoms())
def test_slugs_are_distinct_stable_and_safe(found, random):
    shuffled = list(found)
    random.shuffle(shuffled)
    slugs = distinct_slugs(found, reserved=["index"])

    assert slugs == distinct_slugs(shuffled, reserved=["index"])
    assert len(set(slugs.values())) == len(found)
    for slug in slugs.values():
        assert Permalink(slug).path == unicodedata.normalize("NFC", slug)
        assert "/" not in slug
        assert slug != "index"
        assert 0 < len(slug.encode()) <= MAX_SLUG_BYTES + 17


def test_slugs_stay_distinct_when_names_use_up_the_hash_of_another():
    digest = hashlib.sha256(b"x~").hexdigest()
    taken = ["x", *(f"x-{digest[:length]}" for length in range(8, 65, 8))]

    slugs = distinct_slugs(["x~", *taken])

    assert slugs["x~"] == f"x-{digest}-2"
    assert len(set(slugs.values())) == len(taken) + 1


@given(texts)
def test_a_slug_of_a_slug_is_itself(text):
    slug = slugify(text)
    assert slugify(slug) == slug


@given(texts | st.text("<>/ab -_.é\u0301İß", max_size=20), st.sampled_from("-_"))
def test_a_slug_of_a_title_is_that_of_materials_blog(text, separator):
    slugs = pytest.importorskip("pymdownx.slugs")
    assert title_slug(text, separator) == slugs.slugify(case="lower")(text, separator)


@pytest.mark.parametrize("rule", [lambda _text, _separator: 1 / 0, lambda _text, _separator: None])
def test_a_function_that_returns_no_text_is_replaced_by_the_rule_for_titles(rule):
    assert SlugFunction(rule)("A title") == "a-title"


def test_a_function_gets_its_separator():
    assert SlugFunction(lambda text, separator: f"{text}{separator}x", "~")("a") == "a~x"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("C", "c"), ("C++", "c-plus-plus"), ("C#", "c-sharp"), ("Open source", "open-source"),
        ("心理", "心理"), ("हिन्दी", "हिन्दी"), ("Don't panic", "dont-panic"), ("R&D", "r-and-d"),
        ("...", ""), ("../../etc", "etc"), ("Straße", "straße"),
    ],
)  # fmt: skip
def test_slugs_read_well(name, slug):
    assert slugify(name) == slug
