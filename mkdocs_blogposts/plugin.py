"""MkDocs' events. ARCHITECTURE.md explains why each has its priority."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from .adapter import report
from .adapter.build import PlannedBuild
from .adapter.clock import build_time
from .adapter.compat.material_code import reason_of
from .adapter.config.config import BlogpostsConfig
from .adapter.drafts.guard import DraftsGuard
from .adapter.features import Features
from .adapter.setup import Setup
from .adapter.source_folder import SourceFolder
from .adapter.theme import prepare

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from .adapter.nav.placing import BlogNav
    from .adapter.pages.finished import FinishedBuild
    from .blog.model import Blog
    from .text.problems import Problem


class BlogpostsPlugin(BasePlugin[BlogpostsConfig]):
    """The plugin `blogposts`."""

    supports_multiple_instances = True
    features = Features()
    """Kinds of listings, fields, outputs and languages; a subclass can have its own."""

    def __init__(self) -> None:
        self._preview = False
        self._dirty = False
        self._folder = SourceFolder()
        self._reason_of: Callable[[Exception], Problem | None] = lambda _: None
        # A build, as far as it has come.
        self._build: PlannedBuild
        self._nav: BlogNav | None
        self._finished: FinishedBuild
        self._guard: DraftsGuard

    @property
    def own_files(self) -> frozenset[str]:
        """The files that this blog adds to the site or puts back, by `src_uri`, from `on_files` on."""
        return self._build.own_files

    @property
    def blog(self) -> Blog:
        """The planned blog, from `on_files` on."""
        return self._build.blog

    # Because this event is defined, MkDocs keeps the plugin object across the rebuilds of `serve`.
    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember the command."""
        self._preview = command == "serve"
        self._dirty = dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add our templates and CSS to the site's theme."""
        prepare(config)
        self._reason_of = partial(reason_of, config=config)
        return config

    # Before any other plugin sees the files, and after all of them have changed the settings.
    @event_priority(100)
    def _on_files_plan(self, files: Files, *, config: MkDocsConfig) -> Files:
        setup = Setup.of(
            self.config,
            config,
            folder=self._folder,
            now=build_time(),
            preview=self._preview,
            dirty=self._dirty,
            features=self.features,
        )
        self._build = PlannedBuild.of(setup, files, config)
        self._guard = DraftsGuard(
            settings=setup.settings,
            now=setup.now,
            is_off=setup.preview,
            level=setup.hidden_level,
        )
        self._guard.hide(self._build.hidden_parts(), self._build.hidden_files(files), files, config)
        self._build.add_listings(files, config)
        return files

    # Late, so that files from other plugins can be posts; before literate-nav (-100), which builds the
    # navigation from all files.
    @event_priority(-90)
    def _on_files_plan_again(self, files: Files, *, config: MkDocsConfig) -> Files:
        self._build.remove_listings(files)
        self._guard.restore(files, config)
        self._build = self._build.plan_again(files, config)
        self._guard.hidden_pages.update(self._build.hidden_pages)
        return files

    # After every blog of the site is planned.
    @event_priority(-91)
    def _on_files_remember(self, files: Files, *, config: MkDocsConfig) -> Files:  # noqa: ARG002
        self._guard.remember_files(files)
        return files

    @event_priority(-110)
    def _on_files_put_back(self, files: Files, *, config: MkDocsConfig) -> Files:
        blogs = [each for each in config.plugins.values() if isinstance(each, BlogpostsPlugin)]
        planned = [each.blog for each in blogs]
        self._build = self._build.beside_others(planned, blogs.index(self))
        self._build.put_back(files, config)
        return files

    on_files = CombinedEvent(
        _on_files_plan, _on_files_plan_again, _on_files_remember, _on_files_put_back
    )

    # After every plugin that rebuilds the navigation.
    @event_priority(-110)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Add the newest posts to the navigation."""
        blogs = (each for each in config.plugins.values() if isinstance(each, BlogpostsPlugin))
        ours = {src_uri for blog in blogs for src_uri in blog.own_files}
        self._guard.hide_late(self._build.hidden, files, config, ours=ours)
        hidden_pages = self._guard.hidden_pages
        self._nav = self._build.place(nav, files, config, hidden_pages=hidden_pages)
        return nav

    # First, so that other plugins see the parsed metadata.
    @event_priority(100)
    def _on_page_markdown_read(
        self,
        markdown: str,
        *,
        page: Page,
        config: MkDocsConfig,
        files: Files,  # noqa: ARG002
    ) -> str:
        """Replace metadata and body with the parsed ones."""
        return self._build.read(markdown, page, config)

    # After all other plugins, as they may change the Markdown.
    @event_priority(-1000)
    def _on_page_markdown_take_over(
        self,
        markdown: str,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        files: Files,  # noqa: ARG002
    ) -> str:
        """Spare MkDocs converting the heading of a generated listing page."""
        self._build.take_over_heading(markdown, page)
        return markdown

    on_page_markdown = CombinedEvent(_on_page_markdown_read, _on_page_markdown_take_over)

    # Before plugins such as Material's optimize remove media from the files and write them themselves.
    @event_priority(100)
    def _on_env_exclude(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        hidden = self._build.hidden_parts(self._guard.hidden_pages)
        self._guard.exclude(hidden, self._build.posts.values(), files, config)
        return env

    # After autorefs (-50) has resolved its links; right before MkDocs copies files.
    @event_priority(-110)
    def _on_env_finish(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        self._finished = self._build.finish(files, config, nav=self._nav, env=env)
        self._guard.prepare_check(files, config, self._finished.own_html)
        return env

    on_env = CombinedEvent(_on_env_exclude, _on_env_finish)

    # After search (0) has read the page's own content.
    @event_priority(-110)
    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Add the blog's HTML to the page, and remove unlisted posts from the template's `pages`."""
        self._finished.finish(page)
        self._finished.leave_out_of_lists(context)
        return context

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,  # noqa: ARG002
        config: MkDocsConfig,  # noqa: ARG002
    ) -> TemplateContext:
        """Remove unlisted posts from the sitemap and other templates that list pages."""
        self._finished.leave_out_of_lists(context)
        return context

    def _on_post_page_describe(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Add the description of a post to the page's head, and `noindex` for an unlisted one."""
        return self._finished.describe(output, page)

    # After every other plugin has finished the page.
    @event_priority(-1000)
    def _on_post_page_check(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Check the page for leaks."""
        self._guard.check_page(output, page)
        return output

    on_post_page = CombinedEvent(_on_post_page_describe, _on_post_page_check)

    # Before search (0) writes its index.
    @event_priority(50)
    def _on_post_build_leave_out(self, *, config: MkDocsConfig) -> None:
        """Leave listings and unlisted posts out of the search index."""
        self._finished.leave_out_of_search(config)

    # After every other plugin has written its files.
    @event_priority(-1000)
    def _on_post_build_check(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Check the finished site for leaks."""
        self._guard.check_site()

    # After every other blog of the site has reported its leaks.
    @event_priority(-1001)
    def _on_post_build_fail(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Fail if a hidden post leaked."""
        self._guard.fail_on_leaks()

    on_post_build = CombinedEvent(_on_post_build_leave_out, _on_post_build_check, _on_post_build_fail)

    def on_build_error(self, *, error: Exception) -> None:
        """Name the hook or template behind an error if it needs Material's blog."""
        problem = self._reason_of(error)
        if problem is not None:
            report.stop_with(problem, error)

    def on_shutdown(self) -> None:
        """Remove the temporary sources of our pages, which other plugins may open until now."""
        self._folder.remove()
