"""Measure whole builds of a blog: with this plugin, without any, and with Material's own blog.

All sites are built from the same posts, in turn, round after round, so that other load on the machine
affects all of them equally. A ratio is taken within each round, and the table shows the median.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import sys
import tempfile
import time
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from builds import (
    CHECKED,
    MATERIAL_BLOG,
    MATERIAL_BLOG_BARE,
    MATERIAL_BLOG_FULL,
    MATERIAL_OURS,
    MATERIAL_PLAIN,
    OURS,
    PLAIN,
    PRESET,
    SITES,
    UNCHECKED,
    BuildError,
    Cost,
    Site,
    drafts_among,
    write_docs,
)

from mkdocs_blogposts.frontmatter.formats import yaml as yaml_block
from mkdocs_blogposts.frontmatter.metadata import read_meta
from mkdocs_blogposts.frontmatter.reader import read_front_matter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-blogposts", "markdown", "jinja2", "pyyaml")
GROWTH = (1000, 2000, 4000)
# On a disk, writing thousands of small files sometimes takes two to five times as long.
MEMORY_DIR = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it


@dataclass(frozen=True)
class Comparison:
    """The cost of `site` as a multiple of that of `base`."""

    site: Site
    base: Site
    most: Mapping[str, float] = field(default_factory=dict)
    """Targets by the name of the cost: the maximum ratio."""
    least: Mapping[str, float] = field(default_factory=dict)
    """The minimum ratio."""

    def ratios(self, costs: Mapping[str, Sequence[Cost]], name: str) -> list[float]:
        """Return the ratio of every round."""
        pairs = zip(costs[self.site.name], costs[self.base.name], strict=True)
        return [getattr(one, name) / getattr(other, name) for one, other in pairs]

    def verdict(self, name: str, ratio: float) -> str:
        if name in self.most:
            return f"target <= {self.most[name]:g}: {'met' if ratio <= self.most[name] else 'NOT MET'}"
        if name in self.least:
            return (
                f"target >= {self.least[name]:g}: {'met' if ratio >= self.least[name] else 'NOT MET'}"
            )
        return ""


COMPARISONS = (
    Comparison(OURS, PLAIN, most={"wall": 1.3, "cpu": 1.3, "memory": 1.3}),
    Comparison(MATERIAL_OURS, MATERIAL_PLAIN),
    Comparison(MATERIAL_BLOG, MATERIAL_OURS, least={"wall": 3, "cpu": 3}),
    Comparison(MATERIAL_BLOG_BARE, MATERIAL_OURS),
    Comparison(MATERIAL_BLOG, MATERIAL_PLAIN),
)
PRESET_COMPARISONS = (
    Comparison(PRESET, MATERIAL_BLOG_FULL, most={"wall": 1 / 3, "cpu": 1 / 3, "memory": 0.7}),
)
CHECK_COMPARISONS = (Comparison(CHECKED, UNCHECKED, most={"wall": 1.05, "cpu": 1.05}),)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--posts", type=_positive, default=1000, help="how many posts (default 1000)")
    parser.add_argument(
        "--rounds", type=_positive, default=5, help="how often, after a first time that does not count"
    )
    parser.add_argument("--growth", action="store_true", help="also build ever more posts, once each")
    parser.add_argument(
        "--leak-check", action="store_true", help="only what the leak check adds to a build with drafts"
    )
    parser.add_argument(
        "--preset", action="store_true", help="only `preset: material` against Material's blog"
    )
    parser.add_argument(
        "--reading", action="store_true", help="only the share of a build that reading front matter is"
    )
    parser.add_argument(
        "--dir",
        type=Path,
        default=MEMORY_DIR if MEMORY_DIR.is_dir() else None,
        help="where to build; by default in memory where the system can, else among temporary files",
    )
    options = parser.parse_args()
    sys.stdout.reconfigure(line_buffering=True)

    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    print(f"{platform.platform()}, {os.cpu_count()} CPUs, Python {platform.python_version()}")
    print(packages)
    print(f"Built below {options.dir or tempfile.gettempdir()}")
    print()
    try:
        if options.reading:
            print_reading(options.posts, options.dir)
            return
        if options.leak_check:
            sites, comparisons = (CHECKED, UNCHECKED), CHECK_COMPARISONS
            print(f"{drafts_among(options.posts)} of the posts are drafts.")
        elif options.preset:
            sites, comparisons = (PRESET, MATERIAL_BLOG_FULL), PRESET_COMPARISONS
        else:
            sites, comparisons = SITES, COMPARISONS
        costs = measure(sites, options.posts, options.rounds, options.dir)
        print_costs(costs, comparisons, options.posts)
        if sites is SITES:
            print(MATERIAL_NOTE)
        if options.growth:
            print()
            print_growth(GROWTH, options.dir)
    except BuildError as error:
        sys.exit(f"A build failed:\n{error}")


def _positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError(f"not a number from 1 on: {text}")
    return number


def measure(
    sites: Sequence[Site], posts: int, rounds: int, parent: Path | None
) -> dict[str, list[Cost]]:
    """Build every site once to warm up, then `rounds` times, in turn."""
    costs: dict[str, list[Cost]] = {site.name: [] for site in sites}
    with tempfile.TemporaryDirectory(prefix="bench-", dir=parent) as folder:
        root = Path(folder)
        write_docs(root, posts)
        for number in range(rounds + 1):
            for site in sites:
                name = f"round {number} of {rounds}" if number else "warm-up"
                _progress(f"{name}: {site.name}")
                cost = site.build(root)
                if cost.pages < posts - drafts_among(posts):
                    raise BuildError(f"{site.name}: {cost.pages} pages from {posts} posts")
                if number:
                    costs[site.name].append(cost)
    _progress("")
    return costs


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def print_costs(
    costs: Mapping[str, Sequence[Cost]], comparisons: Sequence[Comparison], posts: int
) -> None:
    rounds = len(next(iter(costs.values())))
    print(f"{posts} posts, {rounds} rounds in turn; median (least-most)")
    print()
    print(f"{'':24}{'wall, s':>22}{'cpu, s':>22}{'peak memory, MB':>22}{'pages':>8}")
    for name, taken in costs.items():
        columns = (
            _spread([cost.wall for cost in taken], 2),
            _spread([cost.cpu for cost in taken], 2),
            _spread([cost.memory for cost in taken], 0),
        )
        print(f"{name:24}{''.join(f'{column:>22}' for column in columns)}{taken[-1].pages:>8}")
    print()
    for comparison in comparisons:
        print(f"{comparison.site.name} : {comparison.base.name}")
        for name in ("wall", "cpu", "memory"):
            ratios = comparison.ratios(costs, name)
            verdict = comparison.verdict(name, median(ratios))
            print(f"  {name:8}{_spread(ratios, 2):>20}   {verdict}".rstrip())


MATERIAL_NOTE = """
Material's blog builds listings by category, for which the posts' tags are used here; blogposts builds
listings by tag. Without them, Material's blog does less than blogposts does."""


