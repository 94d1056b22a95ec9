"""Formatted excerpts, reading time, dates and headings in built sites."""

from __future__ import annotations

import datetime as dt
import json
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from support import Site, post

HOOK = """
def on_page_content(html, page, config, files):
    return html.replace("REPLACED", "<mark>by a hook</mark>")
"""
BODY = """\
# A *heading*

Text with a [link](../other/second.md#part), a [part](#part) and REPLACED.[^1]

![image](pictures/a.png)

## Part

=== "One"

    Tab

!!! note

    Admonition

```python
code()
```

<!-- more -->

The rest.

[^1]: Footnote.
"""
EXTENSIONS = [
    "admonition",
    "footnotes",
    "pymdownx.superfences",
    {"pymdownx.tabbed": {"alternate_style": True}},
]
FILES = {
    "blog/posts/first/index.md": post(
        "",
        BODY,
        date="2024-03-01 12:30",
        authors=["Ann", "Bob"],
        categories=["a", "b", "c"],
        tags=["x"],
    ),
    "blog/posts/first/pictures/a.png": "png",
    "blog/posts/other/second.md": post(
        "Second",
        "# In the text\n\nAll of it.\n\n## Part\n",
        date="2024-02-01",
        tags=["x"],
        summary="Own",
    ),
    "blog/posts/draft.md": post(
        "Canary", "Canary text.\n\n<!-- more -->\n", date="2024-01-01", draft=True
    ),
    "blog/posts/unlisted.md": post(
        "Unlisted", "Secret text.\n\n<!-- more -->\n", date="2024-01-02", unlisted=True
    ),
    "hook.py": HOOK,
}
FORMATTED = {"excerpt": "html", "archive_by": "month"}
LISTINGS = ("blog/", "blog/tags/x/", "blog/archive/2024/", "blog/archive/2024/03/")


def config(options, **more):
    plugins = ["search", {"blogposts": options}]
    return {"plugins": plugins, "markdown_extensions": EXTENSIONS, "hooks": ["docs/hook.py"], **more}


@pytest.fixture(scope="module", params=[True, False], ids=["folders", "files"])
def built(request, tmp_path_factory):
    options = config(FORMATTED, use_directory_urls=request.param, site_url="https://example.org/sub/")
    return Site.make(tmp_path_factory.mktemp("excerpts"), FILES, options).build()


def _page(built, page):
    return page if built.path(page).is_file() else f"{page.rstrip('/')}.html"


def _entries(built, page):
    return {
        entry.select_one(".blogposts-entry-title").get_text(): entry
        for entry in built.html(_page(built, page)).select(".blogposts-entry")
    }


@pytest.mark.parametrize("page", LISTINGS)
def test_listings_show_the_text_before_the_separator_with_its_formatting(built, page):
    entry = _entries(built, page)["A heading"]
    assert "The rest" not in entry.get_text()
    assert entry.select_one(".blogposts-excerpt > h3").get_text() == "Part"
    assert entry.select_one("mark").get_text() == "by a hook"
    assert entry.select_one(".blogposts-excerpt .admonition p:not(.admonition-title)")
    assert entry.select_one("pre code, code")
    assert entry.select_one("label")["for"] == entry.select_one("input")["id"]
    assert not entry.select("sup, .footnote, .headerlink, h1")
    assert [e["id"] for e in entry.select("[id]")] == [entry.select_one("input")["id"]]


@pytest.mark.parametrize("page", LISTINGS)
def test_every_link_of_an_excerpt_leads_to_a_file(built, page):
    page = _page(built, page)
    url = f"https://h/{page}"
    entry = _entries(built, page)["A heading"]
    links = [
        link.get("href") or link["src"]
        for link in entry.select(".blogposts-excerpt :is([href], [src])")
    ]
    paths = [unquote(urlsplit(urljoin(url, link)).path).lstrip("/") for link in links]
    assert len(paths) >= 3
    assert [path for path in paths if not built.path(path).is_file()] == []
    parts = [urljoin(url, link) for link in links if "#part" in link]
    assert {built.html(urlsplit(part).path.lstrip("/")).find(id="part").name for part in parts} == {
        "h2",
        "h3",
    }


def test_a_post_continues_on_its_page(built):
    entry = _entries(built, "blog/")["A heading"]
    link = entry.select_one(".blogposts-continue a")
    assert link.get_text() == "Continue reading: A heading"
    assert link["href"] == entry.select_one(".blogposts-entry-title a")["href"]


def test_a_post_without_a_separator_shows_its_summary(built):
    entry = _entries(built, "blog/")["Second"]
    assert entry.select_one(".blogposts-summary").get_text() == "Own"
    assert not entry.select(".blogposts-excerpt, .blogposts-continue")


