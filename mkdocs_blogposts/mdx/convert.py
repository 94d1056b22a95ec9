"""Converting MDX to plain Markdown by removing everything that needs JavaScript.

MDX (https://mdxjs.com/docs/what-is-mdx/) is Markdown with `import` and `export` statements, JSX
elements and `{expressions}`. Most MDX posts use none of them. Markdown and HTML inside an element are
kept, and so is everything in code.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field

from mkdocs_blogposts.text.markdown.fences import FENCE, end_of_code

from .metadata import is_metadata
from .prose import COMMENT, MARKED_ELEMENTS, Prose, closed_elements, html_comment

# Characters that can start something other than text.
_SPECIAL = re.compile(r"[\\`${<]")
# Only in the form of JavaScript, because a sentence can start with either word.
_STATEMENT = re.compile(
    r"import(?=\s*['\"{*]|\s+(?:type\s+)?[\w$]+\s*(?:,|from\b)|\s+type\s*\{)"
    r"|export(?=\s*[{*]|\s+(?:default|const|let|var|function|async|class|type)\b)"
)


METADATA = "metadata in JavaScript"
"""The name of a removed statement that contains metadata of the post."""


@dataclass(frozen=True, slots=True)
class Removal:
    """A removed part."""

    line: int
    """Its line, from 1."""
    what: str
    """Its name, such as `import` or `<Chart>`."""


@dataclass(slots=True)
class _Text:
    """The lines that are kept, and the removed parts."""

    kept: list[str] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)
    marks_elements: bool = False
    closed: set[str] = field(default_factory=set)
    """The names of the elements that have a closing tag."""


def plain_markdown(
    text: str, *, has_front_matter: bool, marks_elements: bool = False
) -> tuple[str, list[Removal]]:
    """Return the Markdown of an MDX body and the removed parts. Lines count from 1.

    Args:
        text: the body.
        has_front_matter: whether the file has front matter.
        marks_elements: whether HTML elements get the attribute with which md_in_html reads the Markdown
            in them.
    """
    result = _Text(closed=closed_elements(text), marks_elements=marks_elements)
    lines = text.split("\n")
    _dedent_components(lines, MARKED_ELEMENTS if marks_elements else frozenset())
    block: list[str] = []
    block_line = 1
    number = 0
    while number < len(lines):
        line = lines[number]
        if match := FENCE.match(line):
            _keep_prose(result, block, block_line)
            end = end_of_code(lines, number, match["fence"])
            result.kept += lines[number:end]
            number = end
        elif _begins_paragraph(lines, number) and (match := _STATEMENT.match(line)):
            _keep_prose(result, block, block_line)
            end = _end_of_statement(lines, number)
            statement = "\n".join(lines[number:end])
            is_data = is_metadata(statement, has_front_matter=has_front_matter)
            what = METADATA if is_data else match[0]
            result.removals.append(Removal(number + 1, what))
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


# An element's tags on lines of their own, as formatters write them.
_OPENING_LINE = re.compile(r"[ \t]*<(?P<name>[A-Za-z][\w.]*)(?:\s[^<>]*)?(?<!/)>[ \t]*")
_CLOSING_LINE = re.compile(r"[ \t]*</(?P<name>[A-Za-z][\w.]*)>[ \t]*")
# Formatters don't indent deeper than this, and nesting must not multiply the work.
_MAX_NESTED = 8


def _dedent_components(lines: list[str], elements: frozenset[str]) -> None:
    """Remove the indentation inside components and elements, which would make their content code."""
    open_tags: list[tuple[str, int]] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        if match := FENCE.match(line):
            number = end_of_code(lines, number, match["fence"])
            continue
        if (match := _OPENING_LINE.fullmatch(line)) and len(open_tags) < _MAX_NESTED:
            if match["name"][0].isupper() or match["name"] in elements:
                open_tags.append((match["name"], number + 1))
        elif (
            (match := _CLOSING_LINE.fullmatch(line)) and open_tags and open_tags[-1][0] == match["name"]
        ):
            _, start = open_tags.pop()
            lines[start:number] = textwrap.dedent("\n".join(lines[start:number])).split("\n")
        number += 1


def with_html_comments(text: str) -> str:
    """Convert MDX comments that are alone on a line into HTML comments.

    People use them as excerpt separators in plain Markdown as well.
    """
    kept: list[str] = []
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        line = lines[number]
        if match := FENCE.match(line):
            end = end_of_code(lines, number, match["fence"])
            kept += lines[number:end]
            number = end
            continue
        is_code = line.startswith(("    ", "\t"))
        comment = None if is_code else COMMENT.fullmatch(line.strip()[:_MAX_COMMENT])
        kept.append(html_comment(comment) if comment else line)
        number += 1
    return "\n".join(kept)


_MAX_COMMENT = 1000


def _begins_paragraph(lines: list[str], number: int) -> bool:
    before = lines[number - 1].strip() if number else ""
    return not before or _STATEMENT.match(before) is not None or before.endswith((";", "}"))


# Strings and regular expressions, in which brackets mean nothing.
_LITERAL = re.compile(
    r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|(?<=[=(,:])\s*/(?:\\.|[^/\\])+/"""
)
# A statement that isn't closed within this many lines isn't a statement.
_MAX_STATEMENT = 200


def _end_of_statement(lines: list[str], start: int) -> int:
    """Return the number of the line after the statement's last bracket, else of the next blank line."""
    depth = 0
    first_blank = 0
    for number in range(start, min(len(lines), start + _MAX_STATEMENT)):
        line = _LITERAL.sub("", lines[number][:_MAX_LINE])
        if not line.strip() and not first_blank:
            first_blank = number
        if not lines[number].strip() and depth <= 0:
            return number
        depth += sum(map(line.count, "{([")) - sum(map(line.count, "})]"))
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if depth <= 0 and (not following.strip() or _STATEMENT.match(following)):
            return number + 1
        if depth <= 0 and lines[number].rstrip().endswith((";", "'", '"')):
            return number + 1
    return first_blank or min(len(lines), start + _MAX_STATEMENT)


_MAX_LINE = 2000


def _keep_prose(result: _Text, lines: list[str], first_line: int) -> None:
    """Add lines that aren't code, without comments, components and expressions."""
    if not lines:
        return
    text = "\n".join(lines)
    prose = Prose(text, result.closed, marks_elements=result.marks_elements)
    kept: list[str] = []
    position = counted = 0
    line_number = first_line
    for match in _SPECIAL.finditer(text):
        if match.start() < position:
            continue
        kept.append(text[position : match.start()])
        position = match.start()
        end, replacement, what = prose.token(position)
        if what:
            line_number += text.count("\n", counted, position)
            counted = position
            result.removals.append(Removal(line_number, what))
        kept.append(replacement)
        position = end
    kept.append(text[position:])
    result.kept += [line if line.strip() else "" for line in "".join(kept).split("\n")]
