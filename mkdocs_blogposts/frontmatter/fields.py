"""Which keys mean what. The one list from which reading, the schema and the documentation are made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Form(Enum):
    """What the value of a field looks like."""

    TEXT = "text"
    DATE = "date"
    FLAG = "flag"
    """True or false, in any of YAML's spellings, quoted or not."""
    FLAG_OR_DATE = "flag or date"
    NAMES = "names"
    """A list of names, or names separated by commas."""
    PEOPLE = "people"
    """As names; each may be a mapping with a name."""
    STATUS = "status"
    """A word, of which only some mean something here."""


TRUE = frozenset({"true", "yes", "on", "1", "y"})
FALSE = frozenset({"false", "no", "off", "0", "n"})
# WordPress, Pelican and others have more states than a draft in which no reader sees a post.
HIDING_STATES = frozenset(
    {"draft", "private", "pending", "skip", "trash", "auto-draft", "future", "unpublished"}
)
DRAFT_STATES = frozenset({"draft", "private", "unpublished"})
UNLISTED_STATES = frozenset({"hidden", "unlisted"})

# What Hugo's `build` may say: old versions of it know true and false.
NO_PAGE = FALSE | {"never", "link"}
NO_LIST = FALSE | {"never"}
BUILD_WORDS: Mapping[str, frozenset[str]] = {
    "render": TRUE | NO_PAGE | {"always"},
    "list": TRUE | NO_LIST | {"always", "local"},
    "publishresources": TRUE | FALSE,
}
"""The keys below `build` as `normal_key` gives them, and their values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Something a post can say of itself."""

    keys: tuple[str, ...]
    """Its keys, in the order to ask: the first with a value counts. `date.created` is the key
    `created` in the mapping `date`. Case, hyphens and underscores make no difference."""
    form: Form
    meaning: str
    """One sentence for authors."""
    hiding_words: frozenset[str] = frozenset()
    """The values, in lower case, that call the post a draft."""
    may_differ: frozenset[str] = frozenset()
    """Those of its keys under which people write something else as well: no contradiction."""
    text_keys: frozenset[str] = frozenset()
    """Those of its keys that count with a text only: other tools write mappings under them."""


_SUMMARY_KEYS = ("summary", "description", "excerpt", "subtitle", "abstract", "tldr", "meta")

