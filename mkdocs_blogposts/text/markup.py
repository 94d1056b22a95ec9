"""Removing markup from text that is shown as plain text."""

from __future__ import annotations

import re

from .html import LenientParser

# Markdown around words: code, links and images, strong and emphasized text.
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)(?P<text>[^`]+)\1(?!`)")
_LINK = re.compile(r"!?\[(?P<text>[^\]]*)\]\([^()\s]*(?:\s+[\"'(][^\"')]*[\"')])?\)")
_STRONG = re.compile(r"(?<!\w)(\*\*|__|\*|_|~~)(?=\S)(?P<text>.+?)(?<=\S)\1(?!\w)")


def without_markup(text: str) -> str:
    """Return a line of Markdown or HTML as plain text."""
    if ("<" in text and ">" in text) or "&" in text:
        text = _TextOf.html(text)
    for marker, markup in (
        ("`", _CODE),
        ("](", _LINK),
        ("*", _STRONG),
        ("_", _STRONG),
        ("~~", _STRONG),
    ):
        if marker in text:
            text = markup.sub(lambda match: match["text"], text)
    return text


class _TextOf(LenientParser):
    """Collects the text of HTML, including text that only looks like a tag (`a < b`)."""

    @classmethod
    def html(cls, html: str) -> str:
        reader = cls(convert_charrefs=True)
        reader.pieces = []
        reader.feed(html)
        reader.close()
        return " ".join("".join(reader.pieces).split())

    pieces: list[str]

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag not in _HTML_INLINE:
            # A name in angle brackets, such as `List<String>`, isn't an HTML element.
            self.pieces.append(" " if tag in _HTML_BLOCKS else self.get_starttag_text() or "")


_HTML_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins"),
        *("kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var"),
        "wbr",
    )
)
_HTML_BLOCKS = frozenset(
    ("br", "p", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "blockquote", "hr")
)
