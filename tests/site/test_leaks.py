"""The leak check of a finished site: what it finds, and what isn't a leak."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from leaks import Leak, leaks_in, possible_leaks_in
from support import Site, post
from work import at_most_calls

from mkdocs_blogposts.adapter.drafts.clues import ClueFinder
from mkdocs_blogposts.adapter.drafts.public_texts import PublicTexts

FIRST = "The quick launch of our secret product is in May"
SECOND = "Nobody outside the team may hear of it before"
SENTENCE = f"{FIRST}. {SECOND}"
TITLE = "Secret launch plan"
DRAFT = f"---\ntitle: {TITLE}\ndate: 2024-01-01\ndraft: true\n---\n{SENTENCE}.\n\n![](pic.png)\n"
FILES = {
    "about.md": "# About\n",
    "blog/open.md": post("Open", date="2024-01-01"),
    "blog/secret-plan.md": DRAFT,
    "blog/pic.png": b"PNG of the plan",
}


def build(make_site, hook, files=None, **config):
    site = make_site({**FILES, "../hook.py": hook, **(files or {})}, hooks=["hook.py"], **config)
    return site.build()


# The project's own texts give nothing away, so that hooks must not contain what they write.
def write(*, name, data):
    return f"""
from pathlib import Path
def on_post_build(config):
    path = Path(config.site_dir, {name!r})
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes.fromhex({data.hex()!r}))
"""


def made_file(*, name, data):
    return f"""
from mkdocs.structure.files import File
def on_files(files, config):
    content = bytes.fromhex({data.hex()!r})
    files.append(File.generated(config, {name!r}, content=content))
"""


def made_page(*, text, name="made.md"):
    return made_file(name=name, data=text.encode())


@pytest.mark.parametrize(
    ("name", "data", "kinds"),
    [
        ("x.json", json.dumps({"t": TITLE}).encode(), "title"),
        ("x.txt", b"Next: Secret launch plan, soon", "title"),
        ("x.xml", f"<p>{SENTENCE}.</p>".encode(), "text"),
        ("x.js", b"go('/blog/secret-plan/')", "URL"),
        ("feed.xml", b"<link>https://example.org/sub/blog/secret-plan/?a=1#b</link>", "URL"),
        ("x.css", b"a { background: url(blog/pic.png) }", "file's URL"),
        ("blog/pic.png", b"PNG", "file"),
        ("copies/a.bin", b"PNG of the plan", "file"),
        ("blog/secret-plan.md", b"", "source"),
        ("x.html", b"<a href='blog/secret-plan/index.html'>x</a>", "URL"),
        (
            "x.json",
            json.dumps({"url": "blog/secret-plan/", "t": SENTENCE}).encode(),
            "URL and text",
        ),
    ],
)
def test_a_leak_fails_the_build_and_names_the_place(make_site, name, data, kinds):
    built = build(make_site, write(name=name, data=data), site_url="https://example.org/sub/")

    assert built.aborted
    assert leaks_in(built) == [Leak("blog/secret-plan.md", kinds, name)]


def test_a_leak_in_a_compressed_file_is_found(make_site):
    hook = """
import gzip, os
def on_post_build(config):
    with gzip.open(os.path.join(config.site_dir, "x.xml.gz"), "wb") as file:
        file.write(b"<loc>/blog/" + b"secret-plan/</loc>")
"""
    assert leaks_in(build(make_site, hook)) == [Leak("blog/secret-plan.md", "URL", "x.xml.gz")]


STAGES = (
    """
def on_page_markdown(markdown, page, config, files):
    return markdown + text if page.file.src_uri == "about.md" else markdown
""",
    """
def on_page_content(html, page, config, files):
    return html + text if page.file.src_uri == "about.md" else html
""",
    """
def on_post_page(output, page, config):
    return output.replace("</body>", text) if page.file.src_uri == "about.md" else output
""",
    """
from pathlib import Path
def on_post_build(config):
    path = Path(config.site_dir, "about/index.html")
    path.write_text(path.read_text() + text)
""",
)


@pytest.mark.parametrize("event", STAGES)
def test_a_leak_in_a_page_is_found_at_every_stage(make_site, event):
    built = build(make_site, f"text = bytes.fromhex({SENTENCE.encode().hex()!r}).decode()\n{event}")

    assert built.aborted
    assert "about/index.html" in {leak.place for leak in leaks_in(built)}


def test_text_that_a_page_includes_from_a_draft_is_a_leak(make_site, monkeypatch):
    site = make_site(
        {**FILES, "about.md": '# About\n\n--8<-- "docs/blog/secret-plan.md"\n'},
        markdown_extensions=["pymdownx.snippets"],
    )
    monkeypatch.chdir(site.root)
    built = site.build()

    assert {leak.place for leak in leaks_in(built)} == {"about/index.html", "search/search_index.json"}


OTHER = "The other draft has this long sentence. And one more that is just as long"
BESIDE = "A page beside the posts says this to nobody. It repeats that for the check"


def test_two_blogs_and_pages_that_are_not_posts_are_checked(make_site):
    text = f"{OTHER}\n{BESIDE}"
    built = build(
        make_site,
        write(name="x.txt", data=text.encode()),
        {
            "news/b.md": f"---\ndraft: true\n---\n{OTHER}.\n",
            "blog/posts/a.md": post("A", date="2024-01-01"),
            "blog/beside.md": f"---\ndraft: true\n---\n{BESIDE}.\n",
        },
        plugins=["blogposts", {"blogposts": {"blog_dir": "news"}}],
    )
    assert built.aborted
    assert [leak.owner for leak in leaks_in(built)] == ["blog/beside.md", "news/b.md"]


def test_no_other_plugin_sees_the_files_of_hidden_posts_before_the_decision(make_site):
    hook = """
seen = []
def on_files(files, config):
    # Listing pages are ours.
    seen.extend(file.src_uri for file in files if not file.generated_by)
def on_post_build(config):
    from pathlib import Path
    Path(config.site_dir, "seen.txt").write_text("\\n".join(seen))
