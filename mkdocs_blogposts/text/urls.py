"""URLs and paths in the site."""

from __future__ import annotations

import posixpath
import unicodedata
from urllib.parse import quote


def dest_uri_of(location: str, *, use_directory_urls: bool) -> str:
    """Return MkDocs' path in the site for a page with this path."""
    if use_directory_urls and posixpath.basename(location) != "index":
        return posixpath.join(location, "index.html")
    return f"{location}.html"


def url_of(dest_uri: str, *, use_directory_urls: bool) -> str:
    """Return MkDocs' percent-encoded URL of a file in the site."""
    folder, name = posixpath.split(dest_uri)
    if use_directory_urls and name == "index.html":
        return quote(folder or ".") + "/"
    return quote(dest_uri)


def depth_of(url: str) -> int:
    """Return how many folders deep a page is in the site."""
    return url.removeprefix("./").count("/")


def relative_url(url: str, *, depth: int) -> str:
    """Return the URL relative to a page that is `depth` folders deep in the site.

    As in MkDocs' own themes, it always goes through the root. So it is the same for all pages of one
    depth, and HTML with these links is rendered only once.
    """
    return "../" * depth + url.removeprefix("./") or "./"


def collision_key(dest_uri: str) -> str:
    """Return a key that is equal for paths that some file system can't tell apart."""
    return unicodedata.normalize("NFC", dest_uri.casefold())
