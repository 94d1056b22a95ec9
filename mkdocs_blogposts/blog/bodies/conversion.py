"""Converting the bodies of posts, which may be MDX or written for another tool."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.source_paths import is_mdx_name
from mkdocs_blogposts.frontmatter.reader import normal_lines
from mkdocs_blogposts.mdx.convert import METADATA, plain_markdown, with_html_comments
from mkdocs_blogposts.text.markdown.admonitions import with_admonitions
from mkdocs_blogposts.text.markdown.fences import with_open_fences
from mkdocs_blogposts.text.problems import Hides, Problem

from .foreign_markup import foreign_markup

if TYPE_CHECKING:
    from mkdocs_blogposts.blog.model import Source
    from mkdocs_blogposts.blog.settings import MarkdownSettings
    from mkdocs_blogposts.frontmatter.block import FrontMatter

    from .foreign_markup import Markup


def converted_body(
    source: Source, front: FrontMatter, syntax: MarkdownSettings
) -> tuple[str, list[Problem]]:
    """Return the body as Markdown that MkDocs understands, and the problems of converting it."""
    body, problems = _with_open_fences(source, front, syntax)
    if syntax.has_admonitions:
        body = with_admonitions(body, indents_fences=syntax.fences.has_options)
    return body, problems


def _with_open_fences(
    source: Source, front: FrontMatter, syntax: MarkdownSettings
) -> tuple[str, list[Problem]]:
    if is_mdx_name(source.src_uri):
        body, problems = _from_mdx(source, front, syntax)
        return with_open_fences(body, syntax.fences, rewrites_all=True)[0], problems
    body = with_html_comments(front.body) if "{/*" in front.body else front.body
    body, unopened = with_open_fences(body, syntax.fences, rewrites_all=False)
    if not unopened:
        return body, []
    times = f" ({len(unopened)} times)" if len(unopened) > 1 else ""
    problem = Problem(
        src_uri=source.src_uri,
        line=unopened[0] + _lines_before(source, front),
        code="fence-unopened",
        what=f"a code fence that MkDocs doesn't recognize{times}",
        hint="Write only the language after it. From here on, code and text may be mixed up.",
    )
    return body, [problem]


def foreign_markup_in(
    source: Source, front: FrontMatter, body: str, syntax: MarkdownSettings
) -> tuple[tuple[Markup, int], ...]:
    """Return the markup of other tools that is shown as text, with its lines in the file."""
    found = list(foreign_markup(front.body, syntax))
    if not found:
        return ()
    left = {kind for kind, _ in foreign_markup(body, syntax)}  # Admonitions may be converted.
    before = _lines_before(source, front)
    return tuple((kind, line + before) for kind, line in found if kind in left)


def _lines_before(source: Source, front: FrontMatter) -> int:
    """Return the number of lines in the file before the body."""
    text = normal_lines(source.text or "")
    return text[: len(text) - len(front.body)].count("\n")


def _from_mdx(
    source: Source, front: FrontMatter, syntax: MarkdownSettings
) -> tuple[str, list[Problem]]:
    """Return the body of an MDX file as Markdown, and problems about the removed parts."""
    body, lines_before = front.body, _lines_before(source, front)
    body, removals = plain_markdown(
        body, has_front_matter=bool(front.data), marks_elements=syntax.has_markdown_in_html
    )
    counts = Counter(removal.what for removal in removals)
    first = {removal.what: removal.line + lines_before for removal in reversed(removals)}
    problems = [
        Problem(
            src_uri=source.src_uri,
            line=first[what],
            code=_CODES.get(what, "mdx-removed"),
            subject="" if what in _HINTS else f"removed {what}",
            what=f"removed {what}{f' ({count} times)' if count > 1 else ''}",
            hides=Hides.POST if what == METADATA else Hides.NOTHING,
            hint=_HINTS.get(what, "It needs JavaScript. Use Markdown or HTML instead."),
        )
        for what, count in counts.items()
    ]
    return body.lstrip("\n"), problems


_HINTS = {
    METADATA: "Move it to the front matter.",
    "import": "Delete the line if nothing is missing on the page.",
}
# An import doesn't show anything; metadata in JavaScript may contain a draft marker.
_CODES = {"import": "mdx-import-removed", METADATA: "mdx-metadata"}
