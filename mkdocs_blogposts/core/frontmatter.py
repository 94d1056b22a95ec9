"""The block of metadata at the head of a post: where it ends, and what stands in it.

python-frontmatter and MkDocs' own reader disagree about fences, and MkDocs prints a block it cannot
read as page text. So the rule is decided here, once:

| first lines of the file            | is                                                        |
|------------------------------------|-----------------------------------------------------------|
| `---`, later `---` or `...`        | YAML between them; blank lines may come before            |
| `---`, no end, a `key:` line next  | a broken block: problem, hidden                           |
| anything like these, with a key    | a broken block all the same: problem, hidden              |
| `---`, no end, anything else       | a thematic break: no front matter                         |
| `+++`, `---js` and the like, a `{` | a form that is not read: problem, hidden                  |
| `Key: value` lines                 | MultiMarkdown metadata, up to the first other line        |
| anything else                      | no front matter                                           |
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml
from frontmatter.default_handlers import YAMLHandler

if TYPE_CHECKING:
    from collections.abc import Mapping

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]

Written: TypeAlias = "str | tuple[Written, ...] | Mapping[str, Written] | None"
"""A value as it was typed: scalars as text (`404`, `yes` and `2023-10-06` stay what they are), None
for null, tuples for lists."""

# Deep enough for every form of every field; what lies deeper is never read, so nesting costs nothing.
_WRITTEN_DEPTH = 4

HIDDEN_UNTIL_THEN = "The post stays hidden until then."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One key of a front matter block."""

    key: str
    """The key as the author spelled it."""
    written: Written
    """The value as typed."""
    value: object
    """The value as YAML delivers it; None where YAML could not (`2023-02-29`, an unknown `!tag`)."""
    line: int
    """The line of the file it stands on, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a block, or a part of it, could not be read."""

    line: int
    key: str = ""
    what: str
    hint: str
    hides: bool
    """Whether nothing can be known about the post, so that it must not be published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """A post's metadata and what follows it."""

    entries: tuple[Entry, ...] = ()
    """Every key in the order of the file; a key written twice stands here twice."""
    body: str
    """The Markdown after the block, without the blank lines between."""
    faults: tuple[Fault, ...] = ()

    @property
    def data(self) -> dict[str, object]:
        """The values by key, as YAML delivers them: the last of a key wins."""
        return {entry.key: entry.value for entry in self.entries}


def read_front_matter(text: str) -> FrontMatter:
    """Split a post's text into its metadata and its body. Never raises."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if (match := _FENCE.match(text)) and (front := _read_fenced(text, match)):
        return front
    if match := _FOREIGN.match(text):
        return _unread_form(text, match)
    front = _read_key_value_lines(text)
    if not front.entries and (fault := _doubt(text)):
        return FrontMatter(body="", faults=(fault,))
    return front


# --- fenced YAML ----------------------------------------------------------------------------------

_FENCE = re.compile(r"\s*^---[ \t]*(?:ya?ml)?[ \t]*\n", re.MULTILINE)
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
_KEY_LINE = re.compile(r"[ \t]*[\w.'\"-]+[ \t]*:(?:\s|$)")


class _PostHandler(YAMLHandler):
    """python-frontmatter's YAML handler, with our fences and with the line of every key."""

    def split(self, text: str) -> tuple[str, str]:
        """Return the block and the body.

        Raises:
            ValueError: no opening or no closing fence.
        """
        start = _FENCE.match(text)
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


def _read_fenced(text: str, opening: re.Match[str]) -> FrontMatter | None:
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


# --- forms that are not read ----------------------------------------------------------------------

_FOREIGN = re.compile(r"\s*^(?P<opening>\+{3}|-{3}[ \t]*[A-Za-z]+|;{3}|\{)[ \t]*\n", re.MULTILINE)
_FORM_NAMES = {"+": "TOML", ";": "JSON", "{": "JSON", "-": "in another language"}


def _unread_form(text: str, match: re.Match[str]) -> FrontMatter:
    opening = match["opening"]
    fault = Fault(
        line=text.count("\n", 0, match.end()),
        what=f"the front matter is {_FORM_NAMES[opening[0]]}, which is not read (got '{opening}')",
        hint=f"Write it in YAML between two lines of three hyphens, ---. {HIDDEN_UNTIL_THEN}",
        hides=True,
    )
    return FrontMatter(body=_after(text, match, opening), faults=(fault,))


def _after(text: str, match: re.Match[str], opening: str) -> str:
    """Return what follows the closing line, or nothing: the block must never show as text."""
    closing = "}" if opening == "{" else opening[:3]
    end = re.compile(rf"^{re.escape(closing)}[ \t]*$\n?", re.MULTILINE).search(text, match.end())
    return text[end.end() :].lstrip("\n") if end else ""


_DOUBTFUL_OPENING = re.compile(
    r"""[\s\0\ufeff\u200b\u2060]*(?:<!--.*?-->\s*)?(?:-{3}|[—–]-?|\+{3}|;{3}|%YAML|\{\s*["'\n}])""",
    re.DOTALL,
)
_DOUBTFUL_LINES = 40
_DOUBTFUL_KEY = re.compile(
    r"""(?:^|[{,])\s*["']?(?:authors?|categories|date|draft|layout|published|slug|summary|tags|title)["']?\s*[:=]""",
    re.IGNORECASE | re.MULTILINE,
)


# Whatever stands around it, this near the head it is meant.
_DRAFT_MARK = re.compile(
    r"""^\W*(?P<key>draft|published|publish)["']?[ \t]*[:=]""", re.IGNORECASE | re.MULTILINE
)
_DRAFT_MARK_LINES = 15


def _doubt(text: str) -> Fault | None:
    """Return a fault where the text begins much like a block, and names a key that blocks name."""
    opening = _DOUBTFUL_OPENING.match(text)
    lines = text.split("\n", _DOUBTFUL_LINES)[:_DOUBTFUL_LINES]
    if opening is not None and _DOUBTFUL_KEY.search("\n".join(lines)):
        line = text.count("\n", 0, opening.end()) + 1
    elif mark := _DRAFT_MARK.search("\n".join(lines[:_DRAFT_MARK_LINES])):
        line = text.count("\n", 0, mark.start("key")) + 1
    else:
        return None
    return Fault(
        line=line,
        what="the front matter cannot be told from the text",
        hint=f"Begin and end it with a line of exactly three hyphens, ---. {HIDDEN_UNTIL_THEN}",
        hides=True,
    )


# --- MultiMarkdown --------------------------------------------------------------------------------

_META_LINE = re.compile(r"[ ]{0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_META_MORE = re.compile(r"(?:[ ]{4}|\t)\s*(?P<value>.*)")


def _read_key_value_lines(text: str) -> FrontMatter:
    """Read `Key: value` lines as MkDocs' own reader does, so that both see the same body."""
    lines = text.split("\n")
    found: dict[str, tuple[list[str], int]] = {}
    key = ""
    used = 0
    for line in lines:
        if not line.strip():
            used += 1
            break
        if match := _META_LINE.match(line):
            key = match["key"].lower()
            found.setdefault(key, ([], used + 1))[0].append(match["value"].strip())
        elif key and (match := _META_MORE.match(line)):
            found[key][0].append(match["value"].strip())
        else:
            break
        used += 1
    entries = tuple(
        Entry(key=name, written=" ".join(values), value=" ".join(values), line=line)
        for name, (values, line) in found.items()
    )
    return FrontMatter(entries=entries, body="\n".join(lines[used:]).lstrip("\n"))
