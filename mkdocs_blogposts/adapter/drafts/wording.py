"""What a text says, in whatever markup, letters and lines it is written."""

from __future__ import annotations

import html
import re
import unicodedata

from mkdocs_blogposts.text.html import LenientParser


def wording(text: str) -> str:
    """Return the words of a text in one form, with single spaces between and around them.

    Case, marks, kinds of quotes, breaks of lines, entities and the markup of Markdown fall away; for
    HTML, the words follow twice, with the names of its tags and without.
    """
    words = _words(text)
    if "<" not in text:
        return words
    reader = _TextReader()
    reader.feed(text)
    reader.close()
    return f"{words}\n{_words(''.join(reader.texts))}"


def phrase_of(text: str) -> str:
    """Return what stands in the `wording` of each text that has these words, one after another.

    In scripts that write no spaces they may stand inside others.
    """
    words = _words(text)
    return words if words.isascii() else words.strip()


# Where links lead to, what attributes elements have, and what may stand inside a word.
_TARGETS = re.compile(r"\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\]\n]*\]")
_ATTRIBUTES = re.compile(r"\{:? *[.#][^{}\n]*\}")
INSIDE_WORDS = "*`~'\u2018\u2019\u00ad\u200b\\\\"
"""The signs, as in a set of a pattern, that part no words: quotes and markup."""
MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u1cff\u200c\u200d"
"""The ranges in which the marks stand that belong to letters: in Hindi, each vowel is one."""
# In scripts that write no spaces, the brackets of links stand there, too.
_INSIDE_WORDS = re.compile(rf"[{INSIDE_WORDS}\[\]]")
_WORDS = re.compile(rf"(?:[^\W_]|[{MARKS}])+")


def _words(text: str) -> str:
    text = _ATTRIBUTES.sub("", _TARGETS.sub("]", text))
    text = unicodedata.normalize("NFKC", html.unescape(text)).casefold()
    return f" {' '.join(_WORDS.findall(_INSIDE_WORDS.sub('', text)))} "


class _TextReader(LenientParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
