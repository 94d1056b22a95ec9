r"""Front matter that is almost YAML: each key by itself, where that is safe.

One bad line makes YAML refuse the whole block. Most such lines are texts without the quotes that
YAML wants (`title: Part 1: The Foundation`), which say what they mean all the same. So each key is
read by itself; a line that YAML still refuses is read as the text it is, and reported.

| what YAML refuses                      | is read as                                              |
|----------------------------------------|---------------------------------------------------------|
| a value with a colon, `@`, a backtick… | the text behind the first colon                         |
| a quoted value with `\$` or a tail     | the text between the quotes; a backslash makes no sense |
| a tab in front of a value              | the same with spaces                                    |
| a list with such an item               | each item by itself                                     |
| anything else                          | nothing: the key counts as absent                       |

Nothing that could hide a post is guessed: where such a block holds any sign of a draft, the post
stays hidden.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .block import HIDDEN_UNTIL_THEN, Entry
from .keys import HIDING_KEYS, normal_key
from .problems import Problem, Severity, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .block import Written

    Loader = Callable[[str, int], tuple[list[Entry], list[Problem]]]

_KEY = re.compile(r"""(?P<key>\w[\w .-]{0,80}?|"[^"]*"|'[^']*')[ \t]*:(?=\s|$)""")
_ITEM = re.compile(r"\s*-\s+(?P<item>.*)")
# A line that says the post may be published, and nothing else.
_NO_DRAFT = re.compile(r"draft[ \t]*:[ \t]*['\"]?(?:false|no|off|0)['\"]?[ \t]*", re.IGNORECASE)
_DRAFT_SIGN = re.compile(r"draft", re.IGNORECASE)
_MENTIONED_KEY = re.compile(r"\W*(?P<key>\w[\w-]{0,40})['\"]?\s*(?:[:=]|$)")


@dataclass(frozen=True, slots=True)
class _Segment:
    """The lines of one key."""

    key: str
    """Empty for lines before the first."""
    line: int
    """Its first, in the file."""
    lines: Sequence[str]


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
    entries: list[Entry] = []
    problems: list[Problem] = []
    if _has_draft_sign(block):
        return [], [refused]
    for segment in _segments(textwrap.dedent(block), lines_before + 1):
        found, wrong, unread = _read(segment, load)
        if any(_may_hide(line) for line in unread):
            return [], [refused]
        entries += found
        problems += wrong
    return entries, problems or [_as_warning(refused)]


def _as_warning(problem: Problem) -> Problem:
    hint = problem.hint.removesuffix(HIDDEN_UNTIL_THEN).strip()
    return Problem(line=problem.line, what=problem.what, hint=hint)


def _may_hide(line: str) -> bool:
    match = _MENTIONED_KEY.match(line)
    return match is not None and normal_key(match["key"]) in HIDING_KEYS


def _has_draft_sign(block: str) -> bool:
    return any(
        _DRAFT_SIGN.search(line) and not _NO_DRAFT.fullmatch(line.rstrip())
        for line in block.split("\n")
    )


def _segments(block: str, first_line: int) -> Iterator[_Segment]:
    key, start, lines = "", first_line, list[str]()
    for number, line in enumerate(block.split("\n"), start=first_line):
        if match := _KEY.match(line):
            if key or any(_says_something(line) for line in lines):
                yield _Segment(key, start, lines)
            key, start, lines = match["key"].strip("'\""), number, []
        lines.append(line)
    if key or any(_says_something(line) for line in lines):
        yield _Segment(key, start, lines)


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _read(segment: _Segment, load: Loader) -> tuple[list[Entry], list[Problem], Sequence[str]]:
    """Return what the lines say, what is wrong with them, and those of them that were not read."""
    text = "\n".join(segment.lines)
    if segment.key:
        for attempt, remedy in _attempts(text):
            try:
                entries, problems = load(attempt, segment.line - 1)
            except ValueError:
                continue
            if remedy == _SPACES:
                problems.append(_problem(segment, "a tab, which YAML forbids here", remedy))
            elif remedy:
                what = f"not valid YAML, read as text (got {shown(entries[0].written)})"
                problems.append(_problem(segment, what, remedy))
            return entries, problems, ()
        written = _as_text(segment)
        if written is not None:
            what = f"not valid YAML, read as text (got {shown(written)})"
            entry = Entry(key=segment.key, written=written, value=_as_value(written), line=segment.line)
            is_quoted = segment.lines[0].partition(":")[2].strip()[:1] in ("'", '"')
            hint = "Put quotes around all of it." if is_quoted else "Put quotes around it."
            problem = _problem(segment, what, hint)
            return [entry], [problem], segment.lines[1:]
    line = next((line for line in segment.lines if _says_something(line)), "")
    what = f"not valid YAML, left out (got {shown(line.strip())})"
    problem = _problem(segment, what, "Write one `key: value` a line.")
    return [], [problem], segment.lines


_SPACES = "Write spaces."
_UNKNOWN_ESCAPE = re.compile(r"\\([^0abt\tnvfre \"/\\N_LPxuU\n])")


def _mended_escape(match: re.Match[str]) -> str:
    return "$" if match[1] == "$" else "\\\\" + match[1]


def _attempts(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to read a key's lines as YAML, each with what its author should do."""
    yield text, ""
    if "\t" in text:
        yield text.replace("\t", "  "), _SPACES
    if "\\" in text:
        # `\$` is a dollar in other languages; any other sign keeps its backslash.
        mended = _UNKNOWN_ESCAPE.sub(_mended_escape, text)
        yield mended, "Put single quotes around it, or double each backslash."


def _problem(segment: _Segment, what: str, hint: str) -> Problem:
    return Problem(line=segment.line, key=segment.key, what=what, hint=hint, severity=Severity.WARNING)


def _as_value(written: Written) -> object:
    return list(written) if isinstance(written, tuple) else written


def _as_text(segment: _Segment) -> Written:
    """Return the value as plain text, or None where its lines are more than text."""
    first, *rest = segment.lines
    head = first.partition(":")[2].strip()
    rest = [line for line in rest if _says_something(line)]
    if not head and rest:
        items = [_ITEM.fullmatch(line) for line in rest]
        if all(items):
            return tuple(_plain(item["item"]) for item in items if item)
        return None
    if any(_KEY.match(line.strip()) or _ITEM.match(line) or line[:1].strip() for line in rest):
        return None
    if head[:1] in ("|", ">"):
        return None
    text = " ".join([head, *(line.strip() for line in rest)])
    if text[:1] == "[" and text[-1:] == "]" and not {"[", "]"} & set(text[1:-1]):
        return tuple(_plain(item) for item in text[1:-1].split(",") if item.strip())
    return _plain(text)


_ESCAPE = re.compile(r"\\(.)")


def _plain(text: str) -> str:
    """Return what a value says, without its quotes or, where it has none, its comment."""
    text = text.strip()
    quote = text[:1]
    if quote in ("'", '"') and len(text) > 1 and text.endswith(quote):
        inner = text[1:-1]
        return _ESCAPE.sub(r"\1", inner) if quote == '"' else inner.replace("''", "'")
    if quote in ("'", '"'):
        return text.removeprefix(quote) if quote not in text[1:] else text
    return re.split(r"\s#", text, maxsplit=1)[0].rstrip()
