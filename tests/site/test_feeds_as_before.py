"""Feeds of the plugin rss have the dates that they have with Material's own blog."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

import pytest
from support import Site

POSTS = {
    "day": "date: 2024-03-01",
    "time": "date: 2024-03-02 09:30:00",
    "zone": "date: 2024-03-03 09:30:00+05:00",
    "parts": "date:\n  created: 2024-03-04\n  updated: 2024-04-01",
    "times": "date:\n  created: 2024-03-05 23:10:00\n  updated: 2024-04-02 01:02:03",
}
FORMS = {"date": ("day", "time", "zone"), "date.created": ("parts", "times")}
"""The posts whose dates the plugin finds with Material's blog, by the key of the date."""


def _dates(root, blog, dates, names):
    files = {
        f"blog/posts/{name}.md": f"---\n{POSTS[name]}\n---\n\n# {name}\n\nText.\n" for name in names
    }
    rss = {"rss": {"match_path": "blog/posts/.*", "use_git": False, "date_from_meta": dates}}
    site = Site.make(
        root,
        {"blog/index.md": "# Blog\n", **files},
        {"site_url": "https://e.org/", "theme": {"name": "material"}, "plugins": [blog, rss]},
    )
    built = site.build()
    feeds = [built.text("feed_rss_created.xml"), built.text("feed_rss_updated.xml")]
    return [
        [(title, parsedate_to_datetime(date)) for title, date in _ITEM.findall(feed)] for feed in feeds
    ]


_ITEM = re.compile(r"<item>\s*<title>(\w+)</title>.*?<pubDate>(.*?)</pubDate>", re.DOTALL)


@pytest.mark.parametrize("key", FORMS)
@pytest.mark.parametrize("options", [{}, {"default_time": "08:15"}, {"default_timezone": "Asia/Tokyo"}])
def test_dates_in_feeds_are_those_of_materials_blog(key, options, tmp_path):
    dates = {"as_creation": key, "as_update": "date.updated" if "." in key else key, **options}
    theirs = _dates(tmp_path / "theirs", "material/blog", dates, FORMS[key])
    ours = _dates(tmp_path / "ours", {"blogposts": {"preset": "material"}}, dates, FORMS[key])

    assert ours == theirs
    assert len(ours[0]) == len(FORMS[key])
