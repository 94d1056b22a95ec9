"""Reading every field of a post, with where each value comes from and what is wrong."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from mkdocs_blogposts.frontmatter.model import PostDate, PostMeta
from mkdocs_blogposts.frontmatter.values.dates import iso_day, parse_date
from mkdocs_blogposts.frontmatter.values.names import (
    MAX_NAMES,
    link_of,
    names_of,
    people_of,
    short_names,
    short_people,
    words_of,
)
from mkdocs_blogposts.frontmatter.values.text import one_line, says_word, summary_of, title_of
from mkdocs_blogposts.frontmatter.values.urls import permalink_of, slug_of
from mkdocs_blogposts.text.problems import FieldError, Problem

from .fields import normal_key
from .lookup import FieldReader

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from mkdocs_blogposts.frontmatter.model import Author, DateOrder

    from .block import Entry, FrontMatter, RawValue

T = TypeVar("T")

# What people write who have no date to give.
_NEVER = frozenset({"never", "none", "no", "false", "n/a"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFields:
    """What a post's front matter says, and where it says it."""

    meta: PostMeta
    problems: tuple[Problem, ...]
    found: Mapping[str, Entry]
    """The entry that counts, by the name of the field; none for a field that is absent."""
    ignored: Mapping[str, tuple[Entry, ...]]
    """The entries that could have given the field's value too."""


def read_meta(  # noqa: PLR0913 - what decides how values are read, by name
    front: FrontMatter,
    *,
    src_uri: str,
    zone: dt.tzinfo,
    date_order: DateOrder | None = None,
    blog_dir: str = "blog",
    name_date: str = "",
    defaults: Sequence[Sequence[Entry]] = (),
) -> ParsedFields:
    """Read every field, and report what cannot be read.

    What could hide the post (its draft mark, its date) hides it when it cannot be understood; any
    other value that cannot be read counts as absent.

    Args:
        front: the post's front matter.
        src_uri: the post's file, for the problems.
        zone: the zone of times written without one.
        date_order: what comes first in `1/2/2014`; None where the site does not say.
        blog_dir: the blog's folder, which a permalink may begin with.
        name_date: the date in the file's name (ISO), used where the front matter has none.
        defaults: what the folders above the post say for all below them, the nearest first.
    """
    reader = FieldReader(front, defaults, src_uri, date_order)

    def date_of(raw: RawValue) -> PostDate:
        if not isinstance(raw, str):
            raise FieldError("not a date", raw, "Write YYYY-MM-DD.", code="date-invalid")
        return parse_date(raw, zone, date_order)

    names = words_of if _is_of_jekyll(front, src_uri, name_date) else names_of
    is_draft = reader.is_draft() or front.hides
    is_unlisted = reader.is_unlisted()
    slug = reader.read("slug", slug_of)
    permalink = reader.read("permalink", lambda raw: permalink_of(raw, blog_dir))
    if slug and ("/" in slug or _begins_at_the_root(reader.found["slug"])):
        slug, permalink = None, slug
    date = reader.read("date", date_of, hides=True)
    if name_date and "date" in reader.found and reader.found["date"].src_uri:
        date = None  # A folder's default is for posts that say nothing themselves.
        del reader.found["date"]
    if date is None and "date" not in reader.found:
        date = reader.read("published", lambda w: date_of(w) if reader.is_date(w) else None)
        for text in (name_date, _leading_day(permalink)):
            with suppress(FieldError):  # The first and the last day there are, in some zones.
                date = date or (parse_date(text, zone) if text else None)
    days = [date, reader.read("goes_live", date_of, hides=True)]
    for entry in (*reader.ignored.get("date", ()), *reader.entries("published")):
        if not entry.src_uri:  # A folder's default is for posts that say nothing themselves.
            with suppress(FieldError):
                days.append(date_of(entry.raw))
    meta = PostMeta(
        title=reader.read("title", title_of) or None,
        date=date,
        updated=reader.read("updated", date_of),
        goes_live=max((day for day in days if day), key=lambda day: day.instant, default=None),
        expires=reader.read(
            "expires", lambda w: None if says_word(w, _NEVER) else date_of(w), hides=True
        ),
        tags=_names(reader, "tags", lambda raw: short_names(names(raw))),
        categories=_names(reader, "categories", lambda raw: short_names(names(raw))),
        is_draft=is_draft or reader.hides,
        is_unlisted=is_unlisted,
        summary=reader.read("summary", summary_of),
        description=reader.read("description", summary_of),
        slug=slug or None,
        permalink=permalink or None,
        authors=_authors(reader),
    )
    return ParsedFields(
        meta=meta,
        problems=tuple(reader.problems),
        found=reader.found,
        ignored=reader.ignored,
    )


def _names(
    reader: FieldReader, name: str, convert: Callable[[RawValue], tuple[T, ...]]
) -> tuple[T, ...]:
    names = reader.read_joined(name, convert)
    if len(names) >= MAX_NAMES and name in reader.found:
        hint = "The others are left out. Write fewer."
        what = f"more than {MAX_NAMES} names"
        reader.warn(name, FieldError(what, len(names), hint, code="list-too-long"))
    return names


def _authors(reader: FieldReader) -> tuple[Author, ...]:
    """Return the authors; what Docusaurus' older keys say is said of the only one."""
    authors = _names(reader, "authors", lambda raw: short_people(people_of(raw)))
    details = {
        "description": reader.read("author_title", one_line),
        "url": reader.read("author_url", link_of),
        "avatar": reader.read("author_image", link_of),
    }
    if len(authors) != 1:
        return authors
    said = {name: value for name, value in details.items() if value}
    return (replace(authors[0], **said),) if said else authors


def _is_of_jekyll(front: FrontMatter, src_uri: str, name_date: str) -> bool:
    """Whether the post is written for Jekyll, where a space stands between two tags."""
    has_layout = any(normal_key(entry.key) == "layout" for entry in front.entries)
    return "_posts" in src_uri.split("/") or (bool(name_date) and has_layout)


def _begins_at_the_root(entry: Entry) -> bool:
    """Whether it is an address of Docusaurus, whose other posts have the file's date in theirs."""
    return isinstance(entry.raw, str) and entry.raw.startswith("/")


_LEADING_DAY = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})/")


def _leading_day(permalink: str | None) -> str:
    """Return the day a permalink such as `2018/04/06/my-post` begins with, or nothing."""
    match = _LEADING_DAY.match(permalink or "")
    return iso_day(*match.groups()) if match else ""
