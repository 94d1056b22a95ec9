"""Plan a blog from texts, without a site."""

from __future__ import annotations

from support import NOW

from mkdocs_blogposts.blog.companions.files import (
    CompanionFiles,
    authors_files,
    read_companion_files,
)
from mkdocs_blogposts.blog.listings.kinds import KINDS
from mkdocs_blogposts.blog.plan import plan
from mkdocs_blogposts.blog.posts import parse_post
from mkdocs_blogposts.blog.settings import ListingSettings, Settings
from mkdocs_blogposts.blog.source_paths import SourcePaths


def settings_of(*, posts_per_page=None, listings=None, **options):
    """The settings of a blog; `posts_per_page` is that of all listings."""
    general = (
        ListingSettings() if posts_per_page is None else ListingSettings(posts_per_page=posts_per_page)
    )
    return Settings(**{"kinds": KINDS, "listings": {"": general, **(listings or {})}, **options})


def plan_of(sources, *, others=(), preview=False, companion_texts=None, **options):
    """The planned blog of these sources; companion files are texts by name."""
    settings = settings_of(**options)
    companions = CompanionFiles()
    if companion_texts:
        companions = read_companion_files(companion_texts, settings)
    src_uris = [source.src_uri for source in sources]
    if authors_files(companion_texts or {}, SourcePaths.of(src_uris, settings), settings):
        settings = settings.with_authors_file()
    places = SourcePaths.of(src_uris, settings)
    return plan(
        [
            parse_post(source, places, settings, companions)
            for source in sources
            if places.is_post(source.src_uri)
        ],
        others=others,
        source_paths=places,
        settings=settings,
        now=NOW,
        preview=preview,
        companions=companions,
    )
