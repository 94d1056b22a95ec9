"""Code in Markdown: where it begins and ends, and what is written after the fence.

Python-Markdown opens a fence only if it understands the whole line. Other tools have their own syntax
for titles, highlighted lines and line numbers (`js:a.js {1,3} showLineNumbers`). Such a fence is text
to MkDocs, so the closing fence opens a block, and from there on, code is prose and prose is code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FENCE = re.compile(r"(?P<before>[ \t>]*)(?P<fence>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)")
"""A line that opens a block of code; inline code may begin with three backticks too."""


def end_of_code(lines: Sequence[str], start: int, fence: str) -> int:
    """Return the number of the line after the code, from 0. An open fence ends with the text."""
    closing = re.compile(rf"[ \t>]*{re.escape(fence[0])}{{{len(fence)},}}[ \t]*")
    for number in range(start + 1, len(lines)):
        if closing.fullmatch(lines[number]):
            return number + 1
    return len(lines)


@dataclass(frozen=True, slots=True)
class FenceSyntax:
    """What the site's extensions accept after a fence."""

    has_options: bool = False
    """Whether pymdownx.superfences is on, which shows titles; else only fenced_code is."""
    opens_all: bool = False
    """Whether superfences opens every fence (`relaxed_headers`)."""

    def opens(self, info: str) -> bool:
        """Return whether a fence with this text after it opens a block."""
        if self.opens_all:
            return True
        pattern = _SUPERFENCES if self.has_options else _FENCED_CODE
        return len(info) <= _MAX_INFO and pattern.fullmatch(info.rstrip()) is not None


_FENCED_CODE = re.compile(
    r"""[ ]*(?:\{.*\}|(?:\.?[\w#.+-]*[ ]*)?(?:hl_lines=(?P<quote>["']).*?(?P=quote)[ ]*)?)"""
)
_SUPERFENCES = re.compile(
    r"""(?:[ \t]*\.?[\w#.+-]+(?=[\t ]|$))?"""
    r"""(?:[ \t]*\{.*\}|(?:[ \t]*[a-zA-Z]\w*=(?P<quote>["']).*?(?P=quote)(?=[\t ]|$))+)?"""
)
_MAX_INFO = 500

_PIECE = re.compile(
    r"""(?i:title|filename|file|name|caption)=\{?(?:"(?P<title>[^"]*)"|'(?P<title2>[^']*)'|(?P<title3>[^\s{}]+))\}?"""
    r"""|\[(?P<title4>[^\]]+)\]"""
    r"""|(?:(?i:highlight|hl)=)?\{(?P<lines>[\d,\s-]+)\}|hl_lines=(?P<quote>["'])(?P<lines2>[^"']*)(?P=quote)"""
    r"""|(?:showLineNumbers|numberLines|lineNumbers|line-numbers|linenos?)(?:=\{?true\}?|\{(?P<first>\d+)\}|=(?P<first2>\d+))?"""
    r"""(?=[\s{]|$)|linenums=["'](?P<first3>\d+)["']|\{\s*numberLines:\s*(?:true|(?P<first4>\d+))\s*\}"""
    r"""|(?P<unknown>\S+)"""
)
_LANGUAGE = re.compile(r"\.?(?P<language>[\w#+.-]*)(?::(?:title=)?(?P<title>[^\s{]*))?")


