"""Looking fields up under all their keys, and gathering what is wrong with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, TypeVar, cast

from mkdocs_blogposts.frontmatter.values.dates import parse_date
from mkdocs_blogposts.frontmatter.values.text import is_understood, says_word
from mkdocs_blogposts.text.problems import FieldError, Hides, Problem

from .draft_markers import has_stray_marker
from .fields import (
    DRAFT_STATES,
    FALSE,
    FIELDS,
    FIELDS_OF_KEY,
    HIDING_STATES,
    NO_LIST,
    NO_PAGE,
    NORMAL_KEYS,
    TRUE,
    UNCHECKED_KEYS,
    UNLISTED_STATES,
    Form,
    normal_key,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from mkdocs_blogposts.frontmatter.model import DateOrder

    from .block import Entry, FrontMatter, RawValue

T = TypeVar("T")

_HINTS = {
    "build": "Write render: never or render: always below it.",
    "permalink": "Write one line of text.",
}

_Layer = Mapping[str, list["Entry"]]


def _by_key(entries: Iterable[Entry]) -> _Layer:
    layer: dict[str, list[Entry]] = {}
    for entry in entries:
        key = normal_key(entry.key)
        layer.setdefault(key, []).append(entry)
        for part in entry.parts:
            name = normal_key(part.key)
            # Whatever it is a part of, a draft mark is meant.
            layer.setdefault(name if name == "draft" else f"{key}.{name}", []).append(part)
    return layer


def _by_field(layer: _Layer) -> dict[str, list[Entry]]:
    """Return the entries with a value by the fields that ask for them, in the order of asking."""
    keys: dict[str, list[str]] = {}
    for key in layer:
        for name in FIELDS_OF_KEY.get(key, ()):
            keys.setdefault(name, []).append(key)
    return {
        name: [
            entry
            for key in sorted(found, key=NORMAL_KEYS[name].index)
            for entry in reversed(layer[key])
            if entry.raw not in (None, "", ()) and not _is_other(name, entry)
        ]
        for name, found in keys.items()
    }


@dataclass
class FieldReader:
    """Looks fields up in the front matter, then in its defaults, and gathers what is wrong."""

    front: FrontMatter
    defaults: Sequence[Sequence[Entry]]
    src_uri: str
    date_order: DateOrder | None = None
    problems: list[Problem] = field(default_factory=list)
    hides: bool = False
    found: dict[str, Entry] = field(default_factory=dict)
    ignored: dict[str, tuple[Entry, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.problems += [problem.at(self.src_uri) for problem in self.front.problems]
        self._own = {id(entry) for entry in self.front.entries}
        self._layers = [_by_key(self.front.entries), *map(_by_key, self.defaults)]
        self._candidates: dict[str, list[Entry]] = {}
        for layer in self._layers:
            for name, entries in _by_field(layer).items():
                self._candidates.setdefault(name, []).extend(entries)

    def read(self, name: str, convert: Callable[[RawValue], T], *, hides: bool = False) -> T | None:
        """Return the field's value, or None when it is absent or nothing of it can be read."""
        entries = self.entries(name)
        if not entries:
            return None
        entry, *others = entries
        self.found[name] = entry
        self.ignored[name] = tuple(others)
        try:
            value = convert(entry.raw)
        except FieldError as error:
            self.hides |= hides
            self._report(entry, error, hides=hides)
            return cast("T | None", error.instead)
        if others:
            self._note_conflicts(name, convert, entry, others)
        return value

    def read_joined(self, name: str, convert: Callable[[RawValue], tuple[T, ...]]) -> tuple[T, ...]:
        """Return the values of the post and of its folders together, as Material joins them."""
        joined = list(self.read(name, convert) or ())
        if not self.defaults:
            return tuple(joined)
        files = {entry.src_uri: entry for entry in reversed(self.entries(name))}
        if name in self.found:
            files.pop(self.found[name].src_uri)
        for entry in reversed(files.values()):
            try:
                joined += convert(entry.raw)
            except FieldError as error:
                self._report(entry, error)
                joined += cast("tuple[T, ...]", error.instead or ())
        return tuple(dict.fromkeys(joined))

    def _note_conflicts(
        self, name: str, convert: Callable[[RawValue], T], entry: Entry, others: Iterable[Entry]
    ) -> None:
        value = convert(entry.raw)
        for other in others:
            # A key written twice is reported where the block is read; folders give defaults.
            if self._is_twice(entry, other) or other.src_uri != entry.src_uri:
                continue
            if normal_key(other.key) in _MAY_DIFFER[name]:
                continue
            with suppress(FieldError):
                if convert(other.raw) != value:
                    what = f"says something else than {entry.key}"
                    hint = f"The value of {entry.key} is used; keep one of them."
                    self._report(other, FieldError(what, other.raw, hint, code="keys-conflict"))

    def _is_twice(self, entry: Entry, other: Entry) -> bool:
        return entry.key == other.key and {id(entry), id(other)} <= self._own

    def warn(self, name: str, error: FieldError) -> None:
        """Report that of the field's value something was left out."""
        self._report(self.found[name], error)

    def is_draft(self) -> bool:
        """Whether the nearest that says anything of it says so: the post, then its folders.

        Where one of them says two things, nothing is published while one of these hides it.
        """
        return self._nearest(self._draft_verdicts)

    def is_unlisted(self) -> bool:
        """Whether the nearest that says anything of it says so."""
        return self._nearest(self._unlisted_verdicts)

    def _nearest(self, verdicts: Callable[[_Layer], Iterator[bool | None]]) -> bool:
        for layer in self._layers:
            said = [verdict for verdict in verdicts(layer) if verdict is not None]
            if said:
                return any(said)
        return False

    def _draft_verdicts(self, layer: _Layer) -> Iterator[bool | None]:
        for name, meaning in (("draft", True), ("published", False)):
            for key in NORMAL_KEYS[name]:
                for entry in layer.get(key, ()):
                    yield self._flag(name, entry, meaning=meaning)
        yield self._status(layer, HIDING_STATES)
        for key in ("state", "visibility"):  # Of what a post tells of, it may be much else.
            yield self._word("draft", layer, key, DRAFT_STATES) or None
        # Hugo builds no page for the first, Zola none for the second, and Eleventy none for the last.
        yield self._word("draft", layer, "build.render", NO_PAGE)
        yield self._word("draft", layer, "render", NO_PAGE)
        yield self._word("draft", layer, "permalink", FALSE)
        yield self._not_understood(layer)

    def _unlisted_verdicts(self, layer: _Layer) -> Iterator[bool | None]:
        for key in NORMAL_KEYS["unlisted"]:
            for entry in layer.get(key, ()):
                yield self._flag("unlisted", entry, meaning=True)
        yield self._status(layer, UNLISTED_STATES)
        yield self._word("unlisted", layer, "build.list", NO_LIST)

    def _status(self, layer: _Layer, words: Collection[str]) -> bool | None:
        entries = [entry for key in NORMAL_KEYS["status"] for entry in layer.get(key, ())]
        if entries:
            self.found.setdefault("status", entries[-1])
        return any(says_word(entry.raw, words) for entry in entries) or None

    def _word(self, name: str, layer: _Layer, key: str, words: Collection[str]) -> bool | None:
        """Whether the key says one of the words; None where the layer does not have it."""
        entries = layer.get(key, ())
        for entry in entries:
            if says_word(entry.raw, words):
                self.found.setdefault(name, entry)
                return True
        return False if entries else None

    def _not_understood(self, layer: _Layer) -> bool | None:
        """Whether something may be meant as a mark and is none that is read; None where nothing is."""
        found = None
        for key in UNCHECKED_KEYS:
            for entry in layer.get(key, ()):
                if entry.raw not in (None, "", ()) and not is_understood(key, entry.raw):
                    hint = _HINTS.get(key, "Write one word.")
                    found = self._hide(entry, "draft-unclear", "not understood", hint)
        stray = (entry for entries in layer.values() for entry in entries if has_stray_marker(entry))
        for entry in islice(stray, 1):
            hint = "Write it at the beginning of a line, with a space behind its colon."
            found = self._hide(entry, "draft-misplaced", "a mark where it is not read", hint)
        return found

    def _hide(self, entry: Entry, code: str, what: str, hint: str) -> bool:
        self.hides = True
        error = FieldError(what, entry.raw, hint, code=code)
        self._report(entry, error, hides=True)
        return True

    def _flag(self, name: str, entry: Entry, *, meaning: bool) -> bool | None:
        """Whether the entry says what it means; None where it says nothing of it."""
        text = entry.raw.strip().lower() if isinstance(entry.raw, str) else ""
        if text in TRUE | FALSE:
            self.found.setdefault(name, entry)
            return (text in TRUE) is meaning
        is_empty = entry.raw in (None, "", ())
        if name != "draft" and is_empty:
            return None
        if FIELDS[name].form is Form.FLAG_OR_DATE and self.is_date(entry.raw):
            return None  # It counts as the date.
        self._hide(entry, "flag-invalid", "neither true nor false", "Write true or false.")
        return meaning

    def is_date(self, raw: RawValue) -> bool:
        """Whether the value names a calendar day, whatever it is."""
        try:
            parse_date(raw if isinstance(raw, str) else "", dt.timezone.utc, self.date_order)
        except FieldError:
            return False
        return True

    def entries(self, name: str) -> list[Entry]:
        """Return the entries that could give the field, the first counts: the last of each key."""
        return self._candidates.get(name, [])

    def _report(self, entry: Entry, error: FieldError, *, hides: bool = False) -> None:
        src_uri = entry.src_uri or self.src_uri
        place = (src_uri, entry.line, entry.key)
        earlier = [p for p in self.problems if (p.src_uri, p.line, p.key) == place]
        if earlier and not hides:
            return  # One value has one problem, the first that was seen.
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


def _is_other(name: str, entry: Entry) -> bool:
    """Whether the key means something else here: a mapping of dates, other tools' `meta`."""
    key = normal_key(entry.key)
    if FIELDS[name].form is Form.DATE:
        return any(f"{key}.{normal_key(part.key)}" in _PART_KEYS for part in entry.parts)
    return not isinstance(entry.raw, str) and key in FIELDS[name].text_keys


_PART_KEYS = {key for keys in NORMAL_KEYS.values() for key in keys if "." in key}
_MAY_DIFFER = {name: {normal_key(key) for key in spec.may_differ} for name, spec in FIELDS.items()}
