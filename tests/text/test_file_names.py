"""Finding the files that a text refers to, in any language."""

from __future__ import annotations

import html
import json
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import at_most_calls

from mkdocs_blogposts.text import file_names
from mkdocs_blogposts.text.file_names import FileFinder, code_of
from mkdocs_blogposts.text.search import decoded as text_in


def finder(*paths, **options):
    return FileFinder({path: [path] for path in paths}, **options)


def named(text, *paths):
    """Return which of the paths are named by a text in `blog/` whose page is `blog/d/`."""
    found = finder(*paths, site_url="https://example.org/s/")
    return found.named_in(text, folders=("blog", "blog/d"))


NAMING = {
    "Markdown": "![x](pic.png)",
    "title": '![x](pic.png "A title")',
    "link definition": "[x]: pic.png",
    "footnote": "[^1]: ![](pic.png)",
    "unquoted": "<img src=pic.png>",
    "source set": "<img srcset='a.png 1x,pic.png 2x'>",
    "style": "<i style='background: url(pic.png)'>",
    "comment": "<!-- pic.png -->",
    "from the page": '<img src="../pic.png">',
    "from the root": "/blog/pic.png",
    "from the root of the host": "/s/blog/pic.png",
    "with the site": "https://example.org/s/blog/pic.png#x",
    "with the site, without a scheme": "//example.org/s/blog/pic.png?v=1",
    "without slashes": "example.org/s/blog/pic.png",
    "round about": "./x/../../blog/./pic.png",
    "too far up": "../../../../blog/pic.png",
    "template": "{{ base_url }}/blog/pic.png",
    "shortcode": "{% img pic.png 100 %}",
    "wiki": "![[pic.png|300]]",
    "import": "import pic from './pic.png';",
    "YAML": "image: pic.png",
    "YAML list": "- pic.png",
    "YAML flow": "{image:pic.png}",
    "TOML": 'image="pic.png"',
    "reStructuredText": ".. image:: pic.png",
    "end of a sentence": "See pic.png.",
    "percent": "%70%69c%2Epng",
    "percent and entities": "../&#x62;log/%70ic.png",
    "entity": "pic&period;png",
    "Markdown's backslash": "pic\\.png",
    "JSON's backslash": '"..\\/blog\\/pic.png"',
    "code point": '"\\u0070ic.png"',
    "folders of Windows": "..\\blog\\pic.png",
    "capitals": "PIC.PNG",
    "code": "`pic.png`",
    "typographic quotes": "“pic.png”",
    "full width": "图：pic.png。",
    "table": "|pic.png|",
}
NOT_NAMING = {
    "longer before": "my-pic.png my_pic.png mypic.png épic.png 4pic.png",
    "longer after": "pic.png.bak pic.png-2 pic.png_2 pic.pngs pic.png/x pic.pngé",
    "elsewhere": "images/pic.png ../x/pic.png /pic.png2",
    "other site": "https://example.com/blog/pic.png https://example.com/s/blog/pic.png",
    "other kind": "pic.jpg pic png",
}


@pytest.mark.parametrize("way", NAMING)
def test_a_file_is_found_in_every_language(way):
    assert named(NAMING[way], "blog/pic.png", "other/pic.png") == {"blog/pic.png"}


@pytest.mark.parametrize("way", NOT_NAMING)
def test_a_file_is_not_found_by_another_name_or_path(way):
    assert named(NOT_NAMING[way], "blog/pic.png") == set()


def test_names_may_contain_what_ends_others():
    paths = ("a b/c (1)/x, y [2].png", "é/ü.png", "100%.png", "a%20b.png", "a&amp;b.png", "a'b.png")
    text = "![](</a b/c (1)/x, y [2].png>) é/ü.png 100%.png a%20b.png a&amp;b.png 'a'b.png'"
    assert named(text, *paths) == set(paths)
    assert named("![](/a%20b/c%20%281%29/x,%20y%20%5B2%5D.png) /100%25.png", *paths) == {
        paths[0],
        "100%.png",
    }
    assert named("u\u0308.png", "blog/ü.png") == {"blog/ü.png"}  # As macOS names files.
    assert named("ü.png", "blog/u\u0308.png") == {"blog/u\u0308.png"}
    assert named("pic.png", "blog/Pic.png", "blog/pic.PNG") == {"blog/Pic.png", "blog/pic.PNG"}


def test_text_in_any_encoding_is_searched():
    assert "ü.png" in text_in("ü.png".encode("latin-1"))
    assert "ü.png" in text_in("é ü.png".encode() + b"\xff")
    assert "ü.png" in text_in("ü.png".encode("utf-16"))
    assert "p.png" in text_in(b"p\0.\0p\0n\0g\0")
    assert named(text_in("ü.png".encode("latin-1")), "blog/\udcfc.png") == {"blog/\udcfc.png"}