@dataclass(frozen=True, slots=True)
class FenceInfo:
    """What is written after a fence."""

    language: str
    title: str
    lines: str
    """The highlighted lines, as in `1 3-4`."""
    first_number: str
    """The number of the first line; empty if lines have no numbers."""
    is_known: bool
    """Whether every word is understood."""

    @classmethod
    def of(cls, info: str) -> FenceInfo:
        """Read the text after a fence, in the syntax of any tool."""
        info = info.strip()[:_MAX_INFO]
        start = _LANGUAGE.match(info)
        language, title, position = "", "", 0
        if start is not None and "=" not in info[: start.end() + 1].replace(":title=", ""):
            language, title, position = start["language"], start["title"] or "", start.end()
        lines: list[str] = []
        first_number, is_known = "", True
        # A title may also come after the lines: `js{1,3}:title=a.js`.
        for piece in _PIECE.finditer(re.sub(r"(?<=\}):title=", " title=", info[position:])):
            found = piece.groupdict(default="")
            title = title or found["title"] or found["title2"] or found["title3"] or found["title4"]
            lines += re.findall(r"\d+(?:-\d+)?", found["lines"] + found["lines2"])
            is_known = is_known and not found["unknown"]
            numbers = [found[name] for name in ("first", "first2", "first3", "first4")]
            if not any(found[name] for name in _WITHOUT_NUMBERS):
                first_number = "".join(numbers) or "1"
        return cls(language, title, " ".join(lines), first_number, is_known)

    def written(self, syntax: FenceSyntax) -> str:
        """Return the text in a syntax that MkDocs opens, with what the extensions can show."""
        parts = [self.language]
        if syntax.has_options and self.title:
            title = self.title.replace('"', "'")
            parts.append(f'title="{title}"')
        if self.lines:
            parts.append(f'hl_lines="{self.lines}"')
        if syntax.has_options and self.first_number:
            parts.append(f'linenums="{self.first_number}"')
        return " ".join(parts)


_WITHOUT_NUMBERS = ("title", "title2", "title3", "title4", "lines", "lines2", "unknown")

# Blocks whose indented lines belong to them, so a fence there isn't code that shows a fence.
_CONTAINER = re.compile(r"[ ]{0,3}(?:[-*+][ \t]|\d{1,9}[.)][ \t]|!!!|\?\?\?|===[ ]|///|:::|\[\^)")
_CODE_INDENT = 4
# Plugins that read their own fences, with options of any kind.
_OF_PLUGINS = re.compile(
    r"[ \t]*\{?\.?(?:kroki|plantuml|puml|mermaid|d2|graphviz|dot|exec|vegalite|chart)\b"
)


def fenced_lines(lines: Sequence[str]) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Yield the number of each line from 0, or of each fence, and that of the line after it.

    Fences in indented code are text.
    """
    number = 0
    is_contained = False
    while number < len(lines):
        line = lines[number]
        match = FENCE.match(line)
        is_indented = line.startswith((" " * _CODE_INDENT, "\t"))
        if match is not None and (is_contained or not is_indented):
            end = end_of_code(lines, number, match["fence"])
            yield number, end, match
            number = end
            continue
        if line.strip() and not line[0].isspace():
            is_contained = _CONTAINER.match(line) is not None
        yield number, number + 1, None
        number += 1


# Most fences have at most the name of a language.
_UNUSUAL = re.compile(r"^[ \t>]*(?:`{3,}|~{3,})(?![ \t]*\.?[\w#.+-]*[ \t]*$)", re.MULTILINE)
# Superfences reads these as attributes without a meaning.
_HAS_LINES = re.compile(r"[ \t]*\.?[\w#.+-]+[ \t]*\{[\d,\s-]+\}")


def with_open_fences(text: str, syntax: FenceSyntax, *, rewrites_all: bool) -> tuple[str, list[int]]:
    """Rewrite fences that MkDocs doesn't open, and return the lines of the others, from 1.

    Args:
        text: Markdown.
        syntax: what the site's extensions accept.
        rewrites_all: whether words that aren't understood are removed; else such a fence is left alone.
    """
    if not _UNUSUAL.search(text):
        return text, []
    lines = text.split("\n")
    unopened: list[int] = []
    for number, _, match in list(fenced_lines(lines)):
        if match is None or _OF_PLUGINS.match(match["info"]):
            continue
        is_open = syntax.opens(match["info"])
        if is_open and not (rewrites_all and _HAS_LINES.match(match["info"])):
            continue
        info = FenceInfo.of(match["info"])
        if info.is_known or rewrites_all:
            lines[number] = f"{match['before']}{match['fence']}{info.written(syntax)}"
        else:
            unopened.append(number + 1)
    return "\n".join(lines), unopened
