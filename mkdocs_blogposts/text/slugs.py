"""Slugs: readable parts of URLs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING, TypeAlias

from .urls import collision_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# File systems allow names of 255 bytes; the rest is for a suffix and an extension.
MAX_SLUG_BYTES = 180

# Characters that distinguish names, such as C, C++ and C#.
_SPOKEN = {"+": "plus", "#": "sharp", "&": "and", "@": "at", "%": "percent"}


def slugify(text: str) -> str:
    """Return the text in lower case, words joined by `-`; empty if it has no letter or digit.

    Letters, digits and combining marks of every script are kept (NFC), so URLs stay readable
    in every language. `+`, `#`, `&`, `@` and `%` become words, so `C`, `C++` and `C#` differ.
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


SlugRule: TypeAlias = "Callable[[str, str], str]"
"""Returns the slug of a text, with a separator between its words."""

# A longer title has no effect on its slug, which is cut before that.
_MAX_TITLE = 1000
_TAG = re.compile(r"</?[^>]*>")
_DROPPED = re.compile(r"[^\w\- ]")


def title_slug(title: str, separator: str = "-") -> str:
    """Return the slug that Material's blog makes of a title; empty if it has no word character.

    Only words, hyphens and spaces stay, so unlike with `slugify`, `C` and `C++` have the same slug.
    """
    text = unicodedata.normalize("NFC", title[:_MAX_TITLE])
    words = _DROPPED.sub("", _TAG.sub("", text).strip().lower())
    return words.replace(" ", separator)


@dataclass(frozen=True, slots=True)
class SlugFunction:
    """A rule of the site with its separator. If it fails for a text, the rule for titles applies."""

    rule: SlugRule
    separator: str = "-"

    def __call__(self, text: str) -> str:
        """Return the slug of the text, which may be empty."""
        try:
            slug: object = self.rule(text, self.separator)
        except Exception:  # noqa: BLE001 - the site's own code
            slug = None
        return slug if isinstance(slug, str) else title_slug(text, self.separator)


def distinct_slugs(names: Iterable[str], *, reserved: Iterable[str] = ()) -> dict[str, str]:
    """Return a unique slug for each name, not in `reserved`, regardless of the order of the names.

    Names with equal or empty slugs get the start of a hash of the name, and a number if the whole hash
    is taken. Of names with equal slugs, the first by code point keeps the plain slug.
    """
    slugs: dict[str, str] = {}
    taken = {collision_key(slug) for slug in reserved}
    for name in sorted(set(names)):
        slug = next(slug for slug in _candidates(name) if slug and collision_key(slug) not in taken)
        taken.add(collision_key(slug))
        slugs[name] = slug
    return slugs


def _candidates(name: str) -> Iterator[str]:
    """Yield longer and longer slugs for a name, endlessly."""
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
