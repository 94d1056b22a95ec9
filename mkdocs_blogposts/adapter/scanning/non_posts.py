"""Hiding files in the blog's folder that aren't posts."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import InclusionLevel

from mkdocs_blogposts.blog.hidden_posts import why_hidden
from mkdocs_blogposts.blog.source_paths import is_markdown_name, is_post_of_other_form, is_underscored
from mkdocs_blogposts.text.problems import Hides, Problem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Container, Iterable

    from mkdocs.structure.files import File

    from mkdocs_blogposts.blog.posts import ParsedPost
    from mkdocs_blogposts.blog.source_paths import SourcePaths


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenPage:
    """How a file that isn't a post is hidden."""

    level: InclusionLevel
    """Its new inclusion level."""
    text: str | None
    """Its text, empty if it isn't UTF-8; None if only its format is wrong, so pages may include it."""
    problems: tuple[Problem, ...] = ()
    """The problem that hides it; None if it is marked as hidden."""


def files_beside(files: Iterable[File], posts: Container[str], source_paths: SourcePaths) -> list[File]:
    """Return the files in the blog's folder that aren't posts and that MkDocs would publish."""
    return [
        file
        for file in files
        if source_paths.is_in_blog(file.src_uri)
        and file.src_uri not in posts
        and file.inclusion.is_included()
    ]


def how_hidden(
    file: File, parse: Callable[[File], ParsedPost], source_paths: SourcePaths, now: dt.datetime
) -> HiddenPage | None:
    """Return how such a file is hidden; None if it may be published.

    Files are hidden if they would be hidden as posts, if they are posts in a format that MkDocs would
    copy, or if they are copies of hidden posts.
    """
    is_page = file.is_documentation_page()
    by_name = _left_out_by_name(file)
    if by_name is None and not is_page and not _begins_with_front_matter(file):
        return None
    page = parse(file)
    text = page.source.text
    is_public = page.state_at(now).is_public
    if by_name is not None:
        said = None if is_public and text is not None else text or ""
        return HiddenPage(level=InclusionLevel.EXCLUDED, text=said, problems=(by_name,))
    # Any file may start like a post.
    problems = why_hidden(page, source_paths, now) if is_page or not is_public else None
    if problems is None:
        return None
    # MkDocs stops at files that aren't UTF-8, even in a preview.
    level = InclusionLevel.DRAFT if is_page and text is not None else InclusionLevel.EXCLUDED
    return HiddenPage(level=level, text=text or "", problems=problems)


def hidden_all_the_same(text: str | None) -> HiddenPage:
    """Return how to hide a file regardless of its content."""
    return HiddenPage(level=InclusionLevel.DRAFT, text=text or "")


def _left_out_by_name(file: File) -> Problem | None:
    """Return the problem of a file whose name alone hides it, or None."""
    if is_underscored(file.src_uri) and is_markdown_name(file.src_uri):
        what = "left out because its name starts with an underscore"
        hint = "Remove the underscore to publish it. Use index.md for Hugo's and Zola's _index.md."
        code = "name-underscored"
    elif file.is_documentation_page():
        return None
    elif is_post_of_other_form(file.src_uri) or (
        file.src_uri.lower().endswith((".html", ".htm")) and _begins_with_front_matter(file)
    ):
        code = "format-unsupported"
        what = "a post in an unsupported format"
        hint = "Convert it to Markdown."
    elif is_markdown_name(file.src_uri):
        code = "extension-unsupported"
        what = "Markdown with an unsupported file extension"
        hint = "Rename it to .md."
    else:
        return None
    hides = Hides.NOTHING if code == "name-underscored" else Hides.FILE
    return Problem(src_uri=file.src_uri, code=code, what=what, hint=hint, hides=hides)


def _begins_with_front_matter(file: File) -> bool:
    if file.src_uri.lower().endswith((".yml", ".yaml")):  # Many of these start like a post.
        return False
    if file.abs_src_path is None:
        beginning = file.content_bytes[:_BEGINNING]
    else:
        try:
            with Path(file.abs_src_path).open("rb") as data:
                beginning = data.read(_BEGINNING)
        except OSError:  # A broken symbolic link.
            return False
    first, _, _ = beginning.removeprefix(BOM_UTF8).lstrip().partition(b"\n")
    return first.rstrip() in (b"---", b"+++")


_BEGINNING = 64
