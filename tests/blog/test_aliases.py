"""Redirects from old URLs to posts, planned without a site."""

import pytest
from planning import plan_of
from support import post

from mkdocs_blogposts.blog.aliases import without_taken_redirects
from mkdocs_blogposts.blog.model import SiteFile, Source


def redirects_of(posts, *, others=(), **options):
    """Return the redirects as a mapping, and the problems in short."""
    sources = [Source(src_uri=f"blog/{name}.md", text=text) for name, text in posts.items()]
    blog = plan_of(sources, others=others, **options)
    problems = [f"{problem.place} {problem.key} {problem.code}" for problem in blog.problems]
    return {each.dest_uri: each.src_uri for each in blog.redirects}, problems


def dated(**meta):
    return post("A", date="2024-01-01", **meta)


@pytest.mark.parametrize("directory_urls", [True, False])
def test_both_keys_count_in_both_url_modes(directory_urls):
    text = dated(aliases=["/a/", "b", "/c.html"], redirect_from=["d/", "/a"])
    redirects, problems = redirects_of({"x": text}, use_directory_urls=directory_urls)

    assert problems == []
    assert redirects == dict.fromkeys(
        ["a/index.html", "blog/b/index.html", "c.html", "d/index.html"], "blog/x.md"
    )


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("2024/x", {}),
        ("x/index", {"permalink": None}),
        ("x", {"use_directory_urls": False}),
        ("x/index", {"use_directory_urls": False}),
    ],
)
def test_a_relative_alias_starts_from_the_folder_of_the_url(name, options):
    redirects, _ = redirects_of({name: dated(aliases="old/")}, **options)
    folder = "blog/2024" if "2024" in name else "blog"

    assert list(redirects) == [f"{folder}/old/index.html"]


def test_an_alias_that_is_the_url_of_the_post_is_no_problem():
    assert redirects_of({"x": dated(aliases=["/blog/x/", "/blog/x", "x"])}) == ({}, [])


@pytest.mark.parametrize(
    "alias",
    [
        "/blog/y/",
        "/Blog/Y/",
        "/blog/",
        "/blog/archive/",
        "/blog/tags/t/",
        "/blog/feed.json",
        "/about/",
        "/about",
        "/img",
        "/img/a.png/x/",
        "/BLOG/x/",
    ],
)
def test_an_alias_never_replaces_another_file(alias):
    others = [
        SiteFile(src_uri="about.md", dest_uri="about/index.html", is_page=True),
        SiteFile(src_uri="img/a.png", dest_uri="img/a.png", is_page=False),
    ]
    if alias == "/img":  # A folder can get an index.
        others.append(SiteFile(src_uri="img/index.html", dest_uri="img/index.html", is_page=False))
    posts = {"x": dated(aliases=[alias]), "y": dated(tags=["t"])}
    redirects, problems = redirects_of(posts, others=others, output_paths=("feed.json/index.html",))

    assert redirects == {}
    assert problems == ["blog/x.md:4 aliases alias-taken"]


def test_several_posts_with_one_alias_are_one_problem():
    posts = {
        "b": dated(redirect_from="/old"),
        "a": dated(aliases=["/old/"]),
        "c": dated(aliases="/OLD"),
    }
    redirects, problems = redirects_of(posts)

    assert redirects == {"old/index.html": "blog/a.md"}
    assert problems == ["blog/b.md:4 redirect_from alias-taken"]


def test_a_file_and_a_folder_of_one_name_are_a_problem():
    redirects, problems = redirects_of({"a": dated(aliases=["/x.html", "/x.html/y/"])})

    assert list(redirects) == ["x.html"]
    assert problems == ["blog/a.md:4 aliases alias-taken"]


@pytest.mark.parametrize("preview", [True, False])
@pytest.mark.parametrize(
    "meta",
    [{"draft": True}, {"date": "2099-01-01"}, {"expires": "2020-01-01"}, {"slug": "y"}],
    ids=str,
)
def test_a_hidden_post_is_not_redirected_to(meta, preview):
    posts = {
        "z": post("Z", **{"date": "2024-01-01", "aliases": ["/old/", "/p?x"], **meta}),
        "y": dated(),
        "public": dated(aliases=["/old/"]),
    }
    redirects, problems = redirects_of(posts, preview=preview)

    assert redirects == {"old/index.html": "blog/public.md"}
    assert [problem for problem in problems if "alias" in problem] == []


def test_an_unlisted_post_keeps_its_old_urls():
    assert list(redirects_of({"a": dated(aliases="/old/", unlisted=True)})[0]) == ["old/index.html"]


def test_redirects_of_another_plugin_take_precedence():
    found = redirects_of(
        {"a": dated(aliases=["/old/"])}, redirected_paths=frozenset({"old/index.html"})
    )

    assert found == ({}, ["blog/a.md:4 aliases alias-skipped"])


def test_each_bad_value_is_a_problem_and_the_others_count():
    text = dated(aliases=["/a?x", "/../b", "https://other.org/c", "/ok/"])
    redirects, problems = redirects_of({"a": text}, site_url="https://example.org/")

    assert list(redirects) == ["ok/index.html"]
    assert problems == ["blog/a.md:4 aliases alias-invalid"] * 3


def test_a_clash_with_another_blog_names_the_line_of_the_old_url():
    def blog_in(folder, text):
        return plan_of([Source(src_uri=f"{folder}/x.md", text=text)], blog_dir=folder)

    first = blog_in("a", dated(aliases="/old/"))
    second = blog_in("b", dated(redirect_from=["/old/", "/own/"]))
    kept = without_taken_redirects([first, second], 1)
    (problem,) = kept.problems

    assert [redirect.dest_uri for redirect in kept.redirects] == ["own/index.html"]
    assert (problem.place, problem.key, problem.code) == ("b/x.md:4", "redirect_from", "alias-taken")
