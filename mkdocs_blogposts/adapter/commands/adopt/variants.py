"""Planning a site again with other permalinks and presets, to find those that keep most URLs."""

from __future__ import annotations

import posixpath
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.structure.files import get_files, set_exclusions

from mkdocs_blogposts.adapter.commands.site import SiteBlog
from mkdocs_blogposts.adapter.config.config import BlogpostsConfig, options_of
from mkdocs_blogposts.adapter.config.material_options import SYNONYMS
from mkdocs_blogposts.adapter.config.presets import PRESETS
from mkdocs_blogposts.adapter.features import features_of
from mkdocs_blogposts.adapter.redirects import RULES
from mkdocs_blogposts.adapter.scanning.scan import scan_and_plan, take_posts
from mkdocs_blogposts.adapter.scanning.sources import other_files, text_of
from mkdocs_blogposts.blog.adopt.comparison import Outcome
from mkdocs_blogposts.blog.adopt.new_site import NewSite, title_of
from mkdocs_blogposts.blog.adopt.old_pages import Kind
from mkdocs_blogposts.text.slugs import slugify

from .old_site import path_under

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs.structure.files import Files

    from mkdocs_blogposts.adapter.commands.site import Site
    from mkdocs_blogposts.blog.adopt.comparison import Result
    from mkdocs_blogposts.blog.model import Post

PATTERNS = (
    "{slug}",
    "{path}",
    "{file}",
    "{year}/{slug}",
    "{year}/{month}/{slug}",
    "{year}/{month}/{day}/{slug}",
    "{year}/{month}/{day}/{file}",
)
"""Common permalinks."""
_URL_OPTIONS = frozenset(
    {
        *("preset", "permalink", "slugs", "post_slugify", "post_slugify_separator"),
        *("post_url_date_format", "post_url_max_categories"),
    }
)
"""The options that a proposal replaces."""
_MOST_DERIVED = 3


class Proposal(NamedTuple):
    """An option that keeps more URLs than the site's own."""

    option: str
    """Its name."""
    value: str
    kept: int
    """How many pages of the old site it keeps."""


def best_proposal(site: Site, results: Iterable[Result]) -> Proposal | None:
    """Return the option that keeps most URLs, or None if none keeps more than the site's own.

    Of several that keep the same, presets come first, and then the shortest permalink.
    """
    pages = [result for result in results if result.page.kind is not Kind.ASSET]
    now = sum(result.outcome.works for result in pages)
    if now == len(pages):
        return None
    best: Proposal | None = None
    for option, value in _proposals(pages, site):
        planned = _planned(site, option, value)
        if planned is None:
            continue
        kept = sum(planned.keeps(result.page.key) for result in pages)
        if kept > (best.kept if best else now):
            best = Proposal(option, value, kept)
    return best


def _proposals(results: Iterable[Result], site: Site) -> Iterator[tuple[str, str]]:
    for preset in PRESETS:
        yield "preset", preset
    derived = _derived_patterns(results, site)
    for pattern in sorted(dict.fromkeys((*PATTERNS, *derived)), key=len):
        yield "permalink", pattern


def _planned(site: Site, option: str, value: str) -> NewSite | None:
    """Return the site with this option for all of its blogs; None if it can't have it."""
    files = get_files(site.config)
    blogs = []
    for options in options_of(site.config):
        other = _with(options, option, value)
        if other is None:
            return None
        features = features_of(site.config, options)
        settings = other.settings_in(site.config, features.kinds, features.fields, features.outputs)
        planned = scan_and_plan(files, site.config, settings=settings, now=site.now, preview=False)
        take_posts(files, planned.scanned)
        blogs.append(SiteBlog(settings=settings, ignored_options=(), planned=planned))
    return new_site(site, blogs)


