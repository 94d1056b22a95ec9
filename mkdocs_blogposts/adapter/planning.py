"""Planning the blog from the files of a site: what a build and the commands begin with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.core.blog import plan
from mkdocs_blogposts.core.places import Places, is_markdown_name
from mkdocs_blogposts.core.post import ReadPost, read_post

from . import sources

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_blogposts.core.companions import Companions
    from mkdocs_blogposts.core.model import Blog
    from mkdocs_blogposts.core.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSite:
    """The blog of a site, before a page is made."""

    blog: Blog
    places: Places
    companions: Companions
    reads: Mapping[str, ReadPost]
    """What each post says, by its file."""
    files: tuple[File, ...]
    """The files of the posts."""
    hidden_pages: frozenset[str]
    """The pages in the blog's folder that are no posts and that a build leaves out."""


def plan_site(
    files: Files, config: MkDocsConfig, *, settings: Settings, now: dt.datetime, preview: bool
) -> PlannedSite | None:
    """Find the posts among the files and plan the blog; None where the site has none."""
    src_uris = sources.page_uris(files, config)
    places = Places.of(src_uris, settings)
    # A draft under a name that MkDocs would copy as it is makes a blog, too.
    names = [file.src_uri for file in files if is_markdown_name(file.src_uri)]
    if not any(places.is_in_blog(name) for name in (*src_uris, *names)):
        return None
    taken = sources.post_files(files, src_uris, places, config)
    hidden = sources.hide_pages(files, taken, places)
    companions = sources.companions(files, places, settings, config)
    reads = {
        source.src_uri: read_post(source, places, settings, companions)
        for source in sources.sources(taken)
    }
    blog = plan(
        reads.values(),
        others=sources.other_files(files, taken, config, preview=preview),
        places=places,
        settings=settings,
        now=now,
        preview=preview,
        companions=companions,
    )
    blog = replace(blog, problems=tuple(sorted((*blog.problems, *hidden.problems))))
    # A list stands in the place of an index that is a draft.
    listings = {page.src_uri for page in blog.listings}
    return PlannedSite(
        blog=blog,
        places=places,
        companions=companions,
        reads=reads,
        files=tuple(taken),
        hidden_pages=hidden.src_uris - listings,
    )
