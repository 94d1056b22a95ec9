"""One build of the site: what is known so far, and what each event of MkDocs does with it."""

from __future__ import annotations

import posixpath
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup
from mkdocs.exceptions import PluginError

from mkdocs_blogposts.adapter.compat import redirects, search
from mkdocs_blogposts.adapter.compat import rss as feeds
from mkdocs_blogposts.blog.model import Blog, State
from mkdocs_blogposts.blog.plan import without
from mkdocs_blogposts.render.head import with_description, with_noindex
from mkdocs_blogposts.render.presenter import Presenter
from mkdocs_blogposts.render.strings import Strings
from mkdocs_blogposts.render.templates import TemplateOverrideError, Templates

from . import files as host_files
from . import nav as host_nav
from . import pages, report
from .config import options_of
from .scan import FirstLook, PlannedSite, look_first, plan_site
from .theme import ThemeTraits, language_of, prepare

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_blogposts.blog.model import ListingPage, Post
    from mkdocs_blogposts.blog.settings import Settings
    from mkdocs_blogposts.blog.source_paths import SourcePaths
    from mkdocs_blogposts.frontmatter.model import Author

    from .config import BlogpostsConfig
    from .features import Features


@contextmanager
def _one_line_for_template_mistakes() -> Iterator[None]:
    """End the build with one line, not a traceback, where a site's own template has a mistake."""
    try:
        yield
    except TemplateOverrideError as error:
        raise PluginError(f"blogposts: {error}") from error


