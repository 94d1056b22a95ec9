"""Reading HTML as browsers do, whatever is in it."""

from __future__ import annotations

from html.parser import HTMLParser


class LenientParser(HTMLParser):
    """The standard's parser without its one exception.

    Before Python 3.14 it raises for `<![x`, which browsers take for a comment
    (https://html.spec.whatwg.org/#parse-error-cdata-in-html-content).
    """

    def parse_html_declaration(self, i: int) -> int:
        """Return where the declaration at this place ends, or -1 where it does not."""
        try:
            return super().parse_html_declaration(i)
        except AssertionError:
            return self.parse_bogus_comment(i)


def offset_of(html: str, position: tuple[int, int]) -> int:
    """Return the offset of what `HTMLParser.getpos` calls (line from 1, column from 0)."""
    line, column = position
    offset = 0
    for _ in range(line - 1):
        offset = html.index("\n", offset) + 1
    return offset + column
