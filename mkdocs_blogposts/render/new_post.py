"""The text of a new post, from a template that a site may override."""

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
    """The site's own template of new posts has a mistake; the message is one line."""


def new_post(dirs: Sequence[str | Path], *, title: str, date: dt.date, tags: Sequence[str]) -> str:
    """Return the Markdown of a new post.

    Args:
        dirs: where to look for the template, the first first.
        title: its title.
        date: its day.
        tags: its tags.

    Raises:
        NewPostError: the template has a mistake.
    """
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in dirs]),
        autoescape=jinja2.select_autoescape(("html",)),  # Markdown is none
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    # A JSON string is a YAML string, whatever signs are in it.
    env.filters["yaml"] = lambda value: json.dumps(value, ensure_ascii=False)
    try:
        return env.get_template(TEMPLATE).render(title=title, date=date.isoformat(), tags=list(tags))
    except (jinja2.TemplateError, ArithmeticError, TypeError, ValueError, AttributeError) as error:
        raise NewPostError(f"{TEMPLATE}: cannot be rendered: {error}. {_HINT}") from error