def test_a_name_at_any_place_of_a_long_text_is_found_and_none_is_made_by_a_cut():
    size = 200_000
    for at in (*range(59_980, 60_010), *range(49_980, 50_010), 110_003, 120_003, size - 20):
        text = f"{'x ' * (at // 2)}{' ' * (at % 2)}../é/pic.png "
        text += " " * (size - len(text))
        assert named(text, "é/pic.png") == {"é/pic.png"}, at
        assert named(text.replace("../é/", "pic-"), "blog/pic.png") == set(), at
        assert named(text.replace("png", "pngs"), "é/pic.png") == set(), at
    escaped = "".join(f"&#x{ord(sign):06X};" for sign in f"../{'d' * 250}/{'x' * 250}.png")
    for at in range(54_000, 61_000, 500):
        text = " " * at + escaped + " " * 70_000
        assert len(named(text, f"{'d' * 250}/{'x' * 250}.png")) == 1, at


def test_a_text_with_too_many_paths_refers_to_all_possible_files(monkeypatch):
    monkeypatch.setattr(file_names, "MOST_PATHS", 100)
    monkeypatch.setattr(file_names, "MOST_ESCAPES", 100)
    paths = ("blog/a.png", "blog/b.png", "c/c.png")
    assert named("no/a.png\n" * 10, *paths) == set()
    assert named("no/a.png\n" * 100 + "no/c.png", *paths) == {"blog/a.png", "c/c.png"}
    assert named("&" * 101, *paths) == set(paths)


@given(
    st.text(
        st.characters(exclude_characters="/\\", exclude_categories=("Cc", "Cs")), min_size=1
    ).filter(lambda name: name not in (".", "..")),
    st.text(),
)
def test_any_name_is_found_in_any_spelling(name, around):
    path = f"images/{name}"
    found = finder(path)
    for spelled in (path, quote(path), html.escape(path), html.escape(quote(path)), json.dumps(path)):
        text = f'{around}"/{spelled}" {around}'
        assert path in found.named_in(text, folders=("blog",)), spelled
    found.named_in(around, folders=(around,))


@given(st.lists(st.text()), st.text(), st.binary(), st.text())
def test_any_text_can_be_searched(names, text, data, site_url):
    found = FileFinder({name: [name] for name in names}, site_url=site_url)
    for searched in (text, text_in(data), "/".join(names)):
        found.named_in(searched, folders=(text,))
        found.mentioned_in(searched)
        found.at(searched, (text,))
    code_of(text)


@pytest.mark.parametrize("names", [["a.png"], ["a", "b c", "é"], []])
def test_mentioned_names_are_whole_words_wherever_they_are(names):
    found = FileFinder({name: [f"some/folder/{name}"] for name in names})
    assert found.mentioned_in(" ".join(f"x/{name}," for name in names)) == set(names)
    assert found.mentioned_in(" ".join(f"x{name}y" for name in names)) == set()
    assert all(found.called(name) == {name} for name in names)


@pytest.mark.parametrize(
    ("link", "is_meant"),
    [
        ("pic.png", True),
        ("../blog/pic.png?v=1#x", True),
        ("/blog/pic.png", True),
        ("/versions/2/blog/pic.png", True),
        ("https://www.example.org/s/blog/pic.png", True),
        ("https://example.com/blog/pic.png", False),
        ("//cdn.example.com/blog/pic.png", False),
        ("see pic.png", False),
    ],
)
def test_a_whole_text_is_a_link(link, is_meant):
    found = finder("blog/pic.png", site_url="https://example.org/s/")
    assert bool(found.at(link, ("blog",))) is is_meant


CODE = {
    "an attribute": ("<img data-x='a.png'>", "a.png"),
    "an attribute with a sign": ("<a onclick='if (1 < 2) show(\"a.png\")'>x</a>", "a.png"),
    "a script": ("<script>load('a.png')</script>", "a.png"),
    "a style": ("<style>i { background: url(a.png) }</style>", "a.png"),
    "a diagram": ("<pre class='mermaid'><code>img: a.png</code></pre>", "a.png"),
    "text": ("<p>a.png</p><script></script>a.png", ""),
    "text behind a diagram": ("<pre class='mermaid'>x</pre><p>a.png</p>", ""),
}


@pytest.mark.parametrize("case", CODE)
def test_browsers_load_what_is_in_code_and_not_what_is_in_text(case):
    content, expected = CODE[case]
    assert ("a.png" in code_of(content)) is bool(expected)


def test_html_without_ends_is_read_in_one_pass():
    for content in (
        "<a " * 100_000,
        "<script>" * 50_000,
        "<pre class='mermaid'>" * 50_000,
        "<" * 300_000,
    ):
        with at_most_calls(3_000_000):
            code_of(content)
