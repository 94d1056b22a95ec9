"""Keep hidden posts, and the files that only they use, out of one build of the site."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from mkdocs_blogposts.adapter import files as host_files
from mkdocs_blogposts.adapter import report, sources
from mkdocs_blogposts.blog.source_paths import SourcePaths
from mkdocs_blogposts.text.problems import Problem

from . import attachments, non_posts
from .leak_check import LeakCheck
from .public_texts import PublicTexts
from .secrets import secrets_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.blog.model import Blog
    from mkdocs_blogposts.blog.settings import Settings
    from mkdocs_blogposts.frontmatter.model import Author


@dataclass(kw_only=True)
class DraftsGuard:
    """Hides posts from other plugins, excludes their files, and checks the finished site for leaks.

    The plugin calls it next to the build, which decides what is hidden.
    """

    settings: Settings
    now: dt.datetime
    is_off: bool
    """Whether the build shows everything, as a preview does."""
    hidden_pages: dict[str, str] = field(default_factory=dict)
    """The texts of hidden files in the blog's folder that are not posts, by `src_uri`."""
    _hidden_files: tuple[File, ...] = ()
    """What was removed before other plugins saw the files."""
    _files_when_planned: frozenset[str] = frozenset()
    """All files of the site, those of all its blogs too, by `src_uri`."""
    _check: LeakCheck | None = None
    _leaks: Collection[Problem] = ()

    def hide(self, hidden: Iterable[File], files: Files) -> None:
        """Remove hidden posts and pages before any other plugin sees the files."""
        if not self.is_off:
            self._hidden_files = tuple(hidden)
            host_files.take_out(files, self._hidden_files)

    def restore(self, files: Files, config: MkDocsConfig) -> None:
        """Return what was hidden, so that the blog can be planned."""
        report.report_problems(host_files.restore(files, self._hidden_files, config))
        self._hidden_files = ()

    def remember_files(self, files: Files) -> None:
        """Remember which files exist when every blog of the site is planned."""
        self._files_when_planned = frozenset(files.src_uris)

    def hide_late(self, hidden: Collection[str], files: Files, config: MkDocsConfig) -> None:
        """Hide what other plugins made after the blog was planned, as it would have been before.

        Args:
            hidden: the posts and pages that were hidden then, by `src_uri`.
            files: all files of the site.
            config: the site's.
        """
        if self.is_off:
            return
        anew = [file for file in files if file.src_uri in hidden and file.inclusion.is_included()]
        problems = [host_files.hide_anew(file, config) for file in anew]
        late = [file for file in files if file.src_uri not in self._files_when_planned]
        if late:
            problems += self._hide_late_pages(late, files, config)
        report.report_problems(sorted(problems))

    def _hide_late_pages(
        self, late: Iterable[File], files: Files, config: MkDocsConfig
    ) -> list[Problem]:
        source_paths = SourcePaths.of(sources.page_uris(files, config), self.settings)
        late = non_posts.files_beside(late, (), source_paths)
        if not late:
            return []
        parse = sources.file_parser(files, config, source_paths=source_paths, settings=self.settings)
        problems: list[Problem] = []
        for file in late:
            page = non_posts.how_hidden(file, parse, source_paths, self.now)
            if page is not None:
                file.inclusion = page.level
                problems += page.problems
                if page.text is not None:
                    self.hidden_pages[file.src_uri] = page.text
            elif file.is_documentation_page():
                maker = host_files.maker_of(file, config)
                what = f"made by {maker} when the blog was planned already"
                hint = "No list shows it. Let the plugin make it at a priority above -90 of on_files."
                problems.append(Problem(src_uri=file.src_uri, code="page-late", what=what, hint=hint))
        return problems

    def exclude(  # noqa: PLR0913 - all that decides, by name
        self,
        blog: Blog,
        files: Files,
        config: MkDocsConfig,
        *,
        source_paths: SourcePaths,
        authors: Mapping[str, Author],
        own_html: Callable[[], Iterable[str]],
    ) -> None:
        """Exclude the files that only hidden posts use, and prepare the leak check.

        Args:
            blog: the blog as it was planned.
            files: all files of the site.
            config: the site's.
            source_paths: where the blog keeps its posts.
            authors: the authors that the site knows.
            own_html: gives what the blog adds to the pages of published posts.
        """
        if self.is_off:
            return
        excluded = attachments.exclude(blog, self.hidden_pages, source_paths, authors, files, config)
        pages = (files.src_uris.get(src_uri) for src_uri in self.hidden_pages)
        copies = [file.src_uri for file in pages if file and not file.is_documentation_page()]
        report.report_excluded({*excluded, *copies})
        secrets = tuple(secrets_of(blog, self.hidden_pages, files, excluded))
        if secrets and self.settings.leak_check:
            published = PublicTexts(
                blog=blog,
                files=files,
                config=config,
                hidden=frozenset(secret.src_uri for secret in secrets),
                own_html=own_html,
                authors_file=self.settings.authors_file,
            )
            self._check = LeakCheck.of(secrets, published, excluded)

    def check_page(self, output: str, page: Page) -> None:
        """Search a page that MkDocs is about to write for leaks."""
        if self._check:
            self._check.see_page(output, page)

    def check_site(self) -> None:
        """Search the finished site for leaks, and report them."""
        if self._check:
            self._leaks = self._check.see_site()
            report.report_problems(self._leaks)

    def fail_on_leaks(self) -> None:
        """End the build as a failure where something of a hidden post leaked.

        Raises:
            PluginError: something did; the log says where.
        """
        if self._leaks:
            raise PluginError(
                "blogposts: the built site holds something of hidden posts. The errors above say where."
            )
