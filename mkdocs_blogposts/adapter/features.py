"""A blog's kinds of listings, fields, outputs and languages: passed as arguments, never registered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.listings.kinds import KINDS
from mkdocs_blogposts.frontmatter.fields import FIELDS
from mkdocs_blogposts.render.outputs.outputs import OUTPUTS, Output
from mkdocs_blogposts.render.strings import FALLBACK, LANGUAGES, Languages
from mkdocs_blogposts.text.permalinks import is_safe_part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_blogposts.blog.model import Kind
    from mkdocs_blogposts.frontmatter.field_table import Field

    from .config.config import BlogpostsConfig


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

    def __post_init__(self) -> None:
        """Check what would otherwise fail late, or write a file outside the blog's folder.

        Raises:
            ValueError: a feature can't work; the message says why.
        """
        names = [kind.name for kind in self.kinds]
        paths = [output.path for output in self.outputs]
        for name in (*names, *paths):
            if not all(is_safe_part(part) for part in name.split("/")):
                raise ValueError(f"not a path in the blog's folder: {name!r}")
        for each in (names, paths):
            if len(set(each)) < len(each):
                raise ValueError(f"two of these are the same: {', '.join(each)}")
        if FALLBACK not in self.languages:
            raise ValueError(f"the languages need {FALLBACK!r}, which has every text")


def features_of(config: MkDocsConfig, options: BlogpostsConfig) -> Features:
    """Return the features of the plugin with these options."""
    plugins = config.plugins.values()
    found = (getattr(p, "features", None) for p in plugins if getattr(p, "config", None) is options)
    return next((features for features in found if isinstance(features, Features)), Features())
