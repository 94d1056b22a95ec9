from __future__ import annotations

from dataclasses import replace

import pytest

from mkdocs_blogposts.adapter.features import Features
from mkdocs_blogposts.blog.listings.kinds import KINDS
from mkdocs_blogposts.blog.listings.tags import TAGS
from mkdocs_blogposts.render.outputs.outputs import OUTPUTS
from mkdocs_blogposts.render.strings import LANGUAGES

PATHS = ["", ".", "../x", "a/../../x", "/x", "a/", "a\\b", "c:/x", "a\0b", "x" * 300]


@pytest.mark.parametrize("path", PATHS)
def test_an_output_has_a_path_in_the_blog(path):
    with pytest.raises(ValueError, match="not a path"):
        Features(outputs=(replace(OUTPUTS[0], path=path),))


@pytest.mark.parametrize("name", PATHS)
def test_a_kind_is_in_the_blog(name):
    with pytest.raises(ValueError, match="not a path"):
        Features(kinds=(replace(TAGS, name=name),))


def test_no_two_features_are_the_same():
    with pytest.raises(
        ValueError, match="two of these are the same: archive, tags, categories, authors, tags"
    ):
        Features(kinds=(*KINDS, TAGS))
    with pytest.raises(ValueError, match="two of these are the same"):
        Features(outputs=OUTPUTS * 2)


def test_one_language_has_every_text():
    with pytest.raises(ValueError, match="'en'"):
        Features(languages={"de": LANGUAGES["de"]})
