"""The blog's entries in MkDocs' navigation."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from planning import plan_of, settings_of

from mkdocs_blogposts.adapter.files import move
from mkdocs_blogposts.adapter.nav.placing import place
from mkdocs_blogposts.adapter.theme import ThemeTraits
from mkdocs_blogposts.blog.model import Source
from mkdocs_blogposts.blog.settings import ListingSettings
from mkdocs_blogposts.render.strings import Strings

PLAIN = {
    "prints_subtitle": False,
    "links_section_to_first_child": False,
    "prints_title": False,
    "prints_date": False,
    "prints_tags": False,
    "lists_only_pages": False,
}


@dataclass
class Placed:
    nav: object
    blog_nav: object
    files: Files

    @property
    def lines(self):
        """Every item of the navigation: its title, and the URL of a link or page."""
        return list(_lines(self.nav.items, ""))

    def entry(self, title):
        return next(entry for entry in self.blog_nav.entries if entry.title == title)


def _lines(items, indent):
    for item in items:
        url = "" if item.children else f" -> {item.url or './'}"
        yield f"{indent}{item.title}{url}"
        yield from _lines(item.children or [], f"{indent}  ")


def source(name, **front):
    block = "".join(f"{key}: {value}\n" for key, value in {"date": "2024-05-03", **front}.items())
    return Source(src_uri=f"blog/{name}.md", text=f"---\n{block}---\n")


def _file(src_uri, inclusion=InclusionLevel.UNDEFINED):
    file = File(src_uri, "", "", use_directory_urls=True, inclusion=inclusion)
    file.content_string = "# Page\n"
    return file


def placed(*sources, nav=None, extra=("index.md",), hidden=(), language="en", settings=None, **traits):
    """Put the entries of a blog with these posts into the navigation of a site."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "Site", "nav": nav})
    assert config.validate() == ([], [])
    options = settings or {}
    blog = plan_of(sources, **options)
    files = Files([_file(name) for name in extra])
    for post in (*blog.built, *blog.hidden):
        file = _file(post.src_uri, InclusionLevel.NOT_IN_NAV)
        move(file, post.dest_uri)
        files.append(file)
    for page in blog.listings:
        is_entry = page is blog.index() and not nav
        level = InclusionLevel.INCLUDED if is_entry else InclusionLevel.NOT_IN_NAV
        file = _file(page.src_uri, level)
        move(file, page.dest_uri)
        files.append(file)
    navigation = get_navigation(files, config)
    for file in files.documentation_pages():
        if file.page is None:
            Page(None, file, config)
    blog_nav = place(
        navigation,
        blog,
        hidden_pages=frozenset(hidden),
        files=files,
        config=config,
        settings=settings_of(**options),
        traits=ThemeTraits(**{**PLAIN, **traits}),
        strings=Strings.of(language),
    )
    return Placed(navigation, blog_nav, files)


def test_the_newest_posts_come_first_then_all_posts_archive_tags_and_categories():
    site = placed(
        source("old", date="2020-01-01"),
        source("new", tags="[x]", categories="[y]"),
        settings={"nav_posts": 1},
    )

    assert site.lines[1:] == [
        "Blog",
        "  New -> blog/new/",
        "  All posts -> blog/",
        "  Archive -> blog/archive/",
        "  Tags -> blog/tags/",
        "  Categories -> blog/categories/",
    ]


def test_there_is_no_entry_for_a_kind_without_terms():
    site = placed(Source(src_uri="blog/a.md", text="# Undated\n"))

    assert site.lines[1:] == ["Blog", "  A -> blog/a/", "  All posts -> blog/"]


def test_entries_are_in_the_language_of_the_site():
    site = placed(source("a", tags="[x]"), language="de", settings={"nav_posts": 0})

    assert site.lines[2:] == [
        "  Alle Beiträge -> blog/",
        "  Archiv -> blog/archive/",
        "  Schlagwörter -> blog/tags/",
    ]


def test_themes_that_link_a_section_to_its_first_child_get_all_posts_first():
    site = placed(source("a"), links_section_to_first_child=True)

    assert site.lines[2:] == [
        "  All posts -> blog/",
        "  A -> blog/a/",
        "  Archive -> blog/archive/",
    ]


