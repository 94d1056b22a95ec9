"""The URLs of posts."""

from __future__ import annotations

import pytest
from planning import plan_of

from mkdocs_blogposts.blog.companions.files import CompanionFiles
from mkdocs_blogposts.blog.model import Source
from mkdocs_blogposts.blog.post_urls import dest_uris_of_posts, title_in_markdown
from mkdocs_blogposts.blog.posts import parse_post
from mkdocs_blogposts.blog.settings import Settings, SlugSource
from mkdocs_blogposts.blog.source_paths import SourcePaths
from mkdocs_blogposts.text.permalinks import PermalinkPattern
from mkdocs_blogposts.text.slugs import SlugFunction, title_slug

DATE = "date: 2024-05-03"


def paths(texts, **options):
    """Return the paths of posts in the site by file, and the codes of problems."""
    pattern = options.pop("permalink", None)
    settings = Settings(permalink=PermalinkPattern(pattern) if pattern else None, **options)
    source_paths = SourcePaths.of(texts, settings)
    posts = [
        parse_post(Source(src_uri=name, text=text), source_paths, settings, CompanionFiles())
        for name, text in texts.items()
    ]
    problems = []
    found = dest_uris_of_posts(posts, settings, problems)
    return found, [str(problem) for problem in problems]


def path(front=DATE, body="Text.", *, file="blog/posts/2024-01-02-My-file.md", **options):
    found, _ = paths({file: f"---\n{front}\n---\n{body}\n"}, **options)
    return found[file].removeprefix("blog/").removesuffix("/index.html")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{slug}", "My-file"),
        ("{title}", "a-title"),
        ("{file}", "2024-01-02-My-file"),
        ("{file_date}/{slug}", "2024/01/02/My-file"),
        ("{date}/{slug}", "2024/05/03/My-file"),
        ("{year}-{month}-{day}-{slug}", "2024-05-03-My-file"),
        ("{category}/{slug}", "open-source/My-file"),
        ("{categories}/{slug}", "open-source/My-file"),
        ("{author}/{slug}", "ann-lee/My-file"),
        ("x/{path}", "x/My-file"),
        ("{slug}.html", "My-file.html"),
    ],
)
def test_each_placeholder_has_its_value(pattern, expected):
    front = f"{DATE}\ntitle: A title\ncategories: [Open Source, News]\nauthors: [Ann Lee]"
    assert path(front, permalink=pattern) == expected


@pytest.mark.parametrize("pattern", ["{category}/{slug}", "{categories}/{slug}", "{author}/{slug}"])
def test_a_post_without_the_value_loses_that_part(pattern):
    assert path(permalink=pattern) == "My-file"


def test_the_number_of_categories_and_their_slugs_can_be_set():
    front = f"{DATE}\ncategories: [C++ Tips, B, C]"
    rule = SlugFunction(title_slug, "_")
    options = {"permalink": "{categories}/{slug}", "slugify_category": rule}

    assert path(front, url_max_categories=2, **options) == "c_tips/b/My-file"
    assert path(front, url_max_categories=0, **options) == "My-file"


@pytest.mark.parametrize(
    ("pattern", "language", "expected"),
    [
        ("yyyy/MM/dd", "en", "2024/05/03"),
        ("yyyy/MMMM", "de", "2024/Mai"),
        ("MMM d, yyyy", "en", "May 3, 2024"),
        ("short", "en", "5/3/24"),
        ("yyyy/MM", "no-such-language", "2024/05"),
    ],
)
def test_dates_in_urls_have_their_own_format_in_the_language_of_the_site(pattern, language, expected):
    options = {"url_date_format": pattern, "language": language}
    assert path(permalink="{date}/{slug}", **options) == f"{expected}/My-file"


