"""Reading an old site: a folder with the built site, a sitemap, or a list of URLs."""

from __future__ import annotations

import posixpath
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qs, quote, unquote, urljoin, urlsplit

from mkdocs_blogposts.adapter.built_files import built_files
from mkdocs_blogposts.blog.adopt.html_page import read_html
from mkdocs_blogposts.blog.adopt.old_pages import OldPage
from mkdocs_blogposts.text.old_urls import INDEX

from .sitemap import SitemapError, is_sitemap, unpacked, urls_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class OldSiteError(Exception):
    """The old site can't be read. The message is one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldSite:
    """The URLs of an old site."""

    pages: tuple[OldPage, ...]
    """Its pages and files."""
    outside: tuple[str, ...] = ()
    """The URLs that aren't in it, as written."""


def read_old_site(
    source: str, *, base: str, site_url: str = "", keeps: Callable[[str], bool]
) -> OldSite:
    """Read an old site.

    Args:
        source: the path of a folder, of a sitemap or of a list of URLs; `-` for standard input.
        base: the URL of the old site; empty if it isn't known.
        site_url: the URL of the new site. If the old one was in a folder of it, paths begin with that.
        keeps: whether the new site has what is at a path, by its key. Such pages aren't read.

    Raises:
        OldSiteError: the file doesn't exist, or isn't one of these.
    """
    try:
        if source != "-" and Path(source).is_dir():
            folder = _Folder(Path(source), base, folder_of(base, site_url))
            return OldSite(pages=tuple(_distinct(folder.pages(keeps))))
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        data = unpacked(data)
        urls = urls_of(data, lambda url: _sitemap(source, url)) if is_sitemap(data) else _lines(data)
    except (OSError, SitemapError) as error:
        hint = " Download it first." if "://" in source else ""
        raise OldSiteError(f"{source}: {_reason(error)}.{hint}") from error
    base = base_of(urls, base)
    paths = {url: path_under(url, base) for url in urls}
    prefix = folder_of(base, site_url)
    return OldSite(
        pages=tuple(OldPage(path=f"{prefix}{path}") for path in paths.values() if path is not None),
        outside=tuple(url for url, path in paths.items() if path is None),
    )


def _reason(error: Exception) -> str:
    return " ".join(str(getattr(error, "strerror", None) or error).split())


def _sitemap(source: str, url: str) -> bytes:
    """Return the content of another sitemap, which must be next to the first."""
    name = posixpath.basename(urlsplit(url).path)
    path = Path(source).parent / name
    if source == "-" or not name or not path.is_file():
        raise SitemapError(f"refers to {url}, which isn't next to it")
    return path.read_bytes()


def _lines(data: bytes) -> list[str]:
    """Return the URLs in a list, one in each line; `#` starts a comment."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SitemapError("neither a sitemap nor a list of URLs in UTF-8") from error
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


# --- URLs -----------------------------------------------------------------------------------------


def base_of(urls: Iterable[str], base: str) -> str:
    """Return the URL of an old site: the given one, unless all URLs are on another host."""
    hosts = Counter(
        f"{parts.scheme}://{parts.netloc}/" for parts in map(_split, urls) if parts and parts.netloc
    )
    if not hosts or (base and any(_host(host) == _host(base) for host in hosts)):
        return base
    return hosts.most_common(1)[0][0]


def folder_of(base: str, site_url: str) -> str:
    """Return the folder of the new site in which the old one was, with a slash at its end, or empty."""
    old, new = _split(base), _split(site_url)
    root = f"{new.path.rstrip('/')}/" if new else "/"
    if not old or not new or _host(base) != _host(site_url) or not old.path.startswith(root):
        return ""
    folder = unquote(old.path[len(root) :]).strip("/")
    return f"{folder}/" if folder else ""


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower().removeprefix("www.")


def path_under(url: str, base: str) -> str | None:
    """Return the decoded path of a URL in the old site, or None if it isn't in it.

    A path alone may start from the host or from the site.
    """
    try:
        parts = urlsplit(url)
        root = urlsplit(base)
    except ValueError:
        return None
    prefix = f"{root.path.rstrip('/')}/"
    is_inside = f"{parts.path}/".startswith(prefix)
    if parts.netloc:
        if _host(url) != _host(base) or not is_inside:
            return None
    elif parts.scheme:
        return None
    path = parts.path[len(prefix) :] if is_inside else parts.path
    query = _query(parts.query)
    return f"{unquote(path, errors='surrogateescape').lstrip('/')}{query}"


# The pages of WordPress without permalinks; hosts of files ignore any other query.
_QUERIES = frozenset({"p", "page_id", "post", "cat", "tag", "author", "m", "attachment_id"})


def _query(query: str) -> str:
    return f"?{query}" if query and _QUERIES & parse_qs(query).keys() else ""


# --- folders --------------------------------------------------------------------------------------

_HTML = (".html", ".htm")
_MACHINERY = (
    *(".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".eot", ".otf", ".gz", ".inv"),
    *("404.html", "robots.txt", "sitemap.xml", "search_index.json", "search.json", ".buildinfo"),
    *("CNAME", ".nojekyll", "_redirects", "_headers", ".DS_Store", "objects.json"),
)
"""Extensions of files that readers never open directly."""


@dataclass(frozen=True, slots=True)
class _Folder:
    """The folder of a built site."""

    path: Path
    base: str
    prefix: str
    """The folder of the new site in which it was."""

    def pages(self, keeps: Callable[[str], bool]) -> Iterator[OldPage]:
        """Yield the pages and files, in the order of their paths."""
        files = {place: path for path, place, _ in built_files(str(self.path))}
        if not any(place.lower().endswith(_HTML) for place in files):
            raise SitemapError("not the folder of a built site: it has no HTML files")
        for place in sorted(files):
            if place.endswith(_MACHINERY) and posixpath.basename(place) != INDEX:
                continue
            page = OldPage(path=f"{self.prefix}{_path_of(place)}")
            is_html = place.lower().endswith(_HTML)
            is_read = is_html and not keeps(page.key)
            yield self._with_details(page, place, files[place]) if is_read else page

    def _with_details(self, page: OldPage, place: str, path: str) -> OldPage:
        """Return an old page with what its HTML says."""
        found = read_html(Path(path).read_text(encoding="utf-8", errors="replace"))
        target: str | None = None
        if found.redirects_to:
            base = self.base or "https://old.invalid/"
            here = urljoin(base, quote(place, errors="surrogateescape"))
            try:
                target = path_under(urljoin(here, found.redirects_to), base)
            except ValueError:
                target = None
        if target is not None:
            target = f"{self.prefix}{target}"
        return replace(page, titles=found.titles, date=found.date, redirects_to=target)


def _path_of(place: str) -> str:
    is_index = posixpath.basename(place) == INDEX
    return place[: -len(INDEX)] if is_index else place


_MOST_WITH_ONE_TITLE = 2


def _distinct(pages: Iterable[OldPage]) -> Iterator[OldPage]:
    """Yield the pages without titles that many of them share, such as the site's."""
    pages = list(pages)
    counts = Counter(title for page in pages for title in page.titles)
    for page in pages:
        titles = tuple(title for title in page.titles if counts[title] <= _MOST_WITH_ONE_TITLE)
        yield replace(page, titles=titles) if titles != page.titles else page
