"""Finding draft markers in text that can't be parsed as keys and values.

If front matter is broken or ends in the wrong place, the text may still contain a draft marker.
`visibility` reads the keys and values that can be parsed.
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
_MARKER = re.compile(
    r"(?:^|[{,\[])[^\w\n]{0,20}(?P<key>[A-Za-z][\w-]{0,15})"
    # A lookahead, because the bracket may also start the next match.
    r"(?=[^\w\n]{0,5}[:=：＝][^\w\n]{0,5}(?P<value>[\w-]+))",
    re.MULTILINE,
)
_SEPARATORS = frozenset(":=：＝")
# Every key of a marker contains one of these, and few texts do.
_HINTS = [key for key in HIDING_WORDS if not any(other in key for other in HIDING_WORDS.keys() - {key})]


def hiding_markers(text: str) -> Iterator[re.Match[str]]:
    """Yield matches that look like a key with a value that hides the post."""
    lower = text.lower()
    if _SEPARATORS.isdisjoint(text) or not any(hint in lower for hint in _HINTS):
        return
    for match in _MARKER.finditer(text):
        words = HIDING_WORDS.get(normal_key(match["key"]), ())
        if match["value"].lower() in words:
            yield match


def has_stray_marker(entry: Entry) -> bool:
    """Return whether the entry contains a marker in a place where it isn't read.

    It may be deep in the value, or lack the space that YAML needs after the colon, which makes all of
    it a key.
    """
    if is_marker(entry.key):
        return False
    raw = entry.raw
    if isinstance(raw, Mapping):  # Its own `draft` is read.
        raw = {key: part for key, part in raw.items() if normal_key(key) != "draft"}
    return _is_unspaced_marker(entry.key) or any(map(_is_stray, every_part(raw)))


def _is_stray(part: RawValue) -> bool:
    if isinstance(part, Mapping):
        return any(_is_unspaced_marker(key) or _hides(key, value) for key, value in part.items())
    if not isinstance(part, str) or (" " in part and "\n" not in part):
        return False  # Running text doesn't have keys.
    return next(hiding_markers(part), None) is not None


def _is_unspaced_marker(key: str) -> bool:
    return ":" in key and may_hide(key)


def _hides(key: str, raw: RawValue) -> bool:
    return isinstance(raw, str) and raw.strip().lower() in HIDING_WORDS.get(normal_key(key), ())


def is_marker(key: str) -> bool:
    """Return whether the value of the key can make the post a draft."""
    return normal_key(key) in HIDING_WORDS


_MARKER_KEYS = frozenset({*DRAFT_KEYS, *PUBLISHED_KEYS})
# With any characters around it.
_MENTION = re.compile(r"^\W*(?P<key>[A-Za-z]+)\W{0,3}[:=：＝]", re.MULTILINE)


def first_mention(text: str) -> int | None:
    """Return the position of the first key that must be a draft marker, or None."""
    for match in _MENTION.finditer(text):
        if normal_key(match["key"]) in _MARKER_KEYS:
            return match.start("key")
    return None


_KEY = re.compile(
    r"""(?:^|[{,]|^\.\.[ ])[^\S\n]{0,20}["']?(?P<key>[A-Za-z_][\w -]{0,40})"""
    r"""["']?[^\S\n]{0,20}(?=[:=：＝])""",
    re.MULTILINE,
)
# `build` alone may be a job in a file that the post shows, so one of its own keys must be there too.
_KEYS_OF_BLOCKS = (HIDING_KEYS - {"build"}) | {
    *("author", "authors", "categories", "layout", "slug", "summary", "tags", "title"),
}


def names_key_of_block(text: str) -> bool:
    """Return whether the text, which starts like front matter, contains a key of front matter."""
    keys = {normal_key(match["key"]) for match in _KEY.finditer(text)}
    return bool(keys & _KEYS_OF_BLOCKS) or ("build" in keys and bool(keys & BUILD_WORDS.keys()))


# A line that only says that the post is not a draft.
_NOT_A_DRAFT = re.compile(r"draft[ \t]*:[ \t]*['\"]?(?:false|no|off|0)['\"]?[ \t]*", re.IGNORECASE)


# In running text, the word alone isn't a marker.
_LIKE_A_MARKER = re.compile(r"draft\w*\W{0,5}[:=：＝]\W{0,5}(?:true|yes|on|1|y)\b", re.IGNORECASE)
_MIN_WORDS = 6


def mentions_draft(block: str) -> bool:
    """Return whether any line contains the word, except for `draft: false` alone on its line.

    If there is such a line, running text may contain the word too.
    """
    lines = [line.rstrip() for line in block.split("\n") if "draft" in line.lower()]
    others = [line for line in lines if not _NOT_A_DRAFT.fullmatch(line)]
    if len(others) == len(lines):
        return bool(lines)
    return not all(map(_is_running_text, others))


def _is_running_text(line: str) -> bool:
    is_long = len(re.findall(r"\w+", line)) >= _MIN_WORDS
    return is_long and not may_hide(line) and not _LIKE_A_MARKER.search(line)


_MENTIONED_KEY = re.compile(r"\W*(?P<key>\w[\w-]{0,40})['\"]?\s*(?:[:=：＝]|$)")


def may_hide(line: str) -> bool:
    """Return whether an unreadable line starts with a key that may hide the post."""
    match = _MENTIONED_KEY.match(line)
    return match is not None and normal_key(match["key"]) in HIDING_KEYS
