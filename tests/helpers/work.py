"""Counting work, which unlike seconds is the same on every machine."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def at_most_calls(most: int) -> Iterator[None]:
    """Fail as soon as more functions are called inside, including built-in ones."""
    called = 0

    def count(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal called
        called += event in ("call", "c_call")
        if called > most:
            raise AssertionError(f"more than {most:,} calls of functions")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(before)
    assert called <= most, f"more than {most:,} calls of functions"
