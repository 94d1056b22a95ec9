"""Looking up fields by all their keys, in the post and in the defaults of its folders."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from mkdocs_blogposts.text.problems import FieldError, Hides, Problem

from .block import Entry
from .field_table import FieldTable, normal_key
from .values.text import is_flag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .block import FrontMatter
    from .field_table import Reader, ReadingContext

Layer: TypeAlias = Mapping[str, list[Entry]]
"""The entries of one file by key, and those in a mapping as `mapping.key`."""


def _layer(entries: Iterable[Entry]) -> Layer:
    layer: dict[str, list[Entry]] = {}
    for entry in entries:
        key = normal_key(entry.key)
        layer.setdefault(key, []).append(entry)
        for part in entry.parts:
            name = normal_key(part.key)
            # `draft` is meant to hide the post in any mapping.
            layer.setdefault(name if name == "draft" else f"{key}.{name}", []).append(part)
    return layer


@dataclass
class FieldReader:
    """Reads fields from the front matter, then from its defaults, and collects problems."""

    front: FrontMatter
    defaults: Sequence[Sequence[Entry]]
    """The defaults of each folder, the nearest first."""
    src_uri: str
    table: FieldTable
    context: ReadingContext
    problems: list[Problem] = field(default_factory=list)
    hides: bool = False
    """Whether a value that could hide the post can't be read."""
    found: dict[str, Entry] = field(default_factory=dict)
    """The entry that counts, by field."""
    ignored: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    """The other entries that could have given the field's value."""

    def __post_init__(self) -> None:
        self.problems += [problem.at(self.src_uri) for problem in self.front.problems]
        self._own = {id(entry) for entry in self.front.entries}
        self.layers = [_layer(self.front.entries), *map(_layer, self.defaults)]
        self._candidates: dict[str, list[Entry]] = {}
        for layer in self.layers:
            for name, entries in self._by_field(layer).items():
                self._candidates.setdefault(name, []).extend(entries)

    def _by_field(self, layer: Layer) -> dict[str, list[Entry]]:
        """Return the entries with a value for each field, in the order of the field's keys."""
        keys: dict[str, list[str]] = {}
        for key in layer:
            for name in self.table.fields_of_key.get(key, ()):
                keys.setdefault(name, []).append(key)
        return {
            name: self._with_values(name, layer, sorted(found, key=self.table.normal_keys[name].index))
            for name, found in keys.items()
        }

    def _with_values(self, name: str, layer: Layer, keys: Sequence[str]) -> list[Entry]:
        """Return the entries of a field's keys that have a value of its own."""
        entries = [
            entry
            for key in keys
            for entry in reversed(layer[key])
            if entry.raw not in (None, "", ()) and not self._is_something_else(name, entry)
        ]
        substitutes = self.table.substitutes[name]
        has_own_key = not substitutes.issuperset(keys)
        is_substitute = bool(entries) and normal_key(entries[0].key) in substitutes
        return [] if has_own_key and is_substitute else entries

    def _is_something_else(self, name: str, entry: Entry) -> bool:
        """Return whether the key has another meaning here: a mapping of dates, other tools' `meta`."""
        key = normal_key(entry.key)
        if key in self.table.flag_keys[name] and not is_flag(entry.raw):
            return True
        if isinstance(entry.raw, str):
            return False
        if key in self.table.text_keys[name]:
            return True
        return any(f"{key}.{normal_key(part.key)}" in self.table.part_keys for part in entry.parts)

    def entries(self, name: str) -> list[Entry]:
        """Return the entries that could set the field; the first one counts."""
        return self._candidates.get(name, [])

    def read(self, name: str, read: Reader | None = None) -> Any:  # noqa: ANN401 - what its reader returns
        """Return the field's value, or None if it is absent or can't be read.

        Args:
            name: the field.
            read: reads its value instead of the field's own reader.
        """
        spec = self.table.fields[name]
        read = read or spec.read
        entries = self.entries(name)
        if not entries or read is None:
            return None
        entry, *others = entries
        self.found[name] = entry
        self.ignored[name] = tuple(others)
        try:
            value = read(entry.raw, self.context)
        except FieldError as error:
            hides = spec.hides and not error.is_clear
            self.hides |= hides
            self.report(entry, error, hides=hides)
            return error.instead
        if others:
            self._note_conflicts(name, read, entry, value=value, others=others)
        return value

    def read_joined(self, name: str) -> tuple[Any, ...]:
        """Return the values of the post and of its folders, joined."""
        joined = list(self.read(name) or ())
        read = self.table.fields[name].read
        if not self.defaults or read is None:
            return tuple(joined)
        files = {entry.src_uri: entry for entry in reversed(self.entries(name))}
        if name in self.found:
            files.pop(self.found[name].src_uri)
        for entry in reversed(files.values()):
            try:
                values: Any = read(entry.raw, self.context)
            except FieldError as error:
                self.report(entry, error)
                values = error.instead or ()
            joined += values
        return tuple(dict.fromkeys(joined))

    def _note_conflicts(
        self, name: str, read: Reader, entry: Entry, *, value: object, others: Iterable[Entry]
    ) -> None:
        for other in others:
            # Repeated keys are reported when the block is read; folders only have defaults.
            if self._is_twice(entry, other) or other.src_uri != entry.src_uri:
                continue
            if normal_key(other.key) in self.table.may_differ[name]:
                continue
            with suppress(FieldError):
                if read(other.raw, self.context) != value:
                    what = f"differs from {entry.key}"
                    hint = f"The value of {entry.key} is used. Remove one of the keys."
                    self.report(other, FieldError(what, other.raw, hint, code="keys-conflict"))

    def _is_twice(self, entry: Entry, other: Entry) -> bool:
        return entry.key == other.key and {id(entry), id(other)} <= self._own

    def warn(self, name: str, error: FieldError) -> None:
        """Report that a part of the field's value is left out."""
        self.report(self.found[name], error)

    def hide(self, entry: Entry, code: str, what: str, hint: str) -> None:
        """Keep the post hidden because of this entry, and report it."""
        self.hides = True
        self.report(entry, FieldError(what, entry.raw, hint, code=code), hides=True)

    def report(self, entry: Entry, error: FieldError, *, hides: bool = False) -> None:
        """Report a problem of the entry, unless it already has one that matters as much."""
        src_uri = entry.src_uri or self.src_uri
        place = (src_uri, entry.line, entry.key)
        earlier = [p for p in self.problems if (p.src_uri, p.line, p.key) == place]
        if earlier and not hides:
            return  # Only the first problem of a value is reported.
        self.problems = [problem for problem in self.problems if problem not in earlier]
        problem = Problem(
            src_uri=src_uri,
            line=entry.line,
            key=entry.key,
            code=error.code,
            what=error.what,
            hint=error.hint,
            hides=Hides.POST if hides else Hides.NOTHING,
        )
        self.problems.append(problem)
