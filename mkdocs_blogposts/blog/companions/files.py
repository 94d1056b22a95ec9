"""Finding and reading the companion files of a blog."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.listings.terms import Vocabulary
from mkdocs_blogposts.blog.source_paths import parents_of

from .authors_file import AUTHORS_NAMES, by_any_name, read_authors
from .folder_defaults import DEFAULTS_NAMES, INDEX_NAMES, read_cascade, read_defaults
from .tags_file import TAGS_NAMES, read_tags

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs_blogposts.blog.settings import Settings
    from mkdocs_blogposts.blog.source_paths import SourcePaths
    from mkdocs_blogposts.frontmatter.block import Entry
    from mkdocs_blogposts.frontmatter.model import Author
    from mkdocs_blogposts.text.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanionFiles:
    """The content of all companion files."""

    defaults: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    """The defaults of each folder."""
    authors: Mapping[str, Author] = field(default_factory=dict)
    """By their keys."""
    author_names: Mapping[str, Author] = field(default_factory=dict)
    """By the `term_key` of their keys and names."""
    tags: Vocabulary = field(default_factory=Vocabulary)
    problems: tuple[Problem, ...] = ()

    def defaults_of(self, src_uri: str) -> list[tuple[Entry, ...]]:
        """Return the defaults of the post's folders, nearest first."""
        found = (self.defaults.get(folder) for folder in (*parents_of(src_uri), ""))
        return [entries for entries in found if entries]


def authors_files(
    src_uris: Collection[str], source_paths: SourcePaths, settings: Settings
) -> list[str]:
    """Return the authors file among the site's files, or nothing."""
    if settings.authors_file:
        return [settings.authors_file] if settings.authors_file in src_uris else []
    return _first(src_uris, source_paths, AUTHORS_NAMES)


NO_COMPANION_FILES = CompanionFiles()


def companion_uris(src_uris: Iterable[str], source_paths: SourcePaths, settings: Settings) -> list[str]:
    """Return the companion files among the site's files."""
    names = set(src_uris)
    defaults = {*DEFAULTS_NAMES, settings.defaults_file}
    folders = {source_paths.blog_dir, source_paths.posts_dir}
    found = [
        uri
        for uri in names
        if posixpath.basename(uri) in defaults
        and any(_is_around(posixpath.dirname(uri), folder) for folder in folders)
    ]
    found += [uri for uri in names if _may_cascade(uri, source_paths)]
    found += authors_files(names, source_paths, settings)
    return sorted([*found, *_first(names, source_paths, TAGS_NAMES)])


def is_companion_name(src_uri: str, source_paths: SourcePaths) -> bool:
    """Return whether the file is one that other tools keep next to their posts, and don't publish."""
    folder, name = posixpath.split(src_uri)
    is_beside = folder in (source_paths.blog_dir, source_paths.posts_dir)
    return is_beside and name in (*AUTHORS_NAMES, *TAGS_NAMES)


def _is_around(folder: str, blog_dir: str) -> bool:
    """Return whether the folder is the blog's, is in it or contains it."""
    return f"{blog_dir}/".startswith(f"{folder}/" if folder else "") or f"{folder}/".startswith(
        f"{blog_dir}/" if blog_dir else ""
    )


def _may_cascade(src_uri: str, source_paths: SourcePaths) -> bool:
    folder, name = posixpath.split(src_uri)
    if name == "_index.md":
        return source_paths.is_in_blog(src_uri)
    return name in INDEX_NAMES and folder in (source_paths.blog_dir, source_paths.posts_dir)


def _first(names: Collection[str], source_paths: SourcePaths, wanted: Iterable[str]) -> list[str]:
    """Return the first of these names that exists in the blog's folder, if any."""
    folders = dict.fromkeys((source_paths.blog_dir, source_paths.posts_dir))
    found = (posixpath.join(folder, name) for folder in folders for name in wanted)
    return [place for place in found if place in names][:1]


def read_companion_files(texts: Mapping[str, str | None], settings: Settings) -> CompanionFiles:
    """Read the companion files, each according to its name."""
    defaults: dict[str, tuple[Entry, ...]] = {}
    authors: dict[str, Author] = {}
    tags = Vocabulary()
    problems: list[Problem] = []
    for src_uri, text in sorted(texts.items()):
        folder, name = posixpath.split(src_uri)
        # The last entry of a key counts, and `.meta.yml` takes precedence over a page.
        if name in INDEX_NAMES:
            data = read_cascade(src_uri, text, settings.severities)
            found = data.problems
            defaults[folder] = (*data.entries, *defaults.get(folder, ()))
        elif name in (*DEFAULTS_NAMES, settings.defaults_file):
            data = read_defaults(src_uri, text, settings.severities)
            found = data.problems
            defaults[folder] = (*defaults.get(folder, ()), *data.entries)
        elif name in TAGS_NAMES and src_uri != settings.authors_file:
            tags, found = read_tags(src_uri, text)
        else:
            authors, found = read_authors(src_uri, text)
        problems += [problem.at(src_uri) for problem in found]
    return CompanionFiles(
        defaults=defaults,
        authors=authors,
        author_names=by_any_name(authors),
        tags=tags,
        problems=tuple(problems),
    )