FIELDS: Mapping[str, Field] = {
    "title": Field(
        keys=("title",),
        form=Form.TEXT,
        meaning="The title; without one, the first heading, else the file name.",
    ),
    "date": Field(
        keys=(
            *("date", "date.created", "pubDatetime", "pubDate", "publishDate", "publishedAt"),
            *("datePublished", "publishedOn", "created"),
        ),
        form=Form.DATE,
        meaning="The day it was written; without one, the day in the file's or folder's name.",
        may_differ=frozenset({"publishDate"}),
    ),
    "updated": Field(
        keys=(
            *("lastmod", "date.updated", "date.modified", "updated", "modified", "last_modified_at"),
            *("updatedDate", "modDatetime", "last_update.date", "lastModified", "updatedAt"),
        ),
        form=Form.DATE,
        meaning="The day of its last change.",
    ),
    "goes_live": Field(
        keys=("publishDate", "embargoUntil"),
        form=Form.DATE,
        meaning="When it goes live, where that is later than its date.",
    ),
    "expires": Field(
        keys=("expiryDate", "expires", "unpublishdate", "expirationDate", "expiresAt", "expireDate"),
        form=Form.DATE,
        meaning="From when on it is hidden again.",
    ),
    "draft": Field(
        keys=(
            *("draft", "isDraft", "saveAsDraft", "private", "isPrivate", "unpublished"),
            *("ignorePublish", "headless"),
        ),
        form=Form.FLAG,
        meaning="True hides the post.",
        hiding_words=TRUE,
    ),
    "published": Field(
        keys=("published", "isPublished", "publish", "dg-publish"),
        form=Form.FLAG_OR_DATE,
        meaning="False hides the post; a date counts as its date.",
        hiding_words=FALSE,
        may_differ=frozenset({"published", "publish"}),
    ),
    "unlisted": Field(
        keys=("unlisted", "hidden"),
        form=Form.FLAG,
        meaning="True hides the post from all lists.",
    ),
    "status": Field(
        keys=("status", "post_status"),
        form=Form.STATUS,
        meaning="`draft` and its like hide the post; other words are left to the theme.",
        hiding_words=HIDING_STATES,
    ),
    "summary": Field(
        keys=_SUMMARY_KEYS,
        form=Form.TEXT,
        meaning="What lists and the navigation say of it; else its beginning; `false` for none.",
        may_differ=frozenset(_SUMMARY_KEYS),
        text_keys=frozenset({"meta"}),
    ),
    "description": Field(
        keys=("description",),
        form=Form.TEXT,
        meaning="What search engines show, where that differs from the summary.",
    ),
    "tags": Field(
        keys=("tags", "tag", "keywords", "taxonomies.tags"),
        form=Form.NAMES,
        meaning="Its tags.",
        may_differ=frozenset({"keywords"}),
    ),
    "categories": Field(
        keys=("categories", "category", "taxonomies.categories"),
        form=Form.NAMES,
        meaning="Its categories.",
    ),
    "authors": Field(
        keys=("authors", "author", "params.author"),
        form=Form.PEOPLE,
        meaning="Who wrote it: names, or names of entries in the authors' file.",
    ),
    "author_title": Field(
        keys=("author_title",),
        form=Form.TEXT,
        meaning="What its author is, where it names one author.",
    ),
    "author_url": Field(
        keys=("author_url",),
        form=Form.TEXT,
        meaning="Where to read more of that author.",
    ),
    "author_image": Field(
        keys=("author_image_url",),
        form=Form.TEXT,
        meaning="A picture of that author.",
    ),
    "slug": Field(
        keys=("slug",),
        form=Form.TEXT,
        meaning="The last part of its address; with a slash inside, all of it below the blog.",
    ),
    "permalink": Field(
        keys=("permalink", "url", "path"),
        form=Form.TEXT,
        meaning="Its whole address below the blog.",
    ),
}
"""Every field that is acted on, in the order people read them."""

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
"""Keys that other tools, themes and plugins know. They stay in the page's metadata and are not acted
on here; any other key stays too."""

# With the signs that no one sees.
_JOINTS = re.compile("[\\s_\u00ad\u200b-\u200f\u2060\ufeff-]+")


# People write the same few keys in all posts.
@lru_cache(maxsize=4096)
def normal_key(key: str) -> str:
    """Return what makes spellings one key: `pub-date`, `pub_date` and `pubDate` are one."""
    return _JOINTS.sub("", key).lower()


NORMAL_KEYS: Mapping[str, tuple[str, ...]] = {
    name: tuple(normal_key(key) for key in field.keys) for name, field in FIELDS.items()
}
"""The keys of each field as `normal_key` gives them."""

HIDING_KEYS = frozenset(
    {
        key
        for name in ("draft", "published", "unlisted", "status", "date", "goes_live", "expires")
        for key in NORMAL_KEYS[name]
        if "." not in key
    }
    | {"build", "permalink"}
)
"""What may keep a post from readers; where one of these cannot be read, the post stays hidden."""

UNCHECKED_KEYS = frozenset({*NORMAL_KEYS["status"], "build", "permalink"})
"""Those whose values may be anything that does not hide the post: a damaged one would say nothing."""

FIELDS_OF_KEY: Mapping[str, tuple[str, ...]] = {
    key: tuple(name for name, keys in NORMAL_KEYS.items() if key in keys)
    for keys in NORMAL_KEYS.values()
    for key in keys
}
"""The names of the fields that ask for a key."""

HIDING_WORDS: Mapping[str, frozenset[str]] = {
    key: field.hiding_words
    for name, field in FIELDS.items()
    if field.hiding_words
    for key in NORMAL_KEYS[name]
}
"""The values that call a post a draft, by the `normal_key` they stand under."""

_KNOWN_KEYS = {
    normal_key(key).partition(".")[0]
    for keys in (*(field.keys for field in FIELDS.values()), KEPT_KEYS)
    for key in keys
}


def is_known_key(key: str) -> bool:
    """Whether the key, in any spelling, is one that some tool for blogs knows."""
    return normal_key(key) in _KNOWN_KEYS
