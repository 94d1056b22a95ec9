"""The related links of posts, in the whole site."""

from __future__ import annotations

import pytest
from support import post

GUIDE = "# The *guide*\n\n## Set up & run {#setup}\n\n<a id='raw'></a>\n"
LINKS = [
    "guide.md",
    "guide.md#setup",
    {"Run it": "guide.md#setup"},
    "guide.md#raw",
    {"More": ["https://example.org/?a=1&b=2", {"Deeper": [{"The other": "b.md"}, "#own"]}]},
    "files/data set.csv",
    "blog/categories/news.md",
]
TEXT = "Text.\n\n## Own\n"


def _post(links, **meta):
    return post("A", TEXT, date="2024-01-02", categories=["News"], links=links, **meta)


def _links(tag):
    """Return each link with text and URL, and each section with its links."""
    for item in tag.ul.find_all("li", recursive=False):
        if item.ul:
            yield item.span.get_text(), list(_links(item))
        else:
            yield " ".join(item.get_text(" ").split()), item.a["href"]


def _nav(built, name="blog/a/"):
    return built.html(name).select_one("nav.blogposts-links")


@pytest.fixture
def files():
    return {
        "guide.md": GUIDE,
        "files/data set.csv": "1",
        "blog/a.md": _post(LINKS),
        "blog/b.md": post("<b>", date="2024-01-01"),
        "blog/draft.md": post("Secret", date="2024-01-01", draft=True),
    }


EXTENSIONS = ["attr_list"]


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_links_of_all_forms_are_shown_after_the_post(make_site, files, theme):
    built = make_site(files, theme={"name": theme}, markdown_extensions=EXTENSIONS).build(strict=True)

    assert not built.aborted
    assert _nav(built).select_one(".blogposts-label").get_text() == "Related links"
    assert list(_links(_nav(built).div)) == [
        ("The guide", "../../guide/"),
        ("The guide Set up & run", "../../guide/#setup"),
        ("Run it", "../../guide/#setup"),
        ("The guide", "../../guide/#raw"),
        (
            "More",
            [
                ("https://example.org/?a=1&b=2", "https://example.org/?a=1&b=2"),
                ("Deeper", [("The other", "../../blog/b/"), ("A Own", "../../blog/a/#own")]),
            ],
        ),
        ("data set.csv", "../../files/data%20set.csv"),
        ("Posts in News", "../../blog/categories/news/"),
    ]
    assert _nav(built, "blog/b/") is None


def test_links_without_directory_urls_and_in_another_language(make_site, files):
    site = make_site(files, theme={"name": "mkdocs", "locale": "de"}, use_directory_urls=False)
    site.write({"blog/a.md": _post({"Der Leitfaden": "../guide.md"})})
    built = site.build()

    assert (
        _nav(built, "blog/a.html").select_one(".blogposts-label").get_text() == "Weiterführende Links"
    )
    assert list(_links(_nav(built, "blog/a.html").div)) == [("Der Leitfaden", "../guide.html")]


def test_broken_links_are_reported_with_file_and_line(make_site, files):
    links = """
  - guide.md#none
  - Sub:
    - gone.md
    - blog/draft.md
  - javascript:alert(1)
  - Kept: guide.md
"""
    text = f"---\ntitle: A\ndate: 2024-01-02\nlinks:{links}---\n\n{TEXT}"
    built = make_site({**files, "blog/a.md": text}).build()

    assert [line for line in built.problems + built.notes if "link-" in line] == [
        "warning: [link-invalid] blog/a.md:4",
        "warning: [link-missing] blog/a.md:7",
        "note: [link-anchor] blog/a.md:5",
        "note: [link-hidden] blog/a.md:8",
    ]
    assert list(_links(_nav(built).div)) == [
        ("The guide", "../../guide/#none"),
        ("Kept", "../../guide/"),
    ]
    assert "Secret" not in built.text("blog/a/")


def test_a_preview_links_to_drafts(make_site, files):
    site = make_site({**files, "blog/a.md": _post(["blog/draft.md"])})

    assert list(_links(_nav(site.build(preview=True)).div)) == [("Secret", "../../blog/draft/")]


def test_a_file_that_a_related_link_leads_to_is_not_only_that_of_a_draft(make_site, files):
    draft = post("Secret", "[it](../files/data set.csv)", date="2024-01-01", draft=True)
    site = make_site({**files, "blog/draft.md": draft, "blog/a.md": _post(["files/data set.csv"])})

    assert "files/data set.csv" in site.build(strict=True).files
