"""Reading a post's rendered HTML: its heading, summary and length."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_blogposts.frontmatter.values.text import one_line
from mkdocs_blogposts.text.html import LenientParser, offset_of
from mkdocs_blogposts.text.truncate import cut

from .model import Rendered
from .settings import EXCERPT_SEPARATORS

if TYPE_CHECKING:
    from collections.abc import Container

    from .model import Post
    from .settings import Settings

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {"p", "li", "dt", "dd", "td", "th", "pre", "div", "br", "tr", "blockquote"}
# Text in these elements isn't running text. Lists are skipped as a whole, because their items may be
# unclosed (https://html.spec.whatwg.org/multipage/syntax.html#optional-tags).
_ASIDE = frozenset(
    {"blockquote", "table", "figure", "details", "aside", "nav", "ul", "ol", "dl", "menu"}
)
_UNREAD = frozenset({"script", "style", "template", "svg"})
_UNREAD_CLASSES = frozenset({"headerlink", "footnote-ref", "admonition-title"})
# By far the most frequent tags, which can be skipped.
_INLINE = frozenset({"a", "span", "code", "em", "strong", "b", "i", "tbody", "thead"})
_VOID = frozenset({"br", "img", "hr", "input", "wbr", "source", "col", "embed", "area", "track"})


def render_post(post: Post, html: str, *, settings: Settings) -> Rendered:
    """Combine the front matter of a post with its rendered body.

    Args:
        post: the post.
        html: its body as HTML, with the changes of all other plugins.
        settings: the blog's options.
    """
    meta = post.meta
    reading = read_html(html, separators=settings.excerpt_separators, with_summary=meta.summary is None)
    summary_length = settings.summary_length
    # Text for listings and `<head>` is cleaned like values; the body isn't.
    title = meta.title or one_line(reading.heading) or one_line(post.file_title)
    repeats = bool(reading.heading) and _same(title, reading.heading)
    summary = meta.summary
    if summary is None:
        summary = one_line(reading.before_separator) or cut(one_line(reading.paragraph), summary_length)
    description = summary if meta.description is None else meta.description
    return Rendered(
        title=title,
        summary=summary,
        description=cut(description, max(summary_length, _DESCRIPTION_LENGTH)),
        words=count_words(post.body),
        heading_span=reading.heading_span if repeats else None,
    )


# About as much as search engines show. The text before a separator can be far longer.
_DESCRIPTION_LENGTH = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlReading:
    """The result of one pass over a post's HTML. All text is plain, on one line."""

    heading: str
    """The first `<h1>`, or empty."""
    heading_span: tuple[int, int] | None
    """Start and end of that element in the HTML."""
    before_separator: str
    """The text before the first excerpt separator, without headings; empty if there is none."""
    paragraph: str
    """The first paragraph of running text, else the first of any kind."""


def read_html(
    html: str, *, separators: Container[str] = EXCERPT_SEPARATORS, with_summary: bool = True
) -> HtmlReading:
    """Read a post's HTML once, stopping when everything has been found.

    Args:
        html: the HTML.
        separators: the comments that end a summary, in lower case.
        with_summary: whether the text before the separator, or the first paragraph, is wanted.
    """
    reader = _HtmlReader(
        has_heading="<h1" in html.lower(),
        last_comment=html.rfind("<!--"),
        separators=separators,
        with_summary=with_summary,
    )
    for start in range(0, len(html), _CHUNK):
        if reader.has_all(start):
            break
        reader.feed(html[start : start + _CHUNK])
    else:
        reader.close()
    return HtmlReading(
        heading=_line(reader.heading) if reader.heading_end else "",
        heading_span=_span(html, reader.heading_start, reader.heading_end),
        before_separator=_line(reader.before_separator),
        paragraph=_line(reader.paragraph) or _line(reader.aside),
    )


# Most posts are done after the first few kilobytes.
_CHUNK = 1024
# The maximum length of an excerpt separator with spaces.
_LONGEST_SEPARATOR = 64


