"""Adding redirects from old URLs to the files of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import InclusionLevel

from mkdocs_blogposts.render.redirects import merged_rules, redirect_page, redirect_rules
from mkdocs_blogposts.text.problems import Problem

from .compat.names import is_blog
from .outputs import write
from .scanning.sources import text_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_blogposts.blog.model import Blog
    from mkdocs_blogposts.render.presenter import Presenter
    from mkdocs_blogposts.render.templates import Templates

    from .source_folder import SourceFolder

RULES = "_redirects"
"""The file in which hosts look for redirects, in the root of the site."""


def add_redirects(
    files: Files, blog: Blog, config: MkDocsConfig, folder: SourceFolder, *, as_rules: bool
) -> list[Problem]:
    """Add a page for each old URL, or one file of rules for all of them.

    Their content is set once all pages are converted. Several blogs share the file of rules, and an
    author's own file becomes a part of it. If that isn't text, it stays as it is, and is reported.
    """
    if not as_rules:
        for redirect in blog.redirects:
            _add(files, config, folder, redirect.dest_uri, text="")
    elif blog.redirects and not _has_our_rules(files):
        authored = files.src_uris.get(RULES)
        is_there = authored is not None and authored.inclusion.is_included()
        text = text_of(authored) if authored and is_there else ""
        if text is None:
            what = "not UTF-8 text, so no redirects can be added"
            hint = "Save the file as UTF-8."
            return [Problem(src_uri=RULES, code="encoding-invalid", what=what, hint=hint)]
        _add(files, config, folder, RULES, text=text)
    return []


def _has_our_rules(files: Files) -> bool:
    file = files.src_uris.get(RULES)
    return file is not None and is_blog(file.generated_by)


def _add(files: Files, config: MkDocsConfig, folder: SourceFolder, path: str, *, text: str) -> None:
    if existing := files.src_uris.get(path):
        files.remove(existing)  # It is excluded; otherwise the redirect wouldn't be in the plan.
    files.append(folder.add(config, path, text, inclusion=InclusionLevel.INCLUDED))


def fill_redirects(  # noqa: PLR0913 - keyword arguments
    files: Files,
    planned: Blog,
    views: Presenter,
    templates: Templates,
    *,
    site_url: str,
    as_rules: bool,
) -> None:
    """Set the content of the redirects, before MkDocs writes all files that aren't pages.

    Args:
        files: all files of the site.
        planned: the planned blog.
        views: the finished blog, which may lack posts.
        templates: the templates of the site.
        site_url: the URL of the site; possibly empty.
        as_rules: whether the redirects are rules in one file.
    """
    posts = {post.src_uri: post for post in views.blog.built}
    rules: list[str] = []
    for redirect in planned.redirects:
        post = posts.get(redirect.src_uri)
        file = files.src_uris.get(redirect.dest_uri)
        if post and as_rules:
            rules += redirect_rules(redirect.dest_uri, post.url, site_url=site_url)
        elif post and file:
            title = views.rendered[post.src_uri].title
            page = redirect_page(templates, redirect, title=title, url=post.url, site_url=site_url)
            write(file, page)
        elif file and not as_rules:
            files.remove(file)  # Another plugin removed the post.
    if rules and _has_our_rules(files):
        _add_rules(files.src_uris[RULES], rules)


def _add_rules(file: File, rules: list[str]) -> None:
    write(file, merged_rules(rules, text_of(file) or ""))
