"""Reading an old site: a folder, a sitemap, a list, standard input."""

import io
import sys
from types import SimpleNamespace

import pytest

from mkdocs_blogposts.adapter.commands.adopt.old_site import (
    OldSiteError,
    base_of,
    folder_of,
    path_under,
    read_old_site,
)
from mkdocs_blogposts.blog.adopt.old_pages import PartialDate

SITE = "https://x.org/docs/"


def read(source, base=SITE, kept=(), site_url=SITE):
    return read_old_site(str(source), base=base, site_url=site_url, keeps=lambda key: key in kept)


def paths(site):
    return [page.path for page in site.pages]


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://x.org/docs/a/", "a/"),
        ("http://www.X.org/docs/a/?utm_source=x#y", "a/"),
        ("https://x.org/docs/%C3%A9.html", "é.html"),
        ("https://x.org/docs", ""),
        ("/a/", "a/"),
        ("/docs/a/", "a/"),
        ("a/", "a/"),
        ("https://x.org/docs/?p=3", "?p=3"),
        ("https://x.org/docs/%ff/", "\udcff/"),
        ("https://x.org/a/", None),
        ("https://y.org/docs/a/", None),
        ("mailto:a@x.org", None),
        ("http://[x/", None),
    ],
)
def test_the_path_of_a_url(url, path):
    assert path_under(url, SITE) == path


def test_the_old_site_may_have_been_on_another_host():
    assert base_of(["https://old.org/a/", "https://old.org/b/"], SITE) == "https://old.org/"
    assert base_of(["https://old.org/a/", "https://x.org/b/"], SITE) == SITE
    assert base_of(["/a/", "b", "http://[x"], SITE) == SITE
    assert base_of(["https://old.org/a/"], "") == "https://old.org/"


def test_a_list_has_a_url_in_each_line(tmp_path):
    (tmp_path / "urls").write_bytes(
        "\ufeff# Mine\n\n https://x.org/docs/a/ \r\n/b/\nhttps://y.org/\n".encode()
    )
    site = read(tmp_path / "urls")

    assert paths(site) == ["a/", "b/"]
    assert site.outside == ("https://y.org/",)


def test_a_list_can_come_from_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"/a/\n")))

    assert paths(read("-")) == ["a/"]


def test_an_index_needs_its_sitemaps_next_to_it(tmp_path):
    child = "<sitemapindex><sitemap><loc>https://x.org/docs/{}</loc></sitemap></sitemapindex>"
    (tmp_path / "sitemap.xml").write_text(child.format("posts.xml"))
    (tmp_path / "posts.xml").write_text("<urlset><url><loc>https://x.org/docs/a/</loc></url></urlset>")
    assert paths(read(tmp_path / "sitemap.xml")) == ["a/"]

    (tmp_path / "sitemap.xml").write_text(child.format("../secret.xml"))
    with pytest.raises(OldSiteError, match="isn't next to it"):
        read(tmp_path / "sitemap.xml")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing", "No such file"),
        ("https://x.org/sitemap.xml", "Download it first"),
        ("binary", "neither a sitemap nor a list"),
        ("broken.xml", "not a sitemap"),
        ("empty", "no HTML files"),
    ],
)
def test_other_things_are_refused_in_one_line(name, reason, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "binary").write_bytes(b"\xff\x00")
    (tmp_path / "broken.xml").write_text("<urlset>")
    (tmp_path / "empty").mkdir()
    with pytest.raises(OldSiteError, match=reason) as error:
        read(name)
    assert "\n" not in str(error.value)


def test_a_folder_has_pages_and_files_but_not_its_machinery(tmp_path):
    files = ("index.html", "a/index.html", "b.html", "img/a.png", "feed.xml", "404.html", "robots.txt")
    machinery = ("sitemap.xml.gz", "css/x.css", "search/search_index.json", "CNAME", "js/x.min.js.map")
    for name in (*files, *machinery):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")

    assert paths(read(tmp_path)) == ["a/", "b.html", "feed.xml", "img/a.png", ""]


def test_the_html_of_pages_that_are_gone_is_read(tmp_path):
    html = "<h1>{}</h1><time datetime=2014-01-02>"
    refresh = '<meta http-equiv="refresh" content="0; url={}">'
    for name, text in {
        "a.html": html.format("A"),
        "kept.html": html.format("K"),
        "to/x/index.html": refresh.format("../../a.html#x"),
        "away.html": refresh.format("https://y.org/"),
        "abs.html": refresh.format("https://x.org/docs/a.html"),
        "bad.html": refresh.format("http://[x/"),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    pages = {page.path: page for page in read(tmp_path, kept=("kept.html",)).pages}

    assert (pages["a.html"].titles, pages["a.html"].date) == (("A",), PartialDate(2014, 1, 2))
    assert pages["kept.html"].titles == ()
    assert pages["to/x/"].redirects_to == pages["abs.html"].redirects_to == "a.html"
    assert pages["away.html"].redirects_to is pages["bad.html"].redirects_to is None


def test_titles_of_many_pages_are_not_theirs(tmp_path):
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.html").write_text(f"<h1>My site</h1><h1>{name}</h1>")

    assert [page.titles for page in read(tmp_path).pages] == [("a",), ("b",), ("c",)]


@pytest.mark.posix
def test_strange_names_and_links_in_a_folder(tmp_path):
    (tmp_path / "a.html").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "broken.html").symlink_to(tmp_path / "nowhere")
    (tmp_path / "x\udcff.html").write_bytes(b"\xff<h1>\xff</h1>")

    assert paths(read(tmp_path)) == ["a.html", "x\udcff.html"]


@pytest.mark.parametrize(
    ("base", "site_url", "folder"),
    [
        (SITE, SITE, ""),
        ("https://x.org/docs/blog", SITE, "blog/"),
        ("http://www.x.org/docs/a%20b/c/", SITE, "a b/c/"),
        ("https://x.org/blog/", "https://x.org", "blog/"),
        ("https://x.org/", SITE, ""),
        ("https://old.org/docs/blog/", SITE, ""),
        ("https://x.org/docs/blog/", "", ""),
        ("", SITE, ""),
        ("http://[x", SITE, ""),
    ],
)
def test_the_folder_of_the_new_site_in_which_the_old_one_was(base, site_url, folder):
    assert folder_of(base, site_url) == folder


def test_an_old_site_in_a_folder_of_the_new_one(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text(
        '<meta http-equiv=refresh content="0; url=/docs/old/b.html">'
    )
    (tmp_path / "b.html").write_text("<h1>B</h1>")
    (tmp_path / "urls").write_text("https://x.org/docs/old/a/\n/docs/old/b.html\n")
    of_folder = read(tmp_path, base=f"{SITE}old/", kept=("old/b.html",))

    assert paths(of_folder) == ["old/a/", "old/b.html", "old/urls"]
    assert of_folder.pages[0].redirects_to == "old/b.html"
    assert of_folder.pages[1].titles == ()
    assert paths(read(tmp_path / "urls", base=f"{SITE}old/")) == ["old/a/", "old/b.html"]
