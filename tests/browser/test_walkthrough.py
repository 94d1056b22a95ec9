import pytest
from browsing import DESK, PHONE, THEMES
from playwright.sync_api import expect

SIZES = {"phone": PHONE, "desk": DESK}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_a_reader_walks_through_the_whole_blog(visit, theme, size):
    reader = visit("walk", theme, size=size)
    page, content = reader.page, reader.content

    reader.go("")
    assert reader.spread == []
    reader.open_menu()
    summary = reader.menu.get_by_text("What post 12 is about.")
    expect(summary).to_be_visible()
    expect(summary).to_be_in_viewport()
    assert not reader.scrolls_sideways
    reader.follow(summary, "blog/post-12/")

    expect(reader.headings("Post number 12")).to_have_count(1)
    expect(reader.headings("Post number 12")).to_be_in_viewport()
    expect(content.get_by_text("Words of post 12.")).to_be_visible()
    assert reader.active_entries == ["Post number 12"]
    assert reader.is_section_active
    assert reader.spread == []
    reader.follow(content.get_by_role("link", name="Everything"), "blog/tags/everything/")

    expect(reader.headings("Posts tagged Everything")).to_have_count(1)
    assert reader.active_entries == ["Tags"]
    assert reader.spread == []
    reader.open_menu()
    reader.follow(reader.entry("All posts"), "blog/")

    expect(reader.headings("Blog")).to_have_count(1)
    assert reader.active_entries == ["All posts"]
    assert reader.spread == []
    expect(content.get_by_text("What post 8 is about.")).to_be_visible()
    pages = page.get_by_role("navigation", name="Pages")
    reader.follow(pages.get_by_role("link", name="Older"), "blog/page/2/")

    assert reader.active_entries == ["All posts"]
    assert reader.spread == []
    expect(pages.locator("[aria-current=page]")).to_have_text("Page 2")
    reader.follow(content.get_by_role("link", name="Post number 3", exact=True), "blog/post-03/")

    expect(reader.headings("Post number 3")).to_have_count(1)
    assert reader.active_entries == []
    assert reader.is_section_active
    around = page.get_by_role("navigation", name="Newer and older posts")
    reader.follow(around.get_by_role("link", name="Post number 2"), "blog/post-02/")

    expect(reader.headings("Post number 2")).to_have_count(1)
    assert reader.is_section_active
    assert reader.spread == []
    assert reader.faults == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_navigation_entry_of_the_current_page_looks_different(visit, theme):
    reader = visit("walk", theme)
    reader.go("blog/post-12/")
    reader.open_menu()
    style = "e => { const s = getComputedStyle(e); return [s.color, s.backgroundColor, s.fontWeight] }"

    active, other = (reader.entry(f"Post number {number}").evaluate(style) for number in (12, 11))

    assert active != other


@pytest.mark.parametrize("theme", THEMES)
def test_the_summary_is_on_its_own_line_below_the_title(visit, theme):
    reader = visit("walk", theme)
    reader.go("")
    reader.open_menu()

    box = reader.menu.get_by_text("What post 12 is about.").bounding_box()
    entry = reader.entry("Post number 12").bounding_box()

    assert box["y"] > entry["y"] + entry["height"] / 3
