"""The hidden parts of a blog, as the build passes them to the guard."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.adapter.compat.names import is_blog
from mkdocs_blogposts.blog.settings import Settings
from mkdocs_blogposts.blog.source_paths import SourcePaths
from mkdocs_blogposts.frontmatter.block import MAX_BLOCK_LENGTH
from mkdocs_blogposts.frontmatter.field_table import normal_key
from mkdocs_blogposts.frontmatter.fields import FIELD_TABLE
from mkdocs_blogposts.frontmatter.reader import read_front_matter
from mkdocs_blogposts.text.nested import strings_in
from mkdocs_blogposts.text.search import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.structure.files import File, Files

    from mkdocs_blogposts.blog.model import Post
    from mkdocs_blogposts.frontmatter.model import Author


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """The hidden parts of a blog."""

    posts: Mapping[str, Post] = field(default_factory=dict)
    """Its hidden posts, by `src_uri`."""
    pages: Mapping[str, str] = field(default_factory=dict)
    """The texts of hidden files in its folder that aren't posts, by `src_uri`."""
    unclear: frozenset[str] = frozenset()
    """Files with problems. They may contain more about hidden posts than could be read."""
    source_paths: SourcePaths = field(default_factory=lambda: SourcePaths.of((), Settings()))
    """The blog's source paths."""
    authors: Mapping[str, Author] = field(default_factory=dict)
    """The authors in the authors file."""
    known: Mapping[str, str | None] = field(default_factory=dict, repr=False)
    """The texts of the blog's files that have already been read, by `src_uri`."""

    @property
    def src_uris(self) -> frozenset[str]:
        """The hidden posts and pages."""
        return frozenset((*self.posts, *self.pages))

    def texts(self, files: Files) -> Iterator[tuple[str, str]]:
        """Yield the `src_uri` of each hidden post and page, with a text that may refer to files.

        These texts contain the front matter twice: as written and as parsed.
        """
        for src_uri in sorted(self.src_uris | self.unclear):
            text = self.pages.get(src_uri, "")  # A listing may have replaced a hidden page.
            file = files.src_uris.get(src_uri)
            is_hidden = src_uri in self.src_uris or (file and not file.inclusion.is_included())
            if not text and file and is_hidden and not is_blog(file.generated_by):
                text = self.known.get(src_uri) or content_of(file)
            post = self.posts.get(src_uri)
            is_page = post is None and src_uri in self.pages
            data = post.data if post else read_front_matter(text).data if is_page else {}
            avatars = (author.avatar for author in post.meta.authors) if post else ()
            own = {key: value for key, value in data.items() if _is_of_url(key)}
            rest = {key: value for key, value in data.items() if key not in own}
            yield src_uri, _without_own_url(text, set(map(str, own.values())))
            yield src_uri, "\n".join((*strings_in(rest), *avatars))


def content_of(file: File) -> str:
    """Return the text of the file, in any encoding; empty for a broken symbolic link."""
    try:
        return decoded(file.content_bytes)
    except OSError:
        return ""


_URL_KEYS = {key for name in ("slug", "permalink") for key in FIELD_TABLE.normal_keys[name]}


def _is_of_url(key: str) -> bool:
    return normal_key(key.strip()) in _URL_KEYS


def _without_own_url(text: str, urls: set[str]) -> str:
    """Return the text without the front matter lines of the post's own URL, which isn't a file."""

    def is_own(line: str) -> bool:
        pairs = (line.partition(separator) for separator in (":", "="))  # YAML, TOML.
        return any(_is_of_url(key) and value.strip(" \t\r\"'") in urls for key, _, value in pairs)

    if not urls:
        return text
    lines = text[:MAX_BLOCK_LENGTH].split("\n")
    return "\n".join(line for line in lines if not is_own(line)) + text[MAX_BLOCK_LENGTH:]


class ExcludedFile(NamedTuple):
    """A file that isn't in the site because only hidden posts use it."""

    owner: str
    """The post that it belongs to."""
    file: File
