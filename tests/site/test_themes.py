"""One blog in every theme, under both hosts: our HTML is the same everywhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hosts import build_with
from support import FRAGMENTS, ROOT, Site, post

MATERIALX_DIR = Path(os.environ.get("MATERIALX_DIR", ROOT / ".venv/materialx"))
THEMES = (
    *("mkdocs", "readthedocs", "material", "materialx", "terminal", "shadcn", "simple-blog"),
    *("primer", "dracula", "gitbook", "ivory", "windmill", "cinder", "darkly"),
)
# These come with their own package for each host, or only for MkDocs.
HOSTS = [
    *(("mkdocs", theme) for theme in THEMES),
    *(("properdocs", theme) for theme in ("mkdocs", "readthedocs", "material")),
]
# They print the title above the content themselves.
TITLED = ("shadcn", "simple-blog")
FILES = {
    "index.md": "# Welcome\n",
    "about.md": "# About us\n",
    "blog/2024-03-01-first.md": post(
        "First & <best>", "Body of it.", tags=["C++", "C"], summary='"One" & <two>'
    ),
    "blog/second.md": post("Second", "The *second* body.\n\n# Part", date="2024-02-01", draft=False),
    "blog/third.md": post("Third", "# Third\n\nThe third body.", date="2024-01-01", tags=["C"]),
    "blog/canary.md": post("Canary", "Canary body.", date="2024-01-02", draft="true", tags=["canary"]),
}
PAGES = ("blog/", "blog/first/", "blog/second/", "blog/third/", "blog/tags/", "blog/tags/c/")


def _extra_packages(theme):
    return MATERIALX_DIR if theme == "materialx" else ""


def _build(root, host, theme) -> Site:
    plugins = [{"shadcn/search": {}} if theme == "shadcn" else "search", "blogposts"]
    site = Site.make(
        root / f"{host}-{theme}",
        FILES,
        {"theme": {"name": theme}, "plugins": plugins, "site_description": "Of the site"},
    )
    # Shadcn warns of a site outside git.
    strict = [] if theme == "shadcn" else ["--strict"]
    result = build_with(site, *strict, host=host, pythonpath=_extra_packages(theme))
    assert result.returncode == 0, result.stdout + result.stderr
    return site


class _Sites(dict):
    """Build the site of a host and a theme when it is first asked for."""

    def __init__(self, root):
        super().__init__()
        self.root = root

    def __missing__(self, pair):
        return self.setdefault(pair, _build(self.root, *pair))


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    root = tmp_path_factory.mktemp("themes")
    return _Sites(root)


@pytest.fixture(params=HOSTS, ids="-".join)
def themed(request, sites):
    return request.param[1], sites[request.param].built


def _fragments(built, *, titled):
    for page in PAGES:
        html = built.html(page)
        for name, selector in FRAGMENTS.items():
            for element in html.select(selector):
                for heading in element.select("h1") if titled else ():
                    heading.extract()
                yield page, name, " ".join(str(element).split())


def test_fragments_are_equal_in_all_themes_and_hosts(themed, sites):
    theme, built = themed
    titled = theme in TITLED

    assert list(_fragments(built, titled=titled)) == list(
        _fragments(sites["mkdocs", "mkdocs"].built, titled=titled)
    )


def test_the_summary_is_in_the_navigation(themed):
    theme, built = themed
    # Windmill shows its navigation around the home page only.
    html = built.html("" if theme == "windmill" else "about/")

    links = [a for a in html.select("a[href]") if "First & <best>" in a.get_text()]
    assert links
    assert all('"One" & <two>' in a.get_text() for a in links)
    assert {a["href"].lstrip("./") for a in links} == {"blog/first/"}


def test_the_title_is_exactly_one_heading(themed):
    _, built = themed
    for page, title in (
        ("blog/first/", "First & <best>"),
        ("blog/second/", "Second"),
        ("blog/third/", "Third"),
    ):
        headings = [h.get_text(" ", strip=True).strip(" ¶#") for h in built.html(page).select("h1, h2")]
        assert headings.count(title) == 1, headings


def test_each_page_has_one_heading_at_the_top(themed):
    theme, built = themed
    # Some themes have more of their own, and some show every title twice.
    others = len(built.html("about/").select("h1")) - (theme in TITLED)
    assert {page: len(built.html(page).select("h1")) for page in PAGES} == dict.fromkeys(PAGES, others)


def test_nothing_from_a_draft_is_in_the_site(themed):
    _, built = themed
    assert [name for name, data in built.everything() if b"anary" in data or "anary" in name] == []


def test_css_is_linked(themed):
    _, built = themed
    html = built.html("blog/first/")
    (link,) = [
        link["href"] for link in html.select("link[rel=stylesheet]") if "blogposts.css" in link["href"]
    ]
    assert (built.site_dir / "blog/first" / link).resolve().is_file()


DESCRIBING = (
    "material",
    "materialx",
    "terminal",
    "shadcn",
    "simple-blog",
    "primer",
    "gitbook",
    "cinder",
)


def test_the_description_comes_from_the_summary_where_the_theme_prints_one(themed):
    theme, built = themed
    found = [meta["content"] for meta in built.html("blog/first/").select("meta[name=description]")]
    assert found == (['"One" & <two>'] if theme in DESCRIBING else [])


@pytest.mark.parametrize("theme", ["material", "materialx"])
def test_material_prints_summaries_in_its_own_way(sites, theme):
    html = sites["mkdocs", theme].built.html("blog/second/")
    (section,) = [
        item for item in html.select(".md-nav--primary .md-nav__item--nested") if item.select("small")
    ]
    links = [link for link in section.select("a.md-nav__link") if "#" not in link["href"]]
    texts = [" ".join(link.get_text(" ").split()) for link in links]

    # Its tabs and breadcrumbs lead to the first entry.
    assert texts == [
        "All posts",
        'First & <best> "One" & <two>',
        "Second The second body.",
        "Third The third body.",
        "Archive",
        "Tags",
    ]
    assert str(section.select_one("small")) == (
        '<small><bdi title=\'"One" &amp; &lt;two&gt;\'>"One" &amp; &lt;two&gt;</bdi></small>'
    )
    assert not html.select(".blogposts-nav-summary")
    active = [link.get_text(" ", strip=True) for link in section.select("a.md-nav__link--active")]
    assert [text.startswith("Second") for text in active] == [True]


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_links_of_the_error_page_are_right_in_a_subfolder(tmp_path, host):
    config = {"site_url": "https://example.org/docs/"}
    site = Site.make(tmp_path / "project", FILES, config)
    assert build_with(site, "--strict", host=host).returncode == 0
    links = {a["href"] for a in site.built.html("404.html").select("nav a[href], .navbar a[href]")}
    assert {"/docs/blog/first/", "/docs/blog/", "/docs/blog/tags/"} <= links


FOREIGN_KEYS = (
    *("template", "layout", "type", "hide", "icon", "search", "social", "status", "image", "images"),
    *("comments", "toc", "order", "weight", "subtitle", "source", "author", "keywords", "robots"),
    *("revision_date", "edit_url", "canonical_url", "og", "math", "series", "sidebar", "nav_order"),
    *("categories", "description", "alternate", "bibliography", "hide_title", "show_datetime"),
)


@pytest.mark.parametrize("theme", THEMES)
def test_keys_of_other_tools_never_break_a_page(tmp_path, theme):
    values = (True, 5, "x", [1], {"a": "b"}, None, "2024-01-01", [["<b>"]])
    files = {
        f"blog/odd-{number}.md": post(date="2024-01-01", **dict.fromkeys(FOREIGN_KEYS, value))
        for number, value in enumerate(values)
    }
    plugins = [{"shadcn/search": {}} if theme == "shadcn" else "search", "blogposts"]
    site = Site.make(tmp_path / "site", files, {"theme": {"name": theme}, "plugins": plugins})
    result = build_with(site, pythonpath=_extra_packages(theme))

    assert result.returncode == 0, result.stdout + result.stderr
    assert [site.built.path(f"blog/odd-{number}/").is_file() for number in range(8)] == [True] * 8
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("order", [1, -1])
def test_materialx_lists_recently_updated_pages(tmp_path, order):
    plugins = ["search", {"document-dates": {"recently-updated": True}}, "blogposts"][::order]
    files = {**FILES, "recent.md": "# Recent\n\n<!-- RECENTLY_UPDATED_DOCS -->\n"}
    config = {"theme": {"name": "materialx"}, "plugins": plugins}
    site = Site.make(tmp_path / "site", files, config)
    result = build_with(site, "--strict", pythonpath=_extra_packages("materialx"))

    assert result.returncode == 0, result.stdout + result.stderr
    recent = {link["href"] for link in site.built.html("recent/").select("article a[href^='/']")}
    assert {"/blog/first/", "/blog/second/", "/blog/third/", "/blog/", "/blog/tags/"} <= recent
