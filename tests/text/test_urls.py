from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_blogposts.text.urls import depth_of, relative_url, url_of

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
