"""What authors write in front matter, as values. All raise `FieldError` for what they cannot read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING

from .html import LenientParser
from .model import Author
from .permalink import is_safe_part
from .problems import FieldError, Severity
from .text import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .block import Written

TRUE = frozenset({"true", "yes", "on", "1", "y"})
FALSE = frozenset({"false", "no", "off", "0", "n"})
_NO_SUMMARY = frozenset({"false", "no", "off"})  # what YAML takes for false


def text_of(written: Written) -> str:
    """Return the value as one line of text."""
    if not isinstance(written, str):
        raise FieldError("not a text", written, "Write one line of text.")
    return " ".join(_printable(written).split())


def _printable(text: str) -> str:
    """Drop what no reader should meet: control characters and signs that turn the text around."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        c if unicodedata.category(c) not in ("Cc", "Cs") and c not in _TURNING else " "
        for c in unicodedata.normalize("NFC", text)
    )


# Bidirectional embeddings and overrides outlive the text they stand in (Unicode TR #9, section 2);
# the isolating forms and the plain marks, which authors of such scripts need, stay.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e")


# --- summaries ------------------------------------------------------------------------------------


def summary_of(written: Written) -> str | None:
    """Return a summary as plain text, without its markup.

    Empty where the author wants none; None where there is nothing but markup.
    """
    text = cut(text_of(written), _LONGEST_MARKUP)
    if text.lower() in _NO_SUMMARY:
        return ""
    return cut(_without_markup(text), LONGEST_SUMMARY) or None


LONGEST_SUMMARY = 1000
"""Where a summary is cut that an author wrote, in characters: beyond, it is none."""
_LONGEST_MARKUP = 3 * LONGEST_SUMMARY

