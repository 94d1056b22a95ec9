import pytest
from browsing import THEMES
from playwright.sync_api import expect


@pytest.mark.parametrize("theme", THEMES)
def test_the_keyboard_alone_opens_a_post_from_the_navigation(visit, theme):
    reader = visit("walk", theme)
    reader.go("")
    summary = "What post 11 is about."

    _tab_to(reader, summary, opening="Blog")
    reader.page.keyboard.press("Enter")

    reader.page.wait_for_url("**/blog/post-11/")
    expect(reader.headings("Post number 11")).to_have_count(1)


@pytest.mark.parametrize("theme", THEMES)
def test_the_keyboard_alone_goes_from_a_post_to_its_tag_and_to_the_older_post(visit, theme):
    reader = visit("walk", theme)
    reader.go("blog/post-07/")

    _tab_to(reader, "Everything")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/blog/tags/everything/")
    reader.page.go_back()
    _tab_to(reader, "Post number 6")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/blog/post-06/")


def _tab_to(reader, text, *, opening=""):
    """Press Tab until the focus is on a link with this text, opening a menu on the way."""
    opened = False
    for _ in range(40):
        reader.page.keyboard.press("Tab")
        focused = reader.page.evaluate(
            "() => document.activeElement.textContent.split(/\\s+/).join(' ').trim()"
        )
        tag = reader.page.evaluate("() => document.activeElement.localName")
        if tag == "a" and text in focused:
            return
        if opening and not opened and focused == opening:
            reader.page.keyboard.press("Enter")
            opened = True
    pytest.fail(f"Tab does not reach '{text}'")
