"""The last look at the finished site: whether anything of a hidden post got out."""

from __future__ import annotations

import gzip
import os
import posixpath
import zlib
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from mkdocs_blogposts.core.leaks import TraceFinder
from mkdocs_blogposts.core.model import State
from mkdocs_blogposts.core.problems import Problem, Severity, shown
from mkdocs_blogposts.core.references import strings_in
from mkdocs_blogposts.core.traces import NAMES, THINGS, Secret, Trace, TraceKind, distinctive_runs

from .authorship import author_of, author_of_page
from .sources import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.core.model import Blog

    from .published import Published


@dataclass(kw_only=True)
class LeakAudit:
    """Searches each page as it is written, and each other file when all are.

    What is found is judged at the end, when it is known what the published pages say themselves.
    """

    secrets: tuple[Secret, ...]
    published: Published
    withheld: Mapping[str, str]
    """The post or page that each withheld file belongs to, both by `src_uri`."""
    finder: TraceFinder
    _sizes: dict[str, int] = field(default_factory=dict, repr=False)
    """The size of each page as it was handed to MkDocs, by its place in the site."""
    _seen: dict[str, _Find] = field(default_factory=dict, repr=False)
    """What was found in pages as they were handed to MkDocs."""

    @classmethod
    def of(
        cls, secrets: Iterable[Secret], published: Published, withheld: Mapping[str, str]
    ) -> LeakAudit:
        """Prepare the search for these."""
        secrets = tuple(secrets)
        finder = TraceFinder(secrets, site_url=published.config.site_url or "")
        return cls(secrets=secrets, published=published, withheld=withheld, finder=finder)

    def see_page(self, output: str, page: Page) -> None:
        """Search a page that MkDocs is about to write."""
        place = page.file.dest_uri
        data = output.encode(errors="xmlcharrefreplace")  # As MkDocs writes it.
        self._sizes[place] = len(data)
        if found := self.finder.find(data, url=page.url):
            self._seen[place] = _Find(place, page.file, frozenset(found), is_as_handed_over=True)

    def see_site(self) -> list[Problem]:
        """Search everything else that was written, and return what got out."""
        files = self.published.files
        by_place = {file.dest_uri: file for file in files}
        stems = {_stem(secret.url): secret.src_uri for secret in self.secrets if secret.url}
        sources = {secret.src_uri for secret in self.secrets}
        copies = _Copies(files, self.withheld)
        finds = dict(self._seen)
        later: list[_Find] = []
        for path, place, size in _walk(self.published.config.site_dir):
            file = by_place.get(place)
            if self._sizes.get(place) == size or (file and _is_copied_as_it_is(file, size)):
                continue
            found = self.finder.find(_content(path), url=_url_of(place))
            if place in sources:
                found.add(Trace(place, TraceKind.SOURCE, place))
            if withheld := copies.withheld_at(path, place, size):
                found.add(Trace(self.withheld[withheld], TraceKind.FILE, withheld))
            if not found and file is None and (owner := _named_by(place, stems)):
                found.add(Trace(owner, TraceKind.ADDRESS, place))
            # A page that changed after it was searched: what is not there any more is no leak.
            seen = finds.pop(place, None)
            if seen and (still := seen.traces & found):
                finds[place] = replace(seen, traces=still)
                found -= still
            if found:
                later.append(_Find(place, file, frozenset(found), is_as_handed_over=False))
        return sorted(self._problems([*finds.values(), *later]))

    def _problems(self, finds: Sequence[_Find]) -> Iterator[Problem]:
        judge = _Judge(self.published, {secret.src_uri: secret for secret in self.secrets})
        left: dict[_Find, set[Trace]] = {}
        # Pages first: what a page says by itself may stand anywhere.
        for find in sorted(finds, key=lambda find: not find.place.endswith(".html")):
            left[find] = judge.not_said_by_page(find)
        for find, traces in left.items():
            by_post: dict[str, set[Trace]] = defaultdict(set)
            for trace in judge.not_said_by_site(find, traces):
                by_post[trace.src_uri].add(trace)
            for src_uri, leaked in by_post.items():
                yield _problem(src_uri, find, leaked, self.published)


@dataclass(frozen=True, slots=True)
class _Find:
    """What was found in one file of the site."""

    place: str
    file: File | None
    """What MkDocs made it of, where it did."""
    traces: frozenset[Trace]
    is_as_handed_over: bool
    """Whether it was there when MkDocs got the page, and not only in the finished site."""


class _Copies:
    """Tells where a withheld file stands, or its bytes under another name."""

    def __init__(self, files: Files, withheld: Iterable[str]) -> None:
        known = [(uri, files.src_uris.get(uri)) for uri in withheld]
        self._files = {uri: file for uri, file in known if file is not None}
        self._places = {file.dest_uri: uri for uri, file in self._files.items()}
        self._sizes: dict[int, list[str]] = defaultdict(list)
        for uri, file in self._files.items():
            self._sizes[_size(file)].append(uri)

    def withheld_at(self, path: str, place: str, size: int) -> str | None:
        """Return which withheld file it is, by its `src_uri`."""
        if place in self._places:
            return self._places[place]
        if size < _LEAST_COPY or size not in self._sizes:  # Any two may be alike that are so small.
            return None
        data = Path(path).read_bytes()
        same = (uri for uri in self._sizes[size] if self._files[uri].content_bytes == data)
        return next(same, None)


_LEAST_COPY = 10


