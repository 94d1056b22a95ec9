"""The entries of front matter, independent of its format."""

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

MAX_DEPTH = 6
"""The maximum nesting of values: enough for every form of every field."""

MAX_BLOCK_LENGTH = 1_000_000
"""The maximum length of front matter in characters: a thousand times what people write, and about a
second's work."""


def every_part(raw: RawValue) -> Iterator[RawValue]:
    """Yield the value and everything in it. Values shared through aliases come once: it must end."""
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
    """A key with its value."""

    key: str
    """The key as the author spelled it."""
    raw: RawValue
    """The value as typed."""
    value: object
    """The value as the format's parser returns it; None if the parser fails (`2023-02-29`), and for the
    parts of a YAML mapping, as the mapping itself has it."""
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
    """Whether invalid YAML was read key by key. MkDocs would show it as text."""
    problems: tuple[Problem, ...] = ()
    """The problems, without the file name. If one of them hides the post, there are no entries."""

    @property
    def data(self) -> dict[str, object]:
        """The values by key. If a key is repeated, the last value is used."""
        return {entry.key: entry.value for entry in self.entries}

    @property
    def hides(self) -> bool:
        """Whether a problem hides the post."""
        return any(problem.hides for problem in self.problems)


def duplicate_keys(keys: Iterable[tuple[str, int]]) -> list[Problem]:
    """Return a problem for each repeated key, given as pairs of key and line."""
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
    """Return a problem if the block is too long."""
    if len(block) <= MAX_BLOCK_LENGTH:
        return None
    what = f"longer than {MAX_BLOCK_LENGTH:,} characters (got {len(block):,})"
    hint = "Move the data to a file of its own."
    return Problem(line=line, code="metadata-too-long", what=what, hint=hint, hides=Hides.POST)
