"""The settings and features of one build, before any file is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.structure.files import InclusionLevel

from mkdocs_blogposts.render.strings import Strings
from mkdocs_blogposts.render.templates import Templates
from mkdocs_blogposts.render.titles import listing_title

from .config.config import options_of
from .theme import ThemeTraits, language_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_blogposts.blog.model import ListingPage
    from mkdocs_blogposts.blog.settings import Settings
    from mkdocs_blogposts.render.outputs.outputs import Output

    from .config.config import BlogpostsConfig
    from .features import Features
    from .source_folder import SourceFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """The settings and features of one build."""

    settings: Settings
    ignored_options: tuple[str, ...]
    """The options that the site sets and that have no effect."""
    outputs: Mapping[str, Output]
    """The files that the blog may add to the site, by path."""
    traits: ThemeTraits
    strings: Strings
    templates: Templates
    folder: SourceFolder
    now: dt.datetime
    preview: bool
    """Whether drafts and scheduled posts are shown."""
    hidden_level: InclusionLevel
    """The inclusion level of what isn't shown."""
    dirty: bool
    is_first: bool
    """Whether the blog is the first of the site, which may have several."""

    @classmethod
    def of(  # noqa: PLR0913 - keyword arguments
        cls,
        options: BlogpostsConfig,
        config: MkDocsConfig,
        *,
        folder: SourceFolder,
        now: dt.datetime,
        preview: bool,
        dirty: bool,
        features: Features,
    ) -> Setup:
        """Read all settings. Other plugins and hooks may change them until `on_files`."""
        settings = options.settings_in(config, features.kinds, features.fields, features.outputs)
        strings = Strings.of(
            language_of(config.theme), features.languages, date_format=settings.date_format
        )
        return cls(
            ignored_options=options.ignored,
            outputs={settings.in_blog(output.path): output for output in features.outputs},
            settings=settings,
            traits=ThemeTraits.of(config),
            strings=strings,
            templates=Templates.from_dirs(config.theme.dirs, strings),
            folder=folder,
            now=now,
            preview=preview and options.draft_on_serve,
            hidden_level=(
                InclusionLevel.EXCLUDED
                if preview and not options.draft_on_serve
                else InclusionLevel.DRAFT
            ),
            dirty=dirty,
            is_first=options_of(config)[0] is options,
        )

    @property
    def folder_title(self) -> str:
        """The title of the blog's first page if the author didn't write that page."""
        folder = self.settings.blog_dir.rpartition("/")[2]
        return folder.replace("-", " ").replace("_", " ").capitalize() or self.strings("blog.title")

    def title_of(
        self, listing: ListingPage, titles: Mapping[tuple[str, str], str] | None = None
    ) -> str:
        """Return the title of a listing page, as plain text.

        Args:
            listing: the page.
            titles: the titles of the author's own pages for listings, by the key of the listing; None
                until they are known.
        """
        first = (titles or {}).get(listing.key, "" if listing.kind else self.folder_title)
        settings = self.settings.listing(listing.kind)
        return listing_title(listing, self.strings, settings=settings, first=first)
