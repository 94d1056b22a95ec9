"""The paths of the site that are already taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_blogposts.text.urls import collision_key

from .source_paths import parents_of

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupiedPaths:
    """The paths of all files and folders that will be written, with their source files."""

    files: dict[str, str]
    """The `src_uri` of each file, by the `collision_key` of its path in the site."""
    folders: dict[str, str]
    """The `src_uri` of a file in each folder, by the `collision_key` of the folder."""

    @classmethod
    def of(cls, places: Iterable[tuple[str, str]]) -> OccupiedPaths:
        """Return the paths of these files, given as pairs of `dest_uri` and `src_uri`."""
        occupied = cls(files={}, folders={})
        for dest_uri, src_uri in places:
            occupied.add(dest_uri, src_uri)
        return occupied

    def add(self, dest_uri: str, src_uri: str) -> None:
        """Add a file. If several have the same path, the first one owns it."""
        key = collision_key(dest_uri)
        self.files.setdefault(key, src_uri)
        for folder in parents_of(key):
            self.folders.setdefault(folder, src_uri)

    def owner_of(self, dest_uri: str) -> str | None:
        """Return the source of the file that makes it impossible to write to this path, or None.

        That is a file at the same path, a folder of that name, or a file where a folder is needed.
        """
        key = collision_key(dest_uri)
        owners = (self.files.get(path) for path in (key, *parents_of(key)))
        return next((owner for owner in owners if owner), None) or self.folders.get(key)
