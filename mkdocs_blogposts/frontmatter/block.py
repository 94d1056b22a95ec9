"""The values of a block of front matter, whatever language it is written in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_blogposts.text.problems import Hides, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RawValue: TypeAlias = "str | tuple[RawValue, ...] | Mapping[str, RawValue] | None"
"""A value as typed: scalars as text (also `404`, `yes` and `2023-10-06`), None for null, tuples for
lists."""

MAX_DEPTH = 4
"""How deep values are read: enough for every form of every field."""

MAX_BLOCK_LENGTH = 1_000_000
"""The longest block that is read, in characters: a thousand times what people write, about a second's
work."""


def every_part(raw: RawValue) -> Iterator[RawValue]:
    """Yield the value and everything in it; what aliases share comes once, or it could be endless."""
    waiting = [raw]
    seen: set[int] = set()
    while waiting:
        part = waiting.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        yield part
        if isinstance(part, Mapping):
            waiting += part.values()
        elif isinstance(part, tuple):
            waiting += part


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One key of a front matter block."""

    key: str
    """The key as the author spelled it."""
    raw: RawValue
    """The value as typed."""
    value: object
    """The value as a parser of the language returns it; None if it can't (`2023-02-29`), and for the
    parts of a YAML mapping, because the mapping has it."""
    line: int
    """Its line in the file, from 1."""
    src_uri: str = ""
    """Its file; empty for the post's own."""
    parts: tuple[Entry, ...] = ()
    """The keys of the value if it is a mapping, one level deep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """A post's metadata and the text after it."""

    entries: tuple[Entry, ...] = ()
    """Every key in the order of the file; a key written twice is here twice."""
    body: str
    """The Markdown after the block, without the blank lines in between."""
    is_repaired: bool = False
    """Whether a broken block was read key by key; MkDocs would show it as text."""
    problems: tuple[Problem, ...] = ()
    """What could not be read, without the name of the file. If one of them hides the post, nothing is
    known about it."""

    @property
    def data(self) -> dict[str, object]:
        """The values by key: the last of a key wins."""
        return {entry.key: entry.value for entry in self.entries}

    @property
    def hides(self) -> bool:
        """Whether the post must not be published, whatever else it says."""
        return any(problem.hides for problem in self.problems)


def duplicate_keys(keys: Iterable[tuple[str, int]]) -> list[Problem]:
    """Return a problem for each key that is in the block again; each comes with its line."""
    hint = "The last one is used. Remove the others."
    seen: set[str] = set()
    again: dict[str, int] = {}
    for key, line in keys:
        if key in seen:
            again.setdefault(key, line)
        seen.add(key)
    return [
        Problem(line=line, key=key, code="key-duplicate", what="duplicate key", hint=hint)
        for key, line in again.items()
    ]


def too_long(block: str, line: int) -> Problem | None:
    """Return a problem if the block is longer than any that a person writes."""
    if len(block) <= MAX_BLOCK_LENGTH:
        return None
    what = f"longer than {MAX_BLOCK_LENGTH:,} characters (got {len(block):,})"
    hint = "Move the data to a file of its own."
    return Problem(line=line, code="metadata-too-long", what=what, hint=hint, hides=Hides.POST)