def _spread(values: Sequence[float], digits: int) -> str:
    return f"{median(values):.{digits}f} ({min(values):.{digits}f}-{max(values):.{digits}f})"


def print_growth(sizes: Sequence[int], parent: Path | None) -> None:
    """Print the growth with the number of posts, next to that of MkDocs alone."""
    print("Growth, once each; a straight line keeps ms per post")
    print()
    print(f"{'':24}{'posts':>8}{'wall, s':>10}{'cpu, s':>10}{'cpu, ms a post':>16}{'memory, MB':>12}")
    for site in (OURS, PLAIN):
        for posts in sizes:
            _progress(f"{site.name}: {posts} posts")
            with tempfile.TemporaryDirectory(prefix="bench-", dir=parent) as folder:
                write_docs(Path(folder), posts)
                cost = site.build(Path(folder))
            _progress("")
            each = cost.cpu / posts * 1000
            print(
                f"{site.name:24}{posts:>8}{cost.wall:>10.2f}{cost.cpu:>10.2f}{each:>16.2f}"
                f"{cost.memory:>12.0f}"
            )


_READING_SHARE = 0.03


def print_reading(posts: int, parent: Path | None) -> None:
    """Print the share of a build that reading the front matter of all posts takes."""
    with tempfile.TemporaryDirectory(prefix="bench-", dir=parent) as folder:
        root = Path(folder)
        write_docs(root, posts)
        files = sorted((root / "docs/blog/posts").rglob("*.md"))
        texts = {path.name: path.read_text(encoding="utf-8") for path in files}
        start = time.process_time()
        for name, text in texts.items():
            read_meta(read_front_matter(text), src_uri=name, zone=dt.timezone.utc)
        reading = time.process_time() - start
        _progress(f"building {posts} posts")
        cost = OURS.build(root)
        _progress("")
    print(f"{posts} posts: reading their front matter takes {reading:.2f} s of processor time,")
    print(f"building the site {cost.cpu:.2f} s: {reading / cost.cpu:.1%}")
    print(
        f"target < {_READING_SHARE:.0%}: {'met' if reading / cost.cpu < _READING_SHARE else 'NOT MET'}"
    )
    print(f"The reader is {yaml_block._SafeLoader.__name__}")  # noqa: SLF001


if __name__ == "__main__":
    main()
