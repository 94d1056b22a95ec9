"""What the leak check finds in written files, and what it reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from mkdocs_blogposts.adapter.drafts import leak_check
from mkdocs_blogposts.adapter.drafts.clues import Clue, Kind
from mkdocs_blogposts.adapter.drafts.hidden import ExcludedFile
from mkdocs_blogposts.adapter.drafts.leak_check import LeakCheck
from mkdocs_blogposts.adapter.drafts.public_texts import PublicTexts

POST = "blog/secret.md"
URL = Clue(POST, Kind.URL, "blog/secret/")
TITLE = Clue(POST, Kind.TITLE, "The plan of all plans")
TEXT = Clue(POST, Kind.TEXT, "we never told anybody about it")
MAP = b"PNG of a secret map"
A = {"a.md": "# A\n"}


@pytest.fixture
def check_of(config_of, files_of, tmp_path):
    """The check of a site with these sources and these files in the built site."""

    def make(built, *clues, sources=None, excluded=None, allowed=()):
        config = config_of()
        files = files_of(config, {"index.md": "# Home\n", **(sources or {})})
        for name, data in built.items():
            path = tmp_path / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        Path(config.site_dir).mkdir(exist_ok=True)
        gone = []
        for name, data in (excluded or {}).items():
            file = File.generated(config, name, content=data)
            file.generated_by = None
            gone.append(ExcludedFile(POST, file))
        public = PublicTexts(files, config, {POST}, tuple)
        return LeakCheck(clues, gone, public, allowed), files, config

    return make


def found(problems):
    return [(problem.code, problem.src_uri) for problem in problems]


@pytest.mark.parametrize(
    ("built", "clue"),
    [
        ({"feed.json": '{"url": "/blog/secret/"}'}, URL),
        ({"feed.json": '{"title": "The plan of all plans"}'}, TITLE),
        ({"cards/blog/secret.png": b"PNG"}, URL),
        ({"blog/secret.md": "Text"}, URL),
    ],
)
def test_a_written_file_with_a_clue_is_a_leak(check_of, built, clue):
    check, *_ = check_of(built, clue)
    (problem,) = check.see_site()

    assert (problem.code, problem.src_uri) == ("leak", POST)
    assert next(iter(built)) in problem.what


def test_a_single_run_of_words_is_a_note_and_two_are_a_leak(check_of):
    other = Clue(POST, Kind.TEXT, "because nobody would believe it")
    one, *_ = check_of({"a.txt": f"{TEXT.text}."}, TEXT, other)
    assert found(one.see_site()) == [("leak-possible", POST)]

    two, *_ = check_of({"a.txt": f"{TEXT.text}, {other.text}."}, TEXT, other)
    assert found(two.see_site()) == [("leak", POST)]


def test_a_leak_on_many_pages_is_one_problem_and_on_few_one_each(check_of):
    for number, problems in ((5, 5), (6, 1)):
        check, *_ = check_of({f"p{n}.txt": TITLE.text for n in range(number)}, TITLE)
        assert len(check.see_site()) == problems


def test_what_public_texts_contain_is_no_leak(check_of):
    sources = {"about.md": f"See {TITLE.text}."}
    check, *_ = check_of({"a.txt": TITLE.text}, TITLE, sources=sources)

    assert check.see_site() == []


@pytest.mark.parametrize(
    "allowed", ["The plan of all plans", "a.*", "blog/*.md", "x. The plan of ALL plans"]
)
def test_what_is_allowed_is_no_leak(check_of, allowed):
    check, *_ = check_of({"a.txt": TITLE.text}, TITLE, allowed=[allowed])

    assert check.see_site() == []


def test_allowing_one_thing_allows_no_other(check_of):
    check, *_ = check_of(
        {"a.txt": f"{TITLE.text} /blog/secret/"}, TITLE, URL, allowed=["/blog/secret/"]
    )

    (problem,) = check.see_site()
    assert "title" in problem.what
    assert "URL" not in problem.what


def test_a_copy_of_an_excluded_file_is_a_leak_wherever_it_is(check_of):
    excluded = {"blog/secret/map.png": MAP}
    for name in ("blog/secret/map.png", "assets/x.png"):
        check, *_ = check_of({name: MAP}, excluded=excluded)
        assert "leak" in [problem.code for problem in check.see_site()], name
        Path(check._public.config.site_dir, name).unlink()  # noqa: SLF001 - the same folder again


def test_a_tiny_file_with_the_same_content_is_a_coincidence(check_of):
    check, *_ = check_of({"assets/x.png": b"PNG"}, excluded={"blog/secret/map.png": b"PNG"})

    assert check.see_site() == []


def _page(files, config, name="index.md"):
    return Page(None, files.src_uris[name], config)


def test_a_page_is_checked_as_it_is_passed_and_not_read_again_if_it_has_that_size(check_of):
    check, files, config = check_of({"index.html": "x" * 21}, TITLE)
    check.see_page(TITLE.text, _page(files, config))

    assert len(TITLE.text) == 21
    assert found(check.see_site()) == [("leak", POST)]


def test_a_page_that_was_changed_after_it_was_passed_is_read_again(check_of):
    check, files, config = check_of({"index.html": "Nothing"}, TITLE)
    check.see_page(TITLE.text, _page(files, config))
    assert check.see_site() == []

    check, files, config = check_of({"index.html": f"Now {TITLE.text}"}, TITLE)
    check.see_page("Nothing", _page(files, config))
    assert found(check.see_site()) == [("leak", POST)]


def test_many_pages_are_searched_while_the_site_is_built(check_of, monkeypatch):
    monkeypatch.setattr(leak_check, "_MOST_WAITING", 30)
    check, files, config = check_of(
        {"index.html": "x" * 21, "a/index.html": "y" * 21}, TITLE, sources=A
    )
    check.see_page(TITLE.text, _page(files, config))
    check.see_page("y" * 21, _page(files, config, "a.md"))

    assert found(check.see_site()) == [("leak", POST)]


def test_a_leak_into_many_files_names_one_and_their_number(check_of):
    check, *_ = check_of({f"p{n}.txt": TITLE.text for n in range(6)}, TITLE)
    (problem,) = check.see_site()

    assert "' and 5 other files (got" in problem.what


def test_an_unchanged_copy_of_a_public_file_is_not_searched(check_of):
    check, *_ = check_of({"a.txt": TITLE.text}, TITLE, sources={"a.txt": TITLE.text})

    assert check.see_site() == []


def test_links_are_found_relative_to_the_page(check_of):
    for path, is_leak in (("blog/a/index.html", True), ("docs/a/index.html", False)):
        check, *_ = check_of({path: "<a href='../secret/'>"}, URL)
        assert bool(check.see_site()) is is_leak
        Path(check._public.config.site_dir, path).unlink()  # noqa: SLF001 - the same folder again


def test_a_source_in_the_site_is_a_leak(check_of):
    check, *_ = check_of({"blog/secret.md": "Text"}, TITLE)

    (problem,) = check.see_site()
    assert (problem.code, "its source is" in problem.what) == ("leak", True)
