"""Add the blog's HTML to its pages, once all of them are converted."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from mkdocs_blogposts.adapter.compat import search
from mkdocs_blogposts.adapter.compat.material_posts import PostTemplates, hide_navigation
from mkdocs_blogposts.adapter.headings import remove_heading
from mkdocs_blogposts.adapter.links.related_links import RelatedLinks
from mkdocs_blogposts.blog.excerpts.headings import one_level_down
from mkdocs_blogposts.blog.model import State
from mkdocs_blogposts.render.head import with_description, with_noindex, with_tags
from mkdocs_blogposts.render.presenter import anchor_of
from mkdocs_blogposts.render.templates import TemplateOverrideError
from mkdocs_blogposts.render.titles import listing_title
from mkdocs_blogposts.render.views import RelatedLinkView
from mkdocs_blogposts.text.urls import depth_of

from .toc import add_to_toc, lower_toc

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markupsafe import Markup
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_blogposts.adapter.nav.placing import BlogNav
    from mkdocs_blogposts.adapter.theme import ThemeTraits
    from mkdocs_blogposts.blog.model import Blog, ListingPage, Post
    from mkdocs_blogposts.render.presenter import Presenter
    from mkdocs_blogposts.render.templates import Templates


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
