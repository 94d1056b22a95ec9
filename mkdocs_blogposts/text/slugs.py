"""Readable parts of addresses."""

from __future__ import annotations

import unicodedata
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING

from .urls import collision_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# File systems allow 255 bytes a name; this leaves room for a suffix and an extension.
MAX_SLUG_BYTES = 180

# The signs that tell names of languages apart: C, C++, C# and F#, .NET.
_SPOKEN = {"+": "plus", "#": "sharp", "&": "and", "@": "at", "%": "percent"}


def slugify(text: str) -> str:
    """Return the text in lower case, its words joined by `-`; empty when it has no letter or digit.

    Letters, digits and combining marks of every script are kept (NFC), so an address stays readable
    in its own language. `+`, `#`, `&`, `@` and `%` become words, so `C`, `C++` and `C#` differ.
    """
    words: list[str] = [""]
    for char in unicodedata.normalize("NFC", text).lower():
        if unicodedata.category(char)[0] in "LMN" or char == "_":
            words[-1] += char
        elif spoken := _SPOKEN.get(char):
            words += [spoken, ""]
        elif char not in "'’":
            words.append("")
    slug = "-".join(word for word in words if word)
    return _cut(slug) if any(c.isalnum() for c in slug) else ""


def distinct_slugs(names: Iterable[str], *, reserved: Iterable[str] = ()) -> dict[str, str]:
    """Give every name a slug of its own, whatever the order they come in, and none of `reserved`.

    Names whose slugs are equal, or that have none, get the start of a hash of the name, and a number
    where even the whole hash is taken. The first of equals by code point keeps the plain slug.
    """
    slugs: dict[str, str] = {}
    taken = {collision_key(slug) for slug in reserved}
    for name in sorted(set(names)):
        slug = next(slug for slug in _candidates(name) if slug and collision_key(slug) not in taken)
        taken.add(collision_key(slug))
        slugs[name] = slug
    return slugs


def _candidates(name: str) -> Iterator[str]:
    """Yield ever longer slugs for a name; there is no last one."""
    plain, digest = slugify(name), _digest(name)
    yield plain
    for length in range(8, len(digest) + 1, 8):
        yield "-".join(part for part in (plain, digest[:length]) if part)
    for number in count(2):
        yield "-".join(part for part in (plain, digest, str(number)) if part)


def _cut(slug: str) -> str:
    if len(slug.encode()) <= MAX_SLUG_BYTES:
        return slug
    digest = _digest(slug)[:8]
    room = MAX_SLUG_BYTES - len(digest) - 1
    return f"{slug.encode()[:room].decode(errors='ignore').rstrip('-')}-{digest}"


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