def _with(options: BlogpostsConfig, option: str, value: str) -> BlogpostsConfig | None:
    """Return the options of a blog with one option instead of those that set URLs."""
    written: dict[str, object] = {}
    for each in options.user_configs:
        written |= each
    kept = {
        name: text for name, text in written.items() if SYNONYMS.get(name, name) not in _URL_OPTIONS
    }
    other = BlogpostsConfig(options.config_file_path)
    other.load_dict({**kept, option: value})
    errors, _ = other.validate()
    return None if errors else other


def _derived_patterns(results: Iterable[Result], site: Site) -> list[str]:
    """Return the permalinks that the old URLs of matched posts follow, the most frequent first."""
    folders = {blog.settings.blog_dir for blog in site.blogs}
    counts = Counter(
        pattern
        for result in results
        if result.outcome is Outcome.MOVED and result.target and result.target.post
        for folder in folders
        if (pattern := _pattern_of(result.page.path, folder, result.target.post))
    )
    return [pattern for pattern, _ in counts.most_common(_MOST_DERIVED)]


def _pattern_of(path: str, folder: str, post: Post) -> str:
    """Return the permalink that gives a post this path; empty if none does."""
    prefix = f"{folder}/" if folder else ""
    if not path.startswith(prefix):
        return ""
    *parts, last = path[len(prefix) :].strip("/").split("/")
    stem, extension = posixpath.splitext(last)
    known = _placeholders(post)
    if stem not in known:
        return ""
    words = [known.get(part, part.replace("{", "{{").replace("}", "}}")) for part in parts]
    return "/".join([*words, f"{known[stem]}{extension}"])


def _placeholders(post: Post) -> Mapping[str, str]:
    """Return the placeholder for each part that a URL of the post may have."""
    name = posixpath.splitext(post.src_uri)[0].removesuffix("/index").rpartition("/")[2]
    slug = posixpath.splitext(post.url.rstrip("/"))[0].rpartition("/")[2]
    known = {
        **{slugify(category): "{category}" for category in post.meta.categories[:1]},
        slugify(title_of(post)): "{title}",
        name: "{file}",
        slug: "{slug}",
    }
    if post.meta.date:
        day = post.meta.date.day
        known |= {
            f"{day.day:02}": "{day}",
            f"{day.month:02}": "{month}",
            f"{day.year:04}": "{year}",
        }
    return known


def new_site(site: Site, blogs: Iterable[SiteBlog]) -> NewSite:
    """Return the URLs of a site with these blogs."""
    blogs = list(blogs)
    files = get_files(site.config)
    set_exclusions(list(files), site.config)
    files.add_files_from_theme(site.config.theme.get_env(), site.config)
    scanned = [blog.planned.scanned for blog in blogs]
    levels = {src_uri: level for each in scanned for src_uri, level in each.levels.items()}
    moves = {src_uri: path for blog in blogs for src_uri, path in blog.planned.blog.moves.items()}
    left_out = {src_uri for blog in blogs for src_uri in blog.planned.blog.left_out}
    return NewSite.of(
        [blog.planned.blog for blog in blogs],
        (
            replace(
                file,
                src_uri=file.src_uri if file.src_uri in files.src_uris else "",
                dest_uri=moves.get(file.src_uri, file.dest_uri),
            )
            for file in other_files(files, levels, site.config, preview=False)
            if file.src_uri not in left_out and not any(each.hides(file.src_uri) for each in scanned)
        ),
        [
            *(path for blog in blogs for path in blog.settings.redirected_paths),
            *_paths_with_rules(files, site.config.site_url or ""),
        ],
        site_url=site.config.site_url or "",
    )


def _paths_with_rules(files: Files, site_url: str) -> Iterator[str]:
    """Yield the paths that the author's own file of rules redirects."""
    file = files.src_uris.get(RULES)
    for line in (text_of(file) or "").splitlines() if file else ():
        old, *rest = line.split() or [""]
        path = path_under(old, site_url) if old.startswith("/") and rest else None
        if path is not None and not {"*", ":"} & {*path}:
            yield path
