"""The tables of contents of posts and listings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from mkdocs.structure.toc import AnchorLink, TableOfContents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.render.views import LinkView


def lower_toc(page: Page, *, has_title: bool) -> None:
    """Move the entries of the table of contents one level down, as the headings of the page.

    Some themes show only the entries below the first one of the top level.

    Args:
        page: the page.
        has_title: whether the title of the page is one of the headings.
    """
    entries = list(page.toc)
    title = entries.pop(0) if has_title and entries and entries[0].level == 1 else None
    lower = [*(title.children if title else ()), *entries]
    waiting = [*lower]
    while waiting:
        entry = waiting.pop()
        entry.level += 1
        waiting += entry.children
    if title:
        title.children = lower
    page.toc = TableOfContents([title] if title else lower)


def add_to_toc(page: Page, anchors: Iterable[LinkView]) -> None:
    """Add the posts of a listing to the page's table of contents, under its heading if it has one."""
    entries = list(page.toc)
    is_titled = bool(entries) and entries[0].level == 1
    siblings = entries[0].children if is_titled else entries
    siblings += [
        AnchorLink(str(Markup.escape(anchor.title)), anchor.url.removeprefix("#"), level=2)
        for anchor in anchors
    ]
    page.toc = TableOfContents(entries)
