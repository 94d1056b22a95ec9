from __future__ import annotations

import datetime as dt
from pathlib import Path

import frontmatter
import pytest

import mkdocs_blogposts
from mkdocs_blogposts.render.new_post import NewPostError, new_post

DIR = Path(mkdocs_blogposts.__file__).parent / "templates"
DAY = dt.date(2026, 6, 15)


@pytest.mark.parametrize(
    "title", ["Hello", 'A "quoted" one', "a: b # c", "- x", "yes", "{{ x }}", "Grüße 心"]
)
def test_a_new_post_is_a_draft_of_today_with_its_title(title):
    post = frontmatter.loads(new_post([DIR], title=title, date=DAY, tags=[title, "b"]))
    assert post.metadata == {
        "title": title,
        "date": DAY,
        "draft": True,
        "tags": [title, "b"],
        "summary": None,
    }


def test_the_template_of_the_site_comes_first(tmp_path):
    (tmp_path / "blogposts").mkdir()
    (tmp_path / "blogposts" / "new-post.md").write_text(
        "# {{ title }} & {{ date }}\n", encoding="utf-8"
    )
    text = new_post([tmp_path, DIR], title="<A>", date=DAY, tags=[])
    assert text == "# <A> & 2026-06-15\n"


@pytest.mark.parametrize(
    "text", ["{{ titel }}", "{% if %}", "{{ 1 / 0 }}", "{{ title.x.y }}", "{{ title + 1 }}"]
)
def test_an_error_in_the_template_is_one_line(tmp_path, text):
    (tmp_path / "blogposts").mkdir()
    (tmp_path / "blogposts" / "new-post.md").write_text(text, encoding="utf-8")
    with pytest.raises(NewPostError, match=r"^blogposts/new-post\.md: [^\n]+$"):
        new_post([tmp_path, DIR], title="A", date=DAY, tags=[])
