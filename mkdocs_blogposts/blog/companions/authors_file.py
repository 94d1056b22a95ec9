"""Reading the authors file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.listings.terms import term_key
from mkdocs_blogposts.frontmatter.model import Author
from mkdocs_blogposts.frontmatter.values.names import person_of, refuse_long, with_short_name
from mkdocs_blogposts.frontmatter.values.text import one_line
from mkdocs_blogposts.text.problems import FieldError

from .data_file import read_data_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_blogposts.frontmatter.block import Entry
    from mkdocs_blogposts.text.problems import Problem

    from .data_file import DataFile

AUTHORS_NAMES = (".authors.yml", "authors.yml")
"""The names of the file in the blog's folder: Material's and Docusaurus'."""


def read_authors(src_uri: str, text: str | None) -> tuple[dict[str, Author], list[Problem]]:
    """Return the authors by the names that posts use for them, and all problems."""
    data = _people(read_data_file(src_uri, text))
    return dict(data.each(_author)), data.problems


def _people(data: DataFile) -> DataFile:
    """Return an entry per author; Material has them under `authors`, Docusaurus at the top level."""
    if len(data.entries) == 1 and data.entries[0].key == "authors":
        return replace(data, entries=list(data.entries[0].parts))
    return data


def by_any_name(authors: Mapping[str, Author]) -> dict[str, Author]:
    """Return the authors by the `term_key` of their names and keys, for posts that use these."""
    names: dict[str, Author] = {}
    for author in authors.values():
        names.setdefault(term_key(author.name), author)
    return names | {term_key(key): author for key, author in authors.items()}


def _has_slug(raw: Mapping[str, object]) -> bool:
    return isinstance(raw.get("slug"), str)


def _author(entry: Entry) -> Iterator[tuple[str, Author]]:
    raw = entry.raw
    if isinstance(raw, str):
        author = Author(name=one_line(raw))
    elif isinstance(raw, Mapping):
        author = person_of({"name": entry.key, **raw})
    else:
        hint = "Add `name: …` under the author's key."
        raise FieldError("not an author", raw, hint, code="author-invalid")
    slug = one_line(raw["slug"]) if isinstance(raw, Mapping) and _has_slug(raw) else ""
    yield entry.key, replace(with_short_name(author), key=entry.key, slug=slug)
    refuse_long([author.name])
