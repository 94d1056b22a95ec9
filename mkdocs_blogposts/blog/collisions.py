"""Deciding which file gets a path in the site if several files would have it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.text.problems import Hides, Problem
from mkdocs_blogposts.text.urls import collision_key

from .model import State
from .source_paths import parents_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from .model import ListingPage, Post, SiteFile
    from .posts import ParsedPost


@dataclass(slots=True)
class Destinations:
    """The paths in the site of posts and other files. The first file with a path keeps it."""

    posts: dict[str, Post] = field(default_factory=dict)
    """All posts by `src_uri`; those whose path is taken have the state `URL_TAKEN`."""
    files: dict[str, SiteFile] = field(default_factory=dict)
    """The other files, by the `collision_key` of their paths in the site."""
    moves: dict[str, str] = field(default_factory=dict)
    """The paths in the site of files that move with the post whose bundle they are in, by `src_uri`."""
    left_out: set[str] = field(default_factory=set)
    """The other files whose path is taken."""
    _clashes: dict[str, list[str]] = field(default_factory=dict)
    """For each file that keeps its path, by `src_uri`: the files that would have the same path."""
    _clashes_with_listings: list[list[str]] = field(default_factory=list)
    _owners: dict[str, str] = field(default_factory=dict)
    _folders: dict[str, str] = field(default_factory=dict)
    _dest_uris: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        posts: Iterable[Post],
        others: Iterable[SiteFile],
        media_path: Callable[[SiteFile], str | None] | None = None,
    ) -> Destinations:
        """Assign each path in the site to one file.

        The order is: files that don't belong to a post, public posts, files of their bundles (first
        those that don't move), hidden posts and their files; within a group, by path. If the path of a
        post is taken, the files of its bundle don't move either.

        Args:
            posts: the posts.
            others: all other files of the site.
            media_path: returns the path in the site to which a file moves if it is free, or None. With
                it, files don't follow the posts whose bundles they are in.
        """
        outputs = cls()
        posts = sorted(posts, key=lambda post: post.src_uri)
        others = list(others)
        media = {file.src_uri: media_path(file) for file in others} if media_path else {}
        bundles = {post.bundle_dir: post for post in posts if post.bundle_dir is not None}
        followers: list[tuple[Post, SiteFile]] = []
        for file in sorted(
            others, key=lambda file: (not file.is_page, bool(media.get(file.src_uri)), file.src_uri)
        ):
            folders = () if file.is_page or media_path else parents_of(file.src_uri)
            post = next((bundles[folder] for folder in folders if folder in bundles), None)
            if post is None:
                place = media.get(file.src_uri)
                is_free = place is not None and outputs._owner_of(place) is None
                outputs._add_file(file, place if place and is_free else file.dest_uri)
            else:
                followers.append((post, file))
        for is_published in (True, False):
            for post in (post for post in posts if post.is_published is is_published):
                has_place = outputs._give(post.dest_uri, post.src_uri)
                outputs.posts[post.src_uri] = post if has_place else _without_url(post)
            outputs._add_followers(
                (post, file) for post, file in followers if post.is_published is is_published
            )
        return outputs

    def _add_followers(self, followers: Iterable[tuple[Post, SiteFile]]) -> None:
        """Add the files of bundles, first those of posts that have their own path."""
        wanted = []
        for post, file in followers:
            is_displaced = self.posts[post.src_uri].state is State.URL_TAKEN
            dest_uri = file.dest_uri if is_displaced else _place_in(post, file)
            wanted.append((is_displaced, dest_uri != file.dest_uri, file, dest_uri))
        for _, _, file, dest_uri in sorted(wanted, key=lambda want: want[:2]):
            self._add_file(file, dest_uri)

    def _add_file(self, file: SiteFile, dest_uri: str) -> None:
        if self._give(dest_uri, file.src_uri):
            self.files[collision_key(dest_uri)] = replace(file, dest_uri=dest_uri)
        elif not self._is_distinct(file, dest_uri):
            self.left_out.add(file.src_uri)
            return
        self._dest_uris[file.src_uri] = dest_uri
        if dest_uri != file.dest_uri:
            self.moves[file.src_uri] = dest_uri

    def _is_distinct(self, file: SiteFile, dest_uri: str) -> bool:
        """Return whether the file system can have both files, as it has their sources."""
        owner = self.files.get(collision_key(dest_uri))
        return (
            owner is not None
            and collision_key(owner.src_uri) == collision_key(file.src_uri)
            and dest_uri not in self._dest_uris.values()
        )

    def _give(self, dest_uri: str, src_uri: str) -> bool:
        """Assign the path to the file, unless another file has it or needs a folder with that name."""
        owner = self._owner_of(dest_uri)
        if owner is not None:
            self._clashes.setdefault(owner, []).append(src_uri)
            return False
        place = collision_key(dest_uri)
        self._owners[place] = src_uri
        self._dest_uris[src_uri] = dest_uri
        self._folders |= dict.fromkeys(parents_of(place), src_uri)
        return True

    def _owner_of(self, dest_uri: str) -> str | None:
        """Return the file that has the path, or that needs it to be a folder or a file, or None."""
        place = collision_key(dest_uri)
        return next(
            (self._owners[folder] for folder in parents_of(place) if folder in self._owners),
            self._owners.get(place) or self._folders.get(place),
        )

    def make_way(self, listings: Iterable[ListingPage], shown: Iterable[Post]) -> bool:
        """Hide posts that have the URL of a listing, and return whether there are any."""
        taken = {collision_key(page.dest_uri) for page in listings}
        losers = [
            post
            for post in shown
            if not taken.isdisjoint((place := collision_key(post.dest_uri), *parents_of(place)))
        ]
        for post in losers:
            self.posts[post.src_uri] = _without_url(post)
            others = self._clashes.pop(post.src_uri, ())
            self._clashes_with_listings.append([post.src_uri, *others])
        return bool(losers)

    def problems(self, reads: Mapping[str, ParsedPost]) -> Iterator[Problem]:
        """Yield one problem for each path that several files would have. It names all of them."""
        for losers in self._clashes_with_listings:
            yield self._clash_of_posts("a listing of the blog", losers, reads)
        for owner, losers in self._clashes.items():
            if any(loser in self.posts for loser in losers):
                yield self._clash_of_posts(owner, losers, reads)
            else:
                yield self._clash_of_files(owner, losers)

    def _clash_of_posts(
        self, owner: str, losers: Sequence[str], reads: Mapping[str, ParsedPost]
    ) -> Problem:
        post = next(self.posts[loser] for loser in losers if loser in self.posts)
        others = (loser for loser in losers if loser != post.src_uri)
        problem = url_taken(post, [owner, *others])
        read = reads[post.src_uri]
        is_whole = post.meta.permalink is not None and "permalink" in read.reading.found
        return read.at("permalink" if is_whole else "slug", problem)

    def _clash_of_files(self, owner: str, losers: Sequence[str]) -> Problem:
        names = ", ".join(losers)
        what = f"has the same path in the site as {names} (got '{self._dest_uris[owner]}')"
        hint = "Only the first is in the site. Rename the others."
        return Problem(src_uri=owner, code="path-taken", what=what, hint=hint)


def url_taken(post: Post, owners: Iterable[str]) -> Problem:
    """Return the problem of a post whose URL others have."""
    what = f"/{post.url} is already used by {', '.join(owners)}"
    hint = "Rename one of them or change its slug."
    return Problem(
        src_uri=post.src_uri, key="slug", code="url-taken", what=what, hint=hint, hides=Hides.POST
    )


def _without_url(post: Post) -> Post:
    return replace(post, state=State.URL_TAKEN)


def _place_in(post: Post, file: SiteFile) -> str:
    """Return the path at which relative links to the file of a bundle keep working."""
    folder = posixpath.dirname(post.dest_uri)
    if folder == post.bundle_dir:
        return file.dest_uri
    return posixpath.join(folder, posixpath.relpath(file.src_uri, post.bundle_dir))
