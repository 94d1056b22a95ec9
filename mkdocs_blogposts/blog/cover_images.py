"""Finding the cover images of posts."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from mkdocs_blogposts.text.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .model import Post

_EXTERNAL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
# What follows the path of a URL.
_TAIL = re.compile(r"[?#].*", re.DOTALL)


def image_urls(
    posts: Iterable[Post], dest_uris: Mapping[str, str]
) -> tuple[dict[str, str], list[Problem]]:
    """Return the URL of each post's cover image, and a problem for each file that doesn't exist.

    URLs are relative to the site's root, or those of other sites.

    Args:
        posts: the posts, with and without images.
        dest_uris: the path in the site of each file, by `src_uri`.
    """
    urls: dict[str, str] = {}
    problems: list[Problem] = []
    # Some systems write the letters of file names in another Unicode form than editors do.
    known = {_nfc(src_uri): dest_uri for src_uri, dest_uri in dest_uris.items()}
    for post in posts:
        image = post.meta.image
        if image is None:
            continue
        src = image.src
        if _EXTERNAL.match(src):
            urls[post.src_uri] = src
            continue
        path, tail = _TAIL.sub("", src), "".join(_TAIL.findall(src)[:1])
        if path.startswith("/"):
            dest_uri = _normal(unquote(path))
        else:
            src_uri = _normal(posixpath.join(posixpath.dirname(post.src_uri), unquote(path)))
            dest_uri = known.get(_nfc(src_uri), src_uri)
            if _nfc(src_uri) not in known:
                problems.append(_missing(post, src_uri))
        urls[post.src_uri] = quote(dest_uri) + tail
    return urls, problems


def _nfc(path: str) -> str:
    return path if path.isascii() else unicodedata.normalize("NFC", path)


def _normal(path: str) -> str:
    """Return the path without `.` and `..`. A path that would leave the site starts at its root."""
    return posixpath.normpath(f"/{path}").lstrip("/")


def _missing(post: Post, src_uri: str) -> Problem:
    return Problem(
        src_uri=post.src_uri,
        key="image",
        code="image-missing",
        what=f"no such image (looked for '{src_uri}' in docs_dir)",
        hint="Write the path relative to the post, or start it with / for the root of the site.",
    )
