"""Fields that depend on each other, and where values come from."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from mkdocs_blogposts.frontmatter.field_table import Field, FieldTable, simple
from mkdocs_blogposts.frontmatter.fields import FIELDS, KEPT_KEYS
from mkdocs_blogposts.frontmatter.formats.yaml import read_yaml
from mkdocs_blogposts.frontmatter.metadata import read_meta
from mkdocs_blogposts.frontmatter.model import Author
from mkdocs_blogposts.frontmatter.reader import read_front_matter


def _read(front, **arguments):
    arguments = {"src_uri": "blog/a.md", "zone": dt.timezone.utc, **arguments}
    arguments["defaults"] = [_of_folder(text) for text in arguments.get("defaults", ())]
    return read_meta(read_front_matter(f"---\n{front}\n---\n"), **arguments)


def _of_folder(text):
    return [replace(entry, src_uri="blog/.meta.yml") for entry in read_yaml(text)[0]]


def _day(date):
    return date and date.day.isoformat()


@pytest.mark.parametrize(
    ("front", "name_date", "day"),
    [
        ("date: 2024-01-01", "2023-01-01", "2024-01-01"),
        ("title: A", "2023-01-01", "2023-01-01"),
        ("published: 2024-02-02", "2023-01-01", "2024-02-02"),
        ("published: true", "2023-01-01", "2023-01-01"),
        ("permalink: 2018/4/6/a", "", "2018-04-06"),
        ("title: A", "", None),
    ],
)
def test_a_date_is_found_in_other_places(front, name_date, day):
    assert _day(_read(front, name_date=name_date).meta.date) == day


def test_a_folders_date_applies_to_posts_without_a_date():
    defaults = ["date: 2020-01-01"]

    assert _day(_read("title: A", defaults=defaults).meta.date) == "2020-01-01"
    reading = _read("title: A", defaults=defaults, name_date="2023-01-01")
    assert _day(reading.meta.date) == "2023-01-01"
    assert "date" not in reading.found


@pytest.mark.parametrize(
    ("front", "day"),
    [
        ("date: 2024-01-01", "2024-01-01"),
        ("date: 2024-01-01\npublishDate: 2030-01-01", "2030-01-01"),
        ("date: 2024-01-01\npublished: 2031-01-01", "2031-01-01"),
        ("date: 2024-01-01\nembargoUntil: 2023-01-01", "2024-01-01"),
    ],
)
def test_a_post_goes_live_on_its_latest_date(front, day):
    assert _day(_read(front).meta.goes_live) == day


@pytest.mark.parametrize(
    ("front", "slug", "permalink"),
    [
        ("slug: x", "x", None),
        ("slug: x/y", None, "x/y"),
        ("slug: /x", None, "x"),
        ("permalink: /blog/x/", None, "x"),
        ("slug: x\nurl: y/z.html", "x", "y/z"),
    ],
)
def test_a_slug_that_is_a_path_is_the_permalink(front, slug, permalink):
    meta = _read(front).meta
    assert (meta.slug, meta.permalink) == (slug, permalink)


def test_details_belong_to_the_only_author():
    details = "author_title: Writer\nauthor_url: https://h/"

    (ada,) = _read(f"author: Ada\n{details}").meta.authors
    assert ada == Author(name="Ada", description="Writer", url="https://h/")
    several = _read(f"authors: [Ada, Bo]\n{details}").meta.authors
    assert several == (Author(name="Ada"), Author(name="Bo"))
    assert _read("author: Ada").meta.extra == {}


def test_lists_are_joined_with_those_of_folders_and_other_values_are_not():
    reading = _read("tags: a\nsummary: A", defaults=["tags: [b, a]\nsummary: B\nupdated: 2024-01-01"])

    assert reading.meta.tags == ("a", "b")
    assert reading.meta.summary == "A"
    assert _day(reading.meta.updated) == "2024-01-01"


@pytest.mark.parametrize(
    ("src_uri", "front", "name_date", "tags"),
    [
        ("blog/a.md", "tags: a b", "", ("a b",)),
        ("blog/_posts/a.md", "tags: a b", "", ("a", "b")),
        ("blog/a.md", "layout: post\ntags: a b", "2024-01-01", ("a", "b")),
        ("blog/_posts/a.md", "tags: a b, c", "", ("a b", "c")),
    ],
)
def test_jekyll_separates_tags_by_spaces(src_uri, front, name_date, tags):
    assert _read(front, src_uri=src_uri, name_date=name_date).meta.tags == tags


def test_conflicting_keys_are_reported_and_the_first_counts():
    reading = _read("modified: 2024-01-02\nlastmod: 2024-01-01\nupdated: 2024-01-01")

    assert _day(reading.meta.updated) == "2024-01-01"
    assert reading.found["updated"].key == "lastmod"
    assert [entry.key for entry in reading.ignored["updated"]] == ["updated", "modified"]
    assert [(problem.code, problem.key) for problem in reading.problems] == [
        ("keys-conflict", "modified")
    ]


def test_an_unreadable_date_hides_the_post_and_another_value_does_not():
    assert _read("date: soon").meta.is_draft
    assert _read("expires: soon").meta.is_draft
    reading = _read("updated: soon\ntitle: [a]")
    assert not reading.meta.is_draft
    assert [problem.code for problem in reading.problems] == ["text-invalid", "date-invalid"]


def test_a_field_of_a_site_is_read_by_its_entry():
    level = Field(
        keys=("level", "extra.level"),
        read=simple(lambda raw: int(str(raw))),
        meaning="How hard it is.",
        value="number",
        default="1",
        is_joined=False,
    )
    table = FieldTable.of({**FIELDS, "level": level}, kept=KEPT_KEYS)

    assert _read("Level: 3", table=table).meta.extra == {"level": 3}
    reading = _read("extra:\n  level: 4", table=table)
    assert reading.meta.value_of("level") == 4
    assert reading.found["level"].line == 3
    assert _read("level: 3").meta.extra == {}


def test_values_are_looked_up_by_the_name_of_the_field():
    meta = _read("title: A\nauthor_title: Writer").meta

    assert meta.value_of("title") == "A"
    assert meta.value_of("author_title") == "Writer"
    assert meta.value_of("nothing") is None
