"""Recognizing misspelled keys, such as `drafft` or `categoris`.

A misspelled draft marker would publish the post silently, so it hides the post instead. Words
that mean something else are left alone, and so are the keys of other tools.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from .field_table import normal_key
from .fields import FIELDS
from .hiding_words import HIDING_WORDS, UNLISTED_KEYS
from .values.text import FALSE, TRUE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .block import Entry

_HIDING_VALUES: Mapping[str, frozenset[str]] = {
    **HIDING_WORDS,
    **dict.fromkeys(UNLISTED_KEYS, TRUE),
    "permalink": FALSE,
}
_SPELLINGS: Mapping[str, str] = {
    normal_key(key): key for field in FIELDS.values() for key in field.keys if "." not in key
}
_FLAGS = frozenset(key for key in _HIDING_VALUES if HIDING_WORDS.get(key) in (TRUE, FALSE)) | {
    *UNLISTED_KEYS
}
# Words and other tools' keys that are almost a key of ours.
_OTHER_KEYS = frozenset(
    (
        *("abstracts", "banker", "banned", "banners", "banter", "bgimage", "bidden"),
        *("categorize", "categorized", "categorizes", "cheated", "clover", "codified", "comer", "cove"),
        *("coven", "coverage", "covers", "covert", "covet", "craft", "crated", "creased", "create"),
        *("creates", "decryption", "descriptions", "descriptive", "descriptor", "drafty"),
        *("feature", "features", "stick", "sticks", "stinky", "stocky"),
        *("drift", "empires", "except", "excerpts", "expired", "graft", "hapless", "headdress"),
        *("headers", "headrest", "headsets", "heartless", "heedless", "helpless", "heritage"),
        *(
            "hermitage",
            "hide",
            "hover",
            "imaged",
            "keyword",
            "listed",
            "lover",
            "manner",
            "meat",
            "modifier",
        ),
        *("modifies", "mover", "over", "pirate", "polish", "polished", "predate", "prelate", "primate"),
        *("privacy", "privates", "privatize", "privet", "probate", "prorate", "public", "publishat"),
        *("publisher", "publishers", "publishes", "publishto", "punish", "punished", "purplish"),
        *("raft", "ridden", "rover", "states", "stats", "statue", "statues", "subtitled", "subtitles"),
        *("tanner", "thumbnails", "tile", "titled", "titles", "treated", "undated", "united"),
        *("unlimited", "unpunished", "untested", "update", "updater", "updates"),
    )
)
_MIN_LENGTH = 5
"""Shorter keys are similar to too many words."""
_LONG = 7
"""From this length on, a key that hides posts may have two wrong letters."""
_LONGER = 9
"""The same for other keys, where less is at stake."""
_SHORT_WORD = 3
"""The maximum length of words in which every letter matters, such as `og` in `ogImage`."""
# These turn the meaning of a marker into its opposite, so nobody writes them by mistake.
_TURNING = re.compile(r"(?:un|not?|non|de|dis|re)(?=.{4})")


@lru_cache(maxsize=4096)
def intended_key(key: str) -> str | None:
    """Return the key that was probably meant, as people spell it; None if the key may be meant."""
    written = normal_key(key)
    if written in _SPELLINGS or written in _OTHER_KEYS:
        return None
    words = _words(key)
    found = [
        (distance, spelling)
        for target, spelling in _SPELLINGS.items()
        if (distance := _distance_of_typo(written, words, target, _words(spelling))) is not None
    ]
    return min(found)[1] if found else None


def would_hide(entry: Entry, intended: str) -> bool:
    """Return whether the entry would hide the post if its key were spelled correctly."""
    values = _HIDING_VALUES.get(normal_key(intended), ())
    return isinstance(entry.raw, str) and entry.raw.strip().lower() in values


def is_meant(entry: Entry, intended: str) -> bool:
    """Return whether the value is of the kind that the correct key has."""
    if normal_key(intended) not in _FLAGS:
        return entry.raw not in (None, "", ())
    return isinstance(entry.raw, str) and entry.raw.strip().lower() in TRUE | FALSE


_WORD = re.compile(r"[A-Z]?[^\W\dA-Z_]+|[A-Z]+(?![^\W\dA-Z_])|\d+")


def _words(key: str) -> tuple[str, ...]:
    """Return the words of a key: `og_image` and `ogImage` have two."""
    return tuple(word.lower() for word in _WORD.findall(key))


def _distance_of_typo(
    written: str, words: tuple[str, ...], target: str, target_words: tuple[str, ...]
) -> int | None:
    """Return the number of wrong letters if one key can be a typo of the other, else None."""
    most = _most_wrong_letters(written, target)
    if abs(len(written) - len(target)) > most or _is_another_word(written, target):
        return None
    if len(words) > 1 and not _has_same_short_words(words, target_words):
        return None
    distance = _distance(written, target)
    if len(target) < _MIN_LENGTH and sorted(written) != sorted(target):
        return None
    return distance if 0 < distance <= most else None


def _most_wrong_letters(written: str, target: str) -> int:
    if len(target) < _MIN_LENGTH - 1:
        return 0
    long = _LONG if target in _HIDING_VALUES else _LONGER
    return 2 if len(target) >= long and written[:1] == target[:1] else 1


def _has_same_short_words(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return len(words) == len(others) and all(
        one == other for one, other in zip(words, others, strict=True) if len(other) <= _SHORT_WORD
    )


def _is_another_word(written: str, target: str) -> bool:
    """Return whether one key is the other with a prefix or an ending of its own."""
    if target in _HIDING_VALUES and _turn(written) != _turn(target):
        return True
    longer, shorter = sorted((written, target), key=len, reverse=True)
    is_affixed = longer.startswith(shorter) or longer.endswith(shorter)
    return is_affixed and len(longer) - len(shorter) > 1


def _turn(key: str) -> str:
    match = _TURNING.match(key)
    return match[0] if match else ""


def _distance(one: str, other: str) -> int:
    """Return the number of letters that were added, left out, replaced or swapped with the next."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        this = [row]
        for column, wanted in enumerate(other, start=1):
            cost = min(last[column] + 1, this[-1] + 1, last[column - 1] + (letter != wanted))
            is_swapped = (
                row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted
            )
            this.append(min(cost, before[column - 2] + 1) if is_swapped else cost)
        before, last = last, this
    return last[-1]