@dataclass(kw_only=True)
class Build:
    """The state of one build. Everything in it is made anew for the next."""

    settings: Settings
    traits: ThemeTraits
    features: Features
    strings: Strings
    templates: Templates
    now: dt.datetime
    preview: bool
    dirty: bool
    has_feeds: bool
    is_first: bool
    """Whether the blog is the first of the site, which may have several."""
    blog: Blog = field(default_factory=lambda: Blog(posts=(), hidden=()))
    """What was planned; empty until the files are known, and where there is no blog."""
    posts: dict[str, Post] = field(default_factory=dict)
    listings: dict[str, ListingPage] = field(default_factory=dict)
    nav: host_nav.BlogNav | None = None
    finisher: pages.Finisher | None = None
    """Made when all pages are converted."""
    _pages: Sequence[File] = ()
    """The site's pages, as a template was last to list them."""
    _listed_pages: Sequence[File] = ()
    """Those of them that are not unlisted."""
    _first: FirstLook | None = None
    _planned: PlannedSite | None = None

    @classmethod
    def begin(  # noqa: PLR0913 - all that decides, by name
        cls,
        options: BlogpostsConfig,
        config: MkDocsConfig,
        *,
        now: dt.datetime,
        preview: bool,
        dirty: bool,
        features: Features,
    ) -> Build:
        """Make our templates and CSS part of the site, and read the options."""
        prepare(config)
        strings = Strings.of(language_of(config.theme), features.languages)
        return cls(
            settings=options.settings_in(config, features.kinds),
            traits=ThemeTraits.of(config),
            features=features,
            strings=strings,
            templates=Templates.from_dirs(config.theme.dirs, strings),
            now=now,
            preview=preview,
            dirty=dirty,
            has_feeds=feeds.has_feeds(config),
            is_first=options_of(config)[0] is options,
        )

    def scan(self, files: Files, config: MkDocsConfig) -> Sequence[File]:
        """Read the blog's folder, and return the files of what nobody may see; a preview shows all."""
        # static-i18n sets the language of each of its builds after all other plugins' `on_config`.
        self.strings = Strings.of(language_of(config.theme), self.features.languages)
        self.templates = Templates.from_dirs(config.theme.dirs, self.strings)
        if self.preview:
            return ()
        self._first = look_first(files, config, settings=self.settings, now=self.now)
        return self._first.hidden

    def take_out(self, files: Files, config: MkDocsConfig) -> None:
        """Plan the blog, and remove the posts while other plugins gather the navigation."""
        planned = plan_site(
            files,
            config,
            settings=self.settings,
            now=self.now,
            preview=self.preview,
            first=self._first,
        )
        self._first = None
        if planned is None:
            return
        self._plan(planned.blog)
        self._planned = planned
        host_files.take_out(files, planned.files)
        # static-i18n copies all files afterwards and fails on those that exist in memory only.
        if "i18n" not in config.plugins:
            index = self.blog.index()
            host_files.add_listing_pages(files, [index] if index else [], config)

    def put_back(self, files: Files, config: MkDocsConfig) -> None:
        """Return the posts with their addresses, add the listing pages, and report."""
        taken = self._planned.files if self._planned else ()
        host_files.put_back(files, taken, self.blog)
        host_files.give_places(files, self.blog, config)
        host_files.add_listing_pages(files, self.blog.listings, config)
        redirects.tell(
            config,
            files,
            pages=(*self.posts, *self.listings),
            hidden=self.hidden,
        )
        report.report_problems(self.blog.problems)
        if self.is_first:  # What is said of the site is said once.
            report.report_problems(report.conflicts(config))
        if taken:
            report.report_blog(self.blog, preview=self.preview)
        else:
            report.report_no_posts(posixpath.join(config.docs_dir, self.settings.blog_dir))

    def place(
        self, nav: Navigation, files: Files, config: MkDocsConfig, *, hidden_pages: Collection[str]
    ) -> None:
        """Put the newest posts into the navigation, without the hidden pages of the blog's folder."""
        self.nav = host_nav.place(
            nav,
            self.blog,
            hidden_pages=self._left_out(hidden_pages),
            files=files,
            config=config,
            nav_posts=self.settings.nav_posts,
            traits=self.traits,
            strings=self.strings,
        )

    def read(self, markdown: str, page: Page, config: MkDocsConfig) -> str:
        """Return the body as we read it, so that a block MkDocs cannot read never shows."""
        src_uri = page.file.src_uri
        if post := self.posts.get(src_uri):
            page.meta = pages.post_meta(post, config.theme)
            if self.has_feeds:
                feeds.tell_of_post(page.meta, post)
            return pages.post_markdown(post, markdown, page)
        listing = self.listings.get(src_uri)
        if listing and not listing.is_authored:
            page.meta = pages.listing_meta(listing, self.strings, blog_title=self._folder_title)
            if self.has_feeds:
                feeds.leave_out(page.meta)
        return markdown

    @_one_line_for_template_mistakes()
    def collect(self, files: Files, config: MkDocsConfig) -> None:
        """Read the finished posts, and decide what needs them: navigation, titles, attachments."""
        collected = pages.collect(
            self.blog,
            files,
            config,
            settings=self.settings,
            traits=self.traits,
            dirty=self.dirty,
        )
        report.report_problems(collected.problems)
        if not self.preview:
            has_posts = bool(self._planned and self._planned.files)
            report.report_problems(
                report.stray_drafts(files, self.settings.blog_dir, has_posts=has_posts)
            )
        if collected.lost:
            self._plan(without(self.blog, collected.lost))
        views = Presenter(self.blog, collected.rendered, settings=self.settings, strings=self.strings)
        self.finisher = pages.Finisher(
            views=views,
            templates=self.templates,
            traits=self.traits,
            blog_title=self._blog_title(files),
        )
        self._title_listings(files)
        if self.nav:
            self.nav.fill(
                views,
                self.templates,
                files,
                self.traits,
                summaries=self.settings.nav_summaries,
            )

    @_one_line_for_template_mistakes()
    def finish(self, page: Page) -> None:
        """Put our part into the page's content, after others have indexed it."""
        src_uri = page.file.src_uri
        if self.nav:
            self.nav.activate(src_uri)
        if self.finisher is None:
            return
        if post := self.posts.get(src_uri):
            self.finisher.finish_post(page, post)
        elif listing := self.listings.get(src_uri):
            self.finisher.finish_listing(page, listing)

    def describe(self, output: str, page: Page) -> str:
        """Say in the page's head what the post is about, and that one is not to be found."""
        post = self.posts.get(page.file.src_uri)
        if post is None or self.finisher is None:
            return output
        if description := self.finisher.views.rendered[post.src_uri].description:
            output = with_description(output, description)
        return with_noindex(output) if post.state is State.UNLISTED else output

    def leave_out_of_lists(self, context: TemplateContext) -> None:
        """Keep unlisted posts out of the site's pages as a template may list them."""
        if not self.blog.unlisted:
            return
        pages = context["pages"]
        if self._pages is not pages:  # The host has one list for all pages.
            unlisted = {post.src_uri for post in self.blog.unlisted}
            self._pages = pages
            self._listed_pages = [file for file in pages if file.src_uri not in unlisted]
        context["pages"] = self._listed_pages

    def leave_out_of_search(self, config: MkDocsConfig) -> None:
        """Keep the pages that only list, and unlisted posts, out of the search index."""
        listings = [page.url for page in self.blog.listings if not page.is_authored]
        search.forget(config, [*listings, *(post.url for post in self.blog.unlisted)])

    def _plan(self, blog: Blog) -> None:
        self.blog = blog
        self.posts = {post.src_uri: post for post in blog.built}
        self.listings = {page.src_uri: page for page in blog.listings}

    @property
    def hidden_pages(self) -> Mapping[str, str]:
        """The texts of hidden files in the blog's folder that are not posts, by `src_uri`."""
        return self._planned.hidden_pages if self._planned else {}

    @property
    def hidden(self) -> frozenset[str]:
        """The posts and pages that this build leaves out, by `src_uri`."""
        return self._left_out(self.hidden_pages) | {post.src_uri for post in self.blog.hidden}

    @property
    def source_paths(self) -> SourcePaths | None:
        """Where the blog keeps its posts; None where the site has no blog."""
        return self._planned.source_paths if self._planned else None

    @property
    def authors(self) -> Mapping[str, Author]:
        """The authors that the site knows."""
        return self._planned.companions.authors if self._planned else {}

    def own_html(self) -> Iterable[str]:
        """Return what the blog adds to the pages of published posts, such as dates and lists."""
        return self.finisher.own_html() if self.finisher else ()

    def _left_out(self, hidden_pages: Collection[str]) -> frozenset[str]:
        """Return the pages of these that this build leaves out.

        A list stands in the place of an index that is a draft.
        """
        return frozenset() if self.preview else frozenset(hidden_pages) - self.listings.keys()

    @property
    def _folder_title(self) -> str:
        folder = self.settings.blog_dir.rpartition("/")[2]
        return folder.replace("-", " ").replace("_", " ").capitalize() or self.strings("blog.title")

    def _blog_title(self, files: Files) -> str:
        """Return the title of the blog's first page as plain text."""
        index = self.blog.index()
        page = host_files.page_of(files, index.src_uri) if index and index.is_authored else None
        if page is None or not page.title:
            return self._folder_title
        return Markup(page.title).striptags()  # noqa: S704 - MkDocs keeps titles as HTML

    def _title_listings(self, files: Files) -> None:
        """Name the pages that only list after the blog's first page."""
        title = self._blog_title(files)
        for listing in self.blog.listings:
            page = host_files.page_of(files, listing.src_uri)
            if page and not listing.is_authored:
                # Made anew: plugins that look up a file's history have found none for it.
                page.meta = pages.listing_meta(listing, self.strings, blog_title=title)
                page.meta["title"] = Markup.escape(page.meta["title"])
