"""Set the metadata of the blog's pages, read their finished HTML, and add the blog's own to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.meta import get_data

from mkdocs_blogposts.blog.excerpt import render_post
from mkdocs_blogposts.blog.model import State
from mkdocs_blogposts.frontmatter.block import MAX_DEPTH
from mkdocs_blogposts.frontmatter.field_table import normal_key
from mkdocs_blogposts.render.titles import listing_title
from mkdocs_blogposts.text.problems import Problem
from mkdocs_blogposts.text.urls import depth_of

from .compat import encryptcontent, material, rss
from .files import page_of
from .theme import has_template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, MutableMapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink
    from mkdocs.theme import Theme

    from mkdocs_blogposts.blog.model import Blog, ListingPage, Post, Rendered
    from mkdocs_blogposts.blog.settings import Settings
    from mkdocs_blogposts.frontmatter.field_table import FieldTable
    from mkdocs_blogposts.render.presenter import Presenter
    from mkdocs_blogposts.render.templates import Templates

    from .theme import ThemeTraits


def post_meta(post: Post, theme: Theme) -> dict[str, Any]:
    """Return the front matter in the form that themes and other plugins expect in `page.meta`.

    The texts are not escaped yet, as other plugins may add to them; see `escape_meta`.
    """
    meta = dict(post.data)
    texts = {
        "title": post.meta.title,
        "summary": post.meta.summary,
        "description": post.meta.description,
        "author": ", ".join(author.name for author in post.meta.authors),
    }
    meta |= {key: text for key, text in texts.items() if key in meta}
    # Nobody else may list an unlisted post by its tags. Material prints their names as they are.
    names = () if post.state is State.UNLISTED else post.meta.tags
    meta["tags"] = [str(Markup.escape(name)) if "<" in name else name for name in names]
    for key, suits in _SUITS.items():
        if key in meta and not suits(meta[key], theme):
            del meta[key]
    if post.state is State.UNLISTED:
        material.leave_out_of_search(meta)
    return {key: value for key, value in meta.items() if value not in (None, "", [])}


def escape_meta(
    meta: MutableMapping[str, Any], rendered: Rendered, traits: ThemeTraits, fields: FieldTable
) -> None:
    """Escape the values that themes print.

    Most themes escape nothing, and those that do leave `Markup` as it is. Keys that neither themes nor
    other tools know are left to the site's own templates.
    """
    seen: dict[tuple[int, int], object] = {}
    for key, value in meta.items():
        name = normal_key(key)
        if name != "tags" and (name in fields.known_keys or name in _THEMES_KEYS):
            meta[key] = _escaped(value, MAX_DEPTH, seen)
    meta["title"] = Markup.escape(rendered.title)
    if rendered.description:
        meta["description"] = Markup.escape(rendered.description)
    if traits.prints_tags:
        hide = meta.get("hide") or []
        # Our header has them.
        meta["hide"] = [*(hide if isinstance(hide, list) else [hide]), "tags"]
    if traits.prints_date:
        for key in ("date", "updated"):
            meta.pop(key, None)  # It is in our header.


# What the themes we know print besides the keys we know; `post_meta` has escaped the tags.
_THEMES_KEYS = {"sidebartitle", "revisiondate", "location", "source", "externallinks"}
_MARKUP = re.compile("[<>\"'&]")


def _escaped(value: object, depth: int, seen: dict[tuple[int, int], object]) -> object:
    """Return the value with its texts escaped, without what is nested deeper than any theme reads.

    What YAML aliases share is escaped once, so that they can't multiply.
    """
    if isinstance(value, str):
        return Markup.escape(value) if _MARKUP.search(value) else value
    if not isinstance(value, list | dict):
        return value
    if depth == 0:
        return None
    place = (id(value), depth)
    if place not in seen:
        if isinstance(value, list):
            seen[place] = [_escaped(item, depth - 1, seen) for item in value]
        else:
            seen[place] = {
                _escaped(key, 0, seen): _escaped(item, depth - 1, seen) for key, item in value.items()
            }
    return seen[place]


def _is_icon(value: object, theme: Theme) -> bool:
    return isinstance(value, str) and has_template(theme, f".icons/{value}.svg", suffix=".svg")


# The types that MkDocs and themes expect of keys that other tools use in other ways. Any other value
# would end the build, or be printed.
_SUITS: Mapping[str, Callable[[object, Theme], bool]] = {
    "template": lambda value, theme: has_template(theme, value),
    "source": lambda value, _: isinstance(value, list),
    "hide": lambda value, _: isinstance(value, str | list),
    "icon": _is_icon,
    "search": lambda value, _: isinstance(value, dict),
    "social": lambda value, _: isinstance(value, dict),
    "status": lambda value, _: isinstance(value, str),
}


def post_markdown(post: Post, markdown: str, page: Page) -> str:
    """Return the body of the post as we read it, unless another plugin has changed it."""
    is_as_read = markdown == post.body or markdown == get_data(page.file.content_string)[0]
    return post.body if is_as_read else markdown


def listing_meta(title: str) -> dict[str, Any]:
    """Return `page.meta` of a listing page that the author did not write, not escaped yet."""
    meta: dict[str, Any] = {"title": title}
    material.leave_out_of_search(meta)
    return meta


_HEADING = re.compile(r"<h1\b.*?</h1>\s*", re.DOTALL)


def remove_heading(page: Page) -> None:
    """Remove the heading that the source of a listing page has, as the listing prints its own.

    What other plugins added to the page stays.
    """
    page.content = _HEADING.sub("", page.content or "", count=1)
    entries: list[AnchorLink] = []
    for entry in page.toc:
        entries += entry.children if entry.level == 1 and not entries else [entry]
    page.toc = TableOfContents(entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """The posts as all other plugins left them."""

    rendered: Mapping[str, Rendered]
    lost: frozenset[str]
    """The posts that other plugins removed, by `src_uri`."""
    problems: tuple[Problem, ...]


def collect(  # noqa: PLR0913 - the host's objects, by name
    blog: Blog,
    files: Files,
    config: MkDocsConfig,
    *,
    settings: Settings,
    traits: ThemeTraits,
    dirty: bool,
) -> Collected:
    """Read the finished HTML of each post, and set what themes print of it."""
    rendered: dict[str, Rendered] = {}
    lost = []
    problems = []
    for post in blog.built:
        page = page_of(files, post.src_uri)
        is_encrypted = page is not None and encryptcontent.encrypts(page)
        if page is not None and page.content is None and dirty:
            # A dirty build converts only what changed, but listings need every post.
            page.markdown = post.body
            page.render(config, files)
            # That plugin has not seen it, and perhaps it would encrypt it.
            is_encrypted = encryptcontent.may_encrypt(config)
        if page is None or page.content is None:
            lost.append(post.src_uri)
            problems.append(_lost(post))
            continue
        if encryptcontent.encrypts(page) and rss.prints_text_of(page, config):
            problems.append(_printed_in_feeds(post))
        # Listings must not show what is encrypted only when the page is written.
        result = render_post(post, "" if is_encrypted else page.content, settings=settings)
        rendered[post.src_uri] = result
        escape_meta(page.meta, result, traits, settings.fields)
    return Collected(rendered=rendered, lost=frozenset(lost), problems=tuple(problems))


def _lost(post: Post) -> Problem:
    return Problem(
        src_uri=post.src_uri,
        code="page-lost",
        what="removed from the site by another plugin",
        hint="Check which plugin in mkdocs.yml handles this file.",
    )


def _printed_in_feeds(post: Post) -> Problem:
    return Problem(
        src_uri=post.src_uri,
        code="feed-prints-encrypted",
        what="encrypted, but the rss plugin publishes a part of the text",
        hint="Give the post a summary, and keep the rss option `abstract_chars_count` above -1.",
    )


@dataclass(kw_only=True)
class Finisher:
    """Adds the blog's HTML to pages, right before the theme prints them."""

    views: Presenter
    templates: Templates
    traits: ThemeTraits
    blog_title: str
    """The title of the blog's first page, as plain text."""
    _entries: dict[tuple[str, int], Markup] = field(default_factory=dict, repr=False)
    """The entries made so far. A post has the same one in the listings of all pages of one depth."""

    def finish_post(self, page: Page, post: Post) -> None:
        """Add header and footer to the content of a post."""
        content = page.content or ""
        view = self.views.post(post, depth=depth_of(page.url))
        heading = ""
        if span := self.views.rendered[post.src_uri].heading_span:
            start, end = span
            heading, content = content[start:end], content[:start] + content[end:]
        newer, older = self.views.newer_and_older(post, depth=depth_of(page.url))
        page.content = (
            self.templates.post_header(view, heading=heading, with_title=not self.traits.prints_title)
            + content
            + self.templates.post_footer(view, newer=newer, older=older)
        )

    def finish_listing(self, page: Page, listing: ListingPage) -> None:
        """Append the listing to the content of its page."""
        is_titled = listing.is_authored or self.traits.prints_title
        title = listing_title(listing, self.views.strings, blog_title=self.blog_title)
        view = self.views.listing(listing, heading="" if is_titled else title)
        depth = depth_of(page.url)
        entries = [self._entry(post, depth) for post in listing.posts]
        if not listing.is_authored:
            remove_heading(page)
        page.content = (page.content or "") + self.templates.listing(view, entries=entries)

    def own_html(self) -> Iterator[str]:
        """Yield the HTML that the blog adds to the pages of posts, and of which listings are made."""
        yield "\n".join(self.views.strings.all_texts())
        for post in self.views.blog.built:
            view = self.views.post(post, depth=0)
            yield self.templates.post_header(view, heading="", with_title=True)
            yield self.templates.listing_post(view)

    def _entry(self, post: Post, depth: int) -> Markup:
        key = (post.src_uri, depth)
        if key not in self._entries:
            self._entries[key] = self.templates.listing_post(self.views.post(post, depth=depth))
        return self._entries[key]
