"""Reading TOML between two fences, with the line of each key (https://toml.io/en/v1.0.0)."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from mkdocs_blogposts.frontmatter.block import MAX_DEPTH, Entry, FrontMatter, too_long
from mkdocs_blogposts.text.problems import Hides, Problem

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.frontmatter.block import RawValue

FENCE = re.compile(r"\s*^\+{3}[ \t]*(?:toml)?[ \t]*\n", re.MULTILINE)
END = re.compile(r"^\+{3}[ \t]*$\n?", re.MULTILINE)
_KEY = re.compile(r"""[ \t]*(?P<key>[\w.-]+|"[^"\n]*"|'[^'\n]*')[ \t]*=""")
_TABLE = re.compile(r"[ \t]*\[{1,2}(?P<name>[^\[\]\n]{1,200})\]")
_ERROR_LINE = re.compile(r"at line (\d+)")


def read_toml_block(text: str, opening: re.Match[str]) -> FrontMatter | None:
    """Return the front matter that starts with this fence, or None if it is a line of text."""
    first_line = text.count("\n", 0, opening.end())
    end = END.search(text, opening.end())
    if end is None:
        if not _KEY.match(text, opening.end()):
            return None
        hint = "End it with a line of three plus signs (+++)."
        return _broken(
            "frontmatter-unclosed", first_line, "the front matter isn't closed", hint, body=""
        )
    block, body = text[opening.end() : end.start()], text[end.end() :].lstrip("\n")
    if problem := too_long(block, first_line):
        return FrontMatter(body=body, problems=(problem,))
    try:
        data = tomllib.loads(block)
    except (ValueError, RecursionError) as error:
        line = _ERROR_LINE.search(str(error))
        too_deep = isinstance(error, RecursionError)
        what = "nested too deep" if too_deep else str(error).partition(" (at ")[0]
        return _broken(
            "toml-invalid",
            first_line + int(line[1]) if line else first_line,
            f"invalid TOML: {what}",
            "Put quotes around text, and write `key = value` on each line.",
            body=body,
        )
    lines = {name: line + first_line for name, line in _lines(block).items()}
    entries = tuple(_entry(key, value, (key,), lines, first_line + 1) for key, value in data.items())
    return FrontMatter(entries=entries, body=body)


def _broken(code: str, line: int, what: str, hint: str, *, body: str) -> FrontMatter:
    problem = Problem(line=line, code=code, what=what, hint=hint, hides=Hides.POST)
    return FrontMatter(body=body, problems=(problem,))


def _entry(
    key: str, value: object, path: tuple[str, ...], lines: Mapping[tuple[str, ...], int], line: int
) -> Entry:
    line = lines.get(path, line)
    is_table = isinstance(value, dict) and len(path) == 1
    parts = (
        tuple(_entry(name, part, (key, name), lines, line) for name, part in value.items())
        if isinstance(value, dict) and is_table
        else ()
    )
    return Entry(key=key, raw=_written(value, MAX_DEPTH), value=value, line=line, parts=parts)


def _written(value: object, depth: int) -> RawValue:
    """Return the value as people would type it; the parser doesn't keep the original text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return tuple(_written(item, depth - 1) for item in value) if depth else None
    if isinstance(value, dict):
        return {name: _written(item, depth - 1) for name, item in value.items()} if depth else None
    return str(value)


def _lines(block: str) -> dict[tuple[str, ...], int]:
    """Return the line of each key, by the path of its tables; lines count from 1.

    It reads line by line, which is good enough for messages: a line in a long text may be mistaken for
    a key, but no values are read this way.
    """
    table: tuple[str, ...] = ()
    found: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(block.split("\n"), start=1):
        if match := _TABLE.match(line):
            table = _path(match["name"].strip())
            found.setdefault(table, number)
        elif match := _KEY.match(line):
            path = (*table, *_path(match["key"]))
            found.setdefault(path, number)
            found.setdefault(path[:1], number)
    return found


def _path(name: str) -> tuple[str, ...]:
    if name[:1] in ("'", '"'):
        return (name[1:-1],)
    return tuple(part.strip(" \t'\"") for part in name.split("."))
