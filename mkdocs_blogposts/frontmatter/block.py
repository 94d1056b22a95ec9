"""What a block of front matter is, whatever it was written in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_blogposts.text.problems import Hides, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RawValue: TypeAlias = "str | tuple[RawValue, ...] | Mapping[str, RawValue] | None"
"""A value as it was typed: scalars as text (`404`, `yes` and `2023-10-06` stay what they are), None
for null, tuples for lists."""

MAX_DEPTH = 4
"""Deep enough for every form of every field; what lies deeper is never read, and costs nothing."""

MAX_BLOCK_LENGTH = 1_000_000
"""The longest block that is read, in characters: a thousand times what people write, and read in about
a second."""


def every_part(raw: RawValue) -> Iterator[RawValue]:
    """Yield the value and all that is in it; what aliases share comes once, or it could be endless."""
    todo = [raw]
    seen: set[int] = set()
    while todo:
        part = todo.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        yield part
        if isinstance(part, Mapping):
            todo += part.values()
        elif isinstance(part, tuple):
            todo += part


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One key of a front matter block."""

    key: str
    """The key as the author spelled it."""
    raw: RawValue
    """The value as typed."""
    value: object
    """The value as the block's language delivers it; None where it could not (`2023-02-29`), and for
    the parts of a YAML mapping, whose whole has it."""
    line: int
    """The line of the file it stands on, from 1."""
    src_uri: str = ""
    """The file it stands in; empty for the post's own."""
    parts: tuple[Entry, ...] = ()
    """The keys of a value that is a mapping, one level deep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """A post's metadata and what follows it."""

    entries: tuple[Entry, ...] = ()
    """Every key in the order of the file; a key written twice stands here twice."""
    body: str
    """The Markdown after the block, without the blank lines between."""
    is_repaired: bool = False
    """Whether a broken block was read key by key: the host would show it as text."""
    problems: tuple[Problem, ...] = ()
    """What could not be read, without the name of the file. An error: nothing can be known of the
    post, so that it must not be published."""

    @property
    def data(self) -> dict[str, object]:
        """The values by key: the last of a key wins."""
        return {entry.key: entry.value for entry in self.entries}

    @property
    def hides(self) -> bool:
        """Whether the post must not be published, whatever else it says."""
        return any(problem.hides for problem in self.problems)


def duplicate_keys(keys: Iterable[tuple[str, int]]) -> list[Problem]:
    """Return a problem for each key, given with its line, that stands in the block again."""
    hint = "The last one is used. Remove the others."
    known: set[str] = set()
    again: dict[str, int] = {}
    for key, line in keys:
        if key in known:
            again.setdefault(key, line)
        known.add(key)
    return [
        Problem(line=line, key=key, code="key-duplicate", what="duplicate key", hint=hint)
        for key, line in again.items()
    ]


def too_long(block: str, line: int) -> Problem | None:
    """Return a problem where the block is longer than any that a person wrote."""
    if len(block) <= MAX_BLOCK_LENGTH:
        return None
    what = f"longer than {MAX_BLOCK_LENGTH:,} characters (got {len(block):,})"
    hint = "Move the data to a file of its own."
    return Problem(line=line, code="metadata-too-long", what=what, hint=hint, hides=Hides.POST)
