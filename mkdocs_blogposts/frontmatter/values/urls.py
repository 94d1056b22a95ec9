"""Reading slugs and permalinks. All readers raise `FieldError` for values they can't read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.text.permalinks import MAX_PATH_BYTES, is_safe_part
from mkdocs_blogposts.text.problems import FieldError

from .text import one_line, says_word

if TYPE_CHECKING:
    from mkdocs_blogposts.frontmatter.block import RawValue

_SLUG_HINT = "Write a name like my-post. The file name is used instead."


def slug_of(raw: RawValue) -> str:
    """Return the last part of a URL, or if it contains slashes, the whole path.

    Leading and trailing slashes and `.html` are removed.
    """
    if raw == ():
        return ""
    path = _path(raw)
    parts = path.split("/")
    is_safe = all(is_safe_part(part) for part in parts) and len(path.encode()) <= MAX_PATH_BYTES
    if not is_safe or parts[-1].lower() == "index":
        raise FieldError("not a valid slug", raw, _SLUG_HINT, code="slug-invalid")
    return path


_JEKYLL_STYLES = frozenset({"date", "pretty", "ordinal", "weekdate", "none"})


def permalink_of(raw: RawValue, blog_dir: str) -> str:
    """Return the whole path in the blog."""
    if raw == () or says_word(raw, ("false",)):
        return ""
    if isinstance(raw, str) and re.match(r"[A-Za-z][A-Za-z0-9+.-]*://|//", raw.strip()):
        hint = "The file name is used for the URL instead."
        raise FieldError("the URL of another site", raw, hint, code="permalink-external")
    if isinstance(raw, str) and raw.strip() in _JEKYLL_STYLES:
        hint = "Set the option `permalink`. The file name is used instead."
        raise FieldError("a Jekyll permalink style, not a path", raw, hint, code="permalink-style")
    path = _path(raw)
    if path == blog_dir or path.startswith(f"{blog_dir}/"):
        path = path[len(blog_dir) :].strip("/")
    path = path.removesuffix("/index")
    is_safe = all(is_safe_part(part) for part in path.split("/"))
    if not path or not is_safe or len(path.encode()) > MAX_PATH_BYTES:
        hint = "Write a path like 2023/my-post. The file name is used instead."
        raise FieldError("not a valid permalink", raw, hint, code="permalink-invalid")
    return path


MAX_ALIASES = 1000
"""The maximum number of old URLs of one post."""


def old_urls_of(raw: RawValue) -> tuple[str, ...]:
    """Return the old URLs of a post, as written: in a list, or in text with spaces or commas between.

    Whether the site can redirect them depends on its settings, so it is checked later.
    """
    items = raw if isinstance(raw, tuple) else (raw,)
    hint = "Write a list of paths, such as `[/2019/old-post/]`."
    urls: dict[str, None] = {}
    for item in items:
        if item is None:
            continue
        if not isinstance(item, str):
            raise FieldError("not a list of paths", raw, hint, code="list-invalid")
        text = item.strip()
        if text[:1] == "[" and text[-1:] == "]":  # A list in a format that has only text.
            text = text[1:-1]
        parts = (part.strip(" \t\n\"'") for part in _BEFORE_A_PATH.split(text))
        urls |= dict.fromkeys(part for part in parts if part)
    if len(urls) > MAX_ALIASES:
        first = tuple(urls)[:MAX_ALIASES]
        what = f"more than {MAX_ALIASES:,} paths"
        raise FieldError(what, raw, "Remove some.", code="list-too-long", instead=first)
    return tuple(urls)


_BEFORE_A_PATH = re.compile(r"""[\s,]+(?=["']?(?:/|https?://))""")


def _path(raw: RawValue) -> str:
    return one_line(raw).strip("/").removesuffix(".html").removesuffix(".htm").replace(" ", "-")
