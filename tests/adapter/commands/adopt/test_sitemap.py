"""Reading sitemaps, also those that someone made to do harm."""

import gzip

import pytest

from mkdocs_blogposts.adapter.commands.adopt import sitemap
from mkdocs_blogposts.adapter.commands.adopt.sitemap import (
    SitemapError,
    is_sitemap,
    unpacked,
    urls_of,
)

NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def pages(*urls, namespace=NAMESPACE):
    locs = "".join(f"<url><loc> {url}\n</loc><lastmod>2020-01-01</lastmod></url>" for url in urls)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {namespace}>{locs}</urlset>'.encode()


def index(*urls):
    locs = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return f"<sitemapindex {NAMESPACE}>{locs}</sitemapindex>".encode()


def nothing(url):
    raise AssertionError(url)


@pytest.mark.parametrize("namespace", [NAMESPACE, "", 'xmlns:x="y"'])
def test_the_urls_of_a_sitemap(namespace):
    data = pages("https://x.org/a/", "https://x.org/?a=1&amp;b", namespace=namespace)

    assert urls_of(data, nothing) == ["https://x.org/a/", "https://x.org/?a=1&b"]


def test_images_are_no_pages():
    image = '<image:image xmlns:image="i"><image:loc>/a.png</image:loc></image:image>'
    data = pages("/a/").replace(b"<lastmod>", f"{image}<lastmod>".encode())

    assert urls_of(data, nothing) == ["/a/"]


def test_an_index_leads_to_other_sitemaps_each_read_once():
    files = {"/a.xml.gz": gzip.compress(pages("/a/")), "/b.xml": index("/a.xml.gz", "/b.xml", "/c.xml")}
    files["/c.xml"] = pages("/c/", "/a/")

    assert urls_of(index("/a.xml.gz", "/b.xml"), files.__getitem__) == ["/a/", "/c/"]


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE x [<!ENTITY a "b">]><urlset><url><loc>&a;</loc></url></urlset>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset>&a;</urlset>',
        b'<!DOCTYPE x SYSTEM "http://x.org/x.dtd"><urlset/>',
        b"<urlset><url><loc>",
        b"<html><p>x</html>",
        b'<?xml version="1.0" encoding="nonsense"?><urlset/>',
        b"<urlset>&nbsp;</urlset>",
        b"\xff\xfe<",
        b"<\0",
    ],
)
def test_other_xml_is_refused(data):
    assert is_sitemap(data)
    with pytest.raises(SitemapError):
        urls_of(data, nothing)


def test_a_location_needs_a_page():
    assert urls_of(b"<loc>x</loc>", nothing) == []


def test_a_compressed_sitemap_has_a_maximum_size(monkeypatch):
    monkeypatch.setattr(sitemap, "MAX_BYTES", 1000)

    assert unpacked(gzip.compress(b"x" * 1000)) == b"x" * 1000
    with pytest.raises(SitemapError, match="longer"):
        unpacked(gzip.compress(b"x" * 2000))
    with pytest.raises(SitemapError, match="damaged"):
        unpacked(b"\x1f\x8bnonsense")


def test_a_list_of_urls_is_no_sitemap():
    assert not is_sitemap(b"https://x.org/\n")
    assert is_sitemap(b"\xef\xbb\xbf\n <urlset/>")
