"""Reading all fields of a post, with their sources and problems.

Most fields need only their entry in `FIELDS`. The functions at the end are for fields that depend on
each other: dates, URL, and author details. `visibility` decides whether the post is a draft.
"""

from __future__ import annotations

import dataclasses
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mkdocs_blogposts.text.permalinks import MAX_PATH_BYTES
from mkdocs_blogposts.text.problems import FieldError, Problem

from .field_table import FieldTable, ReadingContext, normal_key
from .fields import FIELD_TABLE
from .lookup import FieldReader
from .misspelled_keys import intended_key, is_meant
from .model import PostDate, PostMeta
from .values.dates import date_of, day_in_path, is_date, parse_date
from .values.names import MAX_NAMES
from .visibility import is_draft, is_unlisted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from .block import Entry, FrontMatter, RawValue
    from .model import Author, DateOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFields:
    """The metadata of a post, with the source of each value."""

    meta: PostMeta
    problems: tuple[Problem, ...]
    found: Mapping[str, Entry]
    """The entry that counts, by field; absent fields have none."""
    ignored: Mapping[str, tuple[Entry, ...]]
    """The other entries that could have given the field's value."""


def read_meta(  # noqa: PLR0913 - keyword arguments
    front: FrontMatter,
    *,
    src_uri: str,
    zone: dt.tzinfo,
    date_order: DateOrder | None = None,
    blog_dir: str = "blog",
    name_date: str = "",
    defaults: Sequence[Sequence[Entry]] = (),
    table: FieldTable = FIELD_TABLE,
) -> ParsedFields:
    """Read all fields, and report what can't be read.

    A value that could hide the post (a draft marker, a date) hides it if it can't be read. Any other
    value that can't be read counts as absent.

    Args:
        front: the post's front matter.
        src_uri: the post's file, for the problems.
        zone: the time zone of times written without one.
        date_order: what comes first in `1/2/2014`; None if not configured.
        blog_dir: the blog's folder, which a permalink may start with.
        name_date: the date in the file name (ISO), used if the front matter has none.
        defaults: the defaults of the post's folders, nearest first.
        table: the fields to read.
    """
    context = ReadingContext(
        zone=zone,
        date_order=date_order,
        blog_dir=blog_dir,
        splits_at_spaces=_is_of_jekyll(front, src_uri, name_date),
    )
    reader = FieldReader(front, defaults, src_uri, table, context)
    hidden = is_draft(reader) or front.hides
    unlisted = is_unlisted(reader)
    values = {name: _value(reader, name) for name in table.fields if reader.entries(name)}
    _note_misspelled_keys(reader)
    _settle_url(reader, values)
    _settle_dates(reader, values, name_date)
    _settle_authors(values)
    return ParsedFields(
        meta=_post_meta(values, is_draft=hidden or reader.hides, is_unlisted=unlisted),
        problems=tuple(reader.problems),
        found=reader.found,
        ignored=reader.ignored,
    )


def _value(reader: FieldReader, name: str) -> Any:  # noqa: ANN401 - what its reader returns
    """Return the value of a field that is present, or None if `visibility` reads it."""
    if reader.table.fields[name].read is None:
        return None
    if not reader.table.fields[name].is_joined:
        return reader.read(name)
    values = reader.read_joined(name)
    if len(values) >= MAX_NAMES and name in reader.found:
        hint = f"Only the first {MAX_NAMES:,} are used. Remove some."
        raw = reader.found[name].raw
        reader.warn(name, FieldError("too many names", raw, hint, code="list-too-long"))
    return values


def _note_misspelled_keys(reader: FieldReader) -> None:
    """Report keys of the post and its folders that look misspelled, and aren't read therefore."""
    for layer in reader.layers:
        unknown = (key for key in layer if key not in reader.table.known_keys and "." not in key)
        for key in unknown:
            for entry in layer[key]:
                intended = intended_key(entry.key)
                if intended is not None and is_meant(entry, intended):
                    hint = f"Did you mean {intended}? If not, rename the key."
                    error = FieldError("an unknown key", entry.raw, hint, code="key-misspelled")
                    reader.report(entry, error)


_ATTRIBUTES = frozenset(field.name for field in dataclasses.fields(PostMeta))


def _post_meta(values: Mapping[str, Any], *, is_draft: bool, is_unlisted: bool) -> PostMeta:
    known: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for name, value in values.items():
        if value is not None:
            (known if name in _ATTRIBUTES else extra)[name] = value
    return PostMeta(**known, is_draft=is_draft, is_unlisted=is_unlisted, extra=extra)


def _is_of_jekyll(front: FrontMatter, src_uri: str, name_date: str) -> bool:
    """Return whether the post was written for Jekyll, where spaces separate tags."""
    has_layout = any(normal_key(entry.key) == "layout" for entry in front.entries)
    return "_posts" in src_uri.split("/") or (bool(name_date) and has_layout)


# --- fields that depend on each other -------------------------------------------------------------


def _settle_url(reader: FieldReader, values: dict[str, Any]) -> None:
    """Use a slug that is a whole path as the permalink."""
    slug = values.get("slug")
    if slug and ("/" in slug or _begins_at_the_root(reader.found["slug"])):
        values["slug"], values["permalink"] = None, slug


def _begins_at_the_root(entry: Entry) -> bool:
    """Return whether it is the path of a Docusaurus post, whose URLs otherwise contain the date."""
    return isinstance(entry.raw, str) and entry.raw.startswith("/")


def _settle_dates(reader: FieldReader, values: dict[str, Any], name_date: str) -> None:
    """Take the date from other places if the front matter has none, and set the day it goes live.

    A post goes live on the latest of its dates, whichever of them a tool uses.
    """
    zone, order = reader.context.zone, reader.context.date_order
    date: PostDate | None = values.get("date")
    if name_date and "date" in reader.found and reader.found["date"].src_uri:
        date = None  # A folder's default is only for posts without their own date.
        del reader.found["date"]
    if date is None and "date" not in reader.found:
        date = reader.read("published", _date_if_any)
        for text in (name_date, *_days_in_urls(reader, values)):
            with suppress(FieldError):  # The first or last possible day, in some time zones.
                date = date or (parse_date(text, zone) if text else None)
    days = [date, values.get("goes_live")]
    for entry in (*reader.ignored.get("date", ()), *reader.entries("published")):
        if not entry.src_uri:  # As above.
            with suppress(FieldError):
                days.append(date_of(entry.raw, zone, order))
    values["date"] = date
    values["goes_live"] = max((day for day in days if day), key=lambda day: day.instant, default=None)


def _date_if_any(raw: RawValue, context: ReadingContext) -> PostDate | None:
    is_one = is_date(raw, context.date_order)
    return date_of(raw, context.zone, context.date_order) if is_one else None


def _days_in_urls(reader: FieldReader, values: Mapping[str, Any]) -> Iterator[str]:
    """Yield the day in each `permalink`, `url` and `path`, also of another site, or an empty string."""
    yield day_in_path(values.get("permalink") or "")
    for entry in reader.entries("permalink"):
        if isinstance(entry.raw, str):
            yield day_in_path(entry.raw[:MAX_PATH_BYTES])


def _settle_authors(values: dict[str, Any]) -> None:
    """Add the values of Docusaurus' older keys to the only author."""
    details = {
        "description": values.get("author_title"),
        "url": values.get("author_url"),
        "avatar": values.get("author_image"),
    }
    authors: tuple[Author, ...] = values.get("authors", ())
    if len(authors) == 1 and any(details.values()):
        given = {name: value for name, value in details.items() if value}
        values["authors"] = (replace(authors[0], **given),)
