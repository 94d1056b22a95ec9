"""Rendering a new post from a template, which a site can override."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jinja2

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

TEMPLATE = "blogposts/new-post.md"


_HINT = "Compare it with the plugin's own template."


class NewPostError(Exception):
    """The template has an error. The message is one line."""


def new_post(dirs: Sequence[str | Path], *, title: str, date: dt.date, tags: Sequence[str]) -> str:
    """Render the template of new posts.

    Args:
        dirs: the template folders; the first one that has the template is used.
        title: the title of the post.
        date: its date.
        tags: its tags.

    Raises:
        NewPostError: the template has an error.
    """
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in dirs]),
        autoescape=jinja2.select_autoescape(("html",)),  # Markdown is not HTML
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    # Every JSON string is a YAML string.
    env.filters["yaml"] = lambda value: json.dumps(value, ensure_ascii=False)
    try:
        return env.get_template(TEMPLATE).render(title=title, date=date.isoformat(), tags=list(tags))
    except Exception as error:  # A template can do anything.
        reason = str(error).rstrip(".") or type(error).__name__
        raise NewPostError(f"{TEMPLATE}: can't be rendered: {reason}. {_HINT}") from error
