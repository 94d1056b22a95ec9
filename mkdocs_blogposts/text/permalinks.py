"""Permalinks: paths of posts in the blog, and patterns for them."""

from __future__ import annotations

import posixpath
import re
import string
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .problems import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATE_PARTS = ("year", "month", "day", "date")
PLACEHOLDERS = (
    *_DATE_PARTS,
    *("slug", "title", "file", "file_date", "path", "category", "categories", "author"),
)
_DISTINCT = frozenset({"slug", "title", "file", "path"})
FILE_ENDING = ".html"
"""The end of a permalink that is the path of a file."""
# File systems allow names of 255 bytes; MkDocs appends an extension.
_MAX_PART_BYTES = 240
# Characters that Windows doesn't allow, control characters, text direction marks, invalid UTF-8.
_BAD_CHARACTERS = re.compile(r'[\x00-\x1f\x7f-\x9f\\<>:"|?*\u2028\u2029\u202a-\u202e\ud800-\udfff]')
MAX_PATH_BYTES = 1000
"""The maximum length of a permalink: file systems allow paths of 4096 bytes, including the site's."""


class PermalinkError(ValueError):
    """A permalink or pattern isn't a path in the blog. The message has the reason."""


@dataclass(frozen=True, slots=True)
class Permalink:
    """A path in the blog, such as `2023/my-post`.

    It is relative, separated by `/` and in NFC. It has no empty, `.` or `..` parts, and no characters
    that are control characters or not allowed in file names on Windows.
    """

    path: str

    def __post_init__(self) -> None:
        normal = unicodedata.normalize("NFC", self.path)
        object.__setattr__(self, "path", normal)
        if any(part.strip() in ("", ".", "..") for part in normal.split("/")):
            raise PermalinkError("has an empty, '.' or '..' part")
        if _BAD_CHARACTERS.search(normal):
            raise PermalinkError("has a character that isn't allowed in file names")

    def __str__(self) -> str:
        """Return the path."""
        return self.path


WINDOWS_NAMES = frozenset(
    (
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"),
    )
)
"""Names that Windows reserves for devices, with any extension."""


def is_safe_part(part: str) -> bool:
    """Return whether the text can be one part of a permalink on every system."""
    is_name = "/" not in part and part.strip() not in ("", ".", "..") and part[-1:] not in ". "
    is_device = part.partition(".")[0].strip().lower() in WINDOWS_NAMES
    if not is_name or is_device or _BAD_CHARACTERS.search(part):
        return False
    return len(part.encode()) <= _MAX_PART_BYTES


@dataclass(frozen=True, slots=True)
class PermalinkPattern:
    """A checked pattern such as `{year}/{month}/{slug}`, with the names of `PLACEHOLDERS`.

    It is relative to the blog, or to the site if it starts with `/`.
    """

    text: str
    placeholders: frozenset[str] = field(init=False, repr=False)
    """The names of the placeholders in the pattern."""

    def __post_init__(self) -> None:
        """Check the pattern.

        Raises:
            PermalinkError: the pattern has an unknown placeholder or none that distinguishes posts, or
                the path isn't supported by every system.
        """
        try:
            parts = [part for part in string.Formatter().parse(self.text) if part[1] is not None]
        except ValueError as error:
            raise PermalinkError(f"isn't a valid pattern: {error}") from error
        if any(spec or conversion for _, _, spec, conversion in parts):
            raise PermalinkError("has a placeholder with ':' or '!'")
        names = [str(name) for _, name, _, _ in parts]
        if unknown := [name for name in names if name not in PLACEHOLDERS]:
            known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
            raise PermalinkError(
                f"has the unknown placeholder {{{unknown[0]}}}; the placeholders are {known}"
            )
        if _DISTINCT.isdisjoint(names):
            raise PermalinkError(
                "needs {slug}, {path}, {title} or {file}, because posts would share one URL without"
            )
        object.__setattr__(self, "placeholders", frozenset(names))
        self._check_path()

    def _check_path(self) -> None:
        path = Permalink(self.text.strip("/").format_map(dict.fromkeys(PLACEHOLDERS, "x"))).path
        if bad := next((part for part in path.split("/") if not is_safe_part(part)), None):
            raise PermalinkError(
                f"has a part that isn't allowed in file names on every system: {shown(bad)}"
            )

    @property
    def needs_date(self) -> bool:
        """Whether the pattern only works for posts with a date."""
        return not self.placeholders.isdisjoint(_DATE_PARTS)

    @property
    def is_file(self) -> bool:
        """Whether posts are files such as `my-post.html`, and not folders with an `index.html`."""
        return self.text.endswith(FILE_ENDING)

    def expand(self, values: Mapping[str, str]) -> str:
        """Return the path of one post in the blog, empty if nothing of it is left.

        It starts with `/` if it is a path in the site, as the pattern does.

        A part that is empty is left out, and `..` removes the part before it, so the path never leads
        outside. Otherwise it may be a path that some systems don't support.

        Args:
            values: the value of each placeholder, empty for none.
        """
        text = self.text.strip("/").format_map(values)
        path = posixpath.normpath(f"/{text.strip('/')}")
        return path if self.text.startswith("/") else path[1:]
