"""Reading lists of names and people. All readers raise `FieldError` for values they can't read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from mkdocs_blogposts.frontmatter.model import Author
from mkdocs_blogposts.text.problems import FieldError
from mkdocs_blogposts.text.truncate import cut

from .text import one_line, too_long

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_blogposts.frontmatter.block import RawValue

MAX_NAMES = 1000
"""The maximum number of names: far more than anyone writes, and a bound for nested aliases."""
MAX_NAME_LENGTH = 200
"""The maximum length of the name of a tag, category or author, in characters. Longer ones are cut."""


def names_of(raw: RawValue) -> tuple[str, ...]:
    """Return the names in comma-separated text, or in a list of texts, lists and mappings."""
    if isinstance(raw, str):
        items: Iterable[str] = _without_brackets(raw).split(",", MAX_NAMES)
    elif isinstance(raw, tuple):
        items = (name for item in raw for name in _list_item(item))
    else:
        raise FieldError("not a list", raw, "Write `[one, two]` or `one, two`.", code="list-invalid")
    first = islice(items, MAX_NAMES)
    names = (one_line(item).removeprefix("#").strip() or one_line(item) for item in first)
    return tuple(dict.fromkeys(name for name in names if name))


def _without_brackets(text: str) -> str:
    """Return the text without brackets and quotes, if a list was written as text."""
    text = text.strip()
    is_list = text[:1] == "[" and text[-1:] == "]"
    return text[1:-1].replace('"', "").replace("'", "") if is_list else text


def words_of(raw: RawValue) -> tuple[str, ...]:
    """Return the names as Jekyll reads them: the words of a text without commas."""
    is_words = isinstance(raw, str) and "," not in raw
    return names_of(tuple(raw.split()) if is_words and isinstance(raw, str) else raw)


def _list_item(item: RawValue) -> Iterator[str]:
    """Yield the names in an item one by one, because aliases can multiply them beyond memory."""
    if isinstance(item, str):
        yield from item.split(",", MAX_NAMES)
    elif isinstance(item, tuple):
        for part in item:
            yield from _list_item(part)
    elif item is not None:
        label = item.get("label") or item.get("name")
        if not isinstance(label, str):
            hint = "Write the name, or add `label: …`."
            raise FieldError("an item without a name", item, hint, code="name-missing")
        yield label


def short_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names. If one is too long, raise an error with all of them cut."""
    refuse_long(names, instead=tuple(dict.fromkeys(cut(name, MAX_NAME_LENGTH) for name in names)))
    return names


def short_people(authors: tuple[Author, ...]) -> tuple[Author, ...]:
    """Return the authors. If a name is too long, raise an error with all of them cut."""
    instead = tuple(dict.fromkeys(with_short_name(author) for author in authors))
    refuse_long((author.name for author in authors), instead=instead)
    return authors


def with_short_name(author: Author) -> Author:
    """Return the author, with the name cut if it is too long."""
    return replace(author, name=cut(author.name, MAX_NAME_LENGTH))


def refuse_long(names: Iterable[str], *, instead: object = None) -> None:
    """Raise a `FieldError` with the value `instead` if a name is too long."""
    for name in names:
        if len(name) > MAX_NAME_LENGTH:
            raise too_long(name, MAX_NAME_LENGTH, instead=instead)


def people_of(raw: RawValue) -> tuple[Author, ...]:
    """Return the authors in text (with commas or semicolons), in a list, or in mappings with a name."""
    if isinstance(raw, str):
        separator = ";" if ";" in raw else ","
        people: tuple[RawValue, ...] = tuple(raw.split(separator))
    else:
        people = raw if isinstance(raw, tuple) else (raw,)
    authors = (person_of(person) for person in people[:MAX_NAMES] if person)
    return tuple(dict.fromkeys(author for author in authors if author.name))


def person_of(person: RawValue) -> Author:
    """Return one author with all details."""
    if isinstance(person, str):
        # `Jane Doe <jane@example.org>`: email addresses aren't published.
        return Author(name=_EMAIL.sub("", one_line(person)))
    if isinstance(person, Mapping):
        keys = ("name", "display_name", "key", "id", "label", "login")
        name = next((person[key] for key in keys if isinstance(person.get(key), str)), None)
        if name is not None:
            return Author(
                name=_EMAIL.sub("", one_line(name)),
                description=_part(person, "description", "title", "bio"),
                avatar=link_of(_part(person, "avatar", "image_url", "imageURL", "picture", "image")),
                url=link_of(_part(person, "url", "link", "website")),
                key=_part(person, "key", "id"),
            )
    hint = "Write the name, or add `name: …`."
    raise FieldError("an author without a name", person, hint, code="author-invalid")


_EMAIL = re.compile(r" ?<[^<>@]*@[^<>@]*>$")


def _part(person: Mapping[str, RawValue], *keys: str) -> str:
    values = (person.get(key) for key in keys)
    return next((one_line(value) for value in values if isinstance(value, str) and value.strip()), "")


def link_of(raw: RawValue) -> str:
    """Return the URL, or an empty string if its scheme could run code, such as `javascript:`."""
    text = one_line(raw)
    scheme, colon, _ = text.partition(":")
    has_scheme = bool(colon) and "/" not in scheme
    return "" if has_scheme and scheme.lower() not in ("http", "https", "mailto") else text
