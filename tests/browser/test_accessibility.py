from __future__ import annotations

import pytest
from axe_core_python.base import AXE_SCRIPT
from browsing import DESK, LOOKS, PHONE

PAGES = ("blog/", "blog/post-20/", "blog/draft/", "blog/tags/", "blog/tags/everything/")
CONTENT = ("[role=main]", "article.md-content__inner")
NAVS = ("#navbar-collapse", ".wy-menu", ".md-nav--primary")
OURS = [f"{content} [class^='blogposts-']" for content in CONTENT]
OUR_ENTRIES = [f"{nav} {part}" for nav in NAVS for part in ("small", ".blogposts-badge")]


@pytest.mark.parametrize("look", LOOKS)
def test_our_html_is_accessible(visit, look):
    reader = visit("marks", look)
    found = {}
    for path in PAGES:
        reader.go(path)
        found[path] = complaints(reader, OURS, own_colours=_colours_of_a_link(reader))

    assert "\n".join(f"{path}: {text}" for path, text in found.items() if text) == ""


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("look", LOOKS)
def test_summaries_and_badges_in_the_navigation_are_accessible(visit, look, size):
    reader = visit("marks", look, size=size)
    reader.go("blog/draft/")
    reader.open_menu()
    at_rest = complaints(reader, OUR_ENTRIES, own_colours=_colours_of_entries(reader))
    reader.entry("A scheduled one").hover()
    reader.settle()
    under_the_pointer = complaints(reader, OUR_ENTRIES, own_colours=_colours_of_entries(reader))

    assert at_rest == ""
    assert under_the_pointer == ""


@pytest.mark.parametrize("look", LOOKS)
def test_a_keyboard_user_sees_which_link_has_the_focus(visit, look):
    reader = visit("marks", look)
    reader.go("blog/post-10/")
    style = """e => {
        const s = getComputedStyle(e);
        return [s.outlineStyle, s.outlineWidth, s.boxShadow, s.backgroundColor, s.borderColor, s.color];
    }"""
    reader.page.keyboard.press("Tab")  # Browsers show the focus to those who use the keyboard.
    links = reader.content.locator("[class^='blogposts-'] a")
    unseen = []
    for link in links.all():
        before = link.evaluate(style)
        link.focus()
        reader.settle()
        if link.evaluate(style) == before:
            unseen.append(link.inner_text())

    assert links.count() > 3
    assert unseen == []


def complaints(reader, selectors, *, own_colours):
    """Everything axe finds fault with, each on a line.

    A theme's own colour at its full strength is the theme's to answer for; a weakened one is ours.
    """
    present = [[selector] for selector in selectors if reader.page.locator(selector).count()]
    assert present
    reader.page.evaluate(AXE_SCRIPT)
    found = reader.page.evaluate("include => axe.run({include})", present)
    unreadable = [
        rule
        for rule in found["incomplete"]
        if rule["id"] == "color-contrast" and "colorParse" in str(rule)
    ]
    return "\n".join(
        f"{rule['id']}: {node['target'][0]}: {node['failureSummary'].splitlines()[-1].strip()}"
        for rule in (*found["violations"], *unreadable)
        for node in rule["nodes"]
        if not (rule["id"] == "color-contrast" and node["any"][0]["data"]["fgColor"] in own_colours)
    )


def _colours_of_a_link(reader):
    """The colour of a link that the author writes."""
    colour = reader.content.evaluate(
        """content => {
            const link = document.createElement("a");
            link.href = "#somewhere";
            link.textContent = "somewhere";
            content.append(link);
            const {color} = getComputedStyle(link);
            link.remove();
            return color;
        }"""
    )
    return {_as_hex(colour)}


def _colours_of_entries(reader):
    """The colours that the theme gives entries in their present states."""
    colours = "links => links.map((link) => getComputedStyle(link).color)"
    return set(map(_as_hex, reader.menu.locator("a").evaluate_all(colours)))


def _as_hex(colour):
    numbers = colour.removeprefix("rgba").removeprefix("rgb").strip("()").split(",")
    return "#" + "".join(f"{int(number):02x}" for number in numbers[:3])
