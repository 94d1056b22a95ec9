"""The output of `adopt`. Whole outputs are in the golden cases of the commands."""

from mkdocs_blogposts.blog.adopt.comparison import Outcome, Result
from mkdocs_blogposts.blog.adopt.new_site import Target
from mkdocs_blogposts.blog.adopt.old_pages import OldPage
from mkdocs_blogposts.render.adoption import counts_of, result_as_data, results_as_text


def result(path, outcome, url="", **values):
    target = Target(url=url, src_uri="") if url else None
    return Result(page=OldPage(path=path), outcome=outcome, target=target, **values)


def test_files_are_counted_apart():
    results = [result("a/", Outcome.KEPT), *(result(f"{n}.png", Outcome.DEAD) for n in range(5))]

    assert counts_of(results) == {"kept": 1, "redirected": 0, "moved": 0, "hidden": 0, "dead": 0}
    assert list(results_as_text(results)) == [
        "files: 5 of 5 missing",
        "  /0.png, /1.png, /2.png and 2 more",
        "",
    ]


def test_nothing_is_said_about_what_works():
    assert list(results_as_text([result("a/", Outcome.KEPT), result("b.png", Outcome.KEPT)])) == []


def test_a_listing_has_no_file():
    moved = result("tag/a/", Outcome.MOVED, "blog/tags/a/", by=("name",))

    assert list(results_as_text([moved]))[1] == "  /tag/a/ -> /blog/tags/a/  listing (name)"
    assert result_as_data(moved)["source"] is None
    assert result_as_data(moved)["target"] == "/blog/tags/a/"
