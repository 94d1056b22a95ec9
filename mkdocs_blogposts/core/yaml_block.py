"""YAML between two fences, with the line of each key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from .block import HIDDEN_UNTIL_THEN, Entry, Fault, FrontMatter

if TYPE_CHECKING:
    from .block import Written

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]

# Deep enough for every form of every field; what lies deeper is never read, so nesting costs nothing.
_WRITTEN_DEPTH = 4

FENCE = re.compile(r"\s*^---[ \t]*(?:ya?ml)?[ \t]*\n", re.MULTILINE)
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
_KEY_LINE = re.compile(r"[ \t]*[\w.'\"-]+[ \t]*:(?:\s|$)")


class _PostHandler(YAMLHandler):
    """python-frontmatter's YAML handler, with our fences and with the line of every key."""

    def split(self, text: str) -> tuple[str, str]:
        """Return the block and the body.

        Raises:
            ValueError: no opening or no closing fence.
        """
        start = FENCE.match(text)
        end = _END.search(text, start.end()) if start else None
        if start is None or end is None:
            raise ValueError("no closing fence")
        return text[start.end() : end.start()], text[end.end() :].lstrip("\n")

    def load(self, fm: str, **kwargs: object) -> Any:  # noqa: ANN401, ARG002 - the signature of python-frontmatter
        """Return `(entries, faults)`; lines count from 1 at the block's first line.

        Raises:
            yaml.YAMLError: the block is not YAML.
        """
        _refuse_depth(fm)
        loader = _SafeLoader(fm)
        try:
            node = loader.get_single_node()
            return _entries(loader, node)
        finally:
            loader.dispose()


_HANDLER = _PostHandler()


def read_yaml_block(text: str, opening: re.Match[str]) -> FrontMatter | None:
    """Return the post that begins with this fence, or None where it is a thematic break instead."""
    first_line = text.count("\n", 0, opening.end())
    try:
        block, body = _HANDLER.split(text)
    except ValueError:
        if not _KEY_LINE.match(text, opening.end()):
            return None
        fault = Fault(
            line=first_line,
            what="the front matter has no end",
            hint=f"Close it with a line of three hyphens, ---. {HIDDEN_UNTIL_THEN}",
            hides=True,
        )
        return FrontMatter(body="", faults=(fault,))
    try:
        entries, faults = _HANDLER.load(block)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return FrontMatter(body=body, faults=(_yaml_fault(error, first_line),))
    return FrontMatter(
        entries=tuple(_moved(entry, first_line) for entry in entries),
        body=body,
        faults=tuple(
            Fault(line=f.line + first_line, key=f.key, what=f.what, hint=f.hint, hides=f.hides)
            for f in faults
        ),
    )


def _moved(entry: Entry, lines: int) -> Entry:
    return Entry(key=entry.key, written=entry.written, value=entry.value, line=entry.line + lines)


def _yaml_fault(error: Exception, first_line: int) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "nested too deep"
    return Fault(
        line=first_line + (mark.line + 1 if mark else 0),
        what=f"the front matter is not valid YAML: {problem}",
        hint=f"A value with a colon, quote or other sign wants quotes around it. {HIDDEN_UNTIL_THEN}",
        hides=True,
    )


def _entries(loader: _SafeLoader, node: yaml.Node | None) -> tuple[list[Entry], list[Fault]]:
    if node is None or _is_null(node):
        return [], []
    if not isinstance(node, yaml.MappingNode):
        fault = Fault(
            line=node.start_mark.line + 1,
            what="the front matter holds no keys",
            hint=f"Write one `key: value` a line. {HIDDEN_UNTIL_THEN}",
            hides=True,
        )
        return [], [fault]
    entries: list[Entry] = []
    faults = _duplicates(node)
    loader.flatten_mapping(node)
    seen: dict[tuple[int, int], Written] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
        try:
            value = loader.construct_object(value_node, deep=True)
        except yaml.MarkedYAMLError as error:
            value = None
            what = f"not a plain value: {error.problem}"
            hint = "Write a text, number, date or list; quotes make any text plain."
            faults.append(Fault(line=line, key=key, what=what, hint=hint, hides=False))
        except (ValueError, TypeError, OverflowError):
            value = None  # An impossible date or number; who needs the field reads what was written.
        entries.append(
            Entry(key=key, written=_written(value_node, _WRITTEN_DEPTH, seen), value=value, line=line)
        )
    return entries, faults


# The C reader recurses without a limit of its own, and would end the process.
_MOST_DEPTH = 100


def _refuse_depth(block: str) -> None:
    """Raise a `ValueError` where the block nests too deep; looks closer only where it might."""
    if sum(block.count(sign) for sign in ("[", "{", "- ", "? ")) <= _MOST_DEPTH:
        return
    depth = 0
    for event in yaml.parse(block, _SafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _MOST_DEPTH:
            raise ValueError("too deep")


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _duplicates(node: yaml.MappingNode) -> list[Fault]:
    faults = []
    keys: set[str] = set()
    for key_node, _ in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
        if key in keys:
            line = key_node.start_mark.line + 1
            hint = "Keep one of them; the last is used."
            faults.append(Fault(line=line, key=key, what="written twice", hint=hint, hides=False))
        keys.add(key)
    return faults


def _written(node: yaml.Node, depth: int, seen: dict[tuple[int, int], Written]) -> Written:
    """Return the value as typed; what aliases share is made once, so that they cannot multiply."""
    if isinstance(node, yaml.ScalarNode):
        return None if _is_null(node) else node.value
    if depth == 0:
        return None
    key = (id(node), depth)
    if key not in seen:
        if isinstance(node, yaml.SequenceNode):
            seen[key] = tuple(_written(item, depth - 1, seen) for item in node.value)
        else:
            seen[key] = {
                name.value: _written(value, depth - 1, seen)
                for name, value in node.value
                if isinstance(name, yaml.ScalarNode)
            }
    return seen[key]
