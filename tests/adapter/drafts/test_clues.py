"""Clues of hidden posts, and where they are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_blogposts.adapter.drafts.clues import (
    Clue,
    ClueFinder,
    Kind,
    spellings_of,
)
from mkdocs_blogposts.text.search import is_rare_run, is_rare_title, phrase_of, runs_of, words_of


@pytest.mark.parametrize("use_directory_urls", [True, False])
def test_urls_are_found_however_they_are_written(use_directory_urls):
    url = "blog/%C3%A9t%C3%A9/" if use_directory_urls else "blog/%C3%A9t%C3%A9.html"
    finder = ClueFinder([Clue("a.md", Kind.URL, url)], site_url="https://x.org/s/")
    plain = "été/" if use_directory_urls else "été.html"
    coded = url.removeprefix("blog/")
    for text, base in [
        (f'<a href="../{coded}">', "blog/x/"),
        (f"<a href=../{plain}>", "blog/x/"),
        (f"<loc>https://x.org/s/blog/{coded}</loc>", ""),
        (f'"blog/{coded}"'.replace("/", "\\/"), ""),
        (f"<img srcset='a.png 1x,/s/blog/{coded} 2x'>", "a/b/"),
    ]:
        assert {clue.kind for clue in finder.find(text.encode(), url=base)} == {Kind.URL}, text
    for text, base in [
        (f'<a href="../{coded}">', "docs/x/"),
        (f"<a href='x{coded}'>", "blog/"),
        (f"<a href='{coded}more'>", "blog/"),
        (f"https://y.org/s/blog/{coded}", ""),
    ]:
        assert finder.find(text.encode(), url=base) == set(), text


WORDS = st.lists(st.text("abcxyzéß心", min_size=1, max_size=9), min_size=5, max_size=12).map(" ".join)


@given(WORDS.filter(is_rare_run), st.text(max_size=40), st.text(max_size=40))
def test_a_sentence_is_found_wherever_it_is(sentence, before, after):
    runs = runs_of(f"# A\n\n{sentence}\n")
    assert all(phrase_of(run) in words_of(sentence.replace(" ", "\n")) for run in runs)
    finder = ClueFinder(Clue("a.md", Kind.TEXT, run) for run in runs_of(sentence))
    found = finder.find(f"{before}>{sentence}<{after}".encode())

    assert runs
    assert {clue.text for clue in found} == set(runs)


@pytest.mark.parametrize("escape", ["\\n", "\\n\\n", "\\r\\n", "\\t", "\\u003e", "\\u003E\\n"])
def test_words_begin_after_what_json_escapes(escape):
    clue = Clue("a.md", Kind.TITLE, "The plan for next spring")
    finder = ClueFinder([clue])

    assert finder.find(f'"Text.{escape}The plan for next spring"'.encode()) == {clue}
    assert finder.find(f'"{escape}BreaThe plan for next spring"'.encode()) == set()


@given(st.text(st.characters(categories=("L", "P", "S", "Zs")), min_size=16, max_size=60))
def test_a_title_is_found_in_every_spelling(title):
    clue = Clue("a.md", Kind.TITLE, " ".join(title.split()))
    finder = ClueFinder([clue])
    for spelling in spellings_of(clue) - {""}:
        assert finder.find(f'"{spelling}"'.encode()) == {clue}


@given(
    st.lists(st.builds(Clue, st.just("a"), st.sampled_from(Kind), st.text())), st.binary(), st.text()
)
def test_any_file_can_be_searched(clues, data, url):
    ClueFinder(clues).find(data, url=url)


@pytest.mark.parametrize(
    ("title", "is_rare"),
    [
        ("The big plan", True),
        ("Announcing Kubernetes", True),
        ("如何 使用容器部署应用", True),
        ("Big plan", False),
        ("Announcement", False),
        ("1 2 3 4", False),
        ("", False),
    ],
)
def test_a_title_of_few_short_words_is_no_clue(title, is_rare):
    assert is_rare_title(title) is is_rare


def test_the_two_first_and_the_six_longest_runs_are_clues():
    sentences = [f"this is sentence number {'x' * number} of it" for number in range(1, 11)]
    assert runs_of(". ".join(sentences)) == [*sentences[:2], *sentences[:3:-1]]


def test_a_long_run_is_cut_between_words():
    assert runs_of("a sentence that goes on " * 4) == ["a sentence that goes on a sentence that"]
