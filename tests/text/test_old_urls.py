"""Old URLs as paths in the site."""

import posixpath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_blogposts.text.old_urls import OldUrlError, file_at, path_in_site, url_at
from mkdocs_blogposts.text.permalinks import is_safe_part

SITE = "https://example.org/docs/"


@pytest.mark.parametrize(
    ("text", "path", "file"),
    [
        ("/2019/x/", "2019/x/", "2019/x/index.html"),
        ("/2019/x", "2019/x", "2019/x/index.html"),
        ("/2019/x.html", "2019/x.html", "2019/x.html"),
        ("/2019/x.HTM", "2019/x.HTM", "2019/x.HTM"),
        ("/2019/x.php", "2019/x.php", "2019/x.php/index.html"),
        ("/2019/x/index.html", "2019/x/index.html", "2019/x/index.html"),
        ("/caf%C3%A9/", "café/", "café/index.html"),
        ("/café/", "café/", "café/index.html"),
        ("/100%-sure/", "100%-sure/", "100%-sure/index.html"),
        ("/", "", "index.html"),
        ("x", "blog/x", "blog/x/index.html"),
        ("x.html", "blog/x.html", "blog/x.html"),
        ("../x/", "x/", "x/index.html"),
        ("./x/../y/", "blog/y/", "blog/y/index.html"),
        (".", "blog", "blog/index.html"),
        ("https://example.org/docs/x/", "x/", "x/index.html"),
        ("http://www.example.org:80/docs/x/", "x/", "x/index.html"),
        ("//example.org/docs/x/", "x/", "x/index.html"),
        ("https://EXAMPLE.org/docs", "", "index.html"),
    ],
)
def test_an_old_url_is_a_path_and_a_file(text, path, file):
    assert path_in_site(text, site_url=SITE, folder="blog") == path
    assert file_at(path) == file


@pytest.mark.parametrize(
    "text",
    [
        "/../x/",
        "/a/../../x/",
        "/%2e%2e/x/",
        "../../x",
        "/a//b/",
        "//",
        "/x?p=1",
        "/x#y",
        "/x\\y",
        "/C:/x",
        "/con/",
        "/x\0y",
        "/%00",
        "/%ff/",
        "/a./",
        f"/{'x' * 300}/",
        f"/{'x/' * 600}",
        "https://other.org/docs/x/",
        "https://example.org/x/",
        "https://example.org/docsx/",
        "https://example.org:8080/docs/x/",
        "ftp://example.org/docs/x/",
        "http://[x/",
        "javascript:alert(1)",
        "\ud800",
    ],
)
def test_an_old_url_that_can_not_be_a_file_is_refused(text):
    with pytest.raises(OldUrlError):
        path_in_site(text, site_url=SITE, folder="blog")


def test_a_whole_url_needs_the_url_of_the_site():
    with pytest.raises(OldUrlError, match="site_url"):
        path_in_site("https://example.org/x/")


@given(st.text(st.characters(codec=None), max_size=20), st.sampled_from(["", "blog", "a/b"]))
@example("%2e%2e/%2e%2e/x", "blog")
def test_no_old_url_leads_outside_the_site(text, folder):
    try:
        file = file_at(path_in_site(text, site_url=SITE, folder=folder))
    except OldUrlError:
        return
    assert all(is_safe_part(part) for part in file.split("/"))
    assert posixpath.normpath(file) == file


@pytest.mark.parametrize(
    ("file", "url"),
    [
        ("index.html", ""),
        ("a/index.html", "a/"),
        ("a/b.html", "a/b.html"),
        ("é/index.html", "%C3%A9/"),
    ],
)
def test_a_file_has_the_url_that_readers_know(file, url):
    assert url_at(file) == url
