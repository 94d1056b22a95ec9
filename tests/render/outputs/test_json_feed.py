from __future__ import annotations

import json

import pytest
from planning import plan_of
from support import post

from mkdocs_blogposts.blog.listings.kinds import KINDS
from mkdocs_blogposts.blog.model import Rendered, Source
from mkdocs_blogposts.blog.settings import Settings
from mkdocs_blogposts.render.outputs.contents import BlogContents
from mkdocs_blogposts.render.outputs.json_feed import json_feed
from mkdocs_blogposts.render.presenter import Presenter
from mkdocs_blogposts.render.strings import Strings


def feed(files, *, title="Blog – Site", description="", summary="A summary", preview=False):
    """Return the feed of a blog of these posts, as a reader parses it."""
    blog = plan_of(
        [Source(src_uri=f"blog/{name}.md", text=text) for name, text in files.items()], preview=preview
    )
    rendered = {
        each.src_uri: Rendered(
            title=f"Title of {each.file_title}",
            heading=f"Title of {each.file_title}",
            summary=summary,
            description="",
            minutes=1,
            heading_span=None,
        )
        for each in blog.built
    }
    settings = Settings(kinds=KINDS)
    text = json_feed(
        BlogContents(
            title=title,
            description=description,
            language="en",
            site_url="https://example.com/docs/",
            home_url="blog/",
            path="blog/föö.json",
            presenter=Presenter(blog, rendered, settings=settings, strings=Strings.of("en")),
        )
    )
    assert text.endswith("}\n")
    return json.loads(text)


def test_a_feed_has_its_title_and_absolute_urls():
    found = feed({"a": post("A", date="2024-01-01")}, description="About us")

    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert (found["title"], found["description"], found["language"]) == (
        "Blog – Site",
        "About us",
        "en",
    )
    assert found["home_page_url"] == "https://example.com/docs/blog/"
    assert found["feed_url"] == "https://example.com/docs/blog/f%C3%B6%C3%B6.json"


def test_an_item_has_everything_that_readers_see_of_a_post():
    text = post(
        "A",
        date="2024-01-01",
        updated="2024-02-03",
        tags=["x", "y"],
        categories=["y", "z"],
        authors=[{"name": "Jane", "url": "https://example.org/jane", "avatar": "jane.png"}],
        image="https://example.org/cover.png",
    )
    (item,) = feed({"a": text})["items"]

    assert item["id"] == item["url"] == "https://example.com/docs/blog/a/"
    assert (item["title"], item["summary"]) == ("Title of A", "A summary")
    assert item["content_text"] == "A summary"
    assert item["image"] == "https://example.org/cover.png"
    assert item["date_published"].startswith("2024-01-01T00:00:00")
    assert item["date_modified"].startswith("2024-02-03T00:00:00")
    assert item["tags"] == ["x", "y", "z"]
    (author,) = item["authors"]
    assert (author["name"], author["url"]) == ("Jane", "https://example.org/jane")
    assert author["avatar"].startswith("https://example.com/docs/")


def test_what_a_post_does_not_have_is_left_out():
    (item,) = feed({"a": post("A")}, summary="")["items"]

    assert item == {
        "id": "https://example.com/docs/blog/a/",
        "url": "https://example.com/docs/blog/a/",
        "title": "Title of A",
        "content_text": "Title of A",
    }


def test_a_feed_without_posts_has_an_empty_list():
    assert feed({})["items"] == []


@pytest.mark.parametrize("preview", [True, False])
def test_a_feed_has_the_twenty_newest_public_posts(preview):
    files = {f"p{day:02}": post("P", date=f"2024-01-{day:02}") for day in range(1, 26)}
    files |= {
        "draft": post("Draft", date="2024-02-01", draft=True),
        "later": post("L", date="2030-01-01"),
    }
    files["unlisted"] = post("U", date="2024-02-01", unlisted=True)
    urls = [item["url"] for item in feed(files, preview=preview)["items"]]

    assert urls == [f"https://example.com/docs/blog/p{day:02}/" for day in range(25, 5, -1)]


def test_half_characters_do_not_stop_the_feed():
    assert feed({}, title="A \ud800 B")["title"] == "A ? B"
