"""Small sites in YAML: files and settings in, facts and our own HTML out.

Each file in `golden/` is a list of cases; `golden/README.md` explains the keys.
"""

import re
from pathlib import Path

import pytest
import yaml
from support import FRAGMENTS, ROOT, compact, nav_lines

GOLDEN = Path(__file__).parent.parent / "golden"
OLDEST = ROOT / ".venv/oldest/bin/python"
SETUP = {"name", "files", "config", "preview"}
LOGGED = {"problems", "notes", "log"}
WRITTEN = {"pages", "nav", "html", "head", "copied", "text", "absent", "only_in"}


def _cases(*, preview=True):
    for path in sorted(GOLDEN.glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            if preview or not case.get("preview"):
                yield pytest.param(case, id=f"{path.stem}: {case['name']}")


@pytest.mark.parametrize("case", _cases())
def test_golden(case, make_site):
    assert set(case) <= SETUP | LOGGED | WRITTEN
    built = make_site(case["files"], **case.get("config", {})).build(preview=case.get("preview", False))

    assert not built.aborted
    assert built.problems == case.get("problems", [])
    assert set(case.get("notes", [])) <= set(built.notes)
    if "log" in case:
        assert f"blogposts: {case['log']}" in built.messages
    _check_written(case, built)


@pytest.mark.parametrize("case", _cases(preview=False))
def test_golden_under_properdocs(case, make_site):
    _check_in_process_of_its_own(case, make_site, host="properdocs")


@pytest.mark.parametrize("case", _cases(preview=False))
def test_golden_with_the_oldest_dependencies(case, make_site):
    _check_in_process_of_its_own(case, make_site, host="mkdocs", python=OLDEST)


_LOGGED = re.compile(r"^(WARNING|ERROR) +- +(.*)$", re.MULTILINE)


def _check_in_process_of_its_own(case, make_site, **options):
    site = make_site(case["files"], **case.get("config", {}))
    result = site.run("build", **options)

    assert result.returncode == 0, result.stderr
    logged = result.stderr.replace("\n        ", " ")  # ProperDocs wraps what it logs
    problems = {compact(*found) for found in _LOGGED.findall(logged)}
    assert problems >= set(case.get("problems", []))
    if "log" in case:
        assert f"blogposts: {case['log']}\n" in result.stderr
    _check_written(case, site.built)


def _check_written(case, built):
    if "pages" in case:
        assert built.pages == sorted(case["pages"])
    for page, lines in case.get("nav", {}).items():
        assert "\n".join(nav_lines(built.html(page))) == lines.rstrip()
    for page, pieces in case.get("html", {}).items():
        for selector, expected in pieces.items():
            found = built.html(page).select(FRAGMENTS.get(selector, selector))
            assert [str(element) for element in found] == (
                [expected.rstrip()] if isinstance(expected, str) else expected or []
            )
    for page, expected in case.get("head", {}).items():
        assert built.html(page).title.get_text() == expected
    for name, text in case.get("text", {}).items():
        assert built.text(name) == text
    assert set(case.get("copied", [])) <= set(built.files)
    for needle in case.get("absent", []):
        hits = [name for name, data in built.everything() if needle.encode() in data or needle in name]
        assert hits == []
    for needle, places in case.get("only_in", {}).items():
        hits = [name for name, data in built.everything() if needle.encode() in data or needle in name]
        assert hits == places
