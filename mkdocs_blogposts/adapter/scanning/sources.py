"""Converting MkDocs' files into the blog's own values: sources, companion files, other files."""

from __future__ import annotations

import datetime as dt
import posixpath
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel, set_exclusions

from mkdocs_blogposts.adapter.compat import navigation, rss
from mkdocs_blogposts.adapter.compat.names import is_blog
from mkdocs_blogposts.blog.companions.files import (
    companion_uris,
    is_companion_name,
    read_companion_files,
)
from mkdocs_blogposts.blog.model import SiteFile, Source
from mkdocs_blogposts.blog.posts import parse_post
from mkdocs_blogposts.blog.source_paths import is_markdown_name, is_mdx_name
from mkdocs_blogposts.frontmatter.metadata import read_meta
from mkdocs_blogposts.frontmatter.reader import read_front_matter
from mkdocs_blogposts.text.nested import strings_in
from mkdocs_blogposts.text.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_blogposts.blog.companions.files import CompanionFiles
    from mkdocs_blogposts.blog.posts import ParsedPost
    from mkdocs_blogposts.blog.settings import Settings
    from mkdocs_blogposts.blog.source_paths import SourcePaths


def page_uris(files: Files, config: MkDocsConfig) -> list[str]:
    """Return the Markdown files that aren't excluded from the site."""
    pages = [file for file in files if file.is_documentation_page() or is_mdx_name(file.src_uri)]
    # Files from other plugins have no inclusion level yet; MkDocs sets it after `on_files`.
    set_exclusions(pages, config)
    return [file.src_uri for file in pages if file.inclusion is not InclusionLevel.EXCLUDED]


class MdxFile(File):
    """A page in MDX, which MkDocs would otherwise copy like an image."""

    def is_documentation_page(self) -> bool:
        """Return True; MkDocs goes by the file extension."""
        return True


def post_files(
    files: Files,
    src_uris: Iterable[str],
    source_paths: SourcePaths,
    config: MkDocsConfig,
    *,
    text_of: Callable[[File], str | None],
) -> list[File]:
    """Return the files that are posts.

    Listing pages of another blog in the same folder and the author's archive pages aren't posts.

    Args:
        files: all files of the site.
        src_uris: the Markdown files among them.
        source_paths: the blog's source paths.
        config: the site's configuration.
        text_of: reads a file.
    """
    names = navigation.file_names(config)
    return [
        files.src_uris[src_uri]
        for src_uri in src_uris
        if source_paths.is_post(src_uri)
        and posixpath.basename(src_uri) not in names
        and not is_blog(files.src_uris[src_uri].generated_by)
        and not (source_paths.is_shared_page(src_uri) and _is_undated(files.src_uris[src_uri], text_of))
    ]


def _is_undated(file: File, text_of: Callable[[File], str | None]) -> bool:
    """Return whether the file is public and has no date."""
    text = text_of(file)
    if text is None or file.inclusion is InclusionLevel.DRAFT:
        return False
    reading = read_meta(read_front_matter(text), src_uri=file.src_uri, zone=dt.timezone.utc)
    is_hidden = reading.meta.is_draft or any(problem.hides for problem in reading.problems)
    return reading.meta.date is None and not is_hidden


def as_pages(posts: Iterable[File], files: Files) -> list[File]:
    """Return the posts' files, with a page in place of each MDX file."""
    return [_as_page(file, files) if is_mdx_name(file.src_uri) else file for file in posts]


def _as_page(file: File, files: Files) -> File:
    page = MdxFile(
        file.src_uri,
        file.src_dir,
        file.dest_dir,
        file.use_directory_urls,
        inclusion=file.inclusion,
    )
    page.generated_by = file.generated_by
    if file.generated_by is not None and file.abs_src_path:  # Some plugins open the source.
        page.abs_src_path = file.abs_src_path
    elif file.generated_by is not None:
        page.content_string = file.content_string
    files.remove(file)
    files.append(page)
    return page


def source_of(file: File, text: str | None) -> Source:
    """Return the file with its text as a `Source`."""
    is_draft = file.inclusion is InclusionLevel.DRAFT
    return Source(src_uri=file.src_uri, text=text, is_draft=is_draft)


