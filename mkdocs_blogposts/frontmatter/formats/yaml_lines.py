"""The lines of a block that isn't valid YAML: which belong to one key, and ways to fix one."""

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
    """Empty for lines before the first."""
    line: int
    """The first one's number in the file."""
    lines: Sequence[str]

    @property
    def first(self) -> str:
        """The value on the key's own line."""
        return self.lines[0].partition(":")[2].strip()

    @property
    def rest(self) -> list[tuple[int, str]]:
        """The other lines, with their numbers; without empty lines and comments."""
        numbered = enumerate(self.lines[1:], start=self.line + 1)
        return [(number, line) for number, line in numbered if is_content(line)]


def segments(block: str, first_line: int) -> Iterator[Segment]:
    """Yield the lines of each key, numbered from `first_line`, and those before the first key."""
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
    """Whether the line is neither empty nor a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def is_stray(line: str) -> bool:
    """Whether an unindented line after a key is neither part of its value nor a key of its own."""
    return line[:1].strip() not in ("", "#") and not ITEM.match(line)


def indent_of(line: str) -> int:
    """Return how far the line is indented."""
    return len(line) - len(line.lstrip())


# --- ways to fix a line ---------------------------------------------------------------------------

_UNKNOWN_ESCAPE = re.compile(r"\\([^0abt\tnvfre \"/\\N_LPxuU\n])")


def unchanged(line: str) -> str:
    """Return the line, which may be valid."""
    return line


def _with_spaces(line: str) -> str:
    return line.replace("\t", "  ")


def _with_escapes(line: str) -> str:
    # `\$` is a dollar in other languages; any other character keeps its backslash.
    return _UNKNOWN_ESCAPE.sub(lambda m: "$" if m[1] == "$" else "\\\\" + m[1], line)


def _with_both(line: str) -> str:
    return _with_escapes(_with_spaces(line))


FIXES = (unchanged, _with_spaces, _with_escapes, _with_both)
"""In the order to try."""
