"""Files that only hidden posts use stay out of the site."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs.structure.files import InclusionLevel

from mkdocs_blogposts.core.block import MOST_BLOCK
from mkdocs_blogposts.core.frontmatter import read_front_matter
from mkdocs_blogposts.core.keys import NORMAL_KEYS, normal_key
from mkdocs_blogposts.core.mentions import FileFinder, NameFinder, roots_of, text_in
from mkdocs_blogposts.core.places import parents_of
from mkdocs_blogposts.core.references import TEXT_NAMES, is_text_name, references, strings_in, target_of

from .sources import contents_below, navigation_names, setting_texts

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.core.model import Author, Blog, Post

    from .planning import PlannedSite


def withhold(
    blog: Blog,
    hidden_pages: Mapping[str, str],
    planned: PlannedSite,
    files: Files,
    config: MkDocsConfig,
) -> dict[str, str]:
    """Give the files that only hidden posts and pages use the level of a draft.

    These are the files of a hidden bundle, of a folder for drafts, and those that hidden posts name, or
    a file that they name; what a published page, the configuration, a template or a static file uses
    too stays. Runs before MkDocs copies.

    Args:
        blog: the blog, of which this build hides some posts.
        hidden_pages: the texts of hidden pages in its folder that are no posts, by `src_uri`.
        planned: what the blog was when it was planned.
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
    }
    hidden = {post.src_uri: post for post in (*blog.built, *blog.hidden) if not post.is_published}
    bundles = {post.bundle_dir: uri for uri, post in hidden.items() if post.bundle_dir is not None}
    places, authors = planned.places, planned.companions.authors
    beside: dict[str, str] = {}
    for src_uri in media:
        if folder := next((parent for parent in parents_of(src_uri) if parent in bundles), None):
            beside[src_uri] = bundles[folder]
        elif places.is_in_blog(src_uri) and places.is_draft(src_uri):
            beside[src_uri] = src_uri
    texts = _hidden_texts(blog, hidden, hidden_pages, files)
    owners = _named_by_hidden(texts, media, beside, config, authors)
    if owners:
        for src_uri in _used_elsewhere(media, owners, blog, files, config):
            owners.pop(src_uri, None)
    for src_uri in owners:
        media[src_uri].inclusion = InclusionLevel.DRAFT
    return owners


# --- what hidden posts name -----------------------------------------------------------------------


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
    beside: Mapping[str, str],
    config: MkDocsConfig,
    authors: Mapping[str, Author],
) -> dict[str, str]:
    """Return what hidden posts and pages name, or have beside them, each with the one that does.

    What belongs to itself belongs to the first that names it.
    """
    finder = _finder(media, media, config)
    avatars = {name: author.avatar for name, author in authors.items() if author.avatar}
    people = NameFinder(avatars)
    named = {src_uri: owner for src_uri, owner in beside.items() if owner != src_uri}

    def look_into(hidden: _HiddenText) -> None:
        waiting = [hidden]
        while waiting:
            item = waiting.pop()
            found = finder.named_in(item.text, folders=item.folders)
            for src_uri in sorted(found - named.keys()):
                named[src_uri] = item.owner
                waiting += _text_of_media(media[src_uri], item.owner)

    for src_uri, owner in list(named.items()):
        for text in _text_of_media(media[src_uri], owner):
            look_into(text)
    for text in texts:
        look_into(text)
        pictures = "\n".join(avatars[name] for name in people.names_in(text.text))
        look_into(replace(text, text=pictures))
    for src_uri in beside:
        if src_uri not in named:
            named[src_uri] = src_uri
            for text in _text_of_media(media[src_uri], src_uri):
                look_into(text)
    return named


def _finder(src_uris: Iterable[str], media: Mapping[str, File], config: MkDocsConfig) -> FileFinder:
    paths = {src_uri: _paths_of(media[src_uri]) for src_uri in src_uris}
    return FileFinder(paths, site_url=config.site_url or "")


def _paths_of(file: File) -> set[str]:
    """Return what leads to a file: its path, its place in the site, and its folder for an index."""
    paths = {file.src_uri, file.dest_uri}
    return paths | {path.removesuffix("index.html") for path in paths if path.endswith("/index.html")}


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


_ADDRESS_KEYS = {*NORMAL_KEYS["slug"], *NORMAL_KEYS["address"]}


def _strings_without_addresses(data: Mapping[str, object]) -> Iterator[str]:
    """Yield what front matter says, but for the post's own address, which names no file."""
    named = {key: value for key, value in data.items() if normal_key(key) not in _ADDRESS_KEYS}
    return strings_in(named)


def _without_address_lines(text: str, data: Mapping[str, object]) -> str:
    """Return the text without the lines of its front matter that say the post's own address."""
    addresses = {str(value) for key, value in data.items() if normal_key(key) in _ADDRESS_KEYS}
    if not addresses:
        return text
    lines = text[:MOST_BLOCK].split("\n")
    return "\n".join(line for line in lines if not _says_one(line, addresses)) + text[MOST_BLOCK:]


def _says_one(line: str, addresses: Container[str]) -> bool:
    for sign in (":", "="):  # In YAML, in TOML.
        key, _, value = line.partition(sign)
        if normal_key(key.strip()) in _ADDRESS_KEYS and value.strip(" \t\r\"'") in addresses:
            return True
    return False


# --- what readers see -----------------------------------------------------------------------------


def _used_elsewhere(
    media: Mapping[str, File],
    candidates: Collection[str],
    blog: Blog,
    files: Files,
    config: MkDocsConfig,
) -> set[str]:
    """Return those of the candidates that something which readers see refers to."""
    finder = _finder(candidates, media, config)
    published = (post for post in blog.built if post.is_published)
    avatars = (author.avatar for post in published for author in post.meta.authors)
    used = finder.named_in("\n".join((*setting_texts(config), *avatars)), folders=())
    used |= {uri for uri in candidates if _is_asked_for(media[uri].dest_uri, config)}
    navigation = navigation_names(config)
    for file in files:
        folder, name = posixpath.split(file.src_uri)
        if name in navigation:
            used |= finder.named_in(text_in(file.content_bytes), folders=(folder,))
    roots = roots_of(config.site_url or "")
    # What a page leads to are places of the site, and may be the paths of other files in `docs_dir`.
    places = FileFinder(
        {uri: {media[uri].dest_uri} for uri in candidates}, site_url=config.site_url or ""
    )
    sources = FileFinder({uri: {uri} for uri in media})
    has_pages = any(media[uri].dest_uri.endswith((".html", ".htm")) for uri in candidates)
    for page in (file.page for file in files.documentation_pages() if file.page):
        said = set(strings_in(dict(page.meta)))
        if finder.mentioned_in("\n".join(said)):
            used |= _used_by_meta(said, page, sources, places, roots)
        if page.content is None:  # A dirty build did not convert it: what it mentions may be used.
            used |= finder.mentioned_in(page.file.content_string)
        elif has_pages or finder.mentioned_in(page.content) - used:
            used |= _used_by_content(page, places, roots, has_pages=has_pages)
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


def _used_by_content(
    page: Page, places: FileFinder, roots: Collection[str], *, has_pages: bool
) -> set[str]:
    """Return the files to whose places its HTML leads, as servers serve them."""
    folder = posixpath.dirname(unquote(page.file.url))
    links = references(page.content or "")
    used = places.named_in("\n".join(links), folders=(folder,))
    for link in links if has_pages else ():
        for target in _targets(link, folder, roots):
            for place in (posixpath.normpath(f"{target}/index.html"), f"{target}.html"):
                used |= places.at(place)
    return used


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