"""
    files = {
        "blog/open.md": post("Open", date="2024-01-01"),
        "blog/a.md": "---\ndraft: true\n---\n",
        "blog/b.md": post("B", date="2099-01-01"),
        "blog/_drafts/deep/c.md": post("C", date="2024-01-01"),
        "blog/d.mdx": "---\npublished: false\n---\n",
        "blog/e/index.md": post("E", date="2024-01-01", expiryDate="2025-01-01"),
        "blog/e/map.png": b"PNG",
        "blog/e/part.md": post("Part", date="2024-01-01"),
        "blog/f.md": "---js\n{}\n---\n",
        "blog/unlisted.md": post("U", date="2024-01-01", unlisted=True),
        # What is no post, and what MkDocs would copy as it is.
        "blog/index.md": "---\ndraft: true\n---\n",
        "blog/tags/drafts/t.md": "# T\n",
        "blog/_part.md": "Part",
        "blog/x.rst": "X\n=\n",
        "blog/y.MD": "# Y\n",
        "blog/w.html": "---\ntitle: W\n---\n",
        "blog/tags/z.mdx": "# Z\n",
    }
    site = make_site({**files, "../hook.py": hook}, hooks=["hook.py"])
    seen = site.build().text("seen.txt").split("\n")
    assert [name for name in seen if name.startswith("blog/")] == ["blog/open.md", "blog/unlisted.md"]

    names = set(files) | {"index.md"}
    assert names <= set(site.build(preview=True).text("seen.txt").split("\n"))


CHANGES = {
    "the text of its file": (
        """
    files.src_uris["blog/open.md"].content_string = DRAFT
""",
        ["made", "tags/t"],
    ),
    "a file that is made": (
        """
    files.remove(files.src_uris["blog/made.md"])
    files.append(File.generated(config, "blog/made.md", content=DRAFT))
""",
        ["open", "tags/t"],
    ),
    "the level of its file": (
        """
    files.src_uris["blog/open.md"].inclusion = InclusionLevel.DRAFT
""",
        ["made", "tags/t"],
    ),
    "what its folder says": (
        """
    files.append(File.generated(config, "blog/.meta.yml", content="draft: true"))
""",
        [],
    ),
    "the text of a page that is no post": (
        """
    files.src_uris["blog/tags/t.md"].content_string = DRAFT
""",
        ["made", "open"],
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_files_that_another_plugin_changes_after_the_first_scan_are_read_again(make_site, change):
    early = """
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
@event_priority(200)
def on_files(files, config):
    files.append(File.generated(config, "blog/made.md", content="---\\ndate: 2024-01-01\\n---\\n"))
"""
    code, left = CHANGES[change]
    late = f"""
from mkdocs.structure.files import File, InclusionLevel
DRAFT = "---\\ndraft: true\\n---\\n"
def on_files(files, config):{code}"""
    files = {"blog/open.md": post("Open", date="2024-01-01"), "blog/tags/t.md": "# T\n"}
    plugins = ["search", {"blogposts": {"archive": False}}]
    files |= {"../early.py": early, "../late.py": late}
    site = make_site(files, hooks=["early.py"], plugins=plugins)
    assert site.build().pages == ["", "blog/", "blog/made/", "blog/open/", "blog/tags/t/"]

    site.config["hooks"].append("late.py")
    assert site.build().pages == ["", "blog/", *(f"blog/{name}/" for name in left)]


def test_no_folder_that_another_plugin_adds_publishes_hidden_posts(make_site):
    hook = """
from mkdocs.structure.files import File
def on_files(files, config):
    files.append(File.generated(config, "blog/posts/made.md", content="# Made"))
"""
    files = {
        "blog/secret-plan.md": DRAFT,
        "blog/trip/index.md": DRAFT,
        "blog/trip/part.md": "# Part\n",
        "blog/trip/map.png": b"PNG",
    }
    built = build(make_site, hook, files)
    assert built.pages == ["", "about/", "blog/", "blog/made/", "blog/open/"]
    assert not [name for name in built.files if name.startswith("blog/trip/")]


REMADE = {
    "a hook": """
from mkdocs.structure.files import File
def on_files(files, config):
    text = "---\\ntitle: Made\\ndate: 2024-01-01\\n---\\nMade.\\n"
    files.append(File.generated(config, "blog/secret-plan.md", content=text))
""",
    "a script that writes": """
import mkdocs_gen_files
from pathlib import Path
with mkdocs_gen_files.open("blog/secret-plan.md", "w") as file:
    file.write(Path("docs/blog/secret-plan.md").read_text().split("---")[2])
""",
    "a script that adds": """
import mkdocs_gen_files
with mkdocs_gen_files.open("blog/secret-plan.md", "a") as file:
    file.write("A footer.")
""",
}


@pytest.mark.parametrize("name", REMADE)
def test_a_file_that_another_plugin_adds_with_the_name_of_a_hidden_post_stays_hidden(
    make_site, monkeypatch, name
):
    is_hook = name == "a hook"
    plugins = ["search", *([] if is_hook else [{"gen-files": {"scripts": ["make.py"]}}]), "blogposts"]
    site = make_site(
        {**FILES, "../make.py": REMADE[name]}, hooks=["make.py"] if is_hook else [], plugins=plugins
    )
    monkeypatch.chdir(site.root)
    built = site.build()

    archive = ["blog/archive/", "blog/archive/2024/"]
    assert built.pages == ["", "about/", "blog/", *archive, "blog/open/"]
    assert built.problems == [
        "warning: [draft-recreated] blog/secret-plan.md",
    ]
    maker = "the hook make.py" if is_hook else "the plugin mkdocs-gen-files"
    assert any(maker in text for text in built.messages)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yml", "---\ntitle: X\ndraft: true\n"),
        ("a.diff", "--- a.md\n+++ b.md\n+draft: true\n"),
        ("a.txt", "---\nA text, not more.\n"),
        ("a.md.txt", "---\ntitle: 'X\ndate: 2024-01-01\n---\nA copy of what all may see.\n"),
    ],
)
def test_a_file_that_only_starts_like_a_post_is_copied_without_a_report(make_site, name, text):
    built = make_site({"blog/open.md": post("Open", date="2024-01-01"), f"blog/{name}": text}).build(
        strict=True
    )

    assert f"blog/{name}" in built.files
    assert not built.problems


LATE = """
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
@event_priority({priority})
def on_files(files, config):
    files.append(File.generated(config, "blog/late.md", content={text!r}))
