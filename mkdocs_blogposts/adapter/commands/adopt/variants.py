"""Planning a site again with other permalinks and presets, to find those that keep most URLs."""

from __future__ import annotations

import posixpath
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.structure.files import get_files, set_exclusions

from mkdocs_blogposts.adapter.commands.site import plan_blogs
from mkdocs_blogposts.adapter.config.config import BlogpostsConfig, options_of
from mkdocs_blogposts.adapter.config.material_options import SYNONYMS
from mkdocs_blogposts.adapter.config.presets import PRESETS
from mkdocs_blogposts.adapter.features import features_of
from mkdocs_blogposts.adapter.redirects import RULES
from mkdocs_blogposts.adapter.scanning.sources import other_files, text_of
from mkdocs_blogposts.blog.adopt.comparison import Outcome
from mkdocs_blogposts.blog.adopt.new_site import NewSite, title_of
from mkdocs_blogposts.blog.adopt.old_pages import Kind
from mkdocs_blogposts.text.slugs import slugify

from .old_site import path_under

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs.structure.files import Files

    from mkdocs_blogposts.adapter.commands.site import Site, SiteBlog
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
_SLUG_OPTIONS = frozenset(
    {"slugs", "slug_replaces", "slug_as_written", "post_slugify", "post_slugify_separator"}
)
"""The options that a proposal of a permalink may remove."""
_URL_OPTIONS = _SLUG_OPTIONS | {
    *("permalink", "post_url_date_format", "post_url_max_categories", "pagination_url_format"),
    *("categories_slugify", "categories_slugify_separator", "categories_url_format"),
    *("archive_url_format", "archive_url_date_format", "archive_index_url", "categories_index_url"),
    *("tags_url_format", "tags_index_url", "tags_slugify"),
    *("authors_profiles_url_format", "authors_profiles_index_url"),
}
"""The options that a proposal of a preset may remove."""
_MOST_DERIVED = 3


class Change(NamedTuple):
    """A change to the options of all blogs of a site."""

    option: str
    """The option that is set."""
    value: str
    removes: tuple[str, ...] = ()
    """The options that are removed, as the site spells them."""


class Proposal(NamedTuple):
    """A change that keeps more URLs than the site's own options."""

    option: str
    value: str
    removes: tuple[str, ...]
    kept: int
    """How many pages of the old site it keeps."""


def best_proposal(site: Site, results: Iterable[Result]) -> Proposal | None:
    """Return the change that keeps most URLs, or None if none keeps more than the site's own options.

    Of several that keep the same, presets come first, and then the shortest permalink.
    """
    pages = [result for result in results if result.page.kind is not Kind.ASSET]
    now = sum(result.outcome.works for result in pages)
    if now == len(pages):
        return None
    best, most = None, now
    for change in _changes(pages, site):
        kept = _kept(site, change, pages)
        if kept > most:
            best, most = change, kept
    return _smallest(site, best, pages) if best else None


def _smallest(site: Site, change: Change, pages: Sequence[Result]) -> Proposal:
    """Return the change as a proposal, without the removals that it doesn't need."""
    kept = _kept(site, change, pages)
    for name in change.removes:
        smaller = change._replace(removes=tuple(each for each in change.removes if each != name))
        kept_by_smaller = _kept(site, smaller, pages)
        if kept_by_smaller >= kept:
            change, kept = smaller, kept_by_smaller
    return Proposal(*change, kept)


def _changes(results: Iterable[Result], site: Site) -> Iterator[Change]:
    """Yield the changes to try: first with all options that the site sets, then without some."""
    derived = _derived_patterns(results, site)
    patterns = sorted(dict.fromkeys((*PATTERNS, *derived)), key=len)
    written = {name for options in options_of(site.config) for name in _written(options)}
    # A second name of the option that is set would contradict it.
    twins = {old for old, new in SYNONYMS.items() if new == "permalink"} & written
    for option, values, removable, always in (
        ("preset", PRESETS, _URL_OPTIONS, set()),
        ("permalink", patterns, _SLUG_OPTIONS, twins),
    ):
        others = {name for name in written if SYNONYMS.get(name, name) in removable} | always
        for value in values:
            yield Change(option, value, tuple(sorted(always)))
            if others > always:
                yield Change(option, value, tuple(sorted(others)))


def _kept(site: Site, change: Change, pages: Iterable[Result]) -> int:
    """Return how many pages of the old site work after the change; 0 if the site can't have it."""
    blogs = []
    for options in options_of(site.config):
        changed = _changed(options, change)
        if changed is None:
            return 0
        blogs.append((changed, features_of(site.config, options)))
    planned = new_site(site, plan_blogs(blogs, site.config, site.now))
    return sum(planned.keeps(result.page.key) for result in pages)


def _written(options: BlogpostsConfig) -> dict[str, object]:
    """Return the options of a blog as the site writes them."""
    written: dict[str, object] = {}
    for each in options.user_configs:
        written |= each
    return written


def _changed(options: BlogpostsConfig, change: Change) -> BlogpostsConfig | None:
    """Return the options of a blog after the change, or None if they aren't valid."""
    written = _written(options)
    kept = {name: value for name, value in written.items() if name not in change.removes}
    other = BlogpostsConfig(options.config_file_path)
    other.load_dict({**kept, change.option: change.value})
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
    root = "" if path.startswith(prefix) else "/"
    *parts, last = (path if root else path[len(prefix) :]).strip("/").split("/")
    stem, extension = posixpath.splitext(last)
    known = _placeholders(post)
    if stem not in known:
        return ""
    words = [known.get(part, part.replace("{", "{{").replace("}", "}}")) for part in parts]
    return root + "/".join([*words, f"{known[stem]}{extension}"])


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
