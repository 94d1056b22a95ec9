"""Sites to build, and the cost of building them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from posts import write_posts

if TYPE_CHECKING:
    from pathlib import Path

# MkDocs' own, enabled in every site so that all convert the same Markdown to the same HTML.
_EXTENSIONS = ["tables", "fenced_code", "toc"]
_POSTS_DIR = "blog/posts"
# ru_maxrss counts bytes on macOS and kilobytes elsewhere.
_RSS_PER_MB = 1_000_000 if sys.platform == "darwin" else 1_000_000 / 1024


class BuildError(Exception):
    """A build failed; the message is what it printed."""


@dataclass(frozen=True)
class Cost:
    """The cost of building a site, from the start of the process to its end."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds in user and system mode."""
    memory: float
    """Peak memory in megabytes."""
    pages: int
    """HTML files written."""


@dataclass(frozen=True)
class Site:
    """A way to build the posts."""

    name: str
    config: dict[str, Any]

    def build(self, root: Path) -> Cost:
        """Build it from the posts below `root`, in a separate process, into an empty folder.

        Raises:
            BuildError: it failed.
        """
        config = root / f"{self.name.replace(' ', '-')}.yml"
        config.write_text(yaml.safe_dump(self.config, sort_keys=False), encoding="utf-8")
        site_dir = root / "site"
        shutil.rmtree(site_dir, ignore_errors=True)
        command = [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "-q",
            "-f",
            str(config),
            "-d",
            str(site_dir),
        ]
        log = root / "log"
        with log.open("w", encoding="utf-8") as output:
            start = time.perf_counter()
            process = subprocess.Popen(
                command,
                cwd=root,
                env={
                    **os.environ,
                    "NO_MKDOCS_2_WARNING": "1",
                    # Temporary files go where the site goes: a disk takes any time for a small file.
                    "TMPDIR": str(root),
                    # Installed packages are compiled, so this plugin's modules must be as well.
                    "PYTHONDONTWRITEBYTECODE": "",
                },
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise BuildError(log.read_text(encoding="utf-8"))
        return Cost(
            wall=wall,
            cpu=usage.ru_utime + usage.ru_stime,
            memory=usage.ru_maxrss / _RSS_PER_MB,
            pages=sum(1 for _ in site_dir.rglob("*.html")),
        )


def _site(name: str, *, theme: str, plugins: list[Any], nav: bool, docs_dir: str = "docs") -> Site:
    config: dict[str, Any] = {
        "site_name": "Benchmark",
        "site_url": "https://example.org/",
        "docs_dir": docs_dir,
        "theme": {"name": theme},
        "plugins": plugins,
        "markdown_extensions": _EXTENSIONS,
    }
    if not nav:
        config["not_in_nav"] = f"/{_POSTS_DIR}/"
    return Site(name, config)


PLAIN = _site("plain MkDocs", theme="mkdocs", plugins=["search"], nav=False)
OURS = _site("blogposts", theme="mkdocs", plugins=["search", "blogposts"], nav=True)
MATERIAL_PLAIN = _site("plain Material", theme="material", plugins=["material/search"], nav=False)
MATERIAL_OURS = _site(
    "blogposts in Material", theme="material", plugins=["material/search", "blogposts"], nav=True
)
# The same posts with their tags as categories, so that Material's blog builds a listing for each.
_CATEGORIES_DIR = "docs-with-categories"
MATERIAL_BLOG = _site(
    "Material's blog",
    theme="material",
    plugins=["material/search", "material/blog"],
    nav=True,
    docs_dir=_CATEGORIES_DIR,
)
# With the fewest features: only listings of the newest posts and of years.
MATERIAL_BLOG_BARE = _site(
    "the same without tags",
    theme="material",
    plugins=["material/search", {"material/blog": {"categories": False}}],
    nav=True,
    docs_dir=_CATEGORIES_DIR,
)
SITES = (PLAIN, OURS, MATERIAL_PLAIN, MATERIAL_OURS, MATERIAL_BLOG, MATERIAL_BLOG_BARE)
# The same posts, some of them drafts that others link to.
_DRAFTS_DIR = "docs-with-drafts"
CHECKED = _site(
    "with the leak check",
    theme="mkdocs",
    plugins=["search", "blogposts"],
    nav=True,
    docs_dir=_DRAFTS_DIR,
)
UNCHECKED = _site(
    "without",
    theme="mkdocs",
    plugins=["search", {"blogposts": {"leak_check": False}}],
    nav=True,
    docs_dir=_DRAFTS_DIR,
)


# The same posts with authors, and everything that Material's blog can do: formatted excerpts, an
# archive, categories, and author pages.
_MATERIAL_DIR = "docs-for-material"
_AUTHORS = ("ada", "ben", "cora")
PRESET = _site(
    "preset: material",
    theme="material",
    plugins=["material/search", {"blogposts": {"preset": "material", "authors_profiles": True}}],
    nav=True,
    docs_dir=_MATERIAL_DIR,
)
MATERIAL_BLOG_FULL = _site(
    "Material's blog",
    theme="material",
    plugins=["material/search", {"material/blog": {"authors_profiles": True}}],
    nav=True,
    docs_dir=_MATERIAL_DIR,
)


def drafts_among(posts: int) -> int:
    """Return the number of drafts in a blog with this many posts."""
    return posts // 20


def write_docs(root: Path, posts: int) -> None:
    """Write the sources of all sites: three pages and the posts."""
    for docs_dir, tags_key, drafts, authors in (
        ("docs", "tags", 0, ()),
        (_CATEGORIES_DIR, "categories", 0, ()),
        (_DRAFTS_DIR, "tags", drafts_among(posts), ()),
        (_MATERIAL_DIR, "categories", 0, _AUTHORS),
    ):
        docs = root / docs_dir
        write_posts(docs / _POSTS_DIR, posts, tags_key=tags_key, drafts=drafts, authors=authors)
        for name, text in (
            ("index.md", "# Home\n\nA site with a [blog](blog/index.md).\n"),
            ("about.md", "# About\n\nThis site exists to be built.\n"),
            ("blog/index.md", "# Blog\n"),
        ):
            (docs / name).write_text(text, encoding="utf-8")
        if authors:
            people = {
                key: {
                    "name": key.title(),
                    "description": "Author",
                    "avatar": "https://example.org/a.png",
                }
                for key in authors
            }
            (docs / "blog/.authors.yml").write_text(yaml.safe_dump({"authors": people}), "utf-8")
