"""Looking for many words at once, in any script.

A search asks at each sign of a text for the signs that begin a word. Among the 256 that one byte gives
few begin all words, in any script; among all that Unicode has each Chinese word begins with another. So
texts are searched as their bytes in UTF-8, a sign for each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

import ahocorasick

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

T = TypeVar("T")


class ByteSearch(Generic[T]):
    """Looks for words, in time that hardly grows with their number.

    It takes four bytes of memory for each sign of a text, which therefore comes in pieces.
    """

    def __init__(self, words: Mapping[str, T]) -> None:
        """Prepare the search for these words, in signs, each with what is to be told of it."""
        self._size = len(words)
        self._automaton = ahocorasick.Automaton()
        for word, told in words.items():
            self._automaton.add_word(word, told)
        if words:
            self._automaton.make_automaton()

    def __len__(self) -> int:
        """Return how many words are looked for."""
        return self._size

    def hits(self, signs: str) -> Iterator[tuple[int, T]]:
        """Yield the position of the last sign of each word found, with what is told of the word."""
        if self._size:
            yield from self._automaton.iter(signs)


def as_latin1(data: bytes) -> str:
    """Return the signs for these bytes."""
    return data.decode("latin-1")
