"""Which posts stand before and after each other in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .model import Post


def newer_and_older(posts: Sequence[Post]) -> dict[str, tuple[Post | None, Post | None]]:
    """Return the newer and the older post of each, by `src_uri`.

    Args:
        posts: the shown posts, newest first.
    """
    around: list[Post | None] = [None, *posts, None]
    return {post.src_uri: (around[i], around[i + 2]) for i, post in enumerate(posts)}
