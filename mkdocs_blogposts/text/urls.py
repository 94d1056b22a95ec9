"""URLs and paths in the site."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from urllib.parse import quote


def dest_uri_of(location: str, *, use_directory_urls: bool) -> str:
    """Return MkDocs' path in the site for a page with this path, which may already end in `.html`."""
    if location.endswith(".html"):
        return location
    return page_uri_of(location, use_directory_urls=use_directory_urls)


def page_uri_of(location: str, *, use_directory_urls: bool) -> str:
    """Return MkDocs' path in the site for a page with this path, such as `v1.html` for `v1.html.md`."""
    if use_directory_urls and posixpath.basename(location) != "index":
        return posixpath.join(location, "index.html")
    return f"{location}.html"


def url_of(dest_uri: str, *, use_directory_urls: bool) -> str:
    """Return MkDocs' percent-encoded URL of a file in the site."""
    folder, name = posixpath.split(dest_uri)
    if use_directory_urls and name == "index.html":
        return quote(folder or ".") + "/"
    return quote(dest_uri)


def quoted(path: str, *, safe: str = "/") -> str:
    """Return the path percent-encoded, with the bytes of a name that isn't UTF-8 as they are."""
    return quote(_SURROGATES.sub("\ufffd", path), safe=safe, errors="surrogateescape")


# All except those that stand for bytes.
_SURROGATES = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def depth_of(url: str) -> int:
    """Return how many folders deep a page is in the site."""
    return url.removeprefix("./").count("/")


def relative_url(url: str, *, depth: int) -> str:
    """Return the URL relative to a page that is `depth` folders deep in the site.

    As in MkDocs' own themes, it always goes through the root. So it is the same for all pages of one
    depth, and HTML with these links is rendered only once.
    """
    return "../" * depth + url.removeprefix("./") or "./"


def from_root(link: str, *, page_url: str) -> str | None:
    """Return a link in a page as one that starts at the site's root, or None if it already does.

    Args:
        link: the link, as in the page's HTML. It may have a scheme, and then None is returned.
        page_url: the page's URL.
    """
    link = link.strip()
    if link.startswith("/") or _SCHEME.match(link):
        return None
    end = min((at for mark in "?#" if (at := link.find(mark)) >= 0), default=len(link))
    page = page_url.removeprefix("./")
    if not end:
        return page + link
    steps = link[:end].split("/")
    if steps[-1] in (".", ".."):
        steps.append("")
    folders = page.split("/")[:-1]
    for step in steps:
        if step == ".." and folders and folders[-1] != "..":
            folders.pop()
        elif step != ".":
            folders.append(step)
    return "/".join(folders) + link[end:]


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def collision_key(dest_uri: str) -> str:
    """Return a key that is equal for paths that some file system can't tell apart."""
    return unicodedata.normalize("NFC", dest_uri.casefold())
