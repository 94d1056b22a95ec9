"""Read the finished HTML of the blog's pages, and add the blog's own to it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.meta import get_data

from mkdocs_blogposts.blog.excerpts.headings import one_level_down
from mkdocs_blogposts.blog.excerpts.posts import render_post
from mkdocs_blogposts.blog.model import State
from mkdocs_blogposts.render.head import with_description, with_noindex, with_tags
from mkdocs_blogposts.render.presenter import anchor_of
from mkdocs_blogposts.render.templates import TemplateOverrideError
from mkdocs_blogposts.render.titles import listing_title
from mkdocs_blogposts.render.views import RelatedLinkView
from mkdocs_blogposts.text.problems import Problem
from mkdocs_blogposts.text.urls import depth_of

from .compat import encryptcontent, rss, search
from .compat.material_posts import PostTemplates, hide_navigation
from .files import page_of
from .headings import remove_heading
from .links.related_links import RelatedLinks
from .meta import escape_meta

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_blogposts.blog.model import Blog, ListingPage, Post, Rendered
    from mkdocs_blogposts.blog.settings import Settings
    from mkdocs_blogposts.render.presenter import Presenter
    from mkdocs_blogposts.render.templates import Templates
    from mkdocs_blogposts.render.views import LinkView

    from .nav.placing import BlogNav
    from .theme import ThemeTraits


def post_markdown(post: Post, markdown: str, page: Page) -> str:
    """Return the parsed body of the post, unless another plugin has changed the text."""
    is_as_read = markdown == post.body or markdown == get_data(page.file.content_string)[0]
    return post.body if is_as_read else markdown


def lower_toc(page: Page, *, has_title: bool) -> None:
    """Move the entries of the table of contents one level down, as the headings of the page.

    Some themes show only the entries below the first one of the top level.

    Args:
        page: the page.
        has_title: whether the title of the page is one of the headings.
    """
    entries = list(page.toc)
    title = entries.pop(0) if has_title and entries and entries[0].level == 1 else None
    lower = [*(title.children if title else ()), *entries]
    waiting = [*lower]
    while waiting:
        entry = waiting.pop()
        entry.level += 1
        waiting += entry.children
    if title:
        title.children = lower
    page.toc = TableOfContents([title] if title else lower)


def add_to_toc(page: Page, anchors: Iterable[LinkView]) -> None:
    """Add the posts of a listing to the page's table of contents, under its heading if it has one."""
    entries = list(page.toc)
    is_titled = bool(entries) and entries[0].level == 1
    siblings = entries[0].children if is_titled else entries
    siblings += [
        AnchorLink(str(Markup.escape(anchor.title)), anchor.url.removeprefix("#"), level=2)
        for anchor in anchors
    ]
    page.toc = TableOfContents(entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """The rendered posts, with the changes of all other plugins."""

    rendered: Mapping[str, Rendered]
    lost: frozenset[str]
    """The posts that other plugins removed, by `src_uri`."""
    problems: tuple[Problem, ...]


def collect(  # noqa: PLR0913 - keyword arguments
    blog: Blog,
    files: Files,
    config: MkDocsConfig,
    *,
    settings: Settings,
    traits: ThemeTraits,
    dirty: bool,
) -> Collected:
    """Read title, summary and length of each post from its finished HTML, and escape `page.meta`."""
    rendered: dict[str, Rendered] = {}
    lost = []
    problems = []
    for post in blog.built:
        page = page_of(files, post.src_uri)
        is_encrypted = page is not None and encryptcontent.encrypts(page)
        if page is not None and page.content is None and dirty:
            # A dirty build converts only changed pages, but listings need every post.
            page.markdown = post.body
            page.render(config, files)
            # encryptcontent hasn't seen the page and might encrypt it.
            is_encrypted = encryptcontent.may_encrypt(config)
        if page is None or page.content is None:
            lost.append(post.src_uri)
            problems.append(_lost(post))
            continue
        if encryptcontent.encrypts(page) and rss.prints_text_of(page, config):
            problems.append(_printed_in_feeds(post))
        # The text is encrypted only when the page is written, so listings must not show it.
        result = render_post(post, "" if is_encrypted else page.content, settings=settings)
        rendered[post.src_uri] = result
        if settings.excerpts.is_required and not result.has_separator and not is_encrypted:
            problems.append(separator_missing(post))
        escape_meta(page.meta, result, traits, settings.fields)
    return Collected(rendered=rendered, lost=frozenset(lost), problems=tuple(problems))


def separator_missing(post: Post) -> Problem:
    """Return the problem of a post without the separator that the site requires."""
    return Problem(
        src_uri=post.src_uri,
        code="separator-missing",
        what="no excerpt separator",
        hint="Write <!-- more --> where the excerpt ends.",
    )


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


@contextmanager
def one_line_for_template_mistakes() -> Iterator[None]:
    """Stop the build with one line instead of a traceback if a template of the site has an error."""
    try:
        yield
    except TemplateOverrideError as error:
        raise PluginError(f"blogposts: {error}") from error


@dataclass(frozen=True, kw_only=True)
class FinishedBuild:
    """The blog once all pages are converted. Adds its HTML to them right before themes print them."""

    views: Presenter
    """Views of the blog without the posts that other plugins removed."""
    templates: Templates
    traits: ThemeTraits
    blog_title: str
    """The title of the blog's first page, as plain text."""
    titles: Mapping[tuple[str, str], str]
    """The titles of the author's own pages for listings, by the key of the listing."""
    nav: BlogNav | None
    """The blog's entries in the navigation; None if the blog isn't in it."""
    _entries: dict[tuple[str, int, bool], Markup] = field(default_factory=dict, repr=False)
    """Rendered listing entries, by post, depth of the page, and whether they have an anchor."""
    feeds: tuple[str, ...] = ()
    """The tags that link to the blog's feeds."""
    related: RelatedLinks = field(default_factory=RelatedLinks)
    """The related links of posts."""
    listed_elsewhere: frozenset[str] = frozenset()
    """The author's pages with a listing of all tags by another plugin, by `src_uri`."""
    themes_own: PostTemplates = field(default_factory=PostTemplates)
    """The theme's templates that show the details of posts themselves."""
    _listed: list[tuple[Sequence[File], Sequence[File]]] = field(default_factory=list, repr=False)
    """MkDocs' last list of pages for templates, and that list without unlisted posts."""

    @property
    def blog(self) -> Blog:
        """The blog without the posts that other plugins removed."""
        return self.views.blog

    @cached_property
    def _posts(self) -> Mapping[str, Post]:
        return {post.src_uri: post for post in self.blog.built}

    @cached_property
    def _listings(self) -> Mapping[str, ListingPage]:
        return {page.src_uri: page for page in self.blog.listings}

    @one_line_for_template_mistakes()
    def finish(self, page: Page) -> None:
        """Add the blog's HTML to the page, after other plugins have indexed the page's own content."""
        src_uri = page.file.src_uri
        if self.nav:
            self.nav.activate(src_uri)
        if post := self._posts.get(src_uri):
            self._finish_post(page, post)
        elif listing := self._listings.get(src_uri):
            self._finish_listing(page, listing)

    def _finish_post(self, page: Page, post: Post) -> None:
        """Add header and footer to the content of a post."""
        content = page.content or ""
        view = self.views.post(post, depth=depth_of(page.url))
        heading = ""
        rendered = self.views.rendered[post.src_uri]
        if span := rendered.heading_span:
            start, end = span
            heading = content[start:end]
        if rendered.heading_levels:  # They don't change the length.
            content = one_level_down(content, rendered.heading_levels)
            lower_toc(page, has_title=span is not None)
        if span:
            content = content[:start] + content[end:]
        newer, older = self.views.newer_and_older(post, depth=depth_of(page.url))
        links: tuple[RelatedLinkView, ...] = ()
        if is_shown_by_theme := self.themes_own.is_one(page.meta.get("template")):
            hide_navigation(page.meta)
        else:
            related = self.related.by_post.get(post.src_uri, ())
            links = RelatedLinkView.of(related, depth=depth_of(page.url))
        header = self.templates.post_header(
            view,
            heading=heading,
            with_title=not self.traits.prints_title,
            with_details=not is_shown_by_theme,
        )
        page.content = (
            header + content + self.templates.post_footer(view, newer=newer, older=older, links=links)
        )

    def _finish_listing(self, page: Page, listing: ListingPage) -> None:
        """Append the listing to the content of its page, unless another plugin lists the same there."""
        if listing.src_uri in self.listed_elsewhere:
            return
        is_titled = listing.is_authored or self.traits.prints_title
        settings = self.views.settings.listing(listing.kind)
        first = self.titles.get(listing.key, "" if listing.kind else self.blog_title)
        title = listing_title(listing, self.views.strings, settings=settings, first=first)
        view = self.views.listing(listing, heading="" if is_titled else title)
        depth = depth_of(page.url)
        entries = [self._entry(post, depth, with_anchor=settings.toc) for post in listing.posts]
        if not listing.is_authored:
            remove_heading(page)
        if settings.toc:
            add_to_toc(page, self.views.anchors(listing))
        page.content = (page.content or "") + self.templates.listing(view, entries=entries)

    def own_html(self) -> Iterator[str]:
        """Yield all texts and HTML that the blog adds to posts and listings."""
        yield "\n".join(self.views.strings.all_texts())
        for post in self.views.blog.built:
            view = self.views.post(post, depth=0)
            yield self.templates.post_header(view, heading="", with_title=True)
            yield self.templates.listing_post(self.views.listed(post, depth=0))

    def describe(self, output: str, page: Page) -> str:
        """Add links to feeds, a description, and `noindex` for an unlisted post to the `<head>`."""
        src_uri = page.file.src_uri
        if self.feeds and (src_uri in self._posts or src_uri in self._listings):
            output = with_tags(output, self.feeds)
        post = self._posts.get(src_uri)
        if post is None:
            return output
        if description := self.views.rendered[post.src_uri].description:
            output = with_description(output, description)
        return with_noindex(output) if post.state is State.UNLISTED else output

    def leave_out_of_lists(self, context: TemplateContext) -> None:
        """Remove unlisted posts from the template's `pages`."""
        if not self.blog.unlisted:
            return
        pages = context["pages"]
        if not any(known is pages for known, _ in self._listed):  # MkDocs reuses its list.
            unlisted = {post.src_uri for post in self.blog.unlisted}
            listed = [file for file in pages if file.src_uri not in unlisted]
            self._listed[:] = [(pages, listed)]
        context["pages"] = self._listed[0][1]

    def leave_out_of_search(self, config: MkDocsConfig) -> None:
        """Remove unlisted posts and generated listing pages from the search index."""
        self._entries.clear()  # Writing the index takes the most memory of a build.
        listings = [page.url for page in self.blog.listings if not page.is_authored]
        search.forget(config, [*listings, *(post.url for post in self.blog.unlisted)])

    def _entry(self, post: Post, depth: int, *, with_anchor: bool) -> Markup:
        key = (post.src_uri, depth, with_anchor)
        if key not in self._entries:
            view = self.views.listed(post, depth=depth)
            anchor = anchor_of(post) if with_anchor else ""
            self._entries[key] = self.templates.listing_post(view, anchor=anchor)
        return self._entries[key]
