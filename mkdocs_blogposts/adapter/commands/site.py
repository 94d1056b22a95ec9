"""A site for the commands: configuration, files and plan of a build, without building."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import markdown
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import get_files

from mkdocs_blogposts.adapter.clock import build_time
from mkdocs_blogposts.adapter.config.config import options_of
from mkdocs_blogposts.adapter.features import features_of
from mkdocs_blogposts.adapter.pages.collecting import separator_missing
from mkdocs_blogposts.adapter.report import conflicts, ignored_options
from mkdocs_blogposts.adapter.scanning.scan import scan_and_plan, take_posts
from mkdocs_blogposts.blog.excerpts.posts import render_post
from mkdocs_blogposts.blog.explain import explain, unread_entries
from mkdocs_blogposts.blog.order import newest_first
from mkdocs_blogposts.blog.several_blogs.urls import beside_others

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_blogposts.adapter.config.config import BlogpostsConfig
    from mkdocs_blogposts.adapter.features import Features
    from mkdocs_blogposts.adapter.scanning.scan import Planned
    from mkdocs_blogposts.blog.explain import Explanation
    from mkdocs_blogposts.blog.model import Post, Rendered
    from mkdocs_blogposts.blog.settings import Settings
    from mkdocs_blogposts.frontmatter.block import Entry
    from mkdocs_blogposts.text.problems import Problem


class SiteError(Exception):
    """The site can't be read. The message is one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteBlog:
    """One blog of a site, which may have several."""

    settings: Settings
    ignored_options: tuple[str, ...]
    """The options that the site sets and that have no effect."""
    planned: Planned

    @property
    def posts(self) -> tuple[Post, ...]:
        """All posts, including hidden ones, newest first."""
        blog = self.planned.blog
        return newest_first((*blog.built, *blog.hidden))

    def explain(self, post: Post, rendered: Rendered) -> tuple[list[Explanation], list[Entry]]:
        """Return where each value of the post comes from, and the entries that no field uses."""
        scanned = self.planned.scanned
        read = scanned.posts[post.src_uri]
        fields = explain(
            post,
            read.reading,
            name_date=read.place.date,
            is_in_drafts=scanned.source_paths.is_draft(post.src_uri),
            rendered=rendered,
            table=self.settings.fields,
            slugs=self.settings.slugs,
        )
        return fields, unread_entries(read.front, self.settings.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site and its planned blogs."""

    config: MkDocsConfig
    blogs: tuple[SiteBlog, ...]
    """In the order of `plugins`; at least one."""
    now: dt.datetime

    @classmethod
    def load(cls, config_file: str | None) -> Site:
        """Read a site's configuration and files, as a build does.

        Args:
            config_file: its `mkdocs.yml`; None looks for one in the current folder.

        Raises:
            SiteError: there is no configuration, it has an error, or the plugin isn't enabled.
        """
        config = _load(config_file)
        options = options_of(config)
        if not options:
            raise SiteError("mkdocs.yml: the plugin isn't enabled. Add blogposts to plugins.")
        try:
            now = build_time()
        except MkDocsException as error:
            raise SiteError(str(error)) from error
        blogs = plan_blogs([(option, features_of(config, option)) for option in options], config, now)
        return cls(config=config, blogs=blogs, now=now)

    @property
    def problems(self) -> list[Problem]:
        """All problems that a build would report for posts and settings."""
        found = [
            problem
            for blog in self.blogs
            for problem in blog.settings.severities.reported(
                (*ignored_options(blog.ignored_options), *blog.planned.blog.problems)
            )
        ]
        for blog in self.blogs:
            if blog.settings.excerpts.is_required:
                missing = [separator_missing(post) for post in self._without_separator(blog)]
                found += blog.settings.severities.reported(missing)
        return found + self.blogs[0].settings.severities.reported(conflicts(self.config))

    def _without_separator(self, blog: SiteBlog) -> Iterator[Post]:
        for post in blog.planned.blog.built:
            if not self.rendered(post).has_separator:
                yield post

    @property
    def docs_dir(self) -> Path:
        """The folder of the site's source files."""
        return Path(self.config.docs_dir)

    @property
    def posts(self) -> tuple[Post, ...]:
        """All posts of all blogs, including hidden ones, newest first."""
        return newest_first(post for blog in self.blogs for post in blog.posts)

    def blog_of(self, src_uri: str) -> SiteBlog | None:
        """Return the blog that contains the post, or None."""
        return next((blog for blog in self.blogs if src_uri in blog.planned.scanned.posts), None)

    def blog_in(self, folder: str | None) -> SiteBlog:
        """Return the blog in this folder of `docs_dir`, or the first one for None.

        Raises:
            SiteError: there is no such blog.
        """
        if folder is None:
            return self.blogs[0]
        wanted = folder.strip("/")
        for blog in self.blogs:
            if blog.settings.blog_dir == wanted:
                return blog
        known = ", ".join(blog.settings.blog_dir or "." for blog in self.blogs)
        raise SiteError(f"no blog in '{folder}'. Choose one of: {known}.")

    def rendered(self, post: Post) -> Rendered:
        """Convert the post and return its title and summary."""
        options: dict[str, Any] = {
            "extensions": self.config.markdown_extensions,
            "extension_configs": self.config.mdx_configs,
        }
        try:
            html = markdown.markdown(post.body, **options)
        except Exception:  # noqa: BLE001 - an extension may need something that only a build has
            html = markdown.markdown(post.body)
        blog = self.blog_of(post.src_uri) or self.blogs[0]
        return render_post(post, html, settings=blog.settings)


def plan_blogs(
    blogs: Iterable[tuple[BlogpostsConfig, Features]], config: MkDocsConfig, now: dt.datetime
) -> tuple[SiteBlog, ...]:
    """Plan the blogs of a site as a build does.

    Args:
        blogs: the options and features of each.
        config: the site's configuration.
        now: the current time.
    """
    files = get_files(config)
    planned_blogs = []
    for options, features in blogs:
        settings = options.settings_in(config, features.kinds, features.fields, features.outputs)
        planned = scan_and_plan(files, config, settings=settings, now=now, preview=False)
        # As in a build, its posts don't belong to another blog.
        take_posts(files, planned.scanned)
        blog = SiteBlog(settings=settings, ignored_options=options.ignored, planned=planned)
        planned_blogs.append(blog)
    return _beside_each_other(planned_blogs)


def _beside_each_other(blogs: Sequence[SiteBlog]) -> tuple[SiteBlog, ...]:
    """Return the blogs as a build has them once all are planned."""
    planned = [blog.planned.blog for blog in blogs]
    for number in range(len(blogs)):
        planned[number] = beside_others(planned, number)
    return tuple(
        replace(blog, planned=replace(blog.planned, blog=known))
        for blog, known in zip(blogs, planned, strict=True)
    )


def _load(config_file: str | None) -> MkDocsConfig:
    """Load the configuration; errors that MkDocs logs become the message."""
    said = _Recorder()
    logger = logging.getLogger("mkdocs")
    propagate = logger.propagate
    logger.addHandler(said)
    logger.propagate = False
    try:
        return load_config(config_file or _found_config())
    except (Abort, MkDocsException, OSError, UnicodeError) as error:
        raise SiteError("; ".join(said.errors) or " ".join(str(error).split())) from error
    except Exception as error:  # a hook of the site, or another plugin
        message = f"can't load the configuration: {type(error).__name__}: {error}"
        raise SiteError(" ".join(message.split())) from error
    finally:
        logger.removeHandler(said)
        logger.propagate = propagate


def _found_config() -> str | None:
    """Return ProperDocs' configuration file if the current folder has no other."""
    names = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
    return next((name for name in names if Path(name).is_file()), None)


class _Recorder(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(" ".join(record.getMessage().split()))
