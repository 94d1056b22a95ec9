"""Sites with their own field, and the cover images of posts."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from support import post

from mkdocs_blogposts.adapter.features import Features
from mkdocs_blogposts.cli import main
from mkdocs_blogposts.frontmatter.field_table import Field, simple
from mkdocs_blogposts.frontmatter.fields import FIELDS
from mkdocs_blogposts.frontmatter.values.text import one_line
from mkdocs_blogposts.plugin import BlogpostsPlugin

LEVEL = Field(
    keys=("level", "extra.difficulty"),
    read=simple(lambda raw: one_line(raw).title()),
    meaning="How hard it is.",
    value="text",
    default="none",
    schema={"enum": ["easy", "hard"]},
)
COVER = {"image": "/b.png", "alt": '"B"'}
TEMPLATE = "{{ post.extra.level }}|{{ post.image.url }}|{{ post.image.alt }}\n"


@pytest.fixture
def site(make_site, monkeypatch):
    monkeypatch.setattr(BlogpostsPlugin, "features", Features(fields={**FIELDS, "level": LEVEL}))
    files = {
        "../theme/blogposts/post-footer.html": TEMPLATE,
        "blog/a/index.md": post("A", date="2024-01-01", level="<hard>", image="a.png"),
        "blog/a/a.png": b"a",
        "blog/b.md": post("B", date="2024-01-02", extra={"difficulty": "easy"}, cover=COVER),
        "b.png": b"b",
        "blog/c.md": post("C", date="2024-01-03", draft=True, image="c.png", level="easy"),
        "blog/c.png": b"c",
    }
    return make_site(files, theme={"name": "mkdocs", "custom_dir": "theme"})


def test_a_field_and_an_image_reach_templates(site):
    built = site.build(strict=True)

    assert "&lt;Hard&gt;|../../blog/a/a.png|" in built.text("blog/a/")
    assert "Easy|../../b.png|&#34;B&#34;" in built.text("blog/b/")
    assert "blog/a/a.png" in built.files
    assert "b.png" in built.files


def test_the_image_of_a_hidden_post_stays_out_of_the_site(site):
    built = site.build(strict=True)

    assert not built.aborted
    assert "blog/c.png" not in built.files
    assert "blog/c.png" in site.build(preview=True).files


@pytest.mark.parametrize(
    ("src", "url"),
    [
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ('//h/"><script>', "//h/&#34;&gt;&lt;script&gt;"),
        ("../../../x", "../../x"),
    ],
)
def test_no_image_runs_code_or_leaves_the_site(site, src, url):
    site.write({"blog/b.md": post("B", date="2024-01-02", image={"src": src, "alt": "<i>"})})
    site.write({"../theme/blogposts/post-footer.html": "({{ post.image.url if post.image }})"})

    assert f"({url})" in site.build().text("blog/b/")


def test_explain_and_the_schema_know_a_field_of_the_site(site, monkeypatch):
    site.write_config()
    monkeypatch.chdir(site.root)
    explained = CliRunner().invoke(main, ["explain", "blog/a/index.md"]).output
    schema = json.loads(CliRunner().invoke(main, ["schema"]).output)

    assert [line.split() for line in explained.splitlines() if "level" in line] == [
        ["level", "<Hard>", "(level,", "line", "4)"]
    ]
    assert [line.split()[:2] for line in explained.splitlines() if " image " in line] == [
        ["image", "a.png"]
    ]
    assert schema["properties"]["level"] == {"description": "How hard it is.", "enum": ["easy", "hard"]}
    assert schema["properties"]["extra"]["properties"]["difficulty"]["enum"] == ["easy", "hard"]
