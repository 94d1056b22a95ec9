"""The URLs of a planned site, and what is at each."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.aliases import old_files
from mkdocs_blogposts.text.old_urls import INDEX

from .old_pages import folded, key_of, without_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from mkdocs_blogposts.blog.model import Blog, ListingPage, Post, SiteFile, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Something that the new site has, or would have if a hidden post were public."""

    url: str
    """Relative to the site's root."""
    src_uri: str
    """Its file; empty for a generated one."""
    post: Post | None = None
    listing: ListingPage | None = None

    @property
    def day(self) -> dt.date | None:
        """The day of a post; None if it has none or isn't a post."""
        return self.post.meta.date.day if self.post and self.post.meta.date else None

    @property
    def is_hidden(self) -> bool:
        """Whether it is a post that the site leaves out."""
        return self.post is not None and not self.post.is_published


@dataclass(frozen=True, kw_only=True)
class NewSite:
    """The planned site."""

    targets: dict[str, Target] = field(default_factory=dict)
    """What is at each URL, by `key_of`."""
    hidden: dict[str, Target] = field(default_factory=dict)
    """The hidden posts, by the keys of the URLs that they would have, and of their old URLs."""
    redirected: dict[str, Target | None] = field(default_factory=dict)
    """The old URLs that already redirect, by key; None if another plugin redirects them."""

    @classmethod
    def of(
        cls,
        blogs: Iterable[Blog],
        files: Iterable[SiteFile],
        redirected: Iterable[str] = (),
        *,
        site_url: str = "",
    ) -> NewSite:
        """Collect the URLs of a site.

        Args:
            blogs: its blogs.
            files: all other files, at their paths in the site.
            redirected: the paths in the site at which another plugin redirects.
            site_url: the URL of the site; possibly empty.
        """
        site = cls()
        for file in files:
            url = file.dest_uri.removesuffix(INDEX) if file.is_page else file.dest_uri
            site._add(file.dest_uri, Target(url=url, src_uri=file.src_uri))
        for blog in blogs:
            site._add_blog(blog, site_url)
        site.redirected.update({key_of(path): None for path in redirected})
        return site

    def _add_blog(self, blog: Blog, site_url: str) -> None:
        for page in blog.listings:
            src_uri = page.src_uri if page.is_authored else ""
            self.targets[key_of(page.dest_uri)] = Target(url=page.url, src_uri=src_uri, listing=page)
        for post in (*blog.built, *blog.hidden):
            target = Target(url=post.url, src_uri=post.src_uri, post=post)
            where = self.hidden if target.is_hidden else self.targets
            where[key_of(post.dest_uri)] = target
            if target.is_hidden:
                for path in old_files(post, site_url):
                    self.hidden.setdefault(key_of(path), target)
        for path in blog.outputs:
            self._add(path, Target(url=path, src_uri=""))
        posts = {post.src_uri: post for post in blog.built}
        for redirect in blog.redirects:
            post = posts[redirect.src_uri]
            target = Target(url=post.url, src_uri=post.src_uri, post=post)
            self.redirected[key_of(redirect.dest_uri)] = target

    def _add(self, dest_uri: str, target: Target) -> None:
        self.targets.setdefault(key_of(dest_uri), target)

    @property
    def posts(self) -> Iterator[Target]:
        """All posts, the hidden ones too."""
        everything = (*self.targets.values(), *self.hidden.values())
        posts = {target.src_uri: target for target in everything if target.post}
        return iter(posts.values())

    @property
    def pages(self) -> Iterator[Target]:
        """All pages that are neither posts nor listings."""
        return (
            target
            for target in self.targets.values()
            if not target.post and not target.listing and target.src_uri.endswith(".md")
        )

    @property
    def listings(self) -> Iterator[Target]:
        """All pages of listings."""
        return (target for target in self.targets.values() if target.listing)

    def keeps(self, key: str) -> bool:
        """Return whether an old URL works, by its key."""
        return key in self.targets or key in self.redirected


def names_of(target: Target) -> set[str]:
    """Return the folded names that the URL of a post or page may end with, in any tool."""
    stem = posixpath.splitext(target.src_uri)[0]
    if posixpath.basename(stem) in ("index", "README"):
        stem = posixpath.dirname(stem)
    file_name = posixpath.basename(stem)
    url_name = posixpath.splitext(target.url.rstrip("/").rpartition("/")[2])[0]
    names = {file_name, without_day(file_name), url_name}
    if post := target.post:
        names |= {post.meta.slug or "", (post.meta.permalink or "").rpartition("/")[2]}
        names.add(title_of(post))
    return {folded(name) for name in names} - {""}


_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)


def title_of(post: Post) -> str:
    """Return the title of a post without converting its Markdown."""
    heading = _HEADING.search(post.body) if post.meta.title is None else None
    return post.meta.title or (heading[1] if heading else "") or post.file_title


def state_of(target: Target) -> State | None:
    """Return the state of a post; None if it isn't one."""
    return target.post.state if target.post else None
