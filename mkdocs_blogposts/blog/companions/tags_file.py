"""Reading `tags.yml`: labels, descriptions, synonyms and URLs of tags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.listings.terms import TermEntry, Vocabulary, term_key
from mkdocs_blogposts.frontmatter.values.names import MAX_NAME_LENGTH, names_of, refuse_long
from mkdocs_blogposts.frontmatter.values.text import one_line
from mkdocs_blogposts.text.problems import FieldError, Problem
from mkdocs_blogposts.text.slugs import slugify
from mkdocs_blogposts.text.truncate import cut

from .data_file import read_data_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_blogposts.frontmatter.block import Entry

TAGS_NAMES = ("tags.yml", ".tags.yml")
"""The names of the file in the blog's folder; the first one is Docusaurus'."""


def read_tags(src_uri: str, text: str | None) -> tuple[Vocabulary, list[Problem]]:
    """Return the tags by all their names, and all problems."""
    data = read_data_file(src_uri, text)
    return Vocabulary(_first_of_each(data.each(_tag), data.problems)), data.problems


def _tag(entry: Entry) -> Iterator[tuple[str, TermEntry]]:
    raw = entry.raw if entry.raw is not None else {}
    if isinstance(raw, str):
        raw = {"label": raw}
    if not isinstance(raw, Mapping):
        hint = "Add `label: …` under the tag's key."
        raise FieldError("not a tag", raw, hint, code="tag-invalid")
    label = one_line(raw.get("label") or entry.key)
    permalink = raw.get("permalink")
    tag = TermEntry(
        label=cut(label, MAX_NAME_LENGTH),
        description=one_line(raw.get("description") or ""),
        slug=slugify(permalink) if isinstance(permalink, str) else "",
    )
    synonyms = names_of(raw.get("synonyms") or ())
    for name in (entry.key, tag.label, *synonyms):
        yield term_key(name), tag
    refuse_long([label])


def _first_of_each(
    pairs: Iterable[tuple[str, TermEntry]], problems: list[Problem]
) -> dict[str, TermEntry]:
    """Return the first tag with each name, and report the others."""
    tags: dict[str, TermEntry] = {}
    for name, tag in pairs:
        if tags.setdefault(name, tag) != tag:
            what = f"two tags have the name '{name}': '{tags[name].label}' and '{tag.label}'"
            hint = "The first is used. Remove the name from one of them."
            problems.append(Problem(code="tag-name-taken", what=what, hint=hint))
    return tags
