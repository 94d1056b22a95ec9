"""Putting the texts that never change into the templates, once for all pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from .strings import UnknownTextError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .strings import Strings


class FixedTexts(jinja2.Environment):
    """Templates with the texts of the blog as `t`.

    A call of `t` or its methods whose arguments are all constants is replaced by its result when a
    template is loaded, so that pages print it like any other text of the template.
    """

    def __init__(self, strings: Strings, **options: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(**options)
        self.globals["t"] = strings
        self._texts = _FixedCalls(strings)

    def compile(self, source: Any, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - has overloads
        """Compile a template."""
        if isinstance(source, str):
            source = self.parse(source, *args[:2])
        return super().compile(self._texts.visit(source), *args, **options)


class _FixedCalls(NodeTransformer):
    """Replaces calls by their results."""

    def __init__(self, strings: Strings) -> None:
        self._functions: dict[str, Callable[..., str]] = {
            "t": strings,
            "t.lang": strings.lang,
            "t.lang_dir": strings.lang_dir,
            "t.page_lang": strings.page_lang,
        }

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - named after the node
        """Return the result of the call as a constant if it is one."""
        self.generic_visit(node)
        function = self._functions.get(_name_of(node.node))
        arguments = [each.value for each in node.args if isinstance(each, nodes.Const)]
        has_more = node.kwargs or node.dyn_args or node.dyn_kwargs or len(arguments) < len(node.args)
        if function is None or has_more:
            return node
        try:
            return nodes.Const(function(*arguments), lineno=node.lineno)
        except (TypeError, UnknownTextError):
            return node  # Reported if a page gets there.


def _name_of(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_name_of(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else ""
