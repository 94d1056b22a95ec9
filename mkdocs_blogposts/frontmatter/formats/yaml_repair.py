r"""Repairing front matter that is almost YAML, by reading each key separately if that is safe.

One bad line makes the whole block invalid. Most of these lines are texts that need quotes
(`title: Part 1: The Foundation`), and their meaning is clear. So each key is read separately, and so is
each item and key in its value. A line that is still invalid is read as plain text and reported.

| invalid YAML                           | is read as                                              |
|----------------------------------------|---------------------------------------------------------|
| a value with a colon, `@`, a backtick… | the text after the first colon                          |
| a quoted value with `\$` or a tail     | the text between the quotes                             |
| a tab before a value                   | the same with spaces                                    |
| a list with such an item               | each item by itself                                     |
| a mapping with such a value            | each key by itself                                      |
| a line without a key                   | nothing; the key above it keeps its value               |
| anything else                          | nothing: the key counts as absent                       |

If such a block might contain a draft marker, nothing is repaired, and the post stays hidden.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.frontmatter.block import MAX_DEPTH, Entry, duplicate_keys
from mkdocs_blogposts.frontmatter.draft_markers import may_hide, mentions_draft
from mkdocs_blogposts.frontmatter.field_table import normal_key
from mkdocs_blogposts.frontmatter.hiding_words import HIDING_KEYS, UNCHECKED_KEYS
from mkdocs_blogposts.text.problems import Hides, Problem, shown

from .yaml_lines import (
    FIXES,
    ITEM,
    KEY,
    Segment,
    escape_hint,
    indent_of,
    is_content,
    is_stray,
    segments,
    unchanged,
)
from .yaml_values import text_or_list, unquoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_blogposts.frontmatter.block import RawValue

    Loader = Callable[[str, int], tuple[list[Entry], list[Problem]]]

# YAML ends a line at these characters, but editors don't show it.
_OTHER_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_ALIAS = re.compile(r"\*[\w-]+")


@dataclass
class _Repairer:
    """Reads as many entries as possible, and collects problems."""

    load: Loader
    problems: list[Problem] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """The lines that could not be read."""
    hides: bool = False
    """Whether a key that may hide the post couldn't be read."""

    def read(self, block: str, first_line: int, depth: int = MAX_DEPTH) -> list[Entry]:
        """Return the entries of a mapping's lines."""
        found: list[Entry] = []
        for segment in segments(block, first_line):
            count = len(self.unread)
            found += self._entries(segment, depth)
            if len(self.unread) > count and normal_key(segment.key) in HIDING_KEYS:
                # It contains the value of a key that may hide the post.
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
        if segment.first[:1] == "[" and segment.rest and segment.rest[-1][1].rstrip()[-1:] == "]":
            lines = " ".join([segment.lines[0], *(line.strip() for _, line in segment.rest)])
            return self._text(Segment(segment.key, segment.line, [lines]))
        stray = [(number, line) for number, line in segment.rest if is_stray(line)]
        if stray:
            own = [line for line in segment.lines if not is_stray(line) or line is segment.lines[0]]
            entries = self._entries(Segment(segment.key, segment.line, own), depth)
            self._leave_out(segment, stray, key="")
            return entries
        return self._text(segment) if segment.first else self._nested(segment, depth)

    def _loaded(self, segment: Segment) -> list[Entry] | None:
        """Return the entries, after fixing lines if needed; None if they are still invalid YAML."""
        for fix in FIXES:
            lines = [fix(line) for line in segment.lines]
            try:
                entries, problems = self.load("\n".join(lines), segment.line - 1)
            except ValueError:
                continue
            if "\\" in segment.first and not segment.rest and entries and fix is not unchanged:
                what = f"invalid YAML, read as text (got {shown(entries[0].raw)})"
                self._warn(segment.key, segment.line, "yaml-unquoted", what, escape_hint(segment.first))
            else:
                self._warn_of_lines(segment, lines)
            self.problems += problems
            return entries
        return None

    def _warn_of_lines(self, segment: Segment, fixed: Sequence[str]) -> None:
        numbered = enumerate(zip(segment.lines, fixed, strict=True), start=segment.line)
        for number, (line, better) in numbered:
            if line != better:
                if "\t" in line and "\t" not in better:
                    what = "YAML doesn't allow a tab here"
                    self._warn(segment.key, number, "yaml-tab", what, "Use spaces.")
                else:
                    what = "not a valid YAML escape sequence"
                    self._warn(segment.key, number, "yaml-escape", what, escape_hint(line))

    def _nested(self, segment: Segment, depth: int) -> list[Entry]:
        """Return the entry of a key whose list or mapping is on the next lines."""
        rest = segment.rest
        first = rest[0][1].strip() if rest else ""
        if depth and ITEM.fullmatch(first):
            return self._list(segment, depth)
        is_indented = all(line[:1] in (" ", "\t") for _, line in rest)
        if depth and is_indented and KEY.match(first):
            block = textwrap.dedent("\n".join(segment.lines[1:]).replace("\t", "  "))
            parts = self.read(block, segment.line + 1, depth - 1)
            raw = {part.key: part.raw for part in parts}
            value = {part.key: part.value for part in parts}
            return [Entry(key=segment.key, raw=raw, value=value, line=segment.line, parts=tuple(parts))]
        return self._leave_out(segment, [(segment.line, segment.lines[0]), *rest])

    def _list(self, segment: Segment, depth: int) -> list[Entry]:
        items: list[list[tuple[int, str]]] = []
        indent = indent_of(segment.rest[0][1])
        for number, line in segment.rest:
            if ITEM.fullmatch(line) and indent_of(line) <= indent:
                items.append([])
            items[-1].append((number, line))
        found = [pair for item in items for pair in self._item(segment, item, depth)]
        raw = tuple(raw for raw, _ in found)
        value = [value for _, value in found]
        return [Entry(key=segment.key, raw=raw, value=value, line=segment.line)]

    def _item(
        self, segment: Segment, item: Sequence[tuple[int, str]], depth: int
    ) -> list[tuple[RawValue, object]]:
        """Return an item of a list as typed, and its parsed value; nothing if it can't be read."""
        number = item[0][0]
        lines = "\n".join(line for _, line in item)
        try:
            (entry, *_), problems = self.load(f"x:\n{lines}", number - 2)
        except ValueError:
            return self._repaired_item(segment, item, depth)
        self.problems += problems
        raws = entry.raw if isinstance(entry.raw, tuple) else (entry.raw,)
        values = entry.value if isinstance(entry.value, list) else [entry.value]
        return list(zip(raws, values, strict=False))

    def _repaired_item(
        self, segment: Segment, item: Sequence[tuple[int, str]], depth: int
    ) -> list[tuple[RawValue, object]]:
        number, first = item[0]
        rest = [line for _, line in item[1:]]
        block = textwrap.dedent("\n".join([first.replace("-", " ", 1), *rest]))
        if rest and KEY.match(block):
            parts = self.read(block, number, depth - 1)
            return [({part.key: part.raw for part in parts}, {part.key: part.value for part in parts})]
        if rest:
            self._leave_out(segment, item)
            return []
        text = unquoted(first.strip()[1:])
        what = f"invalid YAML, read as text (got {shown(text)})"
        self._warn(segment.key, number, "yaml-unquoted", what, "Put quotes around it.")
        return [(text, text)]

    def _text(self, segment: Segment) -> list[Entry]:
        """Return the entry of a key whose value can only be text."""
        first, rest = segment.first, segment.rest
        if _ALIAS.fullmatch(first):  # Its anchor is in another segment.
            return self._leave_out(segment, [(segment.line, segment.lines[0]), *rest])
        is_open = first[:1] in ("[", "{") and first[-1:] not in ("]", "}")
        if first[:1] in ("|", ">") or (is_open and rest):
            return self._leave_out(segment, [(segment.line, segment.lines[0]), *rest])
        more = [line for _, line in rest if not KEY.match(line.strip()) and not ITEM.match(line)]
        if len(more) < len(rest):
            more = []  # The following lines aren't text.
            alone = self._loaded(Segment(segment.key, segment.line, segment.lines[:1]))
            if alone is not None:
                self._leave_out(segment, rest)
                return alone
        text = " ".join([first, *(line.strip() for line in more)])
        raw = text_or_list(text)
        hint = (
            "Put quotes around the whole value." if first[:1] in ("'", '"') else "Put quotes around it."
        )
        what = f"invalid YAML, read as text (got {shown(raw)})"
        self._warn(segment.key, segment.line, "yaml-unquoted", what, hint)
        if more:
            self.unread += more
        else:
            self._leave_out(segment, rest)
        value = list(raw) if isinstance(raw, tuple) else raw
        return [Entry(key=segment.key, raw=raw, value=value, line=segment.line)]

    def _leave_out(
        self, segment: Segment, lines: Sequence[tuple[int, str]], *, key: str | None = None
    ) -> list[Entry]:
        for number, line in lines:
            if is_content(line):
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
    """Read a block that isn't valid YAML.

    Args:
        block: the lines between the fences.
        load: parses a part of it as YAML, given the number of lines before it; raises a `ValueError`.
        refused: the problem of the whole block, returned if it may contain a draft marker.
        lines_before: the number of lines in the file before the block.
    """
    if mentions_draft(block) or _OTHER_LINE_ENDS.search(block):
        return [], [refused]
    repairer = _Repairer(load)
    entries = repairer.read(textwrap.dedent(block), lines_before + 1)
    if repairer.hides or any(may_hide(line) for line in repairer.unread):
        return [], [refused]
    problems = repairer.problems or [replace(refused, hides=Hides.NOTHING)]
    return entries, [*problems, *duplicate_keys((entry.key, entry.line) for entry in entries)]
