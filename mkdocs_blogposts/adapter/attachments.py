"""Files that only hidden posts use stay out of the site."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote

import markdown
from mkdocs.structure.files import InclusionLevel

from mkdocs_blogposts.core.references import references, strings_in, target_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_blogposts.core.model import Blog, Post


def withhold(blog: Blog, files: Files, config: MkDocsConfig) -> None:
    """Give the files that only hidden posts use the level of a draft.

    These are the files of a hidden bundle, and those that hidden posts refer to; what a published
    page, the configuration or a style sheet uses too stays. Runs before MkDocs copies files, and in a
    preview changes nothing that is shown.
    """
    hidden = [post for post in (*blog.posts, *blog.hidden) if not post.is_published]
    if not hidden:
        return
    media = {
        file.src_uri: file
        for file in files
        if not file.is_documentation_page()
        and file.inclusion.is_included()
        and file.src_dir not in config.theme.dirs
    }
    candidates = {
        src_uri: file
        for post in hidden
        for src_uri in _used_by_hidden(post, media)
        if (file := media.get(src_uri))
    }
    if candidates:
        for src_uri in candidates.keys() - _used_elsewhere(candidates, files, config):
            candidates[src_uri].inclusion = InclusionLevel.DRAFT


def _used_by_hidden(post: Post, media: Mapping[str, File]) -> Iterator[str]:
    if post.bundle_dir is not None:
        yield from (uri for uri in media if uri.startswith(f"{post.bundle_dir}/"))
    folder = posixpath.dirname(post.src_uri)
    if any(_mentions(post.body, file) for file in media.values()):
        # Not the site's own conversion, whose extensions may run code: links are all we need.
        html = markdown.markdown(post.body, extensions=["attr_list", "fenced_code", "md_in_html"])
        yield from _targets(references(html), folder)
    yield from _targets(strings_in(post.data), folder)


def _used_elsewhere(candidates: Mapping[str, File], files: Files, config: MkDocsConfig) -> set[str]:
    """Return those of the candidates that something which readers see refers to."""
    theme = {name: config.theme[name] for name in config.theme}
    settings = [theme, config.extra, config.extra_css, [str(js) for js in config.extra_javascript]]
    used = set(_targets(strings_in(settings), ""))
    by_place = {file.dest_uri: src_uri for src_uri, file in candidates.items()}
    for file in files.documentation_pages():
        page = file.page
        if page is None:
            continue
        used.update(_targets(strings_in(dict(page.meta)), posixpath.dirname(file.src_uri)))
        if page.content is None:  # A dirty build did not convert it: what it mentions may be used.
            text = file.content_string
            used |= {uri for uri, candidate in candidates.items() if _mentions(text, candidate)}
        elif any(_mentions(page.content, candidate) for candidate in candidates.values()):
            places = _targets(references(page.content), posixpath.dirname(file.url))
            used |= {by_place[place] for place in places if place in by_place}
    for file in files.css_files():
        if file.inclusion.is_included() and file.src_dir not in config.theme.dirs:
            text = file.content_bytes.decode(errors="replace")
            used |= {uri for uri, candidate in candidates.items() if _mentions(text, candidate)}
    return used & candidates.keys()


def _targets(found: Iterable[str], folder: str) -> Iterator[str]:
    for reference in found:
        for base in {folder, ""}:
            if target := target_of(reference, base=base):
                yield target


def _mentions(text: str, file: File) -> bool:
    name = posixpath.basename(file.src_uri)
    return name in text or quote(name) in text
