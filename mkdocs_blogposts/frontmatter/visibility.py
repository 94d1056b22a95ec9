"""Deciding whether a post is a draft or unlisted, from the keys and values of its front matter.

`draft_markers` finds markers in text that can't be parsed. Dates hide posts too: they are read in
`metadata`, and `ParsedPost.state_at` compares them with the time of the build.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING

from .block import every_part
from .draft_markers import has_stray_marker
from .field_table import normal_key
from .hiding_words import (
    BUILD_WORDS,
    DRAFT_KEYS,
    DRAFT_STATES,
    HIDING_STATES,
    NO_LISTING,
    NO_PAGE,
    PUBLISHED_KEYS,
    STATUS_KEYS,
    UNCHECKED_KEYS,
    UNLISTED_KEYS,
    UNLISTED_STATES,
)
from .misspelled_keys import intended_key, would_hide
from .values.dates import is_date
from .values.text import FALSE, TRUE, says_word

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from .block import Entry, RawValue
    from .lookup import FieldReader, Layer

_HINTS = {
    "build": "Write `render: never` or `render: always` under it.",
    "permalink": "Write it as one line of text.",
}


def is_draft(reader: FieldReader) -> bool:
    """Return whether the post is a draft, according to its own keys or else the nearest folder's.

    If these contradict each other, the post is a draft if any of them hides it.
    """
    return _nearest(reader, _draft_verdicts)


def is_unlisted(reader: FieldReader) -> bool:
    """Return whether the post is unlisted, according to its own keys or else the nearest folder's."""
    return _nearest(reader, _unlisted_verdicts)


def _nearest(
    reader: FieldReader, verdicts: Callable[[FieldReader, Layer], Iterator[bool | None]]
) -> bool:
    for layer in reader.layers:
        found = [verdict for verdict in verdicts(reader, layer) if verdict is not None]
        if found:
            return any(found)
    return False


def _draft_verdicts(reader: FieldReader, layer: Layer) -> Iterator[bool | None]:
    for name, keys, meaning in (("draft", DRAFT_KEYS, True), ("published", PUBLISHED_KEYS, False)):
        for key in keys:
            for entry in layer.get(key, ()):
                yield _flag(reader, name, entry, meaning=meaning)
    yield _status(reader, layer, HIDING_STATES)
    for key in ("state", "visibility"):  # Other tools use these keys for other things.
        yield _word(reader, "draft", layer, key=key, words=DRAFT_STATES) or None
    # Hugo builds no page for the first, Zola none for the second, and Eleventy none for the last.
    yield _word(reader, "draft", layer, key="build.render", words=NO_PAGE)
    yield _word(reader, "draft", layer, key="render", words=NO_PAGE)
    yield _word(reader, "draft", layer, key="permalink", words=FALSE)
    yield _unclear(reader, layer)
    yield _misspelled(reader, layer)


def _unlisted_verdicts(reader: FieldReader, layer: Layer) -> Iterator[bool | None]:
    for key in UNLISTED_KEYS:
        for entry in layer.get(key, ()):
            yield _flag(reader, "unlisted", entry, meaning=True)
    yield _status(reader, layer, UNLISTED_STATES)
    yield _word(reader, "unlisted", layer, key="build.list", words=NO_LISTING)


def _flag(reader: FieldReader, name: str, entry: Entry, *, meaning: bool) -> bool | None:
    """Return whether the value is the flag `meaning`; None if the value isn't about that."""
    text = entry.raw.strip().lower() if isinstance(entry.raw, str) else ""
    if text in TRUE | FALSE:
        reader.found.setdefault(name, entry)
        return (text in TRUE) is meaning
    is_empty = entry.raw in (None, "", ())
    if name != "draft" and is_empty:
        return None
    if name == "published" and is_date(entry.raw, reader.context.date_order):
        return None  # It is a date.
    reader.hide(entry, "flag-invalid", "neither true nor false", "Write true or false.")
    return meaning


def _status(reader: FieldReader, layer: Layer, words: Collection[str]) -> bool | None:
    entries = [entry for key in STATUS_KEYS for entry in layer.get(key, ())]
    if entries:
        reader.found.setdefault("status", entries[-1])
    return any(says_word(entry.raw, words) for entry in entries) or None


def _word(
    reader: FieldReader, name: str, layer: Layer, *, key: str, words: Collection[str]
) -> bool | None:
    """Return whether the value is one of the words; None if the layer doesn't have the key."""
    entries = layer.get(key, ())
    for entry in entries:
        if says_word(entry.raw, words):
            reader.found.setdefault(name, entry)
            return True
    return False if entries else None


def _unclear(reader: FieldReader, layer: Layer) -> bool | None:
    """Hide the post if a value might be meant to hide it but can't be read; None if there is none."""
    found = None
    for key in UNCHECKED_KEYS:
        for entry in layer.get(key, ()):
            if entry.raw not in (None, "", ()) and not is_understood(key, entry.raw):
                hint = _HINTS.get(key, "Write a single word.")
                reader.hide(entry, "draft-unclear", "can't tell whether this hides the post", hint)
                found = True
    stray = (entry for entries in layer.values() for entry in entries if has_stray_marker(entry))
    for entry in islice(stray, 1):
        hint = "Write it on a line of its own, with a space after the colon."
        reader.hide(entry, "draft-misplaced", "a draft marker in the wrong place", hint)
        found = True
    return found


def _misspelled(reader: FieldReader, layer: Layer) -> bool | None:
    """Hide the post if a misspelled key would hide it; None if there is none."""
    found = None
    for key, entries in layer.items():
        if key in reader.table.known_keys or "." in key:
            continue
        for entry in entries:
            intended = intended_key(entry.key)
            if intended is not None and would_hide(entry, intended):
                hint = f"Did you mean {intended}? If not, rename the key."
                reader.hide(entry, "draft-misspelled", "a misspelled draft marker", hint)
                found = True
    return found


def is_understood(key: str, raw: RawValue) -> bool:
    """Return whether it is clear whether the value of one of `UNCHECKED_KEYS` hides the post."""
    if key == "build":
        return isinstance(raw, Mapping) and all(_is_of_build(name, part) for name, part in raw.items())
    words = FALSE if key == "permalink" else HIDING_STATES | UNLISTED_STATES
    if says_word(raw, words):
        return True
    parts = list(every_part(raw))
    mappings = [part for part in parts if isinstance(part, Mapping)]
    texts = [part for part in parts if isinstance(part, str)]
    if key == "permalink":  # A URL may contain any word, but not after a colon.
        pieces = [piece.strip() for text in texts for piece in text.split(":")]
        return not mappings and not any(piece.lower() in words for piece in pieces)
    texts += [key for mapping in mappings for key in mapping]
    return not any(word.lower() in words for text in texts for word in _WORDS.findall(text))


_WORDS = re.compile(r"[\w-]+")


def _is_of_build(key: str, raw: RawValue) -> bool:
    name = normal_key(key)
    if name == "draft":  # It is read in any mapping.
        return True
    return isinstance(raw, str) and raw.strip().lower() in BUILD_WORDS.get(name, ())
