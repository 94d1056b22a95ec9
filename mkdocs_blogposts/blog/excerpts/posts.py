"""Combining the front matter of a post with its finished HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.model import Excerpt, Rendered
from mkdocs_blogposts.frontmatter.values.text import MAX_SUMMARY_LENGTH, one_line
from mkdocs_blogposts.text.truncate import cut

from .document import Document, HtmlReader
from .formatted import ExcerptReader
from .headings import HeadingReader, is_same_title
from .length import PageReader, count_words
from .summary import SummaryReader

if TYPE_CHECKING:
    from mkdocs_blogposts.blog.model import Post
    from mkdocs_blogposts.blog.settings import Settings


def render_post(post: Post, html: str, *, settings: Settings) -> Rendered:
    """Combine the front matter of a post with its rendered body.

    Args:
        post: the post.
        html: its body as HTML, with the changes of all other plugins.
        settings: the blog's options.
    """
    reading = _Reading.of(post, html, settings)
    # Text for listings and `<head>` is cleaned like values; the body isn't.
    found = one_line(reading.summary.heading)
    title = post.meta.title or found or one_line(post.file_title)
    span = reading.summary.heading_span if reading.is_heading_shown else None
    levels = reading.headings.levels(title=span)
    summary = _summary(post, reading.summary, settings)
    description = summary if post.meta.description is None else post.meta.description
    return Rendered(
        title=title,
        heading=found if span and settings.prefers_heading else title,
        summary=summary,
        description=cut(description, max(settings.summary_length, _DESCRIPTION_LENGTH)),
        minutes=_minutes(post, reading.page, settings),
        heading_span=span,
        heading_levels=levels,
        excerpt=reading.excerpt(post, levels=2 if levels else 1),
        has_separator=reading.document.has_separator,
    )


# About as much as search engines show. The text before a separator can be far longer.
_DESCRIPTION_LENGTH = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """The readers of one post, once they have read it."""

    document: Document
    summary: SummaryReader
    headings: HeadingReader
    formatted: ExcerptReader | None
    page: PageReader | None
    is_heading_shown: bool
    """Whether the heading in the text is the one of the page."""

    @classmethod
    def of(cls, post: Post, html: str, settings: Settings) -> _Reading:
        excerpts, meta = settings.excerpts, post.meta
        document = Document(html, separators=excerpts.separators, marker=excerpts.marker)
        summary = SummaryReader(
            document, with_summary=meta.summary is None, with_separator=excerpts.is_required
        )

        def is_shown() -> bool:
            return bool(summary.heading) and (
                (settings.prefers_heading and summary.begins_with_heading)
                or meta.title is None
                or is_same_title(meta.title, summary.heading)
            )

        headings = HeadingReader(
            document,
            is_needless=lambda: document.top_headings == 1 and summary.has_heading and is_shown(),
        )
        readers: list[HtmlReader] = [summary]
        if document.top_headings:
            readers.append(headings)
        formatted = page = None
        if (
            excerpts.is_formatted
            and meta.summary != ""
            and (excerpts.whole or document.may_have_separator)
        ):
            formatted = ExcerptReader(document, summary, post_id=post.src_uri, whole=excerpts.whole)
            readers.append(formatted)
        if settings.reading_time and settings.counts_page and not meta.readtime:
            page = PageReader()
            readers.append(page)
        document.read(readers)
        return cls(
            document=document,
            summary=summary,
            headings=headings,
            formatted=formatted,
            page=page,
            is_heading_shown=is_shown(),
        )

    def excerpt(self, post: Post, *, levels: int) -> Excerpt | None:
        if self.formatted is None:
            return None
        return self.formatted.excerpt(
            page_url=post.url, levels=levels, with_heading=not self.is_heading_shown
        )


def _summary(post: Post, found: SummaryReader, settings: Settings) -> str:
    """Return the summary: the author's, else the text before the separator or the first paragraph."""
    if post.meta.summary is not None:
        return post.meta.summary
    before = cut(one_line(found.before_separator), MAX_SUMMARY_LENGTH)
    return before or cut(one_line(found.paragraph), settings.summary_length)


def _minutes(post: Post, page: PageReader | None, settings: Settings) -> int | None:
    """Return the reading time: the author's, else the one counted, or None if it isn't shown."""
    if post.meta.readtime:
        return post.meta.readtime
    if not settings.reading_time:
        return None
    if page:
        return page.minutes(settings.words_per_minute)
    return max(1, round(count_words(post.body) / settings.words_per_minute))
