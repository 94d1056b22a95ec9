import pytest
from browsing import PHONE, THEMES
from playwright.sync_api import expect


@pytest.mark.parametrize("theme", THEMES)
def test_the_blog_works_without_javascript(visit, theme):
    reader = visit("walk", theme, size=PHONE, java_script_enabled=False)
    page, content = reader.page, reader.content

    reader.go("blog/")
    expect(reader.headings("Blog")).to_have_count(1)
    expect(content.get_by_text("What post 12 is about.")).to_be_visible()
    pages = page.get_by_role("navigation", name="Pages")
    reader.follow(pages.get_by_role("link", name="Page 3"), "blog/page/3/")
    reader.follow(pages.get_by_role("link", name="Newer"), "blog/page/2/")

    expect(content.get_by_text("What post 6 is about.")).to_be_visible()
    reader.follow(content.get_by_role("link", name="Post number 6", exact=True), "blog/post-06/")

    expect(reader.headings("Post number 6")).to_have_count(1)
    expect(content.get_by_text("Words of post 6.")).to_be_visible()
    around = page.get_by_role("navigation", name="Newer and older posts")
    reader.follow(around.get_by_role("link", name="Post number 5"), "blog/post-05/")
    reader.follow(content.get_by_role("link", name="Odd"), "blog/tags/odd/")
    reader.follow(content.get_by_role("link", name="All tags"), "blog/tags/")
    expect(content.get_by_role("link", name="Everything")).to_be_visible()
