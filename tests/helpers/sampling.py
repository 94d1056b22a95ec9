"""Take a fixed sample of a large grid of cases; `--all` runs the whole grid."""

from __future__ import annotations

import hashlib
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def sampled(*axes: Mapping[str, Any] | Iterable[str]) -> list[Any]:
    """Return all combinations of values as parameters of a test, and mark those outside the sample.

    The sample contains every value of every axis at least once and is the same on every machine. It is
    made by going through the combinations in the order of a digest of their names, and taking each one
    with a value not seen so far. The others have the marker `grid` and only run with `pytest --all`.

    Args:
        axes: the values of each parameter, by name; a text is its own name.
    """
    named = [axis if hasattr(axis, "items") else {name: name for name in axis} for axis in axes]
    chosen = _sample(list(product(*named)))
    return [
        pytest.param(
            *(axis[name] for axis, name in zip(named, names, strict=True)),
            id="-".join(names),
            marks=() if names in chosen else pytest.mark.grid,
        )
        for names in product(*named)
    ]


def _sample(combinations: list[tuple[str, ...]]) -> set[tuple[str, ...]]:
    chosen, seen = set(), set()
    for names in sorted(combinations, key=_digest):
        values = set(enumerate(names))
        if values - seen:
            chosen.add(names)
            seen |= values
    return chosen


def _digest(names: tuple[str, ...]) -> bytes:
    return hashlib.sha256("\0".join(names).encode()).digest()
