"""Resolving the related links of posts, once all pages are converted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_blogposts.blog.related_links import LinkTarget, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink

    from mkdocs_blogposts.blog.model import Post
    from mkdocs_blogposts.blog.related_links import ResolvedLink
    from mkdocs_blogposts.text.problems import Problem


@dataclass(frozen=True, slots=True)
class RelatedLinks:
    """The related links of all posts."""

    by_post: Mapping[str, tuple[ResolvedLink, ...]] = field(default_factory=dict)
    """The links of each post that has some, by `src_uri`."""
    problems: tuple[Problem, ...] = ()


def related_links(posts: Iterable[Post], files: Files, *, preview: bool) -> RelatedLinks:
    """Resolve the related links of all posts.

    Args:
        posts: the posts, with and without links.
        files: all files of the site.
        preview: whether the build shows drafts.
    """
    targets = _Targets(files, preview=preview)
    links: dict[str, tuple[ResolvedLink, ...]] = {}
    problems: list[Problem] = []
    for post in posts:
        if post.meta.links:
            text = files.src_uris[post.src_uri].content_string
            links[post.src_uri], found = resolve(post, text, targets.find)
            problems += found
    return RelatedLinks(links, tuple(problems))


class _Targets:
    """Finds the pages and files that links lead to, each once."""

    def __init__(self, files: Files, *, preview: bool) -> None:
        self._files, self._preview = files, preview
        self._found: dict[str, LinkTarget | None] = {}

    def find(self, src_uri: str) -> LinkTarget | None:
        if src_uri not in self._found:
            self._found[src_uri] = self._target(src_uri)
        return self._found[src_uri]

    def _target(self, src_uri: str) -> LinkTarget | None:
        file = self._files.src_uris.get(src_uri)
        if file is None:
            return None
        level = file.inclusion
        is_shown = level.is_in_serve() if self._preview else level.is_included()
        page = file.page
        if page is None:
            name = src_uri.rpartition("/")[2]
            return LinkTarget(title=name, url=file.url, is_hidden=not is_shown)
        return LinkTarget(
            title=_plain(str(page.title or file.name)),
            url=page.url,
            anchors=_anchors(page),
            is_hidden=not is_shown,
        )


def _anchors(page: Page) -> dict[str, str] | None:
    """Return the titles of the page's anchors, or None if it isn't converted, as in a dirty build."""
    if page.content is None:
        return None
    ids = dict.fromkeys(page.present_anchor_ids or (), "")
    return ids | {entry.id: _plain(entry.title) for entry in _entries(page.toc)}


def _entries(toc: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for entry in toc:
        yield entry
        yield from _entries(entry.children)


def _plain(html: str) -> str:
    """Return a title, which MkDocs keeps as HTML, as plain text."""
    return Markup(html).striptags()  # noqa: S704 - nothing is printed as HTML
