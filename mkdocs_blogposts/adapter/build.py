"""One build of the blog: set up (in `setup`), planned, and finished (in `pages.finished`)."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup
from mkdocs.structure.files import InclusionLevel

from mkdocs_blogposts.adapter.drafts.hidden import Hidden
from mkdocs_blogposts.blog.model import State
from mkdocs_blogposts.blog.plan import without
from mkdocs_blogposts.blog.several_blogs.urls import beside_others
from mkdocs_blogposts.render.outputs.contents import BlogContents
from mkdocs_blogposts.render.presenter import Presenter

from . import files as host_files
from . import meta, report
from .compat import document_dates, i18n, material, redirects, rss
from .compat.material_posts import MaterialPosts, PostTemplates, add_date_filter, complete
from .headings import Headings
from .links.related_links import RelatedLinks, related_links
from .nav import placing as host_nav
from .outputs import add_outputs, feed_links, fill_outputs
from .pages.collecting import collect, post_markdown
from .pages.finished import FinishedBuild, one_line_for_template_mistakes
from .redirects import RULES, add_redirects, fill_redirects
from .scanning.scan import Planned, scan_and_plan, take_posts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.blog.model import Blog, ListingPage, Post

    from .setup import Setup


@dataclass(frozen=True, kw_only=True)
class PlannedBuild:
    """The planned blog, before any page is made."""

    setup: Setup
    planned: Planned
    listing_files: Mapping[str, File]
    """The files of generated listing pages, by `src_uri`."""
    post_files: tuple[File, ...] = ()
    """The files of the posts, while they are removed from the site."""
    headings: Headings = field(default_factory=Headings)
    """The headings of generated listing pages."""

    @classmethod
    def of(
        cls,
        setup: Setup,
        files: Files,
        config: MkDocsConfig,
        *,
        before: PlannedBuild | None = None,
    ) -> PlannedBuild:
        """Plan the blog from the files as they are now.

        Args:
            setup: the settings and features of the build.
            files: all files of the site.
            config: the site's configuration.
            before: the earlier plan, made before other plugins ran.
        """
        planned = scan_and_plan(
            files,
            config,
            settings=setup.settings,
            now=setup.now,
            preview=setup.preview,
            before=before.planned if before else None,
        )
        listing_files = host_files.listing_files(
            planned.blog,
            config,
            setup.folder,
            title_of=setup.title_of,
            dirty=setup.dirty,
            known=before.listing_files if before else {},
        )
        return cls(setup=setup, planned=planned, listing_files=listing_files)

    @property
    def blog(self) -> Blog:
        """The planned blog."""
        return self.planned.blog

    @cached_property
    def posts(self) -> Mapping[str, Post]:
        """The posts that have a page, by `src_uri`."""
        return {post.src_uri: post for post in self.blog.built}

    @cached_property
    def listings(self) -> Mapping[str, ListingPage]:
        """The listing pages, by `src_uri`."""
        return {page.src_uri: page for page in self.blog.listings}

    @property
    def own_files(self) -> frozenset[str]:
        """The files that the blog adds or puts back, by `src_uri`."""
        posts = (file.src_uri for file in self.post_files)
        redirects = (redirect.dest_uri for redirect in self.blog.redirects)
        return frozenset({*posts, *self.listing_files, *self.blog.outputs, *redirects, RULES})

    @cached_property
    def _material_posts(self) -> MaterialPosts:
        """What templates and hooks for Material's blog read from posts."""
        return MaterialPosts.of(self.blog)

    @property
    def hidden(self) -> frozenset[str]:
        """The posts and pages that this build leaves out, by `src_uri`."""
        return self._left_out(self.hidden_pages) | {post.src_uri for post in self.blog.hidden}

    @property
    def hidden_pages(self) -> Mapping[str, str]:
        """The texts of hidden files in the blog's folder that aren't posts, by `src_uri`."""
        pages = self.planned.scanned.hidden_pages
        return {src_uri: page.text for src_uri, page in pages.items() if page.text is not None}

    def hidden_parts(self, hidden_pages: Mapping[str, str] | None = None) -> Hidden:
        """Return the hidden parts of the blog.

        Args:
            hidden_pages: the texts of hidden files that aren't posts, if more were added later.
        """
        scanned = self.planned.scanned
        return Hidden(
            posts={post.src_uri: post for post in self.blog.hidden if not post.is_published},
            pages=self.hidden_pages if hidden_pages is None else hidden_pages,
            unclear=frozenset(problem.src_uri for problem in self.blog.problems),
            source_paths=scanned.source_paths,
            authors=scanned.companions.authors,
            known=scanned.texts if hidden_pages is None else {},
        )

    def hidden_files(self, files: Files) -> list[File]:
        """Return the files of hidden posts and pages."""
        scanned = self.planned.scanned
        pages = scanned.posts.keys() | scanned.hidden_pages.keys()
        # Some are hidden because of a problem that only planning finds.
        drafts = {post.src_uri for post in self.blog.hidden if post.state is State.DRAFT}
        return [
            file
            for file in files
            if file.src_uri in drafts or (file.src_uri in pages and scanned.hides(file.src_uri))
        ]

    def add_listings(self, files: Files, config: MkDocsConfig) -> None:
        """Add the listing pages, so that other plugins see them.

        static-i18n would drop them, so with that plugin they are added later.
        """
        if not i18n.is_on(config):
            host_files.add_listings(files, self._own_listings, self.listing_files)

    def remove_listings(self, files: Files) -> None:
        """Remove the listing pages, before the blog is planned again."""
        host_files.remove_listings(files, self.listing_files)

    @property
    def _own_listings(self) -> list[ListingPage]:
        return [page for page in self.blog.listings if not page.is_authored]

    def plan_again(self, files: Files, config: MkDocsConfig) -> PlannedBuild:
        """Plan again with the files of other plugins, and remove the posts from the files.

        Plugins that build the navigation from all files then find only the blog's first page.
        """
        build = PlannedBuild.of(self.setup, files, config, before=self)
        post_files = take_posts(files, build.planned.scanned)
        if not i18n.is_on(config):
            index = build.blog.index()
            host_files.add_listings(files, [index] if index else [], build.listing_files)
        return replace(build, planned=build.planned.without_sources(), post_files=post_files)

    def beside_others(self, blogs: Sequence[Blog], number: int) -> PlannedBuild:
        """Return the build without what has the URL of something in another blog of the site.

        Args:
            blogs: all blogs of the site.
            number: the index of this one.
        """
        blog = beside_others(blogs, number)
        return replace(self, planned=replace(self.planned, blog=blog))

    def put_back(self, files: Files, config: MkDocsConfig) -> None:
        """Put the posts back at their URLs, add listing pages and outputs, and report problems."""
        host_files.put_back(files, self.post_files, self.blog)
        if self.setup.hidden_level is InclusionLevel.EXCLUDED:
            host_files.exclude(files, self.hidden)
        host_files.move_others(files, self.blog, config)
        host_files.add_listings(files, self.blog.listings, self.listing_files)
        add_outputs(files, self.blog, config, self.setup.folder)
        as_rules = self.setup.settings.redirects_file
        problems = add_redirects(files, self.blog, config, self.setup.folder, as_rules=as_rules)
        redirects.update_pages(config, files, pages=(*self.posts, *self.listings), hidden=self.hidden)
        severities = self.setup.settings.severities
        report.report_problems(report.ignored_options(self.setup.ignored_options), severities)
        report.report_problems(problems, severities)
        report.report_problems(self.blog.problems, severities, check_lists_all=True)
        if self.setup.is_first:  # Problems of the whole site are reported once.
            report.report_problems(report.conflicts(config), severities)
        if self.post_files:
            report.report_blog(self.blog, preview=self.setup.preview)
        else:
            settings = self.setup.settings
            folder = settings.blog_dir if settings.post_dir is None else settings.post_dir
            report.report_no_posts(posixpath.join(config.docs_dir, folder))

    def place(
        self, nav: Navigation, files: Files, config: MkDocsConfig, *, hidden_pages: Collection[str]
    ) -> host_nav.BlogNav | None:
        """Add the newest posts to the navigation, and remove hidden pages from it.

        Return None if the blog isn't in the navigation.
        """
        return host_nav.place(
            nav,
            self.blog,
            hidden_pages=self._left_out(hidden_pages),
            files=files,
            config=config,
            settings=self.setup.settings,
            traits=self.setup.traits,
            strings=self.setup.strings,
        )

    def read(self, markdown: str, page: Page, config: MkDocsConfig) -> str:
        """Set the page's metadata, and return its parsed body.

        MkDocs would print front matter that it can't read.
        """
        src_uri = page.file.src_uri
        if post := self.posts.get(src_uri):
            page.meta = meta.post_meta(post, config.theme)
            if rss.has_feeds(config):
                rss.set_post_meta(page.meta, post, config)
            if self.setup.traits.has_material_blog:
                self._material_posts.set(page, post, self.setup.traits.post_template)
            return post_markdown(post, markdown, page)
        if listing := self._own_listing(page):
            page.meta = meta.listing_meta(self.setup.title_of(listing))
            if document_dates.is_on(config):
                document_dates.hide_dates(page.meta)
            if rss.has_feeds(config):
                rss.leave_out(page.meta)
        return markdown

    def _own_listing(self, page: Page) -> ListingPage | None:
        listing = self.listings.get(page.file.src_uri)
        return listing if listing and not listing.is_authored else None

    def take_over_heading(self, markdown: str, page: Page) -> None:
        """Spare MkDocs converting the heading of a generated listing page."""
        if listing := self._own_listing(page):
            self.headings.take_over(markdown, page, self.setup.title_of(listing))

    @one_line_for_template_mistakes()
    def finish(
        self,
        files: Files,
        config: MkDocsConfig,
        *,
        nav: host_nav.BlogNav | None,
        env: Environment,
    ) -> FinishedBuild:
        """Read the finished posts, and set everything that depends on them: navigation and titles."""
        setup = self.setup
        collected = collect(
            self.blog,
            files,
            config,
            settings=setup.settings,
            traits=setup.traits,
            dirty=setup.dirty,
        )
        problems = list(collected.problems)
        if not setup.preview:
            has_posts = bool(self.post_files)
            problems += report.stray_drafts(
                files, self.planned.scanned.source_paths, has_posts=has_posts
            )
        report.report_problems(problems, setup.settings.severities)
        blog = without(self.blog, collected.lost) if collected.lost else self.blog
        views = Presenter(blog, collected.rendered, settings=setup.settings, strings=setup.strings)
        titles = self._own_titles(files)
        title = titles.get(("", ""), setup.folder_title)
        self._title_listings(files, titles)
        related = related_links(blog.built, files, preview=setup.preview)
        report.report_problems(related.problems, setup.settings.severities)
        if nav:
            nav.fill(
                views, setup.templates, files, setup.traits, summaries=setup.settings.nav_summaries
            )
        contents = self._contents(views, config, title)
        fill_outputs(files, self.blog, contents, setup.outputs)
        fill_redirects(
            files,
            self.blog,
            views,
            setup.templates,
            site_url=config.site_url or "",
            as_rules=setup.settings.redirects_file,
        )
        return FinishedBuild(
            views=views,
            templates=setup.templates,
            traits=setup.traits,
            blog_title=title,
            titles=titles,
            nav=nav,
            feeds=feed_links(self.blog, contents, setup.outputs),
            related=related,
            listed_elsewhere=frozenset(self._tag_pages(files, config)),
            themes_own=self._complete_pages(files, views, related, env),
        )

    def _tag_pages(self, files: Files, config: MkDocsConfig) -> Iterator[str]:
        """Yield the author's page for all tags if Material's plugin tags already lists them there."""
        for listing in self.blog.indexes:
            if listing.is_authored and listing.kind and listing.kind.uses_tags_file:
                file = files.src_uris.get(listing.src_uri)
                if file and material.lists_tags(file, config):
                    yield listing.src_uri

    def _complete_pages(
        self, files: Files, views: Presenter, related: RelatedLinks, env: Environment
    ) -> PostTemplates:
        """Set what templates for Material's blog read, and return those that are based on its own."""
        if not self.setup.traits.has_material_blog:
            return PostTemplates()
        add_date_filter(env, self.setup.strings)
        index = views.blog.index()
        for post in views.blog.built:
            page = host_files.page_of(files, post.src_uri)
            if page is not None:
                complete(
                    page,
                    views.rendered[post.src_uri],
                    related.by_post.get(post.src_uri, ()),
                    index=host_files.page_of(files, index.src_uri) if index else None,
                )
        return PostTemplates(env)

    def _contents(self, views: Presenter, config: MkDocsConfig, blog_title: str) -> BlogContents:
        """Return the values that outputs receive."""
        index = self.blog.index()
        return BlogContents(
            title=f"{blog_title} – {config.site_name}",
            description=config.site_description or "",
            language=self.setup.strings.language,
            site_url=config.site_url or "",
            home_url=index.url if index else "",
            path="",
            presenter=views,
        )

    def _own_titles(self, files: Files) -> dict[tuple[str, str], str]:
        """Return the titles of the author's own first pages of listings, as plain text."""
        firsts = (page for page in self.blog.listings if page.is_authored and page.number == 1)
        pages = ((first.key, host_files.page_of(files, first.src_uri)) for first in firsts)
        return {
            key: Markup(page.title).striptags()  # noqa: S704 - MkDocs keeps titles as HTML
            for key, page in pages
            if page and page.title
        }

    def _title_listings(self, files: Files, titles: Mapping[tuple[str, str], str]) -> None:
        """Set the titles of generated listing pages, which depend on the author's own pages."""
        for listing in self._own_listings:
            if page := host_files.page_of(files, listing.src_uri):
                title = self.setup.title_of(listing, titles)
                # A new mapping, without the git history that plugins found for the temporary source.
                page.meta = meta.listing_meta(title) | {"title": Markup.escape(title)}

    def _left_out(self, hidden_pages: Collection[str]) -> frozenset[str]:
        """Return the hidden pages that this build leaves out.

        If an index is a draft, a listing page replaces it.
        """
        return frozenset() if self.setup.preview else frozenset(hidden_pages) - self.listings.keys()