"""


@pytest.mark.parametrize("priority", [-95, -110, -200])
def test_a_draft_that_another_plugin_adds_late_is_hidden(make_site, priority):
    built = build(make_site, LATE.format(text=DRAFT, priority=priority))
    text = b"".join(data for _, data in built.everything())

    assert "blog/late/index.html" not in built.files
    assert not built.problems
    assert SENTENCE.encode() not in text
    assert TITLE.encode() not in text
    assert b"late" not in built.path("").read_bytes()


REMADE_LATE = """
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, InclusionLevel
@event_priority({priority})
def on_files(files, config):
    if file := files.src_uris.get("blog/secret-plan.md"):
        files.remove(file)
    inclusion, folders = InclusionLevel.INCLUDED, (config.docs_dir, config.site_dir)
    files.append(File("blog/secret-plan.md", *folders, True, inclusion=inclusion))
"""


@pytest.mark.parametrize("priority", [-95, -200])
@pytest.mark.parametrize("leak_check", [True, False])
def test_a_hidden_post_that_another_plugin_adds_again_late_stays_hidden(
    make_site, leak_check, priority
):
    files = {"blog/secret-plan.md": "---\ntitle: Plan\ndraft: true\n---\nShort.\n\n![](pic.png)\n"}
    plugins = ["search", {"blogposts": {"leak_check": leak_check}}]
    built = build(make_site, REMADE_LATE.format(priority=priority), files, plugins=plugins)

    assert not built.aborted
    assert not {"blog/secret-plan/index.html", "blog/pic.png"} & set(built.files)
    # At -95, it is removed from the files and added again.
    is_replaced = priority == -95
    recreated = "warning: [draft-recreated] blog/secret-plan.md"
    assert built.problems == ([] if is_replaced else [recreated])


def test_unclear_values_in_a_late_page_are_reported(make_site):
    built = build(make_site, LATE.format(priority=-200, text="---\ndraft: maybe\n---\nText.\n"))

    assert "blog/late/index.html" not in built.files
    assert built.problems == ["error: [flag-invalid] blog/late.md:2"]


@pytest.mark.parametrize("folders", [["blog", "blog/news"], ["blog/news", "blog"]])
def test_a_blog_in_the_folder_of_another_adds_nothing_late(make_site, folders):
    site = make_site(
        {"blog/a.md": post("A", date="2024-01-01"), "blog/news/b.md": post("B", date="2024-01-01")},
        plugins=[{"blogposts": {"blog_dir": folder}} for folder in folders],
    )
    built = site.build()

    assert not built.problems
    assert not [text for text in built.messages if "DeprecationWarning" in text]
    assert {"blog/a/index.html", "blog/news/b/index.html"} <= set(built.files)


@pytest.mark.parametrize("priority", [-95, -200])
def test_a_page_that_another_plugin_adds_late_is_a_page_and_reported(make_site, priority):
    built = build(make_site, LATE.format(text="# Late\n", priority=priority))

    assert "blog/late/index.html" in built.files
    assert built.problems == ["warning: [page-late] blog/late.md"]
    assert any("the hook hook.py" in text for text in built.messages)


PUBLISHED = {
    "a title that another post has": {"blog/same.md": post("Secret launch plan", date="2024-01-02")},
    "a title in other letters": {"about.md": "# About\n\nsecret Launch plan\n"},
    "a sentence that another post has": {"about.md": f"# About\n\n{SENTENCE}.\n"},
    "a link's text": {"about.md": "# About\n\n[Secret launch plan](https://example.org/)\n"},
    "a link": {"about.md": "# About\n\nSoon: [more](blog/secret-plan.md).\n"},
    "the whole URL": {"about.md": "# About\n\n<https://example.org/blog/secret-plan/>\n"},
    "an address of another site": {"about.md": "# About\n\n<https://x.org/blog/secret-plan/>\n"},
    "another page of that name": {
        "guide/secret-plan.md": "# X\n",
        "index.md": "[x](guide/secret-plan.md)",
    },
    "a short title that is a word": {
        "blog/search.md": "---\ntitle: Search\ndraft: true\n---\n",
        "blog/tags2.md": "---\ntitle: Tags\ndraft: true\n---\n",
        "blog/open.md": post("Open", date="2024-01-01", tags=["Search"]),
        "blog/number.md": "---\ntitle: 2024\ndraft: true\n---\n",
    },
    "a short title inside other words": {
        "blog/pack.md": "---\ntitle: Pack\ndraft: true\n---\n",
        "about.md": "# About\n\nWe pack our bags. Packing is fun.\n",
    },
    "a picture that a page uses too": {"about.md": "# About\n\n![](blog/pic.png)\n"},
    "a picture with the same bytes": {"img/other.png": b"PNG of the plan"},
    "the site's own settings": {},
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_text_that_published_pages_contain_is_not_a_leak(make_site, name):
    entry = {"Soon": "https://example.org/blog/secret-plan/"}
    config = {"site_description": SENTENCE, "nav": ["index.md", "blog/index.md", entry]}
    config = config if "settings" in name else {}
    built = make_site({**FILES, **PUBLISHED[name]}, site_url="https://example.org/", **config).build()

    assert not built.aborted
    assert leaks_in(built) == []


@pytest.mark.parametrize("name", ["blog/feed.json.md", "blog/index.md"])
def test_the_feed_in_the_place_of_a_draft_or_its_file_is_no_leak(make_site, name):
    files = {"blog/a.md": post("A", date="2024-01-01")} if name != "blog/index.md" else {}
    files |= {name: hidden("A plan for the feed"), "blog/d/index.md": hidden("D")}
    files |= {"blog/feed.json": "{}"} if name == "blog/index.md" else {}
    built = make_site(files, site_url="https://example.org/").build(strict=True)

    assert not built.aborted
    assert "jsonfeed.org" in built.text("blog/feed.json")


def test_what_leaks_into_many_pages_is_one_line(make_site):
    hook = """
from pathlib import Path
def on_post_page(output, page, config):
    text = Path(config.docs_dir, "blog/secret-plan.md").read_text("utf-8")
    return output + text.split("title: ")[1].split("\\n")[0]
