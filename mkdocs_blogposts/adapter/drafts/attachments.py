"""Finding the files that only hidden posts use. docs/drafts.md describes them in one table."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from mkdocs_blogposts.adapter.compat import navigation
from mkdocs_blogposts.adapter.compat.names import is_blog
from mkdocs_blogposts.adapter.scanning.sources import contents_below, setting_texts
from mkdocs_blogposts.blog.source_paths import is_index, parents_of
from mkdocs_blogposts.text.file_names import FileFinder, code_of
from mkdocs_blogposts.text.nested import strings_in
from mkdocs_blogposts.text.search import decoded
from mkdocs_blogposts.text.urls import collision_key

from .hidden import content_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from .hidden import Hidden


def media_of(files: Iterable[File], config: MkDocsConfig) -> dict[str, File]:
    """Return the files that MkDocs would copy, by `src_uri`, except the theme's and our own."""
    return {
        file.src_uri: file
        for file in files
        if not file.is_documentation_page()
        and file.inclusion.is_included()
        and file.src_dir not in config.theme.dirs
        and not is_blog(file.generated_by)  # Such as the feed, even if a hidden post links to it.
    }


class Attachment(NamedTuple):
    """How a file belongs to a hidden post."""

    owner: str
    """The post; the file itself if it is in a folder for drafts and no post refers to it."""
    is_inside: bool = False
    """Whether it is in a hidden bundle, or in a folder for drafts."""
    is_alike: bool = False
    """Whether it is named like a hidden post, or in a folder that is."""
    is_named: bool = False
    """Whether a hidden post, or another file that belongs to one, refers to it."""
    folder: str = ""
    """The folder named like a hidden post, if the file is in one."""


def find_attachments(
    hidden: Hidden, media: Mapping[str, File], files: Files, config: MkDocsConfig
) -> dict[str, Attachment]:
    """Return the files that belong to hidden posts, among those that MkDocs would copy."""
    if not media:
        return {}
    found = dict(_beside(hidden, media, files))
    named = _Namer(hidden, media, config).named({uri: each.owner for uri, each in found.items()}, files)
    for src_uri, owner in named.items():
        known = found.get(src_uri) or Attachment(owner)
        found[src_uri] = known._replace(owner=owner, is_named=True)
    return found


def without(found: Mapping[str, Attachment], used: Collection[str]) -> dict[str, Attachment]:
    """Return the attachments that aren't in use. If one in a folder is, the whole folder stays."""
    shared = {found[src_uri].folder for src_uri in used if src_uri in found} - {""}
    return {
        src_uri: each
        for src_uri, each in found.items()
        if src_uri not in used and (each.is_named or each.folder not in shared)
    }


def _beside(hidden: Hidden, media: Iterable[str], files: Files) -> Iterator[tuple[str, Attachment]]:
    """Yield the files in hidden bundles and folders for drafts, and those named like hidden posts."""
    bundles = {p.bundle_dir: uri for uri, p in hidden.posts.items() if p.bundle_dir is not None}
    pages = {file.src_uri for file in files.documentation_pages()} - hidden.src_uris
    # Files named like a public page, and folders that contain a page, don't belong to hidden posts.
    taken = {_stem(src_uri) for src_uri in pages}
    taken.update(folder for src_uri in pages for folder in parents_of(collision_key(src_uri)))
    stems = {_stem(uri): uri for uri in sorted(hidden.src_uris) if _stem(uri) not in taken}
    for src_uri in media:
        key = collision_key(src_uri)
        bundle = next((parent for parent in parents_of(src_uri) if parent in bundles), None)
        stem = next((s for s in (*parents_of(key), posixpath.splitext(key)[0]) if s in stems), "")
        if bundle is not None:
            yield src_uri, Attachment(bundles[bundle], is_inside=True)
        elif stem:
            folder = stem if key.startswith(f"{stem}/") else ""
            yield src_uri, Attachment(stems[stem], is_alike=True, folder=folder)
        elif hidden.source_paths.is_in_blog(src_uri) and hidden.source_paths.is_draft(src_uri):
            yield src_uri, Attachment(src_uri, is_inside=True)


