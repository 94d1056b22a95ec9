"""Reading sitemaps (https://www.sitemaps.org/protocol.html) that may come from anywhere.

Document types are refused, because entities that they define can expand without end or read other
files.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_BYTES = 200_000_000
"""The maximum size: four times what the protocol allows."""
_GZIP = b"\x1f\x8b"


class SitemapError(ValueError):
    """The text isn't a sitemap. The message has the reason."""


def is_sitemap(data: bytes) -> bool:
    """Return whether it is XML and not a list of URLs."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or data[:2] in (
        b"\xff\xfe",
        b"\xfe\xff",
    )


def unpacked(data: bytes) -> bytes:
    """Return the content of a file that may be compressed by gzip.

    Raises:
        SitemapError: it is damaged or too large.
    """
    if not data.startswith(_GZIP):
        return data
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        text = unpacker.decompress(data, MAX_BYTES)
    except zlib.error as error:
        raise SitemapError(f"a damaged gzip file: {error}") from error
    if unpacker.unconsumed_tail:
        raise SitemapError(f"longer than {MAX_BYTES:,} bytes")
    return text


def urls_of(data: bytes, read: Callable[[str], bytes]) -> list[str]:
    """Return the URLs in a sitemap and in all sitemaps that it refers to.

    Args:
        data: the sitemap.
        read: returns the content of another sitemap, given its URL.

    Raises:
        SitemapError: one of them isn't a sitemap.
    """
    urls, children = _locations(data)
    done: set[str] = set()
    while children:
        child = children.pop(0)
        if child not in done:
            done.add(child)
            found, more = _locations(unpacked(read(child)))
            urls += found
            children += more
    return list(dict.fromkeys(urls))


def _locations(data: bytes) -> tuple[list[str], list[str]]:
    """Return the URLs of pages, and those of other sitemaps."""
    parser = expat.ParserCreate(namespace_separator=" ")
    found: dict[str, list[str]] = {"url": [], "sitemap": []}
    path: list[str] = []
    text: list[str] = []

    def start(name: str, _: object) -> None:
        path.append(name.rpartition(" ")[2])
        text.clear()

    def end(_: str) -> None:
        if path[-1] == "loc" and path[-2:-1] and path[-2] in found:  # Not the `loc` of an image.
            found[path[-2]].append("".join(text).strip())
        path.pop()

    def refuse(*_: object) -> None:
        raise SitemapError("it has a document type, which sitemaps don't need")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text.append
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - it has no name
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise SitemapError(f"not a sitemap: {error}") from error
    return ([url for url in each if url] for each in found.values())  # type: ignore[return-value]
