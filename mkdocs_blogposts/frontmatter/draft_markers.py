"""Signs of a draft in text that cannot be read as keys and values.

Where a block is broken, or ends in the wrong place, its text may still say that nobody should read the
post. All that looks for this asks here; what keys and values say is decided in `field_reader`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from .block import every_part
from .field_table import normal_key
from .hiding_words import BUILD_WORDS, DRAFT_KEYS, HIDING_KEYS, HIDING_WORDS, PUBLISHED_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .block import Entry, RawValue

# At the start of a line, or inside a mapping or list on one line.
_SIGN = re.compile(
    r"(?:^|[{,\[])[^\w\n]{0,20}(?P<key>[A-Za-z][\w-]{0,15})"
    # Looked at only, as its bracket may be where the next one begins.
    r"(?=[^\w\n]{0,5}[:=：＝][^\w\n]{0,5}(?P<value>[\w-]+))",
    re.MULTILINE,
)
# Far fewer texts hold one of these than a key and a value: what each key of a mark has in it.
_HINTS = [key for key in HIDING_WORDS if not any(other in key for other in HIDING_WORDS.keys() - {key})]


def hiding_markers(text: str) -> Iterator[re.Match[str]]:
    """Yield what stands in the text like a key with a value that hides a post."""
    lower = text.lower()
    if not any(hint in lower for hint in _HINTS):
        return
    for match in _SIGN.finditer(text):
        words = HIDING_WORDS.get(normal_key(match["key"]), ())
        if match["value"].lower() in words:
            yield match


def has_stray_marker(entry: Entry) -> bool:
    """Whether a mark stands in the entry where no reader looks for it.

    That is deep in its value, or without the space that YAML wants behind the colon, so that all of
    it is a key.
    """
    if is_marker(entry.key):
        return False
    raw = entry.raw
    if isinstance(raw, Mapping):  # Its own `draft` is read.
        raw = {key: part for key, part in raw.items() if normal_key(key) != "draft"}
    return _is_unspaced_mark(entry.key) or any(map(_is_stray, every_part(raw)))


def _is_stray(part: RawValue) -> bool:
    if isinstance(part, Mapping):
        return any(_is_unspaced_mark(key) or _hides(key, said) for key, said in part.items())
    if not isinstance(part, str) or (" " in part and "\n" not in part):
        return False  # Words of a text are no keys.
    return next(hiding_markers(part), None) is not None


def _is_unspaced_mark(key: str) -> bool:
    return ":" in key and may_hide(key)


def _hides(key: str, raw: RawValue) -> bool:
    return isinstance(raw, str) and raw.strip().lower() in HIDING_WORDS.get(normal_key(key), ())


def is_marker(key: str) -> bool:
    """Whether the key is one whose value can call the post a draft."""
    return normal_key(key) in HIDING_WORDS


_MARKER_KEYS = frozenset({*DRAFT_KEYS, *PUBLISHED_KEYS})
# Whatever stands around it.
_MENTION = re.compile(r"^\W*(?P<key>[A-Za-z]+)\W{0,3}[:=：＝]", re.MULTILINE)


def first_mention(text: str) -> int | None:
    """Return where the first key stands that can only be meant as a draft mark, or None."""
    for match in _MENTION.finditer(text):
        if normal_key(match["key"]) in _MARKER_KEYS:
            return match.start("key")
    return None


_KEY = re.compile(
    r"""(?:^|[{,]|^\.\.[ ])[^\S\n]{0,20}["']?(?P<key>[A-Za-z_][\w -]{0,40})"""
    r"""["']?[^\S\n]{0,20}(?=[:=：＝])""",
    re.MULTILINE,
)
# `build` alone may be the job of a file that the text shows, so one of the keys below it must be there.
_KEYS_OF_BLOCKS = (HIDING_KEYS - {"build"}) | {
    *("author", "authors", "categories", "layout", "slug", "summary", "tags", "title"),
}


def names_key_of_block(text: str) -> bool:
    """Whether the text, which begins much like a block, names a key that makes it one."""
    keys = {normal_key(match["key"]) for match in _KEY.finditer(text)}
    return bool(keys & _KEYS_OF_BLOCKS) or ("build" in keys and bool(keys & BUILD_WORDS.keys()))


# A line that says the post may be published, and nothing else.
_NO_DRAFT = re.compile(r"draft[ \t]*:[ \t]*['\"]?(?:false|no|off|0)['\"]?[ \t]*", re.IGNORECASE)


def speaks_of_draft(block: str) -> bool:
    """Whether any line has the word, but for one that says `draft: false` and nothing else."""
    return any(
        "draft" in line.lower() and not _NO_DRAFT.fullmatch(line.rstrip()) for line in block.split("\n")
    )


_MENTIONED_KEY = re.compile(r"\W*(?P<key>\w[\w-]{0,40})['\"]?\s*(?:[:=：＝]|$)")


def may_hide(line: str) -> bool:
    """Whether the line, which could not be read, begins with a key that may keep the post hidden."""
    match = _MENTIONED_KEY.match(line)
    return match is not None and normal_key(match["key"]) in HIDING_KEYS
