"""A site as the commands see it: the same configuration and files as a build, without building."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import markdown
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import get_files

from mkdocs_blogposts.core.blog import newest_first
from mkdocs_blogposts.core.excerpt import render_post

from .clock import moment_of_build
from .config import BlogpostsConfig
from .planning import plan_site
from .report import conflicts

if TYPE_CHECKING:
    import datetime as dt

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_blogposts.core.model import Post, Rendered
    from mkdocs_blogposts.core.problems import Problem
    from mkdocs_blogposts.core.settings import Settings

    from .planning import PlannedSite


class SiteError(Exception):
    """The site cannot be read; the message is one line for its owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site and its planned blog."""

    config: MkDocsConfig
    settings: Settings
    planned: PlannedSite | None
    """None where it has no blog yet."""
    now: dt.datetime

    @classmethod
    def load(cls, config_file: str | None) -> Site:
        """Read a site's configuration and files, as a build does.

        Args:
            config_file: its `mkdocs.yml`; None looks for one in the current folder.

        Raises:
            SiteError: there is none, it has a mistake, or the plugin is not in it.
        """
        config = _load(config_file)
        options = [p.config for p in config.plugins.values() if isinstance(p.config, BlogpostsConfig)]
        if not options:
            raise SiteError("mkdocs.yml: the plugin is not switched on. Add blogposts to plugins.")
        settings = options[0].settings(use_directory_urls=config.use_directory_urls)
        try:
            now = moment_of_build()
        except MkDocsException as error:
            raise SiteError(str(error)) from error
        files = get_files(config)
        planned = plan_site(files, config, settings=settings, now=now, preview=False)
        return cls(config=config, settings=settings, planned=planned, now=now)

    @property
    def problems(self) -> list[Problem]:
        """All that a build would report of the posts and of the site's settings."""
        found = self.planned.blog.problems if self.planned else ()
        return [*found, *conflicts(self.config)]

    @property
    def docs_dir(self) -> Path:
        """The folder of the site's sources."""
        return Path(self.config.docs_dir)

    @property
    def posts(self) -> tuple[Post, ...]:
        """Every post, hidden ones included, newest first."""
        blog = self.planned.blog if self.planned else None
        return newest_first((*blog.built, *blog.hidden)) if blog else ()

    def rendered(self, post: Post) -> Rendered:
        """Return what the post's Markdown says: its heading and its summary."""
        options: dict[str, Any] = {
            "extensions": self.config.markdown_extensions,
            "extension_configs": self.config.mdx_configs,
        }
        try:
            html = markdown.markdown(post.body, **options)
        except Exception:  # noqa: BLE001 - an extension may miss what only a build gives it
            html = markdown.markdown(post.body)
        return render_post(post, html, settings=self.settings)


def _load(config_file: str | None) -> MkDocsConfig:
    """Load the configuration; what the host logs of its mistakes becomes the message."""
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
        message = f"the configuration cannot be loaded: {type(error).__name__}: {error}"
        raise SiteError(" ".join(message.split())) from error
    finally:
        logger.removeHandler(said)
        logger.propagate = propagate


def _found_config() -> str | None:
    """Return ProperDocs' own configuration, where the current folder has no other."""
    names = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
    return next((name for name in names if Path(name).is_file()), None)


class _Recorder(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(" ".join(record.getMessage().split()))
