"""Reading YAML between two fences, with the line of each key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from mkdocs_blogposts.frontmatter.block import MAX_DEPTH, Entry, FrontMatter, duplicate_keys, too_long
from mkdocs_blogposts.frontmatter.field_table import normal_key
from mkdocs_blogposts.frontmatter.hiding_words import HIDING_KEYS
from mkdocs_blogposts.text.problems import Hides, Problem

from .yaml_lines import escape_hint
from .yaml_repair import repair

if TYPE_CHECKING:
    from mkdocs_blogposts.frontmatter.block import RawValue

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]


FENCE = re.compile(r"\s*^---[ \t]*(?:ya?ml)?[ \t]*\n", re.MULTILINE)
END = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
_KEY_LINE = re.compile(r"[ \t]*[\w.'\"-]+[ \t]*:(?:\s|$)")


class _PostHandler(YAMLHandler):
    """python-frontmatter's YAML handler, with our fences and with the line of every key."""

    def split(self, text: str) -> tuple[str, str]:
        """Return the block and the body.

        Raises:
            ValueError: no opening or no closing fence.
        """
        start = FENCE.match(text)
        end = END.search(text, start.end()) if start else None
        if start is None or end is None:
            raise ValueError("no closing fence")
        return text[start.end() : end.start()], text[end.end() :].lstrip("\n")

    def load(self, fm: str, **kwargs: Any) -> Any:  # noqa: ANN401 - the signature of python-frontmatter
        """Return `(entries, problems)`; their lines count from `lines_before` + 1.

        Raises:
            NotYamlError: the block is not YAML.
        """
        return _load(fm, kwargs.get("lines_before", 0))


def _load(block: str, lines_before: int) -> tuple[list[Entry], list[Problem]]:
    try:
        _refuse_depth(block)
        loader = _SafeLoader(block)
        try:
            return _entries(loader, loader.get_single_node(), block, lines_before)
        finally:
            loader.dispose()
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise NotYamlError(_refusal(error, block, lines_before)) from error


class NotYamlError(ValueError):
    """The text isn't YAML. `problem` has the reason."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


_HANDLER = _PostHandler()
# Repairing takes ten times as long as parsing.
_MAX_REPAIRED = 100_000


def read_yaml_block(text: str, opening: re.Match[str]) -> FrontMatter | None:
    """Return the front matter that starts with this fence, or None if it is a thematic break."""
    first_line = text.count("\n", 0, opening.end())
    try:
        block, body = _HANDLER.split(text)
    except ValueError:
        if not _KEY_LINE.match(text, opening.end()):
            return None
        problem = Problem(
            line=first_line,
            code="frontmatter-unclosed",
            what="the front matter isn't closed",
            hint="End it with a line of three hyphens (---).",
            hides=Hides.POST,
        )
        return FrontMatter(body="", problems=(problem,))
    entries, problems, is_repaired = read_yaml(block, lines_before=first_line)
    return FrontMatter(
        is_repaired=is_repaired, entries=tuple(entries), body=body, problems=tuple(problems)
    )


def read_yaml(block: str, *, lines_before: int = 0) -> tuple[list[Entry], list[Problem], bool]:
    """Return the entries of a YAML mapping, its problems, and whether it had to be repaired.

    Never raises. Lines count from `lines_before` + 1. There are no entries if a problem hides the post.
    """
    if problem := too_long(block, lines_before):
        return [], [problem], False
    try:
        entries, problems = _HANDLER.load(block, lines_before=lines_before)
    except NotYamlError as error:
        if not isinstance(error.__cause__, yaml.YAMLError) or len(block) > _MAX_REPAIRED:
            return [], [error.problem], False
        return *repair(block, _load, error.problem, lines_before=lines_before), True
    return entries, problems, False


def _refusal(error: Exception, block: str, lines_before: int) -> Problem:
    position = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "nested too deep"
    return Problem(
        line=lines_before + (_Lines(block).of(position) if position else 0),
        code="yaml-invalid",
        what=f"invalid YAML: {reason}",
        hint=escape_hint(block) if "escape" in reason else _QUOTE_HINT,
        hides=Hides.POST,
    )


_QUOTE_HINT = "Quote values that contain a colon or other special characters."


class _Lines:
    """Converts YAML's positions to lines of the block, as YAML has more kinds of line ends."""

    def __init__(self, block: str) -> None:
        self._block = block
        self._last = block.rstrip("\n").count("\n")
        self._has_other_ends = _OTHER_LINE_ENDS.search(block) is not None

    def of(self, position: yaml.Mark) -> int:
        """Return the line, from 1."""
        line = self._block.count("\n", 0, position.index) if self._has_other_ends else position.line
        return min(line, self._last) + 1


_OTHER_LINE_ENDS = re.compile("[\r\x85\u2028\u2029]")


