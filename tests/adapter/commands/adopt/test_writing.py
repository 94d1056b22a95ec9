"""Writing old URLs into posts, and rules into a file."""

import shutil

import pytest

from mkdocs_blogposts.adapter.commands.adopt.writing import (
    RulesFileError,
    write_aliases,
    write_rules,
)
from mkdocs_blogposts.blog.adopt.comparison import Outcome, Result
from mkdocs_blogposts.blog.adopt.new_site import Target
from mkdocs_blogposts.blog.adopt.old_pages import OldPage


def moved(path, src_uri="blog/a.md", *, outcome=Outcome.MOVED, post=True):
    target = Target(url="blog/a/", src_uri=src_uri, post=object() if post else None)
    return Result(page=OldPage(path=path), outcome=outcome, target=target)


@pytest.fixture
def docs(tmp_path):
    (tmp_path / "blog").mkdir()
    (tmp_path / "blog/a.md").write_bytes(b"---\r\ntitle: A\r\n---\r\nText.\n")
    return tmp_path


def test_all_old_urls_of_a_post_are_written_at_once(docs):
    results = [
        moved("2019/x"),
        moved("2019/y.html"),
        moved("z/", post=False),
        moved("k/", outcome=Outcome.KEPT),
    ]

    assert write_aliases(docs, results) == [("blog/a.md", "")]
    text = (docs / "blog/a.md").read_bytes()
    assert text == (
        b"---\r\ntitle: A\r\naliases:\r\n  - /2019/x/\r\n  - /2019/y.html\r\n---\r\nText.\n"
    )
    assert write_aliases(docs, results) == []
    assert (docs / "blog/a.md").read_bytes() == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"---\n{a: b}\n---\n", "its front matter is in braces"),
        (b"---\ntitle: \xff\n---\n", "it isn't UTF-8"),
        (None, "No such file"),
    ],
)
def test_a_post_that_can_not_be_changed_is_named(docs, data, reason):
    if data is None:
        (docs / "blog/a.md").unlink()
    else:
        (docs / "blog/a.md").write_bytes(data)
    ((src_uri, why),) = write_aliases(docs, [moved("x/")])

    assert src_uri == "blog/a.md"
    assert reason in why
    assert data is None or (docs / "blog/a.md").read_bytes() == data


def test_rules_are_added_to_the_same_file(docs):
    path = docs / "_redirects"
    write_rules(path, [moved("x.html"), moved("y/", post=False)], site_url="https://x.org/docs/")
    first = path.read_text()
    write_rules(path, [moved("z.html"), moved("x.html")], site_url="https://x.org/docs/")

    assert first.splitlines()[1:] == [
        "/docs/x.html /docs/blog/a/ 301",
        "/docs/y /docs/blog/a/ 301",
        "/docs/y/ /docs/blog/a/ 301",
    ]
    assert path.read_text() == f"{first}/docs/z.html /docs/blog/a/ 301\n"


@pytest.mark.parametrize("data", [b"/a /b\n", b"\xff", b""])
def test_the_file_of_somebody_else_is_not_overwritten(docs, data):
    (docs / "_redirects").write_bytes(data)
    with pytest.raises(RulesFileError):
        write_rules(docs / "_redirects", [moved("x/")], site_url="")
    assert (docs / "_redirects").read_bytes() == data


def test_a_folder_that_does_not_exist_is_one_line(docs):
    with pytest.raises(RulesFileError, match="No such file"):
        write_rules(docs / "no/where", [moved("x/")], site_url="")


def test_a_post_that_cannot_be_written_stays_whole(docs, monkeypatch):
    path = docs / "blog/a.md"
    before = path.read_bytes()

    def fail(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copymode", fail)
    ((_, reason),) = write_aliases(docs, [moved("2019/x")])

    assert "No space left on device" in reason
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["a.md"]


def test_a_post_keeps_its_mode_and_links_to_it(docs):
    (docs / "real.md").write_text("Text.\n", "utf-8")
    (docs / "real.md").chmod(0o640)
    (docs / "blog/a.md").unlink()
    (docs / "blog/a.md").symlink_to(docs / "real.md")

    assert write_aliases(docs, [moved("2019/x")]) == [("blog/a.md", "")]
    assert (docs / "blog/a.md").is_symlink()
    assert "2019/x" in (docs / "real.md").read_text("utf-8")
    assert (docs / "real.md").stat().st_mode & 0o777 == 0o640
