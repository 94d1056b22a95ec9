from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from support import Site, post

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# The server and its children are ended as a group of processes.
pytestmark = [pytest.mark.slow, pytest.mark.posix]

PATIENCE = 120
"""After how many seconds a site that does not change counts as hanging; it takes less than one."""

HELLO = post("Hello", date="2024-01-01", summary="First words.", tags=["Greetings"])
FILES = {
    "index.md": "# Home\n",
    "blog/hello.md": HELLO,
    "blog/second.md": post("Second", date="2024-01-02", summary="More words.", tags=["Greetings"]),
}


@dataclass
class Live:
    """A site that a host serves and builds again whenever a file changes."""

    site: Site
    process: subprocess.Popen[bytes]
    address: str
    log_file: Path
    raw: dict[str, bytes] = field(default_factory=dict)
    """Every file that the author wrote."""

    @property
    def log(self) -> str:
        return self.log_file.read_text("utf-8", errors="replace")

    @property
    def builds(self) -> int:
        return len(re.findall(r"Building documentation\.\.\.", self.log))

    @property
    def files(self) -> dict[str, bytes]:
        """Every file of `docs_dir` as it is now."""
        docs = self.site.docs_dir
        return {
            path.relative_to(docs).as_posix(): path.read_bytes()
            for path in docs.rglob("*")
            if path.is_file()
        }

    def write(self, name: str, text: str) -> None:
        self.site.write({name: text})
        self.raw[name] = text.encode()

    def html(self, path: str) -> str:
        """What the server sends for a page; nothing where there is none."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            error.close()
            return ""

    def texts(self, path: str, selector: str) -> list[str]:
        soup = BeautifulSoup(self.html(path), "html5lib")
        return [" ".join(found.text.split()) for found in soup.select(selector)]

    def nav(self) -> str:
        """What the navigation of the home page says."""
        return " ".join(self.texts("", ".navbar"))

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Wait until something is true, as an author watches the browser."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert self.process.poll() is None, (
                f"The server ended while waiting for {what}:\n{self.log}"
            )
            assert time.monotonic() < end, f"No sign of {what} in {PATIENCE} seconds:\n{self.log}"
            time.sleep(0.1)


@pytest.fixture(params=["mkdocs", "properdocs"])
def live(request, tmp_path) -> Iterator[Live]:
    site = Site.make(tmp_path / "project", FILES, {"theme": {"name": "mkdocs", "highlightjs": False}})
    config = site.write_config()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log_file = tmp_path / "log.txt"
    # Some releases of click turn live reload off unless it is asked for.
    command = [sys.executable, "-m", request.param, "serve", "--livereload", "-f", str(config)]
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            [*command, "-a", f"127.0.0.1:{port}"],
            cwd=site.root,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        server = Live(site, process, f"http://127.0.0.1:{port}/", log_file, dict(server_files(site)))
        server.wait(lambda: "Serving on" in server.log, "the server")
        yield server
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def server_files(site: Site) -> Iterator[tuple[str, bytes]]:
    for name, text in FILES.items():
        assert (site.docs_dir / name).is_file()
        yield name, text.encode()


def test_an_edited_summary_shows_in_the_navigation_of_the_home_page(live):
    assert "First words." in live.nav()

    live.write("blog/hello.md", HELLO.replace("First words.", "Other words."))
    live.wait(lambda: "Other words." in live.nav(), "the new summary")

    assert "First words." not in live.nav()
    assert live.texts("blog/", ".blogposts-summary") == ["More words.", "Other words."]
    assert live.files == live.raw


def test_a_new_draft_has_a_badge_everywhere(live):
    live.write(
        "blog/draft.md",
        post("Unfinished", date="2024-01-03", draft=True, summary="Soon.", tags=["Secret"]),
    )
    live.wait(lambda: "Unfinished" in live.nav(), "the draft")

    assert live.texts("blog/draft/", "h1") == ["Unfinished"]
    assert live.texts("blog/draft/", ".blogposts-header .blogposts-badge") == ["Draft"]
    assert live.texts("blog/", ".blogposts-entry .blogposts-badge") == ["Draft"]
    assert live.texts("blog/", ".blogposts-entry-title") == ["Unfinished", "Second", "Hello"]
    assert live.texts("", ".navbar .blogposts-badge") == ["Draft"]
    assert live.texts("blog/tags/secret/", ".blogposts-badge") == ["Draft", "Draft"]
    assert "3 posts, 1 draft shown, 2 tags" in live.log
    assert live.files == live.raw


def test_a_broken_post_is_reported_and_breaks_nothing_else(live):
    live.write("blog/hello.md", HELLO.replace("First words.", "First: draft."))
    live.wait(lambda: "blog/hello.md:" in live.log, "the problem")
    live.wait(lambda: "Draft" in live.nav(), "the mark of the broken post")

    problems = [line for line in live.log.splitlines() if "blog/hello.md:" in line]
    assert len(problems) == 1, problems
    assert problems[0].endswith("[yaml-invalid]")
    assert live.texts("blog/second/", "h1") == ["Second"]
    assert "More words." in live.nav()
    assert "First words." not in live.nav()
    assert "First: draft." not in live.html("blog/hello/")

    live.write("blog/hello.md", HELLO)
    live.wait(lambda: "First words." in live.nav(), "the mended post")

    assert live.texts("blog/hello/", "h1") == ["Hello"]
    assert "Draft" not in live.nav()
    assert live.files == live.raw


def test_each_change_is_built_once(live):
    # A build that changed what it reads would cause the next one, and so on.
    for number, name in enumerate(("Third", "Fourth", "Fifth"), start=2):
        live.write(f"blog/{name}.md", post(name, date="2024-01-03", summary=f"{name} words."))
        live.wait(lambda name=name: f"{name} words." in live.nav(), "the new post")
        assert live.builds == number

    assert live.files == live.raw


def test_a_deleted_post_is_gone(live):
    (live.site.docs_dir / "blog/second.md").unlink()
    del live.raw["blog/second.md"]
    live.wait(lambda: "Second" not in live.nav(), "the shorter navigation")

    assert live.html("blog/second/") == ""
    assert live.texts("blog/", ".blogposts-entry-title") == ["Hello"]
    assert live.files == live.raw


SENTENCES = "A sentence that only the draft has. And one more that nobody else has"
# The hook's own text would be public.
LEAK = f"""
SENTENCES = bytes.fromhex({SENTENCES.encode().hex()!r}).decode()
def on_post_template(output, template_name, config):
    return output + SENTENCES if template_name == "404.html" else output
