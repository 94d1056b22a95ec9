"""Adding the blog's outputs, such as feeds, to the files of the site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs.structure.files import InclusionLevel

from mkdocs_blogposts.render.head import feed_link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_blogposts.blog.model import Blog
    from mkdocs_blogposts.render.outputs.contents import BlogContents
    from mkdocs_blogposts.render.outputs.outputs import Output

    from .source_folder import SourceFolder


def add_outputs(files: Files, blog: Blog, config: MkDocsConfig, folder: SourceFolder) -> None:
    """Add a file for each output. Its content is set once all pages are converted."""
    for path in blog.outputs:
        if existing := files.src_uris.get(path):
            files.remove(existing)  # It is excluded; otherwise the output wouldn't be in the plan.
        files.append(folder.add(config, path, "", inclusion=InclusionLevel.INCLUDED))


def fill_outputs(
    files: Files, blog: Blog, contents: BlogContents, outputs: Mapping[str, Output]
) -> None:
    """Set the content of each output, before MkDocs writes all files that aren't pages.

    Args:
        files: all files of the site.
        blog: the planned blog.
        contents: the finished blog.
        outputs: the outputs by path.
    """
    for path in blog.outputs:
        if file := files.src_uris.get(path):
            write(file, outputs[path].render(replace(contents, path=path)))


def write(file: File, text: str) -> None:
    """Set the content of a file; its source stays one that plugins can open until the command ends."""
    if file.abs_src_path:
        Path(file.abs_src_path).write_text(text, encoding="utf-8", newline="\n")
    else:
        file.content_string = text


def feed_links(blog: Blog, contents: BlogContents, outputs: Mapping[str, Output]) -> tuple[str, ...]:
    """Return the `<link>` tags to the blog's feeds, for the `<head>` of its pages."""
    return tuple(
        feed_link(
            url=contents.absolute(quote(path)),
            media_type=outputs[path].media_type,
            title=contents.title,
        )
        for path in blog.outputs
        if outputs[path].media_type
    )
