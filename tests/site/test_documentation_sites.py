"""Documentation sites on which scheduled posts quote public text: nothing is a leak.

Each site is built once, strictly, with the real plugins and a hidden post for each scenario.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from support import Site, post

from mkdocs_blogposts.text.search import phrase_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

pytestmark = pytest.mark.slow

MODULE = '''\
"""Weigh parcels before they are sent around the world.

This module never talks to the network on its own.
"""

GREETING = "Welcome to the parcel counter of tomorrow"
"""The text that every customer reads at the very first visit."""


class Scale:
    """A scale that remembers the heaviest parcel it has seen.

    It doesn't forget anything, even if you ask it "politely" to.

    Attributes:
        heaviest: The weight of the heaviest parcel seen so far.
    """

    heaviest: float = 0.0

    class Tray:
        """A tray that holds several small parcels at once."""

        def tilt(self, angle: float = 10.0) -> None:
            """Tilt the tray until all parcels have slipped off it."""

    def weigh(self, parcel: str, *, unit: str = "kilogram as the law requires it") -> float:
        """Return the weight of a parcel, rounded to the grams that the
        customs authorities of most countries ask for.

        Use `Scale.weigh` **only** with parcels that are closed.

        Args:
            parcel: The label that is printed on the side of the parcel.
            unit: The unit in which all customers get their bills.

        Returns:
            The weight as it is printed on the customer's bill.

        Raises:
            ValueError: The parcel is lighter than the paper around it.

        Warning:
            Scales older than ten years round to full kilograms only.

        Examples:
            >>> print("One parcel weighs as much as two letters")
            One parcel weighs as much as two letters
        """
        # The law of most countries forbids to round down here.
        return len(parcel) / 1000
'''
CLI = '''\
"""The command line of the parcel counter."""

import click


@click.group(epilog="Report parcels that you have lost to the head office.")
def main() -> None:
    """Count parcels from the comfort of your own terminal."""


@main.command()
@click.option("--dry-run", is_flag=True, help="Show what would be sent without sending anything.")
@click.option("--limit", default=3, help="How many parcels are sent before we take a break.")
def send(dry_run: bool, limit: int) -> None:
    """Send all parcels that wait at the counter.

    Parcels without a stamp stay where they are until somebody
    brings them one.
    """


def table() -> str:
    return "| Size | Price |\\n| --- | --- |\\n| Large parcels up to ten kilograms | high |\\n"
'''
GENERATE = """\
import json
import pathlib

import mkdocs_gen_files
import yaml

nav = mkdocs_gen_files.Nav()
for path in sorted(pathlib.Path("src").rglob("*.py")):
    parts = tuple(p for p in path.relative_to("src").with_suffix("").parts if p != "__init__")
    nav[parts] = "/".join(parts) + ".md"
    with mkdocs_gen_files.open("reference/" + "/".join(parts) + ".md", "w") as file:
        file.write(f"# Module {parts[-1]} of the parcel counter\\n\\n::: {'.'.join(parts)}\\n")
with mkdocs_gen_files.open("reference/SUMMARY.md", "w") as file:
    file.writelines(nav.build_literate_nav())
with mkdocs_gen_files.open("changes.md", "w") as file:
    file.write(pathlib.Path("CHANGELOG.md").read_text())
with mkdocs_gen_files.open("start.md", "w") as file:
    file.write(pathlib.Path("README.md").read_text().split("<!-- cut -->")[0])
with mkdocs_gen_files.open("team.md", "w") as file:
    file.write("# Team\\n\\n")
    for person in yaml.safe_load(pathlib.Path("data/team.yml").read_text()):
        file.write(f"- {person['task']}\\n")
with mkdocs_gen_files.open("errors.md", "w") as file:
    file.write("# Errors\\n\\nThe counter knows all of the following mistakes.\\n\\n")
    for error in json.loads(pathlib.Path("data/errors.json").read_text()):
        file.write(f"- {error['text']}\\n")
