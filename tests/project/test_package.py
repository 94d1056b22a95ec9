"""The wheel, without the repository."""

import re
import subprocess
import sys
import zipfile

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

from support import ROOT, Site, post

PACKAGE = ROOT / "mkdocs_blogposts"


@pytest.mark.slow
def test_the_wheel_works_without_the_repository(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("mkdocs_blogposts-*.whl")
    target = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(target)

    expected = {
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert expected <= names
    assert {"mkdocs_blogposts/py.typed", "mkdocs_blogposts/templates/assets/blogposts.css"} <= expected
    assert {name.split("/")[0] for name in names} - {"mkdocs_blogposts"} == {
        next(name.split("/")[0] for name in names if name.endswith("/METADATA"))
    }

    hook = "import mkdocs_blogposts\ndef on_post_build(config): print(mkdocs_blogposts.__file__)\n"
    files = {"blog/a.md": post("A", date="2024-01-01"), "../where.py": hook}
    site = Site.make(tmp_path / "project", files, {"hooks": ["where.py"]})
    result = site.run("build", "--strict", env={"PYTHONPATH": str(target)})

    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == str(target / "mkdocs_blogposts/__init__.py")
    assert "blogposts-header" in site.built.text("blog/a/")


def test_the_oldest_versions_tested_are_the_lower_bounds():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    everywhere = [text for text in project["project"]["dependencies"] if ";" not in text]
    floors = [re.split(r",|==|>=", text)[:2] for text in everywhere]
    tried = [text.split("==") for text in project["dependency-groups"]["oldest"]]

    assert [[name, _parts(least)] for name, least in tried] == [
        [name, _parts(least)] for name, least in floors
    ]


def _parts(version):
    return [int(part) for part in version.split(".")]
