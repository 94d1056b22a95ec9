"""What templates and hooks for Material's blog read from posts: attributes of pages, and a filter.

They are only set in Material's themes, and never replace what another plugin has set.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import meta as jinja_meta
from markupsafe import Markup
from mkdocs.structure.nav import Link, Navigation, Section

from mkdocs_blogposts.blog.listings.terms import author_key, term_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, MutableMapping

    from mkdocs.structure import StructureItem
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.blog.model import Blog, Post, Rendered
    from mkdocs_blogposts.blog.related_links import ResolvedLink
    from mkdocs_blogposts.frontmatter.model import Author, PostDate
    from mkdocs_blogposts.render.strings import Strings

POST_TEMPLATE = "blog-post.html"
"""Material's template for posts. It shows their details and related links next to the text."""
# Material's template prints the avatar of every author: without one, an image of one transparent pixel.
_NO_AVATAR = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="


class _Values(dict[str, Any]):
    """Values that can be read as items and as attributes, like MkDocs' configurations."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any value
        """Return the value, or None if there is none."""
        if name.startswith("__"):
            raise AttributeError(name)
        return self.get(name)


@dataclass(frozen=True, slots=True)
class MaterialPosts:
    """Sets the attributes of the pages of one blog's posts."""

    urls: Mapping[tuple[str, str], str]
    """The URLs of the pages of terms, by the name of the kind and the key of the term."""

    @classmethod
    def of(cls, blog: Blog) -> MaterialPosts:
        """Return the attributes of a planned blog."""
        first_pages = (page for page in blog.listings if page.term and page.number == 1)
        return cls({page.key: page.url for page in first_pages})

    def set(self, page: Page, post: Post, template: str) -> None:
        """Set what is known before pages are converted. Values of another plugin stay.

        Args:
            page: the page of the post.
            post: the post.
            template: the template of posts that don't name one; empty for the theme's usual one.
        """
        if template:
            page.meta.setdefault("template", template)
        meta = post.meta
        authors = [self._author(author) for author in meta.authors]
        categories = [each for each in map(self._category, meta.categories) if each.url]
        config = _Values(
            authors=[author.key or author.name for author in meta.authors],
            categories=list(meta.categories),
            date=_Values(created=_moment(meta.date), updated=_moment(meta.updated)),
            draft=not post.is_published,
            pin=meta.pin,
            slug=meta.slug,
        )
        values = {
            "config": config,
            "authors": authors,
            "categories": categories,
            "excerpt": _Values(config=config, authors=authors, categories=categories),
        }
        for name, value in values.items():
            if not hasattr(page, name):
                setattr(page, name, value)

    def _author(self, author: Author) -> _Values:
        return _Values(
            name=_html(author.name),
            description=_html(author.description),
            avatar=_html(author.avatar or _NO_AVATAR),
            url=_html(author.url or self.urls.get(("authors", author_key(author)), "")),
        )

    def _category(self, name: str) -> _Values:
        url = self.urls.get(("categories", term_key(name)), "")
        return _Values(name=_html(name), title=_html(name), url=url)


def complete(
    page: Page, rendered: Rendered, links: Iterable[ResolvedLink], *, index: Page | None
) -> None:
    """Set what is known once all pages are converted.

    Args:
        page: the page of a post.
        rendered: the parts of the post.
        links: its related links.
        index: the blog's first page. Templates link to it, and themes show it as the active one.
    """
    config, excerpt = getattr(page, "config", None), getattr(page, "excerpt", None)
    if not isinstance(config, _Values) or not isinstance(excerpt, _Values):
        return
    items = _nav_items(links)
    config.update(readtime=rendered.minutes, links=Navigation(items, []) if items else None)
    excerpt.update(
        title=_html(rendered.title), url=page.url, meta=page.meta, content=_html(rendered.summary)
    )
    if index is None or "template" not in page.meta:
        return
    if page.parent is None:
        page.parent = index  # type: ignore[assignment] # As in Material's blog.
    else:  # The blog's section in the navigation.
        vars(page.parent).setdefault("url", index.url)


def hide_navigation(meta: MutableMapping[str, Any]) -> None:
    """Leave the navigation out of a page, as Material's template for posts has its own column there."""
    hide = meta.get("hide") or []
    meta["hide"] = [*(hide if isinstance(hide, list) else [hide]), "navigation"]


def _nav_items(links: Iterable[ResolvedLink]) -> list[StructureItem]:
    items: list[StructureItem] = []
    for link in links:
        if link.links:
            items.append(Section(_html(link.title), _nav_items(link.links)))
            continue
        item = Link(_html(link.title), _html(link.url))
        if link.subtitle:
            vars(item)["meta"] = {"subtitle": _html(link.subtitle)}
        items.append(item)
    return items


def _moment(date: PostDate | None) -> dt.datetime | None:
    """Return a date as the author wrote it."""
    return dt.datetime.combine(date.day, date.time, dt.timezone.utc) if date else None


def _html(text: str) -> str:
    """Return a text as HTML, because Material's templates escape nothing."""
    return Markup.escape(text) if any(sign in text for sign in "<>&\"'") else text


def add_date_filter(env: jinja2.Environment, strings: Strings) -> None:
    """Add the filter `date`, unless another plugin has."""
    env.filters.setdefault(
        "date", lambda value: strings.date(value) if isinstance(value, dt.date) else ""
    )


class PostTemplates:
    """Knows which templates are based on Material's template for posts."""

    def __init__(self, env: jinja2.Environment | None = None) -> None:
        self._env = env
        self._loader = env.loader if env else None
        self._known: dict[str, bool] = {POST_TEMPLATE: env is not None}

    def is_one(self, name: object) -> bool:
        """Return whether the template is the one for posts, or extends or includes it."""
        if not isinstance(name, str):
            return False
        if name not in self._known:
            self._known[name] = False  # Templates can include each other.
            self._known[name] = any(map(self.is_one, self._used_by(name)))
        return self._known[name]

    def _used_by(self, name: str) -> Iterator[str | None]:
        if self._env is None or self._loader is None:
            return
        try:
            source, *_ = self._loader.get_source(self._env, name)
            yield from jinja_meta.find_referenced_templates(self._env.parse(source))
        except jinja2.TemplateError:  # MkDocs reports it when it uses the template.
            return
