"""Inserting texts into a file whose line endings and byte order mark stay as they are."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"


class Insertion(NamedTuple):
    """A text to insert, as a position in the text that `normal_lines` returns."""

    offset: int
    text: str
    """With line feeds as line endings."""


class EditError(ValueError):
    """A file can't be edited. The message has the reason."""


def inserted(text: str, insertions: list[Insertion]) -> str:
    """Return the original text with these insertions, in its own line endings."""
    bom = _BOM if text.startswith(_BOM) else ""
    rest = text[len(bom) :]
    ends = [match[0] for match in _LINE_END.finditer(rest)]
    newline = ends[0] if ends else "\n"
    normal = _LINE_END.sub("\n", rest)
    parts = [bom]
    done = 0
    for offset, new in sorted(insertions):
        lines = normal.count("\n", 0, offset)
        place = offset + sum(len(end) - 1 for end in ends[:lines])
        parts += [rest[done:place], new.replace("\n", newline)]
        done = place
    return "".join([*parts, rest[done:]])
