"""Other plugins in the same site: posts stay whole, drafts stay hidden, the navigation is right."""

from __future__ import annotations

import json
import subprocess

import pytest
from support import nav_lines, post

FILES = {
    "about.md": "# About\n",
    "blog/2024-01-02-new.md": post("New", tags=["x"]),
    "blog/2024-01-01-old.md": post("Old", "See [new](2024-01-02-new.md)."),
    "blog/canary.md": post("Canary", draft=True, tags=["canary"]),
}
NAV = """\
Home -> ../..
{about}* Blog
  * New | Text. -> ./
  Old | See new. -> ../old/
  All posts -> ../
  Archive -> ../archive/
  Tags -> ../tags/"""


def _check(built):
    assert not built.aborted
    assert {"blog/", "blog/new/", "blog/old/", "blog/tags/", "blog/tags/x/"} <= set(built.pages)
    assert [name for name, data in built.everything() if b"anary" in data or "anary" in name] == []
    assert 'href="../new/"' in built.text("blog/old/")


@pytest.mark.parametrize("plugins", [["awesome-nav", "blogposts"], ["blogposts", "awesome-nav"]])
def test_awesome_nav(make_site, plugins):
    built = make_site({**FILES, ".nav.yml": "nav: [index.md, '*']\n"}, plugins=plugins).build(
        strict=True
    )

    _check(built)
    assert "\n".join(nav_lines(built.html("blog/new/"))) == NAV.format(about="About -> ../../about/\n")


@pytest.mark.parametrize("plugins", [["literate-nav", "blogposts"], ["blogposts", "literate-nav"]])
@pytest.mark.parametrize(
    "summary",
    [
        "- [Home](index.md)\n- [About](about.md)\n- [Blog](blog/index.md)\n",
        "* [Home](index.md)\n* [About](about.md)\n* [Blog](blog/)\n",
    ],
)
def test_literate_nav(make_site, plugins, summary):
    plugins = [
        {"literate-nav": {"nav_file": "SUMMARY.md"}} if p == "literate-nav" else p for p in plugins
    ]
    site = make_site({**FILES, "SUMMARY.md": summary}, plugins=plugins, exclude_docs="SUMMARY.md")
    built = site.build(strict=True)

    _check(built)
    assert "\n".join(nav_lines(built.html("blog/new/"))) == NAV.format(about="About -> ../../about/\n")


def test_literate_nav_does_not_fill_the_navigation_by_wildcards(make_site):
    site = make_site(
        {**FILES, "SUMMARY.md": "* [Home](index.md)\n* *\n* */\n"},
        plugins=["literate-nav", "blogposts"],
        exclude_docs="SUMMARY.md",
    )
    built = site.build()

    _check(built)
    lines = nav_lines(built.html("blog/new/"))
    assert sum("New" in line for line in lines) == 1
    assert any("All posts" in line for line in lines)


@pytest.mark.parametrize("plugins", [["section-index", "blogposts"], ["blogposts", "section-index"]])
@pytest.mark.parametrize(
    "nav", [None, [{"Start": "index.md"}, {"Blog": ["blog/index.md", "about.md"]}]]
)
def test_section_index(make_site, plugins, nav):
    built = make_site(FILES, plugins=plugins, **({"nav": nav} if nav else {})).build()

    _check(built)
    lines = [line.strip("* ") for line in nav_lines(built.html("blog/new/"))]
    assert lines.index("New | Text. -> ./") < lines.index("All posts -> ../")


def test_materials_tags_and_search(make_site):
    site = make_site(FILES, theme={"name": "material"}, plugins=["search", "tags", "blogposts"])
    built = site.build(strict=True)

    _check(built)
    index = json.loads(built.text("search/search_index.json"))
    locations = {doc["location"].partition("#")[0] for doc in index["docs"]}
    assert locations == {"", "about/", "blog/new/", "blog/old/"}
    tags = built.html("blog/new/").select(".md-tags:not([hidden]) .md-tag, .blogposts-tags a")
    assert [tag.get_text(strip=True) for tag in tags] == ["x"]


def test_mkdocs_search_finds_posts_but_not_listings(make_site):
    built = make_site(FILES).build()
    index = json.loads(built.text("search/search_index.json"))
    locations = {doc["location"].partition("#")[0] for doc in index["docs"]}
    assert locations == {"", "about/", "blog/new/", "blog/old/"}
    assert "All posts" not in built.text("search/search_index.json")


def test_an_authored_index_is_found_only_by_its_own_text(make_site):
    built = make_site({**FILES, "blog/index.md": "# News\n\nWelcome words.\n"}).build()
    docs = json.loads(built.text("search/search_index.json"))["docs"]
    text = " ".join(
        doc["text"]
        for doc in docs
        if doc["location"].startswith("blog/#") or doc["location"] == "blog/"
    )
    assert "Welcome words." in text
    assert "Old" not in text


def test_autorefs_resolves_links_before_summaries_are_taken(make_site):
    files = {**FILES, "blog/2024-01-03-ref.md": "Read [about us][about] first.\n"}
    built = make_site(files, plugins=["autorefs", "blogposts"]).build(strict=True)
    _check(built)
    assert 'href="../../about/#about"' in built.text("blog/ref/")
    assert "Read about us first." in built.text("blog/")


MADE = {
    "blog/made.md": post("Made", date="2024-01-05"),
    "blog/canary2.md": post("Canary", draft=True),
}


