"""Where each value of a post comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_blogposts.frontmatter.fields import FIELDS, NORMAL_KEYS, Form, normal_key
from mkdocs_blogposts.frontmatter.model import Author, PostDate
from mkdocs_blogposts.text.problems import shown

if TYPE_CHECKING:
    from mkdocs_blogposts.frontmatter.block import Entry, FrontMatter
    from mkdocs_blogposts.frontmatter.metadata import ParsedFields

    from .model import Post, Rendered

# What decides, but is no value of its own, and what is said of another value.
_AS_WRITTEN = {
    name for name, field in FIELDS.items() if field.form in (Form.FLAG, Form.FLAG_OR_DATE, Form.STATUS)
} | {"author_title", "author_url", "author_image"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One field of a post: its value, and what gave it."""

    field: str
    value: str
    """As people read it; empty for none."""
    origin: str
    """The key and its line, the file's name, another file, or `default`."""
    ignored: tuple[str, ...] = ()
    """The keys and lines that could have given it too."""


def explain(
    post: Post,
    reading: ParsedFields,
    *,
    name_date: str,
    is_in_drafts: bool,
    rendered: Rendered | None = None,
) -> list[Explanation]:
    """Return every field, in the order of `FIELDS`.

    Args:
        post: the post as it was planned.
        reading: what its front matter says.
        name_date: the date in its file's name, or empty.
        is_in_drafts: whether it stands in a folder for drafts.
        rendered: its HTML's heading and summary, where the front matter has none.
    """
    found = []
    for name in FIELDS:
        value = _value(name, post, reading, rendered)
        entry = reading.found.get(name)
        if name == "date" and entry is None and value and value != name_date:
            entry = reading.found.get("published")
        origin = _place(entry) if entry else _other_origin(name, post, value, name_date)
        others = reading.ignored.get(name, ())
        if FIELDS[name].form in (Form.NAMES, Form.PEOPLE):  # Those of folders are joined.
            others = tuple(other for other in others if entry and other.src_uri == entry.src_uri)
        ignored = tuple(_place(other) for other in others)
        if name == "draft" and is_in_drafts:
            value, origin = "true", "its folder is one for drafts"
        found.append(Explanation(field=name, value=value, origin=origin, ignored=ignored))
    return found


def unread_entries(front: FrontMatter) -> list[Entry]:
    """Return the entries that no field asks for: they are left to the theme and other plugins."""
    known = {key.partition(".")[0] for keys in NORMAL_KEYS.values() for key in keys}
    return [entry for entry in front.entries if normal_key(entry.key) not in known]


def _place(entry: Entry) -> str:
    file = f"{entry.src_uri}, " if entry.src_uri else ""
    return f"{file}{entry.key}, line {entry.line}"


def _value(name: str, post: Post, reading: ParsedFields, rendered: Rendered | None) -> str:
    entry = reading.found.get(name)
    if entry is None and (name == "goes_live" or name in _AS_WRITTEN):
        return ""
    if entry is not None and name in _AS_WRITTEN:
        return entry.raw if isinstance(entry.raw, str) else shown(entry.raw)
    if name == "title":
        return rendered.title if rendered else post.meta.title or post.file_title
    if name == "summary" and rendered:
        return rendered.summary
    if name in ("slug", "permalink"):
        return getattr(post.meta, name) or (
            "" if name == "permalink" else post.url.rstrip("/").rpartition("/")[2]
        )
    return _shown(getattr(post.meta, name))


def _shown(value: object) -> str:
    if isinstance(value, PostDate):
        return value.day.isoformat()
    if isinstance(value, tuple):
        return ", ".join(_shown(item) for item in value)
    if isinstance(value, Author):
        return value.name
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
