"""Code fences in Markdown, tried with the extensions that read them."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_blogposts.text.markdown.fences import FenceInfo, FenceSyntax, fenced_lines, with_open_fences

PLAIN, SUPER = FenceSyntax(), FenceSyntax(has_options=True)
EXTENSIONS = {PLAIN: ["fenced_code"], SUPER: ["pymdownx.superfences", "attr_list"]}
INFOS = (
    *("", "js", " js", ".js", "c++", "C#", "diff-js", "{.js}", "{1,3}", 'js hl_lines="1 3"', "js:"),
    *("js:promises.js showLineNumbers", 'jsx title="x"', "jsx title='x'", "ts {1,3-4}", "js{1}"),
    *('js {1} title="x"', "js:a/b-c.js", "js{1,3}:title=x.js", "js filename=x", "js title=x.js"),
    *("js {numberLines: true}", "js [x]", "js[x.js]", 'tsx filename="a b.tsx" {2} showLineNumbers'),
    *("js showLineNumbers{5}", "js showLineNumbers=true", 'js title={"x"}', "js live", "js noInline"),
    *("js // x", "bash $", "js, hl", "text x y", "console?lang=python", "C/C++", "js title=x copy"),
    *('js title="x" hl_lines="1 3-4"', 'js title="x" linenums="1"', "{python, echo=FALSE}"),
)


def _html(info, syntax):
    text = f"One.\n\n```{info}\n<b>\n\n\n```\n\nTwo.\n"
    return markdown.markdown(text, extensions=EXTENSIONS[syntax])


def _is_open(html):
    return "<pre" in html and "<b>" not in html and "`" not in html


@pytest.mark.parametrize("syntax", [PLAIN, SUPER], ids=["fenced_code", "superfences"])
@pytest.mark.parametrize("info", INFOS)
def test_fences_are_opened_as_we_say(info, syntax):
    assert _is_open(_html(info, syntax)) == syntax.opens(info)


@pytest.mark.parametrize("syntax", [PLAIN, SUPER], ids=["fenced_code", "superfences"])
@pytest.mark.parametrize("info", INFOS)
def test_every_rewritten_fence_is_opened(info, syntax):
    written = FenceInfo.of(info).written(syntax)

    assert _is_open(_html(written, syntax))
    assert syntax.opens(written)


@given(st.text(st.sampled_from("js:. {}[]=\"'1,3-title\t#+$/"), max_size=30))
def test_any_rewritten_fence_is_opened(info):
    for syntax in (PLAIN, SUPER):
        assert _is_open(_html(FenceInfo.of(info).written(syntax), syntax))


@pytest.mark.parametrize(
    ("info", "written"),
    [
        ("js:promises.js showLineNumbers", 'js title="promises.js" linenums="1"'),
        ("js:promises.js {2}", 'js title="promises.js" hl_lines="2"'),
        ("ts {1,3-4}", 'ts hl_lines="1 3-4"'),
        ("js{1,3}:title=a.js", 'js title="a.js" hl_lines="1 3"'),
        ("jsx filename=\"a 'b'.jsx\"", "jsx title=\"a 'b'.jsx\""),
        ("ts [a.ts]", 'ts title="a.ts"'),
        ("js {numberLines: 5}", 'js linenums="5"'),
        ("js highlight={1} lineNumbers", 'js hl_lines="1" linenums="1"'),
        ('title="x"', ' title="x"'),
    ],
)
def test_titles_lines_and_numbers_are_kept(info, written):
    assert FenceInfo.of(info).written(SUPER) == written
    assert FenceInfo.of(info).is_known


def test_without_superfences_only_lines_are_kept():
    assert FenceInfo.of("js:a.js {1,3} showLineNumbers").written(PLAIN) == 'js hl_lines="1 3"'


def test_unknown_words_are_removed_or_the_fence_is_left_alone():
    text = "One.\n\n```js live\na\n```\n\n```js {1}\nb\n```\n"

    assert with_open_fences(text, PLAIN, rewrites_all=True) == (
        text.replace("js live", "js").replace("{1}", 'hl_lines="1"'),
        [],
    )
    assert with_open_fences(text, PLAIN, rewrites_all=False) == (
        text.replace("{1}", 'hl_lines="1"'),
        [3],
    )


@pytest.mark.parametrize(
    "text",
    [
        "    ```js live\n    a\n    ```\n",
        "````md\n```js:a.js\nb\n```\n````\n",
        "~~~\n```js live\n~~~\n",
        "Text with ```js live``` in it.\n\n```js:a``` too.\n",
        "```kroki-plantuml no-transparency=false\na\n```\n",
        '```plantuml format="png" width=300\na\n```\n',
        '```js hl_lines="1"\na\n```\n',
    ],
)
def test_what_is_no_fence_or_opens_or_belongs_to_a_plugin_stays(text):
    assert with_open_fences(text, PLAIN, rewrites_all=False) == (text, [])


@pytest.mark.parametrize("before", ["- ", "1. ", "!!! note\n    ", '=== "A"\n\n    '])
def test_fences_in_lists_and_admonitions_are_rewritten(before):
    text = f"{before}Text.\n\n    ```js:a.js\n    b\n    ```\n"

    assert 'js title="a.js"' in with_open_fences(text, SUPER, rewrites_all=False)[0]


def test_relaxed_headers_open_every_fence():
    text = "```js live\na\n```\n"

    assert with_open_fences(
        text, FenceSyntax(has_options=True, opens_all=True), rewrites_all=False
    ) == (text, [])


@given(
    st.lists(st.sampled_from(["```", "~~~", "````js", "    ```", "", "a", "- b", "> ```"]), max_size=12)
)
def test_every_line_is_read_once(lines):
    ends = [(number, end) for number, end, _ in fenced_lines(lines)]

    assert [number for number, _ in ends] == [0, *(end for _, end in ends)][: len(ends)]
    assert not lines or ends[-1][1] == len(lines)
