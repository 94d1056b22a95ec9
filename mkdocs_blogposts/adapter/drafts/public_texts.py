"""Dropping clues of hidden posts that public texts contain as well."""

from __future__ import annotations

import posixpath
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_blogposts.adapter.project_texts import MOST_BYTES, project_texts
from mkdocs_blogposts.adapter.scanning.sources import contents_below, setting_texts
from mkdocs_blogposts.text.file_names import FileFinder
from mkdocs_blogposts.text.search import decoded, phrase_of, words_of

from .clues import Kind
from .hidden import content_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from .clues import Clue

_LOCALE = str(Path(__file__).parents[2] / "locale")


class PublicTexts:
    """All public texts of the project. They are only read if the leak check finds something."""

    def __init__(
        self,
        files: Files,
        config: MkDocsConfig,
        hidden: Collection[str],
        own_html: Callable[[], Iterable[str]],
    ) -> None:
        """Prepare to read them.

        Args:
            files: all files of the site.
            config: the site's configuration.
            hidden: the hidden posts and pages, and the excluded files, by `src_uri`.
            own_html: returns the HTML that the blog adds to the pages of published posts.
        """
        self.files, self.config = files, config
        self._hidden, self._own_html = hidden, own_html

    def without_public(
        self, clues: Iterable[Clue], pages: Iterable[tuple[File, Collection[Clue]]] = ()
    ) -> set[Clue]:
        """Return the clues that no public text contains.

        Args:
            clues: the clues.
            pages: pages with the clues in their HTML. Most of their sources contain these literally.
        """
        left = set(clues)
        urls = FileFinder(
            {clue: self._paths_of(clue) for clue in left if clue.kind is Kind.URL},
            site_url=self.config.site_url or "",
        )
        files = FileFinder({clue: (clue.text,) for clue in left if clue.kind is Kind.FILE_URL})
        phrases = {clue: phrase_of(clue.text) for clue in left if clue.kind.is_words}
        authored = []
        for file, found in pages:
            if left.isdisjoint(found) or not self._is_authored(file):
                continue
            text = content_of(file)
            left -= urls.named_in(text, _folders_of(file.src_uri))
            left -= {clue for clue in phrases.keys() & left if clue.text in text}
            authored.append((file.src_uri, text))
        if not left:
            return left
        for src_uri, text in chain(authored, self._all()):
            left -= urls.named_in(text, _folders_of(src_uri)) | files.mentioned_in(text)
            if wanted := phrases.keys() & left:
                words = words_of(text)
                left -= {clue for clue in wanted if phrases[clue] in words}
            if not left:
                return left
        for file in self.files:  # MkDocs renders links to drafts, including those from plugins.
            if file.page is not None and file.generated_by:
                left -= urls.named_in(file.page.markdown or "", _folders_of(file.src_uri))
        return left

    def _is_authored(self, file: File) -> bool:
        """Return whether an author wrote the page and it is public."""
        path = Path(file.abs_src_path or self.config.docs_dir)
        is_hidden = file.src_uri in self._hidden or not file.inclusion.is_included()
        # A symbolic link may point to a hidden file.
        is_other = is_hidden or file.generated_by or path.is_symlink() or not path.is_file()
        return not is_other and path.stat().st_size <= MOST_BYTES

    def _all(self) -> Iterator[tuple[str, str]]:
        """Yield all public texts, the most likely first, each with its path in `docs_dir`, if any."""
        for file in self.files:
            if file.page is not None and file.inclusion.is_included():
                # Pages and sections without a title are named after their paths.
                heading = next((item.title for item in file.page.toc), "")
                yield "", f"{file.page.title}\n{heading}\n{file.src_uri}"
        yield "", "\n".join(setting_texts(self.config))
        yield from project_texts(self.files, self.config, self._hidden)
        yield from (("", text) for text in self._own_html())
        for folder in (*self.config.theme.dirs, _LOCALE):
            for data in contents_below(folder, (".html", ".mo", ".txt", ".xml", ".yml")):
                yield "", decoded(data)

    def _paths_of(self, clue: Clue) -> set[str]:
        """Return the targets of links to a post: its URL, and its file in `docs_dir` or the project."""
        docs_dir = posixpath.basename(self.config.docs_dir)
        return {clue.owner, f"{docs_dir}/{clue.owner}", clue.text}


def _folders_of(src_uri: str) -> tuple[str, str]:
    """Return the bases of relative links in a page: its source and its URL."""
    return posixpath.dirname(src_uri), posixpath.splitext(src_uri)[0]
