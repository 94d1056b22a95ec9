"""Strings in nested lists and mappings, such as those in YAML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def strings_in(value: object, *, with_keys: bool = False) -> Iterator[str]:
    """Yield every string in nested lists and mappings, visiting each container once.

    Keys are included on request: in `nav`, for example, they are titles.
    """
    seen: set[int] = set()
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, Mapping | list | tuple) and id(item) not in seen:
            seen.add(id(item))
            waiting += item.values() if isinstance(item, Mapping) else item
            if with_keys and isinstance(item, Mapping):
                waiting += item.keys()
