"""Truncating plain text."""

from __future__ import annotations

import unicodedata


def cut(text: str, length: int) -> str:
    """Cut the text between words and append `…` if it is longer than `length` characters.

    If the last word starts too early (a long word, or a script without spaces), the cut is inside
    it, but never between a letter and its combining marks.
    """
    if len(text) <= length:
        return text
    head = text[: length + 1].rpartition(" ")[0]
    if len(head) < length // 2:
        end = length
        while end > 1 and unicodedata.category(text[end])[0] == "M":
            end -= 1
        head = text[:end]
    return head.rstrip(" ,;:.–—-") + "…"
