"""Which files something that readers see refers to."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from mkdocs_blogposts.core.mentions import FileFinder, roots_of, text_in
from mkdocs_blogposts.core.references import (
    TEXT_NAMES,
    is_text_name,
    references,
    strings_in,
    target_of,
)

from .sources import contents_below, navigation_names, setting_texts

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.core.model import Blog


def used_by_readers(  # noqa: PLR0913, PLR0917 - the host's objects
    media: Mapping[str, File],
    candidates: Collection[str],
    unbound: Container[str],
    blog: Blog,
    files: Files,
    config: MkDocsConfig,
) -> set[str]:
    """Return those of the candidates that something which readers see refers to.

    Where the site has templates of its own, these may put folders before the names that settings and
    front matter give: so those candidates count by name that are `unbound` to a post's folder.
    """
    finder = finder_of(candidates, media, config)
    names = finder.called if config.theme.custom_dir else _called_nothing
    published = (post for post in blog.built if post.is_published)
    avatars = (author.avatar for post in published for author in post.meta.authors)
    settings = [*setting_texts(config), *avatars]
    used = finder.named_in("\n".join(settings), folders=())
    used |= {uri for text in settings for uri in names(text) if uri in unbound}
    used |= {uri for uri in candidates if _is_asked_for(media[uri].dest_uri, config)}
    navigation = navigation_names(config)
    for file in files:
        folder, name = posixpath.split(file.src_uri)
        if name in navigation:
            used |= finder.named_in(text_in(file.content_bytes), folders=(folder,))
    site_url = config.site_url or ""
    # What a page leads to are places of the site, and may be the paths of other files in `docs_dir`.
    places = FileFinder(
        {uri: _with_folder(media[uri].dest_uri) for uri in candidates}, site_url=site_url
    )
    sources = FileFinder({uri: _with_folder(uri) for uri in media})
    roots = roots_of(site_url)
    has_pages = any(media[uri].dest_uri.endswith((".html", ".htm")) for uri in candidates)
    for page in (file.page for file in files.documentation_pages() if file.page):
        said = set(strings_in(dict(page.meta)))
        if has_pages or finder.mentioned_in("\n".join(said)):
            meant = _used_by_meta(said, page, sources, places, roots)
            used |= meant or {uri for text in said for uri in names(text) if uri in unbound}
        if page.content is None:  # A dirty build did not convert it: what it mentions may be used.
            used |= finder.mentioned_in(page.file.content_string)
        elif has_pages or finder.mentioned_in(page.content) - used:
            used |= _used_by_content(page, places, site_url)
    used &= set(candidates)
    for text in _static_texts(media, candidates, config):
        used |= finder.mentioned_in(text)
    waiting = list(used)  # What a file names that only hidden posts use is not used by that.
    while waiting:
        src_uri = waiting.pop()
        if is_text_name(src_uri):
            more = finder.mentioned_in(text_in(media[src_uri].content_bytes)) - used
            used |= more
            waiting += more
    return used


def _called_nothing(name: str) -> set[str]:  # noqa: ARG001
    return set()


def _used_by_meta(
    said: Iterable[str], page: Page, sources: FileFinder, places: FileFinder, roots: Collection[str]
) -> set[str]:
    """Return the files that a page's front matter means: by their paths, or else by their places.

    Names in what it says are none, but for those in HTML.
    """
    used: set[str] = set()
    folders = {posixpath.dirname(page.file.src_uri), posixpath.dirname(unquote(page.file.url))}
    for text in said:
        for link in {text, *(references(text) if "<" in text else ())}:
            targets = [target for folder in folders for target in _targets(link, folder, roots)]
            meant = {uri for target in targets for uri in sources.at(target)}
            used |= meant or {uri for target in targets for uri in places.at(target)}
    return used


def _used_by_content(page: Page, places: FileFinder, site_url: str) -> set[str]:
    """Return the files to whose places its HTML leads, as servers serve them."""
    folder = posixpath.dirname(unquote(page.file.url))
    links = references(page.content or "")
    used = places.named_in("\n".join(links), folders=(folder,))
    for link in links:
        for target in _targets(link, folder, roots_of(site_url)):
            used |= places.at(target) | places.at(f"{target}.html")
        for target in _under_another_root(link, site_url):
            used |= places.at(target)
    return used


def _under_another_root(link: str, site_url: str) -> Iterator[str]:
    """Yield where a whole address may lead if the site stands in another folder, or below `www`.

    So it does where several versions of it are published, or no `site_url` is set.
    """
    try:
        parts, site = urlsplit(link), urlsplit(site_url)
    except ValueError:
        return
    if parts.netloc.removeprefix("www.") in ("", site.netloc.removeprefix("www.")):
        path = unquote(parts.path)
        while path.startswith("/"):
            yield path
            _, slash, path = path[1:].partition("/")
            path = f"{slash}{path}"


def _is_asked_for(place: str, config: MkDocsConfig) -> bool:
    """Whether something asks for the file by its name, without any link in a page.

    So do browsers, search engines and hosts; and the theme, for what it has of the same name.
    """
    is_theirs = any(Path(folder, place).is_file() for folder in config.theme.dirs)
    return is_theirs or place in _ASKED_FOR or place.startswith(".well-known/")


_ASKED_FOR = frozenset(
    (
        *(
            "index.html",
            "CNAME",
            "_headers",
            "_redirects",
            "404.html",
            ".nojekyll",
            "ads.txt",
            "app-ads.txt",
        ),
        *("apple-touch-icon.png", "apple-touch-icon-precomposed.png", "browserconfig.xml"),
        *("crossdomain.xml", "favicon.ico", "favicon.svg", "humans.txt", "llms.txt"),
        *("llms-full.txt", "manifest.json", "robots.txt", "security.txt", "site.webmanifest"),
        *("staticwebapp.config.json", "vercel.json", "web.config", ".htaccess"),
    )
)


def _static_texts(
    media: Mapping[str, File], candidates: Container[str], config: MkDocsConfig
) -> Iterator[str]:
    """Yield what else the site shows and browsers read: the site's own files and templates."""
    for src_uri, file in media.items():
        if src_uri not in candidates and is_text_name(src_uri):
            yield text_in(file.content_bytes)
    yield from map(text_in, contents_below(config.theme.custom_dir, TEXT_NAMES))


def _targets(link: str, folder: str, roots: Iterable[str]) -> Iterator[str]:
    """Yield the paths to which a link may lead from a folder, or from the root."""
    below = (link[len(root) :] for root in roots if link.startswith(root))
    for reference in (link, *below):
        for base in {folder, ""}:
            if target := target_of(reference, base=base):
                yield target


def finder_of(src_uris: Iterable[str], media: Mapping[str, File], config: MkDocsConfig) -> FileFinder:
    """Prepare to look for files by their paths, their places in the site, and their folders."""
    paths = {src_uri: _paths_of(media[src_uri]) for src_uri in src_uris}
    return FileFinder(paths, site_url=config.site_url or "")


def _paths_of(file: File) -> set[str]:
    """Return what leads to a file: its path, its place in the site, and its folder for an index."""
    return _with_folder(file.src_uri) | _with_folder(file.dest_uri)


def _with_folder(path: str) -> set[str]:
    is_index = path.endswith("/index.html")
    return {path, path.removesuffix("index.html")} if is_index else {path}
