"""Tags for search engines and feed readers in the `<head>` of a finished page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_blogposts.text.html import LenientParser, offset_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def with_description(html: str, description: str) -> str:
    """Replace the content of `<meta name="description">`, if the page has one.

    About half of the themes print `page.meta.description` there; the others print the site's
    description on every page.

    Args:
        html: the whole page.
        description: plain text.
    """
    head, end, rest = html.partition("</head>")
    escaped = Markup.escape(description)
    # Search before parsing, because this runs for every post.
    if not end or "description" not in head or f'content="{escaped}"' in head:
        return html
    finder = _Finder()
    finder.feed(head)
    if finder.position is None:
        return html
    start = offset_of(head, finder.position)
    tag = Markup('<meta name="description" content="{}">').format(description)
    return f"{head[:start]}{tag}{head[start + finder.length :]}{end}{rest}"


def feed_link(*, url: str, media_type: str, title: str) -> str:
    """Return the `<link>` tag that feed readers use to find a feed."""
    tag = Markup('<link rel="alternate" type="{}" title="{}" href="{}">')
    return str(tag.format(media_type, title, url))


def with_tags(html: str, tags: Iterable[str]) -> str:
    """Add these tags to the end of the page's `<head>`."""
    head, end, rest = html.partition("</head>")
    return f"{head}{''.join(tags)}{end}{rest}" if end else html


def with_noindex(html: str) -> str:
    """Add a `<meta>` tag that asks search engines not to index the page."""
    return with_tags(html, ['<meta name="robots" content="noindex">'])


class _Finder(LenientParser):
    """Finds the tag with the description."""

    def __init__(self) -> None:
        super().__init__()
        self.position: tuple[int, int] | None = None
        self.length = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta" and self.position is None and ("name", "description") in attrs:
            self.position = self.getpos()
            self.length = len(self.get_starttag_text() or "")
