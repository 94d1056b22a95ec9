"""Reading related links. All readers raise `FieldError` for values they can't read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mkdocs_blogposts.frontmatter.model import RelatedLink
from mkdocs_blogposts.text.problems import FieldError
from mkdocs_blogposts.text.truncate import cut

from .names import link_of
from .text import MAX_TITLE_LENGTH, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_blogposts.frontmatter.block import RawValue

MAX_LINKS = 200
"""The maximum number of links of a post: more than anyone writes, and a bound for nested aliases."""
_TITLE_KEYS = ("title", "name", "text", "label")
_TARGET_KEYS = ("url", "link", "href", "website")


def links_of(raw: RawValue) -> tuple[RelatedLink, ...]:
    """Return the links in a text, in a mapping of titles, or in a list of these.

    A title can also have a list or a mapping, which makes it a section. If something isn't a link,
    raise an error that describes the first such value and has all links.
    """
    reader = _Reader()
    links = tuple(reader.links(raw))
    if reader.errors:
        error = reader.errors[0]
        error.instead = links
        raise error
    return links


class _Reader:
    """Reads one value, and collects what isn't a link."""

    def __init__(self) -> None:
        self.errors: list[FieldError] = []
        self._left = MAX_LINKS

    def links(self, raw: RawValue) -> Iterator[RelatedLink]:
        if self._left < 0:  # Nested aliases would go on for hours.
            return
        if isinstance(raw, tuple):
            for item in raw:
                yield from self.links(item)
        elif isinstance(raw, Mapping) and not _is_described(raw):
            for title, value in raw.items():
                yield from self._titled(_title(title), value)
        elif isinstance(raw, Mapping):
            yield from self._link(_title(_part(raw, _TITLE_KEYS)), _part(raw, _TARGET_KEYS))
        else:
            yield from self._link("", raw)

    def _titled(self, title: str, value: RawValue) -> Iterator[RelatedLink]:
        if not isinstance(value, tuple | Mapping):
            yield from self._link(title, value)
        elif links := tuple(self.links(value)):
            yield RelatedLink(title=title, links=links)

    def _link(self, title: str, raw: RawValue) -> Iterator[RelatedLink]:
        self._left -= 1
        if self._left < 0:
            if self._left == -1:
                hint = f"Only the first {MAX_LINKS} are used. Remove some."
                self.errors.append(FieldError("too many links", raw, hint, code="list-too-long"))
            return
        target = link_of(raw) if isinstance(raw, str) else ""
        if target:
            yield RelatedLink(title=title, target=target)
        else:
            hint = "Write a path, a URL, or `title: path`."
            self.errors.append(FieldError("not a link", raw, hint, code="link-invalid"))


def _is_described(raw: Mapping[str, RawValue]) -> bool:
    """Return whether the mapping is one link, with a key for its title and one for its URL."""
    return bool(_part(raw, _TITLE_KEYS) and _part(raw, _TARGET_KEYS))


def _part(raw: Mapping[str, RawValue], keys: tuple[str, ...]) -> str:
    values = (raw.get(key) for key in keys)
    return next((value for value in values if isinstance(value, str) and value.strip()), "")


def _title(text: str) -> str:
    return cut(one_line(text), MAX_TITLE_LENGTH)
