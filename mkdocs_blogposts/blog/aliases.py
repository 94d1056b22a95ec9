"""Planning redirects from old URLs to the posts that name them."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.text.old_urls import OldUrlError, file_at, path_in_site, url_at
from mkdocs_blogposts.text.problems import Problem, shown
from mkdocs_blogposts.text.urls import collision_key

from .model import Redirect
from .occupied_paths import OccupiedPaths
from .posts import at_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_blogposts.frontmatter.block import Entry

    from .model import Blog, Post
    from .posts import ParsedPost
    from .settings import Settings


def old_urls(post: Post) -> Iterator[tuple[str, str, str]]:
    """Yield the old URLs of a post: field, text, and the folder that relative paths start from."""
    for text in post.meta.aliases:
        yield "aliases", text, folder_of(post)
    for text in post.meta.redirect_from:
        yield "redirect_from", text, ""


def folder_of(post: Post) -> str:
    """Return the folder of a post's URL, from which Hugo's relative aliases start."""
    path = post.dest_uri.removesuffix("/index.html").removesuffix(".html")
    return posixpath.dirname(path)


def old_files(post: Post, site_url: str) -> Iterator[str]:
    """Yield the paths in the site of a post's old URLs, without those that can't be redirected."""
    for _, text, folder in old_urls(post):
        try:
            yield file_at(path_in_site(text, site_url=site_url, folder=folder))
        except OldUrlError:
            continue


def plan_redirects(
    posts: Iterable[Post],
    *,
    reads: Mapping[str, ParsedPost],
    occupied: OccupiedPaths,
    settings: Settings,
) -> tuple[tuple[Redirect, ...], list[Problem]]:
    """Return the redirects to public posts, and the problems of old URLs.

    A redirect never replaces another file. If several posts have the same old URL, it leads to the
    first of them by path.

    Args:
        posts: the posts that this build shows.
        reads: the posts as read, for the lines of problems.
        occupied: the paths of everything else in the site; redirects are added.
        settings: the blog's settings.
    """
    planner = _Planner(reads, occupied, settings)
    for post in sorted(posts, key=lambda post: post.src_uri):
        if post.is_published:
            planner.add(post)
    return tuple(planner.redirects.values()), [*planner.problems, *planner.clashes()]


def without_taken_redirects(blogs: Sequence[Blog], number: int) -> Blog:
    """Return one of a site's blogs without the redirects whose paths another blog has.

    Blogs are planned one by one, so this is only known afterwards. Of several with the same old URL,
    the first one keeps it. Each redirect that is left out is a problem.

    Args:
        blogs: all blogs of the site.
        number: the index of the blog.
    """
    blog, others = blogs[number], (*blogs[:number], *blogs[number + 1 :])
    if not blog.redirects or not others:
        return blog
    occupied = OccupiedPaths.of(())
    for other in others:
        for post in other.built:
            occupied.add(post.dest_uri, post.src_uri)
        for page in other.listings:
            occupied.add(page.dest_uri, page.src_uri)
        for path in other.outputs:
            occupied.add(path, f"the blog's {posixpath.basename(path)}")
    for other in blogs[:number]:
        for redirect in other.redirects:
            occupied.add(redirect.dest_uri, f"an old URL of {redirect.src_uri}")
    kept, problems = [], []
    for redirect in blog.redirects:
        owner = occupied.owner_of(redirect.dest_uri)
        if owner is None:
            kept.append(redirect)
        else:
            problem = _taken(redirect.src_uri, redirect.dest_uri, owner)
            problems.append(at_entry(redirect.entry, problem))
    return replace(blog, redirects=tuple(kept), problems=tuple(sorted((*blog.problems, *problems))))


def _taken(src_uri: str, dest_uri: str, owner: str) -> Problem:
    what = f"/{url_at(dest_uri)} is already used by {owner}"
    hint = "Remove it, or rename the other file. It isn't redirected."
    return Problem(src_uri=src_uri, code="alias-taken", what=what, hint=hint)


class _Planner:
    def __init__(
        self, reads: Mapping[str, ParsedPost], occupied: OccupiedPaths, settings: Settings
    ) -> None:
        self.redirects: dict[str, Redirect] = {}
        """By the `collision_key` of their paths."""
        self.problems: list[Problem] = []
        self._reads, self._occupied, self._settings = reads, occupied, settings
        self._elsewhere = {collision_key(path) for path in settings.redirected_paths}
        self._losers: dict[str, list[tuple[str, str]]] = {}
        """Other posts with the same old URL, each with the field that has it."""

    def add(self, post: Post) -> None:
        """Add the redirects of a post."""
        for field, text, folder in old_urls(post):
            try:
                path = path_in_site(text, site_url=self._settings.site_url, folder=folder)
            except OldUrlError as error:
                what = f"{error} (got {shown(text)})"
                hint = "Write a path like /2019/old-post/. It isn't redirected."
                self._report(post.src_uri, field, "alias-invalid", what=what, hint=hint)
            else:
                self._add(post, field, file_at(path))

    def _add(self, post: Post, field: str, dest_uri: str) -> None:
        key = collision_key(dest_uri)
        known = self.redirects.get(key)
        if dest_uri == post.dest_uri or (known and known.src_uri == post.src_uri):
            return  # The URL of the post itself, or the same old URL written twice.
        if known:
            self._losers.setdefault(key, []).append((post.src_uri, field))
        elif key in self._elsewhere:
            what = f"/{url_at(dest_uri)} is already redirected by the redirects plugin"
            hint = "Remove the alias, or its line in `redirect_maps`."
            self._report(post.src_uri, field, "alias-skipped", what=what, hint=hint)
        elif owner := self._occupied.owner_of(dest_uri):
            problem = _taken(post.src_uri, dest_uri, owner)
            self.problems.append(at_entry(self._entry(post.src_uri, field), problem))
        else:
            entry = self._entry(post.src_uri, field)
            self.redirects[key] = Redirect(dest_uri=dest_uri, src_uri=post.src_uri, entry=entry)
            self._occupied.add(dest_uri, f"an old URL of {post.src_uri}")

    def _entry(self, src_uri: str, field: str) -> Entry | None:
        return self._reads[src_uri].reading.found.get(field)

    def clashes(self) -> Iterator[Problem]:
        """Yield one problem for each old URL that several posts have."""
        for key, losers in self._losers.items():
            redirect, (src_uri, field) = self.redirects[key], losers[0]
            names = ", ".join(dict.fromkeys((redirect.src_uri, *(other for other, _ in losers[1:]))))
            what = f"/{url_at(redirect.dest_uri)} is also an old URL of {names}"
            hint = f"Remove it from all posts but one. It leads to {redirect.src_uri}."
            yield self._problem(src_uri, field, "alias-taken", what=what, hint=hint)

    def _report(self, src_uri: str, field: str, code: str, *, what: str, hint: str) -> None:
        self.problems.append(self._problem(src_uri, field, code, what=what, hint=hint))

    def _problem(self, src_uri: str, field: str, code: str, *, what: str, hint: str) -> Problem:
        return self._reads[src_uri].at(field, Problem(key=field, code=code, what=what, hint=hint))
