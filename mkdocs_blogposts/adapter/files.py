"""The blog's files in MkDocs: moving posts to their URLs, adding listing pages, and hiding posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from mkdocs_blogposts.adapter.compat.names import named
from mkdocs_blogposts.blog.model import State
from mkdocs_blogposts.text.problems import Problem

from .headings import source_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.blog.model import Blog, ListingPage

    from .source_folder import SourceFolder

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
    """Remove the posts, so that plugins that build the navigation from all files don't see them."""
    for file in posts:
        files.remove(file)


def restore(files: Files, hidden: Iterable[File], config: MkDocsConfig) -> list[Problem]:
    """Put back files that were hidden from other plugins, and remove files with the same names.

    A plugin that reads the folder itself and adds a page for each file would publish hidden posts.
    """
    problems = []
    for file in hidden:
        if other := files.src_uris.get(file.src_uri):
            files.remove(other)
            problems.append(_recreated(other, config))
        files.append(file)
    return problems


def hide_again(file: File, config: MkDocsConfig, level: InclusionLevel) -> Problem:
    """Hide a file that was hidden before and that another plugin has added again."""
    file.inclusion = level
    return _recreated(file, config)


def _recreated(file: File, config: MkDocsConfig) -> Problem:
    what = f"hidden, but added again by {maker_of(file, config)}"
    hint = "It stays hidden. Publish the post, or rename the other file."
    return Problem(src_uri=file.src_uri, code="draft-recreated", what=what, hint=hint)


def maker_of(file: File, config: MkDocsConfig) -> str:
    """Return the name of the plugin or hook that made a file, as it follows "added by"."""
    return named(file.generated_by, config) if file.generated_by else "another plugin"


def put_back(files: Files, posts: Iterable[File], blog: Blog) -> None:
    """Put the posts back into the site, each with its URL and the inclusion level of its state.

    Hidden posts keep the URL that MkDocs made from their path: public pages may link to them, and
    their own URL may have been made from their title.
    """
    files_by_uri = {file.src_uri: file for file in posts}
    for post in (*blog.built, *blog.hidden):
        file = files_by_uri[post.src_uri]
        file.inclusion = _INCLUSION[post.state] if post.is_text else InclusionLevel.EXCLUDED
        files.append(file)
    for post in blog.built:
        move(files_by_uri[post.src_uri], post.dest_uri)


def exclude(files: Files, src_uris: Iterable[str]) -> None:
    """Exclude files even from `mkdocs serve`, which shows drafts."""
    for src_uri in src_uris:
        if file := files.src_uris.get(src_uri):
            file.inclusion = InclusionLevel.EXCLUDED


def move_others(files: Files, blog: Blog, config: MkDocsConfig) -> None:
    """Move the files of bundles to the URLs of their posts, and exclude files whose path is taken."""
    for src_uri, dest_uri in blog.moves.items():
        if file := files.src_uris.get(src_uri):
            # static-i18n sets this to another folder, and MkDocs would copy the file outside the site.
            file.dest_dir = config.site_dir
            move(file, dest_uri)
    for src_uri in blog.left_out & files.src_uris.keys():
        files.src_uris[src_uri].inclusion = InclusionLevel.EXCLUDED


def move(file: File, dest_uri: str) -> None:
    """Set the path that the file is written to, before MkDocs makes its page."""
    file.dest_uri = dest_uri
    # MkDocs caches these, which depend on dest_uri.
    for name in ("url", "abs_dest_path"):
        file.__dict__.pop(name, None)


def listing_files(  # noqa: PLR0913 - keyword arguments
    blog: Blog,
    config: MkDocsConfig,
    folder: SourceFolder,
    *,
    title_of: Callable[[ListingPage], str],
    dirty: bool,
    known: Mapping[str, File],
) -> dict[str, File]:
    """Return a file for each listing page that the author did not write, by `src_uri`.

    Args:
        blog: the planned blog.
        config: the site's configuration.
        folder: the folder for the sources.
        title_of: returns the title of a page.
        dirty: whether the build skips sources older than their page in the site.
        known: files made earlier in the build, which other plugins may have seen.
    """
    found = {}
    for page in blog.listings:
        if page.is_authored:
            continue
        file = known.get(page.src_uri)
        if file is None:
            # A listing is as old as its newest post, so plugins don't show it as recently changed.
            dates = (post.meta.date for post in page.posts or blog.posts if post.meta.date)
            newest = next((date.instant for date in dates), None)
            text = source_of(title_of(page))
            file = folder.add(config, page.src_uri, text, modified=None if dirty else newest)
        move(file, page.dest_uri)
        if _is_entry(page) and not config.nav:
            file.inclusion = InclusionLevel.INCLUDED
        found[page.src_uri] = file
    return found


def add_listings(files: Files, listings: Iterable[ListingPage], own: Mapping[str, File]) -> None:
    """Add the listing pages to the site.

    Args:
        files: all files of the site.
        listings: the pages to add.
        own: the files of those that the author did not write, by `src_uri`.
    """
    for page in listings:
        existing = files.src_uris.get(page.src_uri)
        file = own.get(page.src_uri)
        if file is None:
            _keep_authored(existing, is_entry=_is_entry(page))
        elif existing is None:
            files.append(file)
        elif existing.inclusion.is_excluded():
            files.remove(existing)  # A draft that this build leaves out.
            files.append(file)


def _keep_authored(file: File | None, *, is_entry: bool) -> None:
    """Set the inclusion level of a listing page that the author wrote."""
    if file is None:
        return
    if not file.inclusion.is_excluded() and not is_entry:
        # Our own navigation entry leads there; `nav` may still contain it.
        file.inclusion = InclusionLevel.NOT_IN_NAV
    elif file.inclusion.is_excluded() and is_entry:
        # A draft in a preview. Without the index, the blog wouldn't be in the preview's navigation.
        file.inclusion = InclusionLevel.INCLUDED


def remove_listings(files: Files, own: Mapping[str, File]) -> None:
    """Remove the listing pages, unless another plugin has replaced their files."""
    for src_uri, file in own.items():
        if files.src_uris.get(src_uri) is file:
            files.remove(file)


def _is_entry(page: ListingPage) -> bool:
    """Return whether the page is the blog's own entry in the navigation."""
    return page.kind is None and page.number == 1
