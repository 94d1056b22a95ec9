"""Logging: problems, the summary line, and excluded files."""

from __future__ import annotations

import logging
import posixpath
from collections import Counter
from typing import TYPE_CHECKING, NoReturn

from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger

from mkdocs_blogposts.blog.model import State
from mkdocs_blogposts.blog.several_blogs.listings import kinds_of_others
from mkdocs_blogposts.frontmatter.values.text import TRUE
from mkdocs_blogposts.text.problems import CODES, Problem, Severity, printable

from .compat import i18n, material
from .compat.material_code import written_for_material
from .config.config import options_of, settings_before

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_blogposts.blog.model import Blog, Post
    from mkdocs_blogposts.blog.source_paths import SourcePaths
    from mkdocs_blogposts.text.problems import Severities

log = get_plugin_logger("blogposts")

_LEVELS = {
    Severity.NOTE: logging.INFO,
    Severity.WARNING: logging.WARNING,
    Severity.ERROR: logging.ERROR,
}


MAX_FILES = 5
"""How many files may have the same problem before they share one line of the log."""
_FIRST_PLACES = 3


def report_problems(
    problems: Iterable[Problem], severities: Severities, *, check_lists_all: bool = False
) -> None:
    """Log each problem; MkDocs' strict mode counts warnings and errors.

    The same problem in many files is one line. Each leak has its own line.

    Args:
        problems: the problems, in order.
        severities: the severities that the site has set.
        check_lists_all: whether `mkdocs-blogposts check` reports these problems too, so a line for
            many files can be short.
    """
    reported = severities.reported(problems)
    same: dict[tuple[str, str, Severity], list[Problem]] = {}
    for problem in reported:
        same.setdefault((problem.code, problem.subject, problem.severity), []).append(problem)
    for problem in reported:
        group = same[problem.code, problem.subject, problem.severity]
        is_large = len({other.src_uri for other in group}) > MAX_FILES and problem.code != "leak"
        if not is_large:
            log.log(_LEVELS[problem.severity], "%s", problem)
        elif problem is group[0]:
            line = _line_of_many(group, check_lists_all=check_lists_all)
            log.log(_LEVELS[problem.severity], "%s", line)


def _line_of_many(group: Sequence[Problem], *, check_lists_all: bool) -> str:
    """Return one line for the same problem in many files."""
    places = list(dict.fromkeys(problem.place for problem in group))
    shown = places[:_FIRST_PLACES] if check_lists_all else places
    more = f" and {len(places) - len(shown)} more" if len(shown) < len(places) else ""
    hint = " Run `mkdocs-blogposts check` to list all." if check_lists_all else ""
    files, code = count(len({problem.src_uri for problem in group}), "file"), group[0].code
    subject = group[0].subject
    meaning = f"{subject}." if subject else CODES[code].text
    return printable(f"{files}: {meaning} See {', '.join(shown)}{more}.{hint} [{code}]")


def report_blog(blog: Blog, *, preview: bool) -> None:
    """Log a summary of the build in one line."""
    posts = blog.built if preview else (*blog.built, *blog.hidden)
    drafts = _in_state(posts, State.DRAFT)
    scheduled = _in_state(posts, State.SCHEDULED)
    expired = _in_state(posts, State.EXPIRED)
    url_taken = _in_state(blog.hidden, State.URL_TAKEN)
    shown_or_hidden = "shown" if preview else "hidden"
    parts = [count(len(blog.posts), "post")]
    if drafts:
        parts.append(f"{count(len(drafts), 'draft')} {shown_or_hidden}")
    if scheduled:
        next_day = min(post.meta.goes_live.day for post in scheduled if post.meta.goes_live)
        parts.append(f"{len(scheduled)} scheduled (next {next_day.isoformat()})")
    if expired:
        parts.append(f"{len(expired)} expired")
    if blog.unlisted:
        parts.append(f"{len(blog.unlisted)} unlisted")
    if url_taken:
        parts.append(f"{len(url_taken)} left out because their URL is taken")
    terms = Counter(term.kind for term in blog.terms)
    for kind, number in terms.items():
        if kind.nouns:
            parts.append(count(number, *kind.nouns))
    log.info("%s", ", ".join(parts))


def stop_with(problem: Problem, error: Exception) -> NoReturn:
    """End the build because of an error that has this reason, without a traceback.

    Raises:
        Abort: always.
    """
    log.log(_LEVELS[problem.severity], "%s", problem)
    raise Abort("Aborted because of the error above.") from error


_MOST_FILES = 20