@pytest.mark.parametrize(
    ("front", "body", "expected"),
    [
        ("title: Hello, World!", "# Other", "hello-world"),
        ('title: "C++ & C#"', "", "c--c"),
        ("title: Straße zum Éclair", "", "straße-zum-éclair"),
        ("title: 心理 学", "", "心理-学"),
        ("title: A <b>bold</b>  step_by_step - x", "", "a-bold--step_by_step---x"),
        ("title: don't", "", "dont"),
        ("tags: [x]", "\n\n# The Heading #\n", "the-heading-"),
        ("tags: [x]", "Text first\n\n# Heading", "2024-01-02-my-file"),
        ("tags: [x]", "Heading\n=======", "2024-01-02-my-file"),
        ('title: "!!!"', "", "My-file"),
        ("title: A\nslug: My own/Slug.html", "", "My own/Slug.html"),
        ('title: A\nslug: "a:b"', "", "a"),
        ("title: CON", "", "con-1143da2b"),
    ],
)
def test_a_slug_from_the_title_is_that_of_materials_blog_where_every_system_allows_it(
    front, body, expected
):
    found = path(f"{DATE}\n{front}", body, slugs=SlugSource.TITLE, slug_as_written=True)
    assert found == expected


@pytest.mark.parametrize(
    ("front", "has_bundles", "expected"),
    [("tags: [x]", True, "trip"), ("tags: [x]", False, "index.html"), ("title: T", False, "t")],
)
def test_the_title_of_a_bundle_is_its_folders_unless_there_are_no_bundles(front, has_bundles, expected):
    options = {"file": "blog/trip/index.md", "slugs": SlugSource.TITLE, "has_bundles": has_bundles}
    assert path(f"{DATE}\n{front}", **options) == expected


def test_without_a_letter_in_the_title_the_date_remains():
    options = {"slugs": SlugSource.TITLE, "permalink": "{date}/{slug}"}
    assert path(f'{DATE}\ntitle: "..."', **options) == "2024/05/03"


def test_a_slug_with_slashes_is_a_part_of_the_pattern_as_it_is_written():
    front = f"{DATE}\ntitle: A\nslug: /sub/x/"
    options = {"slugs": SlugSource.TITLE, "slug_as_written": True, "file": "blog/in/a.md"}

    assert path(front, permalink="{date}-{slug}", **options) == "2024/05/03-/sub/x"
    assert path(front, **options) == "in/sub/x"
    assert path(front, slug_is_path=True, **options) == "sub/x"


def test_a_slug_can_be_the_name_of_the_file_with_its_date():
    assert path(slugs=SlugSource.DATED_FILE) == "2024-01-02-My-file"


@pytest.mark.parametrize("slugs", SlugSource)
@pytest.mark.parametrize(
    ("as_written", "expected"), [(False, "My-own/Slug-1"), (True, "My own/Slug 1")]
)
def test_a_slug_is_used_as_written_only_if_that_is_set(slugs, as_written, expected):
    front = f"{DATE}\ntitle: A\nslug: My own/Slug 1"
    assert path(front, slugs=slugs, slug_as_written=as_written) == expected


@pytest.mark.parametrize("slugs", SlugSource)
@pytest.mark.parametrize(("dated", "title"), [(False, "Hello you"), (True, "2024 01 03 hello you")])
def test_what_slugs_are_made_of_does_not_change_titles(slugs, dated, title):
    source = Source(src_uri="blog/2024-01-03-hello-you.md", text="Text.")
    (post,) = plan_of([source], slugs=slugs, dated_titles=dated).posts

    assert post.file_title == title


def test_a_function_for_slugs_applies_to_folders_and_names_of_files():
    rule = SlugFunction(lambda text, separator: text.lower().replace(" ", separator))
    assert path(file="blog/My Folder/A B.md", slugify=rule) == "my-folder/a-b"


def test_a_function_that_fails_for_a_title_does_not_stop_the_build():
    rule = SlugFunction(lambda _text, _separator: 1 / 0)
    assert path(f"{DATE}\ntitle: A B", slugs=SlugSource.TITLE, slugify=rule) == "a-b"


@pytest.mark.parametrize("slugs", [SlugSource.FILE, SlugSource.TITLE])
def test_a_permalink_comes_before_a_slug(slugs):
    assert path(f"{DATE}\nslug: other\npermalink: /old/place/", slugs=slugs) == "old/place"


def test_a_slug_can_replace_the_whole_path():
    options = {"permalink": "{file_date}/{path}", "slug_is_path": True}
    assert path(f"{DATE}\nslug: mine", **options) == "mine"
    assert path(f"{DATE}\nslug: mine", permalink="{file_date}/{path}") == "2024/01/02/mine"


