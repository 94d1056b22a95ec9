"""What the author reads in the terminal."""

from __future__ import annotations

import logging
import posixpath
from collections import Counter
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

from mkdocs_blogposts.blog.model import State
from mkdocs_blogposts.frontmatter.hiding_words import TRUE
from mkdocs_blogposts.text.problems import Problem, Severity, printable

from .compat import i18n, material

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_blogposts.blog.model import Blog, Post

log = get_plugin_logger("blogposts")

_LEVELS = {
    Severity.NOTE: logging.INFO,
    Severity.WARNING: logging.WARNING,
    Severity.ERROR: logging.ERROR,
}


# More would hide what else a build has to say; the command shows them all.
_MOST_NOTES = 10


def report_problems(problems: Collection[Problem]) -> None:
    """Log each problem on a line of its own; MkDocs' strict mode counts those from warnings on."""
    notes = sum(problem.severity is Severity.NOTE for problem in problems)
    for problem in problems:
        if problem.severity is not Severity.NOTE or notes <= _MOST_NOTES:
            log.log(_LEVELS[problem.severity], "%s", problem)
    if notes > _MOST_NOTES:
        log.info("%s notes. Run mkdocs-blogposts check to read them.", notes)


def report_blog(blog: Blog, *, preview: bool) -> None:
    """Log the build's one line."""
    posts = blog.built if preview else (*blog.built, *blog.hidden)
    drafts = _in_state(posts, State.DRAFT)
    scheduled = _in_state(posts, State.SCHEDULED)
    expired = _in_state(posts, State.EXPIRED)
    displaced = _in_state(blog.hidden, State.URL_TAKEN)
    fate = "shown" if preview else "hidden"
    parts = [count(len(blog.posts), "post")]
    if drafts:
        parts.append(f"{count(len(drafts), 'draft')} {fate}")
    if scheduled:
        days = min(post.meta.goes_live.day for post in scheduled if post.meta.goes_live)
        parts.append(f"{len(scheduled)} scheduled (next {days.isoformat()})")
    if expired:
        parts.append(f"{len(expired)} expired")
    if blog.unlisted:
        parts.append(f"{len(blog.unlisted)} unlisted")
    if displaced:
        parts.append(f"{len(displaced)} left out for another file's address")
    terms = Counter(term.kind for term in blog.terms)
    for kind, number in terms.items():
        if kind.nouns:
            parts.append(count(number, *kind.nouns))
    log.info("%s", ", ".join(parts))


_MOST_FILES = 20


def report_excluded(excluded: Collection[str]) -> None:
    """Log which files stay out of the site with hidden posts, and as copies of these."""
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


def report_no_posts(blog_dir: str) -> None:
    """Log how to begin."""
    log.info("no posts yet. Put Markdown files into the folder '%s' to begin.", blog_dir)


def stray_drafts(files: Files, blog_dir: str, *, has_posts: bool) -> list[Problem]:
    """Return the pages that call themselves drafts where nobody asks, and seem to be meant for a blog.

    That is where the site has no post at all, so that `blog_dir` may be mistyped, and where another
    folder of that name stands, such as one of another language.
    """
    name = posixpath.basename(blog_dir)
    found = []
    for file in files.documentation_pages():
        is_draft = file.page is not None and str(file.page.meta.get("draft")).lower() in TRUE
        is_outside = blog_dir and not file.src_uri.startswith(f"{blog_dir}/")
        is_alike = name in posixpath.dirname(file.src_uri).split("/") or not has_posts
        if is_draft and is_outside and is_alike and file.inclusion.is_included():
            found.append(
                Problem(
                    src_uri=file.src_uri,
                    key="draft",
                    code="draft-outside-blog",
                    what=f"published all the same, because it isn't in the blog's folder {blog_dir}",
                    hint="Set `blog_dir` to the folder of your posts, or add the page to `draft_docs`.",
                )
            )
    return found


def conflicts(config: MkDocsConfig) -> list[Problem]:
    """Return what does not go together with other plugins, rather than lose posts silently."""
    found = []
    if material.has_blog(config):
        found.append(
            Problem(
                src_uri="mkdocs.yml",
                key="plugins",
                code="plugin-conflict-blog",
                what="Material's blog plugin uses the same posts",
                hint="Remove one of the two plugins, or give each its own folder.",
            )
        )
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


def _in_state(posts: Iterable[Post], state: State) -> list[Post]:
    return [post for post in posts if post.state is state]


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number of things in words."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or f'{noun}s'}"
