"""Texts that authors write in front matter. All raise `FieldError` for what they cannot read."""

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

_NO_SUMMARY = frozenset({"false", "no", "off"})  # what YAML takes for false


def one_line(raw: RawValue) -> str:
    """Return the value as one line of text."""
    if not isinstance(raw, str):
        raise FieldError("not text", raw, "Write one line of text.", code="text-invalid")
    return " ".join(_printable(raw).split())


def _printable(text: str) -> str:
    """Drop what no reader should meet: control characters and signs that turn the text around."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        c if unicodedata.category(c) not in ("Cc", "Cs") and c not in _TURNING else " "
        for c in unicodedata.normalize("NFC", text)
    )


# Bidirectional embeddings and overrides outlive the text they stand in (Unicode TR #9, section 2);
# the isolating forms and the plain marks, which authors of such scripts need, stay.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e")


MAX_TITLE_LENGTH = 500
"""Where a title is cut, in characters: beyond, it is none, and would fill every page's navigation."""


def title_of(raw: RawValue) -> str | None:
    """Return a title, or None if there is nothing to read; one that is too long is refused, and cut."""
    title = one_line(raw)
    if len(title) > MAX_TITLE_LENGTH:
        raise too_long(title, MAX_TITLE_LENGTH, instead=cut(title, MAX_TITLE_LENGTH))
    return title or None


def too_long(text: str, longest: int, *, instead: object) -> FieldError:
    """Return the error for a text that is cut, with what counts instead."""
    what = f"longer than {longest} characters"
    hint = "The rest is cut. Write a shorter one."
    return FieldError(what, text, hint, code="text-too-long", instead=instead)


def summary_of(raw: RawValue) -> str | None:
    """Return a summary as plain text, without its markup.

    Empty where the author wants none; None where there is nothing but markup.
    """
    text = cut(one_line(raw), _LONGEST_MARKUP)
    if text.lower() in _NO_SUMMARY:
        return ""
    return cut(one_line(without_markup(text)), MAX_SUMMARY_LENGTH) or None


MAX_SUMMARY_LENGTH = 1000
"""Where a summary is cut that an author wrote, in characters: beyond, it is none."""
_LONGEST_MARKUP = 3 * MAX_SUMMARY_LENGTH


def says_word(raw: RawValue, words: Collection[str]) -> bool:
    """Whether the value, or an item of it, is one of these words."""
    texts = (part for part in every_part(raw) if isinstance(part, str))
    return any(word.strip().lower() in words for text in texts for word in text.split(","))
