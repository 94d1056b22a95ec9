"""Addresses inside the site."""

from __future__ import annotations

import posixpath
import unicodedata
from urllib.parse import quote


def dest_uri_of(address: str, *, use_directory_urls: bool) -> str:
    """Return the file in the site that a Markdown file at this address becomes, as MkDocs names it."""
    if use_directory_urls and posixpath.basename(address) != "index":
        return posixpath.join(address, "index.html")
    return f"{address}.html"


def url_of(dest_uri: str, *, use_directory_urls: bool) -> str:
    """Return the percent-encoded address of a file in the site, as MkDocs writes it."""
    folder, name = posixpath.split(dest_uri)
    if use_directory_urls and name == "index.html":
        return quote(folder or ".") + "/"
    return quote(dest_uri)


def depth_of(url: str) -> int:
    """Return how many folders below the site's root a page stands."""
    return url.removeprefix("./").count("/")


def relative_url(url: str, *, depth: int) -> str:
    """Return how a page `depth` folders below the site's root links to `url`.

    The way always leads over the root, as in MkDocs' own themes: so it is the same for all pages of
    one depth, and what shows the same links need be made only once.
    """
    return "../" * depth + url.removeprefix("./") or "./"


def collision_key(dest_uri: str) -> str:
    """Return what no two files of a site may share, on systems that ignore case or Unicode form too."""
    return unicodedata.normalize("NFC", dest_uri.casefold())
