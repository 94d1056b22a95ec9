"""The environment of a build: the machine, other builds, read-only folders, killed processes."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from leaks import Canary, media, published, text
from support import ROOT, post

if os.name == "posix":
    import resource

pytestmark = [pytest.mark.slow, pytest.mark.posix]
PUBLISHED, DRAFT = Canary(1), Canary(2)
HOSTS = ["mkdocs", "properdocs"]


@pytest.fixture
def files():
    posts = {
        f"blog/posts/{number:02}.md": post(
            f"Post {number}", date="2024-01-01", tags=[f"tag {number % 7}", "Ä", "ä", "日本"]
        )
        for number in range(12)
    }
    return {
        **posts,
        **published(PUBLISHED),
        **media(DRAFT),
        "blog/posts/draft.md": text(DRAFT, "draft: true"),
        "blog/posts/心 理/index.md": post("Ünïcode", "![](é.png)", date="2024-01-02"),
        "blog/posts/心 理/é.png": "png",
        "blog/posts/broken.md": "---\ntitle: a: b\ndate: 2024-01-03\n---\nText.\n",
        "blog/.authors.yml": f"{PUBLISHED('author')}: {{name: Ann}}\n",
    }


def _site_of(folder) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file()
    }


def _traces(site):
    return [name for name, data in site.items() if b"kan002" in data or "kan002" in name]


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONHASHSEED": "4294967295", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Pago_Pago"},
        {"LC_ALL": "POSIX", "PYTHONOPTIMIZE": "2"},
    ],
    ids=lambda env: "-".join(env.values()),
)
def test_hash_seed_locale_and_time_zone_do_not_change_the_site(make_site, files, host, env):
    site = make_site(files)
    first = site.run("build", host=host, env={"PYTHONHASHSEED": "0", "TZ": "UTC"})
    before = _site_of(site.root / "site")
    second = site.run("build", host=host, env=env)

    assert first.returncode == second.returncode == 0, second.stderr
    assert _site_of(site.root / "site") == before
    assert "blog/posts/kan001slug/index.html" not in before
    assert "blog/kan001slug/index.html" in before


@pytest.mark.parametrize("host", HOSTS)
def test_parallel_builds_do_not_interfere(make_site, files, host):
    site = make_site(files)
    site.run("build", host=host)
    alone = _site_of(site.root / "site")
    running = [
        subprocess.Popen(
            [sys.executable, "-m", host, "build", "-q", "-d", f"site-{number}"],
            cwd=site.root,
            env={**os.environ, "PYTHONHASHSEED": str(number)},
            stderr=subprocess.DEVNULL,
        )
        for number in range(3)
    ]
    assert [process.wait(120) for process in running] == [0, 0, 0]
    for number in range(3):
        assert _site_of(site.root / f"site-{number}") == alone


def _let_permissions_bind():
    """Give up what lets root write everywhere (CAP_DAC_OVERRIDE), from the next program on."""
    if os.geteuid() == 0:
        drop_from_bounding_set, dac_override = 24, 1
        ctypes.CDLL(None).prctl(drop_from_bounding_set, dac_override, 0, 0, 0)


@pytest.mark.parametrize("host", HOSTS)
def test_a_read_only_project_can_be_built(make_site, files, tmp_path, host):
    site = make_site(files)
    site.run("build", host=host)
    usual = _site_of(site.root / "site")
    site.config["site_dir"] = str(tmp_path / "out")
    site.write_config()
    paths = [site.root, *site.root.rglob("*")]
    modes = [path.stat().st_mode for path in paths]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    options = {
        "cwd": site.root,
        "stderr": subprocess.PIPE,
        "text": True,
        "preexec_fn": _let_permissions_bind,
    }
    try:
        writing = subprocess.run(["touch", "docs/x"], check=False, **options)
        built = subprocess.run([sys.executable, "-m", host, "build"], check=False, **options)
    finally:
        for path, mode in zip(paths, modes, strict=True):
            path.chmod(mode)

    assert writing.returncode != 0
    assert built.returncode == 0, built.stderr
    assert _site_of(tmp_path / "out") == usual


# It ends the process where the variable says, after all other plugins.
END = """
import os, signal
from mkdocs.plugins import event_priority

seen = {}

def end(event):
    seen[event] = seen.get(event, 0) + 1
    if os.environ.get("END_AT") == f"{event} {seen[event]}":
        os.kill(os.getpid(), signal.SIGKILL)

@event_priority(-200)
def on_files(files, config): end("files")
@event_priority(-200)
def on_page_content(html, page, config, files): end("content")
@event_priority(-200)
def on_env(env, config, files): end("env")
@event_priority(-200)
def on_post_page(output, page, config): end("page")
@event_priority(-200)
def on_post_build(config): end("build")
"""


@pytest.mark.parametrize("host", HOSTS)
def test_a_build_after_a_killed_one_is_complete(make_site, files, host):
    site = make_site({**files, "../end.py": END}, hooks=["end.py"])
    project = _site_of(site.docs_dir)
    site.run("build", host=host)
    clean = _site_of(site.root / "site")
    for moment in ("files 1", "content 5", "env 1", "page 20", "build 1"):
        killed = site.run("build", host=host, env={"END_AT": moment})
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        assert _traces(_site_of(site.root / "site")) == []
        assert _site_of(site.docs_dir) == project
        assert {path.name for path in site.root.iterdir()} - {"__pycache__"} == {
            *("docs", "site", "mkdocs.yml", "end.py")
        }
    assert site.run("build", host=host).returncode == 0
    assert _site_of(site.root / "site") == clean


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize(
    ("most_bytes", "error"),
    [(0, "blogposts: can't write a temporary file: "), (12_000, "[Errno 27] File too large")],
)
def test_a_full_disk_is_an_error_in_one_line_and_leaks_nothing(
    make_site, files, host, most_bytes, error
):
    site = make_site(files)
    site.run("build", host=host)
    clean = _site_of(site.root / "site")
    full = subprocess.run(
        [sys.executable, "-m", host, "build"],
        cwd=site.root,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes)),
    )

    assert full.returncode != 0
    assert error in full.stderr
    assert f'File "{ROOT / "mkdocs_blogposts"}' not in full.stderr
    assert _traces(_site_of(site.root / "site")) == []
    assert site.run("build", host=host).returncode == 0
    assert _site_of(site.root / "site") == clean
