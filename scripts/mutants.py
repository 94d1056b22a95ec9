"""Change the code in small ways and check that a test fails: run by `make mutants`.

Arguments are files or folders of the package; by default those in `tests/mutants.toml`, which also says
how to change the code and which tests to run. Changes that no test notices are printed: write a test,
unless the change has no effect.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from cosmic_ray.config import load_config, serialize_config

ROOT = Path(__file__).parent.parent
# A copy, so the work tree doesn't change even if the run is stopped.
TREE = ROOT / ".cache/mutants"
CONFIG, SESSION = "mutants.toml", "mutants.sqlite"
TOOLS = Path(sys.executable).parent


def _copy_tree() -> None:
    shutil.rmtree(TREE, ignore_errors=True)
    for folder in ("mkdocs_blogposts", "tests"):
        shutil.copytree(
            ROOT / folder, TREE / folder, ignore=shutil.ignore_patterns("__pycache__"), symlinks=True
        )
    shutil.copy(ROOT / "pyproject.toml", TREE)
    for path in (TREE / "mkdocs_blogposts").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        path.write_text(_QUIET.sub(r"\g<0>  # pragma: no mutate", text), encoding="utf-8")


# Only matters to type checkers, or for immutability and caching.
_QUIET = re.compile(r"^ *(?:if TYPE_CHECKING:|@dataclass.*|@lru_cache.*|@cache)$", re.MULTILINE)


def _run(tool: str, *args: str) -> str:
    env = {
        **os.environ,
        "PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(TREE),
        "CI": "1",  # The same examples for each mutant.
    }
    result = subprocess.run(
        [TOOLS / tool, *args], cwd=TREE, env=env, stdout=subprocess.PIPE, text=True, check=False
    )
    if result.returncode:
        sys.exit(f"{tool} {args[0]} failed.\n{result.stdout}")
    return result.stdout


def main() -> None:
    """Try each mutant and print those that survive."""
    _copy_tree()
    config = load_config(str(ROOT / "tests/mutants.toml"))
    if places := sys.argv[1:]:
        config["module-path"] = [str(Path(place).resolve().relative_to(ROOT)) for place in places]
    (TREE / CONFIG).write_text(serialize_config(config), encoding="utf-8")
    # If tests fail anyway, they seem to notice everything.
    _run(*shlex.split(config["test-command"]))
    _run("cosmic-ray", "init", CONFIG, SESSION)
    _run("cr-filter-operators", SESSION, CONFIG)
    _run("cr-filter-pragma", SESSION)
    waiting = sum(result is None for _, result in _results())
    print(f"{waiting} mutants in {', '.join(config['module-path'])}", flush=True)
    _run("cosmic-ray", "exec", CONFIG, SESSION)

    tried = [(item, result) for item, result in _results() if result["test_outcome"]]
    alive = [(item, result) for item, result in tried if result["test_outcome"] == "survived"]
    for item, result in alive:
        print(f"\nnoticed by no test: {item['mutations'][0]['operator_name']}\n{result['diff']}")
    # On a busy machine, the tests alone can take that long.
    slow = sum(result["output"] == "timeout" for _, result in tried)
    killed = len(tried) - len(alive)
    print(f"\n{len(tried)} mutants: {killed} killed ({slow} by the clock), {len(alive)} alive")


def _results() -> list[list]:
    return [json.loads(line) for line in _run("cosmic-ray", "dump", SESSION).splitlines()]


if __name__ == "__main__":
    main()
