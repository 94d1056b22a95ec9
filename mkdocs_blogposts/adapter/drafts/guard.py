"""Keeping hidden posts, and the files that only they use, out of one build of the site."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import InclusionLevel

from mkdocs_blogposts.adapter import files as host_files
from mkdocs_blogposts.adapter import report
from mkdocs_blogposts.adapter.project_texts import project_texts
from mkdocs_blogposts.adapter.scanning import non_posts, sources
from mkdocs_blogposts.blog.source_paths import SourcePaths, is_mdx_name
from mkdocs_blogposts.text.problems import Hides, Problem

from .attachments import PublicUses, find_attachments, media_of, without
from .clues import clues_of
from .hidden import ExcludedFile, Hidden, content_of
from .leak_check import LeakCheck
from .public_texts import PublicTexts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.blog.model import Post
    from mkdocs_blogposts.blog.settings import Settings

    from .attachments import Attachment


@dataclass(kw_only=True)
class DraftsGuard:
    """Hides posts from other plugins, excludes their files, and checks the finished site for leaks.

    The plugin calls it next to the build, which decides what is hidden.
    """

    settings: Settings
    now: dt.datetime
    is_off: bool
    """Whether the build shows hidden posts, as a preview does."""
    level: InclusionLevel = InclusionLevel.DRAFT
    """The inclusion level of what is hidden. `mkdocs serve` shows drafts."""
    hidden_pages: dict[str, str] = field(default_factory=dict)
    """The texts of hidden files in the blog's folder that aren't posts, by `src_uri`."""
    _hidden_files: tuple[File, ...] = ()
    """The files that were removed before other plugins saw them."""
    _found: Mapping[str, Attachment] = field(default_factory=dict)
    """The attachments that were found at that time, by `src_uri`."""
    _media: Mapping[str, File] = field(default_factory=dict)
    """Their files, which plugins may remove."""
    _removed: frozenset[str] = frozenset()
    """The attachments that were removed at that time."""
    _known_files: frozenset[str] = frozenset()
    """The files of the site once all blogs are planned, by `src_uri`."""
    _hidden: Hidden = field(default_factory=Hidden)
    _excluded: Mapping[str, ExcludedFile] = field(default_factory=dict)
    _checks: tuple[LeakCheck, ...] = ()
    """The check of the finished site; empty if nothing is hidden."""
    _leaks: Collection[Problem] = ()

    def hide(
        self, hidden: Hidden, hidden_files: Iterable[File], files: Files, config: MkDocsConfig
    ) -> None:
        """Remove hidden posts and files that are certainly theirs, before other plugins see them."""
        if self.is_off:
            return
        self._hidden_files = tuple(hidden_files)
        data_files = sources.companion_files(files, hidden.source_paths, self.settings)
        others = {file.src_uri for file in (*data_files, *self._hidden_files)}
        # To MkDocs, a post in MDX is a media file.
        others |= {
            src_uri
            for src_uri in files.src_uris
            if is_mdx_name(src_uri) and hidden.source_paths.is_post(src_uri)
        }
        media = media_of((file for file in files if file.src_uri not in others), config)
        found = self._found = find_attachments(hidden, media, files, config)
        if found:
            texts = project_texts(files, config, {*hidden.src_uris, *found}, known=hidden.known)
            possible = PublicUses(found, media, config).possible(texts)
            self._removed = frozenset(without(found, possible))
            self._media = {src_uri: media[src_uri] for src_uri in found}
            host_files.take_out(files, [media[src_uri] for src_uri in self._removed])
        host_files.take_out(files, self._hidden_files)

    def restore(self, files: Files, config: MkDocsConfig) -> None:
        """Put the hidden posts back, so that the blog can be planned."""
        problems = host_files.restore(files, self._hidden_files, config)
        report.report_problems(problems, self.settings.severities)
        self._hidden_files = ()

    def remember_files(self, files: Files) -> None:
        """Remember which files exist once every blog of the site is planned."""
        self._known_files = frozenset(files.src_uris)

    def hide_late(
        self, hidden: Collection[str], files: Files, config: MkDocsConfig, *, ours: Collection[str]
    ) -> None:
        """Hide files that other plugins added after the blog was planned, by the same rules.

        Args:
            hidden: the posts and pages that this build leaves out, by `src_uri`.
            files: all files of the site.
            config: the site's configuration.
            ours: the files that the blogs of the site added or put back, by `src_uri`.
        """
        if self.is_off:
            return
        anew = [file for file in files if file.src_uri in hidden and file.inclusion.is_included()]
        problems = [host_files.hide_again(file, config, self.level) for file in anew]
        known = self._known_files | set(ours)
        late = [file for file in files if file.src_uri not in known]
        if late:
            problems += self._hide_late_pages(late, files, config)
        report.report_problems(sorted(problems), self.settings.severities)

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
                file.inclusion = min(page.level, self.level, key=lambda level: level.value)
                problems += page.problems
                if page.text is not None:
                    self.hidden_pages[file.src_uri] = page.text
            elif file.is_documentation_page():
                maker = host_files.maker_of(file, config)
                what = f"added by {maker} too late to be a post"
                hint = "It isn't in any listing. Add it in on_files with a priority above -90."
                problem = Problem(src_uri=file.src_uri, code="page-late", what=what, hint=hint)
                problem = self.settings.severities.raised(problem, Hides.PAGE)
                problems.append(problem)
                if problem.hides:
                    file.inclusion = self.level
                    self.hidden_pages[file.src_uri] = content_of(file)
        return problems

    def exclude(
        self, hidden: Hidden, published: Iterable[Post], files: Files, config: MkDocsConfig
    ) -> None:
        """Exclude the files that only hidden posts use, once all pages are converted.

        They are removed from `files`, because some plugins ignore the inclusion level.
        """
        if self.is_off:
            return
        self._hidden = hidden
        present = media_of(files, config)
        media = {**self._media, **present}
        found = {**self._found, **find_attachments(hidden, media, files, config)}
        if found:
            shown = chain.from_iterable(post.meta.authors for post in published)
            used = PublicUses(found, media, config).used(files, [author.avatar for author in shown])
            # A page that links to the path of another file refers to that file.
            places = {file.dest_uri for file in files if file.inclusion.is_included()}
            places |= {post.dest_uri for post in hidden.posts.values()}
            used = {uri for uri in used if uri in present or media[uri].dest_uri not in places}
            found = without(found, used)
        for src_uri in self._removed - found.keys() - present.keys():
            files.append(media[src_uri])
        for src_uri in found.keys() & present.keys():
            media[src_uri].inclusion = self.level
            files.remove(media[src_uri])
        self._excluded = {uri: ExcludedFile(each.owner, media[uri]) for uri, each in found.items()}
        pages = (files.src_uris.get(src_uri) for src_uri in self.hidden_pages)
        copies = [file.src_uri for file in pages if file and not file.is_documentation_page()]
        report.report_excluded({*found, *copies})

    def prepare_check(
        self, files: Files, config: MkDocsConfig, own_html: Callable[[], Iterable[str]]
    ) -> None:
        """Prepare the leak check, after all plugins have changed the files."""
        clues = (
            ()
            if self.is_off
            else tuple(clues_of(self._hidden, self._excluded, files, config.site_url or ""))
        )
        if self.settings.leak_check and (clues or self._excluded):
            hidden = {*self._hidden.src_uris, *self._excluded}
            public = PublicTexts(files, config, hidden, own_html)
            allowed = self.settings.leak_check_allow
            self._checks = (LeakCheck(clues, self._excluded.values(), public, allowed),)

    def check_page(self, output: str, page: Page) -> None:
        """Check a page that MkDocs is about to write for leaks."""
        for check in self._checks:
            check.see_page(output, page)

    def check_site(self) -> None:
        """Check the finished site for leaks, and report them."""
        found = [problem for check in self._checks for problem in check.see_site()]
        report.report_problems(found, self.settings.severities)
        self._leaks = [problem for problem in found if problem.code == "leak"]

    def fail_on_leaks(self) -> None:
        """Fail if a hidden post leaked.

        Raises:
            PluginError: there is a leak. The log says where.
        """
        if self._leaks:
            raise PluginError("blogposts: hidden posts leaked into the site. See the errors above.")
