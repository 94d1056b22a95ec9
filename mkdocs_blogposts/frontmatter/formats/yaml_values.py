"""Reading values that aren't valid YAML and must be meant as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_blogposts.frontmatter.block import RawValue


def text_or_list(text: str) -> RawValue:
    """Return a one-line value: text, or a list of texts."""
    if (inner := _list_content(text)) is None:
        return unquoted(text)
    return tuple(unquoted(item) for item in _FLOW_ITEM.findall(inner) if item.strip())


_FLOW_ITEM = re.compile(r"""\s*(?:"[^"]*"|'[^']*')\s*(?=,|$)|[^,]+""")


def _list_content(text: str) -> str | None:
    """Return the content of a list in brackets on one line; the closing bracket may be missing."""
    bare = re.sub(r"\s#.*", "", text) if "]" in text else text
    inner = bare[1:].removesuffix("]")
    is_list = bare[:1] == "[" and not {"[", "]"} & set(inner) and "{" not in inner
    return inner if is_list and ("," in inner or bare[-1:] == "]") else None


_ESCAPE = re.compile(r"\\([\"\\/$])")


def unquoted(text: str) -> str:
    """Return a quoted value without its quotes, and any other value without its comment."""
    text = text.strip()
    quote = text[:1]
    if quote in ("'", '"') and len(text) > 1 and text.endswith(quote):
        inner = text[1:-1]
        return _ESCAPE.sub(r"\1", inner) if quote == '"' else inner.replace("''", "'")
    if quote in ("'", '"'):
        return text.removeprefix(quote) if quote not in text[1:] else text
    return re.split(r"\s#", text, maxsplit=1)[0].rstrip()
