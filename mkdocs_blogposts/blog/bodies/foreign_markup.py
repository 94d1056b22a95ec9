"""Finding markup of other tools that MkDocs shows as text.

It isn't converted. One message for each kind says what it is and where.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_blogposts.text.markdown.fences import fenced_lines
from mkdocs_blogposts.text.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_blogposts.blog.settings import MarkdownSettings


@dataclass(frozen=True, slots=True)
class Markup:
    """A kind of markup."""

    name: str
    pattern: re.Pattern[str]
    hint: str


SHORTCODES = "Hugo's shortcodes"
LIQUID = "Liquid tags"
ADMONITIONS = "admonitions of Docusaurus"
ATTRIBUTE_LISTS = "attribute lists of kramdown"
KINDS = (
    Markup(SHORTCODES, re.compile(r"\{\{[<%]\s*/?\s*[\w./-]+"), "Write Markdown or HTML instead."),
    Markup(
        LIQUID,
        re.compile(
            r"(?<!\{)\{%-?\s*(?:end)?(?:raw|highlight|include|include_relative|link|post_url|assign|capture|comment"
            r"|gist|youtube|img|codeblock|blockquote|pullquote|asset_img|asset_path|post_link|figure)\b"
        ),
        "Write Markdown or HTML instead.",
    ),
    Markup(
        ADMONITIONS,
        re.compile(
            r"^[ ]{0,3}:{3,}[ \t]*(?:note|tip|info|warning|danger|caution|important|details)(?![\w.])"
        ),
        "Add `admonition` to `markdown_extensions`, or write `!!! note`.",
    ),
    Markup(
        ATTRIBUTE_LISTS,
        re.compile(r"\{::?(?:toc|\s*[.#][\w-]|options|comment|nomarkdown)|\{:toc\}"),
        "Add `attr_list` to `markdown_extensions`, and write `[TOC]` for a table of contents.",
    ),
    Markup(
        "links of Pelican",
        re.compile(r"[\](\"']\(?[{|](?:filename|static|attach|tag|category|author|index)[}|]"),
        "Write the path of the file, relative to the post.",
    ),
    Markup(
        "reStructuredText",
        re.compile(r"^\.\. [\w-]+::(?:\s|$)|(?<![\w:`]):(?:ref|doc|class|func|term|sup):`"),
        "Write Markdown instead.",
    ),
)
_ANY = re.compile(
    r"\{\{[<%]|\{%|:::|\{:|[{|](?:filename|static|attach|tag|category|author|index)[}|]"
    r"|^\.\. |:\w{3,5}:`",
    re.MULTILINE,
)
_INLINE_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


def foreign_markup(text: str, syntax: MarkdownSettings) -> Iterator[tuple[Markup, int]]:
    """Yield each kind of markup outside code, with its line from 1, once for each line."""
    if not _ANY.search(text):
        return
    lines = text.split("\n")
    for number, _, fence in fenced_lines(lines):
        line = lines[number]
        if fence is not None or line.startswith(("    ", "\t")) or not _ANY.search(line):
            continue
        prose = _INLINE_CODE.sub("`", line)
        for kind in KINDS:
            if kind.name not in syntax.understood and kind.pattern.search(prose):
                yield kind, number + 1


def foreign_markup_problems(found: Mapping[str, Iterable[tuple[Markup, int]]]) -> Iterator[Problem]:
    """Yield one problem for each kind, with the number of places and the first ones.

    Args:
        found: the markup and its lines in the file, by the path of the post.
    """
    places: dict[Markup, list[tuple[str, int]]] = {}
    for src_uri, in_post in found.items():
        for kind, line in in_post:
            places.setdefault(kind, []).append((src_uri, line))
    for kind, in_site in places.items():
        (src_uri, line), *others = in_site
        posts = len({name for name, _ in in_site})
        also = ", ".join(f"{name}:{number}" for name, number in others[:2])
        count = f" ({len(in_site)} lines in {posts} {'post' if posts == 1 else 'posts'}; also {also})"
        yield Problem(
            src_uri=src_uri,
            line=line,
            code="foreign-markup",
            what=f"{kind.name} are shown as text{count if others else ''}",
            hint=kind.hint,
        )
