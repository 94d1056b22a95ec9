"""The definition of a field, and tables for looking up fields by their keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .block import RawValue

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from .model import DateOrder

# Including invisible characters.
_SEPARATORS = re.compile("[\\s_\u00ad\u200b-\u200f\u2060\ufeff-]+")


# Posts use the same few keys again and again.
@lru_cache(maxsize=4096)
def normal_key(key: str) -> str:
    """Return the key in one spelling: the same for `pub-date`, `pub_date` and `pubDate`."""
    return _SEPARATORS.sub("", key).lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingContext:
    """Settings of the site and the post that affect how values are read."""

    zone: dt.tzinfo
    """The time zone of times written without one."""
    date_order: DateOrder | None = None
    """What comes first in `1/2/2014`; None if the site doesn't say."""
    blog_dir: str = "blog"
    """The blog's folder, which a permalink may begin with."""
    splits_at_spaces: bool = False
    """Whether a space separates tags, as in Jekyll."""


Reader = Callable[[RawValue, ReadingContext], object]
"""Converts a value into the value of a field. None counts as absent.

Raises:
    FieldError: the value can't be read.
"""


def simple(read: Callable[[RawValue], object]) -> Reader:
    """Return a reader that doesn't need the context."""
    return lambda raw, _: read(raw)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of front matter."""

    keys: tuple[str, ...]
    """Its keys: the first one with a value counts. `date.created` is the key `created` in the mapping
    `date`. Case, hyphens and underscores don't matter."""
    read: Reader | None
    """Reads its value; None for the fields that decide whether a post is hidden, which `visibility`
    reads."""
    meaning: str
    """A description for authors, shown by editors."""
    value: str
    """The kind of value, for the table in the documentation."""
    default: str
    """The default, for the same table."""
    schema: Mapping[str, Any] = field(default_factory=dict)
    """The JSON Schema of its value."""
    hides: bool = False
    """Whether the post is hidden if the value can't be read."""
    is_joined: bool = False
    """Whether the values of the post and of its folders are joined, as Material joins them. The
    value is a tuple."""
    may_differ: frozenset[str] = frozenset()
    """The keys that are also used for other things, so different values aren't a conflict."""
    substitutes: frozenset[str] = frozenset()
    """The keys that only count if none of the other keys is there, not even without a value."""
    text_keys: frozenset[str] = frozenset()
    """The keys that only count if their value is text, because other tools use them for mappings."""
    flag_keys: frozenset[str] = frozenset()
    """The keys that only count if their value is true or false, as tools also use them for others."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FieldTable:
    """The fields with lookup tables. All keys are as returned by `normal_key`."""

    fields: Mapping[str, Field]
    """The fields by name, in the order in which they are documented."""
    kept: Mapping[str, str]
    """The meanings of keys that other tools know and this plugin doesn't use."""
    normal_keys: Mapping[str, tuple[str, ...]]
    """The keys of each field."""
    fields_of_key: Mapping[str, tuple[str, ...]]
    """The names of the fields that have a key."""
    part_keys: frozenset[str]
    """The keys that are part of a mapping, such as `date.created`."""
    may_differ: Mapping[str, frozenset[str]]
    """`Field.may_differ` of each field."""
    substitutes: Mapping[str, frozenset[str]]
    """`Field.substitutes` of each field."""
    text_keys: Mapping[str, frozenset[str]]
    """`Field.text_keys` of each field."""
    flag_keys: Mapping[str, frozenset[str]]
    """`Field.flag_keys` of each field."""
    read_keys: frozenset[str]
    """The keys that fields ask for, of parts of mappings the mapping's."""
    known_keys: frozenset[str]
    """Those, and the keys that are kept."""

    @classmethod
    def of(cls, fields: Mapping[str, Field], *, kept: Mapping[str, str]) -> FieldTable:
        """Build the tables from the fields."""
        normal_keys = {name: tuple(map(normal_key, entry.keys)) for name, entry in fields.items()}
        keys = {key for keys in normal_keys.values() for key in keys}
        read_keys = frozenset(key.partition(".")[0] for key in keys)
        return cls(
            fields=fields,
            kept=kept,
            normal_keys=normal_keys,
            fields_of_key={
                key: tuple(name for name, own in normal_keys.items() if key in own) for key in keys
            },
            part_keys=frozenset(key for key in keys if "." in key),
            may_differ={
                name: frozenset(map(normal_key, entry.may_differ)) for name, entry in fields.items()
            },
            substitutes={
                name: frozenset(map(normal_key, entry.substitutes)) for name, entry in fields.items()
            },
            text_keys={
                name: frozenset(map(normal_key, entry.text_keys)) for name, entry in fields.items()
            },
            flag_keys={
                name: frozenset(map(normal_key, entry.flag_keys)) for name, entry in fields.items()
            },
            read_keys=read_keys,
            known_keys=read_keys | frozenset(map(normal_key, kept)),
        )
