"""Sites in the form of other tools: they keep the URLs that these tools give them by default."""

from __future__ import annotations

import json

import pytest
from commands import run_command
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


def _posts(name, number=12, **front):
    """Posts of one tag, category and author, so many that their listings have second pages."""
    return {
        name.format(day=f"2024-05-{n:02}", n=n): post(f"Post {n}", date=f"2024-05-{n:02}", **front)
        for n in range(1, number + 1)
    }


PELICAN = """\
Title: Post {n}
Date: 2024-05-06
Category: Good News
Tags: C++, Zwei Drei
Author: Ann Lee

Text.
"""
OLD_SITES = {
    "jekyll": (
        _posts("_posts/{day}-post-{n}.md", categories=["news"], tags=["go"]),
        [f"/news/2024/05/{n:02}/post-{n}.html" for n in range(1, 13)]
        + ["/", "/page2/", "/tag/go/", "/category/news/", "/2024/", "/2024/05/", "/about/"],
    ),
    "hugo": (
        _posts("posts/Post {n}.md", tags=["Go", "C++", "Open Source"], categories=["Big News"]),
        [f"/posts/post-{n}/" for n in range(1, 13)]
        + ["/", "/posts/", "/posts/page/2/", "/tags/", "/tags/go/", "/tags/c++/", "/tags/open-source/"]
        + ["/tags/go/page/2/", "/categories/", "/categories/big-news/", "/categories/big-news/page/2/"],
    ),
    "docusaurus": (
        {
            **_posts("blog/{day}-post-{n}.md", tags=["release"], authors=["ann"]),
            "blog/authors.yml": "ann: {name: Ann Lee, page: true}\n",
        },
        [f"/blog/2024/05/{n:02}/post-{n}" for n in range(1, 13)]
        + ["/blog", "/blog/page/2", "/blog/tags", "/blog/tags/release", "/blog/tags/release/page/2"]
        + ["/blog/archive", "/blog/authors", "/blog/authors/ann"],
    ),
    "nextjs": (
        _posts("blog/post-{n}.mdx", tags=["next-js", "Open Source"]),
        [f"/blog/post-{n}" for n in range(1, 13)]
        + ["/blog", "/blog/page/2", "/blog/page/3", "/tags", "/tags/next-js", "/tags/open-source"]
        + ["/tags/next-js/page/2", "/tags/next-js/page/3", "/about"],
    ),
    "pelican": (
        {f"posts/p{n}.md": PELICAN.format(n=n) for n in range(1, 13)},
        [f"/post-{n}.html" for n in range(1, 13)]
        + ["/index.html", "/archives.html", "/tags.html", "/categories.html", "/authors.html"]
        + ["/tag/c.html", "/tag/zwei-drei.html", "/category/good-news.html", "/author/ann-lee.html"],
    ),
    "material": (
        {
            **_posts("blog/posts/p{n}.md", categories=["Big News"], authors=["ann"]),
            "blog/.authors.yml": "authors: {ann: {name: Ann, description: Writes, avatar: a.png}}\n",
        },
        [f"/blog/2024/05/{n:02}/post-{n}/" for n in range(1, 13)]
        + ["/blog/", "/blog/page/2/", "/blog/archive/2024/", "/blog/archive/2024/page/2/"]
        + ["/blog/category/big-news/", "/blog/category/big-news/page/2/"]
        + ["/blog/author/ann/", "/blog/author/ann/page/2/"],
    ),
}


@pytest.mark.parametrize("preset", OLD_SITES)
def test_the_preset_keeps_every_url_that_its_tool_gives_a_site(make_site, preset):
    files, urls = OLD_SITES[preset]
    site = make_site({**files, "about.md": "# About\n"}, plugins=[{"blogposts": {"preset": preset}}])
    (site.root / "urls").write_text("\n".join(urls), "utf-8")
    site.write_config()
    result = run_command(site.root, "adopt", "urls", "--json")

    outcomes = {url["url"]: url["outcome"] for url in json.loads(result.stdout)["urls"]}
    assert {url: outcome for url, outcome in outcomes.items() if outcome != "kept"} == {}
    assert len(outcomes) == len(urls)
    assert result.exit_code == 0
    built = site.build(strict=True)
    paths = {path.removesuffix("index.html").rstrip("/") for path in built.files}
    assert {url.strip("/").removesuffix("index.html") for url in urls} <= paths


@pytest.mark.parametrize("preset", ["jekyll", "pelican"])
def test_the_listing_of_all_posts_may_be_elsewhere(make_site, preset):
    files, urls = OLD_SITES[preset]
    posts = {f"blog/{name}" if preset == "pelican" else name: text for name, text in files.items()}
    options = {"preset": preset, "blog_dir": "blog"}
    built = make_site(
        {**posts, "index.md": "# Home\n", "about.md": "# About\n"}, plugins=[{"blogposts": options}]
    ).build(strict=True)

    paths = {path.removesuffix("index.html").rstrip("/") for path in built.files}
    assert {url.strip("/").removesuffix("index.html") for url in urls} - paths <= {"page2"}
    assert not built.html("").select(".blogposts-listing")
    assert built.html("blog/").select(".blogposts-listing")
