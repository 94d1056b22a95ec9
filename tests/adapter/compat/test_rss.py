from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from planning import plan_of
from support import post

from mkdocs_blogposts.adapter.compat import rss
from mkdocs_blogposts.blog.model import Source


def site(**plugins):
    """A configuration with these plugins, which is all that the module reads."""
    return SimpleNamespace(plugins={name.replace("_", " "): each for name, each in plugins.items()})


DATES = {
    "as_creation": "git",
    "as_update": "git",
    "default_time": dt.datetime(1900, 1, 1),  # noqa: DTZ001 - as the plugin has it
    "default_timezone": "UTC",
}


def feed(*, enabled=True, match_path=".*", chars=150, delimiter="<!-- more -->", **dates):
    return SimpleNamespace(
        config={
            "enabled": enabled,
            "match_path": match_path,
            "abstract_chars_count": chars,
            "abstract_delimiter": delimiter,
            "date_from_meta": {**DATES, **dates},
        }
    )


def page(markdown="Text.", **meta):
    return SimpleNamespace(meta=meta, markdown=markdown, file=SimpleNamespace(src_uri="blog/a.md"))


def metadata(meta, *, feeds=None, **front):
    """Return the metadata of a page as it is for the feed."""
    blog = plan_of([Source(src_uri="blog/2024-05-03-a.md", text=post("A", **front))])
    rss.set_post_meta(meta, blog.built[0], site(rss=feeds or feed()))
    return meta


@pytest.mark.parametrize("name", ["rss", "rss_#2"])
def test_the_plugin_is_recognized_by_name(name):
    assert rss.has_feeds(site(search=object(), **{name: object()}))
    assert not rss.has_feeds(site(search=object(), rssx=object()))


def test_dates_are_those_that_readers_see_wherever_they_are_written():
    meta = metadata({"publishDate": "2024-05-04", "date": {"created": "x"}}, lastmod="2024-06-01")

    assert meta["date"].isoformat().startswith("2024-05-03")
    assert meta["updated"].isoformat().startswith("2024-06-01")


def test_dates_are_under_the_keys_that_the_plugin_reads():
    feeds = feed(as_creation="date.created", as_update="date.updated")
    meta = metadata({"date": {"created": "x", "y": 1}}, lastmod="2024-06-01", feeds=feeds)

    assert {key: str(value)[:10] for key, value in meta["date"].items()} == {
        "created": "2024-05-03", "y": "1", "updated": "2024-06-01",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("dates", "written", "expected"),
    [
        ({}, None, "2024-05-03 00:00:00+00:00"),
        ({"default_time": dt.datetime(1900, 1, 1, 8)}, None, "2024-05-03"),  # noqa: DTZ001
        ({"default_timezone": "Asia/Tokyo"}, None, "2024-05-03"),
        ({"default_timezone": "Asia/Tokyo"}, dt.datetime(2024, 5, 3), "2024-05-03 00:00:00"),  # noqa: DTZ001
        ({"default_timezone": "Asia/Tokyo"}, "2024-05-03 07:00", "2024-05-03 07:00:00+00:00"),
    ],
)
def test_the_plugin_sets_the_time_of_a_day_without_one_if_told_so(dates, written, expected):
    front = {"date": str(written)} if written else {}

    assert str(metadata({"date": written}, feeds=feed(**dates), **front)["date"]) == expected


def test_authors_are_names():
    meta = metadata({"authors": [{"name": "x"}]}, authors=[{"name": "Jane", "url": "https://e.org/"}])

    assert meta["authors"] == ["Jane"]
    assert "authors" not in metadata({}, author="Jane")


def test_values_that_make_the_plugin_fail_are_removed():
    bad = {"image": {"src": "a.png"}, "illustration": "x" * 2001, "rss": "yes"}
    good = {"image": "a.png", "rss": {"feed_description": "Text"}}

    assert bad.keys().isdisjoint(metadata(dict(bad)))
    assert good.items() <= metadata(dict(good)).items()


def test_the_description_is_the_summary_unless_there_is_one():
    assert metadata({}, summary="Short")["description"] == "Short"
    assert metadata({"description": "Own"}, summary="Short")["description"] == "Own"


def test_only_unlisted_posts_and_generated_pages_are_left_out():
    meta = {}
    rss.leave_out(meta)

    assert meta == {"draft": True}
    assert metadata({}, unlisted=True)["draft"] is True
    assert "draft" not in metadata({})


@pytest.mark.parametrize(
    ("plugin", "meta", "is_printed"),
    [
        (feed(), {}, True),
        (feed(), {"description": "Own"}, False),
        (feed(), {"rss": {"feed_description": "Own"}}, False),
        (feed(chars=0), {}, False),
        (feed(chars=0, delimiter="Text"), {}, True),
        (feed(chars=-1), {"description": "Own"}, True),
        (feed(enabled=False), {}, False),
        (feed(match_path="news/.*"), {}, False),
        (feed(), {"draft": True}, False),
    ],
)
def test_a_feed_prints_text_of_pages_that_it_takes_and_that_have_no_description(
    plugin, meta, is_printed
):
    assert rss.prints_text_of(page(**meta), site(search=object(), rss=plugin)) is is_printed


def test_text_is_printed_if_any_of_several_feeds_prints_it():
    quiet, loud = feed(chars=0), feed()

    assert rss.prints_text_of(page(), site(rss=quiet, **{"rss_#2": loud}))
    assert not rss.prints_text_of(page(), site(rss=quiet, **{"rss_#2": quiet}))
