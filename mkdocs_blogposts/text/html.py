"""Parsing HTML as browsers do, even if it is broken."""

from __future__ import annotations

from html.parser import HTMLParser


class LenientParser(HTMLParser):
    """The standard library's parser, without exceptions.

    Before Python 3.14 it raises for `<![x`, which browsers treat as a comment
    (https://html.spec.whatwg.org/#parse-error-cdata-in-html-content).
    """

    def parse_html_declaration(self, i: int) -> int:
        """Return the end of the declaration that starts at `i`, or -1 if it has none."""
        try:
            return super().parse_html_declaration(i)
        except AssertionError:
            return self.parse_bogus_comment(i)


def offset_of(html: str, position: tuple[int, int]) -> int:
    """Return the offset of a position from `HTMLParser.getpos` (line from 1, column from 0)."""
    line, column = position
    offset = 0
    for _ in range(line - 1):
        offset = html.index("\n", offset) + 1
    return offset + column
