"""Scanning the files of a site and planning the blog, for builds and commands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from mkdocs.structure.files import InclusionLevel

from mkdocs_blogposts.adapter.files import take_out
from mkdocs_blogposts.blog.companions.files import authors_files
from mkdocs_blogposts.blog.hidden_posts import HiddenPosts, hidden_posts
from mkdocs_blogposts.blog.model import Blog
from mkdocs_blogposts.blog.plan import plan
from mkdocs_blogposts.blog.posts import ParsedPost, parse_post
from mkdocs_blogposts.blog.source_paths import SourcePaths, is_markdown_name

from . import non_posts, sources

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_blogposts.blog.companions.files import CompanionFiles
    from mkdocs_blogposts.blog.model import SiteFile
    from mkdocs_blogposts.blog.settings import Settings

    from .non_posts import HiddenPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """The files of a blog, before it is planned."""

    has_blog: bool
    """Whether there is any Markdown file in the blog's folder."""
    source_paths: SourcePaths
    companions: CompanionFiles
    posts: Mapping[str, ParsedPost]
    """The posts, by `src_uri`."""
    non_posts: Mapping[str, HiddenPage | None]
    """The other files in the blog's folder, by `src_uri`, with how each is hidden or None."""
    levels: Mapping[str, InclusionLevel]
    """The inclusion levels of the blog's files until the posts are put back, by `src_uri`."""
    other_files: tuple[SiteFile, ...]
    """All other files that this build writes."""
    hidden_posts: HiddenPosts
    companion_texts: Mapping[str, str | None] = field(compare=False, repr=False)
    """The texts of the companion files, by `src_uri`."""
    texts: Mapping[str, str | None] = field(compare=False, repr=False)
    """The text of each file that was read, by `src_uri`; None if it isn't UTF-8."""
    origins: Mapping[str, object] = field(compare=False, repr=False)
    """The origin of each text, to detect files that other plugins replaced."""

    def hides(self, src_uri: str) -> bool:
        """Return whether the file is a hidden post or page, or in the folder of one."""
        return bool(self.non_posts.get(src_uri) or self.hidden_posts.owner_of(src_uri))

    @property
    def hidden_pages(self) -> Mapping[str, HiddenPage]:
        """The files in the blog's folder that aren't posts and that the build leaves out."""
        return {src_uri: page for src_uri, page in self.non_posts.items() if page}


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A scanned and planned blog."""

    scanned: Scanned
    blog: Blog

    def without_sources(self) -> Planned:
        """Return the plan without the texts and parsed posts, which only another plan would need."""
        return replace(self, scanned=replace(self.scanned, posts={}, texts={}, origins={}))


def scan_and_plan(  # noqa: PLR0913 - all that decides, by name
    files: Files,
    config: MkDocsConfig,
    *,
    settings: Settings,
    now: dt.datetime,
    preview: bool,
    before: Planned | None = None,
) -> Planned:
    """Read the blog's folder and plan the blog.

    Args:
        files: all files of the site.
        config: the site's configuration.
        settings: the blog's settings.
        now: the time of the build.
        preview: whether drafts are shown.
        before: the earlier plan, made before other plugins ran. Anything unchanged since then is
            neither read nor planned again.
    """
    known = before.scanned if before else None
    src_uris = sources.page_uris(files, config)
    if authors_files(files.src_uris, SourcePaths.of(src_uris, settings), settings):
        settings = settings.with_authors_file()
    scanned = scan(
        files, config, src_uris=src_uris, settings=settings, now=now, preview=preview, before=known
    )
    if before is not None and scanned == known:
        return replace(before, scanned=scanned)
    if not scanned.has_blog:
        return Planned(scanned=scanned, blog=Blog(posts=(), hidden=()))
    blog = plan(
        scanned.posts.values(),
        others=scanned.other_files,
        source_paths=scanned.source_paths,
        settings=settings,
        now=now,
        preview=preview,
        companions=scanned.companions,
    )
    found = (problem for page in scanned.hidden_pages.values() for problem in page.problems)
    blog = replace(blog, problems=tuple(sorted((*blog.problems, *found))))
    return Planned(scanned=scanned, blog=blog)


def scan(  # noqa: PLR0913 - all that decides, by name
    files: Files,
    config: MkDocsConfig,
    *,
    src_uris: Sequence[str],
    settings: Settings,
    now: dt.datetime,
    preview: bool,
    before: Scanned | None = None,
) -> Scanned:
    """Read the blog's folder. Files that haven't changed since `before` aren't read again.

    Args:
        files: all files of the site.
        config: the site's configuration.
        src_uris: its Markdown files.
        settings: the blog's settings.
        now: the time of the build.
        preview: whether drafts are shown.
        before: an earlier scan.
    """
    source_paths = SourcePaths.of(src_uris, settings)
    reader = _Reader(files, config, source_paths=source_paths, settings=settings, before=before)
    post_files = sources.post_files(files, src_uris, source_paths, config, text_of=reader.text)
    posts = {file.src_uri: reader.post(file) for file in post_files}
    others = non_posts.files_beside(files, posts, source_paths)
    pages = {file.src_uri: reader.non_post(file, now) for file in others}
    companions = sources.excluded_companions(files, source_paths, settings)
    levels = {
        **{src_uri: page.level for src_uri, page in pages.items() if page},
        **dict.fromkeys((*posts, *companions), InclusionLevel.EXCLUDED),
    }
    # A draft with a file extension that MkDocs would copy counts as well.
    names = [file.src_uri for file in files if is_markdown_name(file.src_uri)]
    return Scanned(
        has_blog=any(source_paths.is_in_blog(name) for name in (*src_uris, *names)),
        source_paths=source_paths,
        companions=reader.companions,
        posts=posts,
        non_posts=pages,
        levels=levels,
        other_files=tuple(sources.other_files(files, levels, config, preview=preview)),
        hidden_posts=hidden_posts(posts.values(), now),
        companion_texts=reader.companion_texts,
        texts=reader.texts,
        origins=reader.origins,
    )


def take_posts(files: Files, scanned: Scanned) -> tuple[File, ...]:
    """Remove the posts from `files` and return them; set the levels of the blog's other files."""
    if not scanned.has_blog:
        return ()
    posts = sources.as_pages([files.src_uris[src_uri] for src_uri in scanned.posts], files)
    for src_uri in scanned.levels.keys() - scanned.posts.keys():
        files.src_uris[src_uri].inclusion = scanned.levels[src_uri]
    take_out(files, posts)
    return tuple(posts)