def companion_files(files: Files, source_paths: SourcePaths, settings: Settings) -> list[File]:
    """Return the companion files of the blog's posts."""
    # Files whose names start with a dot are excluded from the site, but still in `files`.
    uris = companion_uris((file.src_uri for file in files), source_paths, settings)
    return [files.src_uris[src_uri] for src_uri in uris]


def read_companions(
    texts: Mapping[str, str | None], settings: Settings, config: MkDocsConfig
) -> CompanionFiles:
    """Read the companion files, given their texts by `src_uri`."""
    problems: tuple[Problem, ...] = ()
    if settings.authors_file and settings.authors_file not in texts:
        problems = (
            Problem(
                src_uri=posixpath.basename(config.config_file_path or "mkdocs.yml"),
                key="authors_file",
                code="authors-file-missing",
                what=f"no such file in docs_dir (got '{settings.authors_file}')",
                hint="Correct the path. Until then, authors appear under the names used in posts.",
            ),
        )
    found = read_companion_files(texts, settings)
    return replace(found, problems=(*found.problems, *problems))


def file_parser(
    files: Files, config: MkDocsConfig, *, source_paths: SourcePaths, settings: Settings
) -> Callable[[File], ParsedPost]:
    """Read the companion files, and return a function that parses a post with them."""
    found = companion_files(files, source_paths, settings)
    texts = {file.src_uri: text_of(file) for file in found}
    companions = read_companions(texts, settings, config)

    def parse(file: File) -> ParsedPost:
        source = source_of(file, text_of(file))
        return parse_post(source, source_paths=source_paths, settings=settings, companions=companions)

    return parse


def excluded_companions(files: Files, source_paths: SourcePaths, settings: Settings) -> set[str]:
    """Return the companion files to exclude from the site, by `src_uri`.

    A page with values for other posts, such as Hugo's `_index.md`, remains a page.
    """
    read = set(companion_uris((file.src_uri for file in files), source_paths, settings))
    return {
        file.src_uri
        for file in files
        if (file.src_uri in read and not is_markdown_name(file.src_uri))
        or is_companion_name(file.src_uri, source_paths)
    }


def text_of(file: File) -> str | None:
    """Return the text of a file, or None if it isn't UTF-8."""
    try:
        return file.content_string
    except (OSError, ValueError):
        return None


def other_files(
    files: Files, levels: Mapping[str, InclusionLevel], config: MkDocsConfig, *, preview: bool
) -> list[SiteFile]:
    """Return all files that this build writes and that aren't part of the blog.

    Args:
        files: all files of the site.
        levels: the inclusion levels that the blog sets, by `src_uri`.
        config: the site's configuration.
        preview: whether the build shows drafts.
    """
    least = InclusionLevel.DRAFT if preview else InclusionLevel.NOT_IN_NAV
    others = [
        SiteFile(
            src_uri=file.src_uri,
            dest_uri=file.dest_uri,
            is_page=file.is_documentation_page(),
        )
        for file in files
        if levels.get(file.src_uri, file.inclusion).value >= least.value
    ]
    taken = {file.dest_uri for file in others}
    later = {*_WRITTEN_LATER, *rss.feed_names(config)}
    templates = {*config.theme.static_templates, *config.extra_templates, *later}
    others += [
        SiteFile(src_uri=f"the site's {name}", dest_uri=name, is_page=False)
        for name in sorted(templates - taken)
    ]
    return others


# Files that MkDocs and its search plugin write after the pages.
_WRITTEN_LATER = ("sitemap.xml", "sitemap.xml.gz", "search/search_index.json")


def setting_texts(config: MkDocsConfig) -> Iterator[str]:
    """Yield all texts in the settings of the site, its theme and its plugins."""
    theme = {name: config.theme[name] for name in config.theme}
    scripts = [str(script) for script in config.extra_javascript]
    options = [getattr(plugin, "config", {}) for plugin in config.plugins.values()]
    yield from strings_in([dict(config), theme, scripts, options], with_keys=True)


def contents_below(folder: str | None, endings: tuple[str, ...]) -> Iterator[bytes]:
    """Yield the content of the files in a folder and its subfolders whose names have these endings."""
    for path in sorted(Path(folder).rglob("*")) if folder else ():
        if path.name.lower().endswith(endings) and path.is_file():
            yield path.read_bytes()
