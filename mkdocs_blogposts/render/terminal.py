"""The output of the commands: text, JSON, and annotations for GitHub Actions."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any

from mkdocs_blogposts.text.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mkdocs_blogposts.blog.explain import Explanation
    from mkdocs_blogposts.blog.model import Post
    from mkdocs_blogposts.frontmatter.block import Entry
    from mkdocs_blogposts.text.problems import Problem

# The commands of GitHub's runners: docs.github.com, "Workflow commands for GitHub Actions".
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def problems_as_text(problems: Iterable[Problem]) -> list[str]:
    """Format each problem as a line."""
    return [f"{problem.severity.value}: {problem}" for problem in problems]


def problems_as_json(problems: Iterable[Problem]) -> str:
    """Format the problems as a JSON array of objects."""
    return as_json(
        [
            {
                "code": problem.code,
                "severity": problem.severity.value,
                "source": problem.src_uri,
                "line": problem.line or None,
                "key": problem.key or None,
                "what": problem.what,
                "hint": problem.remedy,
            }
            for problem in problems
        ]
    )


def problems_for_github(problems: Iterable[Problem], path_of: Callable[[str], str]) -> list[str]:
    """Format each problem as an annotation for GitHub Actions.

    Args:
        problems: the problems.
        path_of: returns the path of a file in the repository for its path in `docs_dir`.
    """
    lines = []
    for problem in problems:
        place = f"file={_property(path_of(problem.src_uri))},line={problem.line or 1}"
        text = _data(problem.message)
        lines.append(f"::{_GITHUB[problem.severity]} {place},title=blogposts::{text}")
    return lines


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def post_as_data(post: Post, *, title: str, summary: str) -> dict[str, Any]:
    """Return a post as values for JSON."""
    return {
        "source": post.src_uri,
        "state": post.state.value,
        "date": post.meta.date.day.isoformat() if post.meta.date else None,
        "title": title,
        "url": f"/{post.url}",
        "tags": list(post.meta.tags),
        "categories": list(post.meta.categories),
        "authors": [author.name for author in post.meta.authors],
        "summary": summary,
    }


def posts_as_json(posts: Iterable[dict[str, Any]]) -> str:
    """Format the posts as a JSON array."""
    return as_json(list(posts))


def posts_as_text(posts: Sequence[dict[str, Any]]) -> list[str]:
    """Format each post as a line, in columns."""
    columns = ("state", "date", "title", "url", "source")
    rows = [[str(post[name] or "-") for name in columns] for post in posts]
    widths = [max((_width(row[i]) for row in rows), default=0) for i in range(len(columns) - 1)]
    return [
        "  ".join(
            cell + " " * (width - _width(cell))
            for cell, width in zip(row, [*widths, _width(row[-1])], strict=True)
        )
        for row in rows
    ]


def _width(text: str) -> int:
    """Return how many columns the text takes in a terminal; East Asian characters take two."""
    marks = sum(unicodedata.category(c) in ("Mn", "Me", "Cf") for c in text)
    return len(text) + sum(unicodedata.east_asian_width(c) in "WF" for c in text) - marks


def explanation_as_text(post: Post, fields: Iterable[Explanation], left: Iterable[Entry]) -> list[str]:
    """Format where each value of a post comes from, one field per line."""
    lines = [f"{post.src_uri}: {post.state.value}, at /{post.url}", ""]
    for field in fields:
        line = f"  {field.field:<12} {field.value or '-'}  ({field.origin})"
        if field.ignored:
            line += f"  ignored: {'; '.join(field.ignored)}"
        lines.append(line)
    if names := [f"{entry.key} (line {entry.line})" for entry in left]:
        lines += ["", f"  left to the theme and to other plugins: {', '.join(names)}"]
    return lines


def as_json(value: object) -> str:
    """Format the value as indented JSON, with the characters of every script.

    Unprintable characters are escaped, as they could move the cursor or reverse the text.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)
