"""What MkDocs found, as the core's values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import InclusionLevel, set_exclusions

from mkdocs_blogposts.core.model import SiteFile, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_blogposts.core.places import Places


def post_files(files: Files, places: Places, config: MkDocsConfig) -> list[File]:
    """Return the files that are posts, without those the site excludes (`exclude_docs`)."""
    found = [
        file
        for file in files.documentation_pages(inclusion=InclusionLevel.all)
        if places.is_post(file.src_uri)
    ]
    # Files that other plugins made have no level yet; MkDocs would set it only after `on_files`.
    set_exclusions(found, config)
    return [file for file in found if file.inclusion is not InclusionLevel.EXCLUDED]


def sources(files: Iterable[File]) -> list[Source]:
    """Read the posts' files, each once."""
    return [
        Source(
            src_uri=file.src_uri,
            text=_text(file),
            is_draft=file.inclusion is InclusionLevel.DRAFT,
        )
        for file in files
    ]


def _text(file: File) -> str | None:
    try:
        return file.content_string
    except (OSError, ValueError):
        return None


def other_files(files: Files, posts: Iterable[File], *, preview: bool) -> list[SiteFile]:
    """Return everything else that this build writes."""
    post_uris = {file.src_uri for file in posts}
    least = InclusionLevel.DRAFT if preview else InclusionLevel.NOT_IN_NAV
    return [
        SiteFile(
            src_uri=file.src_uri,
            dest_uri=file.dest_uri,
            is_page=file.is_documentation_page(),
        )
        for file in files
        if file.src_uri not in post_uris and file.inclusion.value >= least.value
    ]
