"""The paths of the site that are already taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_blogposts.text.urls import collision_key

from .source_paths import parents_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupiedPaths:
    """The paths of all files and folders that will be written, with their source files."""

    files: Mapping[str, str]
    """The `src_uri` of each file, by the `collision_key` of its path in the site."""
    folders: Mapping[str, str]
    """The `src_uri` of a file in each folder, by the `collision_key` of the folder."""

    @classmethod
    def of(cls, places: Iterable[tuple[str, str]]) -> OccupiedPaths:
        """Return the paths of these files, given as pairs of `dest_uri` and `src_uri`."""
        files: dict[str, str] = {}
        folders: dict[str, str] = {}
        for dest_uri, src_uri in places:
            key = collision_key(dest_uri)
            files.setdefault(key, src_uri)
            for folder in parents_of(key):
                folders.setdefault(folder, src_uri)
        return cls(files=files, folders=folders)

    def owner_of(self, dest_uri: str) -> str | None:
        """Return the source of the file that makes it impossible to write to this path, or None.

        That is a file at the same path, a folder of that name, or a file where a folder is needed.
        """
        key = collision_key(dest_uri)
        owners = (self.files.get(path) for path in (key, *parents_of(key)))
        return next((owner for owner in owners if owner), None) or self.folders.get(key)
