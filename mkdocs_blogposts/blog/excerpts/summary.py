"""The heading of a post, and text for a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .document import HEADINGS, VOID, HtmlReader, OpenElements

if TYPE_CHECKING:
    from .document import Attributes, Document

_BLOCKS = HEADINGS | {"p", "li", "dt", "dd", "pre", "table", "div", "br", "blockquote"}
# Text in these elements isn't running text. Lists are skipped as a whole, because their items may be
# unclosed (https://html.spec.whatwg.org/multipage/syntax.html#optional-tags).
_ASIDE = frozenset({"blockquote", "figure", "details", "aside", "nav", "ul", "ol", "dl", "menu"})
# Code and tables don't read well as a line of text.
_UNREAD = frozenset({"script", "style", "template", "svg", "pre", "table"})
_UNREAD_CLASSES = frozenset({"headerlink", "footnote-ref", "admonition-title"})
_CODE_CLASSES = frozenset({"highlight", "codehilite"})
# By far the most frequent tags, which can be skipped.
_INLINE = frozenset({"a", "span", "code", "em", "strong", "b", "i"})


class SummaryReader(HtmlReader):
    """Collects pieces of text. It is called for every tag of every post, so keep it fast."""

    def __init__(self, document: Document, *, with_summary: bool, with_separator: bool) -> None:
        """Prepare the reader.

        Args:
            document: the document that will be read.
            with_summary: whether the text before the separator, or the first paragraph, is wanted.
            with_separator: whether it matters if there is a separator.
        """
        self._document = document
        self._has_heading = document.top_headings > 0
        self._with_summary = with_summary
        self._with_separator = with_separator or with_summary
        self._text: list[str] = []
        self._heading: list[str] = []
        self.heading_start: tuple[int, int] | None = None
        """Where the first `<h1>` starts, as returned by `getpos`."""
        self.heading_end: tuple[int, int] | None = None
        """Where its end tag starts."""
        self._before_separator: list[str] = []
        self._paragraph: list[str] = []
        self._aside: list[str] = []
        self._headings: list[slice] = []
        """The positions of headings in `_text`."""
        self._open_heading = ""
        self._open_asides = OpenElements()
        self._unread = OpenElements()
        """The open elements from the first one that is skipped."""
        self._sink: list[str] | None = None
        """What receives the text, besides `_text`."""

    @property
    def heading(self) -> str:
        """The first `<h1>` as plain text on one line, or empty."""
        return _line(self._heading) if self.heading_end else ""

    @property
    def heading_span(self) -> tuple[int, int] | None:
        """Start and end of that element in the HTML."""
        if self.heading_start is None or self.heading_end is None:
            return None
        document = self._document
        end = document.html.index(">", document.offset_of(self.heading_end)) + 1
        return document.offset_of(self.heading_start), end

    @property
    def begins_with_heading(self) -> bool:
        """Whether nothing comes before that element."""
        span = self.heading_span
        return span is not None and not self._document.html[: span[0]].strip()

    @property
    def before_separator(self) -> str:
        """The text before the excerpt separator, without headings; empty if there is none."""
        return _line(self._before_separator)

    @property
    def paragraph(self) -> str:
        """The first paragraph of running text, else the first of any kind."""
        return _line(self._paragraph) or _line(self._aside)

    @property
    def has_heading(self) -> bool:
        """Whether the heading has been found, or there is none."""
        return not self._has_heading or self.heading_end is not None

    def has_all(self, offset: int) -> bool:
        """Return whether nothing after this offset can matter."""
        if not self.has_heading:
            return False
        if self._with_separator and not self._document.is_past_separators(offset):
            return False
        return not self._with_summary or (self._sink is None and bool(self._paragraph))

    def start(self, tag: str, attrs: Attributes) -> None:
        """Receive a start tag."""
        if self._unread.tags == ["p"] and tag in _BLOCKS:
            self._unread.pop()  # An unclosed paragraph ends at the next block.
        if tag in _BLOCKS:
            self.text(" ")
        if self._unread.tags or tag in _UNREAD or (attrs and _is_unread(tag, attrs)):
            if tag not in VOID:
                self._unread.push(tag)
            return
        if tag in _INLINE:
            return
        self._start_read(tag, attrs)

    def _start_read(self, tag: str, attrs: Attributes) -> None:
        """Receive the start tag of an element that is read."""
        if tag in _ASIDE or (tag == "div" and (self._open_asides.tags or _is_admonition(attrs))):
            self._open_asides.push(tag)
        elif tag == "p":
            wanted = self._aside if self._open_asides.tags else self._paragraph
            self._sink = None if wanted else wanted
        elif tag in HEADINGS:
            self._open_heading = tag
            self._headings.append(slice(len(self._text), None))
            if tag == "h1" and self.heading_start is None and not self._open_asides.tags:
                self.heading_start = self._document.getpos()
                self._sink = self._heading

    def end(self, tag: str) -> None:
        """Receive an end tag."""
        if self._unread.tags and tag in self._unread:
            self._unread.close(tag)
            return
        if self._unread.tags == ["p"]:
            self._unread.pop()
        if self._unread.tags or tag in _INLINE:
            return
        if tag in _BLOCKS:
            self.text(" ")
        if self._open_asides.tags and tag in self._open_asides:
            self._open_asides.close(tag)
        elif tag == "p":
            self._sink = None
        elif tag == self._open_heading:
            self._open_heading = ""
            self._headings[-1] = slice(self._headings[-1].start, len(self._text))
            if self._sink is self._heading:
                self._sink = None
                self.heading_end = self._document.getpos()

    def text(self, data: str) -> None:
        """Receive text."""
        if not self._unread.tags:
            self._text.append(data)
            # Without white space at its beginning, a sink has text if it isn't empty.
            if self._sink is not None and (self._sink or not data.isspace()):
                self._sink.append(data)

    def separator(self) -> None:
        """Keep the text before the separator."""
        self._before_separator = list(self._text)
        for heading in reversed(self._headings):
            del self._before_separator[heading]


def _is_unread(tag: str, attrs: Attributes) -> bool:
    for name, value in attrs:
        if name == "class" and value:
            classes = value.split()
            if not _UNREAD_CLASSES.isdisjoint(classes):
                return True
            # Inline code has the same classes.
            return tag == "div" and not _CODE_CLASSES.isdisjoint(classes)
    return False


def _is_admonition(attrs: Attributes) -> bool:
    return any(name == "class" and value and "admonition" in value.split() for name, value in attrs)


def _line(pieces: list[str]) -> str:
    return " ".join("".join(pieces)[:_LONGEST_TEXT].split())


# More than anyone reads in a listing. Splitting a text takes ten times its memory.
_LONGEST_TEXT = 100_000
