"""Sorting posts by date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .source_paths import is_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .model import Post


def newest_first(posts: Iterable[Post], *, days_first: bool = True) -> tuple[Post, ...]:
    """Sort posts by day as written, then by instant, newest first; undated last.

    Ties are in the order in which MkDocs reads files: the index of a folder first, subfolders last.

    Args:
        posts: the posts.
        days_first: whether the day counts at all; if not, only the instant does.
    """

    def age(post: Post) -> tuple[int, float]:
        date = post.meta.date
        if date is None:
            return 0, 0.0
        return -date.day.toordinal() if days_first else 0, -date.instant.timestamp()

    return tuple(
        sorted(posts, key=lambda post: (post.meta.date is None, *age(post), _place(post.src_uri)))
    )


def _place(src_uri: str) -> tuple[list[str], bool, str]:
    *folders, name = src_uri.split("/")
    return folders, not is_index(src_uri), name


def pinned_first(posts: Iterable[Post]) -> tuple[Post, ...]:
    """Return the posts with pinned ones first, otherwise in the same order."""
    return tuple(sorted(posts, key=lambda post: not post.meta.pin))


def newer_and_older(posts: Sequence[Post]) -> dict[str, tuple[Post | None, Post | None]]:
    """Return the newer and the older neighbor of each post, by `src_uri`.

    Args:
        posts: the shown posts, newest first.
    """
    around: list[Post | None] = [None, *posts, None]
    return {post.src_uri: (around[i], around[i + 2]) for i, post in enumerate(posts)}
