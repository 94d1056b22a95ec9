"""Putting the blog's entries into the site navigation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from mkdocs_blogposts.adapter.files import page_of

from .entries import NavEntry, links_in, listing_entries

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from mkdocs_blogposts.adapter.theme import ThemeTraits
    from mkdocs_blogposts.blog.model import Blog, Post
    from mkdocs_blogposts.blog.settings import Settings
    from mkdocs_blogposts.render.presenter import Presenter
    from mkdocs_blogposts.render.strings import Strings
    from mkdocs_blogposts.render.templates import Templates


@dataclass(frozen=True, slots=True, kw_only=True)
class BlogNav:
    """Our entries in the navigation of one build."""

    entries: tuple[NavEntry, ...]
    posts: tuple[Post, ...]
    """The posts of `post_entries`, in the same order."""
    post_entries: tuple[NavEntry, ...]
    section: Section
    """The section with the entries, or the page that another plugin turned into a section."""
    index_uri: str
    """The blog's index, whose title the section gets if `nav` gives it none."""

    def fill(
        self,
        views: Presenter,
        templates: Templates,
        files: Files,
        traits: ThemeTraits,
        *,
        summaries: bool,
    ) -> None:
        """Set the text of each entry, which is known once all pages are converted.

        Entries of posts that another plugin removed from the site are removed.
        """
        for post, entry in zip(self.posts, self.post_entries, strict=True):
            if post.src_uri not in views.rendered:
                self.section.children = [item for item in self.section.children if item is not entry]
                continue
            view = views.post(post, depth=0)
            in_title = summaries and not traits.prints_subtitle
            entry.title = templates.nav_post(view, with_summary=in_title)
            if summaries and view.summary and traits.prints_subtitle:
                entry.meta["subtitle"] = templates.nav_subtitle(view)
        if self.section.title is None:
            page = page_of(files, self.index_uri)
            self.section.title = (page and page.title) or views.strings.html("blog.title")

    def activate(self, src_uri: str) -> None:
        """Make the entry of the page that is about to be built the only active one."""
        for entry in self.entries:
            entry.active = src_uri in entry.covers


def place(  # noqa: PLR0913 - keyword arguments
    nav: Navigation,
    blog: Blog,
    *,
    hidden_pages: frozenset[str],
    files: Files,
    config: MkDocsConfig,
    settings: Settings,
    traits: ThemeTraits,
    strings: Strings,
) -> BlogNav | None:
    """Add our entries to the blog's section; return None if the navigation leaves out the blog.

    Hidden posts and pages in `nav` are removed, as MkDocs would print their titles.
    """
    _remove_hidden(nav, {post.src_uri for post in blog.hidden} | hidden_pages)
    _make_missing_pages(blog, files, config)
    index = blog.index()
    page = page_of(files, index.src_uri) if index else None
    siblings = _siblings(nav.items, page) if page else None
    if index is None or page is None or siblings is None:
        return None
    section = _section_of(page, index.src_uri)
    listed = {id(item) for item in (section.children if section else ())}
    posts = [post for post in blog.posts if id(page_of(files, post.src_uri)) not in listed]
    posts = posts[: settings.nav_posts]
    post_entries = [
        NavEntry(post.file_title, post.url, [post.src_uri], order=order)
        for order, post in enumerate(posts)
    ]
    # The home page keeps its own entry.
    own_entries = {index.src_uri} if page.is_homepage else set()
    # A theme whose navigation has only pages shows no sections in it.
    in_sections = () if traits.lists_only_pages else settings.nav_sections
    of_listings = listing_entries(
        blog, own_entries, strings, settings, in_sections=in_sections, order=len(posts)
    )
    entries: list[NavEntry | Section] = (
        [of_listings[0], *post_entries, *of_listings[1:]]
        if traits.links_section_to_first_child
        else [*post_entries, *of_listings]
    )
    if traits.lists_only_pages:
        for entry in links_in(entries):
            entry.is_page, entry.is_link = True, False
    section = _insert(entries, page, siblings, section, title_at_home=strings.html("nav.posts"))
    if len(nav.items) == 1 and not traits.links_section_to_first_child:
        _lift(of_listings, section, nav)
    _adopt(section, list(links_in(entries)), blog, files=files, nav=nav)
    return BlogNav(
        entries=tuple(links_in(entries)),
        posts=tuple(posts),
        post_entries=tuple(post_entries),
        section=section,
        index_uri=index.src_uri,
    )


