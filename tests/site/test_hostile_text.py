"""Texts as attacks, in every field: no value becomes markup, code or a terminal's command."""

from __future__ import annotations

import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from html import unescape

import html5lib
import pytest
from commands import run_command
from hostile_names import quoted
from hostile_texts import KEYS, LONG, VALUES
from hosts import build_with
from support import NOW, Built, Site, post

from mkdocs_blogposts.frontmatter.values.names import MAX_NAME_LENGTH
from mkdocs_blogposts.frontmatter.values.text import MAX_TITLE_LENGTH, summary_of
from mkdocs_blogposts.text.truncate import cut

SITES = (
    ("mkdocs", "mkdocs"),
    ("mkdocs", "readthedocs"),
    ("mkdocs", "material"),
    ("properdocs", "mkdocs"),
)
"""A host, and a theme."""
# What no terminal may get; and what no page may, where scripts that need them have their isolates.
STEERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
TURNS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e]")


def _files(values: dict[str, str]) -> dict[str, str]:
    """Return a site with each value in each field: of posts, folders, authors, tags, and in names."""
    files = {"index.md": "# Home\n", "blog/index.md": "# Blog\n"}
    authors, tags = [], []
    for n, (name, value) in enumerate(values.items()):
        q = quoted(value)
        front = "---\ndate: 2024-01-01\n"
        person = f"{{name: {q}, url: {q}, avatar: {q}, description: {q}}}"
        if name in LONG:
            texts = f"title: {q}\nsummary: {q}\ntags: [{q}]\nauthors: [{person}]\nimage: {q}\n"
            # The oldest, so it isn't in any navigation.
            files[f"blog/texts-{n}.md"] = f"---\ndate: 2020-01-01\n{texts}---\nText {n}.\n"
            continue
        texts = "".join(f"{key}: {q}\n" for key in KEYS)
        lists = "".join(f"{key}: [{q}, {q}]\n" for key in KEYS)
        maps = f"authors: [{person}]\nexternal_links: {{x: {q}}}\n"
        part = value.replace("/", "").replace("\0", "")[:40]
        files |= {
            f"blog/texts-{n}.md": f"{front}{texts}---\nText {n}.\n",
            f"blog/lists-{n}.md": f"{front}{lists}---\nText {n}.\n",
            f"blog/{part} folder/{part}.md": f"{front}{maps}---\nText {n}.\n",
            f"blog/{n}/.meta.yml": f"series: {q}\nimage: {q}\ncategories: [{q}]\nstatus: {q}\n",
            f"blog/{n}/known.md": f"{front}authors: [a{n}]\ntags: [t{n}]\n---\nText {n}.\n",
        }
        authors.append(f"a{n}: {person}\n")
        tags.append(f"t{n}: {{label: {q}, description: {q}, permalink: {q}}}\n")
    files["blog/authors.yml"] = "".join(authors)
    files["blog/tags.yml"] = "".join(tags)
    return files


@dataclass
class Themed:
    site: Site
    built: Built
    pages: dict[str, ET.Element]


def _built(root, host, theme, values) -> Themed:
    site = Site.make(
        root / "project",
        _files(values) | {"blog/own.md": post("Own", OWN_HTML, date="2024-01-01", authors=AUTHORS)},
        {
            "theme": {"name": theme},
            "plugins": ["search", {"blogposts": {"nav_posts": 5, "posts_per_page": 100}}],
            "site_url": "https://example.org/",
            "nav": ["index.md", {"Blog": "blog/index.md"}, *(f"blog/texts-{n}.md" for n in range(8))],
        },
    )
    if host == "mkdocs":
        built = site.build()
        assert not built.aborted
    else:
        result = build_with(site, host=host)
        assert result.returncode == 0, result.stderr
        built = Built(site.built.site_dir, [("", line) for line in result.stderr.split("\n")])
    pages = {
        name: html5lib.parse((built.site_dir / name).read_bytes(), namespaceHTMLElements=False)
        for name in built.files
        if name.endswith(".html")
    }
    return Themed(site, built, pages)


