r"""Front matter that is almost YAML: each key by itself, where that is safe.

One bad line makes YAML refuse the whole block. Most such lines are texts without the quotes that
YAML wants (`title: Part 1: The Foundation`), which say what they mean all the same. So each key is
read by itself, and each item and key below it; a line that YAML still refuses is read as the text it
is, and reported.

| what YAML refuses                      | is read as                                              |
|----------------------------------------|---------------------------------------------------------|
| a value with a colon, `@`, a backtick… | the text behind the first colon                         |
| a quoted value with `\$` or a tail     | the text between the quotes; a backslash makes no sense |
| a tab in front of a value              | the same with spaces                                    |
| a list with such an item               | each item by itself                                     |
| a mapping with such a value            | each key by itself                                      |
| a line without a key                   | nothing; the key above it keeps its value               |
| anything else                          | nothing: the key counts as absent                       |

Nothing that could hide a post is guessed: where such a block holds any sign of a draft, the post
stays hidden.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.text.problems import Hides, Problem, shown

from .block import MAX_DEPTH, Entry, duplicate_keys
from .draft_markers import may_hide, speaks_of_draft
from .field_table import normal_key
from .hiding_words import HIDING_KEYS, UNCHECKED_KEYS
from .yaml_lines import (
    ITEM,
    KEY,
    MENDS,
    Segment,
    as_it_is,
    indent_of,
    is_stray,
    says_something,
    segments,
)
from .yaml_values import plain, written_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .block import RawValue

    Loader = Callable[[str, int], tuple[list[Entry], list[Problem]]]

# YAML ends a line there, and no editor shows it.
_OTHER_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_ALIAS = re.compile(r"\*[\w-]+")
_ESCAPE_HINT = "Use single quotes, or double each backslash."


@dataclass
class _Mender:
    """Reads what can be read, and gathers what is wrong."""

    load: Loader
    problems: list[Problem] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """The lines that say something nobody knows."""
    hides: bool = False
    """Whether a key that may hide the post could not be read."""

    def read(self, block: str, first_line: int, depth: int = MAX_DEPTH) -> list[Entry]:
        """Return the entries of a mapping's lines."""
        found: list[Entry] = []
        for segment in segments(block, first_line):
            known = len(self.unread)
            found += self._entries(segment, depth)
            if len(self.unread) > known and normal_key(segment.key) in HIDING_KEYS:
                # A part of what decides may stand in it.
                self.unread.append(segment.lines[0])
        return found

    def _entries(self, segment: Segment, depth: int) -> list[Entry]:
        if not segment.key:
            return self._leave_out(segment, list(enumerate(segment.lines, start=segment.line)))
        if (entries := self._loaded(segment)) is not None:
            return entries
        if normal_key(segment.key) in UNCHECKED_KEYS:
            self.hides = True
            return []
        if segment.head[:1] == "[" and segment.below and segment.below[-1][1].rstrip()[-1:] == "]":
            lines = " ".join([segment.lines[0], *(line.strip() for _, line in segment.below)])
            return self._text(Segment(segment.key, segment.line, [lines]))
        stray = [(number, line) for number, line in segment.below if is_stray(line)]
        if stray:
            own = [line for line in segment.lines if not is_stray(line) or line is segment.lines[0]]
            entries = self._entries(Segment(segment.key, segment.line, own), depth)
            self._leave_out(segment, stray, key="")
            return entries
        return self._text(segment) if segment.head else self._below(segment, depth)

    def _loaded(self, segment: Segment) -> list[Entry] | None:
        """Return what YAML reads, if it must with mended lines; None where it still refuses."""
        for mend in MENDS:
            lines = [mend(line) for line in segment.lines]
            try:
                entries, problems = self.load("\n".join(lines), segment.line - 1)
            except ValueError:
                continue
            if "\\" in segment.head and not segment.below and entries and mend is not as_it_is:
                what = f"invalid YAML, read as text (got {shown(entries[0].raw)})"
                self._warn(segment.key, segment.line, "yaml-unquoted", what, _ESCAPE_HINT)
            else:
                self._warn_of_lines(segment, lines)
            self.problems += problems
            return entries
        return None

    def _warn_of_lines(self, segment: Segment, mended: Sequence[str]) -> None:
        numbered = enumerate(zip(segment.lines, mended, strict=True), start=segment.line)
        for number, (line, better) in numbered:
            if line != better:
                if "\t" in line and "\t" not in better:
                    what = "YAML doesn't allow a tab here"
                    self._warn(segment.key, number, "yaml-tab", what, "Use spaces.")
                else:
                    what = "an escape sequence that YAML doesn't have"
                    self._warn(segment.key, number, "yaml-escape", what, _ESCAPE_HINT)

    def _below(self, segment: Segment, depth: int) -> list[Entry]:
        """Return the entry of a key whose list or mapping stands below it."""
        below = segment.below
        first = below[0][1].strip() if below else ""
        if depth and ITEM.fullmatch(first):
            return self._list(segment, depth)
        is_indented = all(line[:1] in (" ", "\t") for _, line in below)
        if depth and is_indented and KEY.match(first):
            block = textwrap.dedent("\n".join(segment.lines[1:]).replace("\t", "  "))
            parts = self.read(block, segment.line + 1, depth - 1)
            raw = {part.key: part.raw for part in parts}
            value = {part.key: part.value for part in parts}
            return [Entry(key=segment.key, raw=raw, value=value, line=segment.line, parts=tuple(parts))]
        return self._leave_out(segment, [(segment.line, segment.lines[0]), *below])

    def _list(self, segment: Segment, depth: int) -> list[Entry]:
        items: list[list[tuple[int, str]]] = []
        indent = indent_of(segment.below[0][1])
        for number, line in segment.below:
            if ITEM.fullmatch(line) and indent_of(line) <= indent:
                items.append([])
            items[-1].append((number, line))
        raw: list[RawValue] = []
        values: list[object] = []
        for item in items:
            number, first = item[0]
            lines = "\n".join(line for _, line in item)
            try:
                (entry, *_), problems = self.load(f"x:\n{lines}", number - 2)
            except ValueError:
                below = [line for _, line in item[1:]]
                block = textwrap.dedent("\n".join([first.replace("-", " ", 1), *below]))
                if below and KEY.match(block):
                    parts = self.read(block, number, depth - 1)
                    raw.append({part.key: part.raw for part in parts})
                    values.append({part.key: part.value for part in parts})
                    continue
                if below:
                    self._leave_out(segment, item)
                    continue
                text = plain(first.strip()[1:])
                what = f"invalid YAML, read as text (got {shown(text)})"
                self._warn(segment.key, number, "yaml-unquoted", what, "Put quotes around it.")
                raw.append(text)
                values.append(text)
                continue
            self.problems += problems
            raw += entry.raw if isinstance(entry.raw, tuple) else [entry.raw]
            values += entry.value if isinstance(entry.value, list) else [entry.value]
        return [
            Entry(key=segment.key, raw=tuple(raw), value=values, line=segment.line),
        ]

    def _text(self, segment: Segment) -> list[Entry]:
        """Return the entry of a key whose value can only be a text."""
        head, below = segment.head, segment.below
        if _ALIAS.fullmatch(head):  # What it stands for is out of reach.
            return self._leave_out(segment, [(segment.line, segment.lines[0]), *below])
        is_open = head[:1] in ("[", "{") and head[-1:] not in ("]", "}")
        if head[:1] in ("|", ">") or (is_open and below):
            return self._leave_out(segment, [(segment.line, segment.lines[0]), *below])
        more = [line for _, line in below if not KEY.match(line.strip()) and not ITEM.match(line)]
        if len(more) < len(below):
            more = []  # What follows is no text.
            alone = self._loaded(Segment(segment.key, segment.line, segment.lines[:1]))
            if alone is not None:
                self._leave_out(segment, below)
                return alone
        text = " ".join([head, *(line.strip() for line in more)])
        raw = written_of(text)
        hint = (
            "Put quotes around the whole value." if head[:1] in ("'", '"') else "Put quotes around it."
        )
        what = f"invalid YAML, read as text (got {shown(raw)})"
        self._warn(segment.key, segment.line, "yaml-unquoted", what, hint)
        if more:
            self.unread += more
        else:
            self._leave_out(segment, below)
        value = list(raw) if isinstance(raw, tuple) else raw
        return [Entry(key=segment.key, raw=raw, value=value, line=segment.line)]

    def _leave_out(
        self, segment: Segment, lines: Sequence[tuple[int, str]], *, key: str | None = None
    ) -> list[Entry]:
        for number, line in lines:
            if says_something(line):
                what = f"invalid YAML, ignored (got {shown(line.strip())})"
                hint = "Write one `key: value` per line."
                name = segment.key if key is None else key
                self._warn(name, number, "yaml-line-ignored", what, hint)
                self.unread.append(line)
        return []

    def _warn(self, key: str, line: int, code: str, what: str, hint: str) -> None:
        self.problems.append(Problem(line=line, key=key, code=code, what=what, hint=hint))


def repair(
    block: str, load: Loader, refused: Problem, *, lines_before: int = 0
) -> tuple[list[Entry], list[Problem]]:
    """Read a block that YAML refuses.

    Args:
        block: the lines between the fences.
        load: reads a part of it as YAML, of which so many lines come before; raises a `ValueError`.
        refused: why YAML refuses the whole; the answer where the block has a sign of a draft.
        lines_before: the lines of the file above the block.
    """
    if speaks_of_draft(block) or _OTHER_LINE_ENDS.search(block):
        return [], [refused]
    mender = _Mender(load)
    entries = mender.read(textwrap.dedent(block), lines_before + 1)
    if mender.hides or any(may_hide(line) for line in mender.unread):
        return [], [refused]
    problems = mender.problems or [replace(refused, hides=Hides.NOTHING)]
    return entries, [*problems, *duplicate_keys((entry.key, entry.line) for entry in entries)]
