"""Values of a broken block that can only be meant as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .block import RawValue


def written_of(text: str) -> RawValue:
    """Return what a value on one line says: a text, or a list of texts."""
    if (inner := _inside_of_list(text)) is None:
        return plain(text)
    return tuple(plain(item) for item in _FLOW_ITEM.findall(inner) if item.strip())


_FLOW_ITEM = re.compile(r"""\s*(?:"[^"]*"|'[^']*')\s*(?=,|$)|[^,]+""")


def _inside_of_list(text: str) -> str | None:
    """Return what stands between the brackets of a list on one line, which may lack the second."""
    bare = re.sub(r"\s#.*", "", text) if "]" in text else text
    inner = bare[1:].removesuffix("]")
    is_list = bare[:1] == "[" and not {"[", "]"} & set(inner) and "{" not in inner
    return inner if is_list and ("," in inner or bare[-1:] == "]") else None


_ESCAPE = re.compile(r"\\([\"\\/$])")


def plain(text: str) -> str:
    """Return what a value says, without its quotes or, where it has none, its comment."""
    text = text.strip()
    quote = text[:1]
    if quote in ("'", '"') and len(text) > 1 and text.endswith(quote):
        inner = text[1:-1]
        return _ESCAPE.sub(r"\1", inner) if quote == '"' else inner.replace("''", "'")
    if quote in ("'", '"'):
        return text.removeprefix(quote) if quote not in text[1:] else text
    return re.split(r"\s#", text, maxsplit=1)[0].rstrip()
