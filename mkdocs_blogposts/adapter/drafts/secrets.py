"""What nobody may read of hidden posts."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.model import State
from mkdocs_blogposts.text.nested import strings_in

from .readings import text_in
from .traces import Secret

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.structure.files import File, Files

    from mkdocs_blogposts.blog.model import Blog


def secrets_of(
    blog: Blog, hidden_pages: Mapping[str, str], files: Files, excluded: Mapping[str, str]
) -> Iterator[Secret]:
    """Yield what nobody may read of each hidden post and page.

    Args:
        blog: the blog, of which this build hides some posts.
        hidden_pages: the texts of the pages in its folder that are no posts and hidden, too.
        files: all files of the site.
        excluded: the post or page that each excluded file belongs to, both by `src_uri`.
    """
    posts = {post.src_uri: post for post in blog.hidden}
    urls: dict[str, list[str]] = defaultdict(list)
    for uri, owner in sorted(excluded.items()):
        urls[owner].append(files.src_uris[uri].url)
    # A list stands at the address of an index that is a draft, under whatever name.
    shown = {file.url for file in files if file.inclusion.is_included()}
    for src_uri in sorted({*posts, *hidden_pages, *urls}):
        if src_uri not in posts and src_uri not in hidden_pages:  # A file that belongs to no post.
            yield Secret(src_uri=src_uri, files=tuple(urls[src_uri]))
            continue
        file = files.src_uris.get(src_uri)
        if file is None:
            continue  # Another plugin took it from the site.
        post = posts.get(src_uri)
        is_replaced = file.inclusion.is_included()  # By a list, in the place of a draft index.
        is_displaced = post is not None and post.state is State.URL_TAKEN
        if post is not None and post.body:
            text = "\n".join([*strings_in(post.data), post.body])
        else:  # A block that cannot be read hides all of the text.
            text = hidden_pages.get(src_uri) or _any_text(file)
        heading = "" if is_replaced else _first_heading(text)
        yield Secret(
            src_uri=src_uri,
            title=(post and post.meta.title) or heading,
            url="" if is_displaced or file.url in shown else file.url,
            text=text,
            files=tuple(urls[src_uri]),
        )


def _any_text(file: File) -> str:
    """Return what the file says, whatever its encoding is."""
    try:
        return text_in(file.content_bytes)
    except OSError:  # A link that leads nowhere.
        return ""


def _first_heading(text: str) -> str:
    """Return the first heading of the first level, in one of the two forms of Markdown."""
    lines = text[:_MOST_READ].split("\n")
    for line, below in pairwise([*lines, ""]):
        if line.startswith("# ") or (
            line.strip() and below.startswith("=") and not below.strip("= \r")
        ):
            return line.strip("# \r")
    return ""


# Characters in which a heading is looked for.
_MOST_READ = 200_000
