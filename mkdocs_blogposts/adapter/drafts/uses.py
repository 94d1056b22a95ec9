"""Which files something that readers see refers to."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from mkdocs_blogposts.adapter.sources import contents_below, navigation_names, setting_texts
from mkdocs_blogposts.text.nested import strings_in

from .mentions import FileFinder, roots_of
from .readings import text_in
from .references import TEXT_NAMES, is_text_name, references, target_of

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.blog.model import Blog


def used_by_readers(  # noqa: PLR0913, PLR0917 - the host's objects
    media: Mapping[str, File],
    candidates: Collection[str],
    unbound: Container[str],
    blog: Blog,
    files: Files,
    config: MkDocsConfig,
) -> set[str]:
    """Return those of the candidates that something which readers see refers to.

    Args:
        media: all files to copy, by `src_uri`.
        candidates: those in question.
        unbound: those of them that do not stand with a hidden post.
        blog: the blog, of which this build hides some posts.
        files: all files of the site.
        config: the site's.
    """
    published = (post for post in blog.built if post.is_published)
    avatars = (author.avatar for post in published for author in post.meta.authors)
    uses = _Uses(media, candidates, unbound, config)
    used = uses.by_settings([*setting_texts(config), *avatars])
    used |= {uri for uri in candidates if _is_asked_for(media[uri].dest_uri, config)}
    navigation = navigation_names(config)
    for file in files:
        if posixpath.basename(file.src_uri) in navigation:
            used |= uses.by_navigation(file)
    for file in files.documentation_pages():
        if file.page:
            used |= uses.by_page(file.page)
    used &= set(candidates)
    for text in _static_texts(media, candidates, config):
        used |= uses.by_text(text)
    waiting = list(used)  # What a file names that only hidden posts use is not used by that.
    while waiting:
        src_uri = waiting.pop()
        if is_text_name(src_uri):
            more = uses.by_text(text_in(media[src_uri].content_bytes)) - used
            used |= more
            waiting += more
    return used


class _Uses:
    """Which of some files each thing uses that readers see."""

    def __init__(
        self,
        media: Mapping[str, File],
        candidates: Collection[str],
        unbound: Container[str],
        config: MkDocsConfig,
    ) -> None:
        self._site_url = config.site_url or ""
        self._roots = roots_of(self._site_url)
        self._finder = finder_of(candidates, media, config)
        # What a page leads to are places of the site, and may be the paths of other files.
        places = {uri: _with_folder(media[uri].dest_uri) for uri in candidates}
        self._places = FileFinder(places, site_url=self._site_url)
        self._sources = FileFinder({uri: _with_folder(uri) for uri in media})
        self._has_pages = any(
            place.endswith((".html", ".htm")) for of in places.values() for place in of
        )
        self._has_templates = bool(config.theme.custom_dir)
        self._unbound = unbound

    def by_settings(self, texts: Collection[str]) -> set[str]:
        """Return what the settings name, with its way from the root, or for the site's templates."""
        named = self._finder.named_in("\n".join(texts), folders=())
        return named.union(*map(self._called, texts))

    def by_navigation(self, file: File) -> set[str]:
        """Return what a file names of which another plugin makes the navigation."""
        folder = posixpath.dirname(file.src_uri)
        return self._finder.named_in(text_in(file.content_bytes), folders=(folder,))

    def by_text(self, text: str) -> set[str]:
        """Return what a script, a style sheet or a template seems to use."""
        return self._finder.mentioned_in(text)

    def by_page(self, page: Page) -> set[str]:
        """Return what the page's front matter means, and what its HTML leads to."""
        said = set(strings_in(dict(page.meta)))
        used: set[str] = set()
        if self._has_pages or self._finder.mentioned_in("\n".join(said)):
            used |= self._by_meta(said, page)
        if page.content is None:  # A dirty build did not convert it: what it mentions may be used.
            used |= self._finder.mentioned_in(page.file.content_string)
        elif self._has_pages or self._finder.mentioned_in(page.content) - used:
            used |= self._by_content(page.content, page)
        return used

    def _by_meta(self, said: Iterable[str], page: Page) -> set[str]:
        """Return what front matter means: by paths, or else by places, or else by names.

        Names in what it says are none, but for those in HTML.
        """
        used: set[str] = set()
        folders = {posixpath.dirname(page.file.src_uri), posixpath.dirname(unquote(page.file.url))}
        for text in said:
            for link in {text, *(references(text) if "<" in text else ())}:
                targets = [to for folder in folders for to in _targets(link, folder, self._roots)]
                meant = {uri for target in targets for uri in self._sources.at(target)}
                meant = meant or {uri for target in targets for uri in self._places.at(target)}
                used |= meant or self._called(link)
        return used

    def _by_content(self, content: str, page: Page) -> set[str]:
        """Return the files to whose places HTML leads, as servers serve them."""
        folder = posixpath.dirname(unquote(page.file.url))
        links = references(content)
        used = self._places.named_in("\n".join(links), folders=(folder,))
        for link in links:
            for target in _targets(link, folder, self._roots):
                used |= self._places.at(target) | self._places.at(f"{target}.html")
            for target in _under_another_root(link, self._site_url):
                used |= self._places.at(target)
        return used

    def _called(self, name: str) -> set[str]:
        """Return the files of a name before which templates of the site may put a folder.

        What stands with a hidden post may have the name of anything.
        """
        called = self._finder.called(name) if self._has_templates else ()
        return {uri for uri in called if uri in self._unbound}


def _under_another_root(link: str, site_url: str) -> Iterator[str]:
    """Yield where a whole address may lead if the site stands in another folder, or below `www`.

    So it does where several versions of it are published, or no `site_url` is set.
    """
    try:
        parts, site = urlsplit(link), urlsplit(site_url)
    except ValueError:
        return
    if len(link) > _LONGEST_ADDRESS:  # A picture in itself, not the address of one.
        return
    if parts.netloc.removeprefix("www.") in ("", site.netloc.removeprefix("www.")):
        path = unquote(parts.path)
        while path.startswith("/"):
            yield path
            _, slash, path = path[1:].partition("/")
            path = f"{slash}{path}"


_LONGEST_ADDRESS = 2000


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
