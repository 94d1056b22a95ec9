"""Creating the views of a blog."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from markupsafe import Markup

from mkdocs_blogposts.blog.listings.pagination import shown_numbers
from mkdocs_blogposts.blog.listings.terms import author_key, term_keys
from mkdocs_blogposts.blog.model import State
from mkdocs_blogposts.blog.order import newer_and_older
from mkdocs_blogposts.text.urls import depth_of, relative_url

from .term_index import term_groups
from .titles import term_label
from .views import (
    AuthorView,
    DateView,
    ImageView,
    LinkView,
    ListingView,
    PageNumberView,
    PaginationView,
    PostView,
    TermView,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_blogposts.blog.model import Blog, Kind, ListingPage, Post, Rendered, Term
    from mkdocs_blogposts.blog.settings import Settings
    from mkdocs_blogposts.frontmatter.model import Author, PostDate

    from .strings import Strings


class _Facts(NamedTuple):
    """The parts of a post's view that are the same on pages of any depth."""

    title: str
    heading: str
    summary: str
    date: DateView | None
    updated: DateView | None
    minutes: int | None
    terms: Mapping[str, tuple[Term, ...]]
    """By the name of their kind."""
    badge: str


class Presenter:
    """Creates the views of one blog's posts and listings.

    Links in a view are relative, so they depend on the depth of the page: the number of folders in its
    URL.
    """

    def __init__(
        self, blog: Blog, rendered: Mapping[str, Rendered], *, settings: Settings, strings: Strings
    ) -> None:
        self.blog = blog
        self.settings = settings
        self.strings = strings
        self.rendered = rendered
        """The rendered posts, by `src_uri`."""
        self._page_urls = {(page.key, page.number): page.url for page in blog.listings}
        self._indexes = {page.kind: page for page in blog.indexes}
        self._terms = {(term.kind.name, term.key): term for term in blog.terms}
        self._term_views: dict[tuple[str, str, int], TermView] = {}
        """A cache of views, by kind, key and depth."""
        self._facts: dict[str, _Facts] = {}
        """A cache of these common parts, by `src_uri`."""
        self._around = newer_and_older(blog.posts)

    def post(self, post: Post, *, depth: int) -> PostView:
        """Return the view of a post for a page of this depth."""
        facts = self._facts.get(post.src_uri)
        if facts is None:
            facts = self._facts[post.src_uri] = self._facts_of(post)
        return PostView(
            title=facts.title,
            heading=facts.heading,
            url=relative_url(post.url, depth=depth),
            summary=facts.summary,
            date=facts.date,
            updated=facts.updated,
            minutes=facts.minutes,
            authors=tuple(self._author(author, depth) for author in post.meta.authors),
            image=self._image(post, depth),
            extra=post.meta.extra,
            terms={
                name: tuple(self._term(term, depth) for term in terms)
                for name, terms in facts.terms.items()
            },
            state=post.state.value,
            badge=facts.badge,
            is_pinned=post.meta.pin,
        )

    def listed(self, post: Post, *, depth: int) -> PostView:
        """Return the view of a post for a listing of this depth: with its excerpt, if there is one."""
        view, excerpts = self.post(post, depth=depth), self.settings.excerpts
        excerpt = self.rendered[post.src_uri].excerpt
        if excerpt is None and excerpts.max_authors is None and excerpts.max_categories is None:
            return view
        return replace(
            view,
            authors=view.authors[: excerpts.max_authors],
            terms={**view.terms, "categories": view.categories[: excerpts.max_categories]},
            excerpt=Markup(excerpt.html(depth=depth)) if excerpt else Markup(),  # noqa: S704 - the author's own HTML
            is_continued=excerpt is not None and excerpt.is_continued,
        )

    def _facts_of(self, post: Post) -> _Facts:
        rendered, meta = self.rendered[post.src_uri], post.meta
        updated = meta.updated if meta.date is None or _is_later(post) else None
        return _Facts(
            title=rendered.title,
            heading=rendered.heading,
            summary=rendered.summary,
            date=self._date(meta.date) if meta.date else None,
            updated=self._date(updated) if updated else None,
            minutes=rendered.minutes,
            terms={kind.name: self._terms_of(post, kind) for kind in self.settings.kinds},
            badge=self._badge(post),
        )

    def _date(self, date: PostDate) -> DateView:
        return DateView(
            iso=date.day.isoformat(),
            text=self.strings.date(dt.datetime.combine(date.day, date.time)),
            timestamp=_timestamp(date.instant, self.settings.timezone),
        )

    def _badge(self, post: Post) -> str:
        """Return the badge that a preview shows on an unpublished post; empty for published posts."""
        if post.state is State.SCHEDULED and post.meta.goes_live is not None:
            return self.strings("badge.scheduled", date=post.meta.goes_live.day)
        if post.state is State.EXPIRED and post.meta.expires is not None:
            return self.strings("badge.expired", date=post.meta.expires.day)
        return "" if post.is_published else self.strings("badge.draft")

    def _image(self, post: Post, depth: int) -> ImageView | None:
        url = self.blog.images.get(post.src_uri)
        if url is None or post.meta.image is None:
            return None
        return ImageView(url=_from_page(url, depth), alt=post.meta.image.alt)

    def _terms_of(self, post: Post, kind: Kind) -> tuple[Term, ...]:
        terms = (self._terms.get((kind.name, key)) for key in term_keys(kind, post))
        return tuple(term for term in terms if term)

    def _author(self, author: Author, depth: int) -> AuthorView:
        page = self._page_urls.get((("authors", author_key(author)), 1), "")
        url = relative_url(page, depth=depth) if page else ""
        own = _from_page(author.url, depth)
        return AuthorView(
            name=author.name,
            description=author.description,
            avatar=_from_page(author.avatar, depth),
            url=own or url,
            page=url,
            link=LinkView(title=_address(author.url), url=own) if own else None,
        )

    def anchors(self, page: ListingPage) -> Iterator[LinkView]:
        """Yield links to the entries of the posts on a page of a listing."""
        for post in page.posts:
            url = quote(anchor_of(post))
            yield LinkView(title=self.rendered[post.src_uri].heading, url=f"#{url}")

    def _term(self, term: Term, depth: int) -> TermView:
        name = term.kind.name
        view = self._term_views.get((name, term.key, depth))
        if view is None:
            url = self._page_urls.get(((name, term.key), 1), "")
            view = self._term_views[name, term.key, depth] = TermView(
                label=term_label(term, self.strings),
                url=relative_url(url, depth=depth) if url else "",
                count=len(term.posts),
            )
        return view

    def newer_and_older(self, post: Post, *, depth: int) -> tuple[LinkView | None, LinkView | None]:
        """Return links to the next newer and the next older post."""
        newer, older = self._around.get(post.src_uri, (None, None))
        return self._link(newer, depth), self._link(older, depth)

    def _link(self, post: Post | None, depth: int) -> LinkView | None:
        if post is None:
            return None
        title = self.rendered[post.src_uri].title
        return LinkView(title=title, url=relative_url(post.url, depth=depth))

    def listing(self, page: ListingPage, *, heading: str) -> ListingView:
        """Return the view of one page of a listing.

        Args:
            page: the page.
            heading: its title, or empty if the page already shows one.
        """
        depth = depth_of(page.url)
        index = self._indexes.get(page.kind) if page.term else None
        terms = [term for term in self.blog.terms if term.kind == page.kind] if page.is_index else []
        return ListingView(
            kind=page.kind.name if page.kind else "posts",
            is_index=page.is_index,
            heading=heading,
            pagination=self._pagination(page) if self._is_paginated(page) else None,
            groups=term_groups(terms, lambda term: self._term(term, depth)),
            description=page.term.description if page.term and page.number == 1 else "",
            author=self._profile(page, depth),
            index=LinkView(
                title=self.strings(f"{index.kind.name}.all"),
                url=relative_url(index.url, depth=depth),
            )
            if index and index.kind
            else None,
        )

    def _profile(self, page: ListingPage, depth: int) -> AuthorView | None:
        """Return the author on the first page of their posts."""
        author = page.term.author if page.term and page.number == 1 else None
        return self._author(author, depth) if author else None

    def _is_paginated(self, page: ListingPage) -> bool:
        return page.total > 1 or (self.settings.single_page_pagination and not page.is_index)

    def _pagination(self, page: ListingPage) -> PaginationView:
        def url(number: int | None) -> str:
            target = self._page_urls.get((page.key, number or 0))
            return relative_url(target, depth=depth_of(page.url)) if target else ""

        reach = self.settings.pagination_reach
        return PaginationView(
            newer=url(page.number - 1),
            older=url(page.number + 1),
            numbers=tuple(
                PageNumberView(number=number, url=url(number), is_current=number == page.number)
                for number in shown_numbers(page.number, page.total, reach=reach)
            ),
        )


