"""YAML between two fences, with the line of each key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from .block import HIDDEN_UNTIL_THEN, Entry, FrontMatter
from .problems import Problem, Severity
from .yaml_repair import repair

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
        """Return `(entries, problems)`; lines count from 1 at the block's first line.

        Raises:
            NotYamlError: the block is not YAML.
        """
        try:
            _refuse_depth(fm)
            loader = _SafeLoader(fm)
            try:
                return _entries(loader, loader.get_single_node(), fm)
            finally:
                loader.dispose()
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            raise NotYamlError(_refusal(error)) from error


class NotYamlError(ValueError):
    """The text is not YAML; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


_HANDLER = _PostHandler()


def read_yaml_block(text: str, opening: re.Match[str]) -> FrontMatter | None:
    """Return the post that begins with this fence, or None where it is a thematic break instead."""
    first_line = text.count("\n", 0, opening.end())
    try:
        block, body = _HANDLER.split(text)
    except ValueError:
        if not _KEY_LINE.match(text, opening.end()):
            return None
        problem = Problem(
            line=first_line,
            what="the front matter has no end",
            hint=f"Close it with a line of three hyphens, ---. {HIDDEN_UNTIL_THEN}",
            severity=Severity.ERROR,
        )
        return FrontMatter(body="", problems=(problem,))
    entries, problems, is_repaired = read_yaml(block)
    return FrontMatter(
        is_repaired=is_repaired,
        entries=tuple(_moved(entry, first_line) for entry in entries),
        body=body,
        problems=tuple(problem.below(first_line) for problem in problems),
    )


def read_yaml(block: str) -> tuple[list[Entry], list[Problem], bool]:
    """Return every key of a YAML mapping, what is wrong with it, and whether it had to be repaired.

    Never raises. Lines count from 1. An error among the problems means that nothing can be known.
    """
    try:
        entries, problems = _HANDLER.load(block)
    except NotYamlError as error:
        if not isinstance(error.__cause__, yaml.YAMLError):
            return [], [error.problem], False
        return *repair(block, _HANDLER.load, error.problem), True
    return entries, problems, False


def _moved(entry: Entry, lines: int) -> Entry:
    return Entry(
        key=entry.key,
        written=entry.written,
        value=entry.value,
        line=entry.line + lines,
        parts=tuple(_moved(part, lines) for part in entry.parts),
    )


def _refusal(error: Exception) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or "nested too deep"
    return Problem(
        line=mark.line + 1 if mark else 0,
        what=f"the front matter is not valid YAML: {said}",
        hint=f"A value with a colon, quote or other sign wants quotes around it. {HIDDEN_UNTIL_THEN}",
        severity=Severity.ERROR,
    )


def _entries(
    loader: _SafeLoader, node: yaml.Node | None, block: str
) -> tuple[list[Entry], list[Problem]]:
    if node is None or _is_null(node):
        return [], []
    if not isinstance(node, yaml.MappingNode):
        problem = Problem(
            line=node.start_mark.line + 1,
            what="the front matter holds no keys",
            hint=f"Write one `key: value` a line. {HIDDEN_UNTIL_THEN}",
            severity=Severity.ERROR,
        )
        return [], [problem]
    problems = _duplicates(node)
    loader.flatten_mapping(node)
    nodes = _Nodes(loader, block)
    entries = [nodes.entry(*pair) for pair in node.value]
    return entries, problems + nodes.problems


class _Nodes:
    """Turns the nodes of one block into entries."""

    def __init__(self, loader: _SafeLoader, block: str) -> None:
        self.problems: list[Problem] = []
        self._loader = loader
        self._block = block
        self._seen: dict[tuple[int, int], Written] = {}

    def entry(self, key_node: yaml.Node, value_node: yaml.Node) -> Entry:
        entry = self._part(key_node, value_node)
        value, written = None, entry.written
        try:
            value = self._loader.construct_object(value_node, deep=True)
        except yaml.MarkedYAMLError as error:
            what = f"not a plain value: {error.problem}"
            hint = "Write a text, number, date or list; quotes make any text plain."
            self.problems.append(Problem(line=entry.line, key=entry.key, what=what, hint=hint))
            written = _as_typed(value_node, self._block)
        except (ValueError, TypeError, OverflowError):
            pass  # An impossible date or number; who needs the field reads what was written.
        parts: tuple[Entry, ...] = ()
        if isinstance(value_node, yaml.MappingNode):
            parts = tuple(self._part(*pair) for pair in value_node.value)
        return Entry(key=entry.key, written=written, value=value, line=entry.line, parts=parts)

    def _part(self, key_node: yaml.Node, value_node: yaml.Node) -> Entry:
        return Entry(
            key=key_node.value if isinstance(key_node, yaml.ScalarNode) else "",
            written=_written(value_node, _WRITTEN_DEPTH, self._seen),
            value=None,
            line=key_node.start_mark.line + 1,
        )


def _as_typed(node: yaml.Node, block: str) -> str:
    """Return the first line of the value, as it stands in the block."""
    start, end = node.start_mark, node.end_mark
    line = block.split("\n")[start.line]
    return line[start.column : end.column if end.line == start.line else None].strip()


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


def _duplicates(node: yaml.MappingNode) -> list[Problem]:
    problems = []
    keys: set[str] = set()
    for key_node, _ in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
        if key in keys:
            line = key_node.start_mark.line + 1
            hint = "Keep one of them; the last is used."
            problems.append(Problem(line=line, key=key, what="written twice", hint=hint))
        keys.add(key)
    return problems


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