def _entries(
    loader: _SafeLoader, node: yaml.Node | None, block: str, lines_before: int
) -> tuple[list[Entry], list[Problem]]:
    if node is None or _is_null(node):
        return [], []
    if not isinstance(node, yaml.MappingNode):
        problem = Problem(
            line=_Lines(block).of(node.start_mark) + lines_before,
            code="yaml-not-mapping",
            what="no keys found",
            hint="Write one `key: value` per line.",
            hides=Hides.POST,
        )
        return [], [problem]
    nodes = _Nodes(loader, block, lines_before)
    problems = duplicate_keys(nodes.key(key_node) for key_node, _ in node.value)
    loader.flatten_mapping(node)
    entries = [nodes.entry(*pair) for pair in node.value]
    return entries, problems + nodes.problems


class _Nodes:
    """Converts the nodes of one block into entries."""

    def __init__(self, loader: _SafeLoader, block: str, lines_before: int) -> None:
        self.problems: list[Problem] = []
        self._loader = loader
        self._block = block
        self._lines = _Lines(block)
        self._lines_before = lines_before
        self._seen: dict[tuple[int, int], RawValue] = {}

    def entry(self, key_node: yaml.Node, value_node: yaml.Node) -> Entry:
        key, line = self.key(key_node)
        value = None
        raw: RawValue
        if _is_text(value_node):  # Most are, and don't need a constructor.
            return Entry(key=key, raw=value_node.value, value=value_node.value, line=line)
        try:
            value = self._loader.construct_object(value_node, deep=True)
        except (yaml.MarkedYAMLError, LookupError, AttributeError) as error:
            reason = getattr(error, "problem", None) or "its tag doesn't match"
            what = f"unsupported value: {reason}"
            hint = "Write text, a number, a date or a list. Put quotes around text."
            hides = normal_key(key) in HIDING_KEYS
            problem = Problem(
                line=line,
                key=key,
                code="value-unsupported",
                what=what,
                hint=hint,
                hides=Hides.POST if hides else Hides.NOTHING,
            )
            self.problems.append(problem)
            raw = _first_line(value_node, self._block)
        except (ValueError, TypeError, OverflowError):
            # An impossible date or number. The field's reader gets the text as typed.
            raw = self._as_typed(value_node)
        else:
            raw = self._as_typed(value_node)
        parts: tuple[Entry, ...] = ()
        if isinstance(value_node, yaml.MappingNode):
            parts = tuple(self._part(*pair) for pair in value_node.value)
        return Entry(key=key, raw=raw, value=value, line=line, parts=parts)

    def _part(self, key_node: yaml.Node, value_node: yaml.Node) -> Entry:
        key, line = self.key(key_node)
        return Entry(key=key, raw=self._as_typed(value_node), value=None, line=line)

    def key(self, node: yaml.Node) -> tuple[str, int]:
        """Return the key and its line."""
        name = node.value if isinstance(node, yaml.ScalarNode) else ""
        return name, self._lines.of(node.start_mark) + self._lines_before

    def _as_typed(self, node: yaml.Node) -> RawValue:
        return _as_typed(node, MAX_DEPTH, self._seen)


_YAML_LINE_ENDS = re.compile("[\n\x85\u2028\u2029]")


def _first_line(node: yaml.Node, block: str) -> str:
    """Return the first line of the value in the block."""
    start, end = node.start_mark, node.end_mark
    line = _YAML_LINE_ENDS.split(block)[start.line]
    return line[start.column : end.column if end.line == start.line else None].strip()


# The C parser recurses without a limit and would crash the process.
_MAX_NESTED = 100
# Nested merges multiply the copied data.
_MAX_MERGES = 64


_MERGE = re.compile(r"""<<["']?\s*:""")
_ALIAS = re.compile(r"\*\w")


class _TooDeepError(ValueError):
    """Parsing the block could take unlimited time or memory."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def _refuse_depth(block: str) -> None:
    """Raise a `ValueError` if the block is nested too deep. Parse it only if that is possible."""
    if len(_MERGE.findall(block)) * len(_ALIAS.findall(block)) > _MAX_MERGES:
        raise _TooDeepError("too many merges")
    if sum(block.count(opening) for opening in ("[", "{", "- ", "? ")) <= _MAX_NESTED:
        return
    depth = 0
    try:
        for event in yaml.parse(block, _SafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > _MAX_NESTED:
                raise _TooDeepError(_TOO_DEEP)
    except yaml.MarkedYAMLError as error:
        # LibYAML has its own limit since 0.2.6.
        if "nesting depth" in str(error):
            raise _TooDeepError(_TOO_DEEP) from error
        raise


_TOO_DEEP = "nested too deep"


def _is_text(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str"


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _as_typed(node: yaml.Node, depth: int, seen: dict[tuple[int, int], RawValue]) -> RawValue:
    """Return the value as typed. Shared values are converted once, so aliases can't multiply them."""
    if isinstance(node, yaml.ScalarNode):
        return None if _is_null(node) else node.value
    if depth == 0:
        return None
    key = (id(node), depth)
    if key not in seen:
        if isinstance(node, yaml.SequenceNode):
            seen[key] = tuple(_as_typed(item, depth - 1, seen) for item in node.value)
        else:
            seen[key] = {
                name.value: _as_typed(value, depth - 1, seen)
                for name, value in node.value
                if isinstance(name, yaml.ScalarNode)
            }
    return seen[key]
