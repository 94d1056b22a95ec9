"""The commands, in this process unless a test depends on the terminal or the locale."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from commands import run_command
from jsonschema import Draft7Validator
from support import ROOT, compact, post

from mkdocs_blogposts.adapter.commands.schemas import options_schema
from mkdocs_blogposts.adapter.config.config import BlogpostsConfig
from mkdocs_blogposts.adapter.config.meanings import MEANINGS
from mkdocs_blogposts.cli import main
from mkdocs_blogposts.frontmatter.fields import FIELD_TABLE
from mkdocs_blogposts.frontmatter.schema import front_matter_schema

COMMANDS = yaml.safe_load((ROOT / "tests/golden/commands/commands.yml").read_text(encoding="utf-8"))
_PROBLEM = re.compile(r"(?:error|warning|note): ")
PROGRAM = [sys.executable, "-m", "mkdocs_blogposts"]


def run(site, *args):
    site.write_config()
    return run_command(site.root, *args)


def run_alone(site, *args, program=PROGRAM, **env):
    """Run a command in a separate process."""
    site.write_config()
    return subprocess.run(
        [*program, *args],
        cwd=site.root,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("case", COMMANDS, ids=[case["name"] for case in COMMANDS])
def test_command(case, make_site):
    site = make_site(case["files"], **case.get("config", {}))
    before = _files(site)
    result = run(site, *case["command"])

    assert result.stderr.replace(f"{site.root}/", "") == case.get("error", "")
    lines = result.stdout.splitlines(keepends=True)
    problems = [compact(*line.rstrip().split(": ", 1)) for line in lines if _PROBLEM.match(line)]
    assert problems == case.get("problems", [])
    others = "".join(line for line in lines if not _PROBLEM.match(line))
    assert others.rstrip() == case.get("output", "").rstrip()
    assert result.exit_code == case.get("status", 0)
    raw = {name: text.encode() for name, text in case.get("written", {}).items()}
    assert _files(site) == before | raw


def _files(site):
    files = (path for path in site.docs_dir.rglob("*") if path.is_file())
    return {path.relative_to(site.docs_dir).as_posix(): path.read_bytes() for path in files}


@pytest.mark.slow
@pytest.mark.posix
def test_colors_are_used_on_a_terminal_and_not_in_a_pipe(make_site):
    site = make_site({"blog/a.md": "---\ndate: soon\n---\n"})

    assert "\x1b[" not in run_alone(site, "check").stdout
    assert "\x1b[31m\x1b[1merror\x1b[0m: blog/a.md:2: date" in _on_terminal(site, "check")
    assert "\x1b[" not in _on_terminal(site, "check", NO_COLOR="1")


def _on_terminal(site, *args, **env):
    import pty  # noqa: PLC0415 - not on Windows

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, *args],
        cwd=site.root,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", **env},
    )
    os.close(theirs)
    said = b""
    while chunk := _read(ours):
        said += chunk
    process.wait()
    os.close(ours)
    return said.decode()


def _read(terminal):
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so at the end.
        return b""


@pytest.mark.posix
def test_no_name_and_no_value_can_move_the_cursor(make_site):
    title = '"\\e[2J\\u202eA"'
    site = make_site({"blog/\x1b[2Ja.md": f'---\ntitle: {title}\n"\\e[2Jdraft": x\ndate: soon\n---\n'})
    (site.root.parent / "urls").write_text("/\x1b[2Ja/\n/\u202e/\nhttps://x.org/\nftp://\x1b[2J/\n")

    for command in (
        ["check"],
        ["list"],
        ["explain", "blog/\x1b[2Ja.md"],
        ["check", "--format", "github"],
        ["adopt", "../urls"],
        ["adopt", "../urls", "--json"],
    ):
        result = run(site, *command)
        assert "\x1b" not in result.stdout + result.stderr
        assert "\u202e" not in result.stdout + result.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["explain", "{}.md"],
        ["new", "A", "--blog", "{}"],
        ["explain", "a", "{}"],
        ["list", "-f", "{}"],
        ["adopt", "{}"],
        ["list", "--{}"],
        ["{}"],
        ["--{}"],
    ],
)
def test_no_error_can_move_the_cursor(make_site, command):
    site = make_site({})
    result = run(site, *(part.format("\x1b[2J\u202e\x9b") for part in command))

    assert result.exit_code > 0
    assert "Error: " in result.stderr
    assert not set("\x1b\u202e\x9b") & set(result.stderr)


def test_the_help_is_printed_without_a_command(make_site):
    result = run(make_site({}))

    assert "\n  explain  " in result.stdout + result.stderr


@pytest.mark.parametrize("command", ["check", "list", "explain", "new", "adopt", "schema"])
def test_help_has_examples(make_site, command):
    result = run(make_site({}), command, "--help")

    assert result.exit_code == 0
    assert f"\n    mkdocs-blogposts {command}" in result.stdout


@pytest.mark.slow
@pytest.mark.parametrize("program", [PROGRAM, [str(Path(sys.executable).parent / "mkdocs-blogposts")]])
def test_the_installed_program_and_the_module_are_the_command(make_site, program):
    site = make_site({"blog/a.md": "---\ndate: 2024-01-01\n---\n"})
    result = run_alone(site, "list", program=program)

    assert result.stdout == run(site, "list").stdout
    assert run_alone(site, "explain", "x.md", program=program).returncode == 1


def test_check_reports_what_a_build_reports(make_site):
    case = COMMANDS[0]
    site = make_site(case["files"])
    checked = [line.partition(": ")[2] for line in run(site, "check").stdout.splitlines()]

    assert [f"blogposts: {line}" for line in checked] == [
        message for message in site.build().messages if message.startswith("blogposts: blog/")
    ]


def test_check_prints_the_codes_for_programs_and_for_github(make_site):
    site = make_site(COMMANDS[0]["files"])
    problems = json.loads(run(site, "check", "--format", "json").stdout)
    annotations = run(site, "check", "--format", "github").stdout.splitlines()

    codes = ["yaml-unquoted", "date-invalid", "tags-similar"]
    assert [problem["code"] for problem in problems] == codes
    assert [line.rpartition(" ")[2] for line in annotations] == [f"[{code}]" for code in codes]
    assert annotations[1].startswith("::error file=docs/blog/broken.md,line=2,title=blogposts::date: ")


def test_the_schema_suggests_the_names_of_the_site(make_site):
    site = make_site(
        {
            "blog/a.md": post(
                "A", date="2024-01-01", tags=["Python"], categories=["News"], authors=["bob"]
            ),
            "blog/draft.md": "---\ndraft: true\ntags: [Later]\n---\n",
            "blog/.authors.yml": "ann: Ann Lee\n",
            "blog/tags.yml": "oss: Open source\n",
        }
    )
    schema = json.loads(run(site, "schema").stdout)
    suggested = {
        key: _suggested(schema["properties"][key]) for key in ("tags", "categories", "authors")
    }

    assert suggested == {
        "tags": ["Later", "Open source", "Python"],
        "categories": ["News"],
        "authors": ["ann", "bob"],
    }
    assert schema["properties"]["keywords"]["anyOf"] == schema["properties"]["tags"]["anyOf"]


def _suggested(value):
    (items,) = [form["items"] for form in value["anyOf"] if form.get("type") == "array"]
    return items["anyOf"][0]["anyOf"][0]["enum"]


@pytest.mark.parametrize(
    ("name", "schema"),
    [("front-matter.json", front_matter_schema(FIELD_TABLE)), ("options.json", options_schema())],
)
def test_the_published_schemas_are_those_of_the_code(name, schema):
    path = ROOT / "docs/schemas" / name

    assert json.loads(path.read_text(encoding="utf-8")) == schema, "run: make schemas"


def test_every_option_has_a_meaning():
    assert sorted(MEANINGS) == sorted(name for name, _ in BlogpostsConfig._schema)  # noqa: SLF001


def test_the_schema_accepts_what_is_read_without_a_problem():
    validator = Draft7Validator(front_matter_schema(FIELD_TABLE))
    validator.check_schema(front_matter_schema(FIELD_TABLE))
    for path in sorted((ROOT / "tests/golden/fields").glob("keys.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            if case.get("problems") or "2023-02-29" in case["text"] or case["text"][:3] != "---":
                continue
            data = json.loads(json.dumps(yaml.safe_load(case["text"].split("---")[1]), default=str))
            assert list(validator.iter_errors(data)) == [], case["name"]


def test_every_command_and_every_option_of_it_is_documented():
    text = (ROOT / "docs/command-line.md").read_text(encoding="utf-8")
    for name, command in main.commands.items():
        section = text.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        options = {option for param in command.params for option in param.opts if option[:2] == "--"}
        assert section, name
        assert {option for option in options - {"--config-file"} if option not in section} == set()


TITLE, TAG = map(os.fsdecode, (b"caf\xe9 latte", b"t\xe9"))


@pytest.mark.posix
def test_new_writes_a_draft_whatever_bytes_a_title_has(make_site):
    site = make_site({})

    assert run(site, "new", TITLE, "--tag", TAG).exit_code == 0
    check_draft(site)


@pytest.mark.slow
@pytest.mark.posix
def test_new_writes_a_draft_in_a_locale_without_these_characters(make_site):
    site = make_site({})
    result = run_alone(site, "new", TITLE, "--tag", TAG, **PLAIN_LOCALE)

    assert result.returncode == 0, result.stderr
    check_draft(site)


PLAIN_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def check_draft(site):
    assert [line[:5] for line in run(site, "list").stdout.splitlines()] == ["draft"]
    assert run(site, "check").exit_code == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are no text")
def test_a_post_may_have_a_file_name_that_is_not_text(make_site):
    site = make_site({f"blog/{os.fsdecode(bytes([255]))}.md": post("Odd name", date="2024-01-01")})

    assert run(site, "check").stderr == "1 post, 0 problems\n"
    assert "Odd name" in run(site, "list").stdout
    archive = {"", "blog/", "blog/archive/", "blog/archive/2024/"}
    (page,) = set(site.build(strict=True).pages) - archive
    assert "Odd name" in site.built.text(page)


@pytest.mark.parametrize(
    "template",
    [b"{{ 1/0 }}", b"{{ title + 1 }}", b"\xff", b"{% if %}", b"{{ {}['a'] }}", b"{{ 9e999|int }}"],
)
def test_new_reports_an_error_in_a_template_in_one_line(make_site, template):
    config = {"theme": {"name": "mkdocs", "custom_dir": "theme"}}
    result = run(make_site({"../theme/blogposts/new-post.md": template}, **config), "new", "A")

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: blogposts/new-post.md: can't be rendered: ")
    assert len(result.stderr.splitlines()) == 1


def test_the_configuration_may_be_in_another_folder(make_site):
    site = make_site({"blog/a.md": "---\ndate: 2024-01-01\n---\n"})
    site.write_config()
    here = site.root / "elsewhere"
    here.mkdir()
    result = run_command(here, "explain", "-f", "../mkdocs.yml", "../docs/blog/../blog/a.md")

    assert result.stdout.startswith("blog/a.md: published, at /blog/a/\n")


@pytest.mark.parametrize("text", ["", "a: [", "plugins: 5\n", "- x\n"])
def test_a_broken_configuration_is_reported_in_one_line(tmp_path, text):
    (tmp_path / "mkdocs.yml").write_text(text)
    result = run_command(tmp_path, "check")

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.slow
def test_characters_that_a_terminal_cannot_show_are_escaped(make_site):
    site = make_site({"blog/a.md": post("心理", date="2024-01-01")})

    assert "\\u5fc3\\u7406" in run_alone(site, "list", PYTHONIOENCODING="cp1252").stdout