def test_posts_made_by_gen_files_are_posts(make_site):
    script = f"""
import mkdocs_gen_files
for name, text in {MADE!r}.items():
    with mkdocs_gen_files.open(name, "w") as file:
        file.write(text)
"""
    plugins = [{"gen-files": {"scripts": ["make.py"]}}, "blogposts"]
    site = make_site({**FILES, "../make.py": script}, plugins=plugins)
    result = site.run("build", "--strict")

    assert result.returncode == 0, result.stderr
    _check(site.built)
    assert "blog/made/" in site.built.pages
    assert "Made" in site.built.text("blog/")


def test_git_dates_survive_pages_without_a_file(make_site):
    site = make_site(
        FILES,
        plugins=[
            "search",
            {"git-revision-date-localized": {"fallback_to_build_date": True}},
            "blogposts",
        ],
    )
    site.write_config()
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], cwd=site.root, check=True)
    _check(site.build())


NEWS = {"blogposts": {"blog_dir": "news"}}


@pytest.mark.parametrize(
    "plugins",
    [["i18n", "blogposts"], ["blogposts", "i18n"], ["blogposts", NEWS, "i18n"]],
)
def test_static_i18n_loses_no_post_silently(make_site, plugins):
    i18n = {
        "i18n": {
            "languages": [
                {"locale": "en", "default": True, "name": "English"},
                {"locale": "fr", "name": "French"},
            ]
        }
    }
    built = make_site(FILES, plugins=[i18n if p == "i18n" else p for p in plugins]).build()

    assert not built.aborted
    assert {"blog/new/", "blog/old/"} <= set(built.pages)
    said = [problem for problem in built.problems if "[plugin-conflict-i18n]" in problem]
    assert len(said) == 2  # One for each language, which are builds of their own.


def test_posts_that_another_plugin_removes_are_reported(make_site):
    hook = """
from mkdocs.plugins import event_priority

@event_priority(-200)
def on_files(files, config):
    files.remove(files.src_uris["blog/2024-01-02-new.md"])
"""
    built = make_site({**FILES, "../hook.py": hook}, hooks=["hook.py"]).build()

    assert not built.aborted
    assert "error: [page-lost] blog/2024-01-02-new.md" in built.problems
    assert "blog/new/" not in built.pages
    assert nav_lines(built.html("blog/")) == [
        "Home -> ..",
        "About -> ../about/",
        "* Blog",
        "  Old | See new. -> old/",
        "  * All posts -> ./",
        "  Archive -> archive/",
        "  Tags -> tags/",
    ]


def test_a_nav_file_of_literate_nav_is_not_a_post(make_site):
    files = {
        **FILES,
        "blog/SUMMARY.md": "* [Blog](index.md)\n",
        "SUMMARY.md": "* [Home](index.md)\n* [Blog](blog/)\n",
    }
    site = make_site(files, plugins=["literate-nav", "blogposts"], exclude_docs="SUMMARY.md")
    built = site.build(strict=True)
    _check(built)
    assert "SUMMARY" not in built.text("blog/")


def test_using_materials_blog_plugin_too_is_reported(make_site):
    site = make_site(
        {"blog/index.md": "# Blog\n"}, theme={"name": "material"}, plugins=["blog", "blogposts"]
    )
    # In a process of its own: MkDocs keeps that plugin for the next site, without its folder.
    result = site.run("build")

    assert result.returncode == 0, result.stderr
    assert "[plugin-conflict-blog]" in result.stderr


def test_the_meta_plugins_files_may_have_another_name(make_site):
    site = make_site(
        {"blog/a.md": post("A", date="2024-01-01"), "blog/defaults.yml": "draft: true\n"},
        theme={"name": "material"},
        plugins=[{"meta": {"meta_file": "defaults.yml"}}, "blogposts"],
    )
    built = site.build(strict=True)

    assert "blog/a/" not in built.pages
    assert "blog/defaults.yml" not in built.files


@pytest.mark.parametrize("plugins", [["meta", "blogposts"], ["blogposts", "meta"]])
def test_materials_meta_plugin_and_ours_read_the_same_defaults(make_site, plugins):
    files = {
        "blog/.meta.yml": "title: All\nauthor: Jane\nsummary: S\nhide: [toc]\ntags: [x]\n",
        "blog/a.md": post(date="2024-01-01", author="Bob", title="A & <b>"),
        "blog/b.md": post(date="2024-01-02"),
    }
    site = make_site(files, theme={"name": "material"}, plugins=["search", "tags", *plugins])
    built = site.build()

    assert not built.aborted
    titles = [link.get_text() for link in built.html("blog/").select(".blogposts-entry-title a")]
    assert titles == ["All", "A & <b>"]


def test_materials_tags_plugin_lists_no_unlisted_post_and_escapes_titles(make_site):
    files = {
        "tags.md": "# All tags\n\n<!-- material/tags -->\n",
        "blog/a.md": post("A", date="2024-01-01", tags=["<script>alert(1)</script>", "x"]),
        "blog/quiet.md": post("Canary", date="2024-01-02", tags=["canary"], unlisted=True),
    }
    built = make_site(
        files, theme={"name": "material"}, plugins=["search", "tags", "blogposts"]
    ).build()

    assert not built.aborted
    assert {name for name, data in built.everything() if b"anary" in data} == {"blog/quiet/index.html"}
    assert [name for name, data in built.everything() if b"<script>alert(1)" in data] == []
