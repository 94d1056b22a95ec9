"""What becomes of each URL of an old site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from mkdocs_blogposts.text.old_urls import INDEX, OldUrlError, file_at, path_in_site
from mkdocs_blogposts.text.urls import quoted

from .matching import Match, Matcher
from .new_site import state_of
from .old_pages import Kind, OldPage, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_blogposts.blog.model import State

    from .new_site import NewSite, Target


class Outcome(Enum):
    """What becomes of an old URL."""

    KEPT = "kept"
    """The new site has a page there."""
    REDIRECTED = "redirected"
    """It already redirects."""
    MOVED = "moved"
    """Its page is elsewhere, and nothing redirects yet."""
    HIDDEN = "hidden"
    """Its post is a draft, or hidden for another reason."""
    DEAD = "dead"
    """No page of the new site is known to have been there."""

    @property
    def works(self) -> bool:
        """Whether readers get to the page."""
        return self in (Outcome.KEPT, Outcome.REDIRECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What becomes of one old URL."""

    page: OldPage
    outcome: Outcome
    target: Target | None = None
    """What is at the URL, what it redirects to, or what should be redirected to."""
    by: tuple[str, ...] = ()
    """What the old page and the target have in common."""
    candidates: tuple[Target, ...] = ()
    """What the old page could have been, if it isn't clear."""
    reason: str = ""
    """Why it can't be kept; possibly empty."""

    @property
    def state(self) -> State | None:
        """The state of the post, or None."""
        return state_of(self.target) if self.target else None

    @property
    def can_have_alias(self) -> bool:
        """Whether a line in the front matter of a post makes the URL work."""
        return self.outcome is Outcome.MOVED and self.target is not None and bool(self.target.post)


def compare(pages: Iterable[OldPage], site: NewSite) -> list[Result]:
    """Return what becomes of each old URL, in their order and each once."""
    by_key = {page.key: page for page in reversed(list(pages))}
    matcher = Matcher(site)
    return [_result(page, by_key, site, matcher) for page in reversed(by_key.values())]


def _result(page: OldPage, pages: dict[str, OldPage], site: NewSite, matcher: Matcher) -> Result:
    if page.key in site.redirected:
        target = site.redirected[page.key]
        return Result(page=page, outcome=Outcome.REDIRECTED, target=target)
    if page.key in site.targets:
        return Result(page=page, outcome=Outcome.KEPT, target=site.targets[page.key])
    if "?" in page.path:
        return Result(page=page, outcome=Outcome.DEAD, reason="files have no part after '?'")
    match = _match(page, pages, site, matcher)
    if match.target is None:
        return Result(page=page, outcome=Outcome.DEAD, candidates=match.candidates)
    return _moved(page, match.target, match.by)


def _moved(page: OldPage, target: Target, by: tuple[str, ...]) -> Result:
    """Return the result for a page that is somewhere else now."""
    if target.is_hidden:
        return Result(page=page, outcome=Outcome.HIDDEN, target=target, by=by)
    try:
        path_in_site(alias_of(page))
    except OldUrlError as error:
        reason = f"it {error}"
        return Result(page=page, outcome=Outcome.DEAD, candidates=(target,), reason=reason)
    return Result(page=page, outcome=Outcome.MOVED, target=target, by=by)


def alias_of(page: OldPage) -> str:
    """Return an old URL as a line for the front matter of a post."""
    path = file_at(page.path).removesuffix(INDEX)
    return f"/{quoted(path) if _UNCLEAR.search(path) else path}"


# Characters that end a path, or that have a meaning in some form of front matter.
_UNCLEAR = re.compile(r"""[\s%#?,"'\[\]\ud800-\udfff]|[^\x21-\U0010ffff]""")
_MOST_STEPS = 10


def _match(page: OldPage, pages: dict[str, OldPage], site: NewSite, matcher: Matcher) -> Match:
    """Return what an old page became; for an old redirect, what its target became."""
    by: tuple[str, ...] = ()
    for _ in range(_MOST_STEPS):
        if page.redirects_to is None:
            break
        by = ("redirect",)
        key = key_of(page.redirects_to)
        if target := site.targets.get(key) or site.redirected.get(key):
            return Match(target, by)
        page = pages.get(key) or OldPage(path=page.redirects_to)
    if page.key in site.hidden:
        return Match(site.hidden[page.key], by or ("URL",))
    found = matcher.match(page) if page.kind is not Kind.ASSET else Match(None)
    return found._replace(by=(*by, *found.by))