class _Judge:
    """Tells a leak from what the site's authors say in public themselves."""

    def __init__(self, published: Published, secrets: Mapping[str, Secret]) -> None:
        self._published = published
        self._secrets = secrets
        self._said: set[Trace] = set()
        """What a page says by itself or links to."""

    def not_said_by_page(self, find: _Find) -> set[Trace]:
        """Return what of this does not come from the page's own author."""
        file = find.file
        if file is None or not file.is_documentation_page():
            return set(find.traces)
        is_authored = self._published.is_authored(file)
        left = set()
        for trace in find.traces:
            if trace.kind in NAMES:  # MkDocs tells of each link to what is hidden, whoever wrote it.
                is_said = self._published.page_names(file, trace)
            else:
                is_said = is_authored and self._published.page_says(file, trace)
            if is_said and trace.kind not in THINGS:
                self._said.add(trace)
            else:
                left.add(trace)
        return left

    def not_said_by_site(self, find: _Find, traces: Iterable[Trace]) -> set[Trace]:
        """Return those of the traces in a file of the site that no author has put there."""
        left = {trace for trace in traces if not self._is_said_by_site(trace, find.place)}
        quoted = {trace for trace in left if self._is_quoted(trace, find, left)}
        self._said |= quoted
        return left - quoted

    def _is_said_by_site(self, trace: Trace, place: str) -> bool:
        if trace.kind in THINGS:
            return False
        if trace.kind is TraceKind.ADDRESS and place.endswith(".html"):
            return self._published.site_names(trace)  # Who links to it there is asked before.
        if trace not in self._said:
            ask = self._published.site_names if trace.kind in NAMES else self._published.site_says
            if ask(trace):
                self._said.add(trace)
        return trace in self._said

    def _is_quoted(self, trace: Trace, find: _Find, left: Iterable[Trace]) -> bool:
        """Whether one sentence alone of many stands in a page that a plugin made of something.

        Both may have it from a third, such as a README.
        """
        is_made = find.file is not None and find.file.is_documentation_page()
        return (
            is_made
            and trace.kind is TraceKind.TEXT
            and sum(other.src_uri == trace.src_uri for other in left) == 1
            and len(distinctive_runs(self._secrets[trace.src_uri].text)) > 1
        )


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
        file = files.src_uris.get(src_uri)
        if file is None:
            continue  # Another plugin took it from the site.
        post = posts.get(src_uri)
        is_replaced = file.inclusion.is_included()  # By a list, in the place of a draft index.
        is_displaced = post is not None and post.state is State.DISPLACED
        if post is not None and post.body:
            text = "\n".join([*strings_in(post.data), post.body])
        else:  # A block that cannot be read hides all of the text.
            text = hidden_pages.get(src_uri) or _any_text(file)
        heading = "" if is_replaced else _first_heading(text)
        yield Secret(
            src_uri=src_uri,
            title=(post and post.meta.title) or heading,
            url="" if is_displaced or file.url in shown else file.url,
            text=text,
            files=tuple(urls[src_uri]),
        )


def _any_text(file: File) -> str:
    """Return what the file says, whatever its encoding does to some of its letters."""
    try:
        return text_of(file) or file.content_bytes.decode(errors="replace")
    except OSError:
        return ""


def _first_heading(text: str) -> str:
    """Return the first heading of the first level, in one of the two forms of Markdown."""
    lines = text[:_MOST_READ].split("\n")
    for line, below in pairwise([*lines, ""]):
        if line.startswith("# ") or (
            line.strip() and below.startswith("=") and not below.strip("= \r")
        ):
            return line.strip("# \r")
    return ""


# Characters in which a heading is looked for.
_MOST_READ = 200_000


def _problem(src_uri: str, find: _Find, leaked: Iterable[Trace], published: Published) -> Problem:
    traces = sorted(leaked, key=lambda trace: (trace.kind.value, trace.text))
    kinds = " and ".join(dict.fromkeys(trace.kind.value for trace in traces))
    if find.is_as_handed_over and find.file and find.file.page:
        maker = author_of_page(find.file.page, traces[0], published.config)
    else:
        maker = author_of(find.place, published.files, published.config)
    got = shown(traces[0].text)
    return Problem(
        src_uri=src_uri,
        what=f"hidden, but its {kinds} got into '{find.place}', made by {maker} (got {got})",
        hint="Do not publish this site. Switch off what put it there, or publish the post.",
        severity=Severity.ERROR,
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
    try:
        on_disk = file.abs_src_path
        return Path(on_disk).stat().st_size if on_disk else len(file.content_bytes)
    except OSError:  # A link that leads nowhere.
        return 0


def _is_copied_as_it_is(file: File, size: int) -> bool:
    """Whether it is in the site as the site's own folders have it; what plugins make is not."""
    is_static = not file.is_documentation_page() and file.generated_by is None
    return is_static and file.inclusion.is_included() and _size(file) == size


def _stem(url: str) -> str:
    bare = unquote(url).removesuffix("index.html").removesuffix(".html")
    return bare.strip("/")


def _named_by(place: str, stems: Mapping[str, str]) -> str | None:
    """Return the hidden post after whose address the file is named, such as its picture."""
    name = place.rpartition(".")[0]
    parts = name.split("/") if not place.endswith(".html") else []
    ends = ("/".join(parts[start:]) for start in range(len(parts)))
    return next((stems[end] for end in ends if "/" in end and end in stems), None)


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
    return quote(place.removesuffix("index.html"), errors="surrogateescape")
