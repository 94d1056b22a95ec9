"""Sorting posts by date."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .model import Post


def newest_first(posts: Iterable[Post]) -> tuple[Post, ...]:
    """Sort posts by day as written, then by instant, newest first; undated last, ties by path."""

    def age(post: Post) -> tuple[int, float]:
        date = post.meta.date
        return (-date.day.toordinal(), -date.instant.timestamp()) if date else (0, 0.0)

    return tuple(sorted(posts, key=lambda post: (post.meta.date is None, *age(post), post.src_uri)))


def newer_and_older(posts: Sequence[Post]) -> dict[str, tuple[Post | None, Post | None]]:
    """Return the newer and the older neighbor of each post, by `src_uri`.

    Args:
        posts: the shown posts, newest first.
    """
    around: list[Post | None] = [None, *posts, None]
    return {post.src_uri: (around[i], around[i + 2]) for i, post in enumerate(posts)}
