"""The options as a JSON Schema, for editors of `mkdocs.yml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_blogposts.adapter.config.config import BlogpostsConfig
from mkdocs_blogposts.adapter.config.material_options import IGNORED, SYNONYMS
from mkdocs_blogposts.adapter.config.meanings import MEANINGS
from mkdocs_blogposts.frontmatter.schema import DIALECT, front_matter_schema
from mkdocs_blogposts.text.problems import CODES, FIXED_CODES, Severity

if TYPE_CHECKING:
    from .site import Site

_TYPES = {bool: "boolean", int: "integer", str: "string", list: "array", dict: "object"}


def options_schema() -> dict[str, Any]:
    """Return the schema of the plugin's options."""
    properties: dict[str, Any] = {}
    for name, option in BlogpostsConfig._schema:  # noqa: SLF001 - MkDocs has no public attribute for it
        default = option.default
        value: dict[str, Any] = {"description": MEANINGS[name], "default": default}
        if default is not None:
            value["type"] = _TYPES[type(default)]
        least = getattr(option, "least", None)
        if least is not None:
            value["minimum"] = least
            value.setdefault("type", ["integer", "null"])
        choices = getattr(option, "choices", None)
        if choices:
            value["enum"] = [*choices, None]
        properties[name] = value
    properties["problems"] |= {
        "propertyNames": {"enum": [code for code in CODES if code not in FIXED_CODES]},
        "additionalProperties": {"enum": [severity.value for severity in Severity]},
    }
    properties |= {name: properties[ours] for name, ours in SYNONYMS.items()}
    properties |= {name: {"description": "No effect here."} for name in sorted(IGNORED)}
    # MkDocs itself reads this one, for any plugin.
    enabled = {"description": "Whether the plugin is on.", "default": True, "type": "boolean"}
    properties["enabled"] = enabled
    return {
        "$schema": DIALECT,
        "title": "Options of the plugin blogposts",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def site_schema(site: Site) -> dict[str, Any]:
    """Return the schema of the front matter, with the names that the site uses."""
    companions = [blog.planned.scanned.companions for blog in site.blogs]
    tags = {entry.label for known in companions for entry in known.tags.entries.values()}
    authors = {name for known in companions for name in known.authors}
    suggestions = {
        "tags": tags | {name for post in site.posts for name in post.meta.tags},
        "categories": {name for post in site.posts for name in post.meta.categories},
        "authors": authors | {author.name for post in site.posts for author in post.meta.authors},
    }
    return front_matter_schema(site.blogs[0].settings.fields, suggestions)
