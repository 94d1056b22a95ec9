"""Files that only hidden posts use stay out of the site."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

import markdown
from mkdocs.structure.files import InclusionLevel

from mkdocs_blogposts.core.references import references, strings_in, target_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_blogposts.core.model import Blog, Post


def withhold(blog: Blog, files: Files, config: MkDocsConfig) -> None:
    """Give the files that only hidden posts use the level of a draft.

    These are the files of a hidden bundle, and those that hidden posts refer to; what a published
    page, the configuration or a style sheet uses too stays. Runs before MkDocs copies files.
    """
    hidden = [post for post in (*blog.posts, *blog.hidden) if not post.is_published]
    media = {
        file.src_uri: file
        for file in files
        if not file.is_documentation_page()
        and file.inclusion.is_included()
        and file.src_dir not in config.theme.dirs
    }
    extensions = {posixpath.splitext(src_uri)[1] for src_uri in media}
    candidates = {
        src_uri: file
        for post in hidden
        for src_uri in _used_by_hidden(post, media, extensions)
        if (file := media.get(src_uri))
    }
    if candidates:
        for src_uri in candidates.keys() - _used_elsewhere(candidates, files, config):
            candidates[src_uri].inclusion = InclusionLevel.DRAFT


def _used_by_hidden(
    post: Post, media: Mapping[str, File], extensions: Collection[str]
) -> Iterator[str]:
    if post.bundle_dir is not None:
        yield from (uri for uri in media if uri.startswith(f"{post.bundle_dir}/"))
    folder = posixpath.dirname(post.src_uri)
    if _may_name_files(post.body, extensions):
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
    extensions = {posixpath.splitext(src_uri)[1] for src_uri in candidates}
    for file in files.documentation_pages():
        page = file.page
        if page is None:
            continue
        used.update(_targets(strings_in(dict(page.meta)), posixpath.dirname(file.src_uri)))
        if page.content is None:  # A dirty build did not convert it: what it mentions may be used.
            used |= _mentioned(file.content_string, candidates)
        elif _may_name_files(page.content, extensions):
            folder = posixpath.dirname(unquote(file.url))
            places = _targets(references(page.content), folder)
            used |= {by_place[place] for place in places if place in by_place}
    for file in files.css_files():
        if file.inclusion.is_included() and file.src_dir not in config.theme.dirs:
            used |= _mentioned(file.content_bytes.decode(errors="replace"), candidates)
    return used & candidates.keys()


def _may_name_files(text: str, extensions: Collection[str]) -> bool:
    """Whether it is worth to look for references: extensions are few, files may be thousands."""
    return any(extension in text for extension in extensions)


def _mentioned(text: str, candidates: Iterable[str]) -> set[str]:
    names = {src_uri: posixpath.basename(src_uri) for src_uri in candidates}
    return {src_uri for src_uri, name in names.items() if name in text or quote(name) in text}


def _targets(found: Iterable[str], folder: str) -> Iterator[str]:
    for reference in found:
        for base in {folder, ""}:
            if target := target_of(reference, base=base):
                yield target