"""
    built = build(make_site, hook, {f"{number}.md": "# Page\n" for number in range(10)})
    (line,) = [text for text in built.messages if text.endswith("[leak]")]

    assert built.aborted
    assert "hidden, but its title is in 'index.html' and 15 other files (got " in line


def hidden(title="", text="Text."):
    return post(title, text, date="2024-01-01", draft=True)


WELCOME = "Welcome to the weekly newsletter of all our happy users."
README_LINE = "Fast little tools for people who like fast little tools"
MANY = f"{README_LINE}.\n\nAnother sentence of the draft that nobody else has.\n"
# By name: the title and the text of a draft, files and settings of a site that says the same itself.
SAID = {
    "a title made of a page's name": (
        "Release notes 2024",
        "",
        {"release-notes-2024.md": "Text.\n"},
        {},
    ),
    "a title made of a post's name": (
        "Hello big world",
        "",
        {"blog/2024-02-02-hello-big-world.md": "Text.\n"},
        {},
    ),
    "a section's title": (
        "User guide",
        "",
        {"user-guide/a.md": "# A\n", "user-guide/b.md": "# B\n"},
        {},
    ),
    "a short title of a page": ("Changelog", "", {"changelog.md": "Text.\n"}, {}),
    "text over lines": (
        "",
        WELCOME,
        {"blog/b.md": post("B", WELCOME.replace("weekly ", "weekly\n"), date="2024-01-02")},
        {},
    ),
    "a folded summary": (
        "",
        WELCOME,
        {
            "blog/b.md": "---\ndate: 2024-01-02\nsummary: >\n  "
            + WELCOME.replace("weekly ", "weekly\n  ")
            + "\n---\n"
        },
        {},
    ),
    "text with markup": (
        "",
        WELCOME,
        {"about.md": WELCOME.replace("weekly newsletter", "**weekly** [newsletter](index.md)")},
        {},
    ),
    "text with apostrophes over lines": (
        "",
        "What's good for our little team is good for Ada's house.",
        {"about.md": "What's good for our little\nteam is *good* for Ada's house.\n"},
        {},
    ),
    "text with tags": ("", WELCOME, {"about.md": WELCOME.replace("weekly", "<b>weekly</b>")}, {}),
    "a heading with markup": (
        "Why we chose Rust",
        "",
        {"about.md": "# A\n\n## Why *we* chose `Rust`\n"},
        {},
    ),
    "a heading with an entity": (
        "Café culture in Paris",
        "",
        {"about.md": "## Caf&eacute; culture in Paris\n"},
        {},
    ),
    "a title in quotes": (
        "Don't panic about it",
        "",
        {"blog/b.md": "---\ntitle: 'Don''t panic about it'\ndate: 2024-01-02\n---\n"},
        {},
    ),
    "a link's title in settings": (
        "Launch of it all",
        "",
        {},
        {"nav": [{"Launch of it all": "index.md"}]},
    ),
    "a theme's setting": (
        "Switch to dark mode",
        "",
        {},
        {
            "theme": {
                "name": "material",
                "palette": [
                    {"toggle": {"name": "Switch to dark mode", "icon": "material/brightness-7"}}
                ],
            }
        },
    ),
    "a date": ("5 March 2024", "", {"blog/b.md": post("B", date="2024-03-05")}, {}),
    "a time of reading": ("1 min read", "", {"blog/b.md": post("B", date="2024-03-05")}, {}),
    "a list's title": (
        "Posts tagged release",
        "",
        {"blog/b.md": post("B", date="2024-03-05", tags=["release"])},
        {},
    ),
    "a file taken in": (
        "",
        MANY,
        {"index.md": '--8<-- "README.md"\n', "../README.md": f"# Tools\n\n{README_LINE}.\n"},
        {"markdown_extensions": [{"pymdownx.snippets": {"base_path": "{root}"}}]},
    ),
    "a file taken in that is no page of the site": (
        "",
        MANY,
        {"index.md": '--8<-- "docs/parts/line.md"\n', "parts/line.md": f"{README_LINE}.\n"},
        {
            "markdown_extensions": [{"pymdownx.snippets": {"base_path": "{root}"}}],
            "exclude_docs": "parts/",
        },
    ),
    "a page made of a file": (
        "",
        MANY,
        {
            "../hook.py": made_page(text=f"# Tools\n\n{README_LINE}.\n"),
            "../README.md": f"{README_LINE}.\n",
        },
        {"hooks": ["hook.py"]},
    ),
    "a made page's title": (
        "Command line reference",
        "",
        {"../hook.py": made_page(text="# Command line reference\n")},
        {"hooks": ["hook.py"]},
    ),
    "a page of that name elsewhere": (
        "",
        "Text.",
        {"fr/index.md": "[x](blog/draft.md)\n", "fr/blog/draft.md": "# Bonjour\n"},
        {},
    ),
    "a link in a post that a plugin makes": (
        "",
        "Text.",
        {"../hook.py": made_page(text="Soon: [x](draft.md)\n", name="blog/made.md")},
        {"hooks": ["hook.py"]},
    ),
    "a link in a list that a plugin makes": (
        "",
        "Text.",
        {
            "../make.py": "import mkdocs_gen_files\n"
            "with mkdocs_gen_files.open('blog/index.md', 'w') as file:\n"
            "    file.write('# Blog\\n\\nSoon: [x](draft.md)\\n')\n"
        },
        {"plugins": [{"gen-files": {"scripts": ["make.py"]}}, "blogposts"]},
    ),
    "a file's name in prose": (
        "",
        "![](logo-new.png)",
        {
            "blog/logo-new.png": b"PNG",
            "blog/b.md": post("B", "Soon.", date="2024-02-01", summary="We say logo-new.png today."),
        },
        {},
    ),
    "a link in the navigation": (
        "Launch of it all",
        "",
        {},
        {"nav": [{"Home": "index.md"}, {"Soon": "/blog/draft/"}]},
    ),
    "words of the blog itself": ("All posts", "", {}, {}),
    "words of the theme": ("Next", "", {}, {"theme": "readthedocs"}),
    "an author": ("Ada Lovelace", "", {"blog/.authors.yml": "ada: {name: Ada Lovelace}\n"}, {}),
    "a file that is copied": (
        "",
        WELCOME,
        {"a.txt": WELCOME, "../hook.py": write(name="b.txt", data=WELCOME.encode())},
        {"hooks": ["hook.py"]},
    ),
    "an extra": (
        "Words of the site",
        "",
        {"../hook.py": write(name="b.txt", data=b"Words of the site")},
        {"hooks": ["hook.py"], "extra": {"a": ["Words of the site"]}},
    ),
    "what a folder gives to all": (
        "",
        "",
        {
            "blog/.meta.yml": f"description: {WELCOME}\n",
            "blog/b.md": post("B", date="2024-01-02"),
        },
        {},
    ),
    "a short title in a sentence": (
        "Pack",
        "",
        {"../hook.py": write(name="b.txt", data=b"We pack. Pack your bags.")},
        {"hooks": ["hook.py"]},
    ),
    "a link from its own folder": (
        "",
        "",
        {"blog/trip/index.md": hidden("Trip"), "blog/trip2/a.md": "Soon: [x](../trip/index.md).\n"},
        {},
    ),
    "a picture that is alike by chance": (
        "",
        "![](badge.svg)",
        {"blog/badge.svg": b"<svg/>", "../hook.py": write(name="badge.svg", data=b"<svg/>")},
        {"hooks": ["hook.py"]},
    ),
    "a file taken into every page": (
        "",
        WELCOME,
        {"../parts/words.txt": f"{WELCOME}\n"},
        {
            "markdown_extensions": [
                {"pymdownx.snippets": {"base_path": "{root}", "auto_append": ["parts/words.txt"]}}
            ]
        },
    ),
    "a file without an extension that is taken in": (
        "",
        WELCOME,
        {"index.md": '--8<-- "LICENSE"\n', "../LICENSE": f"{WELCOME}\n"},
        {"markdown_extensions": [{"pymdownx.snippets": {"base_path": "{root}"}}]},
    ),
    "a link in a file taken in": (
        "",
        "Text.",
        {"about.md": '--8<-- "parts/links.md"\n', "../parts/links.md": "Soon: [x](blog/draft.md).\n"},
        {"markdown_extensions": [{"pymdownx.snippets": {"base_path": "{root}"}}]},
    ),
    "data that macros take in": (
        "",
        WELCOME,
        {
            "index.md": "{{ words.line }}.\n",
            "../data/words.yaml": f"line: {WELCOME}\n",
        },
        {"plugins": [{"macros": {"include_yaml": [{"words": "data/words.yaml"}]}}, "blogposts"]},
    ),
    "a part that macros take in": (
        "",
        WELCOME,
        {"index.md": "{% include 'line' %}\n", "../parts/line": f"{WELCOME}\n"},
        {"plugins": [{"macros": {"include_dir": "parts"}}, "blogposts"]},
    ),
    "a title in a file of the navigation": (
        "Launch of it all",
        "",
        {
            ".nav.yml": "nav:\n  - Launch of it all: index.md\n  - blog\n",
            "../hook.py": write(name="b.txt", data=b"Launch of it all"),
        },
        {"plugins": ["awesome-nav", "blogposts"], "hooks": ["hook.py"]},
    ),
    "a page of one of several languages": (
        "",
        WELCOME,
        {"index.md": f"# Home\n\n{WELCOME}\n", "index.fr.md": f"# Accueil\n\n{WELCOME}\n"},
        {
            "plugins": [
                {
                    "i18n": {
                        "languages": [
                            {"locale": "en", "default": True, "name": "English", "build": True},
                            {"locale": "fr", "name": "Français", "build": True},
                        ]
                    }
                },
                "blogposts",
            ]
        },
    ),
    "a link in a file that another plugin shortens": (
        "",
        "Text.",
        {
            "moved.txt": "/old/    /blog/draft/\n",
            "../hook.py": write(name="moved.txt", data=b"/old/ /blog/draft/"),
        },
        {"hooks": ["hook.py"]},
    ),
    "a link in a template of the site": (
        "",
        "Text.",
        {"moved.txt": "{{ config.site_name }} /blog/draft/\n"},
        {"extra_templates": ["moved.txt"]},
    ),
    "text with attributes": (
        "",
        WELCOME,
        {"about.md": WELCOME.replace("weekly", "**weekly**{ .new #w }")},
        {"markdown_extensions": [{"attr_list": {}}]},
    ),
    "a link with parentheses": (
        "",
        WELCOME,
        {"about.md": WELCOME.replace("weekly", "[weekly](https://example.org/a_(b)_c)")},
        {},
    ),
    "a program taken in": (
        "FastAPI",
        "",
        {
            "index.md": '```python\n--8<-- "examples/app.py"\n```\n',
            "../examples/app.py": "from fastapi import FastAPI\n\napp = FastAPI()\n",
        },
        {
            "markdown_extensions": [
                {"pymdownx.snippets": {"base_path": "{root}"}},
                {"pymdownx.superfences": {}},
                {"pymdownx.highlight": {}},
            ]
        },
    ),
    "a file with spaces in its name": (
        "",
        WELCOME,
        {"index.md": '--8<-- "parts/how to help.md"\n', "../parts/how to help.md": f"{WELCOME}\n"},
        {"markdown_extensions": [{"pymdownx.snippets": {"base_path": "{root}"}}]},
    ),
    "a file that a program takes in": (
        "Grace Hopper",
        "",
        {
            "index.md": "**{{ people()[0] }}**\n",
            "../main.py": "import pathlib, yaml\ndef define_env(env):\n    @env.macro\n"
            "    def people():\n        return yaml.safe_load(pathlib.Path('team.yml').read_text())\n",
            "../team.yml": "- Grace Hopper\n",
        },
        {"plugins": ["macros", "blogposts"]},
    ),
    "a list of changes that a program makes a page of": (
        "2.0",
        "- Add a flag that shows what will be done\n- Fix a crash when the folder is empty",
        {
            "../CHANGELOG.md": "# Changes\n\n- Add a flag that shows what will be done\n"
            "- Fix a crash when the folder is empty\n",
            "../make.py": "import pathlib\nimport mkdocs_gen_files\n"
            "with mkdocs_gen_files.open('changes.md', 'w') as file:\n"
            "    file.write(pathlib.Path('CHANGELOG.md').read_text())\n",
        },
        {"plugins": [{"gen-files": {"scripts": ["make.py"]}}, "search", "blogposts"]},
    ),
    "a link in a sentence without spaces": (
        "",
        "ご質問はお問い合わせフォームからお送りください。",
        {"about.md": "ご質問は[お問い合わせ](https://example.org)フォームからお送りください。\n"},
        {},
    ),
    "a link in a title without spaces": (
        "如何使用Docker部署应用",
        "",
        {"about.md": "# A\n\n## 如何使用[Docker](https://example.org)部署应用\n"},
        {},
    ),
    "a picture of another page": (
        "",
        "Text.",
        {
            "fr/blog/draft.md": "# Voyage\n",
            "../hook.py": write(name="cards/fr/blog/draft.png", data=b"PNG of it"),
        },
        {"hooks": ["hook.py"], "plugins": ["blogposts"]},
    ),
}


@pytest.mark.parametrize("use_directory_urls", [True, False])
@pytest.mark.parametrize("name", SAID)
def test_text_that_the_site_contains_in_another_form_is_not_a_leak(
    make_site, monkeypatch, name, use_directory_urls
):
    title, text, files, config = SAID[name]
    site = make_site(
        {
            "blog/draft.md": hidden(title, text),
            "blog/open.md": post("Open", date="2024-01-01"),
            **files,
        },
        site_url="https://example.org/",
        use_directory_urls=use_directory_urls,
        **config,
    )
    for extension in site.config.get("markdown_extensions", []):
        for options in extension.values():
            if "base_path" in options:
                options["base_path"] = [str(site.root)]
    monkeypatch.chdir(site.root)  # Where gen-files looks for its script.
    built = site.build()

    assert leaks_in(built) == []
    assert not built.aborted


def test_a_link_in_a_page_that_a_dirty_build_skips_is_not_a_leak(make_site):
    site = make_site({**FILES, "about.md": "# About\n\nSoon: [more](blog/secret-plan.md).\n"})
    assert not site.build().aborted
    site.write({"index.md": "# Home, again\n"})
    built = site.build(dirty=True)

    assert leaks_in(built) == []
    assert not built.aborted


MISSED = {
    "a file that a plugin makes": (
        made_file(name="posts.json", data=SENTENCE.encode()),
        "text",
        "posts.json",
    ),
    "a picture that a plugin makes of it": (
        made_file(name="thumbs/a.png", data=b"PNG of the plan"),
        "file",
        "thumbs/a.png",
    ),
    "a page that a plugin makes of it": (
        made_page(text=f"# Mirror\n\n{SENTENCE}.\n"),
        "text",
        "made/index.html",
    ),
    "a list of titles that a plugin makes": (
        made_page(text=f"# Mirror\n\n- {TITLE}\n"),
        "title",
        "made/index.html",
    ),
    "a file that changes after it was copied": (
        write(name="data.json", data=TITLE.encode()),
        "title",
        "data.json",
    ),
    "an address without its last slash": (
        write(name="x.json", data=b'{"url": "/blog/secret-plan"}'),
        "URL",
        "x.json",
    ),
    "the beginning of a text": (
        write(name="x.txt", data=f"{FIRST[:41]}... {SECOND[:41]}...".encode()),
        "text",
        "x.txt",
    ),
    "a title in HTML in XML": (
        write(name="x.xml", data=b"<p>&amp;lt;i&amp;gt; Tom &amp;amp; Jerry's plan</p>"),
        "title",
        "x.xml",
    ),
    "a title with another apostrophe": (
        write(name="x.txt", data="<i> Tom & Jerry\u2019s plan".encode()),
        "title",
        "x.txt",
    ),
    "a file named after it": (
        write(name="cards/blog/secret-plan.png", data=b"card"),
        "URL",
        "cards/blog/secret-plan.png",
    ),
    "a name that is not Unicode": (
        write(name="bad\udcff.txt", data=SENTENCE.encode()),
        "text",
        "bad",
    ),
}


@pytest.mark.parametrize("name", MISSED)
def test_copies_of_a_hidden_post_by_other_plugins_are_found(make_site, name):
    hook, kind, place = MISSED[name]
    files = {"data.json": b"{}"}
    if "apostrophe" in name or "XML" in name:
        files["blog/secret-plan.md"] = hidden("<i> Tom & Jerry's plan")
    built = build(make_site, hook, files)

    assert any(leak.kinds == kind and leak.place.startswith(place) for leak in leaks_in(built))
    assert built.aborted


STORY = (
    "A first sentence that stands here.\n\nAnother sentence that stands there.\n\n"
    "The longest of all the sentences comes at the end of the story\n"
)
HINDI = "यह हमारी नई योजना का पूरा पाठ है जिसे अभी कोई नहीं पढ़ सकता"
SPOTS = {
    "a heading": (post("", "# The plan of all plans", draft=True), "(The plan of all plans)", "title"),
    "a heading that is underlined": (
        post("", "The plan of all plans\n=====================\n", draft=True),
        "(The plan of all plans)",
        "title",
    ),
    "a summary and a sentence": (
        post("A", STORY, draft=True, summary=WELCOME),
        f"{WELCOME} {STORY[:33]}",
        "text",
    ),
    "the longest sentence": (
        hidden("A", STORY),
        "Another sentence that stands there. The longest of all the sentences comes at the end",
        "text",
    ),
    "the end of a long file": (
        hidden("A", STORY),
        f"{'x' * 1_000_000} A first sentence that stands here. Another sentence that stands there",
        "text",
    ),
    "the end of a piece": (
        hidden("A", STORY),
        f"{'x' * 29_990} A first sentence that stands here. Another sentence that stands there",
        "text",
    ),
    "JSON": (hidden('Été "chaud" à Paris'), '\\u00c9t\\u00e9 \\"chaud\\" \\u00e0 Paris', "title"),
    "HTML": (hidden('Tom & "Jerry" again'), "Tom &amp; &quot;Jerry&quot; again", "title"),
    "entities": (hidden("Été chaud à Paris"), "&#201;t&#233; chaud &#224; Paris", "title"),
    "Hindi": (hidden("", f"{HINDI}\n\n{WELCOME}"), f"{HINDI} {WELCOME}", "text"),
    "not UTF-8": (
        f"---\ndraft: true\n---\nCaf\xe9 of the whole wide family. {WELCOME}".encode("latin-1"),
        f"Café of the whole wide family. {WELCOME}",
        "text",
    ),
}


@pytest.mark.parametrize("name", SPOTS)
def test_each_part_is_found_in_each_spelling(make_site, name):
    draft, data, kind = SPOTS[name]
    hook = write(name="x.txt", data=data.encode())
    built = build(make_site, hook, {"blog/secret-plan.md": draft})

    assert leaks_in(built) == [Leak("blog/secret-plan.md", kind, "x.txt")]


def test_one_sentence_alone_is_a_note_and_does_not_fail_the_build(make_site):
    hook = write(name="x.txt", data=f"{FIRST}.".encode())
    built = build(make_site, hook)

    assert not built.aborted
    assert not built.problems
    assert possible_leaks_in(built) == [Leak("blog/secret-plan.md", "sentence", "x.txt")]


@pytest.mark.parametrize("more", ["Secret launch plan", "/blog/secret-plan/", "url(/blog/pic.png)"])
def test_one_sentence_with_a_title_a_url_or_a_file_is_a_leak(make_site, more):
    built = build(make_site, write(name="x.txt", data=f"{FIRST}. {more}".encode()))

    (leak,) = leaks_in(built)
    assert "text" in leak.kinds
    assert possible_leaks_in(built) == []


ALLOWED = {
    "its title": ("Secret launch plan",),
    "its sentences": (FIRST, SECOND),
    "a longer text": (f"More of it: {SENTENCE}, {TITLE}.",),
    "the post": ("blog/secret-plan.md",),
    "a pattern of posts": ("blog/secret-*",),
    "the file of the site": ("feeds/x.json",),
    "a pattern of files": ("feeds/*.json",),
    "a URL": ("/blog/secret-plan/",),
    "a URL from the root": ("blog/secret-plan/",),
}
WRITTEN = {
    "its title": TITLE,
    "its sentences": SENTENCE,
    "a URL": "/blog/secret-plan/",
    "a URL from the root": "/blog/secret-plan/",
}


@pytest.mark.parametrize("name", ALLOWED)
def test_allowed_content_is_not_a_leak(make_site, name):
    data = WRITTEN.get(name, f"{TITLE} {SENTENCE}").encode()
    hook = write(name="feeds/x.json", data=data)
    for allowed in (("blog/other.md", "Secret launch"), ALLOWED[name]):
        plugins = ["search", {"blogposts": {"leak_check_allow": list(allowed)}}]
        built = build(make_site, hook, plugins=plugins)
        assert bool(leaks_in(built)) == bool(built.aborted) == (allowed != ALLOWED[name])


def test_the_url_of_a_hidden_bundle_is_found_without_directory_urls(make_site):
    hook = write(name="x.txt", data=b"see /blog/trip/index.html")
    files = {"blog/trip/index.md": hidden("Trip")}
    built = build(make_site, hook, files, use_directory_urls=False)

    assert Leak("blog/trip/index.md", "URL", "x.txt") in leaks_in(built)


def test_a_word_that_ends_like_a_url_does_not_excuse_it(make_site):
    files = {"blog/api.md": hidden("Api"), "about.md": "# About\n\nRead docs/api/ now.\n"}
    built = build(make_site, write(name="feed.xml", data=b"<link>/blog/api/</link>"), files)

    assert leaks_in(built) == [Leak("blog/api.md", "URL", "feed.xml")]


def test_a_file_of_the_finished_site_excuses_nothing_if_a_page_mentions_it(make_site):
    files = {"about.md": "# About\n\nThe settings name its folder, which has feed.txt.\n"}
    built = build(make_site, write(name="feed.txt", data=SENTENCE.encode()), files)

    assert leaks_in(built) == [Leak("blog/secret-plan.md", "text", "feed.txt")]


@pytest.mark.parametrize(
    "name", ["s.MD", "s.md~", "s.rst", "s.html", "_s.md", "s.md.txt", "posts/_drafts/s.md"]
)
def test_files_hidden_by_name_or_format_are_searched_for(make_site, name):
    files = {"blog/secret-plan.md": None, f"blog/{name}": DRAFT}
    built = build(make_site, write(name="feed.json", data=SENTENCE.encode()), files)

    assert leaks_in(built) == [Leak(f"blog/{name}", "text", "feed.json")]


def test_a_page_in_another_encoding_is_searched_for(make_site):
    text = f"# Plan\n\n{SENTENCE}, à la carte.\n".encode("latin-1")
    files = {"blog/posts/open.md": post("Open", date="2024-01-01"), "blog/plan.md": text}
    built = build(make_site, write(name="feed.json", data=SENTENCE.encode()), files)

    assert "blog/plan.md" in {leak.owner for leak in leaks_in(built)}


@pytest.mark.parametrize("name", ["_part.md", "part.rst", "part.MD"])
def test_a_file_left_out_only_for_its_format_may_be_included(make_site, name):
    site = make_site(
        {f"blog/{name}": f"{SENTENCE}.\n", "about.md": f'--8<-- "docs/blog/{name}"\n'},
        markdown_extensions=[{"pymdownx.snippets": {"base_path": "."}}],
    )
    site.config["markdown_extensions"][0]["pymdownx.snippets"]["base_path"] = [str(site.root)]
    built = site.build()

    assert SENTENCE in built.text("about/")
    assert leaks_in(built) == []


def test_a_page_that_a_plugin_generates_excuses_nothing(make_site):
    hook = made_page(text=f"# Soon\n\n{SENTENCE}.\n") + write(name="feed.json", data=SENTENCE.encode())
    files = {"blog/secret-plan.md": f"{DRAFT}\nAnother sentence of it that is nowhere else.\n"}
    built = build(make_site, hook, files)

    assert {leak.place for leak in leaks_in(built)} == {
        "feed.json",
        "made/index.html",
        "search/search_index.json",
    }


def test_a_text_without_spaces_is_searched_quickly(make_site):
    picture = "A1b2/" * 200_000
    with at_most_calls(3_000_000):
        built = build(
            make_site,
            write(name="feed.json", data=SENTENCE.encode()),
            {"about.md": f"# About\n\n<img src='data:image/png;base64,{picture}'>\n"},
        )
    assert leaks_in(built)


@pytest.mark.posix
def test_another_name_for_a_draft_is_a_leak(make_site):
    site = make_site({**FILES, "notes/a.md": "# A\n"})
    (site.docs_dir / "notes/plan.md").symlink_to("../blog/secret-plan.md")
    assert "notes/plan/index.html" in {leak.place for leak in leaks_in(site.build())}


@pytest.mark.parametrize("event", ["on_files", "on_env"])
def test_a_hidden_post_may_be_removed_by_another_plugin(make_site, event):
    arguments = {"on_files": "files, config", "on_env": "env, config, files"}[event]
    hook = f"""
