"""The fields of front matter. To add a field, add an entry to `FIELDS`.

Reading, the JSON Schema, `explain` and the table in the documentation are derived from the entries.
Fields whose name is an attribute of `PostMeta` are stored there; templates get the others in
`post.extra`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import schema
from .field_table import Field, FieldTable, ReadingContext, simple
from .values.dates import date_of, expiry_of
from .values.images import image_of
from .values.links import links_of
from .values.names import link_of, names_of, people_of, short_names, short_people, words_of
from .values.numbers import minutes_of
from .values.text import one_line, pin_of, summary_of, title_of
from .values.urls import old_urls_of, permalink_of, slug_of

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


_IMAGE_KEYS = (
    *("image", "images", "cover", "thumbnail"),
    *("coverImage", "ogImage", "heroImage", "banner"),
)
_SUMMARY_KEYS = ("summary", "description", "excerpt", "subtitle", "abstract", "tldr", "meta")

FIELDS: Mapping[str, Field] = {
    "title": Field(
        keys=("title",),
        read=simple(title_of),
        meaning="The title.",
        value="[text](writing-posts.md#title)",
        default="first heading, else file name",
        schema=schema.TEXT,
    ),
    "date": Field(
        keys=(
            *("date", "date.created", "pubDatetime", "pubDate", "publishDate", "publishedAt"),
            *("datePublished", "publishedOn", "created"),
        ),
        read=_date,
        hides=True,
        meaning="The date of publication.",
        value="[date](dates.md)",
        default="date in `published`, else in the [file or folder name](dates.md#dates-in-file-names)",
        schema=schema.DATE,
        may_differ=frozenset({"publishDate"}),
    ),
    "updated": Field(
        keys=(
            *("lastmod", "date.updated", "date.modified", "updated", "modified", "last_modified_at"),
            *("updatedDate", "modDatetime", "last_update.date", "lastModified", "updatedAt"),
        ),
        read=_date,
        meaning="The date of the last change.",
        value="[date](dates.md)",
        default="not shown",
        schema=schema.DATE,
    ),
    "goes_live": Field(
        keys=("publishDate", "embargoUntil"),
        read=_date,
        hides=True,
        meaning="When the post is published, if later than its date.",
        value="[date](drafts.md#schedule-a-post)",
        default="its date",
        schema=schema.DATE,
    ),
    "expires": Field(
        keys=("expiryDate", "expires", "unpublishdate", "expirationDate", "expiresAt", "expireDate"),
        read=_expiry,
        hides=True,
        meaning="When the post is removed from the site.",
        value="[date](drafts.md#let-a-post-expire)",
        default="never",
        schema=schema.DATE,
    ),
    "draft": Field(
        keys=(
            *("draft", "isDraft", "saveAsDraft", "private", "isPrivate", "unpublished", "unpublish"),
            *("wip", "ignorePublish", "headless"),
        ),
        read=None,
        meaning="True hides the post.",
        value="[true or false](drafts.md#make-a-draft)",
        default="false",
        schema=schema.FLAG,
    ),
    "published": Field(
        keys=("published", "isPublished", "publish", "dg-publish"),
        read=None,
        meaning="False hides the post; a date sets the date of the post.",
        value="[true, false](drafts.md#make-a-draft) or [date](dates.md)",
        default="true",
        schema=schema.FLAG_OR_DATE,
        may_differ=frozenset({"published", "publish"}),
    ),
    "unlisted": Field(
        keys=("unlisted", "hidden", "secret"),
        read=None,
        meaning="True keeps the post out of all listings.",
        value="[true or false](drafts.md#unlisted-posts)",
        default="false",
        schema=schema.FLAG,
    ),
    "status": Field(
        keys=("status", "post_status"),
        read=None,
        meaning="`draft` and similar words hide the post; other words are left to the theme.",
        value="[word](drafts.md#make-a-draft)",
        default="published",
        schema=schema.WORDS,
    ),
    "summary": Field(
        keys=_SUMMARY_KEYS,
        read=simple(summary_of),
        meaning="The summary in listings and the navigation; `false` for none.",
        value="[text or `false`](writing-posts.md#summary)",
        default="start of the post",
        schema=schema.TEXT,
        may_differ=frozenset(_SUMMARY_KEYS),
        text_keys=frozenset({"meta"}),
    ),
    "description": Field(
        keys=("description",),
        read=simple(summary_of),
        meaning="The description for search engines, if it differs from the summary.",
        value="text",
        default="summary",
        schema=schema.TEXT,
    ),
    "tags": Field(
        keys=("tags", "tag", "keywords", "taxonomies.tags"),
        read=_names,
        is_joined=True,
        meaning="The tags.",
        value="[list, or text with commas](tags.md)",
        default="none",
        schema=schema.NAMES,
        may_differ=frozenset({"keywords"}),
        substitutes=frozenset({"keywords"}),
    ),
    "categories": Field(
        keys=("categories", "category", "taxonomies.categories"),
        read=_names,
        is_joined=True,
        meaning="The categories.",
        value="[list, or text with commas](tags.md#categories)",
        default="none",
        schema=schema.NAMES,
    ),
    "authors": Field(
        keys=("authors", "author", "params.author"),
        read=simple(lambda raw: short_people(people_of(raw))),
        is_joined=True,
        meaning="The authors: names, or keys of entries in the authors file.",
        value="[names](authors.md)",
        default="none",
        schema=schema.PEOPLE,
    ),
    "author_title": Field(
        keys=("author_title",),
        read=simple(one_line),
        meaning="The description of the only author.",
        value="text, as in older Docusaurus posts",
        default="from the authors file",
        schema=schema.TEXT,
    ),
    "author_url": Field(
        keys=("author_url",),
        read=simple(link_of),
        meaning="The link of the only author.",
        value="URL, as in older Docusaurus posts",
        default="from the authors file",
        schema=schema.TEXT,
    ),
    "author_image": Field(
        keys=("author_image_url",),
        read=simple(link_of),
        meaning="The image of the only author.",
        value="URL, as in older Docusaurus posts",
        default="from the authors file",
        schema=schema.TEXT,
    ),
    "pin": Field(
        keys=("pin", "sticky", "featured"),
        read=simple(pin_of),
        meaning="Whether the post comes first in listings.",
        value="[true or false](listings.md#pin-a-post)",
        default="false",
        schema=schema.FLAG,
        may_differ=frozenset({"sticky", "featured"}),
        flag_keys=frozenset({"sticky", "featured"}),
    ),
    "image": Field(
        keys=_IMAGE_KEYS,
        read=simple(image_of),
        meaning="The cover image: a path relative to the post, a URL, or a mapping of `src` and `alt`.",
        value="[path, URL, list or mapping](writing-posts.md#cover-image)",
        default="none",
        schema=schema.IMAGE,
        may_differ=frozenset(_IMAGE_KEYS),
    ),
    "readtime": Field(
        keys=("readtime", "readingTime", "timeToRead"),
        read=simple(minutes_of),
        meaning="The reading time in minutes, if it shouldn't be counted.",
        value="[number](writing-posts.md#reading-time)",
        default="counted",
        schema=schema.MINUTES,
    ),
    "links": Field(
        keys=("links",),
        read=simple(links_of),
        meaning="Related links: paths in `docs_dir`, with or without anchors, and URLs.",
        value="[list of paths or URLs](writing-posts.md#related-links)",
        default="none",
        schema=schema.LINKS,
    ),
    "slug": Field(
        keys=("slug",),
        read=simple(lambda raw: slug_of(raw) or None),
        meaning="The last part of the URL, or with slashes, the whole path in the blog.",
        value="[text](writing-posts.md#urls)",
        default="file name",
        schema=schema.TEXT,
    ),
    "permalink": Field(
        keys=("permalink", "url", "path"),
        read=_permalink,
        meaning="The whole path of the post in the blog.",
        value="[path](writing-posts.md#urls)",
        default="follows the file",
        schema=schema.TEXT,
    ),
    "aliases": Field(
        keys=("aliases",),
        read=simple(old_urls_of),
        meaning="Old URLs that redirect to the post.",
        value="[list of paths](redirects.md)",
        default="none",
        schema=schema.PATHS,
    ),
    "redirect_from": Field(
        keys=("redirect_from",),
        read=simple(old_urls_of),
        meaning="The same, as Jekyll writes it.",
        value="[list of paths](redirects.md)",
        default="none",
        schema=schema.PATHS,
    ),
}
"""All fields, in the order in which they are documented."""

KEPT_KEYS: Mapping[str, str] = {
    "weight": "A number to sort by.",
    "series": "The series the post belongs to.",
    "canonicalUrl": "The URL where the post was first published.",
    "canonical_url": "Same as canonicalUrl.",
    "canonical": "Same as canonicalUrl.",
    "layout": "Another tool's template.",
    "template": "The template of the page, if the theme has one with this name.",
    "type": "Another tool's type of page.",
    "math": "Whether the post contains formulas.",
    "toc": "Settings of the table of contents.",
    "comments": "Whether the post has comments.",
    "bibliography": "The file of references.",
    "hide": "What Material leaves out of the page: navigation, toc, …",
    "icon": "Material's icon for the page.",
}
"""Keys that other tools, themes and plugins use, for the schema. Like any other unknown key, they are
kept in the page's metadata and not used here."""

FIELD_TABLE = FieldTable.of(FIELDS, kept=KEPT_KEYS)
"""The lookup table of the built-in fields."""
