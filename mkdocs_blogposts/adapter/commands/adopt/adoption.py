"""One run of the command `adopt`."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_blogposts.blog.adopt.comparison import Outcome, compare
from mkdocs_blogposts.blog.adopt.old_pages import Kind

from .old_site import read_old_site
from .variants import best_proposal, new_site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_blogposts.adapter.commands.site import Site
    from mkdocs_blogposts.blog.adopt.comparison import Result

    from .variants import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """What becomes of the URLs of an old site."""

    site: Site
    results: tuple[Result, ...]
    """Each old URL, in the order of their paths."""
    outside: tuple[str, ...]
    """The URLs that aren't in the old site, as written."""

    @classmethod
    def of(cls, site: Site, source: str, *, base: str, ignore: Sequence[str] = ()) -> Adoption:
        """Compare an old site with a planned one.

        Args:
            site: the planned site.
            source: the old site: a folder, a sitemap, a list of URLs, or `-`.
            base: the URL of the old site; empty for the site's own.
            ignore: patterns of URLs to leave out.

        Raises:
            OldSiteError: the old site can't be read.
        """
        new = new_site(site, site.blogs)
        site_url = site.config.site_url or ""
        old = read_old_site(source, base=base or site_url, site_url=site_url, keeps=new.keeps)
        pages = [page for page in old.pages if not _is_ignored(page.url, ignore)]
        results = compare(pages, new)
        return cls(
            site=site,
            results=tuple(sorted(results, key=lambda result: result.page.path)),
            outside=tuple(url for url in old.outside if not _is_ignored(url, ignore)),
        )

    def again(self, site: Site) -> Adoption:
        """Compare the same old site with one that has changed."""
        results = compare([result.page for result in self.results], new_site(site, site.blogs))
        return Adoption(site=site, results=tuple(results), outside=self.outside)

    def is_complete(self, *, with_rules: bool) -> bool:
        """Return whether all old pages can be reached; files aren't counted.

        Args:
            with_rules: whether the host redirects the pages that moved.
        """
        works = {outcome for outcome in Outcome if outcome.works}
        if with_rules:
            works.add(Outcome.MOVED)
        pages = (result for result in self.results if result.page.kind is not Kind.ASSET)
        return not self.outside and all(result.outcome in works for result in pages)

    def proposal(self) -> Proposal | None:
        """Return the option that would keep most URLs, or None if none keeps more."""
        return best_proposal(self.site, self.results)


def _is_ignored(url: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(each, pattern) for pattern in patterns for each in (url, unquote(url)))
