"""Giving MkDocs our files: each post at its place, each listing page as if it were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from mkdocs_blogposts.adapter.plugin_names import named
from mkdocs_blogposts.blog.model import State
from mkdocs_blogposts.text.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.blog.model import Blog, ListingPage

_INCLUSION = {
    State.PUBLISHED: InclusionLevel.NOT_IN_NAV,
    State.DRAFT: InclusionLevel.DRAFT,
    State.SCHEDULED: InclusionLevel.DRAFT,
    State.EXPIRED: InclusionLevel.DRAFT,
    State.UNLISTED: InclusionLevel.NOT_IN_NAV,
    State.URL_TAKEN: InclusionLevel.EXCLUDED,
}


def page_of(files: Files, src_uri: str) -> Page | None:
    """Return the file's page as it is now; other plugins may replace pages and files."""
    file = files.src_uris.get(src_uri)
    return file.page if file else None


def take_out(files: Files, posts: Iterable[File]) -> None:
    """Remove the posts, so that plugins which gather the navigation do not see them."""
    for file in posts:
        files.remove(file)


def restore(files: Files, hidden: Iterable[File], config: MkDocsConfig) -> list[Problem]:
    """Return what was hidden from other plugins, in the place of what they made under the same name.

    Who reads the folder by itself and hands on each page would publish it otherwise.
    """
    problems = []
    for file in hidden:
        if other := files.src_uris.get(file.src_uri):
            files.remove(other)
            problems.append(_made_anew(other, config))
        files.append(file)
    return problems


def hide_anew(file: File, config: MkDocsConfig) -> Problem:
    """Hide a file that was hidden, and is there again."""
    file.inclusion = InclusionLevel.DRAFT
    return _made_anew(file, config)


def _made_anew(file: File, config: MkDocsConfig) -> Problem:
    what = f"hidden, and made anew by {maker_of(file, config)}"
    hint = "It stays hidden. Publish the post, or give the other file a name of its own."
    return Problem(src_uri=file.src_uri, code="draft-recreated", what=what, hint=hint)


def maker_of(file: File, config: MkDocsConfig) -> str:
    """Say who made a file, in words that follow "made by"."""
    return named(file.generated_by, config) if file.generated_by else "another plugin"


def put_back(files: Files, posts: Iterable[File], blog: Blog) -> None:
    """Return the posts to the site, each with its address and the level its state gives it."""
    files_by_uri = {file.src_uri: file for file in posts}
    for post in (*blog.built, *blog.hidden):
        file = files_by_uri[post.src_uri]
        file.inclusion = _INCLUSION[post.state] if post.is_text else InclusionLevel.EXCLUDED
        move(file, post.dest_uri)
        files.append(file)


def give_places(files: Files, blog: Blog, config: MkDocsConfig) -> None:
    """Let the files of bundles follow their posts, and leave out what has no place of its own."""
    for src_uri, dest_uri in blog.moves.items():
        if file := files.src_uris.get(src_uri):
            # static-i18n keeps something else there, and MkDocs would copy outside the site.
            file.dest_dir = config.site_dir
            move(file, dest_uri)
    for src_uri in blog.left_out & files.src_uris.keys():
        files.src_uris[src_uri].inclusion = InclusionLevel.EXCLUDED


def move(file: File, dest_uri: str) -> None:
    """Give the file its place in the site before MkDocs makes its page."""
    file.dest_uri = dest_uri
    # MkDocs computes these once, from dest_uri.
    for name in ("url", "abs_dest_path"):
        file.__dict__.pop(name, None)


def add_listing_pages(files: Files, pages: Iterable[ListingPage], config: MkDocsConfig) -> None:
    """Add a page in memory for each listing page that the author did not write, or not yet."""
    for page in pages:
        is_entry = page.kind is None and page.number == 1
        existing = files.src_uris.get(page.src_uri)
        if existing and not existing.inclusion.is_excluded():
            if not is_entry:
                # Our entry of its kind leads there; `nav` may still name it.
                existing.inclusion = InclusionLevel.NOT_IN_NAV
            continue
        if existing and page.is_authored:
            # A draft in a preview. Without the index, the preview's navigation would have no blog.
            if is_entry:
                existing.inclusion = InclusionLevel.INCLUDED
            continue
        if existing:
            files.remove(existing)  # A draft, which this build leaves out.
        inclusion = (
            InclusionLevel.INCLUDED if is_entry and not config.nav else InclusionLevel.NOT_IN_NAV
        )
        file = File.generated(config, page.src_uri, content="", inclusion=inclusion)
        move(file, page.dest_uri)
        files.append(file)
