"""Old URLs of a page: as authors write them, and as files in the site."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit

from .permalinks import MAX_PATH_BYTES, is_safe_part
from .problems import shown

_URL = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//")
_PAGES = (".html", ".htm")
INDEX = "index.html"


class OldUrlError(ValueError):
    """An old URL can't be redirected by the site. The message has the reason."""


def path_in_site(text: str, *, site_url: str = "", folder: str = "") -> str:
    """Return the path of an old URL in the site, decoded, with its final slash and no leading one.

    Args:
        text: a URL of the site, a path from its root (`/2019/x/`) or from a folder (`x/`);
            percent-encoded or not.
        site_url: the URL of the site; empty if it isn't known.
        folder: the folder in the site that other paths start from.

    Raises:
        OldUrlError: it isn't a path that the site can have, on every system.
    """
    path = text.strip()
    if "?" in path or "#" in path:
        raise OldUrlError("has a part after '?' or '#', which files don't have")
    if _URL.match(path):
        path = _after_site(path, site_url)
    decoded = decoded_path(path)
    if not decoded.startswith("/"):
        if _climbs(folder, decoded):
            raise OldUrlError("leads outside the site")
        end = "/" if decoded.endswith("/") else ""
        decoded = f"{posixpath.normpath(posixpath.join('/', folder, decoded))}{end}"
    relative = decoded[1:]
    parts = relative.removesuffix("/").split("/") if relative.strip("/") else []
    if relative and not parts:
        raise OldUrlError("has an empty part")
    if ".." in parts:
        raise OldUrlError("leads outside the site")
    bad = next((part for part in parts if not is_safe_part(part)), None)
    if bad is not None:
        raise OldUrlError(f"has a part that isn't allowed in file names on every system: {shown(bad)}")
    if len(relative.encode()) > MAX_PATH_BYTES:
        raise OldUrlError(f"is longer than {MAX_PATH_BYTES} bytes")
    return relative


def decoded_path(path: str) -> str:
    """Return a path without percent-encoding.

    Raises:
        OldUrlError: its bytes aren't UTF-8.
    """
    try:
        return unquote_to_bytes(path.encode()).decode()
    except UnicodeError as error:
        raise OldUrlError("isn't UTF-8") from error


def _climbs(folder: str, path: str) -> bool:
    """Return whether a path that starts from a folder leaves the root."""
    depth = len(folder.split("/")) if folder else 0
    for part in path.split("/"):
        depth += -1 if part == ".." else part not in ("", ".")
        if depth < 0:
            return True
    return False


def _after_site(url: str, site_url: str) -> str:
    """Return the path in the site of a URL, with a leading slash."""
    if not site_url:
        raise OldUrlError("is a whole URL, but `site_url` isn't set")
    try:
        old, site = urlsplit(url), urlsplit(site_url)
        is_same = _host(old) == _host(site)
    except ValueError as error:
        raise OldUrlError("isn't a URL") from error
    root = f"{site.path.rstrip('/')}/"
    if old.scheme not in ("", "http", "https") or not is_same or not f"{old.path}/".startswith(root):
        raise OldUrlError(f"isn't in this site, {site_url}")
    return f"/{old.path[len(root) :]}"


def _host(url: SplitResult) -> str:
    port = f":{url.port}" if url.port not in (None, 80, 443) else ""
    return (url.hostname or "").removeprefix("www.") + port


def file_at(path: str) -> str:
    """Return the file that hosts serve at a path in the site, which may lack its final slash.

    Every host that finds no file `old` serves `old/index.html` for `/old`.
    """
    if not path or path.endswith("/"):
        return f"{path}{INDEX}"
    return path if path.lower().endswith(_PAGES) else f"{path}/{INDEX}"


def url_at(dest_uri: str) -> str:
    """Return the percent-encoded URL of a file, relative to the site's root, as readers know it."""
    folder, name = posixpath.split(dest_uri)
    return quote(dest_uri if name != INDEX else f"{folder}/" if folder else "")
