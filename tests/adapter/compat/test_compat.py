from __future__ import annotations

from types import SimpleNamespace

import pytest
from mkdocs.structure.files import File, Files

from mkdocs_blogposts.adapter.compat import (
    document_dates,
    encryptcontent,
    i18n,
    material,
    navigation,
    redirects,
    rss,
    search,
)


def _site_with(**plugins):
    """A configuration with these plugins, which is all that these modules read."""
    return SimpleNamespace(
        plugins={name.replace("__", "/").replace("_", "-"): plugin for name, plugin in plugins.items()}
    )


@pytest.mark.parametrize("name", ["tags", "material__tags", "materialx__tags"])
def test_plugins_of_material_are_found_with_and_without_namespace(name):
    assert material.prints_tags(_site_with(**{name: object()}))
    assert not material.prints_tags(_site_with(search=object()))


def test_another_plugin_may_be_called_tags():
    page = SimpleNamespace(src_uri="tags.md", content_string="# Tags\n")
    assert not material.lists_tags(page, _site_with(tags=SimpleNamespace(config={})))

    page.content_string = "<!-- material/tags -->"
    assert material.lists_tags(page, _site_with(tags=SimpleNamespace(config={})))


def test_the_meta_plugin_sets_the_name_of_folder_defaults():
    plugin = SimpleNamespace(config={"meta_file": "defaults.yml"})
    assert material.defaults_file(_site_with(material__meta=plugin), ".meta.yml") == "defaults.yml"
    assert material.defaults_file(_site_with(), ".meta.yml") == ".meta.yml"


def test_navigation_files_have_the_configured_names():
    site = _site_with(
        literate_nav=SimpleNamespace(config={"nav_file": "SUMMARY.md"}),
        awesome_nav=SimpleNamespace(config={"filename": ".nav.yml"}),
    )
    assert navigation.file_names(site) == {"SUMMARY.md", ".nav.yml"}


def test_plugins_are_recognized_by_name():
    assert i18n.is_on(_site_with(i18n=object()))
    assert document_dates.is_on(_site_with(document_dates=object()))
    assert encryptcontent.may_encrypt(_site_with(encryptcontent=object()))
    assert encryptcontent.encrypts(SimpleNamespace(encryptcontent={}))
    assert not encryptcontent.encrypts(SimpleNamespace())


def test_a_listing_page_prints_no_dates():
    meta = {"title": "Tags"}
    document_dates.hide_dates(meta)
    assert meta == {"title": "Tags", "show_created": False, "show_updated": False, "show_author": False}


def test_redirects_lead_to_our_pages_but_not_to_hidden_ones():
    plugin = SimpleNamespace(doc_pages={"index.md": "home", "blog/draft.md": "draft"})
    ours = File("blog/a.md", "docs", "site", use_directory_urls=True)
    redirects.update_pages(
        _site_with(redirects=plugin),
        Files([ours]),
        pages=["blog/a.md", "blog/gone.md"],
        hidden=["blog/draft.md"],
    )
    assert plugin.doc_pages == {"index.md": "home", "blog/a.md": ours}


def test_pages_are_removed_from_the_index_with_their_sections():
    entries = [{"location": location} for location in ("blog/", "blog/#x", "blog/a/", "about/")]
    plugin = SimpleNamespace(search_index=SimpleNamespace(_entries=entries))
    search.forget(_site_with(search=plugin), ["blog/"])
    assert [entry["location"] for entry in entries] == ["blog/a/", "about/"]


@pytest.mark.parametrize("index", [None, object(), SimpleNamespace(_entries=())])
def test_an_unknown_form_of_index_is_left_alone(index):
    search.forget(_site_with(search=SimpleNamespace(search_index=index)), ["blog/"])


@pytest.mark.parametrize(
    ("directory_urls", "paths"),
    [(True, {"a/index.html", "b/c/index.html"}), (False, {"a.html", "b/c/index.html"})],
)
def test_the_paths_of_redirects_of_the_plugin_are_known(directory_urls, paths):
    plugin = SimpleNamespace(config={"redirect_maps": {"a.md": "x.md", "b/c/index.md": "x.md"}})
    site = SimpleNamespace(plugins={"redirects": plugin}, use_directory_urls=directory_urls)

    assert redirects.redirected_paths(site) == paths
    site.plugins = {"redirects": object(), "search": object()}
    assert redirects.redirected_paths(site) == frozenset()


def test_the_names_of_feeds_are_those_of_all_feeds_that_are_on():
    feeds = {"rss_created": "a.xml", "json_created": "a.json"}
    site = _site_with(rss=SimpleNamespace(config={"enabled": True, "feeds_filenames": feeds}))

    assert rss.feed_names(site) == {"a.xml", "a.json"}
    site.plugins["rss"].config["enabled"] = False
    assert rss.feed_names(site) == set()
