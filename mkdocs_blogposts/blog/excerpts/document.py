"""Reading an HTML document in one pass, by several readers."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_blogposts.text.html import LenientParser

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

Attributes = list[tuple[str, "str | None"]]
"""The attributes of a tag, as `HTMLParser` passes them."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input"),
        *("link", "meta", "param", "source", "track", "wbr"),
    )
)
"""The elements without an end tag."""
NOT_NESTED = frozenset({"html", "head", "body", "frameset", "frame", "plaintext"})
"""The elements that browsers apply to the whole document, wherever their tags are."""
# Most documents are done after the first few kilobytes.
_CHUNK = 1024
# The maximum length of a comment that is a separator, with spaces.
_LONGEST_SEPARATOR = 64


class HtmlReader:
    """Receives the parts of a document. Each reader overrides what it needs."""

    def start(self, tag: str, attrs: Attributes) -> None:
        """Receive a start tag."""

    def end(self, tag: str) -> None:
        """Receive an end tag."""

    def start_end(self, tag: str, attrs: Attributes) -> None:
        """Receive a tag that ends with `/>`."""
        self.start(tag, attrs)
        self.end(tag)

    def text(self, data: str) -> None:
        """Receive text, with character references replaced."""

    def separator(self) -> None:
        """Receive the first excerpt separator."""

    def close(self) -> None:
        """Receive the end of the document."""

    def has_all(self, offset: int) -> bool:  # noqa: ARG002
        """Return whether nothing after this offset can matter."""
        return False


class Document(LenientParser):
    """An HTML document."""

    def __init__(self, html: str, *, separators: Container[str] = (), marker: str = "") -> None:
        """Prepare the document.

        Args:
            html: its HTML.
            separators: the comments that end an excerpt, in lower case.
            marker: another text or tag that ends an excerpt; empty for none.
        """
        super().__init__(convert_charrefs=True)
        self.html = html
        self.has_separator = False
        self._separators = separators
        self._marker = marker
        self._readers: Sequence[HtmlReader] = ()
        self._in_code = 0
        self._last_separator = max(html.rfind("<!--"), html.rfind(marker) if marker else -1)

    @cached_property
    def top_headings(self) -> int:
        """The number of `<h1>`; too high if the document only mentions it."""
        return self.html.lower().count("<h1")

    @property
    def may_have_separator(self) -> bool:
        """Whether it is worth looking for a separator."""
        return self._last_separator >= 0

    def is_past_separators(self, offset: int) -> bool:
        """Return whether the first separator has been found, or can't be after this offset."""
        last = self._last_separator
        return (
            self.has_separator or last < 0 or offset > last + max(_LONGEST_SEPARATOR, len(self._marker))
        )

    @property
    def place(self) -> int:
        """The offset of the tag or comment that readers are receiving."""
        return self.offset_of(self.getpos())

    def offset_of(self, position: tuple[int, int]) -> int:
        """Return the offset of a position from `getpos`."""
        line, column = position
        return self._line_starts[line - 1] + column

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        while end := self.html.find("\n", starts[-1]) + 1:
            starts.append(end)
        return starts

    def read(self, readers: Sequence[HtmlReader]) -> None:
        """Pass the document to readers, to each until it has what it wants."""
        start = 0
        self._readers = readers
        while start < len(self.html):
            self._readers = [reader for reader in self._readers if not reader.has_all(start)]
            if not self._readers:
                return
            if len(self._readers) == 1 and not self._marker:
                # Mostly there is one reader, and calling it directly saves a third of the time.
                (reader,) = self._readers
                vars(self).update(
                    handle_starttag=reader.start, handle_endtag=reader.end, handle_data=reader.text
                )
            # The parser may begin a chunk again, so chunks grow with the document. It may also split
            # text at the end of a chunk, and with it a marker.
            size = len(self.html) if self._marker else max(_CHUNK, start // 4)
            self.feed(self.html[start : start + size])
            start += size
        self.close()
        for reader in self._readers:
            reader.close()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Pass a start tag on."""
        if self._marker:
            self._look_for_marker(tag)
        for reader in self._readers:
            reader.start(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """Pass a tag that ends with `/>` on."""
        if self._marker and self.get_starttag_text() == self._marker:
            self._separate()
        for reader in self._readers:
            reader.start_end(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Pass an end tag on."""
        if self._marker and tag in _CODE:
            self._in_code = max(0, self._in_code - 1)
        for reader in self._readers:
            reader.end(tag)

    def handle_data(self, data: str) -> None:
        """Pass text on, and look for the marker in it."""
        before = data
        if self._marker and not self._in_code and not self.has_separator and self._marker in data:
            before, _, after = data.partition(self._marker)
            self._pass_text(before)
            self._separate()
            before = after
        self._pass_text(before)

    def handle_comment(self, data: str) -> None:
        """Look for a separator."""
        # Some separators contain a text for a link: `TEASER_END: Read on`.
        if not self.has_separator and data.partition(":")[0].strip().lower() in self._separators:
            self._separate()

    def _look_for_marker(self, tag: str) -> None:
        if self.get_starttag_text() == self._marker:
            self._separate()
        if tag in _CODE:
            self._in_code += 1

    def _separate(self) -> None:
        if not self.has_separator:
            self.has_separator = True
            for reader in self._readers:
                reader.separator()

    def _pass_text(self, data: str) -> None:
        for reader in self._readers:
            reader.text(data)


# Where a separator that isn't a comment is only an example.
_CODE = frozenset({"code", "pre"})


class OpenElements:
    """The open elements of a document, outermost first. Every method takes constant time on average."""

    def __init__(self) -> None:
        self.tags: list[str] = []
        self._counts: Counter[str] = Counter()

    def __contains__(self, tag: str) -> bool:
        return self._counts[tag] > 0

    def __len__(self) -> int:
        return len(self.tags)

    def push(self, tag: str) -> None:
        """Open an element."""
        self.tags.append(tag)
        self._counts[tag] += 1

    def pop(self) -> str:
        """Close the innermost element."""
        tag = self.tags.pop()
        self._counts[tag] -= 1
        return tag

    def close(self, tag: str) -> None:
        """Close the element and all unclosed elements in it, if it is open."""
        if tag in self:
            while self.pop() != tag:
                pass
