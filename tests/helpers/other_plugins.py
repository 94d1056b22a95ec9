"""Other plugins that people use, each with a test site and its row in the documentation.

`test_plugin_matrix.py` builds the sites; `scripts/plugins.py` writes the table in `docs/plugins.md`.
"""

from __future__ import annotations

import os
import subprocess
from base64 import b64decode
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pymupdf
from PIL import ImageFont
from support import post

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from support import Site

PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)


ORDERS = ("before", "after")
"""Whether a plugin comes before or after ours."""


@dataclass(frozen=True, kw_only=True)
class Whole:
    """A published post, with the texts that must be in the site."""

    url: str
    title: str
    text: str
    """Text on its page; empty if a password is needed."""
    summary: str
    """Text in the listing and the navigation; possibly empty."""


POSTS = (
    Whole(
        url="blog/new/",
        title="New & shiny",
        text="The whole text of new.",
        summary="What new is about.",
    ),
    Whole(
        url="blog/trip/",
        title="Trip",
        text="We went far away.",
        summary="We went far away.",
    ),
    Whole(url="blog/old/", title="Old", text="See trip, and new.", summary="See trip, and new."),
)
"""The posts of every site, newest first."""

FILES: Mapping[str, str | bytes] = {
    "about.md": "# About\n",
    "blog/2024-01-03-new.md": post(
        "New & shiny",
        "The whole text of new. ![Chart](chart.png)",
        summary="What new is about.",
        tags=["x"],
    ),
    "blog/chart.png": PIXEL,
    "blog/2024-01-02-trip/index.md": post("Trip", "We went far away.\n\n![Sea](sea.png)", tags=["y"]),
    "blog/2024-01-02-trip/sea.png": PIXEL,
    "blog/2024-01-01-old.md": post(
        "Old", "See [trip](2024-01-02-trip/index.md), and [new](2024-01-03-new.md).", tags=["x"]
    ),
    # Nothing from these may be in the site.
    "blog/zyzzyva-draft.md": post("Zyzzyva one", "Zyzzyva words.", draft=True, tags=["x", "zyzzyva"]),
    "blog/zyzzyva-soon.md": post("Zyzzyva two", "Zyzzyva words. {{ zyzzyva }}", date="2030-01-01"),
    "blog/zyzzyva-over.md": post(
        "Zyzzyva three", "Zyzzyva words.", date="2020-01-01", expiryDate="2021-01-01"
    ),
    "blog/_drafts/zyzzyva-folder.md": post("Zyzzyva four", "Zyzzyva words."),
    "blog/zyzzyva-bundle/index.md": post("Zyzzyva five", "![](zyzzyva.png)", draft=True),
    "blog/zyzzyva-bundle/zyzzyva.png": PIXEL + b"zyzzyva",
    # From this one, only its own page may be in the site.
    "blog/quokka.md": post(
        "Quokka", "Quokka words.", date="2024-01-04", unlisted=True, tags=["quokka"]
    ),
}


@dataclass(frozen=True, kw_only=True)
class OtherPlugin:
    """Another plugin."""

    name: str
    """As in `plugins:`."""
    title: str
    package: str = "mkdocs-material"
    """Its name on PyPI; empty if it comes with MkDocs."""
    options: Mapping[str, Any] = field(default_factory=dict)
    theme: str = "mkdocs"
    config: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    posts: Sequence[Whole] = ()
    """Posts among `files`, newer than the others."""
    prepare: Callable[[Site], None] | None = None
    problems: Sequence[str] = ()
    """The problems that a strict build reports, which are documented. There may be no others."""
    limit: str = ""
    """What doesn't work, in a few words. A problem reports it."""
    notes: str = ""

    @property
    def entry(self) -> Any:
        return {self.name: dict(self.options)} if self.options else self.name

    @property
    def link(self) -> str:
        if not self.package or self.package == "mkdocs-material":
            return self.title
        return f"[{self.title}](https://pypi.org/project/{self.package}/)"

    @property
    def verdict(self) -> str:
        return self.limit or "works"


