"""Reading numbers. All readers raise `FieldError` for values they can't read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.text.problems import FieldError

if TYPE_CHECKING:
    from mkdocs_blogposts.frontmatter.block import RawValue

_MINUTES = re.compile(r"(?P<number>\d{1,4})(?:\s*m(?:in(?:ute)?s?)?\.?(?:\s+read)?)?", re.IGNORECASE)
# Some themes have a switch of the same name.
_SWITCHES = frozenset({"", "true", "false", "yes", "no", "on", "off"})


def minutes_of(raw: RawValue) -> int | None:
    """Return a number of minutes, such as `5` or `5 min read`, or None for zero and for a switch."""
    text = raw.strip() if isinstance(raw, str) else None
    if raw is None or (text is not None and text.lower() in _SWITCHES):
        return None
    match = _MINUTES.fullmatch(text) if text else None
    if match is None:
        raise FieldError(
            "not a number of minutes", raw, "Write a number like 5.", code="number-invalid"
        )
    return int(match["number"]) or None
