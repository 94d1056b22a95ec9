"""Sites in the form of other tools: their posts keep the URLs that these tools give them by default."""

from __future__ import annotations

import pytest
from support import post

SITES = {
    "jekyll": (
        {
            "_posts/2024-05-06-My-Trip.md": post("Other title", categories=["Travel", "Open Source"]),
            "_posts/2024-05-07-plain.markdown": post("Plain"),
            "_posts/2024-05-08-own.md": post("Own", permalink="/own/page.html"),
            "_posts/2024-05-08-folder.md": post("Folder", permalink="/folder/"),
            "_posts/2023-01-01-plain.md": post("Plain, before"),
            "_drafts/later.md": post("Later"),
            "about.md": "# About\n",
        },
        {
            "travel/open source/2024/05/06/My-Trip.html",
            "2024/05/07/plain.html",
            "own/page.html",
            "folder/index.html",
            "2023/01/01/plain.html",
            "about/index.html",
        },
    ),
    "hugo": (
        {
            "posts/First Snow.md": post("Other", date="2024-05-06"),
            "posts/2024-05-06-dated.md": post("Dated", date="2024-05-06"),
            "posts/Winter/walk/index.md": post("Walk", date="2024-05-07"),
            "posts/slugged.md": post("Slugged", date="2024-05-08", slug="Own-Slug"),
            "posts/moved.md": post("Moved", date="2024-05-09", url="/posts/elsewhere/"),
        },
        {
            "posts/first-snow/index.html",
            "posts/2024-05-06-dated/index.html",
            "posts/winter/walk/index.html",
            "posts/Own-Slug/index.html",
            "posts/elsewhere/index.html",
        },
    ),
    "docusaurus": (
        {
            "blog/authors.yml": "ann:\n  name: Ann Lee\n  page: true\n",
            "blog/2024-05-06-welcome.md": post("Other", tags=["One"], authors=["ann"]),
            "blog/2024-05-07-bundle/index.md": post("Bundle"),
            "blog/2024/05/08/nested.md": post("Nested"),
            "blog/team/2024-05-09-inner.mdx": post("Inner"),
            "blog/undated.md": post("Undated", date="2024-05-10"),
            "blog/2024-05-11-slugged.md": post("Slugged", slug="own"),
            "blog/2024-05-12-rooted.md": post("Rooted", slug="/a/b"),
        },
        {
            "blog/2024/05/06/welcome/index.html",
            "blog/2024/05/07/bundle/index.html",
            "blog/2024/05/08/nested/index.html",
            "blog/2024/05/09/team/inner/index.html",
            "blog/undated/index.html",
            "blog/own/index.html",
            "blog/a/b/index.html",
            "blog/tags/one/index.html",
            "blog/authors/ann/index.html",
            "blog/archive/index.html",
        },
    ),
    "nextjs": (
        {
            "blog/code-sample.mdx": post("Other", date="2024-05-06"),
            "blog/nested-route/2024-05-07-in.mdx": post("In", date="2024-05-07"),
        },
        {"blog/code-sample/index.html", "blog/nested-route/2024-05-07-in/index.html"},
    ),
    "pelican": (
        {
            "posts/a.md": "Title: Über uns, & mehr\nDate: 2024-05-06 10:20\nCategory: Good News\n"
            "Tags: one, Zwei Drei\nAuthor: Ann Lee\n\nText.\n",
            "posts/b.md": "Title: Other\nDate: 2024-05-07\nSlug: own-slug\n\nText.\n",
            "about.md": "# About\n",
        },
        {
            "uber-uns-mehr.html",
            "own-slug.html",
            "about/index.html",
            "category/good-news.html",
            "tag/one.html",
            "tag/zwei-drei.html",
            "author/ann-lee.html",
        },
    ),
    "material": (
        {
            "blog/posts/a.md": post("C++ & Ümläut?", date="2024-05-06", categories=["News"]),
            "blog/posts/trip/index.md": post("Trip", "![](map.png)", date="2024-05-07"),
            "blog/posts/trip/map.png": b"png",
        },
        {
            "blog/2024/05/06/c--ümläut/index.html",
            "blog/2024/05/07/trip/index.html",
            "blog/trip/map.png",
            "blog/archive/2024/index.html",
            "blog/category/news/index.html",
        },
    ),
}


@pytest.mark.parametrize("preset", SITES)
def test_the_posts_of_a_site_keep_their_urls(make_site, preset):
    files, expected = SITES[preset]
    built = make_site(files, plugins=[{"blogposts": {"preset": preset}}]).build()

    assert not built.aborted
    assert expected - set(built.files) == set()
    assert built.problems == []
    assert "Later" not in "".join(name for name in built.files)
