"""The headings of a post: which one is the title, and the levels of the others."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from .document import HEADINGS, HtmlReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .document import Attributes, Document


class HeadingReader(HtmlReader):
    """Finds the headings that make room for the title, so that the page has one `<h1>`."""

    def __init__(self, document: Document, *, is_needless: Callable[[], bool]) -> None:
        """Prepare the reader.

        Args:
            document: the document that will be read.
            is_needless: whether it is known that the title is the only `<h1>`.
        """
        self._document = document
        self._is_needless = is_needless
        self._tags: list[tuple[tuple[int, int], str]] = []
        """The position and the name of each tag, with a slash for end tags."""

    def start(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        """Receive a start tag."""
        if tag in HEADINGS:
            self._tags.append((self._document.getpos(), tag))

    def end(self, tag: str) -> None:
        """Receive an end tag."""
        if tag in HEADINGS:
            self._tags.append((self._document.getpos(), f"/{tag}"))

    def has_all(self, offset: int) -> bool:  # noqa: ARG002
        """Return whether nothing after this offset can matter."""
        return self._is_needless()

    def levels(self, *, title: tuple[int, int] | None) -> tuple[int, ...]:
        """Return the offsets of the levels in all headings but the title, if one of them is an `<h1>`.

        Args:
            title: start and end of the heading that is the title, or None.
        """
        start, end = title or (0, 0)
        tags = [(self._document.offset_of(position) + len(tag), tag) for position, tag in self._tags]
        tags = [(offset, tag) for offset, tag in tags if not start <= offset < end]
        if all(tag != "h1" for _, tag in tags):
            return ()
        return tuple(offset for offset, _ in tags)


def one_level_down(html: str, levels: Iterable[int]) -> str:
    """Return the HTML with these headings one level down.

    Args:
        html: the HTML of a post.
        levels: the offsets of their levels, as returned by `HeadingReader.levels`.
    """
    pieces, done = [], 0
    for offset in levels:
        # Another plugin may have changed the page since it was read.
        if html[offset - 1 : offset].lower() == "h" and (level := _LOWER.get(html[offset])):
            pieces += [html[done:offset], level]
            done = offset + 1
    return "".join((*pieces, html[done:]))


_LOWER = {"1": "2", "2": "3", "3": "4", "4": "5", "5": "6"}


def is_same_title(one: str, other: str) -> bool:
    """Return whether two titles are the same except for quotes, dashes, case and spaces."""
    return _bare(one) == _bare(other)


def _bare(title: str) -> str:
    folded = unicodedata.normalize("NFKC", title).casefold()
    folded = _DECIMAL_POINT.sub("point", folded)
    kept = (c for c in folded if c in _MEANT or unicodedata.category(c)[0] not in "PZC")
    return "".join(kept) or folded


# Punctuation that distinguishes titles: C#, R&D.
_MEANT = frozenset("#&@%*")
_DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")
