"""Adding items to an array in a block of TOML."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from .insertion import EditError, Insertion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TABLE_LINE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[\]]', re.DOTALL
)


def add_to_toml(block: str, key: str, items: Sequence[str]) -> Iterator[list[Insertion]]:
    """Yield ways to add the items to the array with this key, or to add the key, the best first.

    A line that looks like a table may be a part of a value, so not every way is right.

    Raises:
        EditError: the array is in a form that can't be extended.
    """
    text = ", ".join(json.dumps(item, ensure_ascii=False) for item in items)
    line = re.compile(
        rf"""^[ \t]*(?P<quote>["']?){re.escape(key)}(?P=quote)[ \t]*=[ \t]*""",
        re.MULTILINE | re.IGNORECASE,
    )
    if match := line.search(block):
        yield _extended(block, match.end(), text)
        return
    table = _TABLE_LINE.search(block)
    for offset in (table.start() if table else len(block), 0):
        yield [Insertion(offset, f"{key} = [{text}]\n")]


def _extended(block: str, start: int, items: str) -> list[Insertion]:
    """Return the insertions into the value that starts here."""
    if block[start : start + 1] != "[":
        value = _TOKEN.match(block, start)
        if value is None or block[start] == "#":
            raise EditError("the key isn't a list")
        return [Insertion(start, "["), Insertion(value.end(), f", {items}]")]
    depth = 0
    for token in _TOKEN.finditer(block, start):
        depth += {"[": 1, "]": -1}.get(token[0], 0)
        if depth == 0:
            before = block[start : token.start()].rstrip()
            separator = "" if before == "[" else " " if before.endswith(",") else ", "
            return [Insertion(token.start(), f"{separator}{items}")]
    raise EditError("the list has no end")
