"""Finding what is left of a hidden post in files that readers will see.

A trace is something that only the hidden post has: its address, its title, runs of words from its text,
the files it alone uses. A short title is no trace by itself, as any page may have the word in it; it is
one where it stands alone, as titles do in lists and in feeds.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import ahocorasick

from .wording import INSIDE_WORDS, MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


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


@dataclass(frozen=True, slots=True)
class _Needle:
    """One spelling of a trace."""

    trace: Trace
    spelling: bytes
    """In UTF-8."""
    stands_alone: bool = False
    """Whether it counts only as the whole of a text."""

    @property
    def openings(self) -> bytes:
        """The bytes with which a key, which is what to look for first, may begin."""
        return self.spelling[: max(1, len(self.spelling) - _LEAST_KEY)]


_PIECE = 30_000
_KEY_LENGTH = 16
_LEAST_KEY = 8


class TraceFinder:
    """Looks for all traces of all secrets at once, in time that does not grow with their number."""

    def __init__(self, secrets: Iterable[Secret], *, site_url: str = "") -> None:
        """Prepare the search.

        Args:
            secrets: the hidden posts.
            site_url: where the site will stand, for addresses that name it.
        """
        self._root = site_url if site_url.endswith("/") or not site_url else f"{site_url}/"
        self._automaton = ahocorasick.Automaton()
        secrets = tuple(secrets)
        needles = [needle for secret in secrets for needle in _needles(secret)]
        texts = b"".join(_utf8(secret.text) for secret in secrets)
        openings = _fewest_openings(needles, Counter(texts))
        by_key: dict[bytes, list[tuple[_Needle, int]]] = {}
        for needle in needles:
            start = min(map(needle.openings.find, openings.intersection(needle.openings)))
            key = needle.spelling[start : start + _KEY_LENGTH]
            by_key.setdefault(key, []).append((needle, start + len(key)))
        for key, found in by_key.items():
            self._automaton.add_word(_as_signs(key), tuple(found))
        self._has_needles = bool(needles)
        if needles:
            self._automaton.make_automaton()

    def find(self, data: bytes, *, url: str = "") -> set[Trace]:
        """Return the traces in a file.

        Args:
            data: its content, in UTF-8 as far as it is text.
            url: its address below the site's root, from which relative addresses in it begin; where
                it is no page, they may begin at the root all the same.
        """
        traces: set[Trace] = set()
        for position, needles in self._keys_in(data):
            for needle, key_end in needles:
                start = position + 1 - key_end
                if (
                    start >= 0
                    and data.startswith(needle.spelling, start)
                    and needle.trace not in traces
                    and self._is_meant(needle, data, start, start + len(needle.spelling), url)
                ):
                    traces.add(needle.trace)
        return traces

    def _keys_in(self, data: bytes) -> Iterator[tuple[int, tuple[tuple[_Needle, int], ...]]]:
        """Yield where keys end, with their needles. A search takes six times its text in memory."""
        for first in range(0, len(data), _PIECE) if self._has_needles else ():
            piece = _as_signs(data[first : first + _PIECE + _KEY_LENGTH])
            for position, needles in self._automaton.iter(piece):
                yield first + position, needles

    def _is_meant(self, needle: _Needle, data: bytes, start: int, end: int, url: str) -> bool:
        before = data[max(0, start - _MOST_AROUND) : start].decode(errors="replace")
        after = data[end : end + _MOST_AROUND].decode(errors="replace")
        if needle.trace.kind in NAMES:
            is_part = before[-1:] in _BEFORE_A_PART
            reference = _reference(before, needle.spelling.decode(), after) if is_part else ""
            bases = {url} if url.endswith(_PAGE_ENDS) else {url, ""}
            return bool(reference) and any(
                self._leads_to(needle.trace.text, reference, base) for base in bases
            )
        if needle.stands_alone:
            return before.rstrip()[-1:] in _OPENERS and after.lstrip()[:1] in _CLOSERS
        return not (before[-1:].isalnum() or after[:1].isalnum())

    def _leads_to(self, target: str, reference: str, base: str) -> bool:
        root = self._root or _NOWHERE
        try:
            address = urljoin(urljoin(root, base), reference)
            parts = urlsplit(reference)
        except ValueError:
            return False
        below = {address.removeprefix(root)} if address.startswith(root) else set()
        if parts.path.startswith("/") and not parts.netloc:
            below.add(parts.path[1:])  # As programs write it, whatever folder the site stands in.
        return any(_bare(path) == _bare(target) for path in below)


def _as_signs(data: bytes) -> str:
    """Return the bytes as signs of a text, one for each, as the search wants it.

    Among 256 signs few begin all keys, in any script; among all that Unicode has each word of a
    Chinese text begins with another.
    """
    return data.decode("latin-1")


def _fewest_openings(needles: Iterable[_Needle], frequencies: Mapping[int, int]) -> set[int]:
    """Return few and seldom bytes of which each needle has one where a key may begin.

    At each byte of a file that begins no key, the search asks for all the bytes that do.
    """
    most = max(frequencies.values(), default=1)
    waiting = [set(needle.openings) for needle in needles]
    chosen: set[int] = set()
    while waiting:
        serving = Counter(byte for openings in waiting for byte in openings)
        best = max(serving, key=lambda byte: (serving[byte] / (most + 5 * frequencies[byte]), byte))
        chosen.add(best)
        waiting = [openings for openings in waiting if best not in openings]
    return chosen


def _bare(address: str) -> str:
    return unquote(address).removesuffix("index.html").rstrip("/")


_PAGE_ENDS = ("/", ".html")
_NOWHERE = "https://site.invalid/"
# What stands around a text that is the whole of an element, an attribute, a string or a line.
_OPENERS = ("", ">", '"', "'")
_CLOSERS = ("", "<", '"', "'")
# Bytes to look at before and after a find: the longest address that is followed.
_MOST_AROUND = 500
# What stands around an address in HTML, CSS, JSON, XML and plain text.
_BEFORE_ADDRESS = re.compile(r"""["'<>()\s=,|^{}\[\]`]""")
_ADDRESS_END = re.compile(r"""\\?/?(?:index\.html)?(?:["'<>()\s,|^{}\[\]`#?;&\\]|$)""")


def _reference(before: str, last_part: str, after: str) -> str:
    """Return the address that ends with this part of a text, or nothing where it goes on.

    A word alone is no address.
    """
    reference = f"{_BEFORE_ADDRESS.split(before)[-1]}{last_part}"
    if not _ADDRESS_END.match(after) or not ({"/", "."} & {*reference, after[:1]}):
        return ""
    return html.unescape(reference.replace("\\/", "/"))


# --- what to look for -----------------------------------------------------------------------------


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


def _needles(secret: Secret) -> Iterator[_Needle]:
    for trace in traces(secret):
        if trace.kind in NAMES:
            # Links are relative: only the last part is sure, and that it is a part.
            end = last_part(trace.text)
            for spelling in {end, unquote(end)} - {"", "."}:
                yield _Needle(trace, _utf8(spelling))
        else:
            alone = trace.kind is TraceKind.TITLE and not _is_rare_title(trace.text)
            for spelling in spellings_of(trace):
                yield _Needle(trace, _utf8(spelling), stands_alone=alone)


def last_part(address: str) -> str:
    """Return what the address ends with, however far the file that names it is away."""
    return address.removesuffix("index.html").rstrip("/").rpartition("/")[2]


def _utf8(text: str) -> bytes:
    return text.encode(errors="replace")  # Names of files may hold what is no text.


_BEFORE_A_PART = "/\"'=(> ,\n"


def _is_rare_title(title: str) -> bool:
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