"""
PROJECT: dict[str, str] = {
    "../src/parcels/__init__.py": '"""Everything that a parcel counter needs in one place."""\n',
    "../src/parcels/scale.py": MODULE,
    "../src/parcels/cli.py": CLI,
    "../README.md": "# Parcels\n\nParcels counts what others only throw around.\n\n"
    "<!-- cut -->\n\nMore.\n",
    "../CHANGELOG.md": "# Changes\n\n## 2.0\n\n- Counting parcels is twice as fast as before\n"
    "- The counter no longer sleeps on public holidays\n",
    "../LICENSE": "You may count parcels as long as you like to.\n",
}


@dataclass(frozen=True)
class Project:
    """A documentation site, and what its hidden posts quote."""

    quotes: Mapping[str, str]
    files: Mapping[str, str] = field(default_factory=dict)
    config: Mapping[str, Any] = field(default_factory=dict)
    is_repository: bool = False


MKDOCSTRINGS = {
    "mkdocstrings": {
        "handlers": {"python": {"paths": ["src"], "options": {"show_source": True}}},
    }
}
REFERENCE = Project(
    files={
        "../make.py": GENERATE,
        "../data/team.yml": "- task: Carries the parcels up to the third floor\n",
        "../data/errors.json": json.dumps([{"text": "The parcel is larger than the counter itself"}]),
        "SUMMARY.md": "- [Home](index.md)\n- [Reference](reference/)\n- [Changes](changes.md)\n"
        "- [Start](start.md)\n- [Team](team.md)\n- [Errors](errors.md)\n",
        "usage.md": "# Usage\n\nOpen the counter early, and close it late every day.\n\n"
        "```console\n$ parcels --help\nUsage: parcels counts everything that you put on it\n```\n",
    },
    config={
        "theme": {"name": "material"},
        "site_description": "The documentation of the finest parcel counter ever",
        "plugins": [
            "search",
            {"gen-files": {"scripts": ["make.py"]}},
            {"literate-nav": {"nav_file": "SUMMARY.md"}},
            "autorefs",
            MKDOCSTRINGS,
            "blogposts",
        ],
        "exclude_docs": "SUMMARY.md",
        "not_in_nav": "usage.md\n/reference/**\n",
        "markdown_extensions": ["admonition", "pymdownx.superfences"],
    },
    quotes={
        "a package's docstring": "Everything that a parcel counter needs in one place",
        "a module's docstring": "Weigh parcels before they are sent around the world. "
        "This module never talks to the network on its own",
        "a class's docstring": "A scale that remembers the heaviest parcel it has seen",
        "a docstring with quotes": 'It doesn\'t forget anything, even if you ask it "politely" to.',
        "an attribute's description": "The weight of the heaviest parcel seen so far",
        "a docstring of a nested class": "A tray that holds several small parcels at once",
        "a method of a nested class": "Tilt the tray until all parcels have slipped off it",
        "a docstring over two lines": "Return the weight of a parcel, rounded to the grams that the "
        "customs authorities of most countries ask for",
        "a docstring with markup": "Use `Scale.weigh` only with parcels that are closed",
        "an argument": "The label that is printed on the side of the parcel",
        "two arguments": "The label that is printed on the side of the parcel. "
        "The unit in which all customers get their bills",
        "a return value": "The weight as it is printed on the customer's bill",
        "an exception": "The parcel is lighter than the paper around it",
        "a warning": "Scales older than ten years round to full kilograms only",
        "an example": "One parcel weighs as much as two letters",
        "a default value": "kilogram as the law requires it",
        "a comment in the source": "The law of most countries forbids to round down here",
        "a module's constant": "Welcome to the parcel counter of tomorrow",
        "a constant's docstring": "The text that every customer reads at the very first visit",
        "the changelog that a script makes a page of": "Counting parcels is twice as fast as before. "
        "The counter no longer sleeps on public holidays",
        "the readme that a script makes a page of": "Parcels counts what others only throw around",
        "data in YAML": "Carries the parcels up to the third floor",
        "data in JSON": "The parcel is larger than the counter itself",
        "a script's own words": "The counter knows all of the following mistakes",
        "a title that a script writes": "# Module scale of the parcel counter",
        "a public page": "Open the counter early, and close it late every day",
        "help that a page shows": "Usage: parcels counts everything that you put on it",
        "the site's description": "The documentation of the finest parcel counter ever",
    },
)
AUTONAV = Project(
    config={
        "theme": {"name": "readthedocs"},
        "plugins": [
            "search",
            {"api-autonav": {"modules": ["src/parcels"]}},
            MKDOCSTRINGS,
            "blogposts",
        ],
    },
    quotes={
        "a class that api-autonav shows": "A scale that remembers the heaviest parcel it has seen. "
        "It doesn't forget anything",
        "a function that api-autonav shows": "Return the weight of a parcel, rounded to the grams",
        "the theme's own words": "Built with MkDocs using a theme provided by Read the Docs",
    },
)
MACROS = """
def define_env(env):
    @env.macro
    def slogan():
        return "Every parcel is the most important parcel of all"
