"""The command `mkdocs-blogposts`: check, list, explain and create posts without a build."""

from __future__ import annotations

import os
import posixpath
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkdocs_blogposts.render import terminal

from .adapter.commands.adopt.command import adopt
from .adapter.commands.console import CONFIG, echo, load, path_of
from .adapter.commands.schemas import options_schema, site_schema
from .adapter.commands.site import SiteError
from .adapter.report import count
from .adapter.theme import TEMPLATES_DIR
from .blog.model import State
from .frontmatter.values.text import one_line
from .render.new_post import NewPostError, new_post
from .text.problems import Severity, printable
from .text.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .adapter.commands.site import Site
    from .blog.model import Post


class _Commands(click.Group):
    """Commands whose error messages contain no control characters, not even click's own messages.

    Messages repeat paths, titles and names that a script may have passed.
    """

    def make_context(self, *args: Any, **extra: Any) -> click.Context:  # noqa: ANN401 - as click has it
        """Read the arguments."""
        with _printable_errors():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Read the arguments of a command, and run it."""
        with _printable_errors():
            return super().invoke(ctx)


@contextmanager
def _printable_errors() -> Iterator[None]:
    try:
        yield
    except click.ClickException as error:
        # A usage error may contain the whole help text; any other message is one line.
        lines = error.message.split("\n") if isinstance(error, click.UsageError) else [error.message]
        error.message = "\n".join(map(printable, lines))  # type: ignore[misc]
        raise


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-blogposts")
def main() -> None:
    """Check, list and create the posts of a MkDocs or ProperDocs site.

    All commands read the site's mkdocs.yml. Only `new` and `adopt --write` change posts.

    \b
    Examples:
      mkdocs-blogposts check                       report all problems
      mkdocs-blogposts list --drafts               list unpublished posts
      mkdocs-blogposts explain docs/blog/hello.md  show where each value comes from
      mkdocs-blogposts new "Hello again"           create a draft
      mkdocs-blogposts adopt old-site/             report which old URLs still work
    """


main.add_command(adopt)


@main.command()
@CONFIG
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="Output format; `github` prints annotations for GitHub Actions.",
)
def check(config_file: str | None, form: str) -> None:
    """Report all problems without a build.

    The exit status is 1 if there is an error or a warning, and 0 otherwise.

    \b
    Examples:
      mkdocs-blogposts check
      mkdocs-blogposts check --format github
      mkdocs-blogposts check --format json | jq '.[].source'
    """
    site = load(config_file)
    problems = site.problems
    if form == "json":
        click.echo(terminal.problems_as_json(problems))
    elif form == "github":
        echo(terminal.problems_for_github(problems, lambda src_uri: path_of(site, src_uri)))
    else:
        echo(terminal.problems_as_text(problems))
        click.echo(f"{count(len(site.posts), 'post')}, {count(len(problems), 'problem')}", err=True)
    if any(problem.severity is not Severity.NOTE for problem in problems):
        raise SystemExit(1)


@main.command(name="list")
@CONFIG
@click.option("--drafts", is_flag=True, help="Show only drafts.")
@click.option("--scheduled", is_flag=True, help="Show only scheduled posts.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
def list_posts(config_file: str | None, *, drafts: bool, scheduled: bool, as_json: bool) -> None:
    """List all posts, newest first, including hidden ones.

    \b
    Examples:
      mkdocs-blogposts list
      mkdocs-blogposts list --drafts --scheduled
      mkdocs-blogposts list --json | jq -r '.[] | select(.state == "published") | .url'
    """
    site = load(config_file)
    wanted = {State.DRAFT: drafts, State.SCHEDULED: scheduled}
    posts = [post for post in site.posts if not any(wanted.values()) or wanted.get(post.state, False)]
    data = [_data(site, post, with_summary=as_json) for post in posts]
    if as_json:
        click.echo(terminal.posts_as_json(data))
    else:
        echo(terminal.posts_as_text(data))


def _data(site: Site, post: Post, *, with_summary: bool) -> dict[str, object]:
    title, summary = post.meta.title, post.meta.summary
    # Converting takes time, so only do it for what isn't in the front matter.
    if title is None or (with_summary and summary is None):
        rendered = site.rendered(post)
        title, summary = rendered.title, rendered.summary
    return terminal.post_as_data(post, title=title, summary=summary or "")


@main.command(name="explain")
@CONFIG
@click.argument("file", type=click.Path())
def explain_file(config_file: str | None, file: str) -> None:
    """Show where each value of a post comes from, and what was ignored.

    FILE is a path relative to the current folder or to docs_dir.

    \b
    Examples:
      mkdocs-blogposts explain docs/blog/hello.md
      mkdocs-blogposts explain blog/hello.md
    """
    site = load(config_file)
    post = _post_of(site, file)
    blog = site.blog_of(post.src_uri) if post else None
    if post is None or blog is None:
        raise click.ClickException(
            f"{file}: not a post of this site. Run `mkdocs-blogposts list` to see all posts."
        )
    echo(terminal.explanation_as_text(post, *blog.explain(post, site.rendered(post))))
    problems = [problem for problem in site.problems if problem.src_uri == post.src_uri]
    if problems:
        click.echo()
        echo(terminal.problems_as_text(problems))


def _post_of(site: Site, file: str) -> Post | None:
    path = Path(os.path.abspath(file))  # noqa: PTH100 - `..` goes, and links stay
    names = {file.removeprefix("./").replace(os.sep, "/")}
    if path.is_relative_to(site.docs_dir):
        names.add(path.relative_to(site.docs_dir).as_posix())
    return next((post for post in site.posts if post.src_uri in names), None)


@main.command()
@CONFIG
@click.argument("title")
@click.option("--tag", "tags", multiple=True, help="Add a tag; can be repeated.")
@click.option("--bundle", is_flag=True, help="Create a folder for the post and its images.")
@click.option("--blog", help="Folder of the blog, if the site has several.", metavar="FOLDER")
def new(
    config_file: str | None, title: str, tags: Sequence[str], *, bundle: bool, blog: str | None
) -> None:
    """Create a draft with today's date.

    Existing files are never overwritten. To change the content of new posts, put a template
    blogposts/new-post.md into the theme's custom_dir.

    \b
    Examples:
      mkdocs-blogposts new "Hello again"
      mkdocs-blogposts new "A walk" --tag travel --tag photos --bundle
    """
    site = load(config_file)
    title, tags = one_line(title), [one_line(tag) for tag in tags]
    slug = slugify(title)
    if not slug:
        raise click.ClickException("the title needs at least one letter or digit for the file name.")
    try:
        chosen = site.blog_in(blog)
    except SiteError as error:
        raise click.ClickException(str(error)) from error
    today = site.now.astimezone(chosen.settings.timezone).date()
    folder = chosen.planned.scanned.source_paths.posts_dir
    name = f"{today.isoformat()}-{slug}"
    alone, bundled = (posixpath.join(folder, file) for file in (f"{name}.md", f"{name}/index.md"))
    path = site.docs_dir / (bundled if bundle else alone)
    taken = [other for other in (alone, bundled) if (site.docs_dir / other).exists()]
    if taken:
        raise click.ClickException(f"{path_of(site, taken[0])} already exists. Choose another title.")
    dirs = [*site.config.theme.dirs, str(TEMPLATES_DIR)]
    try:
        data = new_post(dirs, title=title, date=today, tags=tags).encode()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as opened:
            opened.write(data)
    except (NewPostError, OSError, UnicodeError) as error:
        raise click.ClickException(" ".join(str(error).split())) from error
    echo([path_of(site, path.relative_to(site.docs_dir).as_posix())])


@main.command()
@CONFIG
@click.argument("what", type=click.Choice(["front-matter", "options"]), default="front-matter")
def schema(config_file: str | None, what: str) -> None:
    """Print a JSON Schema for editors.

    The schema of the front matter suggests the tags, categories and authors the site already uses.

    \b
    Examples:
      mkdocs-blogposts schema > .front-matter.schema.json
      mkdocs-blogposts schema options
    """
    if what == "options":
        click.echo(terminal.as_json(options_schema()))
        return
    site = load(config_file)
    click.echo(terminal.as_json(site_schema(site)))