def _stem(src_uri: str) -> str:
    """Return the normalized path without extension, which files named like the page share."""
    is_folder = is_index(src_uri) and "/" in src_uri
    return collision_key(posixpath.dirname(src_uri) if is_folder else posixpath.splitext(src_uri)[0])


class _Namer:
    """Finds the files that hidden posts refer to, directly or through other files."""

    def __init__(self, hidden: Hidden, media: Mapping[str, File], config: MkDocsConfig) -> None:
        self._hidden, self._media = hidden, media
        docs_dir = posixpath.basename(
            Path(config.docs_dir).as_posix()
        )  # Some editors write paths from there.
        paths = {
            uri: {*_paths(uri), *_paths(file.dest_uri), f"{docs_dir}/{uri}"}
            for uri, file in media.items()
        }
        self._finder = FileFinder(paths, site_url=config.site_url or "")
        authors = hidden.authors.items()
        self._people = FileFinder({a.avatar: (key, a.name) for key, a in authors if a.avatar})
        self._named: dict[str, str] = {}

    def named(self, beside: Mapping[str, str], files: Files) -> dict[str, str]:
        """Return the files, each with the first post that refers to it."""
        for src_uri, owner in beside.items():
            if owner != src_uri:
                self._look_into_file(src_uri, owner)
        for src_uri, text in self._hidden.texts(files):
            post, file = self._hidden.posts.get(src_uri), files.src_uris.get(src_uri)
            place = post.dest_uri if post else file.dest_uri if file else src_uri
            self._look_into(text, src_uri, src_uri, place)
            self._look_into("\n".join(self._people.mentioned_in(text)), src_uri, src_uri, place)
        for src_uri in sorted(beside.keys() - self._named.keys()):
            self._look_into_file(src_uri, src_uri)
        return self._named

    def _look_into(self, text: str, owner: str, *paths: str) -> None:
        found = self._finder.named_in(text, [posixpath.dirname(path) for path in paths])
        # Obsidian links by name if no other file has the same name (https://help.obsidian.md/links).
        for link in re.findall(r"\[\[([^\[\]|#\n]{1,300})", text):
            called = self._finder.called(posixpath.basename(link.strip()))
            found |= called if len(called) == 1 else set()
        for src_uri in sorted(found - self._named.keys()):
            self._named[src_uri] = owner
            self._look_into_file(src_uri, owner)

    def _look_into_file(self, src_uri: str, owner: str) -> None:
        file = self._media[src_uri]
        if _is_text(src_uri):
            self._look_into(content_of(file), owner, src_uri, file.dest_uri)


def _paths(path: str) -> set[str]:
    """Return the paths that lead to a file: its own, and its folder's for an index."""
    return {path, path.removesuffix("index.html")} if path.endswith("/index.html") else {path}


