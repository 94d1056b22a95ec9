"""Recognizing posts, and reading titles, dates and draft folders from paths."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_blogposts.frontmatter.values.dates import iso_day, split_leading_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .settings import Settings

# MkDocs treats both as the index of their folder.
_INDEX_NAMES = ("index", "README")
_DRAFT_FOLDERS = frozenset({"_drafts", "drafts"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePaths:
    """The folders of the blog in `docs_dir`."""

    blog_dir: str
    posts_dir: str
    """The folder `post_dir`; by default the folder `posts` in `blog_dir` if that contains any Markdown
    file, else `blog_dir`."""
    index_dirs: frozenset[str]
    """Folders whose index isn't a post."""
    listing_dirs: frozenset[str]
    """Folders whose files are pages about terms, such as tags, and never posts."""
    draft_folders: frozenset[str]
    """Names of folders in which all posts are drafts, in lower case."""
    shared_dirs: Mapping[str, re.Pattern[str]]
    """Folders of listings that may contain posts as well, such as those by year, with the paths in them
    of the author's pages about listings."""

    @classmethod
    def of(cls, src_uris: Iterable[str], settings: Settings) -> SourcePaths:
        """Find the folder of the posts among the Markdown files of the site."""
        src_uris = list(src_uris)
        blog_dir = _as_on_disk(settings.blog_dir, src_uris)
        posts_dir = _posts_dir(blog_dir, settings.post_dir, src_uris)
        settings = replace(settings, blog_dir=blog_dir)
        return cls(
            blog_dir=blog_dir,
            posts_dir=posts_dir,
            index_dirs=frozenset({blog_dir, *([posts_dir] if settings.has_bundles else [])}),
            draft_folders=frozenset() if settings.publishes_drafts else _DRAFT_FOLDERS,
            listing_dirs=_listing_dirs(settings),
            shared_dirs=_shared_dirs(settings),
        )

    def is_in_blog(self, src_uri: str) -> bool:
        """Return whether the file is in `blog_dir`, the posts' folder or a folder of listings."""
        folders = (self.blog_dir, self.posts_dir, *self.listing_dirs, *self.shared_dirs)
        return any(_is_in(src_uri, folder) for folder in folders)

    def is_post(self, src_uri: str) -> bool:
        """Return whether the Markdown file is a post.

        The index of the blog, the index of the posts' folder if there are bundles, names with an
        underscore and the author's pages about tags and categories aren't.
        """
        if not _is_in(src_uri, self.posts_dir) or is_underscored(src_uri):
            return False
        if is_index(src_uri) and posixpath.dirname(src_uri) in self.index_dirs:
            return False
        return not self.is_term_page(src_uri)

    def is_term_page(self, src_uri: str) -> bool:
        """Return whether the Markdown file is the author's page for a term."""
        folder = posixpath.dirname(src_uri)
        if is_index(src_uri) and folder not in self.listing_dirs:
            folder = posixpath.dirname(folder)  # tags/python/index.md
        return folder in self.listing_dirs

    def is_shared_page(self, src_uri: str) -> bool:
        """Return whether the Markdown file is the author's page for a listing by year or by author.

        It is such a page unless it is in the posts' folder and has a date, which makes it a post.
        """
        for folder, pages in self.shared_dirs.items():
            if _is_in(src_uri, folder):
                path = _stem(src_uri.removeprefix(f"{folder}/"))
                return path in _INDEX_NAMES or pages.fullmatch(path) is not None
        return False

    def is_draft(self, src_uri: str) -> bool:
        """Return whether the file is in a folder for drafts."""
        folder = self.posts_dir if _is_in(src_uri, self.posts_dir) else self.blog_dir
        below = src_uri.removeprefix(f"{folder}/") if folder else src_uri
        return any(part.lower() in self.draft_folders for part in below.split("/")[:-1])

    def _in_posts_dir(self, src_uri: str) -> str:
        return src_uri.removeprefix(f"{self.posts_dir}/") if self.posts_dir else src_uri

    def post_path(self, src_uri: str) -> PostPath:
        """Split the path of a post into its parts."""
        folder, name = posixpath.split(self._in_posts_dir(src_uri))
        stem = _stem(name)
        is_bundle = is_index(src_uri) and bool(folder)
        if is_index(src_uri):
            stem = "index"
        if is_bundle:
            folder, stem = posixpath.split(folder)
        name_date, slug = split_leading_date(stem)
        return PostPath(
            folder=folder,
            name=stem,
            slug=slug,
            name_date=name_date if slug != stem else "",
            date=name_date or _day_of_path(posixpath.join(folder, stem)),
            is_bundle=is_bundle,
        )

    def media_path(self, src_uri: str) -> str | None:
        """Return the path of a file in the posts' folder as if it were in the blog's; None for others.

        Like Material's blog, it doesn't count pages in HTML and data for them as media.
        """
        is_media = not src_uri.lower().endswith(_PAGE_ENDINGS) and not is_markdown_name(src_uri)
        if is_media and self.posts_dir and _is_in(src_uri, self.posts_dir):
            return posixpath.join(self.blog_dir, src_uri.removeprefix(f"{self.posts_dir}/"))
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPath:
    """The parts of a post's path."""

    folder: str
    """The folders between the posts' folder and the post; empty for none."""
    slug: str
    """The file's (or the bundle's folder's) name without extension and leading date."""
    name: str
    """The same with the leading date."""
    name_date: str
    """The leading date of the name (ISO) if `slug` is without it, else empty."""
    date: str
    """The leading date of that name, or of its folders (ISO), or empty."""
    is_bundle: bool

    @property
    def title(self) -> str:
        """A title made from the name as MkDocs does it."""
        readable = self.slug.encode(errors="replace").decode()  # A name may be invalid UTF-8.
        title = readable.replace("-", " ").replace("_", " ")
        return title.capitalize() if title.lower() == title else title