class _Reader:
    """Reads each file once, and again only if another plugin has replaced it since an earlier scan."""

    def __init__(
        self,
        files: Files,
        config: MkDocsConfig,
        *,
        source_paths: SourcePaths,
        settings: Settings,
        before: Scanned | None,
    ) -> None:
        self.texts: dict[str, str | None] = {}
        self.origins: dict[str, object] = {}
        self._before = before
        self._source_paths = source_paths
        found = sources.companion_files(files, source_paths, settings)
        self.companion_texts = {file.src_uri: self.text(file) for file in found}
        is_known = before is not None and before.companion_texts == self.companion_texts
        self.companions = (
            before.companions
            if before is not None and is_known
            else sources.read_companions(self.companion_texts, settings, config)
        )
        has_same_paths = is_known and before is not None and before.source_paths == source_paths
        self._known = before if has_same_paths else None
        """The earlier scan, if everything that all posts depend on is unchanged."""
        self._parse = partial(
            parse_post, source_paths=source_paths, settings=settings, companions=self.companions
        )

    def post(self, file: File) -> ParsedPost:
        """Parse a post, or return it from the earlier scan."""
        source = sources.source_of(file, self.text(file))
        known = self._known.posts.get(file.src_uri) if self._known else None
        return known if known and known.source == source else self._parse(source)

    def non_post(self, file: File, now: dt.datetime) -> HiddenPage | None:
        """Return how a file in the blog's folder that isn't a post is hidden, or None."""
        is_unchanged = self._is_unchanged(file)
        self.origins[file.src_uri] = _origin(file)
        if self._known and is_unchanged and file.src_uri in self._known.non_posts:
            return self._known.non_posts[file.src_uri]
        page = non_posts.how_hidden(file, self._parse_file, self._source_paths, now)
        if page is None and self._was_hidden_post(file):
            return non_posts.hidden_all_the_same(self.text(file))
        return page

    def _was_hidden_post(self, file: File) -> bool:
        """Return whether the file was a hidden post until another plugin added the folder `posts`."""
        before = self._before
        if before is None or before.source_paths == self._source_paths:
            return False
        return before.hides(file.src_uri)

    def _parse_file(self, file: File) -> ParsedPost:
        return self._parse(sources.source_of(file, self.text(file)))

    def text(self, file: File) -> str | None:
        """Return the text of a file, or None if it isn't UTF-8."""
        src_uri = file.src_uri
        if src_uri not in self.texts:
            known = self._before.texts if self._before and self._is_unchanged(file) else {}
            self.texts[src_uri] = known[src_uri] if src_uri in known else sources.text_of(file)
            self.origins[src_uri] = _origin(file)
        return self.texts[src_uri]

    def _is_unchanged(self, file: File) -> bool:
        known = self._before.origins.get(file.src_uri) if self._before else None
        return known is not None and known == _origin(file)


def _origin(file: File) -> object:
    """Return the origin of a file's text; None if it can't show whether the text has changed.

    A plugin may rewrite a generated file under the same path.
    """
    content = vars(file).get("_content")  # MkDocs has no public attribute for it.
    return None if file.generated_by else (file.abs_src_path, content)