@pytest.mark.parametrize(
    ("nav", "lines"),
    [
        (["index.md", {"News": "blog/index.md"}], ["News", "  A -> blog/a/"]),
        (
            ["index.md", {"News": ["blog/index.md", {"By hand": "blog/a.md"}]}],
            ["News", "  All posts -> blog/", "  Archive -> blog/archive/", "  By hand -> blog/a/"],
        ),
    ],
)
def test_the_blog_is_where_nav_puts_it(nav, lines):
    site = placed(source("a"), nav=nav)

    assert site.lines[1 : len(lines) + 1] == lines


def test_a_nav_without_the_blog_does_not_change():
    site = placed(source("a"), nav=["index.md"])

    assert site.blog_nav is None
    assert len(site.lines) == 1


def test_a_site_that_is_only_a_blog_has_its_listings_next_to_the_posts():
    site = placed(source("a"), extra=())

    assert site.lines == [
        "Blog",
        "  A -> blog/a/",
        "All posts -> blog/",
        "Archive -> blog/archive/",
    ]


def test_hidden_posts_and_pages_in_nav_are_removed():
    nav = ["index.md", "blog/index.md", {"Secret": "blog/draft.md"}, {"Also": "blog/_page.md"}]
    site = placed(
        source("a"),
        source("draft", draft="true"),
        nav=nav,
        extra=("index.md", "blog/_page.md"),
        hidden=["blog/_page.md"],
    )

    assert not [line for line in site.lines if "Secret" in line or "Also" in line]
    assert not [page for page in site.nav.pages if "draft" in page.url]


def test_an_entry_is_active_on_all_pages_of_its_kind_and_only_there():
    site = placed(source("a", tags="[x]"))

    site.blog_nav.activate("blog/archive/2024.md")
    assert [entry.title for entry in site.blog_nav.entries if entry.active] == ["Archive"]

    site.blog_nav.activate("blog/a.md")
    assert [entry.url for entry in site.blog_nav.entries if entry.active] == ["blog/a/"]

    site.blog_nav.activate("index.md")
    assert not [entry for entry in site.blog_nav.entries if entry.active]


def test_an_entry_equals_the_pages_it_covers():
    site = placed(source("a", tags="[x]"))
    year = site.files.src_uris["blog/archive/2024.md"].page

    assert site.entry("Archive") == year
    assert site.entry("Tags") != year
    assert year.parent is site.blog_nav.section


def test_themes_that_list_only_pages_get_entries_that_look_like_pages():
    entries = placed(source("a"), lists_only_pages=True).blog_nav.entries

    assert all(entry.is_page and not entry.is_link for entry in entries)
    assert [entry.meta["order"] for entry in entries] == [0, 1, 2]


SECTIONS = {"nav_sections": ("archive", "categories"), "nav_posts": 0}


def test_kinds_of_listings_may_be_sections_with_an_entry_for_each_term():
    site = placed(
        source("a", categories="[y, x]", tags="[t]"), source("b", date="2020-01-01"), settings=SECTIONS
    )

    assert site.lines == [
        "None -> ./",
        "Blog",
        "  All posts -> blog/",
        "  Archive",
        "    2024 -> blog/archive/2024/",
        "    2020 -> blog/archive/2020/",
        "  Tags -> blog/tags/",
        "  Categories",
        "    x -> blog/categories/x/",
        "    y -> blog/categories/y/",
    ]


def test_an_entry_in_a_section_is_active_on_its_pages_and_so_are_the_sections_around_it():
    site = placed(source("a", categories="[x]"), settings=SECTIONS)
    page = site.files.src_uris["blog/categories/x.md"].page
    page.active = True
    site.blog_nav.activate("blog/categories/x.md")

    assert [entry.title for entry in site.blog_nav.entries if entry.active] == ["x"]
    assert (page.parent.title, page.parent.active) == ("Categories", True)
    assert page.parent.parent.active


def test_a_section_has_the_name_that_the_site_gives_it():
    settings = {**SECTIONS, "listings": {"categories": ListingSettings(name="<Topics>")}}
    lines = placed(source("a", categories="[x]"), settings=settings).lines

    assert "  &lt;Topics&gt;" in lines


def test_a_theme_whose_navigation_has_only_pages_has_entries_instead_of_sections():
    lines = placed(source("a", categories="[x]"), settings=SECTIONS, lists_only_pages=True).lines

    assert "  Categories -> blog/categories/" in lines


def test_pinned_posts_are_in_their_place_by_date():
    site = placed(
        source("old", date="2020-01-01", pin="true"), source("new"), settings={"nav_posts": 1}
    )

    assert "  New -> blog/new/" in site.lines
    assert "  Old -> blog/old/" not in site.lines
