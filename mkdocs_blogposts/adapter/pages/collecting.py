"""Reading the posts once they are converted, with the changes of all other plugins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.utils.meta import get_data

from mkdocs_blogposts.adapter.compat import encryptcontent, rss
from mkdocs_blogposts.adapter.files import page_of
from mkdocs_blogposts.adapter.meta import escape_meta
from mkdocs_blogposts.blog.excerpts.posts import render_post
from mkdocs_blogposts.text.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.adapter.theme import ThemeTraits
    from mkdocs_blogposts.blog.model import Blog, Post, Rendered
    from mkdocs_blogposts.blog.settings import Settings


def post_markdown(post: Post, markdown: str, page: Page) -> str:
    """Return the parsed body of the post, unless another plugin has changed the text."""
    is_as_read = markdown == post.body or markdown == get_data(page.file.content_string)[0]
    return post.body if is_as_read else markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """The rendered posts, with the changes of all other plugins."""

    rendered: Mapping[str, Rendered]
    lost: frozenset[str]
    """The posts that other plugins removed, by `src_uri`."""
    problems: tuple[Problem, ...]


def collect(  # noqa: PLR0913 - keyword arguments
    blog: Blog,
    files: Files,
    config: MkDocsConfig,
    *,
    settings: Settings,
    traits: ThemeTraits,
    dirty: bool,
) -> Collected:
    """Read title, summary and length of each post from its finished HTML, and escape `page.meta`."""
    rendered: dict[str, Rendered] = {}
    lost = []
    problems = []
    for post in blog.built:
        page = page_of(files, post.src_uri)
        is_encrypted = page is not None and encryptcontent.encrypts(page)
        if page is not None and page.content is None and dirty:
            # A dirty build converts only changed pages, but listings need every post.
            page.markdown = post.body
            page.render(config, files)
            # encryptcontent hasn't seen the page and might encrypt it.
            is_encrypted = encryptcontent.may_encrypt(config)
        if page is None or page.content is None:
            lost.append(post.src_uri)
            problems.append(_lost(post))
            continue
        if encryptcontent.encrypts(page) and rss.prints_text_of(page, config):
            problems.append(_printed_in_feeds(post))
        # The text is encrypted only when the page is written, so listings must not show it.
        result = render_post(post, "" if is_encrypted else page.content, settings=settings)
        rendered[post.src_uri] = result
        if settings.excerpts.is_required and not result.has_separator and not is_encrypted:
            problems.append(separator_missing(post))
        escape_meta(page.meta, result, traits, settings.fields)
    return Collected(rendered=rendered, lost=frozenset(lost), problems=tuple(problems))


def separator_missing(post: Post) -> Problem:
    """Return the problem of a post without the separator that the site requires."""
    return Problem(
        src_uri=post.src_uri,
        code="separator-missing",
        what="no excerpt separator",
        hint="Write <!-- more --> where the excerpt ends.",
    )


def _lost(post: Post) -> Problem:
    return Problem(
        src_uri=post.src_uri,
        code="page-lost",
        what="removed from the site by another plugin",
        hint="Check which plugin in mkdocs.yml handles this file.",
    )


def _printed_in_feeds(post: Post) -> Problem:
    return Problem(
        src_uri=post.src_uri,
        code="feed-prints-encrypted",
        what="encrypted, but the rss plugin publishes a part of the text",
        hint="Give the post a summary, and keep the rss option `abstract_chars_count` above -1.",
    )