@pytest.mark.parametrize("use_directory_urls", [True, False])
def test_a_permalink_may_be_a_file_in_both_url_modes(use_directory_urls):
    options = {"permalink": "{date}/{slug}.html", "use_directory_urls": use_directory_urls}

    assert path(**options) == "2024/05/03/My-file.html"
    assert path(file="blog/trip/index.md", **options) == "2024/05/03/trip.html"
    assert path(f"{DATE}\npermalink: /x/y.html", **options) == "x/y.html"
    assert path(f'{DATE}\ntitle: "!"', slugs=SlugSource.TITLE, **options) == "2024/05/03/My-file.html"


@pytest.mark.parametrize(
    ("use_directory_urls", "expected"), [(True, "v1.html"), (False, "v1.html.html")]
)
def test_only_the_pattern_makes_a_file_of_a_post(use_directory_urls, expected):
    options = {"file": "blog/v1.html.md", "use_directory_urls": use_directory_urls}
    found = path(**options)

    assert found == expected
    assert paths({"blog/v1.html.md": "Text."})[0] == {"blog/v1.html.md": "blog/v1.html/index.html"}


def test_without_bundles_an_index_is_a_file_like_any_other():
    options = {"file": "blog/trip/index.md", "use_directory_urls": False}
    assert path(**options) == "trip"
    assert path(has_bundles=False, **options) == "trip.html"
    assert path(has_bundles=False, permalink="{date}/{file}", **options) == "2024/05/03"
    assert path(permalink="{date}/{file}", **options) == "2024/05/03/trip"


def test_posts_without_a_date_keep_the_url_without_the_pattern():
    assert path("title: A", file="blog/sub/x.md", permalink="{date}/{slug}") == "sub/x"


OLD, NEW = "blog/2023-01-01-hello.md", "blog/2024-01-01-hello.md"


@pytest.mark.parametrize("front", ["---\ndraft: true\n---\n", ""])
def test_the_newer_of_two_posts_with_one_name_keeps_its_date_whoever_is_hidden(front):
    found, problems = paths({NEW: "Text.", OLD: f"{front}Text."})

    assert found == {
        NEW: "blog/2024-01-01-hello/index.html",
        OLD: "blog/hello/index.html",
    }
    (problem,) = problems
    assert problem.startswith(f"{NEW}: ")
    assert "{year}/{month}/{day}/{slug}" in problem


def test_a_post_without_a_date_in_its_name_keeps_its_url():
    found, _ = paths({OLD: "Text.", "blog/hello.md": "Text."})

    assert found[OLD] == "blog/2023-01-01-hello/index.html"
    assert found["blog/hello.md"] == "blog/hello/index.html"


def test_one_note_is_for_all_posts_that_keep_their_dates():
    _, problems = paths({f"blog/202{n}-01-01-hello.md": "Text." for n in range(5)})
    assert len(problems) == 1
    assert "(4 such posts)" in problems[0]


def test_posts_that_clash_for_another_reason_stay_where_they_are():
    slug = "---\nslug: same\n---\nText."
    found, problems = paths({OLD: slug, NEW: slug})

    assert set(found.values()) == {"blog/same/index.html"}
    assert problems == []
    assert paths({OLD: "Text.", NEW: "Text."}, permalink="{date}/{slug}")[1] == []


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# A\n", "A"),
        ("\n \n  # A b \n# C", "A b"),
        ("#A", None),
        ("## A", None),
        ("x\n# A", None),
        ("", None),
    ],
)
def test_a_title_is_the_heading_in_the_first_line_with_text(body, title):
    assert title_in_markdown(body) == title


@pytest.mark.parametrize(
    ("pattern", "front", "expected"),
    [
        ("/{year}/{slug}/", DATE, "2024/My-file/index.html"),
        ("//{slug}.html", DATE, "My-file.html"),
        ("/{category}/{slug}", DATE, "My-file/index.html"),
        ("/{year}/{slug}", "title: Undated", "blog/My-file/index.html"),
        ("/{year}/{slug}", f"{DATE}\npermalink: /own/", "blog/own/index.html"),
        ("/{title}", f"{DATE}\ntitle: '!'", "blog/My-file/index.html"),
        ("/{year}/{title}.html", f"{DATE}\ntitle: '!'", "2024/My-file.html"),
    ],
)
def test_a_pattern_with_a_leading_slash_is_relative_to_the_site(pattern, front, expected):
    name = "blog/posts/My-file.md"
    found, _ = paths({name: f"---\n{front}\n---\nText.\n"}, permalink=pattern)
    assert found[name] == expected
