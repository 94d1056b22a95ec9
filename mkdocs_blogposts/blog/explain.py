"""Explaining where each value of a post comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_blogposts.frontmatter.field_table import FieldTable, normal_key
from mkdocs_blogposts.frontmatter.fields import FIELD_TABLE
from mkdocs_blogposts.text.problems import shown

from .settings import SlugSource

if TYPE_CHECKING:
    from mkdocs_blogposts.frontmatter.block import Entry, FrontMatter
    from mkdocs_blogposts.frontmatter.metadata import ParsedFields

    from .model import Post, Rendered


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One field of a post: its value, and where it comes from."""

    field: str
    value: str
    """The value as readable text; empty if the field is absent."""
    origin: str
    """The source: a key with its line, `file name`, another file, or `default`."""
    ignored: tuple[str, ...] = ()
    """Other keys that could have set the value, with their lines."""


def explain(  # noqa: PLR0913 - keyword arguments
    post: Post,
    reading: ParsedFields,
    *,
    name_date: str,
    is_in_drafts: bool,
    rendered: Rendered | None = None,
    table: FieldTable = FIELD_TABLE,
    slugs: SlugSource = SlugSource.FILE,
) -> list[Explanation]:
    """Return an explanation of each field, in the order of the table.

    Args:
        post: the planned post.
        reading: its front matter.
        name_date: the date in its file name, or empty.
        is_in_drafts: whether it is in a folder for drafts.
        rendered: its rendered title and summary, used if the front matter has none.
        table: the fields.
        slugs: what the slug of the post is made of.
    """
    found = []
    for name, field in table.fields.items():
        entry = reading.found.get(name)
        value = _value(name, post, entry, rendered=rendered, table=table)
        if name == "date" and entry is None and value and value != name_date:
            entry = reading.found.get("published")
        origin = _place(entry) if entry else _other_origin(name, post, value, name_date)
        if name == "slug" and entry is None and slugs is SlugSource.TITLE:
            origin = "the title"
        others = reading.ignored.get(name, ())
        if field.is_joined:  # Values from folders are added, not ignored.
            others = tuple(other for other in others if entry and other.src_uri == entry.src_uri)
        ignored = tuple(_place(other) for other in others)
        if name == "draft" and is_in_drafts:
            value, origin = "true", "its folder is one for drafts"
        found.append(Explanation(field=name, value=value, origin=origin, ignored=ignored))
    return found


def unread_entries(front: FrontMatter, table: FieldTable = FIELD_TABLE) -> list[Entry]:
    """Return the entries that no field uses; only the theme and other plugins see them."""
    return [entry for entry in front.entries if normal_key(entry.key) not in table.read_keys]


def _place(entry: Entry) -> str:
    file = f"{entry.src_uri}, " if entry.src_uri else ""
    return f"{file}{entry.key}, line {entry.line}"


# Fields that have a value even without a key.
_HAS_DEFAULT = frozenset({"title", "date", "summary", "slug", "permalink"})


def _value(
    name: str, post: Post, entry: Entry | None, *, rendered: Rendered | None, table: FieldTable
) -> str:
    if entry is None and name not in _HAS_DEFAULT:
        return ""
    if entry is not None and table.fields[name].read is None:
        return entry.raw if isinstance(entry.raw, str) else shown(entry.raw)
    if name == "title":
        return rendered.title if rendered else post.meta.title or post.file_title
    if name == "summary" and rendered:
        return rendered.summary
    if name == "slug":
        return post.meta.slug or post.url.rstrip("/").rpartition("/")[2]
    return _shown(post.meta.value_of(name))


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_shown(item) for item in value)
    if isinstance(value, Mapping):
        return shown(value)
    return "" if value is None else str(value)


def _other_origin(name: str, post: Post, value: str, name_date: str) -> str:
    if name == "date" and name_date and value == name_date:
        return "the file's name"
    if name == "title":
        return "the file's name" if value == post.file_title else "the first heading"
    if name == "summary" and value:
        return "the text"
    if name == "slug":
        return "the file's name"
    return "default"
