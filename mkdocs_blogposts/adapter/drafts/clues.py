"""Clues of hidden posts: their URLs, titles, files and runs of words, in all spellings."""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urljoin

from mkdocs_blogposts.blog.aliases import old_files
from mkdocs_blogposts.blog.model import State
from mkdocs_blogposts.text.nested import strings_in
from mkdocs_blogposts.text.old_urls import url_at
from mkdocs_blogposts.text.search import MOST_READ, ByteSearch, is_rare_title, runs_of

from .hidden import content_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs.structure.files import Files

    from .hidden import ExcludedFile, Hidden


class Kind(Enum):
    """The kind of a clue. The value is its name in messages."""

    URL = "URL"
    FILE_URL = "file's URL"
    FILE = "file"
    SOURCE = "source"
    TITLE = "title"
    TEXT = "text"

    @property
    def is_url(self) -> bool:
        """Whether it is a link."""
        return self in (Kind.URL, Kind.FILE_URL)

    @property
    def is_words(self) -> bool:
        """Whether it consists of words, which other texts may contain by coincidence."""
        return self in (Kind.TITLE, Kind.TEXT)


class Clue(NamedTuple):
    """Something that only a hidden post has."""

    owner: str
    """The post's file."""
    kind: Kind
    text: str
    """A URL relative to the site's root, a path, or words."""


def clues_of(
    hidden: Hidden, excluded: Mapping[str, ExcludedFile], files: Files, site_url: str = ""
) -> Iterator[Clue]:
    """Yield the clues of hidden posts and pages, and of their files."""
    # If an index is a draft, a listing has its URL; a feed may have that of a draft's file.
    visible = {bare_url(file.url) for file in files if file.inclusion.is_included()}
    for file in excluded.values():
        if bare_url(file.file.url) not in visible:
            yield Clue(file.owner, Kind.FILE_URL, file.file.url)
    for src_uri in sorted(hidden.src_uris):
        post, on_disk = hidden.posts.get(src_uri), files.src_uris.get(src_uri)
        is_taken = post is not None and post.state is State.URL_TAKEN
        urls = [each.url for each in (on_disk, post) if each and not is_taken]
        old_urls = map(url_at, old_files(post, site_url) if post else ())
        for url in dict.fromkeys([*urls, *filter(None, old_urls)]):
            if bare_url(url) not in visible:
                yield Clue(src_uri, Kind.URL, url)
        if post is not None and post.body:
            text = "\n".join([*strings_in(post.data), post.body])
        else:  # If the front matter can't be read, the text can't either.
            text = hidden.pages.get(src_uri) or (content_of(on_disk) if on_disk else "")
        is_replaced = on_disk is not None and on_disk.inclusion.is_included()
        title = (post and post.meta.title) or ("" if is_replaced else _first_heading(text))
        if is_rare_title(title):
            yield Clue(src_uri, Kind.TITLE, title)
        for run in runs_of(text):
            yield Clue(src_uri, Kind.TEXT, run)


def _first_heading(text: str) -> str:
    lines = text[:MOST_READ].split("\n")
    for line, below in pairwise([*lines, ""]):
        is_underlined = line.strip() and below.startswith("=") and not below.strip("= \r")
        if line.startswith("# ") or is_underlined:
            return line.strip("# \r")
    return ""


# --- searching ------------------------------------------------------------------------------------


