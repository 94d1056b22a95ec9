"""The keys and words in front matter that hide a post.

`visibility` looks for them in keys and values, `draft_markers` in text that can't be parsed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fields import FIELD_TABLE
from .values.text import FALSE, TRUE

if TYPE_CHECKING:
    from collections.abc import Mapping

# WordPress, Pelican and others have other states in which a post isn't public.
HIDING_STATES = frozenset(
    {"draft", "private", "pending", "skip", "trash", "auto-draft", "future", "unpublished"}
)
DRAFT_STATES = frozenset({"draft", "private", "unpublished"})
UNLISTED_STATES = frozenset({"hidden", "unlisted"})

# Values in Hugo's `build`; old versions use true and false.
NO_PAGE = FALSE | {"never", "link"}
NO_LISTING = FALSE | {"never"}
BUILD_WORDS: Mapping[str, frozenset[str]] = {
    "render": TRUE | NO_PAGE | {"always"},
    "list": TRUE | NO_LISTING | {"always", "local"},
    "publishresources": TRUE | FALSE,
}
"""The values of each key of the mapping `build`."""

_KEYS = FIELD_TABLE.normal_keys

DRAFT_KEYS = _KEYS["draft"]
PUBLISHED_KEYS = _KEYS["published"]
UNLISTED_KEYS = _KEYS["unlisted"]
STATUS_KEYS = _KEYS["status"]

HIDING_WORDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(DRAFT_KEYS, TRUE),
    **dict.fromkeys(PUBLISHED_KEYS, FALSE),
    **dict.fromkeys(STATUS_KEYS, HIDING_STATES),
}
"""The values that make the post a draft, by key."""

HIDING_KEYS = frozenset(
    {
        key
        for keys in (
            *(DRAFT_KEYS, PUBLISHED_KEYS, UNLISTED_KEYS, STATUS_KEYS),
            *(_KEYS[name] for name, field in FIELD_TABLE.fields.items() if field.hides),
        )
        for key in keys
        if "." not in key
    }
    | {"build", "permalink"}
)
"""The keys that may hide a post. If one of them can't be read, the post stays hidden."""

UNCHECKED_KEYS = frozenset({*STATUS_KEYS, "build", "permalink"})
"""The keys of these that also have other values, so a damaged value might go unnoticed."""
