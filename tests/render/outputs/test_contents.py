from __future__ import annotations

import pytest

from mkdocs_blogposts.render.outputs.contents import BlogContents


@pytest.mark.parametrize(
    ("url", "absolute"),
    [
        ("blog/a/", "https://example.com/docs/blog/a/"),
        ("./", "https://example.com/docs/"),
        ("blog/gr%C3%B6%C3%9Fe.png", "https://example.com/docs/blog/gr%C3%B6%C3%9Fe.png"),
        ("https://other.example/x.png", "https://other.example/x.png"),
        ("//other.example/x.png", "https://other.example/x.png"),
        ("https://[::1/x.png", "https://[::1/x.png"),
        ("//[x/y.png", "https://[x/y.png"),
        ("mailto:a@example.com", "mailto:a@example.com"),
    ],
)
def test_urls_are_absolute_unless_they_are_already(url, absolute):
    blog = BlogContents(
        title="Blog",
        description="",
        language="en",
        site_url="https://example.com/docs/",
        home_url="blog/",
        path="blog/feed.json",
        presenter=None,
    )

    assert blog.absolute(url) == absolute
