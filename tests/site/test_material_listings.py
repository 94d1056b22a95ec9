"""The listings of Material's own blog plugin and ours: the same URLs, titles and order of posts."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from support import Site, post

AUTHORS = """
authors:
  ada: {name: Ada Lovelace, description: Writes, avatar: https://example.org/ada.png}
  bob: {name: Bob, description: Reads, avatar: https://example.org/bob.png, slug: bobby}
"""
# Ties within and across folders, pinned posts, and times in other zones.
FILES = {
    "blog/index.md": "# Our news\n\nHello.\n",
    "blog/.authors.yml": AUTHORS,
    "blog/category/ants.md": "# About ants\n\nWe like them.\n",
    **{
        f"blog/posts/p{number}.md": post(
            "",
            f"# Title {number}\n\nText.\n\n<!-- more -->\n\nMore.",
            date=dt.date(2024, number % 9 + 1, number % 3 + 1),
            categories=["Big News" if number % 2 else "C++", "News & more"],
            authors=["ada" if number % 3 else "bob"],
            pin=number in (4, 7),
        )
        for number in range(12)
    },
    "blog/posts/sub/q.md": "---\ndate: 2024-02-02\ncategories: [Ants]\n---\n# Q\n\nText.\n",
    "blog/posts/z.md": "---\ndate: 2024-02-02\n---\n# Z\n\nText.\n",
    "blog/posts/west.md": "---\ndate: 2023-12-31T23:30:00-05:00\n---\n# West\n\nText.\n",
    "blog/posts/utc.md": "---\ndate: 2024-01-01T01:00:00Z\n---\n# UTC\n\nText.\n",
}
CASES = {
    "the defaults": ({}, True, {}),
    "without directory URLs": ({}, False, {}),
    "other paths": (
        {
            "pagination_per_page": 3,
            "pagination_url_format": "p/{page}",
            "archive_url_date_format": "yyyy/MM",
            "archive_date_format": "MMMM yyyy",
            "categories_url_format": "topics/{slug}",
            "categories_slugify_separator": "_",
        },
        True,
        {"language": "de"},
    ),
    "one page for each year": (
        {
            "archive_pagination": False,
            "archive_url_format": "by/{date}",
            "categories_pagination_per_page": 2,
            "authors_profiles_url_format": "team/{name}",
        },
        False,
        {},
    ),
}
POST = re.compile(r"blog/\d{4}/\d\d/\d\d/")


def _listings(root, plugin, *, directories, theme):
    config = {
        "plugins": [plugin],
        "theme": {"name": "material", **theme},
        "use_directory_urls": directories,
    }
    built = Site.make(root, FILES, config).build()
    assert not built.aborted
    names = [name for name in built.files if name.startswith("blog/") and name.endswith(".html")]
    pages = {name: built.html(name) for name in names if not POST.match(name)}
    return {
        name: (
            [heading.get_text().strip("¶ ") for heading in html.select("h1")],
            [
                heading.get_text().strip("¶ ")
                for heading in html.select(".md-post--excerpt h2, .blogposts-entry-title")
            ],
        )
        for name, html in pages.items()
    }


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_no_listing_of_materials_blog_is_lost_or_differs(tmp_path, case):
    options, directories, theme = case
    options = {**options, "authors_profiles": True}
    theirs = _listings(tmp_path / "a", {"blog": options}, directories=directories, theme=theme)
    ours = _listings(
        tmp_path / "b",
        {"blogposts": {"preset": "material", **options}},
        directories=directories,
        theme=theme,
    )

    assert len([name for name, (_, posts) in theirs.items() if posts]) > 8
    assert {name: ours.get(name) for name in theirs} == theirs
    assert {name.rsplit("/", 1)[-1] for name in ours.keys() - theirs.keys()} == {"index.html"}