"""
CONTENT = Project(
    files={
        "../main.py": MACROS,
        "../data/prices.yml": "note: Prices rise whenever the postman is in a bad mood\n",
        "../parts/hours.md": "The counter opens when the last customer has left.\n",
        "../parts/a/one.md": "The first of many included files tells a story.\n",
        "../parts/a/two.md": "The second of many included files tells another.\n",
        "../parts/words.md": "*[SKU]: A stock keeping unit that nobody ever keeps\n",
        "../parts/sections.md": "--8<-- [start:tips]\n"
        "Never stack parcels higher than your own head.\n"
        "--8<-- [end:tips]\n",
        "command.md": "# Command\n\n::: mkdocs-click\n    :module: parcels.cli\n    :command: main\n"
        "    :prog_name: parcels\n    :depth: 1\n",
        "run.md": '# Run\n\n```python exec="on"\n'
        'print("This sentence is printed by a program in the page")\n```\n\n'
        '```python exec="on"\nfrom parcels.cli import table\nprint(table())\n```\n',
        "macros.md": "# Macros\n\n{{ slogan() }}\n\n{{ motto }}\n\n{{ prices.note }}\n\n"
        "{% include 'parts/hours.md' %}\n",
        "included.md": '# Included\n\n{% include-markdown "../parts/a/*.md" %}\n\n'
        '{% include-markdown "../CHANGELOG.md" start="## 2.0" heading-offset=1 %}\n',
        "snippets.md": '# Snippets\n\n--8<-- "LICENSE"\n\n--8<-- "parts/sections.md:tips"\n\n'
        "Each SKU counts.\n",
    },
    config={
        "theme": {"name": "mkdocs"},
        "plugins": [
            "search",
            {"include-markdown": {"directives": {"include": "include-file"}}},
            {"macros": {"include_yaml": [{"prices": "data/prices.yml"}], "include_dir": "."}},
            "markdown-exec",
            "blogposts",
        ],
        "extra": {"motto": "No parcel has ever been left behind by us"},
        "markdown_extensions": [
            "abbr",
            "attr_list",
            "mkdocs-click",
            "tables",
            {"pymdownx.snippets": {"base_path": ["."], "auto_append": ["parts/words.md"]}},
            "pymdownx.superfences",
        ],
    },
    quotes={
        "a group's help": "Count parcels from the comfort of your own terminal",
        "a command's help": "Send all parcels that wait at the counter. "
        "Parcels without a stamp stay where they are until somebody brings them one",
        "an option's help": "Show what would be sent without sending anything",
        "the help of two options": "Show what would be sent without sending anything. "
        "How many parcels are sent before we take a break",
        "text that a page's program prints": "This sentence is printed by a program in the page",
        "a table that a module prints": "Large parcels up to ten kilograms",
        "a macro's text": "Every parcel is the most important parcel of all",
        "a variable of the settings": "No parcel has ever been left behind by us",
        "a variable from a data file": "Prices rise whenever the postman is in a bad mood",
        "a template that macros include": "The counter opens when the last customer has left",
        "files included by a glob": "The first of many included files tells a story. "
        "The second of many included files tells another",
        "the included changelog": "Counting parcels is twice as fast as before",
        "a snippet": "You may count parcels as long as you like to",
        "a section of a snippet": "Never stack parcels higher than your own head",
    },
)
COVERAGE = Project(
    files={
        "../htmlcov/index.html": "<html><head><title>Coverage</title></head><body>"
        "<h1>Coverage report of the parcel counter</h1>"
        "<p>Nothing of the counter has been left untested</p></body></html>",
        "latest.md": "# Latest changes\n\n{{ latest_changes }}\n",
    },
    config={
        "theme": {"name": "material", "language": "de"},
        "repo_url": "https://example.org/parcels",
        "plugins": [
            {"coverage": {"html_report_dir": "htmlcov"}},
            "git-latest-changes",
            "blogposts",
        ],
    },
    quotes={
        "a coverage report": "Nothing of the counter has been left untested",
        "a commit": "Let the counter count in the dark as well",
    },
    is_repository=True,
)
PROJECTS = {
    "reference": REFERENCE,
    "autonav": AUTONAV,
    "content": CONTENT,
    "coverage": COVERAGE,
}


@dataclass(frozen=True)
class Result:
    """What a build left."""

    code: int
    log: str
    words: str


def _make(root: Any, project: Project) -> Site:
    posts = {
        f"blog/soon-{number}.md": post(f"Soon {number}", quote, date="2099-01-01")
        for number, quote in enumerate(project.quotes.values())
    }
    files = {**PROJECT, **project.files, **posts, "blog/open.md": post("Open", date="2024-01-01")}
    site = Site.make(root, files, project.config)
    site.write_config()
    return site


def _commit(site: Site) -> None:
    for command in (
        ("init", "-q"),
        ("add", "-A"),
        ("commit", "-q", "-m", "Let the counter count in the dark as well"),
        ("remote", "add", "origin", "https://example.org/parcels.git"),
    ):
        git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *command]
        subprocess.run(git, cwd=site.root, check=True, capture_output=True)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    results: dict[str, Result] = {}

    def build(name: str) -> Result:
        if name not in results:
            project = PROJECTS[name]
            site = _make(tmp_path_factory.mktemp(name) / "project", project)
            if project.is_repository:
                _commit(site)
            env = {"PYTHONPATH": os.pathsep.join(("src", os.environ.get("PYTHONPATH", "")))}
            result = site.run("build", "--strict", env=env)
            texts = [data.decode(errors="replace") for _, data in site.built.everything()]
            results[name] = Result(result.returncode, result.stderr, "\n".join(map(words_of, texts)))
        return results[name]

    return build


@pytest.mark.parametrize("name", PROJECTS)
def test_an_honest_documentation_site_passes_strict(built, name):
    result = built(name)
    assert result.code == 0, result.log


@pytest.mark.parametrize(
    ("name", "quote"), [(name, quote) for name, project in PROJECTS.items() for quote in project.quotes]
)
def test_a_hidden_post_may_quote_what_the_site_shows_anyway(built, name, quote):
    result = built(name)
    number = list(PROJECTS[name].quotes).index(quote)
    phrases = re.split(r"[.] ", PROJECTS[name].quotes[quote])
    assert [phrase for phrase in phrases if phrase_of(phrase) not in result.words] == []
    # Only git has a commit's message, so that it is noted.
    code = "[leak]" if quote == "a commit" else "[leak"
    about = [line for line in result.log.splitlines() if f"soon-{number}.md" in line]
    assert [line for line in about if code in line] == []