def commit(site: Site) -> None:
    """Make the site a repository whose only commit is of 4 March 2025."""
    site.write_config()
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    at = ["-c", "commit.gpgsign=false", "commit", "-qm", "x", "--date", "2025-03-04T12:00:00Z"]
    for command in (["init", "-q"], ["add", "."], at):
        subprocess.run(
            [*git, *command],
            cwd=site.root,
            env={**os.environ, "GIT_COMMITTER_DATE": "2025-03-04T12:00:00Z"},
            check=True,
        )


def bring_font(site: Site) -> None:
    """Put a font into the plugin's download cache, because tests don't use the network."""
    default = ImageFont.load_default(10)
    assert isinstance(default.path, BytesIO)
    path = "../.cache/plugin/social/fonts/Roboto/Regular.ttf"
    site.write({path: default.path.getvalue()})


def bring_pdf(site: Site) -> None:
    """Put a PDF file into the folder of a post."""
    with pymupdf.open() as paper:
        paper.new_page(width=300, height=300)
        site.write({"blog/2024-02-08-paper/paper.pdf": paper.tobytes()})


MADE = {
    "blog/2024-02-01-made.md": post("Made", "Made by a program.", tags=["x"]),
    "blog/zyzzyva-made.md": post("Zyzzyva six", "Zyzzyva words.", draft=True),
}
MAKE = f"""
import mkdocs_gen_files
for name, text in {MADE!r}.items():
    with mkdocs_gen_files.open(name, "w") as file:
        file.write(text)
"""

PASSWORD = "Tr0ub4dor&3-correct-horse-battery-staple"  # noqa: S105 - of a test

ONE_LANGUAGE = "warning: [plugin-conflict-i18n] mkdocs.yml"

