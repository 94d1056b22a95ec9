"""The option `problems`: an error leaves out what the problem names; others only change the report."""

import copy
import json

import pytest
import yaml
from commands import run_command
from support import ROOT, post

from mkdocs_blogposts.adapter.commands.site import Site
from mkdocs_blogposts.text.problems import FIXED_CODES

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


MESSAGES = yaml.safe_load((ROOT / "tests/golden/messages/messages.yml").read_text(encoding="utf-8"))
CASES = {case["code"]: case for case in MESSAGES}
ANYWAY = {
    *("cascade-invalid", "url-taken", "path-taken", "listing-blocked", "listing-skipped"),
    *("output-skipped", "bundle-hidden", "extension-unsupported", "format-unsupported"),
    *("name-underscored", "tag-invalid", "tag-name-taken"),
}
"""What these name is left out with any severity."""
NOTHING = {
    *("authors-file-missing", "option-ignored", "plugin-conflict-blog", "plugin-conflict-i18n"),
    *("foreign-markup", "material-blog-needed", "separator-missing", "template-unused"),
}
"""These name nothing in the site, or are found once the site is planned."""
OTHERS = {"cascade-target": "folder", "term-page-unused": "page"}
IN_BUILDS = {
    "draft-outside-blog": "nothing",
    "draft-recreated": "anyway",
    "feed-prints-encrypted": "nothing",
    "leak-possible": "nothing",
    "link-anchor": "nothing",
    "link-hidden": "nothing",
    "page-late": "page",
    "page-lost": "anyway",
    "sort-failed": "anyway",
}
"""The codes of problems that only a whole build finds."""
IN_PLANS = [code for code in CASES if code not in IN_BUILDS and code not in FIXED_CODES]


def _configured(case, **problems):
    """The configuration of a case with severities of the site."""
    config = copy.deepcopy({"plugins": ["search", "blogposts"], **case.get("config", {})})
    option = {code: severity for code, severity in problems.items() if severity}
    config["plugins"] = [{"blogposts": {}} if p == "blogposts" else p for p in config["plugins"]]
    blog = next(p for p in config["plugins"] if isinstance(p, dict) and "blogposts" in p)
    blog["blogposts"]["problems"] = option
    return config


def _files(case):
    return {
        name: text.replace("{a million characters}", "x" * 1_000_000) if isinstance(text, str) else text
        for name, text in case["files"].items()
    }


def _shown(make_site, case, severity):
    """The problem of a case, the posts that are in the site, and the pages that aren't."""
    config = _configured(case, **{case["code"]: severity})
    site = Site.load(str(make_site(_files(case), **config).write_config()))
    blog = site.blogs[0].planned.blog
    (problem,) = {p for p in site.problems if p.code == case["code"]}
    return problem, {post.src_uri for post in blog.built}, blog.left_out


@pytest.mark.parametrize("code", IN_PLANS)
def test_an_error_leaves_out_what_the_problem_names(make_site, code):
    usual, posts, pages = _shown(make_site, CASES[code], None)
    error, posts_left, pages_out = _shown(make_site, CASES[code], "error")

    assert error.severity.value == "error"
    if code in ANYWAY | NOTHING:
        assert (posts_left, pages_out, error.hides) == (posts, pages, usual.hides)
    elif OTHERS.get(code) == "page":
        assert (posts_left, pages_out - pages) == (posts, {error.src_uri})
    elif OTHERS.get(code) == "folder":
        assert posts_left == set()
    else:
        assert error.src_uri not in posts_left
        assert posts - posts_left <= {error.src_uri}
        assert error.hides


@pytest.mark.parametrize("code", IN_BUILDS)
def test_an_error_that_is_found_late_leaves_out_a_page_or_nothing(make_site, code):
    pages, problems = {}, []
    for severity in (None, "error"):
        site = make_site(_files(CASES[code]), **_configured(CASES[code], **{code: severity}))
        built = site.build()
        pages[severity], problems = set(built.pages), built.problems
    (place,) = (line.partition("] ")[2] for line in problems if line.startswith(f"error: [{code}]"))
    url = f"{place.partition(':')[0].removesuffix('.md')}/"

    assert pages[None] - pages["error"] == ({url} if IN_BUILDS[code] == "page" else set())
    assert pages["error"] <= pages[None]
    # What a possible leak names is hidden anyway.
    assert (url in pages["error"]) is (IN_BUILDS[code] == "nothing" and code != "leak-possible")


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
