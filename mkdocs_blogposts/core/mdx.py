"""MDX as plain Markdown: what only a JavaScript program could show is taken out, and named.

MDX (https://mdxjs.com/docs/what-is-mdx/) is Markdown with `import` and `export` statements, JSX
elements and `{expressions}`. Most posts under that name use none of them. Markdown and HTML inside
an element stay; so does everything in code.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

_CODE_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})")
# As JavaScript writes them, so that a sentence may begin with either word.
_STATEMENT = re.compile(
    r"(?:import)(?=\s*['\"{*]|\s+(?:type\s+)?[\w$]+\s*(?:,|from\b)|\s+type\s*\{)"
    r"|(?:export)(?=\s*[{*]|\s+(?:default|const|let|var|function|async|class|type)\b)"
)
_BACKTICKS = re.compile(r"`+")
_INLINE_MATH = re.compile(r"\$(?![\s$])[^$\n]{1,500}(?<!\s)\$(?!\d)")
# What Markdown's attribute lists and heading ids look like.
_ATTRIBUTES = re.compile(r"\{[#:.][^{}\n]{0,200}\}")
_COMMENT = re.compile(r"\{\s{0,9}/\*(?P<text>.*?)\*/\s{0,9}\}", re.DOTALL)
# A component's name begins with a capital letter, has a dot, or is empty (a fragment).
_COMPONENT = re.compile(r"</?(?P<name>[A-Z][\w.]*|[a-z]\w*\.[\w.]+|(?=\s*>))")
_ELEMENT = re.compile(r"<[a-z][\w-]*(?=[\s/>])")
_CLASS_NAME = re.compile(r"\bclassName(?=\s*=)")


@dataclass(frozen=True, slots=True)
class Removal:
    """Something that was taken out."""

    line: int
    """Where it stood, from 1."""
    what: str
    """Its name, such as `import` or `<Chart>`."""


@dataclass(slots=True)
class _Text:
    """The lines kept so far, and what was taken out."""

    kept: list[str] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)


def plain_markdown(text: str) -> tuple[str, list[Removal]]:
    """Return the Markdown of an MDX body, and what was taken out; lines count from 1."""
    result = _Text()
    lines = text.split("\n")
    block: list[str] = []
    block_line = 1
    number = 0
    while number < len(lines):
        line = lines[number]
        if match := _CODE_FENCE.match(line):
            _keep_prose(result, block, block_line)
            end = _end_of_code(lines, number, match["fence"])
            result.kept += lines[number:end]
            number = end
        elif _begins_paragraph(lines, number) and (match := _STATEMENT.match(line)):
            _keep_prose(result, block, block_line)
            end = _end_of_statement(lines, number)
            result.removals.append(Removal(number + 1, match[0]))
            number = end
        else:
            block.append(line)
            number += 1
            if len(block) == 1:
                block_line = number
            continue
        block = []
    _keep_prose(result, block, block_line)
    return "\n".join(result.kept), result.removals


def with_html_comments(text: str) -> str:
    """Return the Markdown with MDX comments that stand alone on a line as HTML comments.

    People write their mark between summary and text that way in plain Markdown, too.
    """
    kept: list[str] = []
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        line = lines[number]
        if match := _CODE_FENCE.match(line):
            end = _end_of_code(lines, number, match["fence"])
            kept += lines[number:end]
            number = end
            continue
        is_code = line.startswith(("    ", "\t"))
        comment = None if is_code else _COMMENT.fullmatch(line.strip()[:_LONGEST_COMMENT])
        kept.append(_html_comment(comment) if comment else line)
        number += 1
    return "\n".join(kept)


_LONGEST_COMMENT = 1000


def _html_comment(comment: re.Match[str]) -> str:
    return f"<!--{comment['text'].replace('--', '- -')}-->"


def _end_of_code(lines: list[str], start: int, fence: str) -> int:
    """Return the line after the code, from 0; an open fence ends with the text."""
    closing = re.compile(rf"[ \t>]*{re.escape(fence[0])}{{{len(fence)},}}[ \t]*")
    for number in range(start + 1, len(lines)):
        if closing.fullmatch(lines[number]):
            return number + 1
    return len(lines)


def _begins_paragraph(lines: list[str], number: int) -> bool:
    before = lines[number - 1].strip() if number else ""
    return not before or _STATEMENT.match(before) is not None or before.endswith((";", "}"))


def _end_of_statement(lines: list[str], start: int) -> int:
    """Return the line after the statement: where its brackets are closed, or a blank line comes."""
    depth = 0
    for number in range(start, len(lines)):
        line = lines[number]
        if not line.strip() and depth <= 0:
            return number
        depth += sum(line.count(sign) for sign in "{([") - sum(line.count(sign) for sign in "})]")
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if depth <= 0 and (not following.strip() or _STATEMENT.match(following)):
            return number + 1
        if depth <= 0 and line.rstrip().endswith((";", "'", '"')):
            return number + 1
    return len(lines)


def _keep_prose(result: _Text, lines: list[str], first_line: int) -> None:
    """Add lines that are no code, without comments, components and expressions."""
    if not lines:
        return
    text = "\n".join(lines)
    prose = _Prose(text)
    kept: list[str] = []
    position = 0
    for match in _SIGN.finditer(text):
        if match.start() < position:
            continue
        kept.append(text[position : match.start()])
        position = match.start()
        end, replacement, what = prose.token(position)
        if what:
            line = first_line + text.count("\n", 0, position)
            result.removals.append(Removal(line, what))
        kept.append(replacement)
        position = end
    kept.append(text[position:])
    result.kept += "".join(kept).split("\n")


_SIGN = re.compile(r"[\\`${<]")
_BRACE_OR_PARAGRAPH = re.compile(r"[{}]|\n\n")
# The longest tag, in pieces: attributes, texts and expressions.
_MOST_PIECES = 500


class _Prose:
    """A run of prose, with what closes what found once: so that reading stays a straight line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._braces = _pairs_of_braces(text)
        self._code_ends: dict[int, list[int]] = {}
        """Where the runs of backticks of each length begin."""
        for match in _BACKTICKS.finditer(text):
            self._code_ends.setdefault(len(match[0]), []).append(match.start())

    def token(self, position: int) -> tuple[int, str, str]:
        """Return where the piece at this place ends, what stays of it, and what it was if it goes."""
        text = self.text
        sign = text[position]
        if sign == "\\":
            return position + 2, text[position : position + 2], ""
        if sign == "`":
            end = self._end_of_code(position)
            return end, text[position:end], ""
        if sign == "$":
            end = self._end_of_math(position)
            return end, text[position:end], ""
        return self._expression(position) if sign == "{" else self._tag(position)

    def _end_of_code(self, position: int) -> int:
        run = _BACKTICKS.match(self.text, position)
        length = len(run[0]) if run else 1
        starts = self._code_ends.get(length, [])
        following = bisect_right(starts, position)
        return (starts[following] if following < len(starts) else position) + length

    def _end_of_math(self, position: int) -> int:
        if self.text.startswith("$$", position):
            end = self.text.find("$$", position + 2)
            return end + 2 if end >= 0 else position + 2
        match = _INLINE_MATH.match(self.text, position)
        return match.end() if match else position + 1

    def _expression(self, position: int) -> tuple[int, str, str]:
        if match := _ATTRIBUTES.match(self.text, position):
            return match.end(), match[0], ""
        end = self._braces.get(position)
        if end is None:
            return position + 1, "{", ""
        if comment := _COMMENT.fullmatch(self.text, position, end):
            # Marks that end a summary stand in comments; other comments are for the author.
            return end, _html_comment(comment), ""
        return end, "", "{…}"

    def _tag(self, position: int) -> tuple[int, str, str]:
        text = self.text
        component = _COMPONENT.match(text, position)
        element = None if component else _ELEMENT.match(text, position)
        match = component or element
        end = self._end_of_tag(match.end()) if match else 0
        if not match or not end:
            return position + 1, "<", ""
        if component:
            is_closing = text.startswith("</", position)
            return end, "", "" if is_closing else f"<{component['name']}>"
        if text.find("{", position, end) >= 0:
            return end, self._without_expressions(position, end), f"{match[0]} …={{…}}>"
        return end, _CLASS_NAME.sub("class", text[position:end]), ""

    def _end_of_tag(self, start: int) -> int:
        """Return the place behind the tag that is open at `start`, or 0; texts may hold `>`."""
        position = start
        for _ in range(_MOST_PIECES):
            match = _TAG_PIECE.search(self.text, position)
            if match is None:
                return 0
            sign = match[0]
            if sign == ">":
                return match.end()
            if sign == "{":
                position = self._braces.get(match.start(), 0)
            else:
                position = self.text.find(sign, match.end()) + 1
            if position == 0:
                return 0
        return 0

    def _without_expressions(self, start: int, end: int) -> str:
        """Return the tag without the attributes whose values are expressions."""
        kept: list[str] = []
        position = start
        while position < end:
            brace = self.text.find("{", position, end)
            if brace < 0:
                kept.append(self.text[position:end])
                break
            before = self.text[position:brace]
            kept.append(_ATTRIBUTE_NAME.sub("", before))
            position = self._braces.get(brace, end)
        return _CLASS_NAME.sub("class", "".join(kept))


_TAG_PIECE = re.compile(r"[>'\"{]")
# The name in front of an expression, with its equals sign; a spread (`{...props}`) has none.
_ATTRIBUTE_NAME = re.compile(r"\s+(?:[\w:-]{1,99}\s?=\s?)?$")


def _pairs_of_braces(text: str) -> dict[int, int]:
    """Return the place behind the closing brace of each opening one; none spans paragraphs."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for match in _BRACE_OR_PARAGRAPH.finditer(text):
        if match[0] == "{":
            waiting.append(match.start())
        elif match[0] == "}":
            if waiting:
                pairs[waiting.pop()] = match.end()
        else:
            waiting.clear()
    return pairs
