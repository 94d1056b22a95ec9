"""The URLs of cover images."""

from __future__ import annotations

import pytest
from planning import plan_of

from mkdocs_blogposts.blog.model import SiteFile, Source


def _plan(image, *, src_uri="blog/a/index.md", files=(), **options):
    text = f"---\ndate: 2024-01-01\nimage: '{image}'\nslug: x\n---\n"
    others = [SiteFile(src_uri=name, dest_uri=name, is_page=False) for name in files]
    return plan_of([Source(src_uri=src_uri, text=text)], others=others, **options)


@pytest.mark.parametrize(
    ("image", "files", "url"),
    [
        ("https://h/a.png?x#y", (), "https://h/a.png?x#y"),
        ("//h/a.png", (), "//h/a.png"),
        ("/img/a b.png", (), "img/a%20b.png"),
        ("/img/a%20b.png?x=1", (), "img/a%20b.png?x=1"),
        ("/../../a.png", (), "a.png"),
        ("a.png", ("blog/a/a.png",), "blog/x/a.png"),
        ("./é.png#x", ("blog/a/é.png",), "blog/x/%C3%A9.png#x"),
        ("\u00e9.png", ("blog/a/e\u0301.png",), "blog/x/e%CC%81.png"),
        ("e\u0301.png", ("blog/a/\u00e9.png",), "blog/x/%C3%A9.png"),
        ("a%20b.png", ("blog/a/a b.png",), "blog/x/a%20b.png"),
        ("../../img/a.png", ("img/a.png",), "img/a.png"),
    ],
)
def test_paths_resolve_like_links_in_the_post(image, files, url):
    blog = _plan(image, files=files)

    assert dict(blog.images) == {"blog/a/index.md": url}
    assert not blog.problems


@pytest.mark.parametrize(
    ("image", "url"), [("a.png", "blog/a/a.png"), ("../../../../x/a.png", "x/a.png")]
)
def test_a_file_that_does_not_exist_is_a_note_at_its_key(image, url):
    blog = _plan(image)

    (problem,) = blog.problems
    assert (problem.code, problem.line, problem.key) == ("image-missing", 3, "image")
    assert dict(blog.images) == {"blog/a/index.md": url}


def test_a_hidden_post_has_no_image_in_the_site():
    text = "---\ndraft: true\nimage: a.png\n---\n"
    source = Source(src_uri="blog/a.md", text=text)

    assert not plan_of([source]).images
    assert set(plan_of([source], preview=True).images) == {"blog/a.md"}
