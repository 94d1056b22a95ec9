from __future__ import annotations

import datetime as dt

import pytest
from mkdocs.config import load_config
from pymdownx.slugs import slugify as pymdownx_slugify
from support import post

from mkdocs_blogposts.adapter.config.config import BlogpostsConfig, options_of
from mkdocs_blogposts.blog.listings.archive import ARCHIVE
from mkdocs_blogposts.blog.listings.authors import AUTHORS
from mkdocs_blogposts.blog.listings.categories import CATEGORIES
from mkdocs_blogposts.blog.listings.tags import TAGS
from mkdocs_blogposts.blog.model import Term

KINDS = {"archive": ARCHIVE, "tags": TAGS, "categories": CATEGORIES, "authors_profiles": AUTHORS}


def _options(**options):
    config = BlogpostsConfig()
    config.load_dict(options)
    return config, *config.validate()


def _settings(**options):
    config, errors, warnings = _options(**options)
    assert (errors, warnings) == ([], [])
    return config.settings(use_directory_urls=True)


def test_listings_have_their_usual_paths_without_options():
    settings = _settings()

    assert [settings.listing(kind).path.text for kind in KINDS.values()] == [
        "archive/{slug}",
        "tags/{slug}",
        "categories/{slug}",
        "authors/{slug}",
    ]
    assert settings.listing(None).next_pages.text == "page/{page}"
    assert settings.path_of(TAGS) is settings.path_of(TAGS)


@pytest.mark.parametrize(("prefix", "kind"), KINDS.items())
def test_each_kind_has_options_of_its_own(prefix, kind):
    path = "x/{date}.html" if prefix == "archive" else "x/{slug}.html"
    options = {
        f"{prefix}_url_format": path,
        f"{prefix}_index_url": "x.html",
        f"{prefix}_name": "Name",
        f"{prefix}_toc": True,
        f"{prefix}_pagination_per_page": 3,
    }
    settings = _settings(**options)
    own, other = settings.listing(kind), settings.listing(None)

    assert (own.path.text, own.name, own.toc, own.posts_per_page) == (path, "Name", True, 3)
    assert own.index == "x.html"
    assert (other.toc, other.posts_per_page) == (False, 10)
    assert _settings(**{f"{prefix}_pagination": False}).listing(kind).posts_per_page is None
    on = _settings(pagination=False, **{f"{prefix}_pagination": True, "posts_per_page": 7})
    assert (on.listing(kind).posts_per_page, on.listing(None).posts_per_page) == (7, None)


@pytest.mark.parametrize("kind", KINDS.values())
def test_options_of_all_listings_apply_to_each_kind(kind):
    settings = _settings(posts_per_page=4, blog_toc=True, listing_titles="name")
    found = settings.listing(kind)

    assert (found.posts_per_page, found.toc, found.short_titles) == (4, True, True)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("tags_url_format", "tags"),
        ("tags_url_format", "x/{name}"),
        ("categories_url_format", "x/{date}"),
        ("archive_url_format", "x/{slug}"),
        ("authors_profiles_url_format", "x/{date}"),
        ("archive_name", ["x"]),
        ("tags_pagination_per_page", True),
        ("post_excerpt_max_authors", -1),
        ("post_excerpt_max_categories", "1"),
        ("tags_url_format", "/tags"),
        ("tags_index_url", "../tags"),
        ("tags_index_url", "a//b"),
        ("tags_index_url", "con.html"),
        ("tags_index_url", 0),
        ("pagination_url_format", "page"),
        ("pagination_format", None),
        ("pagination_format", True),
        ("pagination_format", -1),
        *(
            (option, value)
            for option in ("archive_date_format", "archive_url_date_format", "date_format")
            for value in ([], {"a": 1}, True, False, 0, "..", "/", "{slug}", "%Y", "MMMMMMMM", " ")
        ),
        ("archive_url_date_format", ""),
        ("archive_url_date_format", "yyyy/'..'"),
        ("archive_pagination_per_page", 0),
        ("tags_sort_by", "date"),
        ("tags_sort_by", None),
        ("tags_sort_by", []),
        ("categories_sort_by", lambda one, two: (one, two)),
        ("categories_sort_by", lambda: 1),
        ("nav_sections", "archive"),
        ("nav_sections", ["years"]),
        ("posts_order", "name"),
        ("listing_titles", "long"),
    ],
)
def test_a_wrong_value_is_an_error_of_its_option(option, value):
    _, errors, _ = _options(**{option: value})
    assert [name for name, _ in errors] == [option]


def test_a_pattern_of_further_pages_makes_indexes_of_the_blogs_own_pages():
    settings = _settings(pagination_url_format="p{page}")
    assert settings.listing(None).next_pages.text == "p{page}/index"
    assert settings.listing(TAGS).next_pages.text == "p{page}"

    exact = _settings(pagination_url_format="{path}{page}.html")
    assert exact.listing(None).next_pages.text == "{path}{page}.html"


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("~2~", 2),
        ("$link_first ~5~ $link_last", 5),
        ("$link_previous $link_next", 0),
        ("", 0),
        (0, 0),
        (3, 3),
    ],
)
def test_the_format_of_a_pagination_says_how_far_it_reaches(text, reach):
    assert _settings(pagination_format=text).pagination_reach == reach


