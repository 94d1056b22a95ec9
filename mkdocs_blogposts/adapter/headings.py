"""The headings in the sources of generated listing pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify, unique
from mkdocs.structure.toc import AnchorLink, TableOfContents

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_HEADING = re.compile(r"<h1\b[^>]*>(?:(?!</h1>).)*</h1>\s*", re.DOTALL)


def heading_of(title: str) -> str:
    """Return the words of the title, without characters that Markdown extensions might interpret."""
    return " ".join(re.findall(r"[^\W_]+", title)) or "Blog"


def source_of(title: str) -> str:
    """Return the source of a generated listing page: its title as a Markdown heading."""
    return f"# {heading_of(title)}\n"


class Headings:
    """Makes the headings of generated listing pages without Markdown.

    The first page is converted. If its HTML is nothing but the heading, so is that of the others, as
    long as no plugin has changed the Markdown.
    """

    def __init__(self) -> None:
        self._is_alone = False

    def take_over(self, markdown: str, page: Page, title: str) -> None:
        """Make MkDocs' next conversion of the page write only the heading, if there is nothing else."""
        if markdown.strip() != source_of(title).strip():
            return
        convert = page.render

        def render(config: MkDocsConfig, files: Files) -> None:
            del vars(page)["render"]
            if self._is_alone:
                _write_heading(page, heading_of(title))
            else:
                convert(config, files)
                self._is_alone = _HEADING.fullmatch(page.content or "") is not None

        # Another class of pages would confuse other plugins; this is gone before they get the page.
        vars(page)["render"] = render


def _write_heading(page: Page, heading: str) -> None:
    """Set what Markdown would make of the heading."""
    anchor = unique(slugify(heading, "-"), set())
    page.content = f'<h1 id="{anchor}">{heading}</h1>'
    page.toc = TableOfContents([AnchorLink(heading, anchor, 1)])
    page.present_anchor_ids = {anchor}


def remove_heading(page: Page) -> None:
    """Remove the heading that comes from a listing page's source, because the listing prints its own.

    Anything that other plugins added to the page stays.
    """
    page.content = _HEADING.sub("", page.content or "", count=1)
    entries: list[AnchorLink] = []
    for entry in page.toc:
        entries += entry.children if entry.level == 1 and not entries else [entry]
    page.toc = TableOfContents(entries)
