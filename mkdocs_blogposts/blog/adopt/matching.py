"""Finding the post or listing that was at an old URL. Only a unique match counts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.blog.model import Period

from .new_site import names_of, title_of
from .old_pages import Kind, folded, key_of, without_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_blogposts.blog.model import ListingPage

    from .new_site import NewSite, Target
    from .old_pages import OldPage, PartialDate


class Match(NamedTuple):
    """What an old page became."""

    target: Target | None
    """None if nothing matches, or if several posts do."""
    by: tuple[str, ...] = ()
    """What is the same: name, title, date."""
    candidates: tuple[Target, ...] = ()
    """The posts and pages that it could be, if there isn't exactly one."""


class Matcher:
    """Finds the posts and listings of a new site."""

    def __init__(self, site: NewSite) -> None:
        self._site = site
        self._by_name: defaultdict[str, list[Target]] = defaultdict(list)
        self._by_title: defaultdict[str, list[Target]] = defaultdict(list)
        for target in (*site.posts, *site.pages):
            for name in names_of(target):
                self._by_name[name].append(target)
        for target in site.posts:
            if target.post and (title := folded(title_of(target.post))):
                self._by_title[title].append(target)
        self._listings: defaultdict[tuple[Kind, str], list[Target]] = defaultdict(list)
        for target in site.listings:
            if target.listing and target.listing.number == 1:
                for kind_and_name in _names_of_listing(target.listing):
                    self._listings[kind_and_name].append(target)

    def match(self, page: OldPage) -> Match:
        """Return the post or listing that was at an old URL."""
        if page.kind is Kind.PAGE:
            return self._post(page)
        if page.kind is Kind.PAGINATION:
            return self._first_page(page)
        return self._listing(page) if page.kind.is_listing else Match(None)

    def _post(self, page: OldPage) -> Match:
        name, stem = folded(page.name), folded(without_day(page.name))
        named = _unique((*self._by_name[name], *self._by_name[stem])) if name else []
        titles = {folded(title) for title in page.titles} - {""}
        titled = _unique(target for title in sorted(titles) for target in self._by_title[title])
        possible = _unique((*named, *titled))
        date = page.best_date
        if date:
            named = [target for target in named if _has_day(target, date)]
            titled = [target for target in titled if _has_day(target, date)]
        if named and titled:
            chosen = [target for target in named if target in titled]
        elif titles and not titled and not (date and date.is_whole):
            chosen = []  # Its name alone says little if its title is another one.
        else:
            chosen = named or titled
        if len(chosen) > 1 and date and date.is_whole:
            chosen = [target for target in chosen if target.day]
        if len(chosen) != 1 or chosen[0].post is None:  # Another page may have moved, or be new.
            return Match(None, candidates=tuple(possible))
        (target,) = chosen
        is_dated = date is not None and target.day is not None
        matches = (("name", target in named), ("title", target in titled), ("date", is_dated))
        return Match(target, tuple(what for what, is_same in matches if is_same))

    def _listing(self, page: OldPage) -> Match:
        term = _term_of(page)
        found = _unique(self._listings[page.kind, term])
        if len(found) == 1:
            return Match(found[0], ("name",))
        return Match(None, candidates=tuple(found))

    def _first_page(self, page: OldPage) -> Match:
        """Return the listing of which the old page was a later page."""
        parts = page.key.split("/")
        drop = 2 if parts[-2:-1] == ["page"] else 1
        key = "/".join(parts[:-drop])
        target = self._site.targets.get(key)
        if target and target.listing:
            return Match(target, ("name",))
        base = type(page)(path=f"{key}/")
        return self._listing(base) if base.kind.is_listing and key else Match(None)


def _unique(targets: Iterable[Target]) -> list[Target]:
    found = {target.src_uri or target.url: target for target in targets}
    return [found[name] for name in sorted(found)]


def _has_day(target: Target, date: PartialDate) -> bool:
    """Return whether a post can have the date of an old page. A post without a date can."""
    return target.day is None or date.agrees_with(target.day)


_KINDS = {"tags": Kind.TAG, "categories": Kind.CATEGORY, "authors": Kind.AUTHOR}


def _names_of_listing(page: ListingPage) -> set[tuple[Kind, str]]:
    """Return the kind and the folded names by which old URLs may call a listing."""
    if page.kind is None:
        return set()
    kind = _KINDS.get(page.kind.name, Kind.ARCHIVE)
    if page.term is None:
        return {(kind, "")}
    if isinstance(page.term.period, Period):
        return {(Kind.ARCHIVE, str(page.term.period).replace("/", ""))}
    return {(kind, folded(page.term.slug)), (kind, folded(page.term.label))}


def _term_of(page: OldPage) -> str:
    """Return the folded name of the term that an old listing was about; empty for an index."""
    parts = key_of(page.path).removesuffix(".html").lower().split("/")
    if page.kind is Kind.ARCHIVE:
        return "".join(f"{int(part):02}" for part in parts if part.isdecimal())
    is_index = folded(parts[-1]) in {"tag", "tags", "label", "labels", "category", "categories"} | {
        "author",
        "authors",
    }
    return "" if is_index else folded(parts[-1])
