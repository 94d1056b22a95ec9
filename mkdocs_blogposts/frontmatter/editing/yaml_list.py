"""Adding items to a list in a block of YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from mkdocs_blogposts.frontmatter.field_table import normal_key

from .insertion import EditError, Insertion

if TYPE_CHECKING:
    from collections.abc import Sequence

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]

_DASH = re.compile(r"[ \t]*-[ \t]+")
_MANY = 10**6


def add_to_yaml(block: str, key: str, items: Sequence[str]) -> list[Insertion]:
    """Return the insertions that add the items to the list with this key, or add the key.

    Raises:
        EditError: the list is in a form that can't be extended.
    """
    try:
        root = yaml.compose(block, _SafeLoader)
    except yaml.YAMLError:  # It was read line by line.
        root = None
    if not isinstance(root, yaml.MappingNode):
        return [Insertion(len(block), _new(key, items, indent=""))]
    if root.flow_style:
        raise EditError("its front matter is in braces")
    found = [
        pair for pair in root.value if normal_key(getattr(pair[0], "value", "")) == normal_key(key)
    ]
    if not found:
        indent = _indent_of(block, root.value[0][0].start_mark.index)
        return [Insertion(len(block), _new(key, items, indent=indent))]
    name, value = found[-1]
    if isinstance(value, yaml.SequenceNode):
        return [_in_flow(block, value, items) if value.flow_style else _in_block(block, value, items)]
    if not isinstance(value, yaml.ScalarNode) or value.style in ("|", ">"):
        raise EditError(f"{name.value} isn't a list")
    if value.start_mark.index == value.end_mark.index:  # `aliases:` without a value
        indent = _indent_of(block, name.start_mark.index)
        end = _line_end(block, name.end_mark.index)
        return [Insertion(end, _lines(f"{indent}  - ", items))]
    return [
        Insertion(value.start_mark.index, "["),
        Insertion(value.end_mark.index, f", {_in_line(items)}]"),
    ]


def _new(key: str, items: Sequence[str], *, indent: str) -> str:
    return f"{indent}{key}:\n{_lines(f'{indent}  - ', items)}"


def _lines(prefix: str, items: Sequence[str]) -> str:
    return "".join(f"{prefix}{_written(item)}\n" for item in items)


def _written(item: str) -> str:
    """Return a value that means the same in every context."""
    text: str = yaml.safe_dump([item], default_flow_style=True, allow_unicode=True, width=_MANY)
    return text.strip()[1:-1]


def _in_line(items: Sequence[str]) -> str:
    return ", ".join(map(_written, items))


def _in_flow(block: str, node: yaml.SequenceNode, items: Sequence[str]) -> Insertion:
    end = node.end_mark.index - 1
    before = block[:end].rstrip()
    separator = "" if before.endswith("[") else " " if before.endswith(",") else ", "
    return Insertion(end, f"{separator}{_in_line(items)}")


def _in_block(block: str, node: yaml.SequenceNode, items: Sequence[str]) -> Insertion:
    last = node.value[-1]
    line_start = block.rfind("\n", 0, last.start_mark.index) + 1
    dash = _DASH.match(block, line_start)
    if dash is None or dash.end() != last.start_mark.index:
        raise EditError("the last item of the list has another form")
    return Insertion(_line_end(block, last.end_mark.index), _lines(dash[0], items))


def _indent_of(block: str, index: int) -> str:
    return block[block.rfind("\n", 0, index) + 1 : index]


def _line_end(block: str, index: int) -> int:
    """Return the start of the next line."""
    return block.index("\n", index) + 1
