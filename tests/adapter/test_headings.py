from __future__ import annotations

import markdown
import pytest
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from mkdocs_blogposts.adapter.headings import Headings, heading_of, remove_heading, source_of


def _page(config, text, src_uri="a.md"):
    file = File.generated(config, src_uri, content=text)
    page = Page(None, file, config)
    page.read_source(config)
    return page


def _rendered(headings, config, title, text=None):
    page = _page(config, text or source_of(title), f"{title}.md")
    headings.take_over(page.markdown, page, title)
    page.render(config, [])
    return page


@pytest.fixture
def converted(monkeypatch):
    calls: list[str] = []
    convert = markdown.Markdown.convert
    monkeypatch.setattr(
        markdown.Markdown, "convert", lambda md, text: calls.append(text.strip()) or convert(md, text)
    )
    return calls


@pytest.mark.parametrize(
    ("title", "heading"), [("Posts tagged C++ {{ & <b>", "Posts tagged C b"), ("…", "Blog")]
)
def test_a_heading_has_only_words(title, heading):
    assert heading_of(title) == heading


@pytest.mark.parametrize("title", ["Posts tagged x", "Müller & Söhne – page 2", "日本"])
def test_a_heading_is_what_markdown_makes_of_it(config_of, converted, title):
    config, headings = config_of(), Headings()
    expected = _rendered(headings, config, title)
    page = _rendered(headings, config, title)

    assert converted == [source_of(title).strip()]
    assert page.content == expected.content
    assert page.present_anchor_ids == expected.present_anchor_ids
    (entry,), (same,) = page.toc, expected.toc
    assert vars(entry) | {"active": True} == vars(same)


def test_a_page_is_only_taken_over_once(config_of, converted):
    config, headings = config_of(), Headings()
    _rendered(headings, config, "Tags")
    page = _rendered(headings, config, "Tags")
    page.markdown = "# Other"
    page.render(config, [])

    assert converted == ["# Tags", "# Other"]
    assert page.content == '<h1 id="other">Other</h1>'


def test_a_page_that_a_plugin_has_changed_is_converted(config_of):
    config, headings = config_of(), Headings()
    _rendered(headings, config, "Tags")
    page = _rendered(headings, config, "Tags", "# Tags\n\nAdded.\n")
    assert "<p>Added.</p>" in page.content


def test_all_pages_are_converted_if_an_extension_adds_to_them(config_of, tmp_path):
    (tmp_path / "words.md").write_text("Added to all pages.", encoding="utf-8")
    snippets = {"auto_append": ["words.md"], "base_path": [str(tmp_path)]}
    config = config_of(markdown_extensions=[{"pymdownx.snippets": snippets}])
    headings = Headings()
    for title in ("Tags", "Categories"):
        assert _rendered(headings, config, title).content.endswith("<p>Added to all pages.</p>")


@pytest.mark.parametrize("permalink", [True, False])
def test_the_heading_of_a_source_is_removed_and_other_content_is_kept(config_of, permalink):
    config = config_of(markdown_extensions=[{"toc": {"permalink": permalink}}])
    page = _page(config, "# Tags\n\nAdded.\n\n## Also added\n\n# Last\n")
    page.render(config, [])
    remove_heading(page)

    assert page.content.startswith("<p>Added.</p>")
    assert [entry.title for entry in page.toc] == ["Also added", "Last"]
