"""The length of a post, for its reading time."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from .document import VOID, HtmlReader

if TYPE_CHECKING:
    from .document import Attributes

# Splitting a text takes ten times its memory.
_LONGEST_TEXT = 100_000

# Scripts without spaces between words: about two characters are a word.
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


# Markdown syntax between spaces: list markers, rules, borders of tables.
_WITHOUT_FORM = str.maketrans("", "", "|-#*_=+:`~<>/")


def count_words(markdown: str) -> int:
    """Return the number of words; two Chinese or Japanese characters count as one.

    Blocks of raw HTML don't count: drawings and embedded players have hardly any text.
    """
    blocks = (block for block in markdown.split("\n\n") if not block.lstrip().startswith("<"))
    text = " ".join(blocks)
    ideographs = 0
    if not text.isascii():
        text, ideographs = _IDEOGRAPH.subn(" ", text)
    words = sum(
        len(text[start : start + _LONGEST_TEXT].translate(_WITHOUT_FORM).split())
        for start in range(0, len(text), _LONGEST_TEXT)
    )
    return words + (ideographs + 1) // 2


class PageReader(HtmlReader):
    """Counts the words and images of a page as Material's blog does, so both show the same minutes.

    An element counts as open until its own end tag follows, even if one in it was never closed.
    """

    def __init__(self) -> None:
        self._text: list[str] = []
        self._images = 0
        self._open: list[str] = []
        self._skipped = 0
        """How many of the open elements have no readable text."""

    def start(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        """Receive a start tag."""
        self._images += tag == "img"
        if tag not in VOID:
            self._open.append(tag)
            self._skipped += tag in _SKIPPED

    def end(self, tag: str) -> None:
        """Receive an end tag."""
        if self._open and self._open[-1] == tag:
            self._open.pop()
            self._skipped -= tag in _SKIPPED

    def text(self, data: str) -> None:
        """Receive text."""
        if not self._skipped:
            self._text.append(data)

    def minutes(self, words_per_minute: int) -> int:
        """Return the reading time, rounded up."""
        words = sum(1 for _ in _BETWEEN_WORDS.finditer("".join(self._text))) + 1
        seconds = math.ceil(words / words_per_minute * 60)
        # The first image takes 12 seconds, each further one a second less, but at least 3.
        seconds += sum(max(3, 12 - number) for number in range(self._images))
        return math.ceil(seconds / 60)


_SKIPPED = frozenset({"object", "script", "style", "svg"})
_BETWEEN_WORDS = re.compile(r"\W+")
