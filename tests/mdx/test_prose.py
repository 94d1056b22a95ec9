"""Pieces of MDX prose."""

from __future__ import annotations

import pytest

from mkdocs_blogposts.mdx.convert import plain_markdown, with_html_comments


@pytest.mark.parametrize(
    ("text", "markdown", "removed"),
    [
        ("a <Chart x={1} /> b", "a  b", ["<Chart>"]),
        ("<Box>**a**</Box>", "**a**", ["<Box>"]),
        ("<>a</>", "a", ["<>"]),
        ("<ui.Box>a</ui.Box>", "a", ["<ui.Box>"]),
        ("a {1 + 1} b", "a  b", ["{…}"]),
        ("{/* more */}", "<!-- more -->", []),
        ('<p className="x" style={{a: 1}}>a</p>', '<p class="x">a</p>', ["style of <p>"]),
        ("a{' '}\nb {\"c\"} {`d`}", "a \nb c d", []),
        ("a {'<b>'}", "a ", ["{…}"]),
        ("<img src={x} style={{a: 1}} alt='b' />", "<img alt='b' />", ["src, style of <img>"]),
        ("<img width={50} alt={'b'} {...c} />", '<img width="50" alt="b" />', ["{…} of <img>"]),
        ("A List<String> of <your-name> and <Your Name>.", None, []),
        ("<T,> and <div>a", "&lt;T,> and <div>a", []),
        ("a <Box>b", "a &lt;Box>b", []),
        ("<https://a.org> <a@b.org>", "<https://a.org> <a@b.org>", []),
        ("## A {#id}", "## A {#id}", []),
        ("`{a}` ``<B>`` \\{ $x^{2}$ $$\n{y}\n$$", "`{a}` ``<B>`` \\{ $x^{2}$ $$\n{y}\n$$", []),
        ("a < b and {open", "a < b and {open", []),
        ("<a href='>'>x</a>", "<a href='>'>x</a>", []),
        ("import x from 'y'\n\nText.", "\nText.", ["import"]),
        ("```js\nimport x from 'y'\n{a}\n```", "```js\nimport x from 'y'\n{a}\n```", []),
    ],
)
def test_only_what_needs_javascript_is_removed(text, markdown, removed):
    found, removals = plain_markdown(text, has_front_matter=True)

    assert found == (text.replace("<", "&lt;") if markdown is None else markdown)
    assert [removal.what for removal in removals] == removed


def test_removals_have_their_lines():
    _, removals = plain_markdown("a\n\n<B />\n\nimport c from 'c'\n\n{d}", has_front_matter=True)
    assert [(removal.line, removal.what) for removal in removals] == [
        (3, "<B>"),
        (5, "import"),
        (7, "{…}"),
    ]


def test_the_content_of_components_is_not_indented():
    text = "<Tabs>\n    <Tab>\n        Text.\n    </Tab>\n</Tabs>"
    assert plain_markdown(text, has_front_matter=True)[0].split() == ["Text."]
    assert "\nText.\n" in plain_markdown(text, has_front_matter=True)[0]


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a\n{/* truncate */}\nb", "a\n<!-- truncate -->\nb"),
        ("a {/* b */}", "a {/* b */}"),
        ("```\n{/* a */}\n```", "```\n{/* a */}\n```"),
        ("    {/* a */}", "    {/* a */}"),
        ("{/* a--b */}", "<!-- a- -b -->"),
    ],
)
def test_comments_alone_on_a_line_become_html(text, markdown):
    assert with_html_comments(text) == markdown


def test_html_elements_are_marked_so_that_their_markdown_is_read():
    text = (
        "<div className='a'>\n    **b**\n\n    <p>c</p>\n</div>\n\nd <div>e</div>\n\n"
        "<pre>\n  f\n</pre>\n"
    )

    assert plain_markdown(text, has_front_matter=True, marks_elements=True)[0] == (
        '<div markdown="1" class=\'a\'>\n**b**\n\n<p markdown="1">c</p>\n</div>\n\nd <div>e</div>\n\n'
        "<pre>\n  f\n</pre>\n"
    )
    assert "markdown=" not in plain_markdown(text, has_front_matter=True)[0]
