"""Files that only hidden posts use stay out of the site."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

import markdown
from mkdocs.structure.files import InclusionLevel

from mkdocs_blogposts.core.frontmatter import read_front_matter
from mkdocs_blogposts.core.keys import NORMAL_KEYS, normal_key
from mkdocs_blogposts.core.places import is_mdx_name, parents_of
from mkdocs_blogposts.core.references import references, strings_in, target_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_blogposts.core.model import Author, Blog, Post


def withhold(
    blog: Blog,
    hidden_pages: Mapping[str, str],
    files: Files,
    config: MkDocsConfig,
    *,
    authors: Mapping[str, Author],
) -> dict[str, str]:
    """Give the files that only hidden posts and pages use the level of a draft.

    These are the files of a hidden bundle, and those that hidden posts refer to; what a published
    page, the configuration, a template or a static file uses too stays. Runs before MkDocs copies.

    Args:
        blog: the blog, of which this build hides some posts.
        hidden_pages: the texts of hidden pages in its folder that are no posts, by `src_uri`.
        files: all files of the site.
        config: the site's.
        authors: whom posts may name, by the name that they give.

    Returns:
        the post or page that each withheld file belongs to, both by `src_uri`.
    """
    media = {
        file.src_uri: file
        for file in files
        if not file.is_documentation_page()
        and file.inclusion.is_included()
        and file.src_dir not in config.theme.dirs
    }
    named = _named_by_hidden(blog, hidden_pages, files, media, authors)
    owners = {used: owner for used, owner in named.items() if used in media}
    bundles = {
        post.bundle_dir: post.src_uri for post in _hidden_posts(blog) if post.bundle_dir is not None
    }
    for src_uri in media if bundles else ():
        folder = next((parent for parent in parents_of(src_uri) if parent in bundles), None)
        if folder is not None:
            owners[src_uri] = bundles[folder]
    if owners:
        candidates = {src_uri: media[src_uri] for src_uri in owners}
        published = (post for post in blog.built if post.is_published)
        shown = _avatars(author for post in published for author in post.meta.authors)
        for src_uri in _used_elsewhere(candidates, files, config) | set(_targets(shown, "")):
            owners.pop(src_uri, None)
    for src_uri in owners:
        media[src_uri].inclusion = InclusionLevel.DRAFT
    return owners


def _hidden_posts(blog: Blog) -> list[Post]:
    return [post for post in (*blog.built, *blog.hidden) if not post.is_published]


def _named_by_hidden(
    blog: Blog,
    hidden_pages: Mapping[str, str],
    files: Files,
    media: Iterable[str],
    authors: Mapping[str, Author],
) -> dict[str, str]:
    """Return what hidden posts and pages refer to, each with the one that does."""
    extensions = {posixpath.splitext(src_uri)[1] for src_uri in media}
    posts = _hidden_posts(blog)
    fronts = [(post.src_uri, post.body, post.data) for post in posts]
    for src_uri, text in hidden_pages.items():
        front = read_front_matter(text)
        fronts.append((src_uri, front.body, front.data))
    named: dict[str, str] = {}
    for src_uri, body, data in fronts:
        named |= dict.fromkeys(_used_by_hidden(src_uri, body, data, extensions), src_uri)
    for post in posts:
        named |= dict.fromkeys(_targets(_avatars(post.meta.authors), ""), post.src_uri)
    for src_uri, text in _not_understood(blog, posts, hidden_pages, files):
        may_be_named = _avatars(author for name, author in authors.items() if name in text)
        for target in (
            *_targets(_words(text), posixpath.dirname(src_uri)),
            *_targets(may_be_named, ""),
        ):
            named.setdefault(target, src_uri)
    return named


def _avatars(authors: Iterable[Author]) -> Iterator[str]:
    """Yield the pictures of authors that our own part of posts shows."""
    yield from (author.avatar for author in authors if author.avatar)


def _not_understood(
    blog: Blog, hidden: Iterable[Post], hidden_pages: Mapping[str, str], files: Files
) -> Iterator[tuple[str, str]]:
    """Yield with its text what the site does not show and what was not read to its end.

    That is what has a problem, and MDX, whose JavaScript may name files.
    """
    # What only lacks an address was understood.
    problems = (p for p in blog.problems if normal_key(p.key) not in _ADDRESS_KEYS)
    reported = {problem.src_uri for problem in problems}
    mdx = {post.src_uri for post in hidden if is_mdx_name(post.src_uri)}
    for src_uri in reported | mdx:
        file = files.src_uris.get(src_uri)
        if text := hidden_pages.get(src_uri):
            yield src_uri, text
        elif file and not file.inclusion.is_included():
            yield src_uri, _any_text(file.content_bytes)


def _any_text(data: bytes) -> str:
    """Return the text, whatever its encoding does to letters that are rare in names of files."""
    return data.replace(b"\0", b"").decode("utf-8", errors="replace")


def _words(text: str) -> Iterator[str]:
    """Yield what may be the name of a file, whatever language the text is in."""
    for ends in (_ENDS, _ENDS_AND_SPACES):
        yield from (word.strip() for word in ends.split(text) if word.strip())


# What ends the name of a file in YAML, TOML, JSON, JavaScript, HTML, reStructuredText and the like.
_ENDS = re.compile(r"""["'`<>()\[\]{}|\n\r]|[:=,;](?=\s)""")
_ENDS_AND_SPACES = re.compile(rf"{_ENDS.pattern}|[\s=,;]")


