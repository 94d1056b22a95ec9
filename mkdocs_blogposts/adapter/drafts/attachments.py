"""Files that only hidden posts use stay out of the site."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs.structure.files import InclusionLevel

from mkdocs_blogposts.adapter.plugin_names import is_blog
from mkdocs_blogposts.blog.source_paths import is_index, parents_of
from mkdocs_blogposts.frontmatter.block import MAX_BLOCK_LENGTH
from mkdocs_blogposts.frontmatter.field_table import normal_key
from mkdocs_blogposts.frontmatter.fields import FIELD_TABLE
from mkdocs_blogposts.frontmatter.reader import read_front_matter
from mkdocs_blogposts.text.nested import strings_in
from mkdocs_blogposts.text.urls import collision_key

from .mentions import FileFinder, NameFinder
from .readings import text_in
from .references import is_text_name
from .uses import finder_of, used_by_readers

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_blogposts.blog.model import Blog, Post
    from mkdocs_blogposts.blog.source_paths import SourcePaths
    from mkdocs_blogposts.frontmatter.model import Author


def exclude(  # noqa: PLR0913, PLR0917 - the host's objects
    blog: Blog,
    hidden_pages: Mapping[str, str],
    source_paths: SourcePaths,
    authors: Mapping[str, Author],
    files: Files,
    config: MkDocsConfig,
) -> dict[str, str]:
    """Give the files that only hidden posts and pages use the level of a draft.

    These are the files of a hidden bundle, of a folder for drafts, those that bear the name of a hidden
    post, and those that hidden posts name, or a file that they name; what a published page, the
    configuration, a template or a static file uses too stays. Runs before MkDocs copies.

    Args:
        blog: the blog, of which this build hides some posts.
        hidden_pages: the texts of hidden pages in its folder that are no posts, by `src_uri`.
        source_paths: where the blog keeps its posts.
        authors: the authors that the site knows.
        files: all files of the site.
        config: the site's.

    Returns:
        the post or page that each withheld file belongs to, both by `src_uri`. What a folder for drafts
        has and no hidden post names belongs to itself.
    """
    media = {
        file.src_uri: file
        for file in files
        if not file.is_documentation_page()
        and file.inclusion.is_included()
        and file.src_dir not in config.theme.dirs
        and not is_blog(file.generated_by)  # A feed, whatever a hidden post links to.
    }
    hidden = {post.src_uri: post for post in (*blog.built, *blog.hidden) if not post.is_published}
    beside = _beside(media, hidden, hidden_pages, source_paths, files)
    texts = _hidden_texts(blog, hidden, hidden_pages, files)
    named = _named_by_hidden(texts, media, beside, config, authors)
    owners = {**beside.alike, **named}
    if owners:
        unbound = owners.keys() - beside.inside.keys()
        used = used_by_readers(media, owners, unbound, blog, files, config)
        for src_uri in used | (beside.shared(used) - named.keys()):
            owners.pop(src_uri, None)
    for src_uri in owners:
        media[src_uri].inclusion = InclusionLevel.DRAFT
    return owners


# --- what hidden posts have or name ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Beside:
    """The files that stand with hidden posts, each with the one that it belongs to, by `src_uri`."""

    inside: Mapping[str, str]
    """Those of hidden bundles, and what folders for drafts hold, which belongs to itself."""
    alike: Mapping[str, str]
    """Those that bear the name of a hidden post, or stand in a folder that does."""
    folders: Mapping[str, str]
    """The folder of each of these that stands in one."""

    def shared(self, used: Container[str]) -> set[str]:
        """Return those in a folder of which something is used: it is no hidden post's alone."""
        folders = {folder for src_uri, folder in self.folders.items() if src_uri in used}
        return {src_uri for src_uri, folder in self.folders.items() if folder in folders}


def _beside(
    media: Iterable[str],
    hidden: Mapping[str, Post],
    hidden_pages: Iterable[str],
    source_paths: SourcePaths,
    files: Files,
) -> _Beside:
    """Find what stands with hidden posts.

    Tools and people name the folder of a post's files like the post, and what they made of it.
    """
    bundles = {post.bundle_dir: uri for uri, post in hidden.items() if post.bundle_dir is not None}
    hidden_uris = {*hidden, *hidden_pages}
    pages = {file.src_uri for file in files.documentation_pages()}
    # What pages that are shown are named, and what stands above any page, is no hidden post's alone.
    taken = {_name_of(src_uri) for src_uri in pages - hidden_uris}
    taken.update(folder for src_uri in pages for folder in _folders_above(src_uri))
    by_name = {_name_of(src_uri): src_uri for src_uri in sorted(hidden_uris)}
    by_name = {name: src_uri for name, src_uri in by_name.items() if name not in taken}
    inside: dict[str, str] = {}
    alike: dict[str, str] = {}
    folders: dict[str, str] = {}
    for src_uri in media:
        bundle = next((parent for parent in parents_of(src_uri) if parent in bundles), None)
        folder = next((above for above in _folders_above(src_uri) if above in by_name), None)
        name, ending = posixpath.splitext(collision_key(src_uri))
        if bundle is not None:
            inside[src_uri] = bundles[bundle]
        elif folder is not None:
            alike[src_uri] = by_name[folder]
            folders[src_uri] = folder
        elif name in by_name and ending not in _MADE_BY_SITES:
            alike[src_uri] = by_name[name]
        elif source_paths.is_in_blog(src_uri) and source_paths.is_draft(src_uri):
            inside[src_uri] = src_uri
    return _Beside(inside, alike, folders)


