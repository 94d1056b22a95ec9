"""Real sites, built by MkDocs in this process, or by any host in a separate process."""

from __future__ import annotations

import datetime as dt
import gzip
import logging
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from bs4 import BeautifulSoup
from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_blogposts.adapter.features import Features

ROOT = Path(__file__).parent.parent.parent
SERVE_URL = "http://localhost:8000/"
NOW = dt.datetime(2026, 6, 15, 12, tzinfo=dt.timezone.utc)
"""The moment of every build."""


@dataclass
class Built:
    """The result of a build."""

    site_dir: Path
    log: list[tuple[str, str]] = field(default_factory=list)
    """`(level, message)` of every record from a note on."""
    aborted: str = ""
    """MkDocs' message if the build failed."""

    @property
    def problems(self) -> list[str]:
        """All warnings and errors; ours in the form of `compact`."""
        return [compact(level, text) for level, text in self.log if level in ("WARNING", "ERROR")]

    @property
    def notes(self) -> list[str]:
        """All other log messages; our notes in the form of `compact`."""
        return [compact("NOTE", text) for level, text in self.log if level == "INFO"]

    @property
    def messages(self) -> list[str]:
        return [text for _, text in self.log]

    @property
    def files(self) -> list[str]:
        return sorted(
            path.relative_to(self.site_dir).as_posix()
            for path in self.site_dir.rglob("*")
            if path.is_file()
        )

    @property
    def pages(self) -> list[str]:
        """The URL of every HTML page except the error page."""
        return sorted(
            name.removesuffix("index.html")
            for name in self.files
            if name.endswith(".html") and name not in ("404.html", "search.html")
        )

    def text(self, name: str) -> str:
        return self.path(name).read_text(encoding="utf-8")

    def path(self, name: str) -> Path:
        return self.site_dir / (name if Path(name).suffix else f"{name}index.html".lstrip("/"))

    def html(self, name: str) -> BeautifulSoup:
        """The page at a URL such as `blog/` or `blog/a.html`, parsed as browsers do."""
        return BeautifulSoup(self.text(name), "html5lib")

    def everything(self) -> Iterator[tuple[str, bytes]]:
        """Every file of the site with its bytes, compressed ones unpacked."""
        for name in self.files:
            data = (self.site_dir / name).read_bytes()
            yield name, gzip.decompress(data) if name.endswith(".gz") else data


_PROBLEM = re.compile(r"(?:blogposts: )?(?P<place>.+?): .*\[(?P<code>[a-z0-9]+(?:-[a-z0-9]+)*)\]")


def compact(level: str, text: str) -> str:
    """A problem without the text of its message: `error: [date-invalid] blog/a.md:3`."""
    match = _PROBLEM.fullmatch(text)
    return f"{level.lower()}: [{match['code']}] {match['place']}" if match else text


@dataclass
class Site:
    """A site in its own folder."""

    root: Path
    config: dict[str, Any]

    @classmethod
    def make(
        cls, root: Path, files: Mapping[str, str | bytes], config: Mapping[str, Any] | None = None
    ) -> Site:
        site = cls(root, {"site_name": "Site", "plugins": ["search", "blogposts"], **(config or {})})
        site.write({"index.md": "# Home\n", **files})
        return site

    @property
    def docs_dir(self) -> Path:
        return self.root / "docs"

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write files in `docs_dir`, or next to it with `../`; None for a file leaves it out."""
        for name, content in files.items():
            if content is None:
                continue
            path = self.docs_dir / name
            path.parent.mkdir(parents=True, exist_ok=True)
            data = content.encode() if isinstance(content, str) else content
            path.write_bytes(data)

    def write_config(self) -> Path:
        path = self.root / "mkdocs.yml"
        path.write_text(yaml.safe_dump(self.config, sort_keys=False, allow_unicode=True), "utf-8")
        return path

    def build(
        self,
        *,
        preview: bool = False,
        dirty: bool = False,
        strict: bool = False,
        features: Features | None = None,
    ) -> Built:
        """Build in this process; `preview` shows what `mkdocs serve` shows."""
        config = load_config(str(self.write_config()), strict=strict)
        if features:
            config.plugins["blogposts"].features = features
        built = Built(Path(config.site_dir))
        handler = _Recorder(built)
        logger = logging.getLogger("mkdocs")
        logger.addHandler(handler)
        level, logger.level = logger.level, logging.INFO
        clean_directory = utils.clean_directory
        try:
            config.plugins.on_startup(command="serve" if preview else "build", dirty=dirty)
            if preview:
                config.site_url = SERVE_URL
            build(config, serve_url=SERVE_URL if preview else None, dirty=dirty)
        except Abort as error:
            built.aborted = str(error)
        finally:
            config.plugins.on_shutdown()
            # MkDocs keeps plugins for the next build of a command, and each build here is a command.
            vars(MkDocsConfig)["plugins"].plugin_cache.clear()
            # static-i18n replaces it, and leaves that so if a build fails.
            utils.clean_directory = clean_directory
            logger.removeHandler(handler)
            logger.setLevel(level)
        return built

    def run(
        self,
        *args: str,
        host: str = "mkdocs",
        env: Mapping[str, str] | None = None,
        python: str | Path = sys.executable,
    ) -> subprocess.CompletedProcess[str]:
        """Run a command of the host in a separate process."""
        self.write_config()
        return subprocess.run(
            [python, "-m", host, *args],
            cwd=self.root,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **(env or {})},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    @property
    def built(self) -> Built:
        """The result of the last build in a separate process."""
        return Built(self.root / "site")


class _Recorder(logging.Handler):
    def __init__(self, built: Built) -> None:
        super().__init__(logging.INFO)
        self.built = built

    def emit(self, record: logging.LogRecord) -> None:
        self.built.log.append((record.levelname, record.getMessage()))


def post(title: str = "", body: str = "Text.", /, **meta: object) -> str:
    """The text of a post with this front matter."""
    front = {"title": title, **meta} if title else meta
    block = "".join(f"{key}: {_yaml(value)}\n" for key, value in front.items())
    return f"---\n{block}---\n\n{body}\n"


def _yaml(value: object) -> str:
    text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10**6)
    return text.removesuffix("...\n").strip()


FRAGMENTS = {
    "header": ".blogposts-header",
    "listing": ".blogposts-listing",
    "footer": ".blogposts-around",
}
"""Our parts of pages, by their names in golden cases."""


def nav_lines(html: BeautifulSoup) -> list[str]:
    """The navigation of MkDocs' own theme as text: `* ` for an active entry, `| ` for a summary."""
    top = html.select_one("ul.navbar-nav:not(.ms-md-auto)")  # the other one holds search and arrows
    return list(_nav_lines(top, 0)) if top else []


def _nav_lines(items: Any, depth: int) -> Iterator[str]:
    for item in items.find_all("li", recursive=False):
        link = item.find("a", recursive=False)
        summary = link.select_one(".blogposts-nav-summary")
        label = link.get_text()
        if summary:
            label = f"{label.removesuffix(summary.get_text()).strip()} | {summary.get_text()}"
        below = item.find("ul", recursive=False)
        active = "* " if "active" in link["class"] else ""
        target = "" if below else f" -> {link['href']}"
        yield f"{'  ' * depth}{active}{label.strip()}{target}"
        if below:
            yield from _nav_lines(below, depth + 1)
