"""Recognizing code, math, expressions, comments and elements in MDX text."""

from __future__ import annotations

import re
from bisect import bisect_right

_BACKTICKS = re.compile(r"`+")
_INLINE_MATH = re.compile(r"\$(?![\s$])[^$\n]{1,500}(?<!\s)\$(?!\d)")
# A component's name begins with a capital letter, has a dot, or is empty (a fragment).
_COMPONENT = re.compile(r"</?(?P<name>[A-Z][\w.]*|[a-z]\w*\.[\w.]+|(?=\s*>))")
_ELEMENT = re.compile(r"<[a-z][\w-]*(?=[\s/>])")
_CLASS_NAME = re.compile(r"\bclassName(?=\s*=)")
# Markdown's attribute lists and heading ids.
_ATTRIBUTES = re.compile(r"\{[#:.][^{}\n]{0,200}\}")
COMMENT = re.compile(r"\{\s{0,9}/\*(?P<text>.*?)\*/\s{0,9}\}", re.DOTALL)
_BRACE_OR_PARAGRAPH = re.compile(r"[{}]|\n\n")
# The longest tag, in pieces: attributes, strings and expressions.
_MAX_PIECES = 500


def html_comment(comment: re.Match[str]) -> str:
    """Return the comment as an HTML comment."""
    return f"<!--{comment['text'].replace('--', '- -')}-->"


class Prose:
    """Running text. Closing braces and backticks are found once, so reading takes linear time."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._braces = _pairs_of_braces(text)
        self._code_ends: dict[int, list[int]] = {}
        """The positions of the runs of backticks, by length."""
        for match in _BACKTICKS.finditer(text):
            self._code_ends.setdefault(len(match[0]), []).append(match.start())

    def token(self, position: int) -> tuple[int, str, str]:
        """Return the end of the token at this position, its replacement, and its name if removed."""
        text = self.text
        character = text[position]
        if character == "\\":
            return position + 2, text[position : position + 2], ""
        if character == "`":
            end = self._end_of_code(position)
            return end, text[position:end], ""
        if character == "$":
            end = self._end_of_math(position)
            return end, text[position:end], ""
        return self._expression(position) if character == "{" else self._tag(position)

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
        if comment := COMMENT.fullmatch(self.text, position, end):
            # Comments are kept, because they can be excerpt separators.
            return end, html_comment(comment), ""
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
        """Return the position after the tag that is open at `start`, or 0; strings may contain `>`."""
        position = start
        for _ in range(_MAX_PIECES):
            match = _TAG_PIECE.search(self.text, position)
            if match is None:
                return 0
            found = match[0]
            if found == ">":
                return match.end()
            if found == "{":
                position = self._braces.get(match.start(), 0)
            else:
                position = self.text.find(found, match.end()) + 1
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
# The name before an expression, with its equals sign; a spread (`{...props}`) has none.
_ATTRIBUTE_NAME = re.compile(r"\s+(?:[\w:-]{1,99}\s?=\s?)?$")


def _pairs_of_braces(text: str) -> dict[int, int]:
    """Return the position after the closing brace for each opening one, within a paragraph."""
    pairs: dict[int, int] = {}
    unclosed: list[int] = []
    for match in _BRACE_OR_PARAGRAPH.finditer(text):
        if match[0] == "{":
            unclosed.append(match.start())
        elif match[0] == "}":
            if unclosed:
                pairs[unclosed.pop()] = match.end()
        else:
            unclosed.clear()
    return pairs
