"""The documentation, checked against the code."""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from babel import Locale
from figures import FIGURES, is_true
from support import ROOT, Built, Site

from mkdocs_blogposts.adapter.config.config import BlogpostsConfig
from mkdocs_blogposts.adapter.config.material_options import IGNORED, SYNONYMS
from mkdocs_blogposts.adapter.config.meanings import MEANINGS
from mkdocs_blogposts.adapter.config.presets import PRESETS
from mkdocs_blogposts.frontmatter.fields import FIELD_TABLE, FIELDS
from mkdocs_blogposts.frontmatter.hiding_words import HIDING_STATES, UNLISTED_STATES
from mkdocs_blogposts.frontmatter.schema import keys_table
from mkdocs_blogposts.render import views
from mkdocs_blogposts.render.strings import LANGUAGES, Strings
from mkdocs_blogposts.text.problems import CODES

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup

PACKAGE = ROOT / "mkdocs_blogposts"
TEMPLATES = PACKAGE / "templates"
# The day after our newest post, so that the build doesn't depend on the current date.
AFTER_OUR_POSTS = "1795478400"  # 2026-11-24


def doc(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """Return the text between a heading and the next one."""
    match = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    return match[1] if match else ""


# --- options --------------------------------------------------------------------------------------


def raw(default: object) -> str:
    return yaml.safe_dump(default).removesuffix("...\n").strip()


OPTIONS = dict(BlogpostsConfig._schema)  # noqa: SLF001
OPTIONS_DOC = "\n".join(doc(path.name) for path in sorted((ROOT / "docs").glob("options*.md")))


@pytest.mark.parametrize("name", OPTIONS)
def test_every_option_is_documented_with_its_default(name):
    text = section(OPTIONS_DOC, f"`{name}`")
    meaning = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text).strip().partition("\n\n")[0]

    assert " ".join(meaning.split()) == MEANINGS[name]
    assert f"\nDefault: `{raw(OPTIONS[name].default)}`" in text


@pytest.mark.parametrize("name", OPTIONS)
def test_the_example_of_every_option_changes_its_default(name):
    (example,) = re.findall(r" · Example: `(.+)`$", section(OPTIONS_DOC, f"`{name}`"), re.MULTILINE)
    config = BlogpostsConfig()
    config.load_dict(yaml.unsafe_load(example))  # As MkDocs loads `mkdocs.yml`.

    assert config.validate() == ([], [])
    assert list(config.user_configs[0]) == [name]
    assert config.user_configs[0][name] != OPTIONS[name].default


def test_only_options_that_exist_are_documented():
    documented = re.findall(r"^### `(\w+)`$", OPTIONS_DOC, re.MULTILINE)

    assert sorted(documented) == sorted(OPTIONS)


def test_both_names_of_options_and_those_without_an_effect_are_listed():
    rows = re.findall(
        r"^\| \[`(\w+)`\]\(\S+\) \| `(\w+)` \|$", doc("options-material.md"), re.MULTILINE
    )
    ignored = section(doc("options-material.md"), "Options without an effect")

    assert {theirs: ours for ours, theirs in rows} == SYNONYMS
    assert sorted(re.findall(r"`(\w+)`", ignored)) == sorted(IGNORED)


@pytest.mark.parametrize("name", PRESETS)
def test_the_options_of_every_preset_are_documented(name):
    (block,) = re.findall(r"```yaml\n(.*?)```", section(doc("presets.md"), name), re.DOTALL)

    assert yaml.unsafe_load(block) == PRESETS[name]


# --- problems -------------------------------------------------------------------------------------

PROBLEM_PAGES = ("problems-front-matter.md", "problems-text.md", "problems-site.md")
PROBLEMS = "\n".join(map(doc, PROBLEM_PAGES))


@pytest.mark.parametrize("code", CODES)
def test_the_page_about_problems_has_an_anchor_for_each_code_that_leads_to_its_section(code):
    page = next(
        name
        for name in PROBLEM_PAGES
        if f"\n### {code}\n" in doc(name) or f"\n## {code}\n" in doc(name)
    )
    meaning = CODES[code]
    row = f"| [{code}]({page}#{code}){{ #{code} }} | {meaning.severity.value} | {meaning.text} |"
    assert row in doc("problems.md").split("\n")


def test_every_code_has_a_section_and_no_other_section_is_there():
    assert sorted(re.findall(r"^### (.*)$", PROBLEMS, re.MULTILINE)) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_section_of_a_code_begins_with_its_severity_and_says_more(code):
    text = section(PROBLEMS, code).strip()
    severities = re.match(r"\*(.*?)\.\*", text)[1].lower()

    assert CODES[code].severity.value in severities
    assert len(text.split()) > 10


# --- front matter ---------------------------------------------------------------------------------


def test_the_table_of_keys_is_the_one_that_the_fields_make():
    assert keys_table(FIELD_TABLE) in section(doc("front-matter.md"), "Keys"), "run `make schemas`"