"""


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
@pytest.mark.parametrize("command", ["build", "gh-deploy"])
def test_a_leak_fails_every_command_that_publishes(host, command, tmp_path):
    draft = post("Draft", SENTENCES, date="2024-01-03", draft=True)
    files = {**FILES, "blog/draft.md": draft, "../hook.py": LEAK}
    site = Site.make(tmp_path / "project", files, {"theme": {"name": "mkdocs"}})
    site.write_config()
    who = {f"GIT_{role}_{what}": "x@example.org" for role in ("AUTHOR", "COMMITTER") for what in WHO}
    for args in (
        ["init", "-q", "--bare", "../remote"],
        ["init", "-q"],
        ["remote", "add", "origin", "../remote"],
        ["add", "."],
        ["commit", "-qm", "x"],
    ):
        subprocess.run(["git", *args], cwd=site.root, env={**os.environ, **who}, check=True)

    site.config["hooks"] = ["hook.py"]
    leaking = site.run(command, host=host, env=who)
    assert leaking.returncode == 1
    assert "[leak]" in leaking.stderr
    assert not branches(tmp_path / "remote")

    del site.config["hooks"]
    assert site.run(command, host=host, env=who).returncode == 0
    assert branches(tmp_path / "remote") == (["gh-pages"] if command == "gh-deploy" else [])


WHO = ("NAME", "EMAIL")


def branches(repository) -> list[str]:
    listed = subprocess.run(
        ["git", "branch", "--format=%(refname:short)"],
        cwd=repository,
        capture_output=True,
        text=True,
        check=True,
    )
    return listed.stdout.split()
