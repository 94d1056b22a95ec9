"""The one place that knows which keys mean what, and in which forms their values come."""

from __future__ import annotations

import datetime as dt
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from .block import HIDDEN_UNTIL_THEN
from .dates import PostDate, parse_date
from .model import PostMeta
from .permalink import is_safe_part
from .problems import FieldError, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .block import Entry, FrontMatter, Written

T = TypeVar("T")

KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "date": ("date",),
    "updated": ("updated", "lastmod"),
    "tags": ("tags",),
    "draft": ("draft",),
    "published": ("published", "publish"),
    "status": ("status",),
    "summary": ("summary", "description"),
    "description": ("description",),
    "slug": ("slug",),
    "authors": ("authors", "author"),
}
"""The keys of each field, in the order to ask; the first with a value wins. Case does not matter."""

_TRUE = frozenset({"true", "yes", "on", "1", "y"})
_FALSE = frozenset({"false", "no", "off", "0", "n"})
_NO_SUMMARY = frozenset({"false", "no", "off"})  # what YAML takes for false
_DRAFT_HINT = f"Write true or false. {HIDDEN_UNTIL_THEN}"


def read_meta(
    front: FrontMatter, *, src_uri: str, zone: dt.tzinfo, name_date: str = ""
) -> tuple[PostMeta, list[Problem]]:
    """Read every field, and report what cannot be read.

    What could hide the post (its draft mark, its date) hides it when it cannot be understood; any
    other value that cannot be read counts as absent.

    Args:
        front: the post's front matter.
        src_uri: the post's file, for the problems.
        zone: the zone of times written without one.
        name_date: the date in the file's name (ISO), used where the front matter has none.
    """
    reader = _Reader(front=front, src_uri=src_uri)
    is_draft = reader.is_draft() or any(fault.hides for fault in front.faults)
    date = reader.read("date", lambda written: parse_date(_scalar(written), zone), hides=True)
    if date is None and not reader.has("date"):
        date = reader.read("published", lambda written: _date_if_any(written, zone))
    if date is None and not reader.has("date") and name_date:
        with suppress(FieldError):  # The first and the last day there are, in some zones.
            date = parse_date(name_date, zone)
    summary = reader.read("summary", _summary)
    meta = PostMeta(
        title=reader.read("title", _text) or None,
        date=date,
        updated=reader.read("updated", lambda written: _updated(written, zone)),
        tags=reader.read("tags", _names) or (),
        is_draft=is_draft or reader.hides,
        summary=summary,
        description=reader.read("description", _summary),
        slug=reader.read("slug", _slug) or None,
        authors=reader.read("authors", _authors) or (),
    )
    return meta, reader.problems


def says_draft(front: FrontMatter, *, src_uri: str) -> tuple[bool, list[Problem]]:
    """Return whether the front matter hides its page, and what cannot be understood of that."""
    reader = _Reader(front=front, src_uri=src_uri)
    is_draft = reader.is_draft() or any(fault.hides for fault in front.faults)
    return is_draft, [problem for problem in reader.problems if problem.severity is Severity.ERROR]


