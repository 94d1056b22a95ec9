"""Documents as attacks: each is read in little memory, and is at most one problem."""

import shutil
import subprocess
import sys

import pytest
from commands import run_command
from hostile_documents import FILES, LARGE, LINE, MEMORY
from support import ROOT, post

pytestmark = [pytest.mark.slow, pytest.mark.posix]  # the memory of a process is limited
HANG = 300
"""After how many seconds a process counts as hanging; they take less than ten."""
LIMIT = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))"
"""Gives a process little memory; a build of a small site takes about 60 MB."""
PROGRAM = f"""{LIMIT}
import runpy, sys
sys.argv = ["mkdocs", *sys.argv[1:]]
runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
"""


def run(site, *args):
    site.write_config()
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, *args],
        cwd=site.root,
        capture_output=True,
        text=True,
        timeout=HANG,
        check=False,
    )
    assert "Traceback" not in result.stderr, result.stderr[-2000:]
    assert result.returncode in (0, 1), result.returncode
    return result


@pytest.mark.parametrize("options", [{}, {"excerpt": "html", "excerpt_fallback": "post"}], ids=str)
def test_no_document_hangs_or_crashes_a_build(make_site, options):
    names = [f"blog/d{number}.{'mdx' if 'MDX' in name else 'md'}" for number, name in enumerate(FILES)]
    files = dict(zip(names, FILES.values(), strict=True))
    picture = {"blog/pic.png": b"PNG", "blog/other.png": b"PNG"}
    files |= {**picture, "blog/plain.md": post("Plain", date="2024-01-02")}
    site = make_site(files, plugins=["search", {"blogposts": options}])
    result = run(site, "mkdocs", "build")

    assert site.built.path("blog/plain/").is_file()
    assert not (site.root / "pwned").exists()
    assert not site.built.path("blog/pic.png").exists()
    assert site.built.path("blog/other.png").exists()
    assert "root:" not in "".join(page.read_text() for page in site.built.site_dir.rglob("*.html"))
    for number, name in enumerate(FILES):
        said = [line for line in result.stderr.splitlines() if names[number] in line]
        assert len(said) <= MOST.get(name, 1), (name, said[:5])


# One for each key that cannot be read.
MOST = {
    "environment": 2,
    "tag that does not suit": 2,
    "bomb": 2,
    "shared": 2,
    "itself": 2,
    "itself as mapping": 3,
    "key and value lines": 2,
}


def test_images_of_hidden_documents_of_fifty_megabytes_are_excluded(make_site):
    text = LINE * (50_000_000 // len(LINE))
    # MkDocs' own search takes more memory than there is.
    site = make_site({"blog/below/post.md": "Text.\n"}, plugins=["blogposts"])
    for picture, (name, before, behind) in LARGE.items():
        site.write({f"blog/{picture}": b"PNG", name: f"{before}{text}{behind}"})
    result = run(site, "mkdocs", "build")
    built = site.built.files
    for folder in (site.docs_dir, site.built.site_dir):
        shutil.rmtree(folder)  # Pytest keeps what a test wrote.

    assert [picture for picture in LARGE if f"blog/{picture}" in built] == ["seen.png"]
    for picture, (name, *_) in LARGE.items():
        said = [line for line in result.stderr.splitlines() if f"blogposts: {name}" in line]
        assert len(said) == (picture != "seen.png"), said


READER = f"""{LIMIT}
import sys
sys.path[:0] = sys.argv[1:]
from commands import run_command
from hostile_documents import FILES, BLOCKS
from mkdocs_blogposts.blog.companions.files import read_companion_files
from mkdocs_blogposts.blog.settings import Settings
for document in (*BLOCKS.values(), *list(FILES.values())[len(BLOCKS):]):
    text = document if isinstance(document, str) else None
    for name in (".meta.yml", "blog/authors.yml", "blog/tags.yml"):
        read_companion_files({{name: text}}, Settings())
"""


def test_no_companion_file_hangs_or_crashes_its_reader():
    result = subprocess.run(
        [sys.executable, "-c", READER, str(ROOT / "tests/helpers")],
        capture_output=True,
        text=True,
        timeout=HANG,
        check=False,
    )
    assert result.returncode == 0, result.stderr[-2000:]


def test_no_options_of_the_site_can_run_a_program(make_site):
    site = make_site({"blog/a.md": post("A", date="2024-01-01")})
    path = site.write_config()
    config = (
        "site_name: Site\nplugins:\n- blogposts:\n    permalink: !!python/object/apply:os.getcwd []\n"
    )
    path.write_text(config, encoding="utf-8")
    result = run_command(site.root, "check")

    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
