"""Texts as they are read to search them: in any encoding, in pieces, and without their escapes."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PIECE = 60_000
# The longest way and name, even where each sign of it is escaped, stand together in one piece.
_OVERLAP = 10_000


def text_in(data: bytes) -> str:
    """Return the text, whatever its encoding is.

    Bytes that are no UTF-8 are read as Latin-1, in which most such texts and names are.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    data = data.replace(b"\0", b"")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return readable(data.decode(errors="surrogateescape"))


def readable(name: str) -> str:
    """Return a text with what is no UTF-8 in it, as names of files may have, as `text_in` does."""
    return name if name.isascii() else name.translate(_STRAY_BYTES)


_STRAY_BYTES = {0xDC00 + byte: byte for byte in range(0x80, 0x100)}


def pieces(text: str) -> Iterator[Piece]:
    """Yield a text in pieces that overlap."""
    for first in range(0, max(1, len(text)), _PIECE):
        yield Piece(text, first)


class Piece:
    """A part of a text, with the end of the one before."""

    def __init__(self, text: str, first: int) -> None:
        """Take what begins there."""
        self.is_first = first == 0
        self.is_last = first + _PIECE >= len(text)
        self._text = text[max(0, first - _OVERLAP) : first + _PIECE]

    @property
    def escapes(self) -> int:
        """How many signs in it may escape others."""
        return sum(map(self._text.count, "&%\\"))

    def readings(self) -> Iterable[str]:
        """Return it as it is written, and as those read it to whom it is escaped."""
        plain = _without_backslashes(html.unescape(self._text))
        return dict.fromkeys(
            reading for text in (self._text, plain) for reading in (text, unquote(text))
        )


def _without_backslashes(text: str) -> str:
    """Return what Markdown, JSON and JavaScript escape; other backslashes part folders on Windows."""
    if "\\" not in text:
        return text
    text = _UTF_16.sub(_decoded_utf_16, text)
    return _ESCAPED.sub(r"\1", text).replace("\\", "/")


def _decoded_utf_16(match: re.Match[str]) -> str:
    return bytes.fromhex(match[0].replace("\\u", "")).decode("utf-16-be", errors="replace")


_UTF_16 = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
