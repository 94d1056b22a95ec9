"""Grouping the lines of invalid YAML by key, and ways to fix a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KEY = re.compile(r"""(?P<key>\w[\w .-]{0,80}?|"[^"]*"|'[^']*')[ \t]*:(?=\s|$)""")
ITEM = re.compile(r"\s*-(?:\s.*|$)")


@dataclass(frozen=True, slots=True)
class Segment:
    """The lines of one key."""

    key: str
    """The key; empty for lines before the first key."""
    line: int
    """The number of its first line in the file."""
    lines: Sequence[str]

    @property
    def first(self) -> str:
        """The value on the key's own line."""
        return self.lines[0].partition(":")[2].strip()

    @property
    def rest(self) -> list[tuple[int, str]]:
        """The other lines with their numbers, without empty lines and comments."""
        numbered = enumerate(self.lines[1:], start=self.line + 1)
        return [(number, line) for number, line in numbered if is_content(line)]


def segments(block: str, first_line: int) -> Iterator[Segment]:
    """Yield the lines before the first key, and those of each key, numbered from `first_line`."""
    key, start, lines = "", first_line, list[str]()
    for number, line in enumerate(block.split("\n"), start=first_line):
        if match := KEY.match(line):
            if key or any(is_content(line) for line in lines):
                yield Segment(key, start, lines)
            key, start, lines = match["key"].strip("'\""), number, []
        lines.append(line)
    if key or any(is_content(line) for line in lines):
        yield Segment(key, start, lines)


def is_content(line: str) -> bool:
    """Return whether the line is neither empty nor a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def is_stray(line: str) -> bool:
    """Return whether an unindented line after a key is neither part of its value nor another key."""
    return line[:1].strip() not in ("", "#") and not ITEM.match(line)


def indent_of(line: str) -> int:
    """Return the width of the line's indentation."""
    return len(line) - len(line.lstrip())


# --- ways to fix a line ---------------------------------------------------------------------------

_UNKNOWN_ESCAPE = re.compile(r"\\([^0abt\tnvfre \"/\\N_LPxuU\n])")


def escape_hint(text: str) -> str:
    """Return how to fix a text with a backslash sequence that YAML doesn't have."""
    match = _UNKNOWN_ESCAPE.search(text)
    if match and match[1] == "$":
        return "Write $ without a backslash."
    return "Use single quotes, or double each backslash."


def unchanged(line: str) -> str:
    """Return the line as it is."""
    return line


def _with_spaces(line: str) -> str:
    return line.replace("\t", "  ")


def _with_escapes(line: str) -> str:
    # `\$` is a dollar in other languages; any other character keeps its backslash.
    return _UNKNOWN_ESCAPE.sub(lambda m: "$" if m[1] == "$" else "\\\\" + m[1], line)


def _with_both(line: str) -> str:
    return _with_escapes(_with_spaces(line))


FIXES = (unchanged, _with_spaces, _with_escapes, _with_both)
"""All fixes, in the order in which they are tried."""
