"""What the site's authors say in public, against which a find is held before it is called a leak."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from mkdocs_blogposts.adapter.sources import contents_below, navigation_names, setting_texts, text_of
from mkdocs_blogposts.blog.companions.authors_file import AUTHORS_NAMES
from mkdocs_blogposts.blog.companions.tags_file import TAGS_NAMES
from mkdocs_blogposts.blog.source_paths import is_index
from mkdocs_blogposts.text.nested import strings_in

from .includes import MOST_BYTES, Includes, decoded
from .references import is_text_name
from .traces import Trace, TraceKind, last_part
from .wording import phrase_of, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_blogposts.blog.model import Blog, Post


@dataclass(kw_only=True)
class PublicTexts:
    """What pages, settings and the theme say by themselves. All of it is read only when asked for.

    Other plugins' pages are no authors: of those, only the title counts.
    """

    blog: Blog
    files: Files
    config: MkDocsConfig
    hidden: frozenset[str]
    """The posts and pages that nobody may see, by `src_uri`."""
    own_html: Callable[[], Iterable[str]]
    """What the blog adds to the pages of published posts: their dates, lists and the like."""
    authors_file: str = ""
    """The file of the authors, below `docs_dir`, where the site says which."""
    _wordings: dict[str, str] = field(default_factory=dict, repr=False)
    """What single pages say, by `src_uri`."""
    _read: list[str] = field(default_factory=list, repr=False)
    """What the site says, as far as it was asked for."""

    def is_authored(self, file: File) -> bool:
        """Whether the file is in the site as its author left it, and as it was meant for it."""
        return (
            file.generated_by is None
            and file.inclusion.is_included()
            and not self._is_hidden_path(file.abs_src_path)
        )

    def file_says(self, file: File, trace: Trace) -> bool:
        """Whether the file's own source has the words of the trace."""
        if any(trace.text in text for text in self._own_texts_of(file)):
            return True  # As it is most often, and much faster.
        return phrase_of(trace.text) in self._wording_of(file)

    def file_names(self, file: File, trace: Trace) -> bool:
        """Whether the file's own source, or what it takes in, names the post or the withheld file.

        So do links to it.
        """
        folder = posixpath.dirname(file.src_uri)
        texts = chain(self._own_texts_of(file), self._taken_in.texts_of([file]))
        return any(_names(text, trace, folder=folder) for text in texts)

    def site_says(self, trace: Trace) -> bool:
        """Whether any author, the settings, the theme or the blog itself has these words."""
        phrase = phrase_of(trace.text)
        if any(phrase in said for said in self._read):
            return True
        for text in self._unread:
            self._read.append(text)
            if phrase in text:
                return True
        return False

    def site_names(self, trace: Trace) -> bool:
        """Whether the settings or the site's own templates name the post, or any author the file.

        Whatever names a withheld file uses it in no way that readers' browsers follow.
        """
        if any(_names(text, trace) for text in self._settings):
            return True
        pages = self.files.documentation_pages() if trace.kind is TraceKind.FILE_ADDRESS else ()
        return any(self.file_names(file, trace) for file in pages if self.is_authored(file))

    def _wording_of(self, file: File) -> str:
        """Return what a page says. Without a title, it and its section are named after its path."""
        if file.src_uri not in self._wordings:
            texts = [file.src_uri, *self._own_texts_of(file)]
            self._wordings[file.src_uri] = wording("\n".join(texts))
        return self._wordings[file.src_uri]

    def _own_texts_of(self, file: File) -> Iterator[str]:
        for text in self._sources_of(file):
            yield text
            if "{{" in text:
                yield _VARIABLE.sub(self._value_of, text)

    def _value_of(self, variable: re.Match[str]) -> str:
        """Return what macros and themes print for a variable of the settings."""
        value: object = self.config.extra
        for name in variable["path"].split("."):
            value = value.get(name) if isinstance(value, Mapping) else None
        return str(value) if isinstance(value, str | int | float) else variable[0]

    def _sources_of(self, file: File) -> Iterator[str]:
        post = self._posts.get(file.src_uri)
        if post is not None:
            yield post.body
            yield from strings_in(post.data)
            return
        # What gen-files makes is gone when the site is built.
        made = (file.page and file.page.markdown) if file.generated_by else None
        yield text_of(file) or made or ""
        if file.page is not None:
            yield from strings_in(dict(file.page.meta))

    @cached_property
    def _taken_in(self) -> Includes:
        # Pages that link to each other take in nothing.
        paths = (file.abs_src_path for file in self.files if self.is_authored(file))
        known = self._hidden_paths.union(os.path.realpath(path) for path in paths if path)
        return Includes(self.config, known_paths=known, own_texts_of=self._own_texts_of)

    def _is_hidden_path(self, path: str | None) -> bool:
        """Whether it is the file of a hidden post, perhaps under another name."""
        return bool(path) and os.path.realpath(path or "") in self._hidden_paths

    @cached_property
    def _hidden_paths(self) -> frozenset[str]:
        docs_dir = self.config.docs_dir
        paths = {posixpath.join(docs_dir, src_uri) for src_uri in self.hidden}
        for src_uri in self.hidden:
            file = self.files.src_uris.get(src_uri)
            if file is not None and file.abs_src_path:
                paths.add(file.abs_src_path)
        return frozenset(os.path.realpath(path) for path in paths)

    @cached_property
    def _posts(self) -> dict[str, Post]:
        return {post.src_uri: post for post in self.blog.built}

    @cached_property
    def _unread(self) -> Iterator[str]:
        """What the site says and was not asked yet, the likeliest first."""
        pages = [file for file in self.files.documentation_pages() if self.is_authored(file)]
        return chain(
            map(self._wording_of, pages),
            map(wording, self._other_texts()),
            map(wording, self._taken_in.texts_of(pages)),
        )

    def _other_texts(self) -> Iterator[str]:
        """Yield what is said besides the pages' own sources."""
        config = self.config
        names = _COMPANIONS | navigation_names(config)
        for file in self.files:
            page = file.page
            if page is not None and file.inclusion.is_included():
                yield str(page.title or "")
            name = posixpath.basename(file.src_uri)
            is_static = not file.is_documentation_page() and file.src_dir not in config.theme.dirs
            if (
                (is_static and is_text_name(file.src_uri) and self.is_authored(file))
                or name in names
                or file.src_uri == self.authors_file
            ):
                yield text_of(file) or ""
        yield from self._settings
        yield from self._project_texts
        yield from self.own_html()
        for folder in config.theme.dirs:
            yield from map(decoded, contents_below(folder, (".html", ".mo", ".xml")))

    @property
    def _project_texts(self) -> Iterator[str]:
        """What the project says of itself, of which other plugins make pages."""
        folder = Path(posixpath.dirname(self.config.config_file_path or "") or ".")
        for path in sorted(folder.iterdir()):
            is_public = path.stem.upper() in _PROJECT_NAMES and path.is_file()
            if is_public and os.path.realpath(path) not in self._hidden_paths:
                yield decoded(path.read_bytes()[:MOST_BYTES])

    @cached_property
    def _settings(self) -> list[str]:
        """All that stands in mkdocs.yml, and the templates of the site's own."""
        templates = contents_below(self.config.theme.custom_dir, (".html",))
        return ["\n".join(setting_texts(self.config)), *map(decoded, templates)]