class ClueFinder:
    """Finds all clues in one pass, in time that hardly depends on their number."""

    def __init__(self, clues: Iterable[Clue], site_url: str = "") -> None:
        """Prepare to find these clues in a site with this `site_url`."""
        self._root = f"{(site_url or 'https://site.invalid').rstrip('/')}/"
        needles: dict[bytes, list[tuple[int, bytes, Clue]]] = defaultdict(list)
        for clue in clues:
            for needle in {spelling.encode(errors="replace") for spelling in spellings_of(clue)}:
                # The fewer different bytes the keys start with, the faster the search.
                begin = next((match.start() for match in re.finditer(rb"[ -]", needle[:-8])), 0)
                needles[needle[begin : begin + _KEY_LENGTH]].append((begin, needle, clue))
        self._search = ByteSearch({key: tuple(found) for key, found in needles.items()})

    def find(self, data: bytes, *, url: str = "") -> set[Clue]:
        """Return the clues in a file. Relative links in it start from its URL."""
        found: set[Clue] = set()
        for key_start, _, needles in self._search.hits(data):
            for begin, needle, clue in needles:
                start = key_start - begin
                if start >= 0 and clue not in found and data.startswith(needle, start):
                    end = start + len(needle)
                    before = data[max(0, start - _MOST_AROUND) : start].decode(errors="replace")
                    after = data[end : end + _MOST_AROUND].decode(errors="replace")
                    if clue.kind.is_words:
                        is_meant = not (_ESCAPED.sub("", before)[-1:].isalnum() or after[:1].isalnum())
                    else:
                        is_meant = self._leads_to(clue.text, before, needle.decode(), after, url)
                    if is_meant:
                        found.add(clue)
        return found

    def _leads_to(self, target: str, before: str, end: str, after: str, url: str) -> bool:
        """Return whether a part of a text is a link to the target, from this URL or from the root."""
        link = f"{_BEFORE_LINK.split(before)[-1]}{end}"
        is_link = before[-1:] in _BEFORE_A_PART and bool(_AFTER_LINK.match(after))
        if not is_link or not {"/", "."} & {*link, after[:1]}:  # A single word isn't a link.
            return False
        link = html.unescape(link.replace("\\/", "/"))
        bases = {url} if url.endswith(("/", ".html")) else {url, ""}
        # Programs may write the path from the root, even if the site is in a folder.
        paths = {link[1:]} if link.startswith("/") and not link.startswith("//") else set()
        for base in bases:
            try:
                paths.add(urljoin(urljoin(self._root, base), link))
            except ValueError:
                return False
        return bare_url(target) in {bare_url(path.removeprefix(self._root)) for path in paths}


def bare_url(url: str) -> str:
    """Return a URL relative to the site's root in normalized form."""
    path = url.partition("?")[0].partition("#")[0]
    return unquote(path).removesuffix("index.html").rstrip("/")


_KEY_LENGTH = 16
_MOST_AROUND = 500
# A line break or `>` as JSON and scripts write it, whose last letter is no part of the next word.
_ESCAPED = re.compile(r"(?:\\(?:[nrt]|u00[0-9a-fA-F]{2}))+$")
_BEFORE_A_PART = "/\"'=(> ,\n"
# The characters around a URL in HTML, CSS, JSON, XML and plain text.
_BEFORE_LINK = re.compile(r"""["'<>()\s=,|^{}\[\]`]""")
_AFTER_LINK = re.compile(r"""\\?/?(?:index\.html)?(?:["'<>()\s,|^{}\[\]`#?;&\\]|$)""")


def spellings_of(clue: Clue) -> set[str]:
    """Return the spellings of a clue in HTML, XML, JSON and plain text.

    For a URL, these are only its last part, because links may be relative.
    """
    if clue.kind.is_url:
        end = clue.text.removesuffix("index.html").rstrip("/").rpartition("/")[2]
        return {end, unquote(end)} - {"", "."}
    texts = {clue.text}
    if clue.kind is Kind.TITLE:  # Quotes may be typographic, and feeds contain escaped HTML.
        texts |= {clue.text.replace("'", "\u2019"), *_escaped(clue.text)}
    return {spelling for text in texts for spelling in (text, *_escaped(text))}


def _escaped(text: str) -> Iterator[str]:
    escaped = html.escape(text, quote=False)
    yield escaped
    for double, single in (("&quot;", "&#x27;"), ("&#34;", "&#39;"), ("&quot;", "&#39;")):
        yield escaped.replace('"', double).replace("'", single)
    yield escaped.encode("ascii", "xmlcharrefreplace").decode()
    yield json.dumps(text)[1:-1]
    yield json.dumps(text, ensure_ascii=False)[1:-1]