# What Markdown writes around words: code, links and images, strong and emphasised text.
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)(?P<text>[^`]+)\1(?!`)")
_LINK = re.compile(r"!?\[(?P<text>[^\]]*)\]\([^()\s]*(?:\s+[\"'(][^\"')]*[\"')])?\)")
_STRONG = re.compile(r"(?<!\w)(\*\*|__|\*|_|~~)(?=\S)(?P<text>.+?)(?<=\S)\1(?!\w)")


def _without_markup(text: str) -> str:
    if ("<" in text and ">" in text) or "&" in text:
        text = _TextOf.html(text)
    for sign, markup in (("`", _CODE), ("](", _LINK), ("*", _STRONG), ("_", _STRONG), ("~~", _STRONG)):
        if sign in text:
            text = markup.sub(lambda match: match["text"], text)
    return text


class _TextOf(LenientParser):
    """Gathers the text of HTML; what only looks like a tag (`a < b`) is text."""

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
            # A name in angle brackets, such as `List<String>`, is no element of HTML.
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


# --- addresses ------------------------------------------------------------------------------------

_ADDRESS_HINT = "Write a part of an address, like my-post; the file's name is used instead."


def slug_of(written: Written) -> str:
    """Return the last part of an address, or with slashes inside all of it.

    Slashes around it and `.html` do not count.
    """
    if written == ():
        return ""
    path = _path(written)
    parts = path.split("/")
    if not all(is_safe_part(part) for part in parts) or parts[-1].lower() == "index":
        raise FieldError("not a slug", written, _ADDRESS_HINT)
    return path


# File systems allow 4096 bytes for a whole path, with the site's own folder before it.
_LONGEST_ADDRESS = 1000
_JEKYLL_STYLES = frozenset({"date", "pretty", "ordinal", "weekdate", "none"})


def address_of(written: Written, blog_dir: str) -> str:
    """Return the whole address below the blog."""
    if written == () or says_word(written, "false"):
        return ""
    if isinstance(written, str) and re.match(r"[A-Za-z][A-Za-z0-9+.-]*://|//", written.strip()):
        hint = "The file's name is used instead."
        raise FieldError("an address of another site", written, hint, severity=Severity.NOTE)
    if isinstance(written, str) and written.strip() in _JEKYLL_STYLES:
        hint = "Write it as the option permalink; the file's name is used instead."
        raise FieldError("a style of Jekyll, not an address", written, hint)
    path = _path(written)
    if path == blog_dir or path.startswith(f"{blog_dir}/"):
        path = path[len(blog_dir) :].strip("/")
    path = path.removesuffix("/index")
    is_safe = all(is_safe_part(part) for part in path.split("/"))
    if not path or not is_safe or len(path.encode()) > _LONGEST_ADDRESS:
        hint = "Write a path like 2023/my-post; the file's name is used instead."
        raise FieldError("not an address", written, hint)
    return path


def _path(written: Written) -> str:
    return text_of(written).strip("/").removesuffix(".html").removesuffix(".htm").replace(" ", "-")


# --- names ----------------------------------------------------------------------------------------

# Far more than anyone writes, and few enough that nested aliases stay small.
_MOST_NAMES = 1000


def names_of(written: Written) -> tuple[str, ...]:
    """Return the names of a list (in which lists, commas and mappings may stand) or of a text."""
    if isinstance(written, str):
        items: Iterable[str] = _listed(written).split(",", _MOST_NAMES)
    elif isinstance(written, tuple):
        items = (name for item in written for name in _list_item(item))
    else:
        raise FieldError("not a list", written, "Write [one, two] or one, two.")
    some = islice(items, _MOST_NAMES)
    names = (text_of(item).removeprefix("#").strip() or text_of(item) for item in some)
    return tuple(dict.fromkeys(name for name in names if name))


def _listed(text: str) -> str:
    """Return the text without the brackets of a list that is none where it stands."""
    text = text.strip()
    is_list = text[:1] == "[" and text[-1:] == "]"
    return text[1:-1].replace('"', "").replace("'", "") if is_list else text


def words_of(written: Written) -> tuple[str, ...]:
    """Return the names as Jekyll reads them: words, where they are a text without a comma."""
    is_words = isinstance(written, str) and "," not in written
    return names_of(tuple(written.split()) if is_words and isinstance(written, str) else written)


def _list_item(item: Written) -> Iterator[str]:
    """Yield the names in an item, one by one: aliases can make more of them than memory holds."""
    if isinstance(item, str):
        yield from item.split(",", _MOST_NAMES)
    elif isinstance(item, tuple):
        for part in item:
            yield from _list_item(part)
    elif item is not None:
        label = item.get("label") or item.get("name")
        if not isinstance(label, str):
            raise FieldError("an item without a label", item, "Write the name, or label: …")
        yield label


def people_of(written: Written) -> tuple[Author, ...]:
    """Return the authors of a text (with commas or semicolons), a list, or mappings with a name."""
    if isinstance(written, str):
        separator = ";" if ";" in written else ","
        people: tuple[Written, ...] = tuple(written.split(separator))
    else:
        people = written if isinstance(written, tuple) else (written,)
    authors = (person_of(person) for person in people[:_MOST_NAMES] if person)
    return tuple(dict.fromkeys(author for author in authors if author.name))


def person_of(person: Written) -> Author:
    """Return one author, with what is known of them."""
    if isinstance(person, str):
        # `Jane Doe <jane@example.org>`: the address is not for the site.
        return Author(name=_EMAIL.sub("", text_of(person)))
    if isinstance(person, Mapping):
        keys = ("name", "display_name", "key", "id", "label", "login")
        name = next((person[key] for key in keys if isinstance(person.get(key), str)), None)
        if name is not None:
            return Author(
                name=_EMAIL.sub("", text_of(name)),
                description=_part(person, "description", "title", "bio"),
                avatar=_link(_part(person, "avatar", "image_url", "imageURL", "picture", "image")),
                url=_link(_part(person, "url", "link", "website")),
                key=_part(person, "key", "id"),
            )
    raise FieldError("an author without a name", person, "Write the name, or name: …")


_EMAIL = re.compile(r" ?<[^<>@]*@[^<>@]*>$")


def _part(person: Mapping[str, Written], *keys: str) -> str:
    values = (person.get(key) for key in keys)
    return next((text_of(value) for value in values if isinstance(value, str) and value.strip()), "")


def _link(text: str) -> str:
    """Return an address that browsers only go to; one that runs a program is none."""
    scheme, colon, _ = text.partition(":")
    has_scheme = bool(colon) and "/" not in scheme
    return "" if has_scheme and scheme.lower() not in ("http", "https", "mailto") else text


def says_word(written: Written, *words: str) -> bool:
    """Whether the value, or an item of it, is one of these words."""
    if isinstance(written, Mapping):
        return any(says_word(item, *words) for item in written.values())
    if isinstance(written, tuple):
        return any(says_word(item, *words) for item in written)
    return isinstance(written, str) and any(
        word.strip().lower() in words for word in written.split(",")
    )
