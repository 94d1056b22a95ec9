"""A blog's kinds of listings, fields, outputs and languages: passed as arguments, never registered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.listings.kinds import KINDS
from mkdocs_blogposts.frontmatter.fields import FIELDS
from mkdocs_blogposts.render.outputs.outputs import OUTPUTS, Output
from mkdocs_blogposts.render.strings import LANGUAGES, Languages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_blogposts.blog.model import Kind
    from mkdocs_blogposts.frontmatter.field_table import Field

    from .config import BlogpostsConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """The features of one plugin."""

    kinds: tuple[Kind, ...] = KINDS
    """The kinds of listings."""
    fields: Mapping[str, Field] = field(default_factory=lambda: FIELDS)
    """The fields of front matter. Whether a post is a draft doesn't depend on them: `visibility` always
    reads the draft markers."""
    outputs: tuple[Output, ...] = OUTPUTS
    """The files that the blog adds to the site in addition to pages."""
    languages: Languages = field(default_factory=lambda: LANGUAGES)
    """The blog's texts by language."""


def features_of(config: MkDocsConfig, options: BlogpostsConfig) -> Features:
    """Return the features of the plugin with these options."""
    plugins = config.plugins.values()
    found = (getattr(p, "features", None) for p in plugins if getattr(p, "config", None) is options)
    return next((features for features in found if isinstance(features, Features)), Features())
