"""The formatted excerpt of a post: the start of its HTML, for listings.

It is written from the parts that the parser finds, so every element in it is closed. It leaves out what
works only once on a page, or only on the post's own page:

- ids, except those that other elements of the excerpt need, such as tabs and drawings. These get a
  prefix that is different for each post;
- scripts and other elements for a page's head, permalinks of headings, footnotes, comments.
"""

from __future__ import annotations

import hashlib
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.blog.model import Excerpt

from .attributes import AttributeWriter, ids_used, need_change, plain
from .document import HEADINGS, NOT_NESTED, VOID, HtmlReader, OpenElements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .document import Attributes, Document
    from .summary import SummaryReader

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset"),
        *("figcaption", "figure", "footer", "form", "header", "hr", "main", "menu", "nav"),
        *("ol", "p", "pre", "section", "table", "ul", *HEADINGS),
    )
)
# The elements that end where a start tag follows directly inside them
# (https://html.spec.whatwg.org/multipage/syntax.html#optional-tags).
_ENDED_BY: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_BLOCKS, frozenset({"p"})),
    "li": frozenset({"li", "p"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd", "p"})),
    **dict.fromkeys(("td", "th"), frozenset({"td", "th", "p"})),
    "tr": frozenset({"tr", "td", "th", "p"}),
    "option": frozenset({"option"}),
}
_REMOVED = frozenset({"script", "link", "meta", "base", "style"})
_REMOVED_CLASSES = frozenset({"headerlink", "footnote-ref", "footnote-backref"})
_FOOTNOTES = frozenset({("div", "footnote"), ("section", "footnotes")})
_NEVER_SHOWN = frozenset({"iframe", "noembed", "noframes"})
"""The elements whose text browsers neither parse nor show."""
_RAW = frozenset({"style", "xmp"})
"""The elements whose text browsers don't parse, or only as CSS."""


class _Tag(NamedTuple):
    """A tag that depends on what follows: the ids in use, or the levels of headings."""

    name: str
    """With a slash for an end tag."""
    attrs: Attributes


class ExcerptReader(HtmlReader):
    """Collects the start of a post, up to the separator."""

    def __init__(
        self, document: Document, summary: SummaryReader, *, post_id: str, whole: bool
    ) -> None:
        """Prepare the reader.

        Args:
            document: the document that will be read.
            summary: the reader that finds the post's heading, which must receive each part first.
            post_id: what identifies the post.
            whole: whether a post without a separator is wanted as a whole.
        """
        self._document = document
        self._summary = summary
        self._whole = whole
        self._prefix = f"post-{hashlib.sha256(post_id.encode(errors='replace')).hexdigest()[:8]}-"
        self._parts: list[str | _Tag] = []
        self._open = OpenElements()
        self._starts: list[int] = []
        """For each open element, the number of parts before it."""
        self._removed: int | None = None
        """The number of open elements around the one that is being left out, or None."""
        self._heading: slice | None = None
        """The parts of the post's heading."""
        self._heading_depth: int | None = None
        self._is_cut = False
        self._is_continued = False

    def start(self, tag: str, attrs: Attributes) -> None:
        """Receive a start tag."""
        if self._is_cut or tag in NOT_NESTED:
            return
        ended = _ENDED_BY.get(tag)
        while ended and self._open.tags and self._open.tags[-1] in ended:
            self._close_one()
        is_removed = tag in _REMOVED or (bool(attrs) and _is_removed(tag, attrs))
        if tag == "style" and "svg" in self._open:
            is_removed = False
        if tag in VOID:
            if not is_removed:
                self._add(tag, attrs)
            return
        if is_removed and self._removed is None:
            self._removed = len(self._open.tags)
        self._open_one(tag, attrs)

    def _open_one(self, tag: str, attrs: Attributes) -> None:
        if tag == "h1" and self._document.getpos() == self._summary.heading_start:
            self._heading_depth = len(self._open.tags)
        self._starts.append(len(self._parts))
        self._open.push(tag)
        self._add(tag, attrs)

    def start_end(self, tag: str, attrs: Attributes) -> None:
        """Receive a tag that ends with `/>`, which only ends an element in drawings and formulas."""
        self.start(tag, attrs)
        if tag not in VOID and ("svg" in self._open or "math" in self._open):
            self.end(tag)

    def end(self, tag: str) -> None:
        """Receive an end tag."""
        if self._is_cut or tag not in self._open:
            return
        while self._open.tags[-1] != tag:
            self._close_one()
        self._close_one()

    def text(self, data: str) -> None:
        """Receive text."""
        if self._is_cut or self._removed is not None:
            return
        tag = self._open.tags[-1] if self._open.tags else ""
        if tag not in _NEVER_SHOWN:
            self._parts.append(_raw(data) if tag in _RAW else escape(data, quote=False))

    def separator(self) -> None:
        """End the excerpt."""
        while self._removed is not None:
            self._close_one()
        while self._starts and _is_blank(self._parts[self._starts[-1] + 1 :]):
            del self._parts[self._starts.pop() :]
            self._open.pop()
        self.close()
        self._is_cut = True
        rest = self._document.html[self._document.place :]
        self._is_continued = bool(rest.partition(">")[2].strip())

    def close(self) -> None:
        """Close all elements."""
        while not self._is_cut and self._open.tags:
            self._close_one()

    def has_all(self, offset: int) -> bool:
        """Return whether nothing after this offset can matter."""
        return self._is_cut or (not self._whole and self._document.is_past_separators(offset))

    def excerpt(self, *, page_url: str, levels: int, with_heading: bool) -> Excerpt | None:
        """Return the excerpt, or None if there is none.

        Args:
            page_url: the URL of the post.
            levels: how many levels down its headings are.
            with_heading: whether to keep the post's heading.
        """
        if not (self._is_cut or self._whole):
            return None
        parts = self._parts
        if not with_heading and self._heading:
            parts = [*parts[: self._heading.start], *parts[self._heading.stop :]]
        if _is_blank(parts):
            return None
        writer = AttributeWriter(page_url=page_url, prefix=self._prefix, kept_ids=_kept_ids(parts))
        pieces = [[""]]
        for part in parts:
            if isinstance(part, str):
                pieces[-1].append(part)
                continue
            first, *rest = writer.write(part.name, part.attrs)
            pieces[-1].append(f"<{_lowered(part.name, levels)}{first}")
            pieces += ([piece] for piece in rest)
            pieces[-1].append(">")
        return Excerpt(
            pieces=tuple("".join(piece) for piece in pieces), is_continued=self._is_continued
        )

    def _add(self, tag: str, attrs: Attributes) -> None:
        if self._removed is not None:
            return
        if tag == "input" and "form" not in self._open:
            attrs = self._with_own_group(attrs)
        if tag in HEADINGS or (attrs and need_change(attrs)):
            self._parts.append(_Tag(tag, attrs))
        else:
            self._parts.append(f"<{tag}{plain(attrs)}>")

    def _with_own_group(self, attrs: Attributes) -> Attributes:
        """Return the attributes of a radio button with another name than in other posts."""
        if ("type", "radio") not in attrs:
            return attrs
        return [
            (name, self._prefix + value if name == "name" and value else value) for name, value in attrs
        ]

    def _close_one(self) -> None:
        """Close the innermost element."""
        tag = self._open.pop()
        start = self._starts.pop()
        depth = len(self._open.tags)
        if self._removed is None:
            self._parts.append(_Tag(f"/{tag}", []) if tag in HEADINGS else f"</{tag}>")
        elif depth == self._removed:
            self._removed = None
        if depth == self._heading_depth:
            self._heading = slice(start, len(self._parts))
            self._heading_depth = None


def _is_removed(tag: str, attrs: Attributes) -> bool:
    """Return whether the element works only on the post's page."""
    for name, value in attrs:
        if name == "class" and value:
            classes = value.split()
            if not _REMOVED_CLASSES.isdisjoint(classes):
                return True
            if any((tag, each) in _FOOTNOTES for each in classes):
                return True
        elif tag == "sup" and name == "id" and value and value.startswith("fnref"):
            return True
    return False


def _raw(text: str) -> str:
    """Return raw text without anything that browsers take for a tag or an unclosed comment."""
    safe = text.replace("<", "&lt;")
    is_closed = text.rfind("]]>") > text.rfind(_CDATA)
    return safe.replace(_CDATA.replace("<", "&lt;"), _CDATA) if is_closed else safe


_CDATA = "<![CDATA["


def _is_blank(parts: list[str | _Tag]) -> bool:
    return all(isinstance(part, str) and (not part or part.isspace()) for part in parts)


def _kept_ids(parts: list[str | _Tag]) -> frozenset[str]:
    """Return the ids that other elements of the excerpt need."""
    tags = [part for part in parts if isinstance(part, _Tag)]
    used = {each for tag in tags for each in ids_used(tag.name, tag.attrs)}
    if not used:
        return frozenset()
    return frozenset(
        value for tag in tags for name, value in tag.attrs if name == "id" and value in used
    )


def _lowered(tag: str, levels: int) -> str:
    """Return the name of a tag, of a heading some levels down."""
    name = tag.removeprefix("/")
    return f"{tag[:-1]}{min(6, int(tag[-1]) + levels)}" if name in HEADINGS else tag