class PublicUses:
    """Finds the attachments that something public uses."""

    def __init__(
        self, found: Mapping[str, Attachment], media: Mapping[str, File], config: MkDocsConfig
    ) -> None:
        self._media, self._config, self._found = media, config, found
        site_url = config.site_url or ""
        self._places = {src_uri: media[src_uri].dest_uri for src_uri in found}
        paths = {uri: {*_paths(uri), *_paths(place)} for uri, place in self._places.items()}
        self._finder = FileFinder(paths, site_url=site_url)
        # HTML refers to paths in the site, which may be the source paths of other files.
        urls = {u: {*_paths(place), place.removesuffix(".html")} for u, place in self._places.items()}
        self._by_url = FileFinder(urls, site_url=site_url)
        self._by_source = FileFinder({src_uri: _paths(src_uri) for src_uri in media})

    def possible(self, texts: Iterable[tuple[str, str]]) -> set[str]:
        """Return the attachments that a public text mentions, so a page might need them.

        Args:
            texts: the texts, each with its path in `docs_dir` or an empty string.
        """
        found = self._by_settings() | self._asked_for()
        for src_uri, text in texts:
            named = self._finder.mentioned_in(text) - found
            inside = {uri for uri in named if self._found[uri].is_inside}
            if inside and src_uri.endswith(".md"):
                named -= inside - self._finder.named_in(text, (posixpath.dirname(src_uri),))
            found |= named
        return found

    def used(self, files: Files, avatars: Iterable[str]) -> set[str]:
        """Return the attachments in use, once all pages are converted."""
        used = self._by_settings() | self._asked_for()
        used |= self._finder.named_in("\n".join(avatars), ())
        names = navigation.file_names(self._config)
        for file in files:
            if posixpath.basename(file.src_uri) in names:
                used |= self._finder.named_in(content_of(file), (posixpath.dirname(file.src_uri),))
            if file.page and file.inclusion.is_included():
                used |= self._by_page(file.page)
        for text in self._static_texts():
            used |= self._finder.mentioned_in(text)
        waiting = list(used)
        while waiting:
            src_uri = waiting.pop()
            text = content_of(self._media[src_uri]) if _is_text(src_uri) else ""
            more = self._finder.mentioned_in(text) - used if src_uri in self._found else set()
            used |= more
            waiting += more
        return used & self._found.keys()

    def _by_settings(self) -> set[str]:
        texts = list(setting_texts(self._config))
        return self._finder.named_in("\n".join(texts), ()).union(*map(self._called, texts))

    def _called(self, name: str) -> set[str]:
        """Return the attachments with this name, as templates may put a folder before a name.

        Attachments that are in a hidden post's folder don't count, because their names may be common.
        """
        called = self._finder.called(name) if self._config.theme.custom_dir else set()
        found = self._found
        return {uri for uri in called if not (found[uri].is_inside or found[uri].is_alike)}

    def _asked_for(self) -> set[str]:
        """Return the files that browsers, hosts or the theme request by name."""
        return {
            src_uri
            for src_uri, place in self._places.items()
            if place in _ASKED_FOR
            or place.startswith(".well-known/")
            or any(Path(folder, place).is_file() for folder in self._config.theme.dirs)
        }

    def _by_page(self, page: Page) -> set[str]:
        """Return the attachments that a page's front matter and HTML refer to."""
        folders = (posixpath.dirname(page.file.src_uri), posixpath.dirname(unquote(page.file.url)))
        used: set[str] = set()
        for text in strings_in(dict(page.meta)):
            used |= self._by_source.at(text, folders) or self._by_url.at(text, folders)
            used |= self._called(text)
            if "<" in text:
                used |= self._finder.named_in(code_of(text), folders)
        if page.content is None:  # Not converted in a dirty build: it may use what it mentions.
            used |= self._finder.mentioned_in(page.file.content_string)
        elif self._by_url.mentioned_in(page.content) - used:
            used |= self._by_url.named_in(code_of(page.content), folders[1:])
        return used

    def _static_texts(self) -> Iterator[str]:
        """Yield the site's own files and templates."""
        for src_uri, file in self._media.items():
            if src_uri not in self._found and _is_text(src_uri):
                yield content_of(file)
        yield from map(decoded, contents_below(self._config.theme.custom_dir, _TEXT_NAMES))


def _is_text(name: str) -> bool:
    """Return whether a file with this name may refer to other files."""
    return name.lower().endswith(_TEXT_NAMES)


_TEXT_NAMES = (
    *(".atom", ".cjs", ".css", ".csv", ".dae", ".geojson", ".gltf", ".gpx", ".htm", ".html", ".ics"),
    *(".ipynb", ".js", ".json", ".jsonld", ".kml", ".less", ".m3u", ".m3u8", ".map", ".mjs", ".mpd"),
    *(".mtl", ".obj", ".php", ".py", ".rss", ".scss", ".svg", ".tsv", ".txt", ".vtt", ".webmanifest"),
    *(".xhtml", ".xml", ".xsl", ".xslt", ".yaml", ".yml", "_headers", "_redirects"),
)
_ASKED_FOR = frozenset(
    (
        *(".htaccess", ".nojekyll", "404.html", "CNAME", "_headers", "_redirects", "ads.txt"),
        *("app-ads.txt", "apple-touch-icon-precomposed.png", "apple-touch-icon.png"),
        *("browserconfig.xml", "crossdomain.xml", "favicon.ico", "favicon.svg", "humans.txt"),
        *("index.html", "llms-full.txt", "llms.txt", "manifest.json", "robots.txt", "security.txt"),
        *("site.webmanifest", "staticwebapp.config.json", "vercel.json", "web.config"),
    )
)