@pytest.fixture(scope="module", params=SITES, ids="-".join)
def themed(request, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        harmless = _built(tmp_path_factory.mktemp("harmless"), *request.param, HARMLESS)
        return harmless, _built(tmp_path_factory.mktemp("hostile"), *request.param, VALUES)


# What makes every element that our HTML and the theme's can have.
HARMLESS = {f"value {n}": f"https://example.org/hostile-{n}" for n in range(3)}
AUTHORS = [f"Author {number}" for number in range(30)]  # So many that their index has letters.
OWN_HTML = '<b id="mine" onclick="mine()">Mine</b>\n\n<script>mine()</script>\n\n<!-- mine -->'


def cleaned(value: str) -> str:
    """Return what readers shall see of a value: one line, without what steers a terminal or a text."""
    turning = "\u202a\u202b\u202c\u202d\u202e"
    steers = (unicodedata.category(c) in ("Cc", "Cs") or c in turning for c in value)
    return " ".join("".join(" " if s else c for s, c in zip(steers, value, strict=True)).split())


def _attributes(pages) -> set[tuple[str, str]]:
    """Return every attribute that an element has, and every element."""
    found = set()
    for page in pages.values():
        for element in page.iter():
            if isinstance(element.tag, str):
                found |= {(element.tag, ""), *((element.tag, str(name)) for name in element.attrib)}
    return found


def test_no_element_and_no_attribute_comes_from_a_value(themed):
    harmless, hostile = themed

    assert _attributes(hostile.pages) - _attributes(harmless.pages) == set()


def test_no_value_runs(themed):
    _, hostile = themed
    for name, page in hostile.pages.items():
        for element in page.iter():
            text = "".join(element.itertext()) if element.tag in ("script", "style") else ""
            text = JS_STRING.sub("", text)
            text = element.text if not isinstance(element.tag, str) else text
            assert "alert" not in (text or ""), name
            for attribute, value in element.attrib.items():
                if attribute in ("href", "src", "srcset", "action", "data", "content"):
                    scheme = "".join(value.split()).partition(":")[0].lower()
                    assert scheme not in ("javascript", "vbscript", "data") or attribute == "content"
                assert not attribute.startswith("on") or value == "mine()", name


JS_STRING = re.compile(r'"(?:[^"\\<\n]|\\.)*"')


def _texts(pages, tag: str, class_: str = "") -> list[str]:
    return [
        "".join(element.itertext())
        for page in pages.values()
        for element in page.iter(tag)
        if not class_ or class_ in element.get("class", "").split()
    ]


@pytest.mark.parametrize("name", VALUES)
def test_a_text_reads_as_it_was_written(name, themed):
    _, hostile = themed
    text = cleaned(VALUES[name])
    title = cut(text, MAX_TITLE_LENGTH)
    pages = hostile.pages

    assert title in _texts(pages, "h1", "blogposts-title")
    assert any(title in " ".join(found.split()) for found in _texts(pages, "title"))
    assert cut(text, MAX_NAME_LENGTH) in _texts(pages, "bdi")
    assert title in {link.strip() for link in _texts(pages, "a")}
    assert summary_of(VALUES[name]) in _texts(pages, "p", "blogposts-summary")


def test_summaries_are_cut_before_they_are_escaped(make_site):
    files = {
        "blog/a.md": post("A", "&" * 500, date="2024-01-01"),
        "blog/b.md": post("B", date="2024-01-01", summary="<" * 5000),
    }
    built = make_site(files, theme="material").build()
    texts = [p.get_text() for p in built.html("blog/").select(".blogposts-summary")]
    (content,) = [meta["content"] for meta in built.html("blog/a/").select("meta[name=description]")]

    assert texts == ["&" * 160 + "…", "<" * 1000 + "…"]
    assert content == "&" * 160 + "…"


def test_search_index_and_sitemap_have_only_texts_and_urls(themed):
    _, hostile = themed
    index = json.loads(hostile.built.text("search/search_index.json"))
    titles = {unescape(entry["title"]) for entry in index["docs"]}
    sitemap = ET.fromstring(hostile.built.text("sitemap.xml"))  # noqa: S314 - our own
    places = [element.text for element in sitemap.iter() if element.tag.endswith("}loc")]

    assert {cut(cleaned(value), MAX_TITLE_LENGTH) for value in VALUES.values()} <= titles
    assert not any(TURNS.search(entry["title"] + entry["location"]) for entry in index["docs"])
    refresh = "meta[http-equiv=refresh]"  # Old URLs aren't in it.
    pages = [page for page in hostile.built.pages if not hostile.built.html(page).select(refresh)]
    assert len(places) == len(pages)
    assert all(re.fullmatch(r"https://example\.org/[\w/%.~-]*", place) for place in places)


def _feed_parts(feed) -> set[tuple[str, str]]:
    """Return each element and attribute of a feed in XML, or each key of the entries of one in JSON."""
    if isinstance(feed, ET.Element):
        return {(element.tag, name) for element in feed.iter() for name in ("", *element.attrib)}
    items = ((key, value) for item in feed["items"] for key, value in item.items())
    return {(key, type(value).__name__) for key, value in items}


def _feeds(root, values, keys) -> tuple[ET.Element, dict]:
    rss = {"use_git": False, "length": 100, "date_from_meta": {"as_creation": "date"}}
    files = {
        f"blog/{n}.md": "---\ndate: 2024-01-01\n"
        + "".join(f"{key}: {quoted(value)}\n" for key in keys)
        + f"---\nText {n}.\n"
        for n, value in enumerate(values)
    }
    config = {"plugins": ["blogposts", {"rss": rss}], "site_url": "https://example.org/"}
    built = Site.make(root, files, config).build()
    assert not built.aborted
    xml = ET.fromstring(built.text("feed_rss_created.xml"))  # noqa: S314 - our own
    return xml, json.loads(built.text("feed_json_created.json"))


def test_feeds_have_only_texts(tmp_path):
    # The plugin doesn't escape authors and images: a `&` breaks its feed with and without us.
    keys = [key for key in KEYS if key not in ("authors", "author", "image")]
    values = [value for name, value in VALUES.items() if name not in LONG]
    harmless = _feeds(tmp_path / "harmless", ["harmless"], keys)
    hostile = _feeds(tmp_path / "hostile", values, keys)

    for ours, theirs in zip(hostile, harmless, strict=True):
        assert _feed_parts(ours) - _feed_parts(theirs) == set()
    texts = {
        "XML": [element.text or "" for element in hostile[0].iter("title")],
        "JSON": [item["title"] for item in hostile[1]["items"]],
    }
    for form, titles in texts.items():
        assert {cleaned(value) for value in values} <= set(titles), form
        assert not [title for title in titles if TURNS.search(title)], form
    for item in hostile[0].iter("item"):
        assert re.fullmatch(r"https://example\.org/[\w/%.~-]*", item.findtext("link"))


def test_no_message_controls_the_terminal(themed):
    _, hostile = themed
    assert not [text for text in hostile.built.messages if STEERS.search(text)]
    assert all("\n" not in text for text in hostile.built.messages if text.startswith("blogposts:"))


def test_an_authors_html_is_kept(themed):
    _, hostile = themed
    assert OWN_HTML.split("\n\n", maxsplit=1)[0] in hostile.built.text("blog/own/")
    assert OWN_HTML.split("\n\n")[1] in hostile.built.text("blog/own/")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    site = Site.make(tmp_path_factory.mktemp("commands") / "project", _files(VALUES))
    site.write_config()
    return site


@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        ["check", "--format", "json"],
        ["check", "--format", "github"],
        ["list"],
        ["list", "--json"],
        ["schema"],
    ],
    ids=" ".join,
)
def test_no_command_controls_the_terminal(command, site):
    result = run_command(site.root, *command)

    assert len(result.stdout) > 100
    assert not STEERS.search(result.stdout + result.stderr)
    if command == ["check", "--format", "github"]:
        assert all(
            line.startswith("::") and line.count("title=") == 1 for line in result.stdout.splitlines()
        )
    if command[-1] in ("json", "--json"):
        json.loads(result.stdout)


def test_explain_does_not_control_the_terminal(site):
    worst = {name: VALUES[name] for name in ("control", "bidirectional")}
    named = [src_uri for src_uri in _files(worst) if " folder/" in src_uri]
    numbers = [list(VALUES).index(name) for name in worst]
    for src_uri in (*named, *(f"blog/texts-{n}.md" for n in numbers)):
        result = run_command(site.root, "explain", src_uri)
        assert not STEERS.search(result.output), src_uri
        assert result.exit_code == 0, (src_uri, result.output)
