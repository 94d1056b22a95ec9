from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_blogposts.text.urls import depth_of, from_root, quoted, relative_url, url_of

parts = st.lists(st.sampled_from(["a", "b", "é", "x y"]), max_size=3).map("/".join)


@given(parts, parts, st.booleans(), st.booleans())
def test_relative_urls_lead_from_page_to_page(source, target, source_is_folder, target_is_folder):
    def url(path, is_folder):
        dest = f"{path}/index.html".lstrip("/") if is_folder or not path else f"{path}.html"
        return url_of(dest, use_directory_urls=True)

    from urllib.parse import urljoin  # noqa: PLC0415 - the standard's own resolver is the oracle

    seen_from, to = url(source, source_is_folder), url(target, target_is_folder)
    base = urljoin("http://h/", seen_from)
    assert urljoin(base, relative_url(to, depth=depth_of(seen_from))) == urljoin("http://h/", to)


steps = st.lists(st.sampled_from(["a", "..", ".", "b.md"]), max_size=5).map("/".join)


@given(
    steps,
    st.sampled_from(["", "?q", "#x", "?q=a/b#x", "#?x"]),
    st.sampled_from(["a/", "a/b/c/", "./", "a/b.html"]),
)
def test_links_are_moved_to_the_root(path, end, page_url):
    from urllib.parse import urljoin  # noqa: PLC0415 - the standard's own resolver is the oracle

    link = path + end
    root = "http://h/1/2/3/4/5/6/"
    target = from_root(link, page_url=page_url)
    if link.startswith("/"):
        assert target is None
    else:
        assert urljoin(root, f"./{target}") == urljoin(
            urljoin(root, page_url), link or page_url.rpartition("/")[2]
        )


@pytest.mark.parametrize(
    "link", ["https://x.org", "mailto:a@b", " javascript:x", "//x.org", "/x", "data:,x"]
)
def test_absolute_links_are_not_moved(link):
    assert from_root(link, page_url="blog/a/") is None


@pytest.mark.parametrize(
    ("path", "url"),
    [("a b/ü", "a%20b/%C3%BC"), ("\udcff", "%FF"), ("\ud800", "%EF%BF%BD")],
)
def test_any_text_can_be_quoted(path, url):
    assert quoted(path) == url