def test_only_the_posts_own_pages_are_searched_and_no_feed_has_markup(built):
    index = json.loads(built.text("search/search_index.json"))["docs"]
    found = [doc["location"].partition("#")[0] for doc in index if "by a hook" in doc["text"]]
    assert set(found) <= {"blog/first/", "blog/first/index.html"}
    assert found
    item = json.loads(built.text("blog/feed.json"))["items"][0]
    assert item["content_text"].startswith("Text with a link, a part and by a hook.")
    assert "code()" not in item["content_text"]
    assert [author["name"] for author in item["authors"]] == ["Ann", "Bob"]


def test_hidden_and_unlisted_posts_are_in_no_excerpt(built):
    assert [name for name, data in built.everything() if b"anary" in data] == []
    assert {name for name, data in built.everything() if b"Secret text" in data} <= {
        "blog/unlisted/index.html",
        "blog/unlisted.html",
    }
    assert built.aborted == ""


def test_the_material_preset_shows_posts_as_material_does(make_site):
    options = {"preset": "material", "permalink": "{slug}", "slugs": "file"}
    built = make_site(FILES, **config(options), theme={"name": "material", "language": "fr"}).build()
    entries = _entries(built, "blog/")

    assert list(entries) == ["A heading", "In the text"]
    whole = entries["In the text"]
    assert " ".join(whole.select_one(".blogposts-excerpt").get_text().split()) == "All of it. Part"
    assert whole.select_one(".blogposts-excerpt h3").get_text() == "Part"
    first = entries["A heading"].select_one(".blogposts-meta").get_text(" ", strip=True)
    assert "1 mars 2024" in first
    assert "Ann" in first
    assert "Bob" not in first
    assert "Bob" in built.html("blog/first/").get_text()
    page = built.html("blog/second/")
    assert [h1.get_text().strip("¶") for h1 in page.select("h1")] == ["In the text"]
    assert page.title.get_text().startswith("Second")
    assert page.select_one("time").find_parent(lang=True)["lang"] == "fr"


# The plugin remembers the weakest password of all sites of a process, and warns of it.
PASSWORD = {"password": "Tr0ub4dor&3-correct-horse-battery-staple"}


def test_encrypted_posts_have_no_excerpt(make_site):
    files = {
        "blog/a.md": post("A", "Private text.\n\n<!-- more -->\n", date="2024-01-01", **PASSWORD),
        "blog/b.md": post("B", "Public text.\n\n<!-- more -->\n", date="2024-01-01"),
    }
    plugins = [{"blogposts": {"excerpt": "html", "excerpt_fallback": "post"}}, {"encryptcontent": {}}]
    built = make_site(files, plugins=plugins).build()

    assert "Public text." in built.html("blog/").get_text()
    assert [name for name, data in built.everything() if b"Private text" in data] == []


def test_dates_have_the_format_and_the_language_of_the_site(make_site):
    files = {"blog/a.md": post("A", date="2024-03-01 12:30", updated="2024-05-02T08:15:00-05:00")}
    options = {"date_format": "d. MMMM y, HH:mm", "post_readtime": False}
    built = make_site(
        files, plugins=[{"blogposts": options}], theme={"name": "mkdocs", "locale": "pl"}
    ).build()

    meta = built.html("blog/").select_one(".blogposts-meta")
    day, updated = meta.select("time")
    assert (day.get_text(), day.get("lang")) == ("1. marca 2024, 12:30", None)
    assert (updated.get_text(), updated["lang"]) == ("2. maja 2024, 08:15", "pl")
    assert updated.find_parent(lang="en").get_text() == "Updated 2. maja 2024, 08:15"


def test_an_author_may_set_the_reading_time(make_site):
    files = {
        "blog/a.md": post("A", date="2024-03-01", readtime=7),
        "blog/b.md": post("B", "![](x.png)\n" * 30, date="2024-02-01"),
        "blog/x.png": "png",
    }
    texts = [
        [
            entry.select_one(".blogposts-meta").get_text(" ", strip=True).partition("2024 ")[2]
            for entry in make_site(files, plugins=[{"blogposts": options}])
            .build()
            .html("blog/")
            .select("article")
        ]
        for options in ({}, {"reading_time": "page"}, {"post_readtime": False})
    ]
    assert texts == [["7 min read", "1 min read"], ["7 min read", "3 min read"], ["7 min read", ""]]


