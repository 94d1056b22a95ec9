"""The fields of front matter. Adding one is adding an entry to `FIELDS`.

Reading, the JSON Schema, `explain` and the table in the documentation follow from the entries. Fields
whose name is an attribute of `PostMeta` are stored there; the others reach templates in `post.extra`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import schema
from .field_table import Field, FieldTable, ReadingContext, simple
from .values.dates import date_of, expiry_of
from .values.names import link_of, names_of, people_of, short_names, short_people, words_of
from .values.text import one_line, summary_of, title_of
from .values.urls import permalink_of, slug_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .block import RawValue
    from .model import PostDate


def _date(raw: RawValue, context: ReadingContext) -> PostDate:
    return date_of(raw, context.zone, context.date_order)


def _expiry(raw: RawValue, context: ReadingContext) -> PostDate | None:
    return expiry_of(raw, context.zone, context.date_order)


def _names(raw: RawValue, context: ReadingContext) -> tuple[str, ...]:
    return short_names(words_of(raw) if context.splits_at_spaces else names_of(raw))


def _permalink(raw: RawValue, context: ReadingContext) -> str | None:
    return permalink_of(raw, context.blog_dir) or None


_SUMMARY_KEYS = ("summary", "description", "excerpt", "subtitle", "abstract", "tldr", "meta")

FIELDS: Mapping[str, Field] = {
    "title": Field(
        keys=("title",),
        read=simple(title_of),
        meaning="The title; without one, the first heading, else the file name.",
        schema=schema.TEXT,
    ),
    "date": Field(
        keys=(
            *("date", "date.created", "pubDatetime", "pubDate", "publishDate", "publishedAt"),
            *("datePublished", "publishedOn", "created"),
        ),
        read=_date,
        hides=True,
        meaning="The day it was written; without one, the day in the file's or folder's name.",
        schema=schema.DATE,
        may_differ=frozenset({"publishDate"}),
    ),
    "updated": Field(
        keys=(
            *("lastmod", "date.updated", "date.modified", "updated", "modified", "last_modified_at"),
            *("updatedDate", "modDatetime", "last_update.date", "lastModified", "updatedAt"),
        ),
        read=_date,
        meaning="The day of its last change.",
        schema=schema.DATE,
    ),
    "goes_live": Field(
        keys=("publishDate", "embargoUntil"),
        read=_date,
        hides=True,
        meaning="When it goes live, where that is later than its date.",
        schema=schema.DATE,
    ),
    "expires": Field(
        keys=("expiryDate", "expires", "unpublishdate", "expirationDate", "expiresAt", "expireDate"),
        read=_expiry,
        hides=True,
        meaning="From when on it is hidden again.",
        schema=schema.DATE,
    ),
    "draft": Field(
        keys=(
            *("draft", "isDraft", "saveAsDraft", "private", "isPrivate", "unpublished"),
            *("ignorePublish", "headless"),
        ),
        read=None,
        meaning="True hides the post.",
        schema=schema.FLAG,
    ),
    "published": Field(
        keys=("published", "isPublished", "publish", "dg-publish"),
        read=None,
        meaning="False hides the post; a date counts as its date.",
        schema=schema.FLAG_OR_DATE,
        may_differ=frozenset({"published", "publish"}),
    ),
    "unlisted": Field(
        keys=("unlisted", "hidden"),
        read=None,
        meaning="True hides the post from all lists.",
        schema=schema.FLAG,
    ),
    "status": Field(
        keys=("status", "post_status"),
        read=None,
        meaning="`draft` and its like hide the post; other words are left to the theme.",
        schema=schema.WORDS,
    ),
    "summary": Field(
        keys=_SUMMARY_KEYS,
        read=simple(summary_of),
        meaning="What lists and the navigation say of it; else its beginning; `false` for none.",
        schema=schema.TEXT,
        may_differ=frozenset(_SUMMARY_KEYS),
        text_keys=frozenset({"meta"}),
    ),
    "description": Field(
        keys=("description",),
        read=simple(summary_of),
        meaning="What search engines show, where that differs from the summary.",
        schema=schema.TEXT,
    ),
    "tags": Field(
        keys=("tags", "tag", "keywords", "taxonomies.tags"),
        read=_names,
        is_joined=True,
        meaning="Its tags.",
        schema=schema.NAMES,
        may_differ=frozenset({"keywords"}),
    ),
    "categories": Field(
        keys=("categories", "category", "taxonomies.categories"),
        read=_names,
        is_joined=True,
        meaning="Its categories.",
        schema=schema.NAMES,
    ),
    "authors": Field(
        keys=("authors", "author", "params.author"),
        read=simple(lambda raw: short_people(people_of(raw))),
        is_joined=True,
        meaning="Who wrote it: names, or names of entries in the authors' file.",
        schema=schema.PEOPLE,
    ),
    "author_title": Field(
        keys=("author_title",),
        read=simple(one_line),
        meaning="What its author is, where it names one author.",
        schema=schema.TEXT,
    ),
    "author_url": Field(
        keys=("author_url",),
        read=simple(link_of),
        meaning="Where to read more of that author.",
        schema=schema.TEXT,
    ),
    "author_image": Field(
        keys=("author_image_url",),
        read=simple(link_of),
        meaning="A picture of that author.",
        schema=schema.TEXT,
    ),
    "slug": Field(
        keys=("slug",),
        read=simple(lambda raw: slug_of(raw) or None),
        meaning="The last part of its address; with a slash inside, all of it below the blog.",
        schema=schema.TEXT,
    ),
    "permalink": Field(
        keys=("permalink", "url", "path"),
        read=_permalink,
        meaning="Its whole address below the blog.",
        schema=schema.TEXT,
    ),
}
"""Every field, in the order people read them."""

KEPT_KEYS: Mapping[str, str] = {
    "aliases": "Old addresses.",
    "redirect_from": "Old addresses.",
    "image": "A picture for cards and heads.",
    "images": "As image.",
    "cover": "As image.",
    "thumbnail": "As image.",
    "coverImage": "As image.",
    "ogImage": "As image.",
    "heroImage": "As image.",
    "banner": "As image.",
    "pin": "Whether it stands first in lists.",
    "sticky": "As pin.",
    "featured": "As pin.",
    "weight": "A number to sort by.",
    "series": "The series it belongs to.",
    "canonicalUrl": "Where it was published first.",
    "canonical_url": "As canonicalUrl.",
    "canonical": "As canonicalUrl.",
    "layout": "Another tool's template.",
    "template": "The template of its page, where the theme has one of that name.",
    "type": "Another tool's kind of page.",
    "math": "Whether it holds formulas.",
    "toc": "Settings of its table of contents.",
    "comments": "Whether it has comments.",
    "bibliography": "The file of its references.",
    "hide": "What Material leaves out of its page: navigation, toc, …",
    "icon": "Material's icon of its page.",
}
"""Keys that other tools, themes and plugins know. They stay in the page's metadata and aren't used
here; any other key stays too."""

FIELD_TABLE = FieldTable.of(FIELDS, kept=KEPT_KEYS)
"""The tables of the built-in fields."""