@pytest.mark.parametrize("key", FIELDS["draft"].keys)
def test_every_key_that_makes_a_draft_is_documented(key):
    assert f"`{key}: true`" in section(doc("drafts.md"), "Make a draft")
    assert f"`{key}`" in section(doc("problems-front-matter.md"), "flag-invalid")


@pytest.mark.parametrize("state", sorted(HIDING_STATES | UNLISTED_STATES))
def test_every_status_that_hides_is_documented(state):
    assert f"`{state}`" in section(doc("drafts.md"), "Make a draft")


# --- themes and templates -------------------------------------------------------------------------

VIEWS = [
    value
    for name, value in vars(views).items()
    if dataclasses.is_dataclass(value) and value.__module__ == views.__name__ and name.endswith("View")
]


@pytest.mark.parametrize("view", VIEWS)
def test_every_attribute_of_a_view_is_documented(view):
    text = section(doc("template-variables.md"), f"`{view.__name__}`")
    documented = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    properties = [name for name, value in vars(view).items() if isinstance(value, property)]
    names = [*(field.name for field in dataclasses.fields(view)), *properties]

    assert sorted(documented) == sorted(name for name in names if not name.startswith("_"))


def test_every_method_of_the_texts_is_documented():
    text = section(doc("template-variables.md"), "`t`")
    documented = re.findall(r"`t\.(\w+)", text.partition("| Call |")[2])
    public = [name for name in vars(Strings) if not name.startswith("_") and name != "of"]

    assert sorted(set(documented)) == sorted(public)


def test_the_languages_are_documented():
    text = doc("languages.md")
    names = [Locale.parse(code).english_name for code in LANGUAGES]

    assert [name for name in names if name not in text] == []


def test_every_template_is_documented():
    documented = re.findall(r"^\| `(blogposts/[\w-]+\.html)` \|", doc("themes.md"), re.MULTILINE)
    existing = [path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")]

    assert sorted(documented) == sorted(existing)


def test_every_custom_property_of_our_css_is_documented_with_its_default():
    documented = re.findall(r"^\| `(--blogposts-[\w-]+)` \| `(.*?)` \|", doc("themes.md"), re.MULTILINE)
    css = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.css"))
    declared = re.findall(r"^\s*(--blogposts-[\w-]+):\s*(.*?);", css, re.MULTILINE)

    assert sorted(documented) == sorted(set(declared))


def test_the_example_of_an_override_works(make_site):
    title, template = re.search(
        r'^```html\+jinja title="(.*?)"\n(.*?)^```$', doc("themes.md"), re.MULTILINE | re.DOTALL
    ).groups()
    built = make_site(
        {"blog/a.md": "---\ndate: 2026-01-02\n---\nText.\n", f"../{title}": template},
        theme={"name": "mkdocs", "custom_dir": "overrides"},
    ).build(strict=True)

    assert "2 January 2026" in built.html("blog/a/").select_one(".blogposts-header").get_text()
    assert "min read" not in built.text("blog/a/")


# --- style ----------------------------------------------------------------------------------------

PAGES = sorted((ROOT / "docs").rglob("*.md"))
TEXTS = [*PAGES, *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "CHANGELOG", "SECURITY"))]
MOST_LINES = {"drafts.md": 100}
"""The limits of pages for which it isn't the usual 250."""

# Words for a concept that has another name, and that name.
TERMS = {
    r"displaced": "url-taken",
    r"withh[eo]ld": "excluded",
    r"leak audit|last look": "leak check",
    r"pictures?": "image",
    r"signs?": "character",
    r"stands?|bears?": "is, has",
    r"list of posts": "listing",
    r"below `?(docs_dir|docs/|the blog)": "in",
    r"addresses|the address": "URL",
    r"by chance": "at random",
}


def id_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", TEXTS, ids=id_of)
def test_messages_in_examples_have_codes_that_exist(path):
    codes = re.findall(r"^.*\. \[([a-z-]+)\]$", path.read_text(encoding="utf-8"), re.MULTILINE)

    assert [code for code in codes if code not in CODES] == []


@pytest.mark.parametrize("path", PAGES, ids=id_of)
def test_pages_are_short(path):
    lines = path.read_text(encoding="utf-8").splitlines()

    assert len(lines) <= MOST_LINES.get(path.name, 250)


