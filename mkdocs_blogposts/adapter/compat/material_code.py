"""Hooks and templates of the site that were written for Material's blog and can't work without it."""

from __future__ import annotations

import os
import re
import traceback
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import jinja2

from mkdocs_blogposts.text.problems import Problem, Severity

from .material import blogs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

_PLUGIN_NAMES = ("blog", "material/blog", "materialx/blog")
# Reading the plugin with `get`, or after asking whether it is there, works without it.
_NEEDS_PLUGIN = re.compile(
    r"""plugins(?:["']\s*\])?\s*\[\s*["'](?:materialx?/)?blog["']\s*\](?!\s*=[^=])|\bmaterialx?\.plugins\.blog\b"""
)
_ATTRIBUTES = frozenset(
    {"authors", "categories", "config", "excerpt", "name", "pages", "posts", "views"}
)
"""What Material's blog sets on pages. In Material's themes, posts have the first four here too."""
_UNUSED = {
    "blog.html": "blogposts/listing.html",
    "partials/post.html": "blogposts/listing-post.html",
}
"""The templates of Material's blog that nothing uses without it, and what to override instead."""
_HINT = (
    "Posts have `page.config`, `page.authors` and `page.categories` in Material's themes, "
    "and their front matter in `page.meta` everywhere."
)


def written_for_material(config: MkDocsConfig) -> list[Problem]:
    """Return a problem for each hook and template of the site that needs Material's blog plugin."""
    if blogs(config):
        return []
    return [*_hooks(config), *_templates(config)]


def _hooks(config: MkDocsConfig) -> Iterator[Problem]:
    for path in _hook_files(config):
        yield from _needing_plugin(path, config)


def _templates(config: MkDocsConfig) -> Iterator[Problem]:
    folder = config.theme.custom_dir
    for path in sorted(Path(folder).rglob("*.html")) if folder else ():
        name = path.relative_to(folder or "").as_posix()
        yield from _needing_plugin(path, config)
        if name in _UNUSED and config.theme.name in ("material", "materialx"):
            what = "a template of Material's blog, which this site doesn't use"
            hint = f"Override {_UNUSED[name]} instead, and remove this file."
            yield Problem(src_uri=_shown(path, config), code="template-unused", what=what, hint=hint)


def _needing_plugin(path: Path, config: MkDocsConfig) -> Iterator[Problem]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return
    if match := _NEEDS_PLUGIN.search(text):
        line = text.count("\n", 0, match.start()) + 1
        yield _needs(_shown(path, config), line, f"`{match[0]}`")


def reason_of(error: Exception, config: MkDocsConfig) -> Problem | None:
    """Return the problem behind an error of the build; None if it isn't about Material's blog."""
    if blogs(config):
        return None
    missing, places = _missing(error), list(_places_in(error))
    own = {*_hook_files(config)}
    place = next((p for p in reversed(places) if p[0] in own or p[0].suffix == ".html"), None)
    if not missing or place is None:
        return None
    path, line = place
    return replace(_needs(_shown(path, config), line, missing), level=Severity.ERROR)


def _places_in(error: Exception) -> Iterator[tuple[Path, int]]:
    """Yield the files and lines that an error went through; in templates, those of their sources."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        yield Path(error.filename or error.name or ""), error.lineno
        return
    for frame in traceback.extract_tb(error.__traceback__):
        yield Path(frame.filename), frame.lineno or 0


def _missing(error: Exception) -> str:
    """Return what the error says is missing, if only Material's blog has it; else an empty string."""
    if isinstance(error, KeyError) and error.args[:1] and error.args[0] in _PLUGIN_NAMES:
        return f"the plugin {error.args[0]}"
    if isinstance(error, jinja2.TemplateAssertionError):
        return "the filter `date`" if "'date'" in str(error.message) else ""
    if isinstance(error, AttributeError | jinja2.UndefinedError):
        match = re.search(r"\bPage\b.* has no attribute '(\w+)'", str(error))
        return f"`page.{match[1]}`" if match and match[1] in _ATTRIBUTES else ""
    return ""


def _needs(src_uri: str, line: int, what: str) -> Problem:
    return Problem(
        src_uri=src_uri,
        line=line,
        code="material-blog-needed",
        what=f"written for Material's blog plugin, which this site doesn't use (needs {what})",
        hint=_HINT,
    )


def _hook_files(config: MkDocsConfig) -> Iterator[Path]:
    for hook in config.plugins.values():
        if isinstance(hook, ModuleType) and hook.__file__:
            yield Path(hook.__file__)


def _shown(path: Path, config: MkDocsConfig) -> str:
    """Return a path as it is seen from `mkdocs.yml`."""
    folder = os.path.dirname(config.config_file_path or "") or "."  # noqa: PTH120
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # Another drive of Windows.
        return path.as_posix()