OTHER_PLUGINS = (
    OtherPlugin(
        name="search",
        title="search",
        package="",
        notes="Finds posts and pages. Listings, drafts and unlisted posts aren't in the index.",
    ),
    OtherPlugin(
        name="material/search",
        title="search of Material",
        theme="material",
        notes="As above.",
    ),
    OtherPlugin(
        name="tags",
        title="tags of Material",
        theme="material",
        files={"topics.md": "# Topics\n\n<!-- material/tags -->\n"},
        notes=(
            "Its page lists posts along with other pages. A post shows its tags once, in the post "
            "header."
        ),
    ),
    OtherPlugin(
        name="social",
        title="social of Material",
        theme="material",
        options={"concurrency": 2},
        prepare=bring_font,
        notes="Posts have cards; hidden posts don't.",
    ),
    OtherPlugin(
        name="rss",
        title="rss",
        package="mkdocs-rss-plugin",
        options={
            "match_path": "blog/.*",
            "date_from_meta": {"as_creation": "date", "as_update": "updated"},
        },
        prepare=commit,
        notes=(
            "Set `date_from_meta` as in [RSS feeds](#rss-feeds), so that feeds have the dates readers "
            "see. Listings and unlisted posts aren't in feeds. The plugin doesn't escape author names "
            "and, with `categories`, tags in XML: a `&` in one breaks the feed."
        ),
    ),
    OtherPlugin(
        name="redirects",
        title="redirects",
        package="mkdocs-redirects",
        options={
            "redirect_maps": {
                "was.md": "blog/2024-01-03-new.md",
                "were.md": "blog/tags/x.md",
            }
        },
        notes=(
            "Redirects can lead to posts, by file name, and to listings. For a redirect to a draft, "
            "the plugin warns that the target doesn't exist. Its redirects take precedence over "
            "[`aliases`](redirects.md)."
        ),
    ),
    OtherPlugin(
        name="macros",
        title="macros",
        package="mkdocs-macros-plugin",
        config={"extra": {"answer": "forty-two"}},
        files={"blog/2024-02-02-macro.md": post("Macro", "It is {{ answer }}, as *ever*.")},
        posts=(
            Whole(
                url="blog/macro/",
                title="Macro",
                text="It is forty-two, as ever.",
                summary="It is forty-two, as ever.",
            ),
        ),
        notes=(
            "Macros work in the text and therefore in summaries taken from it, but not in `title` and "
            "`summary`."
        ),
    ),
    OtherPlugin(
        name="awesome-nav",
        title="awesome-nav",
        package="mkdocs-awesome-nav",
        files={".nav.yml": "nav: [index.md, '*']\n"},
        notes="Add `blog/index.md` or the folder. Posts are added automatically.",
    ),
    OtherPlugin(
        name="literate-nav",
        title="literate-nav",
        package="mkdocs-literate-nav",
        options={"nav_file": "SUMMARY.md"},
        config={"exclude_docs": "SUMMARY.md"},
        files={
            "SUMMARY.md": "* [Home](index.md)\n* [About](about.md)\n* [Blog](blog/)\n",
        },
        notes="As above.",
    ),
    OtherPlugin(
        name="section-index",
        title="section-index",
        package="mkdocs-section-index",
        theme="material",
        notes="The blog's entry links to the listing.",
    ),
    OtherPlugin(
        name="i18n",
        title="static-i18n",
        package="mkdocs-static-i18n",
        options={
            "languages": [
                {"locale": "en", "default": True, "name": "English"},
                {"locale": "fr", "name": "Français"},
            ]
        },
        problems=[ONE_LANGUAGE, ONE_LANGUAGE],  # The plugin builds each language as a site.
        limit="default language only",
        notes="[A warning](problems-site.md#plugin-conflict-i18n) says so.",
    ),
    OtherPlugin(
        name="git-revision-date-localized",
        title="git-revision-date-localized",
        package="mkdocs-git-revision-date-localized-plugin",
        theme="material",
        options={"fallback_to_build_date": True},
        prepare=commit,
        notes="Posts show the dates of their commits.",
    ),
    OtherPlugin(
        name="git-revision-date",
        title="git-revision-date",
        package="mkdocs-git-revision-date-plugin",
        prepare=commit,
        files={"blog/2024-02-10-dated.md": post("Dated", "Changed on {{ git_revision_date }}.")},
        posts=(
            Whole(
                url="blog/dated/",
                title="Dated",
                text="Changed on 2025-03-04.",
                summary="Changed on 2025-03-04.",
            ),
        ),
        notes="Posts show the dates of their commits.",
    ),
    OtherPlugin(
        name="git-authors",
        title="git-authors",
        package="mkdocs-git-authors-plugin",
        options={"strict": False},
        prepare=commit,
        notes="Set `strict: false`, because listings aren't in any commit.",
    ),
    OtherPlugin(
        name="minify",
        title="minify",
        package="mkdocs-minify-plugin",
        theme="material",
        options={
            "minify_html": True,
            "minify_css": True,
            "css_files": ["assets/blogposts.css"],
            "htmlmin_opts": {"remove_comments": True},
        },
        config={"site_description": "Of the site."},
        notes=(
            "Minifies the blog's HTML, and its CSS if `css_files` includes `assets/blogposts.css`. "
            "`cache_safe` only works for files in `docs_dir`."
        ),
    ),
    OtherPlugin(
        name="gen-files",
        title="gen-files",
        package="mkdocs-gen-files",
        options={"scripts": ["make.py"]},
        files={"../make.py": MAKE},
        posts=(
            Whole(
                url="blog/made/", title="Made", text="Made by a program.", summary="Made by a program."
            ),
        ),
        notes="Generated posts are treated like any other post, including drafts.",
    ),
    OtherPlugin(
        name="autorefs",
        title="autorefs",
        package="mkdocs-autorefs",
        files={"blog/2024-02-03-ref.md": post("Ref", "Read [about us][about] first.")},
        posts=(
            Whole(
                url="blog/ref/",
                title="Ref",
                text="Read about us first.",
                summary="Read about us first.",
            ),
        ),
        notes="References are resolved before summaries are taken.",
    ),
    OtherPlugin(
        name="encryptcontent",
        title="encryptcontent",
        package="mkdocs-encryptcontent-plugin",
        files={
            # None of its words may be in the site.
            "blog/2024-02-04-secret.md": post("Secret", "Wombat words.", password=PASSWORD),
        },
        posts=(Whole(url="blog/secret/", title="Secret", text="", summary=""),),
        notes=(
            "The text of encrypted posts isn't in listings, navigation or descriptions: their titles "
            "and summaries come from front matter only. The plugin rss publishes the start of the "
            "text, unless the post has a `summary`; a warning says so."
        ),
    ),
    OtherPlugin(
        name="autolinks",
        title="autolinks",
        package="mkdocs-autolinks-plugin",
        files={
            "blog/deep/2024-02-05-auto.md": post("Auto", "Read [the old one](2024-01-01-old.md) first.")
        },
        posts=(
            Whole(
                url="blog/deep/auto/",
                title="Auto",
                text="Read the old one first.",
                summary="Read the old one first.",
            ),
        ),
        notes="Links by file name work in posts and to posts.",
    ),
    OtherPlugin(
        name="obsidian-bridge",
        title="obsidian-bridge",
        package="mkdocs-obsidian-bridge",
        files={
            "blog/deep/2024-02-06-vault.md": post(
                "Vault", "Read [[2024-01-01-old|the old one]] from the vault."
            )
        },
        posts=(
            Whole(
                url="blog/deep/vault/",
                title="Vault",
                text="Read the old one from the vault.",
                summary="Read the old one from the vault.",
            ),
        ),
        notes="Wikilinks work in posts and to posts.",
    ),
    OtherPlugin(
        name="pub-obsidian",
        title="pub-obsidian",
        package="mkdocs-publisher",
        config={"markdown_extensions": ["attr_list"]},  # The plugin adds attributes to its links.
        files={
            "blog/2024-02-07-note.md": post("Note", "Read [[2024-01-01-old|the old one]] in the notes.")
        },
        posts=(
            Whole(
                url="blog/note/",
                title="Note",
                text="Read the old one in the notes.",
                summary="Read the old one in the notes.",
            ),
        ),
        notes="Wikilinks and backlinks work in posts. The other plugins of the package aren't tested.",
    ),
    OtherPlugin(
        name="thumbnails",
        title="thumbnails",
        package="mkdocs-thumbnails",
        config={"markdown_extensions": ["attr_list"]},
        files={
            "blog/2024-02-08-paper/index.md": post("Paper", "Read [the paper](paper.pdf){.pdf} first.")
        },
        posts=(
            Whole(
                url="blog/paper/",
                title="Paper",
                text="Read the paper first.",
                summary="Read the paper first.",
            ),
        ),
        prepare=bring_pdf,
        notes="Links to PDF files in posts have thumbnails.",
    ),
    OtherPlugin(
        name="autozip",
        title="autozip",
        package="mkdocs-autozip",
        notes=(
            "The archive contains the sources of all pages, including unlisted posts. Hidden posts "
            "aren't in it."
        ),
    ),
    OtherPlugin(
        name="mkdocs-video",
        title="mkdocs-video",
        package="mkdocs-video",
        files={
            "blog/2024-02-09-film.md": post(
                "Film", "Watch it.\n\n![type:video](https://example.org/film)"
            )
        },
        posts=(Whole(url="blog/film/", title="Film", text="Watch it.", summary="Watch it."),),
        notes="Videos work in posts.",
    ),
    OtherPlugin(
        name="htmlproofer",
        title="htmlproofer",
        package="mkdocs-htmlproofer-plugin",
        options={"raise_error": True, "validate_external_urls": False},
        notes="All links in posts and listings are checked, even with `raise_error`.",
    ),
    OtherPlugin(
        name="document-dates",
        title="document-dates",
        package="mkdocs-document-dates",
        theme="material",
        options={"recently-updated": {"exclude": ["blog/quokka.md"]}},
        files={"recent.md": "# Recent\n\n<!-- RECENTLY_UPDATED_DOCS -->\n"},
        prepare=commit,
        notes=(
            "Posts have dates, listings don't. Its list of recently updated pages includes unlisted "
            "posts and the start of encrypted ones, unless they are in `exclude`."
        ),
    ),
)


# --- the documentation ----------------------------------------------------------------------------

BEGIN, END = "<!-- table: make plugins -->\n\n", "\n<!-- end of table -->"


def with_table(text: str) -> str:
    """Return the page with the table of plugins between its markers."""
    head, _, rest = text.partition(BEGIN)
    return f"{head}{BEGIN}{table()}{END}{rest.partition(END)[2]}"


def table() -> str:
    rows = [("Plugin", *(f"{order.capitalize()} `blogposts`" for order in ORDERS), "What to know")]
    rows.append(("---",) * len(rows[0]))
    rows += [(other.link, *(other.verdict for _ in ORDERS), other.notes) for other in OTHER_PLUGINS]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
