"""Places in HTML, for parts that are taken out or put in by offset."""

from __future__ import annotations


def offset_of(html: str, position: tuple[int, int]) -> int:
    """Return the offset of what `HTMLParser.getpos` calls (line from 1, column from 0)."""
    line, column = position
    offset = 0
    for _ in range(line - 1):
        offset = html.index("\n", offset) + 1
    return offset + column