@pytest.mark.parametrize("theme", ["mkdocs", "material", "shadcn", "simple-blog"])
def test_the_heading_in_the_text_can_be_the_only_one(make_site, theme):
    files = {
        "blog/a.md": post("Title", "# Heading\n\n## Part\n", date="2024-03-01"),
        "blog/b.md": post("None", "## Part\n", date="2024-02-01"),
    }
    search = {"shadcn/search": {}} if theme == "shadcn" else "search"
    options = {"post_heading": "text"}
    built = make_site(files, theme={"name": theme}, plugins=[search, {"blogposts": options}]).build()

    for page, heading in (("blog/a/", "Heading"), ("blog/b/", "None")):
        headings = [h.get_text(" ", strip=True).strip(" ¶#") for h in built.html(page).select("h1")]
        assert [each for each in headings if each != "Site"] == [heading]
        assert built.html(page).find(id="part").name == "h2"
    assert list(_entries(built, "blog/")) == ["Heading", "None"]


BODIES = {
    "plain": post("Plain", "Text *before*.\n\n<!-- more -->\n\nAfter.", date=dt.date(2024, 1, 1)),
    "whole": post("Whole", "Text.\n\n## Part\n\nMore **text**.", date=dt.date(2024, 1, 2)),
    "heading": post(
        "", "# In `the` text\n\nText.\n\n<!-- more -->\n\nAfter.", date=dt.date(2024, 1, 3)
    ),
    "both": post("Title", "# Heading\n\nText.\n\n<!-- more -->\n", date=dt.date(2024, 1, 4)),
    "late": post("Late", "Before.\n\n# Heading\n\nText.", date=dt.date(2024, 1, 5)),
    "code": post(
        "Code", "```\n<!-- more -->\n```\n\nText.\n\n<!-- more -->\nAfter.", date=dt.date(2024, 1, 6)
    ),
    "long": post(
        "Long", "word " * 700 + "\n\n<!-- more -->\n\n" + "![](i.png)\n" * 4, date=dt.date(2024, 1, 7)
    ),
    "list": post("List", "- one\n- two <!-- more --> three\n- four\n", date=dt.date(2024, 1, 8)),
    "readtime": post("Own", "Text.", date=dt.date(2024, 1, 9), readtime=42),
    "names": post(
        "Names", date=dt.date(2024, 1, 10), categories=list("abcdefg"), authors=["ann", "bob"]
    ),
    "time": post("Time", "Text.", date=dt.datetime.fromisoformat("2024-01-12 23:30")),
}
AUTHORS = "".join(f"  {name}: {{name: {name}, description: x, avatar: y}}\n" for name in ("ann", "bob"))


def _shown(*, title, content, continues):
    heading = " ".join(title.get_text().split())
    text = " ".join(content.get_text().split()).removeprefix(heading).strip()
    return heading, (text.removesuffix("Continue reading").strip(), continues)


def test_listings_show_the_same_as_those_of_materials_blog(make_site):
    files = {f"blog/posts/{name}.md": text for name, text in BODIES.items()}
    files |= {"blog/posts/i.png": "png", "blog/.authors.yml": f"authors:\n{AUTHORS}"}
    site = {"theme": "material", "markdown_extensions": ["pymdownx.superfences"]}
    options = {"post_date_format": "full"}
    theirs = make_site(
        files, plugins=[{"blog": {"pagination_per_page": 20, **options}}], **site
    ).build()
    ours_options = {"preset": "material", "posts_per_page": 20, **options}
    ours = make_site(files, plugins=[{"blogposts": ours_options}], **site)
    expected = {}
    for entry in theirs.html("blog/").select(".md-post--excerpt"):
        content = entry.select_one(".md-post__content")
        title = content.select_one("h2")
        texts = [item.get_text().strip() for item in entry.select(".md-meta__item")]
        continues = content.select_one(".md-post__action") is not None
        heading, shown = _shown(title=title, content=content, continues=continues)
        names = [image["alt"] for image in entry.select(".md-author img")]
        categories = [link.get_text() for link in entry.select(".md-meta__link")]
        expected[heading] = (*shown, texts[0], texts[-1], names, categories)
    found = {}
    for entry in ours.build().html("blog/").select(".blogposts-entry"):
        content = entry.select_one(".blogposts-excerpt")
        title = entry.select_one("h2")
        continues = entry.select_one(".blogposts-continue") is not None
        heading, shown = (
            _shown(title=title, content=content, continues=continues)
            if content
            else (title.get_text(), ("", continues))
        )
        meta = entry.select_one(".blogposts-meta")
        names = [name for name in ("ann", "bob") if name in meta.get_text()]
        categories = [link.get_text() for link in meta.select("a[rel=category]")]
        minutes = next(bdi.get_text() for bdi in meta.select("bdi") if "min read" in bdi.get_text())
        found[heading] = (*shown, meta.time.get_text(), minutes, names, categories)
    assert found == expected
