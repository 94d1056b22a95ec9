"""Recognizing code, math, expressions, comments and elements in MDX text."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_BACKTICKS = re.compile(r"`+")
_INLINE_MATH = re.compile(r"\$(?![\s$])[^$\n]{1,500}(?<!\s)\$(?!\d)")
# A component's name begins with a capital letter, has a dot, or is empty (a fragment).
_COMPONENT = re.compile(r"</?(?P<name>[A-Z][\w.]*|[a-z]\w*\.[\w.]+|(?=\s*>))")
_ELEMENT = re.compile(r"<[a-z][\w-]*(?=[\s/>])")
_CLASS_NAME = re.compile(r"\bclassName(?=\s*=)")
# Markdown's attribute lists and heading ids.
_ATTRIBUTES = re.compile(r"\{[#:.][^{}\n]{0,200}\}")
COMMENT = re.compile(r"\{\s{0,9}/\*(?P<text>.*?)\*/\s{0,9}\}", re.DOTALL)
# `{' '}` keeps a space that a line end would remove; other strings are text too.
_STRING = re.compile(
    r"""\{\s{0,9}(?P<quote>['"`])(?P<text>[^'"`\\<>&{}$*_\[\]\n]{0,200})(?P=quote)\s{0,9}\}"""
)
_NAME = re.compile(r"<(?P<name>[\w.-]*)")
_CLOSING = re.compile(r"</(?P<name>[\w.-]*)\s*>")
_BRACE_OR_PARAGRAPH = re.compile(r"[{}]|\n\n")
# The longest tag, in pieces: attributes, strings and expressions.
_MAX_PIECES = 500


def html_comment(comment: re.Match[str]) -> str:
    """Return the comment as an HTML comment."""
    return f"<!--{comment['text'].replace('--', '- -')}-->"


def closed_elements(text: str) -> set[str]:
    """Return the names of the elements that have a closing tag."""
    return {match["name"] for match in _CLOSING.finditer(text)}


class Prose:
    """Running text. Closing braces and backticks are found once, so reading takes linear time."""

    def __init__(
        self, text: str, closed: Collection[str] = (), *, marks_elements: bool = False
    ) -> None:
        self.text = text
        self._marks_elements = marks_elements
        self._closed = closed
        """The names of the elements that have a closing tag, also in other parts of the file."""
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
        if string := _STRING.fullmatch(self.text, position, end):
            return end, string["text"], ""
        return end, "", "{…}"

    def _tag(self, position: int) -> tuple[int, str, str]:
        text = self.text
        component = _COMPONENT.match(text, position)
        element = None if component else _ELEMENT.match(text, position)
        match = component or element
        end = self._end_of_tag(match.end()) if match else 0
        if not match or not end:
            return position + 1, "<", ""
        if not self._is_tag(position, end):
            return position + 1, "&lt;", ""
        if component:
            is_closing = text.startswith("</", position)
            return end, "", "" if is_closing else f"<{component['name']}>"
        tag, removed = _CLASS_NAME.sub("class", text[position:end]), ""
        if text.find("{", position, end) >= 0:
            tag, removed = self._without_expressions(position, end, match[0])
        if self._marks_elements and match[0][1:] in MARKED_ELEMENTS and self._begins_line(position):
            tag = tag.replace(match[0], f'{match[0]} markdown="1"', 1)
        return end, tag, removed

    def _begins_line(self, position: int) -> bool:
        start = self.text.rfind("\n", 0, position) + 1
        return not self.text[start:position].strip()

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

    def _is_tag(self, start: int, end: int) -> bool:
        """Return whether it is a tag, and not text such as `List<String>` or `<your-name>`."""
        name = _NAME.match(self.text, start)
        if self.text.startswith("</", start) or self.text.startswith("/>", end - 2) or name is None:
            return True
        return name["name"] in self._closed or name["name"] in HTML_ELEMENTS

    def _without_expressions(self, start: int, end: int, opening: str) -> tuple[str, str]:
        """Return the tag without the attributes whose values are expressions, and what was removed."""
        kept: list[str] = []
        removed: list[str] = []
        position = start
        while position < end:
            brace = self.text.find("{", position, end)
            if brace < 0:
                kept.append(self.text[position:end])
                break
            before = self.text[position:brace]
            position = self._braces.get(brace, end)
            if (value := _VALUE.fullmatch(self.text, brace, position)) and before.endswith("="):
                text = value["number"] or value["text"] or value["text2"] or ""
                kept += before, f'"{text}"'
                continue
            kept.append(_ATTRIBUTE_NAME.sub("", before))
            name = _ATTRIBUTE_NAME.search(before)
            removed.append((name[0] if name else "").strip(" \t\n=") or "{…}")
        tag = _CLASS_NAME.sub("class", "".join(kept))
        return tag, f"{', '.join(removed)} of {opening}>" if removed else ""


MARKED_ELEMENTS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "center", "details", "div", "figcaption"),
        *("figure", "footer", "header", "main", "nav", "p", "section", "summary"),
    )
)
"""The elements whose content is Markdown in MDX, and in Markdown if they have an attribute."""
HTML_ELEMENTS = frozenset(
    (
        *("a", "abbr", "address", "area", "article", "aside", "audio", "b", "base", "bdi", "bdo"),
        *("big", "blockquote", "body", "br", "button", "canvas", "caption", "center", "cite", "code"),
        *("col", "colgroup", "data", "datalist", "dd", "del", "details", "dfn", "dialog", "div", "dl"),
        *(
            "dt",
            "em",
            "embed",
            "fieldset",
            "figcaption",
            "figure",
            "font",
            "footer",
            "form",
            "h1",
            "h2",
        ),
        *("h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i", "iframe", "img", "input", "ins"),
        *(
            "kbd",
            "label",
            "legend",
            "li",
            "link",
            "main",
            "map",
            "mark",
            "menu",
            "meta",
            "meter",
            "nav",
        ),
        *("noscript", "object", "ol", "optgroup", "option", "output", "p", "param", "path", "picture"),
        *("pre", "progress", "q", "rp", "rt", "ruby", "s", "samp", "script", "section", "select"),
        *("small", "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg"),
        *(
            "table",
            "tbody",
            "td",
            "template",
            "textarea",
            "tfoot",
            "th",
            "thead",
            "time",
            "title",
            "tr",
        ),
        *("track", "tt", "u", "ul", "var", "video", "wbr"),
    )
)
"""The elements of HTML, also outdated ones."""
# A number or a text as the value of an attribute doesn't need JavaScript.
_VALUE = re.compile(
    r"""\{\s*(?:(?P<number>\d{1,9}(?:\.\d{1,9})?)|"(?P<text>[^"\\<>&\n]*)"|'(?P<text2>[^'"\\<>&\n]*)')\s*\}"""
)
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
