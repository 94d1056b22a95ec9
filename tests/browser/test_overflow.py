import pytest
from browsing import DESK, PHONE, THEMES
from playwright.sync_api import expect

NARROW = {"width": 320, "height": 640}
SIZES = {"narrow": NARROW, "tablet": {"width": 800, "height": 900}, "desk": DESK}
WIDE_PAGES = ["blog/", "blog/long/", "blog/word/", "blog/word-draft/", "blog/tags/", "blog/page/3/"]


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_long_titles_and_words_stay_inside_the_page(visit, theme, size):
    reader = visit("wide", theme, size=size)
    found = []
    for path in WIDE_PAGES:
        reader.go(path)
        found += [f"{path}: {fault}" for fault in reader.spread]

    assert found == []


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_long_titles_and_words_stay_inside_the_navigation(visit, theme, size):
    reader = visit("wide", theme, size=size)
    reader.go("blog/")
    reader.open_menu()
    spilling = """menu => [...menu.querySelectorAll("a, small, .blogposts-badge")].filter((element) => {
        const box = element.getBoundingClientRect();
        const frame = menu.getBoundingClientRect();
        const isOutside = box.right > innerWidth + 1 || box.left < -1;
        const isSpilling = element.scrollWidth > element.clientWidth + 1 && element.clientWidth
            && getComputedStyle(element).overflowX === "visible";
        return element.checkVisibility() && frame.width && (isOutside || isSpilling);
    }).map((element) => `${element.localName}: ${element.textContent.slice(0, 30)}`)"""

    assert not reader.scrolls_sideways
    assert reader.menu.evaluate(spilling) == []


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_a_long_badge_is_shown_whole_in_the_navigation(visit, theme, size):
    reader = visit("german", theme, size=size)
    reader.go("blog/")
    reader.open_menu("Alle Beiträge")
    badges = reader.menu.locator(".blogposts-badge")
    cut_off = """badges => badges.filter((badge) => {
        const [box, link] = [badge, badge.closest("a")].map((e) => e.getBoundingClientRect());
        return !badge.checkVisibility() || box.right > link.right + 1;
    }).map((badge) => badge.textContent)"""

    expect(badges).to_have_count(3)
    assert badges.evaluate_all(cut_off) == []


@pytest.mark.parametrize("theme", THEMES)
def test_a_long_summary_keeps_the_navigation_short(visit, theme):
    reader = visit("wide", theme)
    reader.go("blog/")
    reader.open_menu()

    summary = reader.entry("An honest account").locator("small")
    lines = summary.evaluate(
        """e => {
            const {lineHeight, fontSize} = getComputedStyle(e);
            return e.getBoundingClientRect().height
                / (parseFloat(lineHeight) || parseFloat(fontSize) * 1.2);
        }"""
    )

    assert lines < 3.5


@pytest.mark.parametrize("theme", THEMES)
def test_every_entry_can_be_reached_in_a_low_window(visit, theme):
    reader = visit("wide", theme, size={"width": 1280, "height": 420})
    reader.go("blog/")
    reader.open_menu()

    reader.follow(reader.entry("Tags"), "blog/tags/")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("theme", THEMES)
def test_a_right_to_left_site_has_no_overflow(visit, theme, size):
    reader = visit("right-to-left", theme, size=size)
    found = []
    for path in ("blog/", "blog/page/2/", "blog/post-07/", "blog/tags/"):
        reader.go(path)
        assert reader.page.evaluate("() => getComputedStyle(document.body).direction") == "rtl"
        found += [f"{path}: {fault}" for fault in reader.spread]

    assert found == []
    assert reader.faults == []


@pytest.mark.parametrize("path", ["blog/", "blog/tags/"])
@pytest.mark.parametrize("theme", THEMES)
def test_a_tag_keeps_its_own_direction_on_a_right_to_left_page(visit, theme, path):
    reader = visit("right-to-left", theme)
    reader.go(path)
    first_character_is_left = """() => {
        const link = [...document.querySelectorAll(".blogposts-tags a, .blogposts-terms a")]
            .find((each) => each.textContent === "C++");
        const [first, last] = [0, 2].map((start) => {
            const range = document.createRange();
            range.setStart(link.firstChild, start);
            range.setEnd(link.firstChild, start + 1);
            return range.getBoundingClientRect().left;
        });
        return first < last;
    }"""

    assert reader.page.evaluate(first_character_is_left)


@pytest.mark.parametrize("theme", THEMES)
def test_right_to_left_posts_start_at_the_right(visit, theme):
    reader = visit("right-to-left", theme)
    reader.go("blog/post-07/")
    text = reader.content.get_by_text("نص المقالة.").bounding_box()
    right = text["x"] + text["width"]

    date = reader.content.locator("time").first.bounding_box()
    tag = reader.content.get_by_role("link", name="كل شيء").bounding_box()

    assert right - (date["x"] + date["width"]) < 40
    assert right - (tag["x"] + tag["width"]) < 40
    expect(reader.headings("المقالة رقم 7")).to_have_count(1)