_ADDRESS_KEYS = {*NORMAL_KEYS["slug"], *NORMAL_KEYS["address"]}


def _used_by_hidden(
    src_uri: str, body: str, data: Mapping[str, object], extensions: Collection[str]
) -> Iterator[str]:
    folder = posixpath.dirname(src_uri)
    if any(extension in body for extension in extensions):  # Few, where files may be thousands.
        # Not the site's own conversion, whose extensions may run code: links are all we need. Without
        # indents, so that what those extensions would unfold is not taken for code.
        flat = "\n".join(line.strip() for line in body.split("\n"))
        html = markdown.markdown(flat, extensions=["attr_list", "md_in_html"])
        yield from _targets(references(html), folder)
    named = {key: value for key, value in data.items() if normal_key(key) not in _ADDRESS_KEYS}
    for text in strings_in(named):
        yield from _targets({text, *_words(text)}, folder)


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
        elif any(extension in page.content for extension in extensions):
            folder = posixpath.dirname(unquote(file.url))
            found = {link.removeprefix(config.site_url or " ") for link in references(page.content)}
            places = _targets(found, folder)
            used |= {by_place[place] for place in places if place in by_place}
    for text in _static_texts(files, config):
        used |= _mentioned(text, candidates)
    return used & candidates.keys()


_STATIC_TEXTS = (".css", ".htm", ".html", ".js", ".json", ".mjs", ".svg", ".xml")


def _static_texts(files: Files, config: MkDocsConfig) -> Iterator[str]:
    """Yield what else the site shows and readers' browsers read: the site's own files and templates."""
    for file in files:
        is_own = file.src_dir not in config.theme.dirs and not file.is_documentation_page()
        if is_own and file.inclusion.is_included() and file.src_uri.endswith(_STATIC_TEXTS):
            yield file.content_bytes.decode(errors="replace")
    if custom_dir := config.theme.custom_dir:
        for path in Path(custom_dir).rglob("*.html"):
            yield path.read_text(encoding="utf-8", errors="replace")


def _mentioned(text: str, candidates: Iterable[str]) -> set[str]:
    names = {src_uri: posixpath.basename(src_uri) for src_uri in candidates}
    return {src_uri for src_uri, name in names.items() if name in text or quote(name) in text}


def _targets(found: Iterable[str], folder: str) -> Iterator[str]:
    for reference in found:
        for base in {folder, ""}:
            if target := target_of(reference, base=base):
                yield target
