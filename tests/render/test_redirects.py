"""Pages and rules that redirect old URLs."""

import pytest

from mkdocs_blogposts.adapter.theme import TEMPLATES_DIR
from mkdocs_blogposts.blog.model import Redirect
from mkdocs_blogposts.render.redirects import merged_rules, redirect_page, redirect_rules
from mkdocs_blogposts.render.strings import Strings
from mkdocs_blogposts.render.templates import Templates


def page(language="en", site_url="", **values):
    templates = Templates.from_dirs([TEMPLATES_DIR], Strings.of(language))
    redirect = Redirect(dest_uri="2019/x/index.html", src_uri="blog/a.md")
    known = {"title": "A", "url": "blog/a/"}
    return redirect_page(templates, redirect, site_url=site_url, **(known | values))


def test_a_page_leads_to_the_post_without_javascript():
    html = page(site_url="https://example.org/docs/")

    assert html.startswith("<!doctype html>\n")
    assert '<html lang="en">' in html
    assert '<link rel="canonical" href="https://example.org/docs/blog/a/">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert '<meta http-equiv="refresh" content="0; url=../../blog/a/">' in html
    assert '<a href="../../blog/a/"><bdi>A</bdi></a>' in html


def test_the_script_keeps_the_query_and_the_fragment():
    assert "location.replace(document.links[0].href + location.search + location.hash)" in page()


def test_without_a_site_url_the_canonical_url_is_relative():
    assert '<link rel="canonical" href="../../blog/a/">' in page()


def test_a_page_is_in_the_language_of_the_site():
    assert "<title>Diese Seite ist umgezogen</title>" in page("de")
    assert '<html lang="fr">' in page("fr")
    assert '<p lang="en" dir="ltr">' in page("fr").replace("lang=en dir=ltr", 'lang="en" dir="ltr"')


def test_nothing_in_a_page_is_markup():
    html = page(title="</title><script>x</script>", url='"><script>x</script>')

    assert html.count("<script>") == 1


@pytest.mark.parametrize(
    ("dest_uri", "site_url", "lines"),
    [
        ("x/index.html", "", ["/x /b/ 301\n", "/x/ /b/ 301\n"]),
        ("x.html", "https://example.org", ["/x.html /b/ 301\n"]),
        ("é ü.html", "", ["/%C3%A9%20%C3%BC.html /b/ 301\n"]),
        ("x.html", "https://example.org/docs/", ["/docs/x.html /docs/b/ 301\n"]),
        ("b/index.html", "", ["/b /b/ 301\n"]),
    ],
)
def test_rules_are_in_the_format_of_netlify_and_cloudflare(dest_uri, site_url, lines):
    assert list(redirect_rules(dest_uri, "b/", site_url=site_url)) == lines


def test_rules_of_the_author_come_last_and_take_precedence():
    rules = ["/a /x/ 301\n", "/b /x/ 301\n", "/%C3%A9 /x/ 301\n"]
    authored = "# Mine\n\n/b /mine/\n/é /mine/\n/* /all/ 302\n"

    assert merged_rules(rules, authored) == f"/a /x/ 301\n{authored}"