from mkdocs.plugins import event_priority
@event_priority(-200)
def {event}({arguments}):
    for file in list(files):
        if file.src_uri in ("blog/secret-plan.md", "blog/pic.png"):
            files.remove(file)
    return {arguments.partition(",")[0]}
"""
    assert not build(make_site, hook).aborted


@pytest.mark.posix
def test_an_excluded_link_may_lead_nowhere(make_site):
    site = make_site({"blog/trip/index.md": hidden("Trip")})
    (site.docs_dir / "blog/trip/pic.png").symlink_to("nowhere")
    assert not site.build().aborted


def test_the_check_can_be_turned_off_and_a_preview_needs_none(make_site):
    hook = write(name="x.txt", data=SENTENCE.encode())
    off = build(make_site, hook, plugins=[{"blogposts": {"leak_check": False}}])
    assert not off.aborted

    site = make_site({**FILES, "../hook.py": hook}, hooks=["hook.py"])
    assert not site.build(preview=True).aborted


@pytest.mark.posix
def test_a_broken_link_does_not_stop_the_search(make_site):
    hook = """
from pathlib import Path
def on_post_build(config):
    Path(config.site_dir, "away").symlink_to("nowhere")
"""
    assert not build(make_site, hook).aborted


def test_the_log_lists_excluded_files(make_site):
    built = make_site(FILES).build()

    assert "blogposts: excluded 1 file of hidden posts: blog/pic.png" in built.messages
    assert "blog/pic.png" not in built.files


@pytest.mark.parametrize("made", [False, True])
def test_a_draft_in_the_place_of_a_listing_keeps_its_text_and_its_images(make_site, made):
    text = f"---\ndraft: true\n---\n# Blog\n\n{SENTENCE}.\n\n![](front.png)\n"
    files = {"blog/open.md": post("Open", date="2024-01-01"), "blog/front.png": b"A picture"}
    hook = made_page(text=text, name="blog/index.md") if made else ""
    site = make_site({**files, "../hook.py": hook}, hooks=["hook.py"])
    if not made:
        site.write({"blog/index.md": text})
    built = site.build()
    assert not built.aborted
    assert "blog/front.png" not in built.files
    assert "Open" in built.text("blog/index.html")

    site.write({"../leak.py": write(name="x.txt", data=SENTENCE.encode())})
    site.config["hooks"].append("leak.py")
    assert leaks_in(site.build()) == [Leak("blog/index.md", "text", "x.txt")]


def test_the_image_of_an_author_whom_only_an_unreadable_post_names_is_excluded(make_site):
    site = make_site(
        {
            "blog/.authors.yml": "authors:\n  jo: {name: Jo Doe, avatar: jo.png}\n"
            "  al: {name: Al Roe, avatar: al.png}\n",
            "blog/open.md": post("Open", date="2024-01-01", authors=["al"]),
            "blog/broken.md": "---\nauthors: [jo, al\ndraft: {\n---\nText.\n",
            "jo.png": b"Jo",
            "al.png": b"Al",
        }
    )
    files = site.build().files
    assert "al.png" in files
    assert "jo.png" not in files


def test_each_page_is_searched_once_and_nothing_is_read_without_a_reason(make_site, monkeypatch):
    searched = []
    find = ClueFinder.find
    monkeypatch.setattr(
        ClueFinder,
        "find",
        lambda self, data, url="": searched.append(url) or find(self, data, url=url),
    )
    read = []
    monkeypatch.setattr(PublicTexts, "_all", lambda *_: read.append("the project") or iter(()))
    site: Site = make_site({f"blog/{n}.md": post(f"Post {n}", date="2024-01-01") for n in range(30)})
    assert not site.build().aborted
    assert searched == []  # Nothing is hidden.

    site.write({"blog/draft.md": DRAFT})
    built = site.build()
    assert not built.aborted
    assert len(searched) <= len(built.files)
    assert len(searched) == len(set(searched))
    assert read == []


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_the_check_asks_the_host_for_nothing_that_it_means_to_drop(make_site, host):
    site = make_site({**FILES, "about.md": f"# About\n\n{TITLE}.\n"}, theme={"name": "mkdocs"})
    result = site.run("build", host=host)

    assert result.returncode == 0
    assert "DeprecationWarning" not in result.stderr


@pytest.mark.parametrize(
    "name", ["//cdn.example.com/lib/x.js", "../../outside.txt", "/etc/outside.txt"]
)
def test_a_name_in_a_text_is_never_looked_up_outside_the_project(make_site, monkeypatch, name):
    asked = []
    is_file = Path.is_file

    def watched(path, *args, **kwargs):
        asked.append(str(path))
        return is_file(path, *args, **kwargs)

    files = {**FILES, "about.md": f'# About\n\n<script src="{name}"></script>\n\n{name}\n'}
    site = make_site(
        {**files, "../hook.py": write(name="x.txt", data=SENTENCE.encode())}, hooks=["hook.py"]
    )
    (site.root.parent / "outside.txt").write_text(SENTENCE, encoding="utf-8")
    monkeypatch.setattr(Path, "is_file", watched)
    built = site.build()

    assert len(leaks_in(built)) == 1  # Files outside the project excuse nothing.
    ending = name.rpartition("/")[2]
    inside = str(site.root)
    assert [path for path in asked if path.endswith(ending) and not path.startswith(inside)] == []


@pytest.mark.parametrize("excerpt", ["text", "html"])
def test_a_link_to_a_hidden_post_does_not_say_its_title(make_site, excerpt):
    site = make_site(
        {
            "blog/posts/plan.md": post("Buy the lighthouse", date="2024-05-06", draft=True),
            "blog/posts/open.md": post("Open", "[Soon](plan.md)\n\n<!-- more -->", date="2024-01-01"),
        },
        plugins=[{"blogposts": {"preset": "material", "excerpt": excerpt}}],
    )
    built = site.build()

    assert not built.aborted
    assert built.html("blog/2024/01/01/open/").find("a", string="Soon")
    assert [name for name, data in built.everything() if b"lighthouse" in data.lower()] == []
