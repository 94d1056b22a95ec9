"""The blog in the language of the site, from the templates to the navigation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import Tag
from support import Site, post

from mkdocs_blogposts.adapter.features import Features
from mkdocs_blogposts.render.strings import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bs4 import BeautifulSoup
    from support import Built

GREEK = str.maketrans("abcdefghijklmnopqrstuvwxyz", "αβψδεφγηιξκλμνοπϡρστθωϝχυζ")
PARTS = ".blogposts-header, .blogposts-listing, .blogposts-around, .blogposts-nav-post"
NAV = ".navbar-nav:not(.ms-md-auto)"
LATIN = re.compile("[A-Za-z]")


def files(letter: str, folder: str = "blog") -> dict[str, str]:
    """A blog of everything a preview shows, all of it written in one letter."""
    word = 4 * letter
    posts = {
        f"{folder}/{number:02}.md": post(
            f"{word} {number}",
            200 * f"{word} ",
            date=f"2024-{number % 12 + 1:02}-01",
            updated="2025-03-01",
            tags=[word],
            categories=[word],
            author=word,
        )
        for number in range(12)
    }
    return {
        **posts,
        "index.md": f"# {word}\n",
        f"{folder}/index.md": f"# {word}\n",
        f"{folder}/draft.md": post(word, word, date="2026-06-01", draft=True),
        f"{folder}/late.md": post(word, word, date="2026-12-01"),
        f"{folder}/over.md": post(word, word, date="2026-01-01", expires="2026-02-01"),
    }


def config(language: str, folder: str) -> dict[str, object]:
    theme = {"name": "mkdocs", "locale": language}
    return {
        "site_name": 4 * folder,
        "theme": theme,
        "plugins": ["search", {"blogposts": {"blog_dir": folder, "archive_by": "month"}}],
    }


def texts(html: BeautifulSoup, parts: str) -> Iterator[tuple[str, Tag]]:
    """Yield what readers see and hear of these parts, with the element that has it."""
    for part in html.select(parts):
        for node in part.strings:
            yield str(node), node.parent
        for element in [part, *part.find_all()]:
            for name in ("aria-label", "title", "alt"):
                yield element.get(name, ""), element


def lang(element: Tag) -> str:
    """Return the language of an element, as browsers find it."""
    return next(e["lang"] for e in [element, *element.parents] if isinstance(e, Tag) and e.get("lang"))


def in_greek_letters(texts: Mapping[str, object]) -> dict[str, object]:
    def greek(value: object) -> object:
        if isinstance(value, str):
            parts = re.split(r"(\{\w+\})", value.lower())
            return "".join(part if "{" in part else part.translate(GREEK) for part in parts)
        return in_greek_letters(value)

    return {name: greek(value) for name, value in texts.items() if name != "formats"}


@pytest.mark.parametrize(
    "theme",
    [
        {"name": "mkdocs", "locale": "de"},
        {"name": "readthedocs", "locale": "de_AT"},
        {"name": "material", "language": "de"},
    ],
    ids=lambda theme: theme["name"],
)
def test_the_blog_is_in_the_language_of_the_theme(make_site, theme):
    built = make_site(files("ж"), theme=theme).build(preview=True)
    listing, page = built.html("blog/"), built.html("blog/11/")
    nav = listing.select_one("nav.md-nav, .navbar, .wy-menu").get_text(" ")
    year = "Jänner" if theme.get("locale") == "de_AT" else "Januar"

    for text in (
        "Alle Beiträge",
        "Schlagwörter",
        "Kategorien",
        "Entwurf",
        "Geplant für den 1. Dezember",
    ):
        assert text in nav
    meta = page.select_one(".blogposts-meta").get_text(" ", strip=True)
    assert "1. Dezember 2024" in meta
    assert "Aktualisiert am 1. März 2025" in meta
    assert "1\xa0Min. Lesezeit" in meta
    assert page.select_one(".blogposts-around")["aria-label"] == "Neuere und ältere Beiträge"
    assert f"1. {year} 2024" in built.html("blog/page/2/").select_one(".blogposts-listing").get_text()
    assert built.html("blog/page/2/").title.get_text().startswith("жжжж – Seite 2")
    tag = built.html("blog/tags/жжжж/")
    assert tag.h1.get_text() == "Beiträge zu „жжжж“"
    assert tag.select_one(".blogposts-back").get_text() == "Alle Schlagwörter"
    assert built.html("blog/tags/").select_one(".blogposts-count").get_text() == "12 Beiträge"


def test_a_material_site_follows_the_language_that_material_follows(make_site):
    theme = {"name": "material", "language": "en", "locale": "de"}
    built = make_site(files("ж"), theme=theme).build()

    assert "Updated 1 March 2025" in built.html("blog/").get_text()


def test_a_site_without_a_language_is_english(make_site):
    assert "Updated 1 March 2025" in make_site(files("ж")).build().html("blog/").get_text()


def test_static_i18n_sets_the_language(make_site):
    languages = [{"locale": "de", "name": "Deutsch", "default": True}]
    plugins = ["blogposts", {"i18n": {"languages": languages}}]
    built = make_site(files("ж"), plugins=plugins, theme="mkdocs").build()

    assert "Aktualisiert am 1. März 2025" in built.html("blog/").get_text()


@pytest.fixture(scope="module")
def greek(tmp_path_factory) -> Built:
    """A preview in a language that a test passes: every text of ours in Greek letters."""
    site = Site.make(tmp_path_factory.mktemp("greek"), files("ж", "ж"), config("el", "ж"))
    languages = {**LANGUAGES, "el": in_greek_letters(LANGUAGES["en"])}
    return site.build(preview=True, features=Features(languages=languages))


def test_a_language_that_is_passed_is_used(greek):
    assert greek.html("ж/").select_one(".blogposts-pagination")["aria-label"] == "παγεσ"
    assert "1 Μαρτίου 2025" in greek.html("ж/").get_text()


def test_no_english_word_is_left_in_a_page(greek):
    found = {
        (page, text)
        for page in greek.pages
        for text, _ in texts(greek.html(page), PARTS)
        if LATIN.search(text)
    }
    assert found == set()


def test_no_english_word_is_left_in_titles_and_navigation(greek):
    for page in greek.pages:
        html = greek.html(page)
        assert not LATIN.search(html.title.get_text()), page
        assert not LATIN.search(html.select_one(NAV).get_text()), page


def test_texts_in_another_language_than_the_page_say_so(make_site):
    built = make_site(files("ض", "ض"), **config("ar", "ض")).build(preview=True)
    seen = set()
    for page in built.pages:
        for text, element in texts(built.html(page), f"{PARTS}, {NAV} li"):
            if text.strip().isascii() and LATIN.search(text):
                assert lang(element) == "en", (page, text)
                seen.add(text.strip())
            elif re.search("ض", text) and not LATIN.search(text):
                assert lang(element) == "ar", (page, text)
    expected = {"All posts", "Tags", "Archive", "January 2024", "Older", "Newer", "Draft", "Pages"}
    assert expected <= seen