def _listing_dirs(settings: Settings) -> frozenset[str]:
    folders = (settings.listing(kind).folder for kind in settings.listed_kinds if not kind.gives_way)
    return frozenset(settings.in_blog(folder) for folder in folders if folder)


def _shared_dirs(settings: Settings) -> dict[str, re.Pattern[str]]:
    index = "|".join(_INDEX_NAMES)
    return {
        settings.in_blog(folder): re.compile(f"({kind.own_pages})(/({index}))?")
        for kind in settings.listed_kinds
        if kind.gives_way and (folder := settings.listing(kind).folder)
    }


def _posts_dir(blog_dir: str, post_dir: str | None, src_uris: list[str]) -> str:
    """Return the folder of the posts: `post_dir` if it is set, else the default."""
    if post_dir is not None:
        return _as_on_disk(post_dir, src_uris)
    posts_dir = posixpath.join(blog_dir, "posts")
    return posts_dir if any(_is_in(src_uri, posts_dir) for src_uri in src_uris) else blog_dir


_PAGE_ENDINGS = (".html", ".htm", ".xml", ".json")
_DAY_IN_PATH = re.compile(r"(?:.*/)?(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[-/].*)?")


def _day_of_path(path: str) -> str:
    """Return the day in folders and name together (`2018/04/06/x`, `2018/04-06-x`), or empty."""
    match = _DAY_IN_PATH.fullmatch(path)
    return iso_day(*match.groups()) if match else ""


def is_markdown_name(src_uri: str) -> bool:
    """Return whether the file is Markdown to people, even if not to MkDocs.

    This includes backups by editors and other tools.
    """
    name = src_uri.lower()
    for ending in _BACKUP_ENDINGS:
        name = name.removesuffix(ending)
    return posixpath.splitext(name)[1] in _MARKDOWN_EXTENSIONS


def is_index(src_uri: str) -> bool:
    """Return whether MkDocs treats the Markdown file as the index of its folder."""
    return _stem(posixpath.basename(src_uri)) in _INDEX_NAMES


def is_underscored(src_uri: str) -> bool:
    """Return whether the name starts with an underscore.

    Docusaurus, Jekyll and Hexo use these files as parts of pages, Hugo and Zola for sections.
    """
    return posixpath.basename(src_uri).startswith("_")


def parents_of(src_uri: str) -> tuple[str, ...]:
    """Return the folders that contain a file, the nearest first."""
    return _with_parents(posixpath.dirname(src_uri))


@lru_cache(maxsize=4096)
def _with_parents(folder: str) -> tuple[str, ...]:
    """Return a folder and those that contain it. Many files are in the same one."""
    found = []
    while folder:
        found.append(folder)
        folder = posixpath.dirname(folder)
    return tuple(found)


def is_mdx_name(src_uri: str) -> bool:
    """Return whether the file is MDX: Markdown with JavaScript."""
    return posixpath.splitext(src_uri)[1].lower() == ".mdx"


def is_post_of_other_form(src_uri: str) -> bool:
    """Return whether the file is a post in a markup language that MkDocs can't read."""
    return posixpath.splitext(src_uri)[1].lower() in _OTHER_EXTENSIONS


_OTHER_EXTENSIONS = frozenset({".rst", ".qmd", ".rmd", ".adoc", ".asciidoc", ".org", ".textile"})
# Made by Emacs and other editors, by patch and git, and by hand.
_BACKUP_ENDINGS = ("~", "#", ".bak", ".orig", ".rej", ".old", ".save", ".swp", ".tmp", ".disabled")
_MARKDOWN_EXTENSIONS = frozenset({".md", ".mdx", ".markdown", ".mdown", ".mkd", ".mkdn"})


def _is_in(src_uri: str, folder: str) -> bool:
    return not folder or src_uri.startswith(f"{folder}/")


def _as_on_disk(folder: str, src_uris: list[str]) -> str:
    """Return the folder in the Unicode form of its files, which on macOS isn't what people type."""
    for src_uri in src_uris:
        if not src_uri.isascii() and _is_in(unicodedata.normalize("NFC", src_uri), folder):
            return "/".join(src_uri.split("/")[: len(folder.split("/"))]) if folder else folder
    return folder


def _stem(name: str) -> str:
    return posixpath.splitext(name)[0]