def _name_of(src_uri: str) -> str:
    """Return what files named like the page have before their extension, in one case and form."""
    return collision_key(
        posixpath.dirname(src_uri) if is_index(src_uri) else posixpath.splitext(src_uri)[0]
    )


def _folders_above(src_uri: str) -> Iterator[str]:
    return parents_of(collision_key(src_uri))


# Feeds and the like, which have the names of lists and of programs.
_MADE_BY_SITES = frozenset({".atom", ".css", ".html", ".js", ".json", ".rss", ".xml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _HiddenText:
    """A text that the site does not show."""

    owner: str
    """The post, page or file beside them to which it belongs, by `src_uri`."""
    text: str
    folders: tuple[str, ...]
    """Where addresses in it may begin: the folder of its source, and that of its page."""


def _named_by_hidden(
    texts: Iterable[_HiddenText],
    media: Mapping[str, File],
    beside: _Beside,
    config: MkDocsConfig,
    authors: Mapping[str, Author],
) -> dict[str, str]:
    """Return what hidden posts and pages name, or have inside, each with the one that does.

    What belongs to itself belongs to the first that names it.
    """
    finder = finder_of(media, media, config)
    avatars = {name: author.avatar for name, author in authors.items() if author.avatar}
    people = NameFinder(avatars)
    named = {src_uri: owner for src_uri, owner in beside.inside.items() if owner != src_uri}

    def look_into(hidden: _HiddenText) -> None:
        waiting = [hidden]
        while waiting:
            item = waiting.pop()
            found = finder.named_in(item.text, folders=item.folders) | _wiki_linked(item.text, finder)
            for src_uri in sorted(found - named.keys()):
                named[src_uri] = item.owner
                waiting += _text_of_media(media[src_uri], item.owner)

    for src_uri, owner in (*named.items(), *beside.alike.items()):
        for text in _text_of_media(media[src_uri], owner):
            look_into(text)
    for text in texts:
        look_into(text)
        pictures = "\n".join(avatars[name] for name in people.names_in(text.text))
        look_into(replace(text, text=pictures))
    for src_uri in beside.inside:
        if src_uri not in named:
            named[src_uri] = src_uri
            for text in _text_of_media(media[src_uri], src_uri):
                look_into(text)
    return named


def _wiki_linked(text: str, finder: FileFinder) -> set[str]:
    """Return the files that a text links as Obsidian does: by a name that no other file has."""
    names = (posixpath.basename(name.strip()) for name in _WIKI_LINK.findall(text))
    return {uri for called in map(finder.called, names) if len(called) == 1 for uri in called}


# https://help.obsidian.md/links
_WIKI_LINK = re.compile(r"\[\[([^\[\]|#\n]{1,300})")


def _text_of_media(file: File, owner: str) -> Iterator[_HiddenText]:
    """Yield the text of a file to copy that may name others, such as a drawing."""
    if is_text_name(file.src_uri):
        folders = (posixpath.dirname(file.src_uri), posixpath.dirname(file.dest_uri))
        yield _HiddenText(owner=owner, text=text_in(file.content_bytes), folders=folders)


def _hidden_texts(
    blog: Blog, hidden: Mapping[str, Post], hidden_pages: Mapping[str, str], files: Files
) -> Iterator[_HiddenText]:
    """Yield the text of each hidden post, of each hidden page, and of what else was not understood.

    What their front matter says stands there twice: as written, and with its escapes read.
    """
    reported = {problem.src_uri for problem in blog.problems}
    for src_uri in sorted({*hidden, *hidden_pages, *reported}):
        file = files.src_uris.get(src_uri)
        text = hidden_pages.get(src_uri, "")  # A list may stand in the place of a hidden page.
        if not text and file is not None and not file.inclusion.is_included():
            text = text_in(file.content_bytes)
        post = hidden.get(src_uri)
        if post is not None:
            data = post.data
        else:
            data = read_front_matter(text).data if src_uri in hidden_pages else {}
        place = file.dest_uri if file else src_uri
        folders = (posixpath.dirname(src_uri), posixpath.dirname(place))
        avatars = (author.avatar for author in post.meta.authors) if post else ()
        said = "\n".join((*_strings_without_addresses(data), *avatars))
        for part in (_without_address_lines(text, data), said):
            yield _HiddenText(owner=src_uri, text=part, folders=folders)


_ADDRESS_KEYS = {key for name in ("slug", "permalink") for key in FIELD_TABLE.normal_keys[name]}


def _strings_without_addresses(data: Mapping[str, object]) -> Iterator[str]:
    """Yield what front matter says, but for the post's own address, which names no file."""
    named = {key: value for key, value in data.items() if normal_key(key) not in _ADDRESS_KEYS}
    return strings_in(named)


def _without_address_lines(text: str, data: Mapping[str, object]) -> str:
    """Return the text without the lines of its front matter that say the post's own address."""
    addresses = {str(value) for key, value in data.items() if normal_key(key) in _ADDRESS_KEYS}
    if not addresses:
        return text
    lines = text[:MAX_BLOCK_LENGTH].split("\n")
    return "\n".join(line for line in lines if not _says_one(line, addresses)) + text[MAX_BLOCK_LENGTH:]


def _says_one(line: str, addresses: Container[str]) -> bool:
    for sign in (":", "="):  # In YAML, in TOML.
        key, _, value = line.partition(sign)
        if normal_key(key.strip()) in _ADDRESS_KEYS and value.strip(" \t\r\"'") in addresses:
            return True
    return False
