"""Where related links lead to, without a site."""

from __future__ import annotations

import pytest
from planning import plan_of

from mkdocs_blogposts.blog.model import SiteFile, Source
from mkdocs_blogposts.blog.related_links import LinkTarget, resolve

SRC_URI = "blog/a/b.md"
TARGETS = {
    "guide.md": LinkTarget(title="Guide", url="guide/", anchors={"x": "X", "é": "É"}),
    "blog/a/guide.md": LinkTarget(title="Nearer", url="blog/a/guide/"),
    "blog/a/c d.md": LinkTarget(title="C", url="blog/a/c%20d/"),
    "blog/secret.md": LinkTarget(title="Secret", url="blog/secret/", is_hidden=True),
    SRC_URI: LinkTarget(title="B", url="blog/a/b/", anchors={"own": "Own"}),
}


def _source(links):
    return Source(src_uri=SRC_URI, text=f"---\ndate: 2024-01-01\nlinks:\n{links}\n---\n")


def _plan(links):
    others = [
        SiteFile(src_uri=name, dest_uri=name, is_page=True) for name in TARGETS if name != SRC_URI
    ]
    return plan_of([_source(links)], others=others)


def _resolve(links):
    (post,) = _plan(links).posts
    return resolve(post, _source(links).text, TARGETS.get)


@pytest.mark.parametrize(
    ("link", "url", "title", "subtitle"),
    [
        ("guide.md", "guide/", "Guide", ""),
        ("/guide.md", "guide/", "Guide", ""),
        ("./guide.md", "guide/", "Guide", ""),
        ("../../guide.md", "guide/", "Guide", ""),
        ("blog/a/guide.md", "blog/a/guide/", "Nearer", ""),
        ("c d.md", "blog/a/c%20d/", "C", ""),
        ("c%20d.md?q=1#z", "blog/a/c%20d/?q=1#z", "C", ""),
        ("guide.md?q#x", "guide/?q#x", "Guide", "X"),
        ("guide.md#%C3%A9", "guide/#%C3%A9", "Guide", "É"),
        ("'#own'", "blog/a/b/#own", "B", "Own"),
        ("Text: guide.md#x", "guide/#x", "Text", ""),
        ("mailto:a@b.org", "mailto:a@b.org", "mailto:a@b.org", ""),
        ("//h/x", "//h/x", "//h/x", ""),
    ],
)
def test_a_link_leads_to_a_page_or_another_site(link, url, title, subtitle):
    links, problems = _resolve(f"- {link}")

    assert [(each.url, each.title, each.subtitle) for each in links] == [(url, title, subtitle)]
    assert problems == []
    assert _plan(f"- {link}").problems == ()


def test_a_section_without_links_is_left_out():
    links, problems = _resolve("- S:\n  - blog/secret.md\n  - gone.md\n- T:\n  - guide.md#y")

    assert [(link.title, [each.url for each in link.links]) for link in links] == [("T", ["guide/#y"])]
    assert [(problem.code, problem.line) for problem in problems] == [
        ("link-hidden", 5),
        ("link-anchor", 8),
    ]


def test_links_to_missing_files_are_known_before_pages_are():
    problems = _plan("- guide.md\n- ok: gone.md\n- https://example.org/gone.md").problems

    assert [(problem.code, problem.line) for problem in problems] == [("link-missing", 5)]
