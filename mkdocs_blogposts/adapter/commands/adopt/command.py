"""The command `adopt`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_blogposts.adapter.commands.console import CONFIG, echo, load, path_of
from mkdocs_blogposts.render import adoption as output
from mkdocs_blogposts.render.terminal import as_json

from .adoption import Adoption
from .old_site import OldSiteError
from .writing import RulesFileError, write_aliases, write_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .variants import Proposal
    from .writing import Written


@click.command()
@CONFIG
@click.argument("old")
@click.option("--old-url", help="URL of the old site, if it isn't `site_url`.", metavar="URL")
@click.option(
    "--ignore", multiple=True, help="Leave out these URLs; can be repeated.", metavar="PATTERN"
)
@click.option("--write", is_flag=True, help="Add old URLs to the front matter of posts that moved.")
@click.option(
    "--redirects",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write redirects in the format of Netlify and Cloudflare.",
    metavar="FILE",
)
@click.option("--json", "is_json", is_flag=True, help="Print a JSON object with all URLs.")
def adopt(  # noqa: PLR0913 - one for each argument
    config_file: str | None,
    old: str,
    *,
    old_url: str | None,
    ignore: Sequence[str],
    write: bool,
    redirects: Path | None,
    is_json: bool,
) -> None:
    """Report which URLs of an old site still work.

    OLD is the folder of a built site, a sitemap.xml, or a file with one URL per line; `-` reads a
    sitemap or a list of URLs from standard input. The old site can be from any tool.

    The exit status is 0 if all pages are kept or redirected, and 1 otherwise. Missing images and other
    files are only counted.

    \b
    Examples:
      mkdocs-blogposts adopt ../old-blog/public
      mkdocs-blogposts adopt sitemap.xml --ignore "/tag/*"
      mkdocs-blogposts adopt sitemap.xml --write
      mkdocs-blogposts adopt urls.txt --redirects docs/_redirects
    """
    site = load(config_file)
    try:
        adoption = Adoption.of(site, old, base=old_url or "", ignore=ignore)
    except OldSiteError as error:
        raise click.UsageError(str(error)) from error
    written: list[Written] = []
    if write:
        written = write_aliases(site.docs_dir, adoption.results)
        adoption = adoption.again(load(config_file))
    if redirects:
        try:
            write_rules(redirects, adoption.results, site_url=site.config.site_url or "")
        except RulesFileError as error:
            raise click.ClickException(str(error)) from error
    proposal = None if write or redirects else adoption.proposal()
    if is_json:
        click.echo(as_json(_data(adoption, proposal, written)))
    else:
        files = [(path_of(site, each.src_uri), each.reason) for each in written]
        echo(_lines(adoption, proposal, files))
    if not adoption.is_complete(with_rules=redirects is not None):
        raise SystemExit(1)


def _data(
    adoption: Adoption, proposal: Proposal | None, written: Sequence[Written]
) -> dict[str, object]:
    return {
        "counts": output.counts_of(adoption.results),
        "urls": [output.result_as_data(result) for result in adoption.results],
        "outside": list(adoption.outside),
        "proposal": proposal and proposal._asdict(),
        "written": [{"source": each.src_uri, "problem": each.reason or None} for each in written],
    }


def _lines(
    adoption: Adoption, proposal: Proposal | None, written: Sequence[tuple[str, str]]
) -> Iterator[str]:
    yield from output.results_as_text(adoption.results)
    if adoption.outside:
        yield "outside:"
        yield from (f"  {url}" for url in adoption.outside)
        yield ""
    if written:
        yield "written:"
        for path, reason in written:
            yield f"  {path}: not changed, because {reason}" if reason else f"  {path}"
        yield ""
    counts = output.counts_of(adoption.results)
    parts = ", ".join(f"{number} {name}" for name, number in counts.items())
    total = sum(counts.values())
    yield f"{total} {'page' if total == 1 else 'pages'}: {parts}"
    if proposal:
        yield _advice(proposal)


def _advice(proposal: Proposal) -> str:
    """Return the proposal as a sentence, with the option as it is written in `mkdocs.yml`."""
    value = proposal.value if proposal.value.isalnum() else json.dumps(proposal.value)
    advice = f"`{proposal.option}: {value}`"
    if proposal.removes:
        advice += f", without {' and '.join(f'`{name}`' for name in proposal.removes)},"
    return f"{advice} would keep {proposal.kept} of them."
