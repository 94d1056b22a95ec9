"""How the tests are laid out."""

from __future__ import annotations

import ast

import pytest
from support import ROOT

TESTS = ROOT / "tests"
PACKAGE = ROOT / "mkdocs_blogposts"
MOST_MODULES = 15
MODULES = sorted(TESTS.rglob("*.py"))


def _imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (node.module or "", *(alias.name for alias in node.names))


@pytest.mark.parametrize("path", MODULES, ids=[path.relative_to(TESTS).as_posix() for path in MODULES])
def test_no_module_imports_a_test_module(path):
    parts = [part for name in _imported(path) for part in name.split(".")]

    assert [part for part in parts if part.startswith("test_") or part == "conftest"] == []


def test_every_package_has_a_folder_of_unit_tests():
    packages = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}

    assert packages - {path.name for path in TESTS.iterdir()} == set()


def test_no_folder_has_many_modules():
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    sizes = {folder: len([p for p in folder.glob("*.py") if p.stem[:2] != "__"]) for folder in folders}

    assert {folder.name: size for folder, size in sizes.items() if size > MOST_MODULES} == {}


def test_no_attribute_is_none_until_a_later_event():
    found = [
        f"{path.name}:{node.lineno}"
        for path in (PACKAGE / "plugin.py", *(PACKAGE / "adapter").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        for field in ast.walk(node)
        if isinstance(field, ast.Assign | ast.AnnAssign)
        and isinstance(field.value, ast.Constant)
        and field.value.value is None
        and any(_is_attribute(target, field in node.body) for target in _targets(field))
    ]

    assert found == []


def _targets(assignment):
    return assignment.targets if isinstance(assignment, ast.Assign) else [assignment.target]


def _is_attribute(target, is_in_class):
    name = ast.unparse(target)
    return name.startswith("self.") or (is_in_class and "." not in name)


def test_helper_modules_contain_no_tests():
    assert list((TESTS / "helpers").rglob("test_*")) == []


def test_no_test_measures_how_long_something_takes():
    clocks = {"perf_counter", "perf_counter_ns", "process_time", "process_time_ns", "setitimer"}
    measuring = [
        path.relative_to(TESTS).as_posix()
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute | ast.Name)
        and (node.attr if isinstance(node, ast.Attribute) else node.id) in clocks
    ]

    assert measuring == []