@pytest.mark.parametrize(
    ("options", "slug"),
    [
        ({"categories_slugify_separator": "_"}, "c__co"),
        ({"categories_slugify": pymdownx_slugify(case="none")}, "C--Co"),
    ],
)
def test_the_rule_for_slugs_of_categories_is_theirs_alone(options, slug):
    settings = _settings(**options)

    assert settings.listing(CATEGORIES).slugify("C++ & Co") == slug
    assert settings.listing(TAGS).slugify is None


def _term(label, *posts):
    return Term(kind=TAGS, key=label, label=label, slug=label, posts=posts)


@pytest.mark.parametrize(
    ("rule", "key"),
    [("posts", 2), (lambda view: view.name, "b"), (lambda view: len(view.posts), 2)],
)
def test_terms_are_sorted_by_a_word_or_a_function(rule, key):
    settings = _settings(tags_sort_by=rule, tags_sort_reverse=True).listing(TAGS)

    assert (settings.order(_term("b", None, None)), settings.reverse) == (key, True)
    assert _settings().listing(TAGS).order is None


@pytest.mark.parametrize(
    ("options", "slug", "label"),
    [
        ({}, "2024", ""),
        ({"archive_date_format": "MMMM yyyy"}, "2024", "März 2024"),
        ({"archive_url_date_format": "yyyy/MM"}, "2024/03", "2024"),
        ({"archive_by": "month", "archive_date_format": "MMMM yyyy"}, "2024/03", "März 2024"),
        ({"archive_by": "month", "archive_date_format": "M/y"}, "2024/03", "3/2024"),
        ({"archive_by": "month"}, "2024/03", ""),
        ({"archive_by": "month", "archive_url_date_format": "yyyy"}, "2024", "2024"),
        ({"archive_url_date_format": "MMMM"}, "März", "2024"),
    ],
)
def test_the_archive_has_the_periods_of_its_formats_in_the_language_of_the_site(
    make_site, options, slug, label
):
    site = make_site({}, theme={"name": "mkdocs", "locale": "de"}, plugins=[{"blogposts": options}])
    config = load_config(str(site.write_config()))
    (found,) = options_of(config)
    archive, *_ = found.settings_in(config).kinds
    day = dt.date(2024, 3, 5)
    periods = archive.terms(_Dated(day))

    assert str(periods[-1]) == slug
    assert periods[-1].label == label


def test_a_format_for_the_names_of_months_leaves_the_years_as_they_are():
    archive, *_ = _settings(archive_by="month", archive_date_format="MMM y").kinds
    year, month = archive.terms(_Dated(dt.date(2024, 3, 5)))

    assert (str(year), year.label) == ("2024", "")
    assert (str(month), month.label, month.year, month.month) == ("2024/03", "Mar 2024", 2024, 3)


class _Dated:
    def __init__(self, day):
        self.meta = self
        self.date = self
        self.day = day


@pytest.mark.parametrize(
    ("options", "shown", "on", "off"),
    [
        ({}, True, set(), set()),
        ({"authors_profiles": True}, True, {"authors"}, set()),
        ({"authors_profiles": False}, True, set(), {"authors"}),
        ({"authors": False}, False, set(), {"authors"}),
    ],
)
def test_authors_may_have_pages_or_not_be_shown_at_all(options, shown, on, off):
    settings = _settings(**options)

    assert settings.has_authors is shown
    assert settings.kinds_with_pages == on
    assert settings.kinds_without_pages == off


@pytest.mark.parametrize(
    ("options", "index"),
    [
        ({}, "tags"),
        ({"tags_url_format": "/topics/{slug}"}, "/topics"),
        ({"tags_url_format": "/{slug}"}, "/tags"),
        ({"tags_url_format": "{slug}"}, "tags"),
        ({"tags_index_url": " /all/tags/ "}, "/all/tags"),
        ({"tags_index_url": "tags.html"}, "tags.html"),
        ({"tags_index_url": ""}, "tags"),
    ],
)
def test_the_index_of_a_kind_is_in_the_folder_of_its_pages_or_where_the_site_says(options, index):
    assert _settings(**options).listing(TAGS).index == index


def test_tags_have_a_rule_for_slugs_as_well():
    assert _settings(tags_slugify=pymdownx_slugify(case="none")).listing(TAGS).slugify("C++") == "C"


def test_names_of_materials_texts_are_the_usual_names():
    options = {"archive_name": "blog.archive", "categories_name": "blog.categories"}
    settings = _settings(**options, authors_profiles_name="blog.authors")

    assert {settings.listing(kind).name for kind in KINDS.values()} == {""}


def test_a_blog_has_no_listings_whose_urls_another_blog_has(make_site):
    options = {"tags_url_format": "/tags/{slug}"}
    plugins = [{"blogposts": options}, {"blogposts": {**options, "blog_dir": "news"}}]
    config = load_config(str(make_site({}, plugins=plugins).write_config()))
    found = [each.settings_in(config).kinds_without_pages for each in options_of(config)]

    assert found == [frozenset(), frozenset({"tags"})]


def test_functions_in_mkdocs_yml_are_called(make_site):
    site = make_site({"blog/a.md": post("A", date="2024-01-01", categories=["Big News", "Ants"])})
    path = site.write_config()
    path.write_text(
        """\
site_name: Site
plugins:
  - blogposts:
      categories_slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: upper}}
      categories_sort_by: !!python/name:material.plugins.blog.view_post_count
"""
    )
    config = load_config(str(path))
    (found,) = options_of(config)
    settings = found.settings_in(config).listing(CATEGORIES)

    assert settings.slugify("Big News") == "Big-News"
    assert settings.order(_term("x", None)) == 1
