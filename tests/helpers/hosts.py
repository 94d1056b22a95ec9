"""Build sites under any host and with any Python, quickly: see `host_server.py`."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from support import NOW

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support import Site

SERVER = Path(__file__).with_name("host_server.py")


def build_with(
    site: Site,
    *args: str,
    host: str = "mkdocs",
    python: str | Path = sys.executable,
    pythonpath: str | Path = "",
    env: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Build a site in a separate process, and return the result; all its output is in `stderr`.

    Args:
        site: the site.
        args: options of the host's `build`.
        host: the package that builds.
        python: the Python of the environment that it is installed in.
        pythonpath: a folder that is searched for packages first.
        env: variables of the environment that the build reads.
    """
    if not hasattr(os, "fork"):
        paths = {"PYTHONPATH": _path_with(pythonpath)}
        return site.run("build", *args, host=host, python=python, env={**paths, **(env or {})})
    site.write_config()
    server = _server(host, str(python), _path_with(pythonpath))
    clock = {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
    order = {"root": str(site.root), "args": ["build", *args], "env": {**clock, **(env or {})}}
    server.stdin.write(json.dumps(order) + "\n")
    server.stdin.flush()
    line = server.stdout.readline()
    assert line, f"the server of {host} ended with status {server.wait()}"
    answer = json.loads(line)
    return subprocess.CompletedProcess(order["args"], answer["status"], "", answer["output"])


def _path_with(folder: str | Path) -> str:
    return os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH", "")]))


@cache
def _server(host: str, python: str, path: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [python, SERVER, host],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1"},
    )
    atexit.register(process.stdin.close)
    return process
