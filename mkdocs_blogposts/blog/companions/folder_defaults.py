"""Folder defaults: `.meta.yml`, and `cascade` in Hugo's index pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.frontmatter.block import Entry
from mkdocs_blogposts.frontmatter.draft_markers import has_stray_marker
from mkdocs_blogposts.frontmatter.field_table import normal_key
from mkdocs_blogposts.frontmatter.hiding_words import HIDING_KEYS
from mkdocs_blogposts.frontmatter.reader import read_block
from mkdocs_blogposts.text.problems import Hides, Problem, Severities, shown

from .data_file import DataFile, entries_of, not_utf8, read_data_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_blogposts.frontmatter.block import RawValue

NO_SEVERITIES = Severities()
"""No severity is set."""
DEFAULTS_NAMES = (".meta.yml", ".meta.yaml")
"""The names of a folder's file of defaults, as in Material's meta plugin."""
INDEX_NAMES = ("_index.md", "index.md")
"""The names of a folder's page, whose key `cascade` has defaults in Hugo."""


def read_defaults(src_uri: str, text: str | None, severities: Severities = NO_SEVERITIES) -> DataFile:
    """Read a file of folder defaults. If it can't be read, all posts in the folder are drafts."""
    data = read_data_file(src_uri, text, hides=Hides.FOLDER)
    return _hidden_if_unreadable(src_uri, data, severities)


def read_cascade(src_uri: str, text: str | None, severities: Severities = NO_SEVERITIES) -> DataFile:
    """Read the key `cascade` of a page. If it can't be read, all posts in the folder are drafts.

    Values for only some of the posts (`target`) are reported and not used. If they could hide a post,
    all posts are hidden.
    """
    if text is None:
        return _hidden_if_unreadable(src_uri, DataFile([], [not_utf8(Hides.FOLDER)]), severities)
    if "cascade" not in text.lower():
        return DataFile()
    front = read_block(text)
    data = DataFile()
    if front.hides:
        data.problems.extend(
            replace(problem, hides=Hides.FOLDER) for problem in front.problems if problem.hides
        )
    else:
        for entry in front.entries:
            if normal_key(entry.key) == "cascade":
                _add_cascade(entry, data, src_uri)
    return _hidden_if_unreadable(src_uri, data, severities)


def _hidden_if_unreadable(src_uri: str, data: DataFile, severities: Severities) -> DataFile:
    """Return the data, or a draft marker for all posts if a problem hides them."""
    problems = [severities.raised(problem, Hides.FOLDER) for problem in data.problems]
    if not any(problem.hides for problem in problems):
        return data
    # It might say that all posts are drafts.
    draft = Entry(key="draft", raw="true", value=True, line=1, src_uri=src_uri)
    return DataFile([draft], problems)


def _add_cascade(cascade: Entry, data: DataFile, src_uri: str) -> None:
    """Add the defaults of a cascade: a mapping, or a list of mappings."""
    lines = {part.key: part.line for part in cascade.parts}
    for raw, value in _mappings(cascade):
        entries = entries_of(raw, value, line=cascade.line, src_uri=src_uri)
        if problem := _refusal(raw, entries):
            data.problems.append(replace(problem, line=cascade.line, key=cascade.key))
        else:
            data.entries.extend(_on_line(part, lines.get(part.key, part.line)) for part in entries)


def _mappings(cascade: Entry) -> Iterator[tuple[RawValue, object]]:
    raw = cascade.raw if isinstance(cascade.raw, tuple) else (cascade.raw,)
    values = cascade.value if isinstance(cascade.value, list) else [cascade.value]
    return zip(raw, values, strict=False)


def _refusal(raw: RawValue, entries: tuple[Entry, ...]) -> Problem | None:
    """Return the problem of an entry of `cascade` that can't be used, or None."""
    if raw not in (None, "", ()) and not isinstance(raw, Mapping):
        what = f"not a mapping (got {shown(raw)})"
        hint = "Write `key: value` under cascade."
        return Problem(code="cascade-invalid", what=what, hint=hint, hides=Hides.FOLDER)
    if not any(normal_key(part.key) == "target" for part in entries):
        return None
    return Problem(
        code="cascade-target",
        what="an entry has a target, which isn't supported",
        hint="Put the values into the posts they are meant for.",
        hides=Hides.FOLDER if _may_hide(entries) else Hides.NOTHING,
    )


def _on_line(entry: Entry, line: int) -> Entry:
    return replace(entry, line=line, parts=tuple(_on_line(part, line) for part in entry.parts))


def _may_hide(entries: Iterable[Entry]) -> bool:
    """Return whether any of the keys, or of those in their mappings, may keep a post hidden."""
    return any(
        normal_key(entry.key) in HIDING_KEYS or has_stray_marker(entry) or _may_hide(entry.parts)
        for entry in entries
    )
