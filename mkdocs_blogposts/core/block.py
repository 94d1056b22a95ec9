"""What a block of front matter is, whatever it was written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Written: TypeAlias = "str | tuple[Written, ...] | Mapping[str, Written] | None"
"""A value as it was typed: scalars as text (`404`, `yes` and `2023-10-06` stay what they are), None
for null, tuples for lists."""

HIDDEN_UNTIL_THEN = "The post stays hidden until then."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One key of a front matter block."""

    key: str
    """The key as the author spelled it."""
    written: Written
    """The value as typed."""
    value: object
    """The value as YAML delivers it; None where YAML could not (`2023-02-29`, an unknown `!tag`)."""
    line: int
    """The line of the file it stands on, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a block, or a part of it, could not be read."""

    line: int
    key: str = ""
    what: str
    hint: str
    hides: bool
    """Whether nothing can be known about the post, so that it must not be published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """A post's metadata and what follows it."""

    entries: tuple[Entry, ...] = ()
    """Every key in the order of the file; a key written twice stands here twice."""
    body: str
    """The Markdown after the block, without the blank lines between."""
    faults: tuple[Fault, ...] = ()

    @property
    def data(self) -> dict[str, object]:
        """The values by key, as YAML delivers them: the last of a key wins."""
        return {entry.key: entry.value for entry in self.entries}
