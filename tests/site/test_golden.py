"""Small sites in YAML: files and settings in, facts and our own HTML out.

Each file in `golden/` is a list of cases; `golden/README.md` explains the keys.
"""

import re
from pathlib import Path

import pytest
import yaml
from hosts import build_with
from sampling import sampled
from support import FRAGMENTS, ROOT, compact, nav_lines

GOLDEN = Path(__file__).parent.parent / "golden"
OLDEST = ROOT / ".venv/oldest/bin/python"
SETUP = {"name", "files", "config", "preview"}
LOGGED = {"problems", "notes", "log"}
WRITTEN = {"pages", "nav", "html", "head", "copied", "text", "absent", "only_in"}


HOSTS = {"properdocs": {"host": "properdocs"}, "the oldest dependencies": {"python": OLDEST}}


def _cases():
    return {
        f"{path.stem}: {case['name']}": case
        for path in sorted(GOLDEN.glob("*.yml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    }


CASES = _cases()
BUILT = {name: case for name, case in CASES.items() if not case.get("preview")}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_golden(case, make_site):
    assert set(case) <= SETUP | LOGGED | WRITTEN
    built = make_site(case["files"], **case.get("config", {})).build(preview=case.get("preview", False))

    assert not built.aborted
    assert built.problems == case.get("problems", [])
    assert set(case.get("notes", [])) <= set(built.notes)
    if "log" in case:
        assert f"blogposts: {case['log']}" in built.messages
    _check_written(case, built)


_LOGGED = re.compile(r"^(WARNING|ERROR) +- +(.*)$", re.MULTILINE)


@pytest.mark.parametrize(("case", "host"), sampled(BUILT, HOSTS))
def test_golden_under_other_hosts(case, host, make_site):
    site = make_site(case["files"], **case.get("config", {}))
    result = build_with(site, **host)

    assert result.returncode == 0, result.stderr
    logged = result.stderr.replace("\n        ", " ")  # ProperDocs wraps what it logs
    problems = {compact(*found) for found in _LOGGED.findall(logged)}
    assert problems >= set(case.get("problems", []))
    if "log" in case:
        assert f"blogposts: {case['log']}\n" in result.stderr
    _check_written(case, site.built)


def _without_archive(pages, expected):
    """The pages without those of the archive, unless the case has one."""
    has_archive = any("archive/" in page for page in expected)
    return pages if has_archive else [page for page in pages if "archive/" not in page]


def _check_written(case, built):
    if "pages" in case:
        assert _without_archive(built.pages, case["pages"]) == sorted(case["pages"])
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