@dataclass(kw_only=True)
class _Reader:
    """Looks fields up in one front matter block and gathers what is wrong with them."""

    front: FrontMatter
    src_uri: str
    problems: list[Problem] = field(default_factory=list)
    hides: bool = False

    def __post_init__(self) -> None:
        for fault in self.front.faults:
            self._report(fault.line, fault.key, fault.what, fault.hint, hides=fault.hides)

    def has(self, name: str) -> bool:
        return self._entry(name) is not None

    def read(self, name: str, convert: Callable[[Written], T], *, hides: bool = False) -> T | None:
        """Return the field's value, or None when it is absent or cannot be read."""
        entry = self._entry(name)
        if entry is None:
            return None
        try:
            return convert(entry.written)
        except FieldError as error:
            self.hides |= hides
            hint = f"{error.hint} {HIDDEN_UNTIL_THEN}" if hides else error.hint
            self._report(entry.line, entry.key, error.what, hint, hides=hides)
            return None

    def is_draft(self) -> bool:
        """Whether any key says so: nothing is published while one of them does."""
        drafts = [self._flag(entry, meaning_draft=True) for entry in self._entries("draft")]
        unpublished = [self._flag(entry, meaning_draft=False) for entry in self._entries("published")]
        status = [_says_draft(entry.written) for entry in self._entries("status")]
        return any([*drafts, *unpublished, *status])

    def _flag(self, entry: Entry, *, meaning_draft: bool) -> bool:
        text = entry.written.strip().lower() if isinstance(entry.written, str) else ""
        if text in _TRUE | _FALSE:
            return (text in _TRUE) is meaning_draft
        if not meaning_draft and (not text or _is_date(text)):
            return False  # An empty one says nothing; one that is a date counts as the date.
        got = FieldError("neither true nor false", entry.written, _DRAFT_HINT)
        self._report(entry.line, entry.key, got.what, got.hint, hides=True)
        return True

    def _entries(self, name: str) -> list[Entry]:
        return [
            entry
            for key in KEYS[name]
            for entry in self.front.entries
            if entry.key.strip().lower() == key
        ]

    def _entry(self, name: str) -> Entry | None:
        """Return the entry that counts: of the first key with a value, the last one written."""
        for key in KEYS[name]:
            for entry in reversed(self.front.entries):
                if entry.key.strip().lower() == key and entry.written not in (None, "", ()):
                    return entry
        return None

    def _report(self, line: int, key: str, what: str, hint: str, *, hides: bool) -> None:
        self.problems.append(
            Problem(
                src_uri=self.src_uri,
                line=line,
                key=key,
                what=what,
                hint=hint,
                severity=Severity.ERROR if hides else Severity.WARNING,
            )
        )


def _is_date(text: str) -> bool:
    try:
        parse_date(text, dt.timezone.utc)
    except FieldError:
        return False
    return True


def _says_draft(written: Written) -> bool:
    if isinstance(written, tuple):
        return any(_says_draft(item) for item in written)
    return isinstance(written, str) and written.strip().lower() == "draft"


def _scalar(written: Written) -> str:
    if not isinstance(written, str):
        raise FieldError("not a date", written, "Write YYYY-MM-DD.")
    return written


def _date_if_any(written: Written, zone: dt.tzinfo) -> PostDate | None:
    is_date = isinstance(written, str) and _is_date(written)
    return parse_date(_scalar(written), zone) if is_date else None


def _updated(written: Written, zone: dt.tzinfo) -> PostDate | None:
    return parse_date(_scalar(written), zone) if written else None


def _text(written: Written) -> str:
    if not isinstance(written, str):
        raise FieldError("not a text", written, "Write one line of text.")
    return " ".join(_printable(written).split())


def _slug(written: Written) -> str:
    """Read the last part of an address; slashes around it and `.html` do not count."""
    text = _text(written).strip("/").removesuffix(".html").replace(" ", "-")
    if not is_safe_part(text) or text.lower() == "index":
        hint = "Write one part of an address, like my-post; the file's name is used instead."
        raise FieldError("not a slug", written, hint)
    return text


def _summary(written: Written) -> str:
    text = _text(written)
    return "" if text.lower() in _NO_SUMMARY else text


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


# Far more than anyone writes, and few enough that nested aliases stay small.
_MOST_NAMES = 1000


def _names(written: Written) -> tuple[str, ...]:
    """Read a list, a list in a list, or names separated by commas."""
    if isinstance(written, str):
        items = written.split(",")
    elif isinstance(written, tuple):
        items = [name for item in written[:_MOST_NAMES] for name in _list_item(item)]
    else:
        raise FieldError("not a list", written, "Write [one, two] or one, two.")
    names = (_text(item).removeprefix("#").strip() or _text(item) for item in items)
    return tuple(dict.fromkeys(name for name in names if name))[:_MOST_NAMES]


def _list_item(item: Written) -> tuple[str, ...]:
    if item is None:
        return ()
    if not isinstance(item, tuple):
        return (_text(item),)
    return tuple(_text(name) for name in item[:_MOST_NAMES] if isinstance(name, str))


def _authors(written: Written) -> tuple[str, ...]:
    """Read a name, names separated by commas, a list, or mappings with a `name`."""
    if isinstance(written, str):
        return _names(written)
    people = written if isinstance(written, tuple) else (written,)
    names = (_text(person) if isinstance(person, str) else _person(person) for person in people)
    return tuple(dict.fromkeys(name for name in names if name))


def _person(person: Written) -> str:
    name = person.get("name") if person and not isinstance(person, str | tuple) else None
    if not isinstance(name, str):
        raise FieldError("an author without a name", person, "Write the name, or name: …")
    return _text(name)
