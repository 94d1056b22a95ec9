"""The option `problems`: an error hides the post, and other severities only change the report."""

import json

import pytest
from commands import run_command
from support import post

FILES = {
    "blog/good.md": post("Good", date="2024-01-01"),
    "blog/undated.md": post("Undated"),
    "blog/broken.md": post("Broken", date="soon"),
}


def _site(make_site, files=FILES, **problems):
    option = {code.replace("_", "-"): severity for code, severity in problems.items()}
    return make_site(files, plugins=["search", {"blogposts": {"archive": False, "problems": option}}])


def test_an_error_hides_the_post_and_fails_in_strict_mode_only(make_site):
    site = _site(make_site, date_missing="error")
    built = site.build()

    assert "error: [date-missing] blog/undated.md" in built.problems
    assert not built.aborted
    assert _posts_of(built) == ["blog/good/"]
    assert site.build(strict=True).aborted
    assert "blog/undated/" in site.build(preview=True).pages


def test_without_the_option_the_post_is_published(make_site):
    assert _posts_of(_site(make_site).build()) == ["blog/good/", "blog/undated/"]


@pytest.mark.parametrize("severity", ["warning", "note", "ignore"])
def test_a_problem_that_hides_a_post_hides_it_whatever_the_site_sets(make_site, severity):
    built = _site(make_site, date_invalid=severity).build()

    assert "blog/broken/" not in built.pages
    assert ("warning: [date-invalid] blog/broken.md:3" in built.problems) is (severity == "warning")
    assert ("note: [date-invalid] blog/broken.md:3" in built.notes) is (severity == "note")


def test_a_site_passes_strict_mode_if_all_its_problems_are_notes(make_site):
    site = _site(make_site, date_invalid="note", date_missing="ignore")

    assert not site.build(strict=True).aborted


def test_an_error_in_the_defaults_of_a_folder_hides_all_posts_in_it(make_site):
    files = {
        "blog/a.md": post("A", date="2024-01-01"),
        "blog/sub/b.md": post("B", date="2024-01-01"),
        "blog/sub/.meta.yml": "title: x\ntitle: y\n",
    }
    built = _site(make_site, files, key_duplicate="error").build()

    assert built.problems == ["error: [key-duplicate] blog/sub/.meta.yml:2"]
    assert _posts_of(built) == ["blog/a/"]


@pytest.mark.parametrize(
    ("files", "code", "place"),
    [
        ({"blog/tags.yml": "a: [x]\n"}, "tag-invalid", "blog/tags.yml:1"),
        ({"blog/.authors.yml": "a: [x]\n"}, "author-invalid", "blog/.authors.yml:1"),
        ({"blog/tags/none.md": "# None\n"}, "term-page-unused", "blog/tags/none.md"),
    ],
)
def test_an_error_in_a_file_that_is_not_a_post_hides_no_post(make_site, files, code, place):
    files = {"blog/a.md": post("A", date="2024-01-01", tags=["t"]), **files}
    built = _site(make_site, files, **{code: "error"}).build()

    assert built.problems == [f"error: [{code}] {place}"]
    assert "blog/a/" in built.pages


def test_an_error_does_not_hide_a_page_that_is_not_a_post(make_site):
    files = {**FILES, "blog/index.md": "---\ntitle: [x]\n---\nText.\n"}

    assert "blog/" in _site(make_site, files, text_invalid="error", date_missing="error").build().pages


def test_check_reports_with_the_severities_of_the_site(make_site):
    site = _site(make_site, date_missing="note", date_invalid="ignore")
    site.write_config()
    result = run_command(site.root, "check", "--format", "json")

    found = [(problem["code"], problem["severity"]) for problem in json.loads(result.stdout)]
    assert found == [("date-missing", "note")]
    assert result.exit_code == 0


def _posts_of(built):
    listings = ("", "blog/")
    return [page for page in built.pages if page not in listings and "archive" not in page]
