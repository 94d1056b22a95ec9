"""Decoding, comparing and searching texts of any encoding, markup and length."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING, Generic, TypeVar

import ahocorasick

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

T = TypeVar("T")

_PIECE = 30_000


class ByteSearch(Generic[T]):
    """Finds many byte strings in one pass, in time that hardly depends on their number.

    Texts are searched as UTF-8, because a search compares each character with the first character of
    every key, and few different bytes occur there in any script.
    """

    def __init__(self, keys: Mapping[bytes, T]) -> None:
        """Prepare to find these keys, each with a value."""
        self._overlap = max(map(len, keys), default=1) - 1
        self._automaton = ahocorasick.Automaton()
        for key, value in keys.items():
            self._automaton.add_word(key.decode("latin-1"), (len(key), value))
        if keys:
            self._automaton.make_automaton()

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._automaton)

    def hits(self, data: bytes) -> Iterator[tuple[int, int, T]]:
        """Yield the start, the end and the value of each key in the data.

        The data is searched in pieces, because the automaton needs four bytes of memory for each byte.
        """
        for first in range(0, len(data) if len(self) else 0, _PIECE):
            begin = max(0, first - self._overlap)
            for last, (length, value) in self._automaton.iter(
                data[begin : first + _PIECE].decode("latin-1")
            ):
                end = begin + last + 1
                if end > first:
                    yield end - length, end, value


def decoded(data: bytes) -> str:
    """Decode UTF-16 with a byte order mark, else UTF-8. Any other bytes count as Latin-1."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    return readable(data.replace(b"\0", b"").decode(errors="surrogateescape"))


def readable(text: str) -> str:
    """Return a text, such as a file's name, with the bytes that aren't UTF-8 read as Latin-1."""
    return text if text.isascii() else text.translate(_STRAY_BYTES)


_STRAY_BYTES = {0xDC00 + byte: byte for byte in range(0x80, 0x100)}


# --- words ----------------------------------------------------------------------------------------


def words_of(text: str) -> str:
    """Return the words of a text in one form, with single spaces between and around them.

    Case, Unicode form, quotes, line breaks, entities and Markdown don't matter. The words of HTML are
    included twice: with the names of its tags and without.
    """
    words = _words(text)
    return f"{words}\n{_words(TAG.sub('', text))}" if "<" in text else words


def phrase_of(text: str) -> str:
    """Return the string that `words_of` contains for every text with this sequence of words.

    In scripts without spaces, the words may be part of longer ones.
    """
    words = _words(text)
    return words if words.isascii() else words.strip()


TAG = re.compile(r"""<(/?)([a-zA-Z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
"""A tag of HTML: its slash, name and attributes."""
INSIDE_WORDS = "*`~'\u2018\u2019\u00ad\u200b\\\\"
"""Characters, as in a regular expression's set, that don't separate words: quotes and markup."""
COMBINING = "\u0300-\u036f\u0483-\u0489\u0591-\u1cff\u200c\u200d"
"""Ranges of characters that belong to the letter before: in Hindi, each vowel is one."""
_TARGETS = re.compile(r"\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\]\n]*\]|\{:? *[.#][^{}\n]*\}")
_LINE_BREAKS = re.compile(r"\\[nrt]")  # As programs write them.
_INSIDE_WORDS = re.compile(rf"[{INSIDE_WORDS}\[\]]")
_WORD = re.compile(rf"(?:[^\W_]|[{COMBINING}])+")


def _words(text: str) -> str:
    text = html.unescape(_TARGETS.sub("", _LINE_BREAKS.sub(" ", text)))
    text = unicodedata.normalize("NFKC", text).casefold()
    return f" {' '.join(_WORD.findall(_INSIDE_WORDS.sub('', text)))} "


# --- rare text ------------------------------------------------------------------------------------

MOST_READ = 200_000
"""The number of characters that are read to find rare runs of words."""
_FIRST_RUNS, _LONGEST_RUNS = 2, 6
# Listings rarely show less of a text.
_LONGEST_RUN = 40
# Markup of Markdown, its extensions and file formats, and line breaks.
_MARKUP = re.compile(rf"[^\w ,{COMBINING}-]|_|--| {{2,}}")
# A cut there would make the next run start in the middle of a word.
_BROKEN_WORD = re.compile(rf"(?<!\w)\w+(?:[{INSIDE_WORDS}]+\w+)+")
# Thai, Chinese and other scripts from here on are written without spaces.
_FIRST_WITHOUT_SPACES = "\u0e00"


def is_rare_title(title: str) -> bool:
    """Return whether other texts are very unlikely to contain the title by coincidence."""
    words = len(title.split())
    is_long = words > 2 or (words > 1 and len(title.encode(errors="replace")) >= 16)  # noqa: PLR2004
    return is_long and any(char.isalpha() for char in title)


def runs_of(text: str) -> list[str]:
    """Return the first two and the longest six runs of words without markup between them.

    The first runs matter because excerpts often show the beginning of a post.
    """
    pieces = _MARKUP.split(_BROKEN_WORD.sub("\n", text[:MOST_READ]))
    runs = list(dict.fromkeys(run for run in map(_cut, pieces) if is_rare_run(run)))
    longest = sorted(runs[_FIRST_RUNS:], key=lambda run: (-len(run), run))
    return runs[:_FIRST_RUNS] + longest[:_LONGEST_RUNS]


def is_rare_run(words: str) -> bool:
    """Return whether other texts are very unlikely to contain these words by coincidence."""
    is_long = len(words.encode(errors="replace")) >= 24  # noqa: PLR2004
    return is_long and (words.count(" ") > 2 or max(words) >= _FIRST_WITHOUT_SPACES)  # noqa: PLR2004


def _cut(run: str) -> str:
    run = run.strip(" ,-")
    return run if len(run) <= _LONGEST_RUN else run[:_LONGEST_RUN].rpartition(" ")[0] or run
