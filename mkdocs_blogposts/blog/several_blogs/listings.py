"""Listings of several blogs that would have the same URLs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.text.urls import collision_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_blogposts.blog.settings import Settings


def kinds_of_others(settings: Settings, others: Iterable[Settings]) -> dict[str, Settings]:
    """Return the blog that has the URLs of each kind of listing, by the names of these kinds.

    Only patterns relative to the site can give two blogs the same URLs.

    Args:
        settings: the settings of a blog.
        others: the settings of the blogs that take precedence.
    """
    taken: dict[str, tuple[Settings, bool]] = {}
    for other in others:
        for place, is_rooted in _places(other).values():
            taken.setdefault(place, (other, is_rooted))
    return {
        name: taken[place][0]
        for name, (place, is_rooted) in _places(settings).items()
        if place in taken and (is_rooted or taken[place][1])
    }


def _places(settings: Settings) -> dict[str, tuple[str, bool]]:
    """Return where the pages of each kind are, and whether the pattern is relative to the site."""
    found = {}
    for kind in settings.kinds:
        path = settings.path_of(kind)
        if kind.name not in settings.kinds_without_pages:
            place = collision_key(settings.in_blog(path.start))
            found[kind.name] = (place, path.start.startswith("/"))
    return found
