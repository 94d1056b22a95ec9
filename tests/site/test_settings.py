"""Settings that other plugins and hooks change before the files are known."""

from __future__ import annotations

import pytest
from support import post

FILES = {
    "blog/a.md": post("A", "See [b](b.md).", date="2024-01-01", tags=["x"]),
    "blog/b.md": post("B"),
}
FLAT = {"blog/a.html", "blog/b.html", "blog/index.html", "blog/tags/index.html", "blog/tags/x.html"}


def _pages_of(built):
    return {name for name in built.files if name.startswith("blog/") and "archive" not in name}


def test_a_hook_that_changes_use_directory_urls(make_site):
    hook = """
from mkdocs.plugins import event_priority

@event_priority(-1000)
def on_config(config):
    config.use_directory_urls = False
"""
    built = make_site({**FILES, "../hook.py": hook}, hooks=["hook.py"]).build(strict=True)

    assert _pages_of(built) == FLAT
    assert {link["href"] for link in built.html("blog/a.html").select("[role=main] p a")} == {"b.html"}


@pytest.mark.parametrize("plugins", [["offline", "blogposts"], ["blogposts", "offline"]])
def test_materials_offline_plugin(make_site, plugins):
    site = make_site(FILES, theme={"name": "material"}, plugins=["search", *plugins])
    built = site.build(strict=True)

    assert _pages_of(built) == FLAT
    entries = built.html("blog/index.html").select(".blogposts-entry-title a")
    assert {link["href"] for link in entries} == {"../blog/a.html", "../blog/b.html"}


def test_a_hook_that_changes_the_language(make_site):
    hook = """
from mkdocs.plugins import event_priority

@event_priority(-1000)
def on_config(config):
    config.theme["language"] = "de"
"""
    site = make_site({**FILES, "../hook.py": hook}, hooks=["hook.py"], theme={"name": "material"})
    built = site.build(strict=True)

    assert built.html("blog/tags/").select_one("h1").get_text() == "Schlagwörter"
