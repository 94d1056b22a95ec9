"""Planning the blog from the files of a site: what a build and the commands begin with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs.structure.files import InclusionLevel

from mkdocs_blogposts.adapter.drafts import non_posts as beside
from mkdocs_blogposts.blog.plan import hidden_posts, plan
from mkdocs_blogposts.blog.source_paths import SourcePaths, is_markdown_name

from . import sources

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_blogposts.adapter.drafts.non_posts import HiddenPage
    from mkdocs_blogposts.blog.companion_files import CompanionFiles
    from mkdocs_blogposts.blog.model import Blog
    from mkdocs_blogposts.blog.posts import ParsedPost
    from mkdocs_blogposts.blog.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSite:
    """The blog of a site, before a page is made."""

    blog: Blog
    source_paths: SourcePaths
    companions: CompanionFiles
    parsed_posts: Mapping[str, ParsedPost]
    """What each post says, by its file."""
    files: tuple[File, ...]
    """The files of the posts."""
    hidden_pages: Mapping[str, str]
    """The text of each page in the blog's folder that is no post and that a build leaves out, by
    `src_uri`, at which a list may stand instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLook:
    """What was read before any other plugin saw the files."""

    source_paths: SourcePaths
    companions: CompanionFiles
    parsed_posts: Mapping[str, ParsedPost]
    """The posts that the site's own folder holds, by `src_uri`."""
    pages: Mapping[str, HiddenPage | None]
    """What else stands in the blog's folder, by `src_uri`, and how it is hidden."""
    paths: Mapping[str, str | None]
    """The path of each on disk."""
    hidden: tuple[File, ...]
    """The files of hidden posts and pages, those in their folders too."""

    def read_of(
        self, file: File, source_paths: SourcePaths, companions: CompanionFiles
    ) -> ParsedPost | None:
        """Return what was read of the post, where nothing that it depends on has changed since."""
        known = self.parsed_posts.get(file.src_uri)
        is_same = (
            known is not None
            and self._has_same_text(file)
            and known.source.is_draft == (file.inclusion is InclusionLevel.DRAFT)
        )
        return (
            known
            if is_same and (self.source_paths, self.companions) == (source_paths, companions)
            else None
        )

    def knows_page(self, file: File, source_paths: SourcePaths, companions: CompanionFiles) -> bool:
        """Whether it was seen how the file beside the posts is hidden, and nothing changed since."""
        is_same = file.src_uri in self.pages and self._has_same_text(file)
        return is_same and (self.source_paths, self.companions) == (source_paths, companions)

    def _has_same_text(self, file: File) -> bool:
        return file.generated_by is None and self.paths[file.src_uri] == file.abs_src_path


def look_first(
    files: Files, config: MkDocsConfig, *, settings: Settings, now: dt.datetime
) -> FirstLook:
    """Read the blog's folder before any other plugin sees it."""
    src_uris = sources.page_uris(files, config)
    source_paths = SourcePaths.of(src_uris, settings)
    found = sources.post_files(files, src_uris, source_paths, config)
    companions, read = sources.post_reader(files, config, source_paths=source_paths, settings=settings)
    parsed_posts = {file.src_uri: read(sources.source_of(file)) for file in found}
    posts = hidden_posts(parsed_posts.values(), now)
    others = beside.files_beside(files, parsed_posts, source_paths)
    pages = {file.src_uri: beside.how_hidden(file, read, source_paths, now) for file in others}
    hidden = [file for file in files if pages.get(file.src_uri) or posts.owner_of(file.src_uri)]
    return FirstLook(
        source_paths=source_paths,
        companions=companions,
        parsed_posts=parsed_posts,
        pages=pages,
        paths={file.src_uri: file.abs_src_path for file in (*found, *others)},
        hidden=tuple(hidden),
    )


def plan_site(  # noqa: PLR0913 - all that decides, by name
    files: Files,
    config: MkDocsConfig,
    *,
    settings: Settings,
    now: dt.datetime,
    preview: bool,
    first: FirstLook | None = None,
) -> PlannedSite | None:
    """Find the posts among the files and plan the blog; None where the site has none.

    What was read at the first look is not read again.
    """
    src_uris = sources.page_uris(files, config)
    source_paths = SourcePaths.of(src_uris, settings)
    # A draft under a name that MkDocs would copy as it is makes a blog, too.
    names = [file.src_uri for file in files if is_markdown_name(file.src_uri)]
    if not any(source_paths.is_in_blog(name) for name in (*src_uris, *names)):
        return None
    taken = sources.as_pages(sources.post_files(files, src_uris, source_paths, config), files)
    post_uris = {file.src_uri for file in taken}
    companions, read = sources.post_reader(files, config, source_paths=source_paths, settings=settings)
    # A plugin may have made the folder posts, beside which what were posts are pages.
    were_posts = first is not None and first.source_paths != source_paths
    hidden_before = {file.src_uri for file in first.hidden} if first and were_posts else set()
    pages: dict[str, HiddenPage] = {}
    for file in beside.files_beside(files, post_uris, source_paths):
        if first and first.knows_page(file, source_paths, companions):
            page = first.pages[file.src_uri]
        else:
            page = beside.how_hidden(file, read, source_paths, now)
        if page is None and file.src_uri in hidden_before:
            page = beside.hidden_all_the_same(file)
        if page is not None:
            file.inclusion = page.level
            pages[file.src_uri] = page
    sources.exclude_companions(files, source_paths, settings)
    parsed_posts: dict[str, ParsedPost] = {}
    for file in taken:
        known = first.read_of(file, source_paths, companions) if first else None
        parsed_posts[file.src_uri] = known or read(sources.source_of(file))
    blog = plan(
        parsed_posts.values(),
        others=sources.other_files(files, taken, config, preview=preview),
        source_paths=source_paths,
        settings=settings,
        now=now,
        preview=preview,
        companions=companions,
    )
    found = (problem for page in pages.values() for problem in page.problems)
    blog = replace(blog, problems=tuple(sorted((*blog.problems, *found))))
    return PlannedSite(
        blog=blog,
        source_paths=source_paths,
        companions=companions,
        parsed_posts=parsed_posts,
        files=tuple(taken),
        hidden_pages={src_uri: page.text for src_uri, page in pages.items() if page.text is not None},
    )