def _section_of(page: Page, index_uri: str) -> Section | None:
    """Return the section of the blog, or None if it has no section of its own.

    The section is the index page itself if another plugin made it both page and section, or its parent
    if that starts with the index and contains only pages of the blog. Without `nav`, MkDocs makes such
    a section for the folder.
    """
    if isinstance(page, Section):
        return page
    section = page.parent
    if section is None or not section.children or section.children[0] is not page:
        return None
    folder = index_uri.rpartition("/")[0]
    pages = [item for _, item in _walk(section.children) if isinstance(item, Page)]
    is_own = all(item.file.src_uri.startswith(f"{folder}/") for item in pages)
    return section if folder and is_own else None


def _insert(
    entries: Sequence[NavEntry | Section],
    page: Page,
    siblings: list[Any],
    section: Section | None,
    *,
    title_at_home: str,
) -> Section:
    """Add the entries to the blog's section, creating it if needed, and return the section."""
    if section is not None:
        is_first_child = any(child is page for child in section.children[:1])
        section.children[: 1 if is_first_child else 0] = entries
    else:
        # The page's title in `nav`, or None until the page is read.
        section = Section(page.title, list(entries))
        section.parent = page.parent
        position = next(i for i, item in enumerate(siblings) if item is page)
        if page.is_homepage:
            # MkDocs recognizes the home page by its missing parent, so it stays where it is.
            section.title = title_at_home
            siblings.insert(position + 1, section)
        else:
            siblings[position] = section
    for entry in entries:
        entry.parent = section
    return section


def _lift(entries: Sequence[NavEntry | Section], section: Section, nav: Navigation) -> None:
    """Move these entries next to the section, because many themes hide a navigation with one item."""
    if section.parent is None and section in nav.items:
        section.children = [item for item in section.children if item not in entries]
        for entry in entries:
            entry.parent = None
        nav.items.extend(entries)
        _drop_empty_sections(nav.items)


def _adopt(
    section: Section, entries: Iterable[NavEntry], blog: Blog, *, files: Files, nav: Navigation
) -> None:
    """Make the section the parent of all our pages, so that breadcrumbs and active entries are right.

    Pages that are in `nav` keep their parents, and those in a section of their own have that one.
    """
    parents = {src_uri: entry.parent for entry in entries if entry.parent for src_uri in entry.covers}
    listed = {id(item) for _, item in _walk(nav.items)}
    for src_uri in [post.src_uri for post in blog.built] + [p.src_uri for p in blog.listings]:
        page = page_of(files, src_uri)
        if page and id(page) not in listed:
            page.parent = parents.get(src_uri, section)


def _make_missing_pages(blog: Blog, files: Files, config: MkDocsConfig) -> None:
    """Create the pages of drafts in a preview, which MkDocs would create after the navigation."""
    for post in blog.built:
        file = files.src_uris.get(post.src_uri)
        if file and file.page is None:
            Page(None, file, config)


def _remove_hidden(nav: Navigation, hidden: Container[str]) -> None:
    gone = [
        (siblings, item)
        for siblings, item in _walk(nav.items)
        if isinstance(item, Page) and item.file.src_uri in hidden
    ]
    if not gone:
        return
    for siblings, item in gone:
        siblings[:] = [other for other in siblings if other is not item]
    _drop_empty_sections(nav.items)
    nav.pages[:] = [page for page in nav.pages if page.file.src_uri not in hidden]
    around = zip([None, *nav.pages[:-1]], nav.pages, [*nav.pages[1:], None], strict=True)
    for previous_page, page, next_page in around:
        page.previous_page, page.next_page = previous_page, next_page


def _drop_empty_sections(items: list[Any]) -> None:
    for item in items:
        if item.is_section:
            _drop_empty_sections(item.children)
    items[:] = [item for item in items if not (item.is_section and not item.children)]


def _walk(items: list[Any]) -> Iterator[tuple[list[Any], StructureItem]]:
    """Yield every item of the navigation with the list that contains it."""
    for item in items:
        yield items, item
        if item.children:
            yield from _walk(item.children)


def _siblings(items: list[Any], page: Page) -> list[Any] | None:
    # Never by equality: pages compare by title.
    return next((siblings for siblings, item in _walk(items) if item is page), None)
