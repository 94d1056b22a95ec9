from __future__ import annotations

import pytest
from planning import settings_of

from mkdocs_blogposts.blog.settings import ListingSettings
from mkdocs_blogposts.blog.several_blogs.listings import kinds_of_others
from mkdocs_blogposts.text.listing_paths import PathPattern


def blog(folder, *, off=(), **patterns):
    listings = {name: ListingSettings(path=PathPattern(text)) for name, text in patterns.items()}
    return settings_of(blog_dir=folder, listings=listings, kinds_without_pages=frozenset(off))


@pytest.mark.parametrize(
    ("own", "other", "shared"),
    [
        (blog("news"), blog("blog"), set()),
        (blog("news"), blog("news"), set()),
        (blog("news", tags="/tags/{slug}"), blog("blog", tags="/tags/{slug}"), {"tags"}),
        (blog("news", tags="/Tags/{name}"), blog("blog", tags="/tags/{slug}"), {"tags"}),
        (blog("news", tags="/t/{slug}"), blog("blog", categories="/t/{slug}"), {"tags"}),
        (blog("news", tags="/tags/{slug}"), blog(""), {"tags"}),
        (blog(""), blog("news", tags="/tags/{slug}"), {"tags"}),
        (blog("news", tags="/t/{slug}"), blog("blog", tags="/t/{slug}", off=["tags"]), set()),
        (blog("news", tags="/t/{slug}", off=["tags"]), blog("blog", tags="/t/{slug}"), set()),
        (blog("news", tags="/t/a-{slug}"), blog("blog", tags="/t/b-{slug}"), set()),
    ],
)
def test_another_blog_has_the_urls_of_a_kind_only_if_a_pattern_starts_at_the_root(own, other, shared):
    assert kinds_of_others(own, [other]) == dict.fromkeys(shared, other)
    assert kinds_of_others(own, []) == {}


def test_the_first_blog_has_them():
    first, second, third = (blog(name, tags="/tags/{slug}") for name in ("a", "b", "c"))
    assert kinds_of_others(third, [first, second]) == {"tags": first}