def report_excluded(excluded: Collection[str]) -> None:
    """Log which files are excluded because they belong to hidden posts."""
    if not excluded:
        return
    names = sorted(excluded)
    more = f" and {len(names) - _MOST_FILES} more" if len(names) > _MOST_FILES else ""
    log.info(
        "excluded %s of hidden posts: %s%s",
        count(len(names), "file"),
        printable(", ".join(names[:_MOST_FILES])),
        more,
    )


def report_no_posts(folder: str) -> None:
    """Log that there are no posts, and where to add some."""
    log.info("no posts yet. Add Markdown files to %s.", folder)


def stray_drafts(files: Files, source_paths: SourcePaths, *, has_posts: bool) -> list[Problem]:
    """Return a problem for each published page that is marked as a draft and looks like a post.

    A page looks like a post if the site has no posts at all (`blog_dir` may be mistyped), or if it is
    in another folder of the blog's name, such as that of another language.
    """
    blog_dir = source_paths.blog_dir
    name = posixpath.basename(blog_dir)
    found = []
    for file in files.documentation_pages():
        is_draft = file.page is not None and str(file.page.meta.get("draft")).lower() in TRUE
        is_outside = not source_paths.is_in_blog(file.src_uri)
        is_alike = name in posixpath.dirname(file.src_uri).split("/") or not has_posts
        if is_draft and is_outside and is_alike and file.inclusion.is_included():
            found.append(
                Problem(
                    src_uri=file.src_uri,
                    key="draft",
                    code="draft-outside-blog",
                    what="marked as a draft but published, because it isn't in the blog's "
                    f"folder, {blog_dir}",
                    hint="Set `blog_dir` to the folder of your posts, or add the page to `draft_docs`.",
                )
            )
    return found


def ignored_options(names: Sequence[str]) -> list[Problem]:
    """Return one problem for all options of Material's blog that have no effect."""
    if not names:
        return []
    what = f"options of Material's blog that have no effect here (got {', '.join(names)})"
    hint = "Remove them."
    return [Problem(src_uri="mkdocs.yml", key="blogposts", code="option-ignored", what=what, hint=hint)]


def conflicts(config: MkDocsConfig) -> list[Problem]:
    """Return a problem for each plugin that can't be used with this one without losing posts."""
    found = written_for_material(config)
    for blog_dir in _shared_folders(config):
        what = f"Material's blog plugin uses the same posts, in {blog_dir or 'docs_dir'}"
        hint = "Remove `blog` from the plugins, or give each of the two its own folder."
        found.append(
            Problem(
                src_uri="mkdocs.yml", key="plugins", code="plugin-conflict-blog", what=what, hint=hint
            )
        )
    found += _shared_listings(config)
    if i18n.is_on(config):
        found.append(
            Problem(
                src_uri="mkdocs.yml",
                key="plugins",
                code="plugin-conflict-i18n",
                what="static-i18n builds posts only in the default language",
                hint="Write posts in one language, or remove one of the two plugins.",
            )
        )
    return found


def _shared_listings(config: MkDocsConfig) -> Iterator[Problem]:
    """Yield a problem for each kind of listing whose URLs another blog of the site has."""
    for options in options_of(config):
        own = options.settings(use_directory_urls=True)
        for name, other in kinds_of_others(own, settings_before(options, config)).items():
            blog, first = own.blog_dir or ".", other.blog_dir or "."
            what = f"the blog in {blog} has no pages for {name}, because {first} has their URLs"
            hint = "Give them other URLs, or turn them off in one of the blogs."
            yield Problem(
                src_uri="mkdocs.yml", key="plugins", code="listing-blocked", what=what, hint=hint
            )


def _shared_folders(config: MkDocsConfig) -> list[str]:
    """Return the folders of Material's blogs that one of ours uses as well."""
    ours = [options.settings(use_directory_urls=True) for options in options_of(config)]
    return sorted(
        {
            blog_dir
            for blog_dir, post_dir in material.blogs(config)
            for own in ours
            if own.blog_dir == blog_dir or _overlap(own.post_dir or own.blog_dir, post_dir)
        }
    )


def _overlap(one: str, other: str) -> bool:
    """Return whether one of two folders is the other or contains it."""
    paths = [f"{folder}/" if folder else "" for folder in (one, other)]
    return paths[0].startswith(paths[1]) or paths[1].startswith(paths[0])


def _in_state(posts: Iterable[Post], state: State) -> list[Post]:
    return [post for post in posts if post.state is state]


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun, such as `2 posts`."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or f'{noun}s'}"
