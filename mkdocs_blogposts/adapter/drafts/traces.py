"""What of a hidden post would give it away, and how that may be written.

A trace is something that only the hidden post has: its address, its title, runs of words from its text,
the files it alone uses. A short title is no trace by itself, as any page may have the word in it; it is
one where it stands alone, as titles do in lists and in feeds.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from .wording import INSIDE_WORDS, MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator


class TraceKind(Enum):
    """What of a hidden post a text gives away. The value names it in a problem."""

    ADDRESS = "address"
    FILE_ADDRESS = "file's address"
    TITLE = "title"
    TEXT = "text"
    FILE = "file"
    SOURCE = "source"


NAMES = frozenset({TraceKind.ADDRESS, TraceKind.FILE_ADDRESS})
"""What leads to something."""
THINGS = frozenset({TraceKind.FILE, TraceKind.SOURCE})
"""What must not be in the site, whoever names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """What nobody may read of a hidden post."""

    src_uri: str
    title: str = ""
    """Plain text, possibly empty."""
    url: str = ""
    """Its address below the site's root, percent-encoded; empty where another file has it."""
    text: str = ""
    """Its whole source."""
    files: tuple[str, ...] = ()
    """The addresses of the files that are withheld with it."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing to look for."""

    src_uri: str
    """The hidden post."""
    kind: TraceKind
    text: str
    """What gives it away: an address below the root, or words."""


def traces(secret: Secret) -> Iterator[Trace]:
    """Yield what gives the hidden post away."""
    if secret.url:
        yield Trace(secret.src_uri, TraceKind.ADDRESS, secret.url)
    for url in secret.files:
        yield Trace(secret.src_uri, TraceKind.FILE_ADDRESS, url)
    if any(char.isalpha() for char in secret.title):
        yield Trace(secret.src_uri, TraceKind.TITLE, secret.title)
    for words in distinctive_runs(secret.text):
        yield Trace(secret.src_uri, TraceKind.TEXT, words)


def last_part(address: str) -> str:
    """Return what the address ends with, however far the file that names it is away."""
    return address.removesuffix("index.html").rstrip("/").rpartition("/")[2]


def is_rare_title(title: str) -> bool:
    """Whether a title is most unlikely to stand in another text by chance."""
    words = len(title.split())
    return words >= _LEAST_TITLE_WORDS or (words > 1 and len(title.encode()) >= _LEAST_TITLE_BYTES)


def spellings_of(trace: Trace) -> set[str]:
    """Return how the words of a trace may stand in HTML, XML, JSON and plain text."""
    texts = {trace.text}
    if trace.kind is TraceKind.TITLE:  # Others set its quotes, and feeds hold HTML that is escaped.
        texts.add(trace.text.replace("'", "\u2019"))
        texts |= {html.escape(trace.text, quote=False), html.escape(trace.text)}
    return {spelling for text in texts for spelling in _escaped(text)}


def _escaped(text: str) -> Iterator[str]:
    yield text
    escaped = html.escape(text, quote=False)
    yield escaped
    for double, single in (("&quot;", "&#x27;"), ("&#34;", "&#39;"), ("&quot;", "&#39;")):
        yield escaped.replace('"', double).replace("'", single)
    yield json.dumps(text)[1:-1]
    yield json.dumps(text, ensure_ascii=False)[1:-1]
    yield escaped.encode("ascii", "xmlcharrefreplace").decode()


_LEAST_BYTES = 24
_LEAST_WORDS = 4
_LEAST_TITLE_BYTES = 16
_LEAST_TITLE_WORDS = 3
_MOST_RUNS = 8
_FIRST_RUNS = 2
# What lists show of a text is seldom shorter.
_LONGEST_RUN = 40
# Thai, Chinese and others from here on write no spaces.
_FIRST_WITHOUT_SPACES = "\u0e00"
# Characters of a text that are looked through. A leak of a longer one has some of these.
_MOST_READ = 200_000
# What Markdown, its extensions and the forms of files write in ways of their own; ends of lines, too.
_MARKUP = re.compile(rf"[^\w ,{MARKS}-]|_|--| {{2,}}")
# Where the run is cut there, half a word would begin the next.
_BROKEN_WORD = re.compile(rf"(?<!\w)\w+(?:[{INSIDE_WORDS}]+\w+)+")


def is_distinctive(words: str) -> bool:
    """Whether it is most unlikely that another text has these words by chance.

    Length is counted in bytes of UTF-8, of which the signs of scripts without spaces take more.
    """
    is_long = len(words.encode(errors="replace")) >= _LEAST_BYTES
    return is_long and (len(words.split()) >= _LEAST_WORDS or max(words) >= _FIRST_WITHOUT_SPACES)


def distinctive_runs(text: str) -> list[str]:
    """Return some runs of words that stand in the text without any markup between.

    The first of them, as what others take from a post is often its beginning, and the longest.
    """
    pieces = _MARKUP.split(_BROKEN_WORD.sub("\n", text[:_MOST_READ]))
    runs = list(dict.fromkeys(run for run in map(_cut, pieces) if is_distinctive(run)))
    others = sorted(runs[_FIRST_RUNS:], key=lambda run: (-len(run), run))
    return runs[:_FIRST_RUNS] + others[: _MOST_RUNS - _FIRST_RUNS]


def _cut(piece: str) -> str:
    """Return the beginning of the words: what shows a part of a text may end in the middle."""
    piece = piece.strip(" ,-")
    return piece if len(piece) <= _LONGEST_RUN else piece[:_LONGEST_RUN].rpartition(" ")[0] or piece
