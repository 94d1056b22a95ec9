"""Adding old URLs to front matter: everything else stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import front_matter, post_texts, toml

from mkdocs_blogposts.frontmatter.editing.aliases import with_aliases
from mkdocs_blogposts.frontmatter.editing.insertion import EditError
from mkdocs_blogposts.frontmatter.reader import read_front_matter

CASES = {
    "YAML": ("---\ntitle: A\n---\nText.\n", "---\ntitle: A\naliases:\n  - /x/\n---\nText.\n"),
    "a list": (
        "---\naliases:\n- /a/ # first\n- /b/\ntags: [a]\n---\n",
        "---\naliases:\n- /a/ # first\n- /b/\n- /x/\ntags: [a]\n---\n",
    ),
    "an indented list": (
        "---\naliases:\n    -   '/a/'\n\n---\n",
        "---\naliases:\n    -   '/a/'\n    -   /x/\n\n---\n",
    ),
    "a list in brackets": ("---\nAliases: [/a/]\n---\n", "---\nAliases: [/a/, /x/]\n---\n"),
    "a trailing comma": ("---\naliases: [/a/, ]\n---\n", "---\naliases: [/a/,  /x/]\n---\n"),
    "several lines": ("---\naliases: [\n  /a/,\n]\n---\n", "---\naliases: [\n  /a/,\n /x/]\n---\n"),
    "an empty list": ("---\naliases: []\n---\n", "---\naliases: [/x/]\n---\n"),
    "text": ("---\naliases: /a/ # mine\n---\n", "---\naliases: [/a/, /x/] # mine\n---\n"),
    "quoted text": ("---\naliases: '/a/'\n---\n", "---\naliases: ['/a/', /x/]\n---\n"),
    "no value": (
        "---\naliases:\ntitle: A\n---\n",
        "---\naliases:\n  - /x/\ntitle: A\n---\n",
    ),
    "null": ("---\naliases: ~\n---\n", "---\naliases: [~, /x/]\n---\n"),
    "a text in several lines": (
        "---\naliases: |\n  /a/\n---\n",
        "---\naliases: |\n  /a/\nredirect_from:\n  - /x/\n---\n",
    ),
    "an anchor": (
        "---\ntags: &x [/a/]\naliases: *x\n---\n",
        "---\ntags: &x [/a/]\naliases: *x\nredirect_from:\n  - /x/\n---\n",
    ),
    "indented keys": ("---\n  title: A\n---\n", "---\n  title: A\n  aliases:\n    - /x/\n---\n"),
    "invalid YAML": (
        "---\ntitle: Part 1: A\n---\nText.\n",
        "---\ntitle: Part 1: A\naliases:\n  - /x/\n---\nText.\n",
    ),
    "a text in lines": (
        "---\nsummary: |+\n  a\n\n---\nText.",
        "---\nsummary: |+\n  a\n\naliases:\n  - /x/\n---\nText.",
    ),
    "an empty block": ("---\n---\nText.\n", "---\naliases:\n  - /x/\n---\nText.\n"),
    "dots": ("\n---\na: b\n...\nText.\n", "\n---\na: b\naliases:\n  - /x/\n...\nText.\n"),
    "Windows": (
        "\ufeff---\r\ntitle: A\r\n---\r\nText.\n",
        "\ufeff---\r\ntitle: A\r\naliases:\r\n  - /x/\r\n---\r\nText.\n",
    ),
    "old Mac": ("---\ra: b\r---\rText.", "---\ra: b\raliases:\r  - /x/\r---\rText."),
    "TOML": ('+++\ntitle = "A"\n+++\n', '+++\ntitle = "A"\naliases = ["/x/"]\n+++\n'),
    "TOML with a table": (
        '+++\ntitle = "A"\n[extra]\na = 1\n+++\n',
        '+++\ntitle = "A"\naliases = ["/x/"]\n[extra]\na = 1\n+++\n',
    ),
    "TOML with a nested array": (
        '+++\na = [\n  ["b"],\n]\n+++\n',
        '+++\naliases = ["/x/"]\na = [\n  ["b"],\n]\n+++\n',
    ),
    "a list in TOML": (
        '+++\naliases = [\'/a]/\', # ]\n  "/b\\"/"]\n+++\n',
        '+++\naliases = [\'/a]/\', # ]\n  "/b\\"/", "/x/"]\n+++\n',
    ),
    "an empty list in TOML": ("+++\naliases = []\n+++\n", '+++\naliases = ["/x/"]\n+++\n'),
    "text in TOML": ("+++\naliases = '/a/'\n+++\n", "+++\naliases = ['/a/', \"/x/\"]\n+++\n"),
    "TOML with an old URL in a table": (
        '+++\n[extra]\naliases = ["/a/"]\n+++\n',
        '+++\nredirect_from = ["/x/"]\n[extra]\naliases = ["/a/"]\n+++\n',
    ),
    "key and value lines": ("Title: A\n\nText.\n", "aliases: /x/\nTitle: A\n\nText.\n"),
    "old URLs in such lines": (
        "Title: A\nAliases: /a/\nTags: b\n\nText.\n",
        "Title: A\nAliases: /a/ /x/\nTags: b\n\nText.\n",
    ),
    "Hexo": ("title: A\n---\nText.\n", "title: A\naliases:\n  - /x/\n---\nText.\n"),
    "no front matter": ("# A\n\nText.\n", "---\naliases:\n  - /x/\n---\n\n# A\n\nText.\n"),
    "nothing": ("", "---\naliases:\n  - /x/\n---\n"),
    "a rule": ("---\n\nText.\n", "---\naliases:\n  - /x/\n---\n\n---\n\nText.\n"),
    "JSX": (
        "---\ntitle: A\n---\nimport A from 'a'\n\n<A />\n",
        "---\ntitle: A\naliases:\n  - /x/\n---\nimport A from 'a'\n\n<A />\n",
    ),
    "an old URL in another key": (
        "---\nredirect_from: /a/\n---\n",
        "---\nredirect_from: /a/\naliases:\n  - /x/\n---\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_old_urls_are_added(name):
    before, after = CASES[name]

    assert with_aliases(before, ["/x/"]) == after
    assert with_aliases(after, ["/x/"]) == after


def test_several_are_added_at_once_and_quoted_where_needed():
    text = with_aliases("---\na: b\n---\n", ["/a b/", "/c: d/", "/e #f/", "/é/", "/é/"])

    assert text == "---\na: b\naliases:\n  - /a b/\n  - '/c: d/'\n  - '/e #f/'\n  - /é/\n---\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\n{title: A}\n---\n",
        "---\naliases: {a: b}\n---\n",
        "---\naliases: |\n  /a/\nredirect_from: |\n  /b/\n---\n",
        "---\ntitle: A\n",
        '{\n"title": "A"\n}\n',
        ";;;\n{}\n;;;\n",
        "+++\naliases = 1 +\n+++\n",
    ],
)
def test_other_forms_are_left_alone(text):
    with pytest.raises(EditError):
        with_aliases(text, ["/x/"])


urls = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters="\r\n?#,"), max_size=12).map(
        lambda text: f"/{' '.join(text.split())}/"
    ),
    min_size=1,
    max_size=3,
)
lists = st.sampled_from(
    ["", "aliases: [/a/]\n", "aliases:\n- /a/\n", "aliases: /a/\n", "aliases:\n", "Aliases: ['/a']\n"]
)
texts = st.one_of(
    post_texts,
    st.builds("---\n{}{}{}---\nText.".format, front_matter, lists, front_matter),
    st.builds("+++\n{}{}+++\nText.".format, toml, st.sampled_from(["", "aliases = ['/a']\n"])),
)


@given(texts, urls, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "\ufeff"]))
def test_nothing_else_changes(text, urls, line_end, bom):
    text = bom + text.replace("\n", line_end)
    try:
        result = with_aliases(text, urls)
    except EditError:
        return
    characters = iter(result)
    assert all(character in characters for character in text), "only insertions"
    before, after = read_front_matter(text), read_front_matter(result)
    assert before.body == after.body
    assert [problem.code for problem in before.problems] == [problem.code for problem in after.problems]
    kept = [(entry.key, entry.value) for entry in after.entries if "lias" not in entry.key.lower()]
    kept = [(key, value) for key, value in kept if key != "redirect_from"]
    assert kept == [(e.key, e.value) for e in before.entries if "lias" not in e.key.lower()]
    assert with_aliases(result, urls) == result