class _HtmlReader(LenientParser):
    """Collects pieces of text by position. Called for every tag of every post, so keep it fast."""

    def __init__(
        self, *, has_heading: bool, last_comment: int, separators: Container[str], with_summary: bool
    ) -> None:
        super().__init__(convert_charrefs=True)
        self._has_heading = has_heading
        self._last_comment = last_comment
        self._separators = separators
        self._with_summary = with_summary
        self.text: list[str] = []
        self.heading: list[str] = []
        self.heading_start: tuple[int, int] | None = None
        self.heading_end: tuple[int, int] | None = None
        self.before_separator: list[str] = []
        self.paragraph: list[str] = []
        self.aside: list[str] = []
        self._headings: list[slice] = []
        """The positions of headings in `text`."""
        self._open_heading = ""
        self._open_asides: list[str] = []
        self._unread: list[str] = []
        """The open elements from the first one that is skipped."""
        self._sink: list[str] | None = None
        """What receives the text, besides `text`."""

    def has_all(self, offset: int) -> bool:
        """Return whether nothing after this offset can matter."""
        is_past_heading = not self._has_heading or self.heading_end is not None
        if not self._with_summary:
            return is_past_heading
        end = self._last_comment + _LONGEST_SEPARATOR
        is_past_last = bool(self.before_separator) or offset > end
        return is_past_last and is_past_heading and self._sink is None and _has_text(self.paragraph)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unread == ["p"] and tag in _BLOCKS:
            self._unread.clear()  # An unclosed paragraph ends at the next block.
        if self._unread or tag in _UNREAD or (attrs and _is_unread(attrs)):
            if tag not in _VOID:
                self._unread.append(tag)
            return
        if tag in _INLINE:
            return
        if tag in _BLOCKS:
            self.handle_data(" ")
        if tag in _ASIDE or (tag == "div" and (self._open_asides or _is_admonition(attrs))):
            self._open_asides.append(tag)
        elif tag == "p":
            wanted = self.aside if self._open_asides else self.paragraph
            self._sink = None if _has_text(wanted) else wanted
        elif tag in _HEADINGS:
            self._open_heading = tag
            self._headings.append(slice(len(self.text), None))
            if tag == "h1" and self.heading_start is None and not self._open_asides:
                self.heading_start = self.getpos()
                self._sink = self.heading

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unread:
            _close(self._unread, tag)
            return
        if self._unread == ["p"]:
            self._unread.clear()
        if self._unread or tag in _INLINE:
            return
        if tag in _BLOCKS:
            self.handle_data(" ")
        if tag in self._open_asides:
            _close(self._open_asides, tag)
        elif tag == "p":
            self._sink = None
        elif tag == self._open_heading:
            self._open_heading = ""
            self._headings[-1] = slice(self._headings[-1].start, len(self.text))
            if self._sink is self.heading:
                self._sink = None
                self.heading_end = self.getpos()

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.text.append(data)
            if self._sink is not None:
                self._sink.append(data)

    def handle_comment(self, data: str) -> None:
        # Some separators contain a text for a link: `TEASER_END: Read on`.
        if not self.before_separator and data.partition(":")[0].strip().lower() in self._separators:
            self.before_separator = list(self.text)
            for heading in reversed(self._headings):
                del self.before_separator[heading]


def _close(open_tags: list[str], tag: str) -> None:
    """Close the element and all unclosed elements in it."""
    while open_tags.pop() != tag:
        pass


def _is_unread(attrs: list[tuple[str, str | None]]) -> bool:
    for name, value in attrs:
        if name == "class" and value and not _UNREAD_CLASSES.isdisjoint(value.split()):
            return True
    return False


def _is_admonition(attrs: list[tuple[str, str | None]]) -> bool:
    return any(name == "class" and value and "admonition" in value.split() for name, value in attrs)


def _span(
    html: str, start: tuple[int, int] | None, end: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Convert the parser's lines and columns into offsets, from the opening to the closing tag."""
    if start is None or end is None:
        return None
    return offset_of(html, start), html.index(">", offset_of(html, end)) + 1


def _has_text(pieces: list[str]) -> bool:
    return any(piece.strip() for piece in pieces)


def _line(pieces: list[str]) -> str:
    return " ".join("".join(pieces)[:_LONGEST_TEXT].split())


# More than anyone reads in a listing. Splitting a text takes ten times its memory.
_LONGEST_TEXT = 100_000


def _same(one: str, other: str) -> bool:
    """Return whether two titles are the same except for quotes, dashes, case and spaces."""
    return _bare(one) == _bare(other)


def _bare(title: str) -> str:
    folded = unicodedata.normalize("NFKC", title).casefold()
    folded = _DECIMAL_POINT.sub("point", folded)
    kept = (c for c in folded if c in _MEANT or unicodedata.category(c)[0] not in "PZC")
    return "".join(kept) or folded


# Punctuation that distinguishes titles: C#, R&D.
_MEANT = frozenset("#&@%*")
_DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")


# Scripts without spaces between words: about two characters are a word.
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


# Markdown syntax between spaces: list markers, rules, borders of tables.
_WITHOUT_FORM = str.maketrans("", "", "|-#*_=+:`~<>/")


def count_words(markdown: str) -> int:
    """Return the number of words; two Chinese or Japanese characters count as one.

    Blocks of raw HTML don't count: drawings and embedded players have hardly any text.
    """
    blocks = (block for block in markdown.split("\n\n") if not block.lstrip().startswith("<"))
    text = " ".join(blocks)
    ideographs = 0
    if not text.isascii():
        text, ideographs = _IDEOGRAPH.subn(" ", text)
    words = sum(
        len(text[start : start + _LONGEST_TEXT].translate(_WITHOUT_FORM).split())
        for start in range(0, len(text), _LONGEST_TEXT)
    )
    return words + (ideographs + 1) // 2
