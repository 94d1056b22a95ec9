"""Reading text. All readers raise `FieldError` for values they can't read."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from mkdocs_blogposts.frontmatter.block import every_part
from mkdocs_blogposts.text.markup import without_markup
from mkdocs_blogposts.text.problems import FieldError
from mkdocs_blogposts.text.truncate import cut

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_blogposts.frontmatter.block import RawValue

TRUE = frozenset({"true", "yes", "on", "1", "y"})
FALSE = frozenset({"false", "no", "off", "0", "n"})
_NO_SUMMARY = frozenset({"false", "no", "off"})  # YAML's words for false


def one_line(raw: RawValue) -> str:
    """Return the value as one line of text."""
    if not isinstance(raw, str):
        raise FieldError("not text", raw, "Write one line of text.", code="text-invalid")
    return " ".join(_printable(raw).split())


def _printable(text: str) -> str:
    """Replace control characters, and characters that reverse the direction of text, by spaces."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        c if unicodedata.category(c) not in ("Cc", "Cs") and c not in _REVERSING else " "
        for c in unicodedata.normalize("NFC", text)
    )


# Bidirectional embeddings and overrides affect the text after them too (Unicode TR #9, section 2).
# Isolates and marks are kept, because authors need them in right-to-left scripts.
_REVERSING = frozenset("\u202a\u202b\u202c\u202d\u202e")


def is_flag(raw: RawValue) -> bool:
    """Return whether the value is true or false."""
    return isinstance(raw, str) and raw.strip().lower() in TRUE | FALSE


def pin_of(raw: RawValue) -> bool:
    """Return whether the value is true."""
    if isinstance(raw, str) and is_flag(raw):
        return raw.strip().lower() in TRUE
    raise FieldError("neither true nor false", raw, "Write true or false.", code="pin-invalid")


MAX_TITLE_LENGTH = 500
"""The maximum length of a title, in characters. A longer one is cut: it would fill the navigation."""


def title_of(raw: RawValue) -> str | None:
    """Return a title, or None if it is empty. If it is too long, raise an error with the title cut."""
    title = one_line(raw)
    if len(title) > MAX_TITLE_LENGTH:
        raise too_long(title, MAX_TITLE_LENGTH, instead=cut(title, MAX_TITLE_LENGTH))
    return title or None


def too_long(text: str, longest: int, *, instead: object) -> FieldError:
    """Return the error for text that is too long, with the value `instead`."""
    what = f"longer than {longest} characters"
    hint = "The rest is cut off. Shorten it."
    return FieldError(what, text, hint, code="text-too-long", instead=instead)


def summary_of(raw: RawValue) -> str | None:
    """Return a summary as plain text, without markup.

    It is empty if the author doesn't want a summary, and None if the value contains only markup.
    """
    text = cut(one_line(raw), _MAX_MARKUP)
    if text.lower() in _NO_SUMMARY:
        return ""
    return cut(one_line(without_markup(text)), MAX_SUMMARY_LENGTH) or None


MAX_SUMMARY_LENGTH = 1000
"""The maximum length of a summary in front matter, in characters. Longer ones are cut."""
_MAX_MARKUP = 3 * MAX_SUMMARY_LENGTH


def says_word(raw: RawValue, words: Collection[str]) -> bool:
    """Return whether the value, or an item in it, is one of these words."""
    texts = (part for part in every_part(raw) if isinstance(part, str))
    return any(word.strip().lower() in words for text in texts for word in text.split(","))
