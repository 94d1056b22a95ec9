from __future__ import annotations

import pytest
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_blogposts.adapter.pages.toc import add_to_toc, lower_toc
from mkdocs_blogposts.render.views import LinkView


def _page(config, text, src_uri="a.md"):
    file = File.generated(config, src_uri, content=text)
    page = Page(None, file, config)
    page.read_source(config)
    return page


def _lines(entries, depth=0):
    for entry in entries:
        yield f"{'  ' * depth}{entry.level} {entry.title}"
        yield from _lines(entry.children, depth + 1)


@pytest.mark.parametrize(
    ("text", "has_title", "lines"),
    [
        (
            "# Title\n\n## A\n\n# Other\n\n## B\n",
            True,
            ["1 Title", "  3 A", "  2 Other", "    3 B"],
        ),
        ("# Other\n\n## A\n\n# More\n", False, ["2 Other", "  3 A", "2 More"]),
        ("## A\n\n# Title\n", True, ["3 A", "2 Title"]),
        ("Text.\n", True, []),
    ],
)
def test_the_table_of_contents_follows_headings_that_are_lower(config_of, text, has_title, lines):
    config = config_of()
    page = _page(config, text)
    page.render(config, [])
    lower_toc(page, has_title=has_title)
    assert list(_lines(page.toc)) == lines


def test_posts_are_in_the_table_of_contents_under_the_heading_of_the_page(config_of):
    links = [LinkView(title="A <b>", url="#blog/a"), LinkView(title="B", url="#blog/b")]
    page = _page(config_of(), "Text.")
    page.toc = TableOfContents([AnchorLink("Title", "title", 1)])
    add_to_toc(page, links)
    (title,) = page.toc

    assert [(entry.title, entry.url, entry.level) for entry in title.children] == [
        ("A &lt;b&gt;", "#blog/a", 2),
        ("B", "#blog/b", 2),
    ]
    page.toc = TableOfContents([])
    add_to_toc(page, links)
    assert [entry.url for entry in page.toc] == ["#blog/a", "#blog/b"]
