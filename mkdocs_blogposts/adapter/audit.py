"""The last look at the finished site: whether anything of a hidden post got out."""

from __future__ import annotations

import gzip
import os
import posixpath
import zlib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_blogposts.core.leaks import Secret, Trace, TraceFinder, TraceKind
from mkdocs_blogposts.core.model import State
from mkdocs_blogposts.core.problems import Problem, Severity, shown
from mkdocs_blogposts.core.references import strings_in
from mkdocs_blogposts.render.words import OUR_WORDS

from .authorship import author_of, author_of_page
from .sources import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.core.model import Blog


@dataclass(kw_only=True)
class LeakAudit:
    """Searches each page as it is written, and each other file when all are.

    A page that changes after it was written is searched again.
    """

    secrets: tuple[Secret, ...]
    files: Files
    """All files of the site, the hidden ones too."""
    withheld: Mapping[str, str]
    """The post or page that each withheld file belongs to, both by `src_uri`."""
    bodies: Mapping[str, str]
    """The Markdown of the published posts, which need not be read again."""
    finder: TraceFinder
    _published: set[Trace] = field(default_factory=set, repr=False)
    """What a published page says by itself, so that it may stand anywhere."""
    _sizes: dict[str, int] = field(default_factory=dict, repr=False)
    """The size of each page as it was handed to MkDocs, by its place in the site."""
    _hits: dict[tuple[str, str], dict[Trace, str]] = field(
        default_factory=lambda: defaultdict(dict), repr=False
    )
    """Who made it, by hidden post and file of the site, and by trace."""

    @classmethod
    def of(
        cls,
        secrets: Iterable[Secret],
        blog: Blog,
        withheld: Mapping[str, str],
        files: Files,
        config: MkDocsConfig,
    ) -> LeakAudit:
        """Prepare the search for these."""
        secrets = tuple(secrets)
        finder = TraceFinder(secrets, site_url=config.site_url or "")
        bodies = {post.src_uri: post.body for post in blog.built}
        return cls(secrets=secrets, files=files, withheld=withheld, bodies=bodies, finder=finder)

    def see_page(self, output: str, page: Page, config: MkDocsConfig) -> None:
        """Search a page that MkDocs is about to write."""
        place = page.file.dest_uri
        data = output.encode(errors="xmlcharrefreplace")  # As MkDocs writes it.
        self._sizes[place] = len(data)
        found = self.finder.find(data, url=page.url) - self._published
        if not found:
            return
        folder = posixpath.dirname(page.file.src_uri)
        own = self.bodies.get(page.file.src_uri, "").casefold()
        if not all(_is_in(own, trace, folder=folder) for trace in found):
            own = (text_of(page.file) or "").casefold()
        for trace in found:
            if not _is_in(own, trace, folder=folder):
                self._hits[trace.src_uri, place][trace] = author_of_page(page, trace.text, config)
            elif trace.kind is not TraceKind.ADDRESS:
                self._published.add(trace)

    def see_site(self, config: MkDocsConfig) -> list[Problem]:
        """Search everything else that was written, and return what got out."""
        withheld = {self.files.src_uris[uri].dest_uri: uri for uri in self.withheld}
        copied = {file.dest_uri for file in self.files if not file.is_documentation_page()}
        copied -= withheld.keys()
        sources = {secret.src_uri for secret in self.secrets}
        sizes: dict[int, list[str]] = defaultdict(list)
        for uri in self.withheld:
            sizes[_size(self.files.src_uris[uri])].append(uri)
        for path, place, size in _walk(config.site_dir):
            if place in copied or self._sizes.get(place) == size:
                continue
            found = self.finder.find(_content(path), url=_url_of(place)) - self._published
            if place in sources:
                found.add(Trace(place, TraceKind.SOURCE, place))
            file = withheld.get(place)
            if file is None and size in sizes and size:  # It may be a copy under another name.
                data = Path(path).read_bytes()
                same = (uri for uri in sizes[size] if self.files.src_uris[uri].content_bytes == data)
                file = next(same, None)
            if file:
                found.add(Trace(self.withheld[file], TraceKind.FILE, file))
            if found:
                maker = author_of(place, self.files, config)
                for trace in found:
                    self._hits[trace.src_uri, place][trace] = maker
        published = list(_published_texts(self.files, config)) if self._hits else []
        problems = (
            _problem(src_uri, place, hits, published)
            for (src_uri, place), hits in sorted(self._hits.items())
        )
        return [problem for problem in problems if problem]


