"""Build sites under one host, each in a process that is forked from this one.

Run as `python host_server.py mkdocs`. Each line of standard input is a JSON object with `root`, `args`
and `env`; each line of standard output answers with `status` and `output`. The host is imported once,
as that takes longer than to build a small site.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import tempfile
import traceback
from typing import Any


def serve(host: str) -> None:
    """Answer until standard input ends."""
    run = importlib.import_module(f"{host}.__main__").cli
    importlib.import_module("mkdocs_blogposts.plugin")
    for line in sys.stdin:
        print(json.dumps(_build(run, json.loads(line))), flush=True)  # noqa: T201 - the answer


def _build(run: Any, order: dict[str, Any]) -> dict[str, Any]:
    with tempfile.TemporaryFile() as output:
        child = os.fork()
        if not child:
            os._exit(_run_here(run, order, output.fileno()))
        _, status = os.waitpid(child, 0)
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    return {"status": os.waitstatus_to_exitcode(status), "output": text}


def _run_here(run: Any, order: dict[str, Any], output: int) -> int:
    for stream in (1, 2):
        os.dup2(output, stream)
    os.environ.update(order["env"])
    os.chdir(order["root"])
    try:
        run(order["args"])
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - it ends the process, as it would end any other
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code


if __name__ == "__main__":
    serve(sys.argv[1])
