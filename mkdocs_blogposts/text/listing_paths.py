"""Patterns for the paths of listing pages."""

from __future__ import annotations

import posixpath
import string
from dataclasses import dataclass

from .permalinks import WINDOWS_NAMES, PermalinkError, is_safe_part
from .problems import shown
from .slugs import distinct_slugs

TERM_PLACEHOLDERS = ("slug", "date", "name")
"""The last part of the URL of a tag, category or author; the date of an archive page; the name of an
author."""
PAGE_PLACEHOLDERS = ("page", "path")
"""The number of the page; the path of the first page. With the path, the pattern is the whole path."""


@dataclass(frozen=True, slots=True)
class PathPattern:
    """A checked pattern such as `tags/{slug}`, relative to the blog.

    If it starts with `/`, it is relative to the site; a pattern for further pages is relative to the
    first page in any case. If it ends in `.html`, pages have exactly that path, also with directory
    URLs.
    """

    text: str
    placeholders: tuple[str, ...] = TERM_PLACEHOLDERS
    """Those it may have; it needs one of them, and `page` if that is among them."""

    def __post_init__(self) -> None:
        """Check the pattern.

        Raises:
            PermalinkError: it has an unknown placeholder or none, or isn't a path on every system.
        """
        written = self.text.strip()
        normal = posixpath.normpath(written.strip("/"))
        object.__setattr__(self, "text", normal)
        try:
            parts = [part for part in string.Formatter().parse(normal) if part[1] is not None]
        except ValueError as error:
            raise PermalinkError(f"isn't a valid pattern: {error}") from error
        names = {name for _, name, spec, conversion in parts if not spec and not conversion}
        if len(names) < len({name for _, name, _, _ in parts}) or names - set(self.placeholders):
            known = ", ".join(f"{{{name}}}" for name in self.placeholders)
            raise PermalinkError(f"has an unknown placeholder; the placeholders are {known}")
        needed = {"page"} & set(self.placeholders) or set(self.placeholders)
        if not needed & names:
            wanted = " or ".join(f"{{{name}}}" for name in self.placeholders if name in needed)
            raise PermalinkError(f"needs {wanted}, because pages would share one URL without it")
        sample = self.expand(**dict.fromkeys(self.placeholders, "1"))
        if bad := next((part for part in sample.split("/") if not is_safe_part(part)), None):
            raise PermalinkError(
                f"has a part that isn't allowed in file names on every system: {shown(bad)}"
            )
        if written.startswith("/") and "page" not in self.placeholders:
            object.__setattr__(self, "text", f"/{normal}")

    def expand(self, **values: str) -> str:
        """Return the path with these values."""
        return self.text.format_map(values)

    @property
    def folder(self) -> str:
        """The folders before the first placeholder; empty if there are none."""
        return self.start.rpartition("/")[0]

    @property
    def start(self) -> str:
        """The text before the first placeholder."""
        return self.text.partition("{")[0]


def safe_path(path: str) -> str:
    """Return the path with each part that some systems don't support replaced by a slug."""
    parts = [part for part in path.strip("/").split("/") if part]
    bad = [part for part in parts if not is_safe_part(part)]
    slugs = distinct_slugs(bad, reserved=WINDOWS_NAMES)
    return "/".join(slugs.get(part, part) for part in parts)


NEXT_PAGES = PathPattern("page/{page}", PAGE_PLACEHOLDERS)
"""The path of the second and further pages of a listing, relative to the first."""


def path_of_page(pattern: PathPattern, path: str, number: int) -> str:
    """Return the path of a page of a listing from the second on.

    Args:
        pattern: the pattern of these pages.
        path: the path of the first page; empty for the blog's own.
        number: the number of the page.
    """
    base = path.removesuffix(".html")
    expanded = pattern.expand(page=str(number), path=base or "index")
    return expanded if "{path}" in pattern.text else posixpath.join(base, expanded)
