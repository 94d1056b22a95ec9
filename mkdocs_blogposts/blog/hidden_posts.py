"""Which posts and pages are hidden, and why."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.text.problems import Hides, Problem

from .source_paths import parents_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from mkdocs_blogposts.text.problems import Severities

    from .model import Post
    from .posts import ParsedPost
    from .source_paths import SourcePaths


@dataclass(frozen=True, slots=True)
class HiddenPosts:
    """The hidden posts."""

    src_uris: frozenset[str]
    bundles: Mapping[str, str]
    """Those of them that are bundles, by their folder."""

    def owner_of(self, src_uri: str) -> str | None:
        """Return the hidden post that the file is or belongs to, or None."""
        if src_uri in self.src_uris:
            return src_uri
        owners = (self.bundles.get(folder) for folder in parents_of(src_uri))
        return next((owner for owner in owners if owner), None)


def hidden_posts(parsed_posts: Iterable[ParsedPost], now: dt.datetime) -> HiddenPosts:
    """Return the posts that are hidden at this time."""
    hidden = [read for read in parsed_posts if not read.state_at(now).is_public]
    return HiddenPosts(
        src_uris=frozenset(read.source.src_uri for read in hidden),
        bundles={
            posixpath.dirname(read.source.src_uri): read.source.src_uri
            for read in hidden
            if read.place.is_bundle
        },
    )


def why_hidden(
    read: ParsedPost, source_paths: SourcePaths, now: dt.datetime
) -> tuple[Problem, ...] | None:
    """Return the problem that hides a page in the blog's folder that isn't a post, or None.

    The rules are those for posts. A page whose front matter had to be repaired is hidden as well,
    because MkDocs would show it as text. In folders for drafts, nothing is reported.
    """
    if source_paths.is_draft(read.source.src_uri):
        return ()
    problems = [problem for problem in read.problems if problem.hides]
    if read.state_at(now).is_public:
        if not read.front.is_repaired:
            return None
        problems = list(read.problems)
    return tuple(replace(problem, hides=Hides.PAGE) for problem in problems)


def in_hidden_bundles(posts: Iterable[Post], hidden: HiddenPosts) -> dict[str, Problem]:
    """Return the posts in the folders of hidden bundles, each with its problem."""
    found = {}
    for post in posts:
        owner = hidden.owner_of(post.src_uri)
        if owner not in (None, post.src_uri):
            what = f"in the folder of {owner}, which is hidden"
            hint = "Move it to another folder to publish it."
            found[post.src_uri] = Problem(
                src_uri=post.src_uri, code="bundle-hidden", what=what, hint=hint, hides=Hides.POST
            )
    return found


def made_errors(
    found: Iterable[tuple[str, Problem]], by_uri: Mapping[str, ParsedPost], severities: Severities
) -> dict[str, ParsedPost]:
    """Return the posts that are hidden because the site makes a problem found in planning an error."""
    errors: dict[str, ParsedPost] = {}
    for src_uri, problem in found:
        read = errors.get(src_uri, by_uri[src_uri])
        raised = severities.raised(problem, Hides.POST)
        if raised.hides and not by_uri[src_uri].is_draft:
            errors[src_uri] = replace(read, problems=(*read.problems, raised), is_draft=True)
    return errors