def anchor_of(post: Post) -> str:
    """Return the `id` of the post's entry in a listing: its URL, without spaces."""
    return re.sub(r"\s", "-", unquote(post.url).strip("/"))


def _address(url: str) -> str:
    """Return the URL as people write it: without scheme, and without a slash at the end."""
    return re.sub(r"^(https?://(www\.)?|mailto:)", "", url).rstrip("/")


def _from_page(url: str, depth: int) -> str:
    """Return a URL that is relative to the site's root as one relative to the page; keep any other."""
    if not url or "://" in url or url.startswith(("//", "#", "mailto:")):
        return url
    return relative_url(url.removeprefix("./").lstrip("/"), depth=depth)


def _timestamp(instant: dt.datetime, zone: dt.tzinfo) -> str:
    """Return an instant in the format of RFC 3339, in this time zone if possible."""
    try:
        local = instant.astimezone(zone)
    except OverflowError:  # The first or the last possible day.
        local = instant
    offset = local.utcoffset() or dt.timedelta()
    # Before standard time, offsets had seconds, which the format doesn't allow.
    return (instant if offset.seconds % 60 else local).isoformat(timespec="seconds")


def _is_later(post: Post) -> bool:
    date, updated = post.meta.date, post.meta.updated
    return date is not None and updated is not None and updated.day > date.day
