"""Writing redirects: lines in the front matter of posts, or a file of rules for the host."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.blog.adopt.comparison import Outcome, alias_of
from mkdocs_blogposts.frontmatter.editing.aliases import with_aliases
from mkdocs_blogposts.frontmatter.editing.insertion import EditError
from mkdocs_blogposts.render.redirects import redirect_rules
from mkdocs_blogposts.text.old_urls import file_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_blogposts.blog.adopt.comparison import Result

_BEGIN = "# Written by `mkdocs-blogposts adopt`, which adds lines to it.\n"


class Written(NamedTuple):
    """What happened to the file of a post."""

    src_uri: str
    reason: str
    """Why nothing was added; empty if the file was changed."""


def write_aliases(docs_dir: Path, results: Iterable[Result]) -> list[Written]:
    """Add the old URLs of posts that moved to their front matter, and return which files changed."""
    urls: dict[str, list[str]] = {}
    for result in results:
        if result.can_have_alias and result.target:
            urls.setdefault(result.target.src_uri, []).append(alias_of(result.page))
    written = []
    for src_uri in sorted(urls):
        reason = _add(docs_dir / src_uri, urls[src_uri])
        if reason is not None:
            written.append(Written(src_uri, reason))
    return written


def _add(path: Path, urls: list[str]) -> str | None:
    """Add old URLs to a post. Return an empty string, why it can't be done, or None if it's done."""
    try:
        before = path.read_bytes()
        after = with_aliases(before.decode(), urls).encode()
        if after == before:
            return None
        _replace(path, after)
    except UnicodeDecodeError:
        return "it isn't UTF-8"
    except (EditError, OSError) as error:
        return " ".join(str(error).split())
    return ""


def _replace(path: Path, data: bytes) -> None:
    """Write a file as a whole or, if the disk is full, not at all. Keep its mode, and links to it."""
    target = path.resolve()
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
        new = Path(file.name)
        try:
            file.write(data)
            file.close()
            if target.exists():
                shutil.copymode(target, new)
            new.replace(target)
        except OSError:
            new.unlink()
            raise


class RulesFileError(Exception):
    """The file of rules can't be written. The message is one line."""


def write_rules(path: Path, results: Iterable[Result], *, site_url: str) -> None:
    """Write rules for all old URLs whose pages moved, in the format of Netlify and Cloudflare.

    Rules of an earlier run stay.

    Raises:
        RulesFileError: the file can't be written, or this command didn't write it.
    """
    lines = [
        line
        for result in results
        if result.outcome is Outcome.MOVED and result.target
        for line in redirect_rules(file_at(result.page.path), result.target.url, site_url=site_url)
    ]
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else _BEGIN
        if not before.startswith(_BEGIN):
            raise RulesFileError(f"{path} already exists. Choose another name.")
        known = before.splitlines(keepends=True)
        _replace(path, "".join(dict.fromkeys([*known, *lines])).encode())
    except (OSError, UnicodeError) as error:
        raise RulesFileError(f"{path}: {getattr(error, 'strerror', None) or error}") from error
