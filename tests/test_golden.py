"""Small sites in YAML: files and settings in, facts and our own HTML out.

Each file in `golden/` is a list of cases; `golden/README.md` explains the keys.
"""

from pathlib import Path

import pytest
import yaml
from support import FRAGMENTS, nav_lines

GOLDEN = Path(__file__).parent / "golden"
KEYS = {
    "name",
    "files",
    "config",
    "preview",
    "pages",
    "problems",
    "log",
    "nav",
    "absent",
    "notes",
    "copied",
    "html",
    "head",
    "text",
}


def _cases():
    for path in sorted(GOLDEN.glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(case, id=f"{path.stem}: {case['name']}")


@pytest.mark.parametrize("case", _cases())
def test_golden(case, make_site):
    assert set(case) <= KEYS
    built = make_site(case["files"], **case.get("config", {})).build(preview=case.get("preview", False))

    assert not built.aborted
    assert built.problems == case.get("problems", [])
    assert set(case.get("notes", [])) <= set(built.messages)
    if "pages" in case:
        assert built.pages == sorted(case["pages"])
    if "log" in case:
        assert f"blogposts: {case['log']}" in built.messages
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
    assert set(case.get("copied", [])) <= set(built.files)
    for name, text in case.get("text", {}).items():
        assert built.text(name) == text
    for needle in case.get("absent", []):
        hits = [name for name, data in built.everything() if needle.encode() in data or needle in name]
        assert hits == []