def secrets_of(
    blog: Blog, hidden_pages: Mapping[str, str], files: Files, withheld: Mapping[str, str]
) -> Iterator[Secret]:
    """Yield what nobody may read of each hidden post and page.

    Args:
        blog: the blog, of which this build hides some posts.
        hidden_pages: the texts of the pages in its folder that are no posts and hidden, too.
        files: all files of the site.
        withheld: the post or page that each withheld file belongs to, both by `src_uri`.
    """
    posts = {post.src_uri: post for post in blog.hidden}
    urls: dict[str, list[str]] = defaultdict(list)
    for uri, owner in sorted(withheld.items()):
        urls[owner].append(files.src_uris[uri].url)
    # A list stands at the address of an index that is a draft, under whatever name.
    shown = {file.url for file in files if file.inclusion.is_included()}
    for src_uri in sorted({*posts, *hidden_pages}):
        file = files.src_uris[src_uri]
        post = posts.get(src_uri)
        is_replaced = file.inclusion.is_included()  # By a list, in the place of a draft index.
        is_displaced = post is not None and post.state is State.DISPLACED
        if post is not None and post.body:
            text = "\n".join([*strings_in(post.data), post.body])
        else:  # A block that cannot be read hides all of the text.
            text = hidden_pages.get(src_uri) or text_of(file) or ""
        heading = "" if is_replaced else _first_heading(text)
        yield Secret(
            src_uri=src_uri,
            title=(post and post.meta.title) or heading,
            url="" if is_displaced or file.url in shown else file.url,
            text=text,
            files=tuple(urls[src_uri]),
        )


def _first_heading(text: str) -> str:
    lines = (line for line in text.split("\n") if line.startswith("# "))
    return next(lines, "").strip("# ")


def _problem(
    src_uri: str, place: str, hits: Mapping[Trace, str], published: Sequence[str]
) -> Problem | None:
    """Return the problem, or None where the site's own published texts say the same."""
    left = sorted(
        (trace for trace in hits if not _is_published(trace, place, published)),
        key=lambda trace: (trace.kind.value, trace.text),
    )
    if not left:
        return None
    kinds = " and ".join(dict.fromkeys(trace.kind.value for trace in left))
    got = shown(left[0].text)
    return Problem(
        src_uri=src_uri,
        what=f"hidden, but its {kinds} got into '{place}', made by {hits[left[0]]} (got {got})",
        hint="Do not publish this site. Switch off what put it there, or publish the post.",
        severity=Severity.ERROR,
    )


def _is_published(trace: Trace, place: str, published: Iterable[str]) -> bool:
    if trace.kind in (TraceKind.FILE, TraceKind.SOURCE):
        return False
    if trace.kind is TraceKind.ADDRESS and place.endswith(".html"):
        return False  # Its own text was asked when it was seen.
    return any(_is_in(text, trace) for text in published)


def _is_in(text: str, trace: Trace, *, folder: str | None = None) -> bool:
    """Whether an author's text, in one case of letters, says the same by itself.

    A link to a hidden post is meant so, and MkDocs tells of it. It may begin at the text's folder.
    """
    if trace.kind is not TraceKind.ADDRESS:
        return trace.text.casefold() in text
    if folder is not None and posixpath.relpath(trace.src_uri, folder).casefold() in text:
        return True
    parts = 2 if _is_index(trace.src_uri) else 1
    name = "/".join(trace.src_uri.split("/")[-parts:])
    part = trace.text.rstrip("/").rpartition("/")[2]
    return name.casefold() in text or f"{part.casefold()}/" in text


def _is_index(src_uri: str) -> bool:
    return posixpath.basename(src_uri).partition(".")[0] in ("index", "README")


def _published_texts(files: Files, config: MkDocsConfig) -> Iterator[str]:
    """Yield everything that authors chose to publish, in one case of letters."""
    for file in files:
        is_companion = file.src_uri.endswith((".yml", ".yaml"))
        if file.src_dir in config.theme.dirs or not (file.inclusion.is_included() or is_companion):
            continue
        if file.is_documentation_page() or file.src_uri.endswith(_TEXT_NAMES):
            yield (text_of(file) or "").casefold()
    settings = [config.site_name, config.site_description, config.site_author, config.copyright]
    yield "\n".join(strings_in([settings, config.nav, config.extra, OUR_WORDS])).casefold()
    for folder in config.theme.dirs:
        for path in Path(folder).rglob("*"):
            if path.suffix in (".html", ".mo", ".xml"):
                yield path.read_bytes().decode(errors="replace").casefold()


_TEXT_NAMES = (
    ".css",
    ".csv",
    ".htm",
    ".html",
    ".js",
    ".json",
    ".svg",
    ".txt",
    ".xml",
    *(".yml", ".yaml"),
)
_BINARY_NAMES = frozenset(
    (
        *(".avif", ".bmp", ".eot", ".gif", ".ico", ".jpeg", ".jpg", ".mp3", ".mp4", ".otf", ".pdf"),
        *(".png", ".ttf", ".wasm", ".webm", ".webp", ".woff", ".woff2", ".zip"),
    )
)


def _walk(folder: str) -> Iterator[tuple[str, str, int]]:
    """Yield each file's path, its place below the folder, and its size."""
    waiting = [(folder, "")]
    while waiting:
        path, place = waiting.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{place}{entry.name}/"))
                elif entry.is_file():  # And no link that leads nowhere.
                    yield entry.path, place + entry.name, entry.stat().st_size


def _size(file: File) -> int:
    on_disk = file.abs_src_path
    return Path(on_disk).stat().st_size if on_disk else len(file.content_bytes)


def _content(path: str) -> bytes:
    """Return what the file says, or nothing where it is no text."""
    if posixpath.splitext(path)[1].lower() in _BINARY_NAMES:
        return b""
    data = Path(path).read_bytes()
    if path.endswith(".gz"):
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            return b""
    return data


def _url_of(place: str) -> str:
    return quote(place.removesuffix("index.html"))
