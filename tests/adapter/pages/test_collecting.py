from __future__ import annotations

from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from planning import plan_of

from mkdocs_blogposts.adapter.pages.collecting import post_markdown, separator_missing
from mkdocs_blogposts.blog.model import Source


def _post(front, body="Text."):
    text = f"---\n{front}\ndate: 2024-01-01\n---\n\n{body}\n"
    return plan_of([Source(src_uri="blog/a.md", text=text)]).built[0]


def _page(config, text, src_uri="a.md"):
    file = File.generated(config, src_uri, content=text)
    page = Page(None, file, config)
    page.read_source(config)
    return page


def test_the_body_is_the_parsed_one_unless_another_plugin_has_changed_it(config_of):
    config = config_of()
    post = _post("title: A", "Text.")
    page = _page(config, "---\ntitle: A\ndate: 2024-01-01\n---\n\nText.\n")

    assert post_markdown(post, page.markdown, page) == post.body
    assert post_markdown(post, "Other text.", page) == "Other text."


def test_the_problem_of_a_post_without_a_separator_names_the_post():
    problem = separator_missing(_post("title: A"))

    assert (problem.code, problem.src_uri) == ("separator-missing", "blog/a.md")
