"""Reading a YAML data file, entry by entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from mkdocs_blogposts.frontmatter.block import Entry
from mkdocs_blogposts.frontmatter.formats.yaml import read_yaml
from mkdocs_blogposts.frontmatter.reader import normal_lines
from mkdocs_blogposts.text.problems import FieldError, Hides, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_blogposts.frontmatter.block import RawValue

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DataFile:
    """The content of a data file."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    """Its problems, still without the file name."""

    def each(self, read: Callable[[Entry], Iterable[tuple[str, T]]]) -> Iterator[tuple[str, T]]:
        """Yield the values of each entry, and report entries that can't be read.

        Args:
            read: yields the values of an entry. If it raises a `FieldError` afterwards, for example
                because a text is too long, the yielded values still count.
        """
        for entry in self.entries:
            try:
                yield from read(entry)
            except FieldError as error:
                problem = Problem(
                    line=entry.line,
                    key=entry.key,
                    code=error.code,
                    what=error.what,
                    hint=error.hint,
                )
                self.problems.append(problem)


def read_data_file(src_uri: str, text: str | None, *, hides: Hides = Hides.NOTHING) -> DataFile:
    """Read a YAML file.

    Args:
        src_uri: the file.
        text: its content; None if it isn't UTF-8.
        hides: what stays hidden if the file can't be read.
    """
    if text is None:
        return DataFile([], [not_utf8(hides)])
    entries, problems, _ = read_yaml(normal_lines(text))
    problems = [
        replace(problem, hides=hides if problem.hides else Hides.NOTHING) for problem in problems
    ]
    return DataFile([_in_file(entry, src_uri) for entry in entries], problems)


def not_utf8(hides: Hides) -> Problem:
    """Return the problem of a file that isn't UTF-8."""
    hint = "Save the file as UTF-8."
    return Problem(code="encoding-invalid", what="not UTF-8 text", hint=hint, hides=hides)


def _in_file(entry: Entry, src_uri: str) -> Entry:
    parts = tuple(_in_file(part, src_uri) for part in entry.parts)
    return replace(entry, src_uri=src_uri, parts=parts)


def entries_of(raw: RawValue, value: object, *, line: int, src_uri: str) -> tuple[Entry, ...]:
    """Return the keys of a mapping as entries; nothing for any other value."""
    if not isinstance(raw, Mapping):
        return ()
    values = value if isinstance(value, dict) else {}
    return tuple(
        Entry(
            key=key,
            raw=part,
            value=values.get(key),
            line=line,
            src_uri=src_uri,
            parts=entries_of(part, values.get(key), line=line, src_uri=src_uri),
        )
        for key, part in raw.items()
    )
