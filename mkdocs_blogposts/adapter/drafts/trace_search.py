"""Finding what is left of a hidden post in files that readers will see."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from .byte_search import ByteSearch, as_latin1
from .traces import NAMES, TraceKind, is_rare_title, last_part, spellings_of, traces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .traces import Secret, Trace


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
        secrets = tuple(secrets)
        needles = [needle for secret in secrets for needle in _needles(secret)]
        texts = b"".join(_utf8(secret.text) for secret in secrets)
        openings = _fewest_openings(needles, texts)
        by_key: dict[bytes, list[tuple[_Needle, int]]] = {}
        for needle in needles:
            start = min(map(needle.openings.find, openings.intersection(needle.openings)))
            key = needle.spelling[start : start + _KEY_LENGTH]
            by_key.setdefault(key, []).append((needle, start + len(key)))
        self._search = ByteSearch({as_latin1(key): tuple(found) for key, found in by_key.items()})

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
        """Yield where keys end, with their needles."""
        for first in range(0, len(data), _PIECE):
            piece = as_latin1(data[first : first + _PIECE + _KEY_LENGTH])
            for position, needles in self._search.hits(piece):
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


def _fewest_openings(needles: Iterable[_Needle], texts: bytes) -> set[int]:
    """Return few bytes, seldom in such texts, of which each needle has one where a key may begin.

    At each byte of a file that begins no key, the search asks for all the bytes that do.
    """
    waiting = [set(needle.openings) for needle in needles]
    frequencies = {byte: texts.count(byte) for byte in set().union(*waiting)}
    most = max(frequencies.values(), default=0) or 1
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


def _needles(secret: Secret) -> Iterator[_Needle]:
    for trace in traces(secret):
        if trace.kind in NAMES:
            # Links are relative: only the last part is sure, and that it is a part.
            end = last_part(trace.text)
            for spelling in {end, unquote(end)} - {"", "."}:
                yield _Needle(trace, _utf8(spelling))
        else:
            alone = trace.kind is TraceKind.TITLE and not is_rare_title(trace.text)
            for spelling in spellings_of(trace):
                yield _Needle(trace, _utf8(spelling), stands_alone=alone)


def _utf8(text: str) -> bytes:
    return text.encode(errors="replace")  # Names of files may hold what is no text.


_BEFORE_A_PART = "/\"'=(> ,\n"
