"""Converting Docusaurus' admonitions to those of Python-Markdown.

| Docusaurus                    | Python-Markdown                      |
|-------------------------------|--------------------------------------|
| `:::note[Title]`, `:::note A` | `!!! note "Title"`, `!!! note "A"`   |
| the lines until `:::`         | the same lines, indented             |
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .fences import fenced_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_OPENING = re.compile(
    r"[ ]{0,3}:{3,}[ \t]*(?P<type>note|tip|info|warning|danger|caution|important|success|secondary)"
    r"(?:\[(?P<title>[^\]\n]{0,200})\]|(?=[ \t]))?(?:\{[^}\n]{0,200}\})?(?P<title2>[ \t]+.{0,200})?"
)
_CLOSING = re.compile(r"[ ]{0,3}:{3,}[ \t]*")
_INDENT = "    "
_MOST_NESTED = 20
"""The number of admonitions in each other from which on they stay as they are.

Python-Markdown's recursion doesn't go much further, and every level makes all its lines longer.
"""


def with_admonitions(text: str, *, indents_fences: bool) -> str:
    """Convert the admonitions of Docusaurus.

    Args:
        text: Markdown.
        indents_fences: whether the site's extensions open indented fences. If not, an admonition that
            contains one stays as it is.
    """
    if ":::" not in text:
        return text
    lines = text.split("\n")
    ends = _ends(lines, indents_fences=indents_fences)
    closings = set(ends.values())
    depth = 0
    kept: list[str] = []
    for number, line in enumerate(lines):
        if number in ends:
            kept += (
                ["", f"{_INDENT * depth}{_heading(line)}"]
                if kept and kept[-1]
                else [f"{_INDENT * depth}{_heading(line)}"]
            )
            depth += 1
        elif number in closings:
            depth -= 1
            kept.append("")
        else:
            kept.append(f"{_INDENT * depth}{line}" if line.strip() else line)
    return "\n".join(kept)


def _ends(lines: Sequence[str], *, indents_fences: bool) -> Mapping[int, int]:
    """Return the line that closes each admonition, by its first line, from 0."""
    ends: dict[int, int] = {}
    unclosed: list[int] = []
    fences: list[int] = []
    for number, _, fence in fenced_lines(lines):
        if fence is not None:
            fences.append(number)
        elif _OPENING.fullmatch(lines[number]):
            unclosed.append(number)
        elif _CLOSING.fullmatch(lines[number]) and unclosed:
            start = unclosed.pop()
            has_fence = any(start < fence < number for fence in fences)
            if len(unclosed) < _MOST_NESTED and (indents_fences or not has_fence):
                ends[start] = number
    return ends


def _heading(line: str) -> str:
    match = _OPENING.fullmatch(line)
    if match is None:
        return line
    title = (match["title"] or match["title2"] or "").strip().replace('"', "'")
    return f'!!! {match["type"]} "{title}"' if title else f"!!! {match['type']}"
