from __future__ import annotations

from mkdocs.structure.files import File, file_sort_key
from planning import plan_of

from mkdocs_blogposts.blog.model import Source
from mkdocs_blogposts.blog.order import newest_first, pinned_first


def posts(**dates):
    sources = [
        Source(src_uri=f"blog/{name}.md", text=f"---\ndate: {date}\n---\n")
        for name, date in dates.items()
    ]
    return plan_of(sources).posts


def names(found):
    return [post.src_uri.removeprefix("blog/").removesuffix(".md") for post in found]


def test_posts_of_one_time_are_in_the_order_in_which_mkdocs_reads_files():
    places = ["b/z/index", "b/c", "b/a", "a/x/y", "a/b", "z", "README", "b/index", "c-d/x", "c/x"]
    found = names(newest_first(posts(**dict.fromkeys(places, "2024-01-01"))))
    files = [File(f"blog/{name}.md", "", "", use_directory_urls=True) for name in found]

    assert files == sorted(files, key=file_sort_key)


def test_the_day_as_written_comes_before_the_time_unless_only_times_count():
    found = posts(a="2024-01-01T23:00:00-08:00", b="2024-01-02T01:00:00Z")

    assert names(newest_first(found)) == ["b", "a"]
    assert names(newest_first(found, days_first=False)) == ["a", "b"]


def test_pinned_posts_come_first_and_nothing_else_changes():
    found = posts(a="2024-01-01", b="2024-01-02\npin: true", c="2024-01-03", d="2024-01-01\npin: true")

    assert names(found) == ["c", "b", "a", "d"]
    assert names(pinned_first(found)) == ["b", "d", "c", "a"]
