"""The slugs of other tools, for sites that keep their URLs."""

from __future__ import annotations

import re
import unicodedata

_MAX_LENGTH = 1000


def jekyll_slug(text: str, separator: str = "-") -> str:
    """Return a file name as Jekyll has it in URLs, in `:title`."""
    found: list[str] = []
    for char in unicodedata.normalize("NFC", text[:_MAX_LENGTH]):
        if _is_in_jekyll(char):
            found.append(char)
        elif found and found[-1] != separator:
            found.append(separator)
    return "".join(found).removesuffix(separator)


def _is_in_jekyll(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "LM" or category == "Nd" or char in "._~!$&'()+,;=@"


def lower_case(text: str, separator: str = "-") -> str:  # noqa: ARG001 - as other functions for slugs
    """Return a category as Jekyll has it in URLs: with its spaces."""
    return text.lower()


_BESIDE_HYPHENS = re.compile(r"\s+(?=-)|(?<=-)\s+")


def hugo_slug(text: str, separator: str = "-") -> str:
    """Return a part of a path as Hugo has it in URLs."""
    kept = "".join(char for char in text[:_MAX_LENGTH] if char.isspace() or _is_in_hugo(char))
    return re.sub(r"\s+", separator, _BESIDE_HYPHENS.sub("", kept.strip())).lower()


def _is_in_hugo(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "LM" or category == "Nd" or char in "._+~-@"


# What NFKD doesn't decompose.
_LATIN = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "ẞ": "SS",
        "Æ": "AE",
        "Œ": "OE",
        "Ø": "O",
        "Đ": "D",
        "Ð": "D",
        "Þ": "Th",
        "Ł": "L",
        "–": "-",
        "—": "--",
    }
)
_TAG = re.compile(r"<[^<>]*>")


def pelican_slug(text: str, separator: str = "-") -> str:
    """Return a title as Pelican has it in URLs, but only with letters of the Latin script."""
    plain = _TAG.sub("", text[:_MAX_LENGTH]).translate(_LATIN)
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    words = re.sub(r"[^\w\s-]", "", ascii_only).strip()
    return re.sub(r"[-\s]+", separator, words).lower()
