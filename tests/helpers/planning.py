"""Plan a blog from texts, without a site."""

from __future__ import annotations

from support import NOW

from mkdocs_blogposts.blog.companions.files import CompanionFiles
from mkdocs_blogposts.blog.listings.kinds import KINDS
from mkdocs_blogposts.blog.plan import plan
from mkdocs_blogposts.blog.posts import parse_post
from mkdocs_blogposts.blog.settings import Settings
from mkdocs_blogposts.blog.source_paths import SourcePaths


def plan_of(sources, *, others=(), preview=False, **options):
    settings = Settings(**{"kinds": KINDS, **options})
    places = SourcePaths.of([source.src_uri for source in sources], settings)
    return plan(
        [
            parse_post(source, places, settings, CompanionFiles())
            for source in sources
            if places.is_post(source.src_uri)
        ],
        others=others,
        source_paths=places,
        settings=settings,
        now=NOW,
        preview=preview,
    )