def _names(text: str, trace: Trace, *, folder: str | None = None) -> bool:
    """Whether a text names the post by its file or its address, as links do.

    Links may begin at the folder of the text's own file, if it has one.
    """
    text = text.casefold()
    end = last_part(trace.text).casefold()
    if trace.kind is TraceKind.FILE_ADDRESS:
        return _is_part(unquote(end), text, before="", after="")
    above, name = posixpath.split(trace.src_uri)
    if is_index(name) and above:
        name = f"{posixpath.basename(above)}/{name}"
    names = {name, quote(name)}
    if folder is not None:
        names.add(posixpath.relpath(trace.src_uri, folder))
    return any(_is_part(part.casefold(), text, before="", after="") for part in names) or any(
        _is_part(part, text, before=_LINK_BEGINS, after=_LINK_GOES_ON) for part in {end, unquote(end)}
    )


def _is_part(part: str, text: str, *, before: str, after: str) -> bool:
    """Whether the text has this part of a path, with one of these signs before or after, if any."""
    start = text.find(part)
    while start >= 0:
        end = start + len(part)
        signs = text[start - 1 : start] if start else "", text[end : end + 1]
        is_whole = not any(sign.isalnum() or sign in ("_", "-") for sign in signs)
        if is_whole and (not before or signs[0] in before or signs[1] in after):
            return True
        start = text.find(part, start + 1)
    return False


_LINK_BEGINS = "/(\"'[<="
_LINK_GOES_ON = "/.#?)\"'>]"
_COMPANIONS = frozenset((*AUTHORS_NAMES, *TAGS_NAMES))
_VARIABLE = re.compile(r"\{\{ *(?:config\.extra\.)?(?P<path>\w[\w.]*) *\}\}")
# The files beside mkdocs.yml that everyone may read.
_PROJECT_NAMES = frozenset(
    (
        *("AUTHORS", "CHANGELOG", "CHANGES", "CODE_OF_CONDUCT", "CONTRIBUTING", "COPYING", "HISTORY"),
        *("LICENCE", "LICENSE", "NEWS", "NOTICE", "README", "RELEASES", "SECURITY", "SUPPORT"),
    )
)
