"""Adding old URLs to the front matter of a post.

The result is read again: if anything but the old URLs differed, the file is left as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.frontmatter.field_table import normal_key
from mkdocs_blogposts.frontmatter.formats import toml, yaml
from mkdocs_blogposts.frontmatter.reader import is_without_opening, normal_lines, read_front_matter
from mkdocs_blogposts.frontmatter.values.urls import old_urls_of
from mkdocs_blogposts.text.problems import FieldError

from .insertion import EditError, Insertion, inserted
from .toml_list import add_to_toml
from .yaml_list import add_to_yaml

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_blogposts.frontmatter.block import FrontMatter

KEYS = ("aliases", "redirect_from")
"""The keys for old URLs. The first one is written, unless its value can't be extended."""


def with_aliases(text: str, urls: Sequence[str]) -> str:
    """Return the text of a post with these old URLs in its front matter, and nothing else changed.

    URLs that it already has aren't added.

    Raises:
        EditError: its front matter is in a form to which nothing can be added.
    """
    before = read_front_matter(text)
    if before.hides:
        raise EditError("its front matter has a problem")
    known = _urls_of(before)
    new = [url for url in dict.fromkeys(urls) if url not in known]
    if not new:
        return text
    reasons = []
    for key in KEYS:
        try:
            for way in _ways(normal_lines(text), before, key, new):
                result = inserted(text, way)
                if _is_right(before, read_front_matter(result), {*known, *new}):
                    return result
        except EditError as error:
            reasons.append(str(error))
    raise EditError(reasons[0] if reasons else "its front matter has an unusual form")


def _ways(text: str, front: FrontMatter, key: str, urls: Sequence[str]) -> Iterator[list[Insertion]]:
    """Yield ways to add the URLs under a key, the best first."""
    if span := _span(text, yaml.FENCE, yaml.END):
        yield _moved(add_to_yaml(text[slice(*span)], key, urls), span[0])
    elif span := _span(text, toml.FENCE, toml.END):
        for way in add_to_toml(text[slice(*span)], key, urls):
            yield _moved(way, span[0])
    elif is_without_opening(text) and (end := yaml.END.search(text)):
        yield add_to_yaml(text[: end.start()], key, urls)
    elif front.entries:
        yield [_in_key_value_lines(text, front, key, urls)]
    else:
        block = f"---\n{add_to_yaml('', key, urls)[0].text}---\n"
        yield [Insertion(0, block if text[:1] in ("", "\n") else f"{block}\n")]


def _span(text: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> tuple[int, int] | None:
    """Return start and end of the block between two fences, or None."""
    start = opening.match(text)
    end = closing.search(text, start.end()) if start else None
    return (start.end(), end.start()) if start and end else None


def _moved(insertions: Iterable[Insertion], by: int) -> list[Insertion]:
    return [Insertion(offset + by, text) for offset, text in insertions]


def _in_key_value_lines(text: str, front: FrontMatter, key: str, urls: Sequence[str]) -> Insertion:
    """Add the URLs to their line, or as the first line."""
    line = next((e.line for e in front.entries if normal_key(e.key) == normal_key(key)), None)
    values = " ".join(urls)
    if line is None:
        return Insertion(0, f"{key}: {values}\n")
    lines = text.split("\n")
    return Insertion(sum(len(other) + 1 for other in lines[:line]) - 1, f" {values}")


def _urls_of(front: FrontMatter) -> set[str]:
    """Return the old URLs in front matter."""
    entries = {normal_key(entry.key): entry for entry in front.entries}
    found: set[str] = set()
    for key in map(normal_key, KEYS):
        if key in entries and entries[key].raw is not None:
            try:
                found |= {*old_urls_of(entries[key].raw)}
            except FieldError as error:
                raise EditError(f"{entries[key].key} isn't a list of paths") from error
    return found


def _is_right(before: FrontMatter, after: FrontMatter, urls: set[str]) -> bool:
    """Return whether only the old URLs changed, to these."""
    try:
        has_urls = _urls_of(after) == urls
    except EditError:
        return False
    return has_urls and not after.hides and _others(before) == _others(after)


def _others(front: FrontMatter) -> tuple[object, ...]:
    keys = {*map(normal_key, KEYS)}
    entries = [(e.key, e.raw, e.value) for e in front.entries if normal_key(e.key) not in keys]
    return entries, front.body, front.is_repaired, sorted(each.code for each in front.problems)
