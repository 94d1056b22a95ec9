"""Related links of posts: finding the files they lead to, and resolving them once pages are known."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_blogposts.text.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from mkdocs_blogposts.frontmatter.model import RelatedLink

    from .model import Post
    from .posts import ParsedPost

_EXTERNAL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_PARTS = re.compile(r"([^?#]*)([^#]*)#?(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTarget:
    """A file of the site that a link leads to, once all pages are converted."""

    title: str
    """The title of the page, or the name of the file; plain text."""
    url: str
    """Relative to the root of the site."""
    anchors: Mapping[str, str] | None = None
    """The titles of its anchors; empty if one isn't a heading. None if the anchors aren't known."""
    is_hidden: bool = False
    """Whether this build leaves it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedLink:
    """A related link to an existing page, file or site, or a section of such links."""

    title: str
    """Plain text."""
    subtitle: str = ""
    """The title of the anchor, if the link leads to one and has no title of its own."""
    url: str = ""
    """Relative to the root of the site, or the URL of another site; empty for a section."""
    is_internal: bool = False
    """Whether the URL is relative to the root of the site."""
    links: tuple[ResolvedLink, ...] = ()


def missing_targets(
    posts: Iterable[Post], src_uris: Container[str], parsed: Mapping[str, ParsedPost]
) -> Iterator[tuple[str, Problem]]:
    """Yield a problem for each related link to a file that doesn't exist, after its post.

    Args:
        posts: the posts, with and without links.
        src_uris: the files of the site.
        parsed: the parsed posts, by `src_uri`.
    """
    for post in posts:
        for link in _each(post.meta.links):
            path = _path(link.target)
            if path and not any(uri in src_uris for uri in _candidates(path, post)):
                what = f"no such file in the site (got {link.target!r})"
                hint = "Write a path relative to docs_dir, or a URL."
                text = parsed[post.src_uri].source.text or ""
                problem = Problem(code="link-missing", what=what, hint=hint)
                yield post.src_uri, _placed(problem, link, post, text)


def resolve(
    post: Post, text: str, find: Callable[[str], LinkTarget | None]
) -> tuple[tuple[ResolvedLink, ...], list[Problem]]:
    """Return the links of a post that lead somewhere, and the problems of the others.

    Links to files that don't exist are left out; `missing_targets` reports them.

    Args:
        post: the post.
        text: the text of its file, for the lines of problems.
        find: returns the target at a path in `docs_dir`, or None.
    """
    resolver = _Resolver(post, text, find)
    return tuple(resolver.links(post.meta.links)), resolver.problems


class _Resolver:
    def __init__(self, post: Post, text: str, find: Callable[[str], LinkTarget | None]) -> None:
        self.problems: list[Problem] = []
        self._post, self._text, self._find = post, text, find

    def links(self, links: Iterable[RelatedLink]) -> Iterator[ResolvedLink]:
        for link in links:
            if not link.links:
                yield from self._link(link)
            elif inside := tuple(self.links(link.links)):
                yield ResolvedLink(title=link.title, links=inside)

    def _link(self, link: RelatedLink) -> Iterator[ResolvedLink]:
        if _EXTERNAL.match(link.target):
            yield ResolvedLink(title=link.title or link.target, url=link.target)
            return
        path, query, anchor = _split(link.target)
        found = (self._find(uri) for uri in _candidates(path, self._post))
        target = next((each for each in found if each), None)
        if target is None:
            return
        if target.is_hidden:
            what = f"leads to a hidden page (got {link.target!r})"
            self._report(
                link, "link-hidden", what, "The link is left out until that page is published."
            )
            return
        subtitle = self._subtitle(link, target, unquote(anchor))
        yield ResolvedLink(
            title=link.title or target.title,
            subtitle="" if link.title else subtitle,
            url=f"{target.url}{query}{f'#{anchor}' if anchor else ''}",
            is_internal=True,
        )

    def _subtitle(self, link: RelatedLink, target: LinkTarget, anchor: str) -> str:
        """Return the title of the anchor, or report that it doesn't exist."""
        if not anchor or target.anchors is None:
            return ""
        if anchor not in target.anchors:
            what = f"no such anchor on that page (got {link.target!r})"
            self._report(link, "link-anchor", what, "Write the id of a heading, or remove the anchor.")
        return target.anchors.get(anchor, "")

    def _report(self, link: RelatedLink, code: str, what: str, hint: str) -> None:
        self.problems.append(
            _placed(Problem(code=code, what=what, hint=hint), link, self._post, self._text)
        )


def _split(target: str) -> tuple[str, str, str]:
    """Return path, query and fragment of a link."""
    match = _PARTS.fullmatch(target)
    return (match[1], match[2], match[3]) if match else (target, "", "")


def _path(target: str) -> str:
    """Return the path of a link; empty if it leads to another site or to the post itself."""
    return "" if _EXTERNAL.match(target) else _split(target)[0]


def _candidates(path: str, post: Post) -> Iterator[str]:
    """Yield the paths in `docs_dir` that a link may lead to: from there, or from the post's folder.

    Material's blog has the former, as in `nav`.
    """
    if not path:
        yield post.src_uri
        return
    path = unquote(path)
    yield _normal(path)
    if not path.startswith("/"):
        yield _normal(posixpath.join(posixpath.dirname(post.src_uri), path))


def _normal(path: str) -> str:
    return posixpath.normpath(f"/{path}").lstrip("/")


def _each(links: Iterable[RelatedLink]) -> Iterator[RelatedLink]:
    for link in links:
        yield from _each(link.links) if link.links else (link,)


def _placed(problem: Problem, link: RelatedLink, post: Post, text: str) -> Problem:
    """Return the problem with the line of the link in the text of the post, if it is there."""
    lines = enumerate(text.splitlines(), start=1)
    line = next((number for number, each in lines if link.target in each), 0)
    return replace(problem, src_uri=post.src_uri, line=line, key="links")