@pytest.mark.parametrize("path", TEXTS, ids=id_of)
def test_each_concept_has_one_name(path):
    prose = re.sub(
        r"^(`{3,}).*?^\1$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    prose = re.sub(r"`[^`\n]+`|\]\([^)]+\)", "", prose)
    found = {
        match[0]: term
        for pattern, term in TERMS.items()
        for match in re.finditer(rf"\b({pattern})\b", prose, re.IGNORECASE)
    }

    assert found == {}


# --- our own site ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def own_site(tmp_path_factory) -> Built:
    folder = tmp_path_factory.mktemp("own")
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": AFTER_OUR_POSTS},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return Built(folder)


def test_our_own_site_has_a_blog(own_site):
    entries = own_site.html("blog/").select(".blogposts-entry")

    assert len(entries) >= 3
    assert all(entry.select_one(".blogposts-summary") for entry in entries)
    for entry in entries:
        assert own_site.html(f"blog/{entry.a['href']}").select_one(".blogposts-header")


def test_our_own_navigation_shows_summaries(own_site):
    summaries = [p.get_text() for p in own_site.html("blog/").select(".blogposts-summary")]
    navigation = own_site.html("").select_one(".md-nav--primary").get_text()

    assert all(summary in navigation for summary in summaries[:5])


def test_links_of_our_own_site_exist(own_site):
    missing = [
        (page, link)
        for page in own_site.pages
        for link in links(own_site.html(page))
        if not (own_site.path(page).parent / link).exists()
    ]

    assert missing == []


# --- README and other files ------------------------------------------------------------------------


def links(html: BeautifulSoup) -> list[str]:
    """Return the paths in the site of a page's links and images."""
    addresses = [tag["href"] for tag in html.select("a[href]")]
    addresses += [tag["src"] for tag in html.select("img[src]")]
    parts = [urlsplit(address) for address in addresses]
    return [unquote(part.path) for part in parts if part.path and not (part.scheme or part.netloc)]


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_of_other_files_exist(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text)

    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_architecture_names_only_what_exists():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    places = re.findall(r"`(tests/[\w/.-]+)(?:::(\w+))?`", text)
    modules = re.findall(r"`((?:adapter|render|blog|mdx|frontmatter|text)/[\w/.]*)`", text)

    assert [place for place, _ in places if not (ROOT / place).exists()] == []
    assert [module for module in modules if not (PACKAGE / module).exists()] == []
    for place, name in places:
        if name:
            assert f"\ndef {name}(" in (ROOT / place).read_text(encoding="utf-8"), name


def test_the_architecture_has_every_event_with_its_priority():
    rows = section((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"), "Events").replace("−", "-")
    code = (PACKAGE / "plugin.py").read_text(encoding="utf-8")
    events = re.findall(r"@event_priority\((-?\d+)\)\n    def (_?on_\w+)", code)
    names = ("on_files", "on_nav", "on_page_markdown", "on_env", "on_page_context", "on_post_page")

    assert len(events) > 10
    for priority, method in events:
        name = next((n for n in names if n in method), "on_post_build")
        assert re.search(rf"^\| `{name}` \([^)]*?(?<![\d-]){priority}\b", rows, re.MULTILINE), method


def test_the_architecture_has_a_reason_for_every_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = section((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"), "Dependencies")
    documented = " ".join(re.findall(r"^\| ([^|]+) \|", text, re.MULTILINE)).lower()

    for dependency in project["dependencies"]:
        assert re.split(r"[<>=; ]", dependency)[0].lower() in documented


def blocks(language: str) -> list[str]:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)


@pytest.fixture
def readme_site(tmp_path) -> Site:
    """Make the site from the README."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    path = re.search(r"`docs/(blog/[\w./-]+\.md)`", readme)[1]
    return Site.make(tmp_path, {path: blocks("markdown")[0]}, yaml.safe_load(blocks("yaml")[0]))


def test_the_example_of_the_readme_makes_a_blog(readme_site):
    readme_site.run("build", "--strict", env={"SOURCE_DATE_EPOCH": AFTER_OUR_POSTS})
    entry = readme_site.built.html("blog/").select_one(".blogposts-entry")

    assert entry.h2.get_text() == "Hello"
    assert entry.select_one(".blogposts-summary").get_text() == "Our project has a blog now."
    assert "Our project has a blog now." in readme_site.built.html("").select_one(".navbar").get_text()
    assert readme_site.built.html("blog/hello/").h1.get_text() == "Hello"
    assert readme_site.built.html("blog/tags/news/").select_one(".blogposts-entry")


def test_all_settings_of_the_readme_are_accepted(readme_site):
    for block in blocks("yaml"):
        readme_site.config = {"site_name": "Site", **yaml.safe_load(block)}

        assert readme_site.build(strict=True).aborted == ""


def test_the_changelog_names_every_option():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert [name for name in OPTIONS if f"`{name}`" not in changelog] == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_targets_of_make_exist(name):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"\bmake ([a-z-]+)", (ROOT / name).read_text(encoding="utf-8"))

    assert targets
    for target in targets:
        assert re.search(rf"^(?:[\w -]+ )?{target}(?: [\w -]+)?:", makefile, re.MULTILINE), target


# --- figures --------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", FIGURES)
def test_every_figure_is_true(what):
    (written,) = re.findall(rf"^\| {what}.*\| (.*?) \|$", doc("tested.md"), re.MULTILINE)

    assert is_true(written, FIGURES[what]), FIGURES[what]


def test_every_figure_is_checked():
    rows = re.findall(r"^\| (?!Tested|-)(.*) \| (.*) \|$", doc("tested.md"), re.MULTILINE)

    assert len(rows) == len(FIGURES)
