"""MDX as plain Markdown: what only a JavaScript program could show is taken out, and named.

MDX (https://mdxjs.com/docs/what-is-mdx/) is Markdown with `import` and `export` statements, JSX
elements and `{expressions}`. Most posts under that name use none of them. Markdown and HTML inside
an element stay; so does everything in code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeAlias

_CODE_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})")
# As JavaScript writes them, so that a sentence may begin with either word.
_STATEMENT = re.compile(
    r"(?:import)(?=\s*['\"{*]|\s+(?:type\s+)?[\w$]+\s*(?:,|from\b)|\s+type\s*\{)"
    r"|(?:export)(?=\s*[{*]|\s+(?:default|const|let|var|function|async|class|type)\b)"
)
_INLINE_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_MATH = re.compile(r"\$\$.+?\$\$|\$(?![\s$])[^$\n]*?(?<!\s)\$(?!\d)", re.DOTALL)
# What Markdown's attribute lists and heading ids look like.
_ATTRIBUTES = re.compile(r"\{[#:.][^{}\n]*\}")
_COMMENT = re.compile(r"\{\s*/\*(?P<text>.*?)\*/\s*\}", re.DOTALL)
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
        comment = _COMMENT.fullmatch(line.strip()) if not line.startswith(("    ", "\t")) else None
        kept.append(_html_comment(comment) if comment else line)
        number += 1
    return "\n".join(kept)


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
    kept: list[str] = []
    position = 0
    while position < len(text):
        end, replacement, what = _next_token(text, position)
        if what:
            line = first_line + text.count("\n", 0, position)
            result.removals.append(Removal(line, what))
        kept.append(replacement)
        position = end
    result.kept += "".join(kept).split("\n")


def _next_token(text: str, position: int) -> tuple[int, str, str]:
    """Return where the piece at this place ends, what stays of it, and what it was if it goes."""
    sign = text[position]
    for opening, read in _TOKENS:
        if sign == opening and (token := read(text, position)):
            return token
    return position + 1, sign, ""


_Found: TypeAlias = "tuple[int, str, str] | None"


def _escape(text: str, position: int) -> _Found:
    return position + 2, text[position : position + 2], ""


def _code(text: str, position: int) -> _Found:
    match = _INLINE_CODE.match(text, position)
    return (match.end(), match[0], "") if match else None


def _math(text: str, position: int) -> _Found:
    match = _MATH.match(text, position)
    return (match.end(), match[0], "") if match else None


def _braces(text: str, position: int) -> _Found:
    if match := _ATTRIBUTES.match(text, position):
        return match.end(), match[0], ""
    if match := _COMMENT.match(text, position):
        # Marks that end a summary stand in comments; other comments are for the author.
        return match.end(), _html_comment(match), ""
    end = _end_of_braces(text, position)
    return (end, "", "{…}") if end else None


def _tag(text: str, position: int) -> _Found:
    component = _COMPONENT.match(text, position)
    element = _ELEMENT.match(text, position)
    match = component or element
    end = _end_of_tag(text, match.end()) if match else 0
    if not match or not end:
        return None
    if component:
        is_closing = text.startswith("</", position)
        return end, "", "" if is_closing else f"<{component['name']}>"
    tag = text[position:end]
    if "{" in tag:
        return end, _without_expressions(tag), f"{match[0]} …={{…}}>"
    return end, _CLASS_NAME.sub("class", tag), ""


_TOKENS = (("\\", _escape), ("`", _code), ("$", _math), ("{", _braces), ("<", _tag))


def _end_of_braces(text: str, start: int) -> int:
    """Return the place behind the brace that closes the one at `start`, or 0."""
    depth = 0
    for position in range(start, len(text)):
        if text[position] == "{":
            depth += 1
        elif text[position] == "}":
            depth -= 1
            if depth == 0:
                return position + 1
        elif text.startswith("\n\n", position):
            return 0  # Expressions do not span paragraphs in prose.
    return 0


def _end_of_tag(text: str, start: int) -> int:
    """Return the place behind the tag that is open at `start`, or 0; quotes and braces may hold `>`."""
    position = start
    while position < len(text):
        sign = text[position]
        if sign == ">":
            return position + 1
        if sign in "'\"":
            position = text.find(sign, position + 1)
            if position < 0:
                return 0
        elif sign == "{":
            position = _end_of_nested_braces(text, position) - 1
            if position < 0:
                return 0
        position += 1
    return 0


def _end_of_nested_braces(text: str, start: int) -> int:
    depth = 0
    for position in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[position], 0)
        if depth == 0:
            return position + 1
    return 0


def _without_expressions(tag: str) -> str:
    """Return the tag without the attributes whose values are expressions."""
    kept: list[str] = []
    position = 0
    while position < len(tag):
        if tag[position] == "{":
            position = _end_of_nested_braces(tag, position) or len(tag)
            while kept and kept[-1] not in " \t\n":
                kept.pop()  # The attribute's name and its equals sign.
            while kept and kept[-1] in " \t\n":
                kept.pop()
        else:
            kept.append(tag[position])
            position += 1
    return _CLASS_NAME.sub("class", "".join(kept))
