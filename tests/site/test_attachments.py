"""Which files stay out of the site with hidden posts."""

from __future__ import annotations

import io

import pytest
from leaks import Leak, leaks_in
from PIL import Image
from support import post
from work import at_most_calls


def test_the_log_names_twenty_files_at_the_most(make_site):
    def excluded(number):
        files = {f"blog/d/{n:02}.png": b"PNG" for n in range(number)}
        site = make_site({**files, "blog/d/index.md": post("D", draft=True)})
        (line,) = (text for text in site.build().messages if "excluded" in text)
        return line

    assert excluded(20).endswith(", blog/d/19.png")
    assert excluded(22).startswith("blogposts: excluded 22 files of hidden posts: blog/d/00.png, ")
    assert excluded(22).endswith(", blog/d/19.png and 2 more")


@pytest.mark.parametrize("use_directory_urls", [True, False])
def test_a_draft_names_files_relative_to_its_url(make_site, use_directory_urls):
    up = "../../" if use_directory_urls else "../"
    files = {
        "blog/d.md": f"---\ndraft: true\nslug: deep\n---\n<img src='{up}pic.png'>\n",
        "blog/posts/2024-01-02-b/index.md": post("B", "![](own.png)", date="2024-01-02"),
        "blog/posts/2024-01-02-b/own.png": b"PNG",
        "pic.png": b"PNG",
        "blog/posts/e.md": post("E", "![](../b/unused.png) ![](2024-01-02-b/source.png)", draft=True),
        "blog/posts/2024-01-02-b/source.png": b"PNG",
        "blog/posts/2024-01-02-b/unused.png": b"PNG",
    }
    site = make_site(files, use_directory_urls=use_directory_urls)
    built = site.build()
    assert "pic.png" not in built.files
    assert "blog/b/own.png" in built.files
    assert not {"blog/b/unused.png", "blog/b/source.png"} & set(built.files)


def test_a_draft_may_name_files_from_the_folder_of_the_project(make_site):
    files = {"img/a.png": b"PNG of a", "img/b.png": b"PNG of b", "img/c.png": b"PNG of c"}
    text = "![](/docs/img/a.png)\n![](other/img/c.png)"
    draft = post("Draft", text, draft=True, image="docs/img/b.png")
    built = make_site({**files, "blog/draft.md": draft}).build()

    assert [name for name in built.files if name.startswith("img/") and name in files] == ["img/c.png"]


def test_a_file_in_a_plugins_options_stays(make_site):
    logo = {"image": "https://example.org/s/img/logo.png", "use_git": False}
    site = make_site(
        {
            "blog/draft.md": post("Draft", "![](../img/logo.png) ![](../img/map.png)", draft=True),
            "img/logo.png": b"Logo",
            "img/map.png": b"Map of it",
        },
        site_url="https://example.org/s/",
        plugins=[{"rss": logo}, "blogposts"],
    )
    files = site.build().files

    assert "img/logo.png" in files
    assert "img/map.png" not in files


USES = {
    "script in an attribute": "<a onclick=\"show('../img/pic.png')\">x</a>",
    "list in an attribute": '<div data-gallery=\'[{"src": "..\\/img\\/pic.png"}]\'></div>',
    "words in an attribute": "<div data-images='../img/a.png, ../img/pic.png'></div>",
    "late set of pictures": "<img data-lazy-srcset='../img/a.png 1x, ../img/pic.png 2x'>",
    "page in an attribute": "<iframe srcdoc='&lt;img src=&quot;../img/pic.png&quot;&gt;'></iframe>",
    "time and address": "<meta http-equiv='refresh' content='0; url=../img/pic.png'>",
    "address of the site": "![](https://example.org/img/pic.png)",
    "style": "<i style='background: url(\"../img/pic.png\")'></i>",
    "script": "<script>show(`../img/pic.png`)</script>",
    "drawing": '```mermaid\nflowchart\n    A@{ img: "../img/pic.png", label: "x" }\n```\n\nText.',
    "chart": '```vegalite\n{"data": {"url": "../img/pic.png"}}\n```\n',
}
NO_USES = {
    "prose": "We say ../img/pic.png today.",
    "code": "```html\n<img src='../img/pic.png'>\n```\n\n`../img/pic.png`",
    "another site": "<img src='https://example.com/img/pic.png'>",
    "words for it": "<img src='x.png' alt='../img/pic.png' title='../img/pic.png'>",
    "after a drawing": "```mermaid\nflowchart\n```\n\nNow ../img/pic.png.",
}


@pytest.mark.parametrize("way", [*USES, *NO_USES])
def test_files_that_a_published_page_uses_stay_and_files_it_only_mentions_do_not(make_site, way):
    text = {**USES, **NO_USES}[way]
    site = make_site(
        {
            "blog/draft.md": post("Draft", "![](../img/pic.png)", draft=True),
            "img/pic.png": b"PNG",
            "about.md": f"# About\n\n{text}\n",
        },
        site_url="https://example.org/",
        markdown_extensions=["fenced_code"],
    )
    assert ("img/pic.png" in site.build().files) == (way in USES)


@pytest.mark.parametrize(
    "front",
    [
        "image: img/pic.png",
        "image: ../img/pic.png",
        "image: https://example.org/s/img/pic.png",
        "image: /s/img/pic.png",
        "banner: <img src='../img/pic.png'>",
        "banner: <a data-x='1, /img/pic.png'>x</a>",
    ],
)
def test_front_matter_leads_to_files_from_its_folder_and_its_page_and_in_html(make_site, front):
    site = make_site(
        {
            "blog/draft.md": post("Draft", "![](../img/pic.png)", draft=True),
            "img/pic.png": b"PNG",
            "about.md": f"---\n{front}\n---\n# About\n",
        },
        site_url="https://example.org/s/",
    )
    assert "img/pic.png" in site.build().files


OTHERS_USE = {
    "an older file of the navigation": (
        "img/pic.pdf",
        {"blog/.pages": "nav:\n  - Report: ../img/pic.pdf\n  - ...\n"},
    ),
    "the navigation's file": ("img/pic.pdf", {".nav.yml": "nav:\n  - Report: img/pic.pdf\n  - blog\n"}),
    "the theme, by its own name": ("img/favicon.ico", {}),
    "a list of films": ("film/1.ts", {"film/all.m3u8": "#EXTM3U\n1.ts\n"}),
    "redirects": ("img/pic.pdf", {"_redirects": "/report /img/pic.pdf 302\n"}),
    "a map": ("img/pin.png", {"map.kml": "<kml><href>img/pin.png</href></kml>"}),
    "a model's file": ("film/1.bin", {"film/model.gltf": '{"buffers": [{"uri": "1.bin"}]}'}),
}


@pytest.mark.parametrize("way", OTHERS_USE)
def test_files_that_others_use_stay(make_site, way):
    used, files = OTHERS_USE[way]
    site = make_site(
        {
            "blog/draft.md": post("Draft", f"[x](../{used}) ![](../img/map.png)", draft=True),
            used: b"Bytes",
            "img/map.png": b"PNG",
            **files,
        },
        plugins=["awesome-pages" if "blog/.pages" in files else "awesome-nav", "blogposts"],
    )
    built = site.build().files

    assert used in built
    assert "img/map.png" not in built


@pytest.mark.parametrize(
    "link", ["[x](../demo/)", "<iframe src='/demo/'></iframe>", "../demo/index.html"]
)
@pytest.mark.parametrize("is_used", [False, True])
def test_a_link_to_a_folder_leads_to_its_index_and_what_that_names(make_site, link, is_used):
    site = make_site(
        {
            "blog/draft.md": post("Draft", f"{link} and a demo", draft=True),
            "demo/index.html": "<script src='run.js'></script>",
            "demo/run.js": "run()",
            "about.md": "# About\n\n[x](demo/)\n" if is_used else "# About\n\nA demo, demo/x.\n",
        }
    )
    files = site.build().files
    assert ("demo/index.html" in files, "demo/run.js" in files) == (is_used, is_used)


def test_files_in_a_folder_for_drafts_are_excluded_in_the_blog_only(make_site):
    site = make_site(
        {
            "blog/open.md": post("Open", "![](drafts/used.png)", date="2024-01-01"),
            "blog/drafts/used.png": b"1",
            "blog/drafts/unused.png": b"2",
            "blog/a/_drafts/b/unused.svg": "<svg><image href='/img/other.png'/></svg>",
            "img/other.png": b"3",
            "drafts/guide.png": b"4",
        }
    )
    built = site.build()

    assert {"blog/drafts/used.png", "drafts/guide.png"} <= set(built.files)
    assert (
        "blogposts: excluded 3 files of hidden posts: "
        "blog/a/_drafts/b/unused.svg, blog/drafts/unused.png, img/other.png"
    ) in built.messages


def test_the_log_names_copies_of_drafts(make_site):
    text = post("Draft", draft=True)
    built = make_site({"blog/a.md": text, "blog/a.md.txt": text, "blog/b.draft": text}).build()

    assert "blogposts: excluded 2 files of hidden posts: blog/a.md.txt, blog/b.draft" in built.messages


APP = {"demo/index.html": "<script src='run.js'></script>", "demo/run.js": "run()"}
LINKS = {
    "navigation": ({}, {"nav": [{"Home": "index.md"}, {"Demo": "/demo/"}, {"Blog": "blog/index.md"}]}),
    "navigation, relative": ({}, {"nav": [{"Home": "index.md"}, {"Demo": "demo/"}]}),
    "navigation's file": (
        {".nav.yml": "nav:\n  - Demo: /demo/\n  - blog\n"},
        {"plugins": ["awesome-nav", "blogposts"]},
    ),
    "settings": ({}, {"extra": {"homepage": "https://example.org/demo/"}}),
    "template": (
        {
            "../theme/main.html": "{% extends 'base.html' %}"
            "{% block footer %}{{ 'demo/'|url }}{% endblock %}"
        },
        {"theme": {"name": "mkdocs", "custom_dir": "theme"}},
    ),
    "front matter": ({"about.md": "---\nhero: {link: /demo/}\n---\n# About\n"}, {}),
    "script": ({"x.js": "open('/demo/')"}, {}),
    "page": ({"about.md": "[x](demo/)\n"}, {}),
}


@pytest.mark.parametrize("way", LINKS)
def test_a_folder_that_is_linked_keeps_its_index_and_what_that_uses(make_site, way):
    files, config = LINKS[way]
    draft = post("Draft", "[x](../demo/index.html) ![](other.png)", draft=True)
    site = make_site(
        {"blog/draft.md": draft, "blog/other.png": b"PNG", **APP, **files},
        site_url="https://example.org/",
        **config,
    )
    built = site.build().files

    assert APP.keys() <= set(built)
    assert "blog/other.png" not in built


@pytest.mark.parametrize("has_templates", [True, False])
def test_a_name_counts_where_templates_may_put_its_folder_before_it(make_site, has_templates):
    theme = {"name": "mkdocs", **({"custom_dir": "theme"} if has_templates else {})}
    site = make_site(
        {
            "blog/draft.md": post("Draft", "![](../img/ada.jpg) ![](../img/sea.jpg)", draft=True),
            "blog/bundle/index.md": post("Bundle", draft=True),
            "blog/bundle/ada.jpg": b"Ada, in secret",
            "blog/bundle/sea.jpg": b"The sea, in secret",
            "img/ada.jpg": b"Ada",
            "img/sea.jpg": b"The sea",
            "about.md": "---\ncover: sea.jpg\n---\n# About\n",
            "../theme/main.html": "{% extends 'base.html' %}",
        },
        extra={"team": [{"name": "Ada", "photo": "ada.jpg"}]},
        theme=theme,
    )
    pictures = {name for name in site.build().files if name.endswith(".jpg")}

    assert pictures == ({"img/ada.jpg", "img/sea.jpg"} if has_templates else set())


ALIKE = {
    "files and a folder": (
        {
            "blog/2024-01-02-trip.md": post("Trip", draft=True),
            "blog/2024-01-02-trip/map.png": b"1",
            "blog/2024-01-02-trip/deep/map.svg": "<svg/>",
            "blog/2024-01-02-trip.ipynb": "{}",
            "blog/2024-01-02-Trip.PDF": b"2",
        },
        {
            "blog/2024-01-02-trip-2.pdf": b"3",
            "blog/v1.2.zip": b"4",
        },
    ),
    "a bundle": (
        {"blog/trip/index.md": post("Trip", draft=True), "blog/trip.pdf": b"1"},
        {"blog/trip-2.pdf": b"2"},
    ),
    "a page in use": (
        {"blog/trip.md": post("Trip", draft=True)},
        {"blog/trip.pdf": b"1", "about.md": "[x](blog/trip.pdf)\n"},
    ),
    "a folder of pages": (
        {"blog/news.md": post("News", draft=True)},
        {"blog/news/a.md": post("A", date="2024-01-02"), "blog/news/data.bin": b"1"},
    ),
    "a folder of which something is used": (
        {"blog/maps.md": post("Maps", "![](maps/named.png)", draft=True), "blog/maps/named.png": b"1"},
        {
            "about.md": "[x](blog/maps/app.html)\n",
            "blog/maps/app.html": "<script>show(`tiles/${n}.png`)</script>",
            "blog/maps/tiles/1.png": b"2",
        },
    ),
    "another form of what is published": (
        {
            "blog/trip.md~": post("Trip"),
            "blog/trip.rst": "Trip",
            "blog/trip.txt": post("Trip", draft=True),
        },
        {
            "blog/trip.md": post("Trip", date="2024-01-02"),
            "blog/trip.pdf": b"1",
            "blog/trip/big.zip": b"2",
        },
    ),
    "a list in the place of a draft": (
        {"blog/index.md": "---\ndraft: true\n---\n# Blog\n"},
        {"blog/open.md": post("Open", date="2024-01-02"), "blog/index.css": "", "blog/big.zip": b"1"},
    ),
}


@pytest.mark.parametrize("case", ALIKE)
def test_a_file_with_the_name_of_a_draft_belongs_to_it_alone(make_site, case):
    excluded, kept = ALIKE[case]
    built = set(make_site({**excluded, **kept}).build().files)

    assert not {name for name in excluded if not name.endswith(".md")} & built
    assert {name for name in kept if not name.endswith(".md")} <= built


def test_images_in_a_page_are_not_urls(make_site):
    site = make_site(
        {
            "blog/draft.md": post("Draft", "[x](demo.html)", draft=True),
            "blog/demo.html": "<p>Demo</p>",
            "about.md": f"<img src='data:image/jpeg;base64,/9j/{'4AAQ/' * 200_000}'>\n",
        }
    )
    with at_most_calls(3_000_000):
        built = site.build()

    assert "blog/demo.html" not in built.files


def test_a_wiki_link_of_a_draft_leads_anywhere_if_no_other_file_has_the_name(make_site):
    built = make_site(
        {
            "blog/draft.md": post(
                "Draft", "![[sketch.png|300]] [[plan.pdf]] ![[twice.png]]", draft=True
            ),
            "attachments/sketch.png": b"1",
            "files/plan.pdf": b"2",
            "a/twice.png": b"3",
            "b/twice.png": b"4",
        }
    ).build()

    assert not {"attachments/sketch.png", "files/plan.pdf"} & set(built.files)
    assert {"a/twice.png", "b/twice.png"} <= set(built.files)


def _jpeg() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (64, 64), "red").save(data, "JPEG")
    return data.getvalue()


def test_images_that_materials_optimize_writes_itself_are_excluded(make_site):
    text = "![](../img/draft.jpg) ![](../img/both.jpg) ![](../img/prose.jpg)"
    site = make_site(
        {
            "blog/draft.md": post("Draft", text, draft=True),
            "blog/trip/index.md": post("Trip", draft=True),
            "blog/open.md": post("Open", "![](../img/both.jpg) Not prose.jpg.", date="2024-01-01"),
            **{f"img/{name}.jpg": _jpeg() for name in ("draft", "both", "prose")},
            "blog/trip/map.jpg": _jpeg(),
        },
        theme={"name": "material"},
        plugins=["search", {"material/optimize": {"optimize_png": False}}, "blogposts"],
    )
    built = site.build(strict=True)

    assert not built.aborted
    assert [name for name in built.files if name.endswith(".jpg")] == ["img/both.jpg"]


# A plugin that takes all media for itself, and writes them when the site is done.
TAKES = """
from mkdocs.plugins import event_priority
taken = []
@event_priority({priority})
def {event}:
    for file in list(files):
        if file.src_uri.endswith(".png"):
            taken.append(file)
            files.remove(file)
    return {result}
def on_post_build(config):
    for file in taken:
        file.copy_file()
"""
TAKING = {
    "on_files": {"event": "on_files(files, config)", "result": "files", "priority": 50},
    "on_env": {"event": "on_env(env, config, files)", "result": "env", "priority": 50},
}


@pytest.mark.parametrize("event", TAKING)
def test_files_that_are_certainly_a_drafts_are_gone_before_other_plugins_run(make_site, event):
    site = make_site(
        {
            "blog/draft.md": post("Draft", "![](../img/draft.png) ![](../img/both.png)", draft=True),
            "blog/trip/index.md": post("Trip", draft=True),
            "blog/trip/map.png": b"A map of the trip",
            "blog/drafts/idea.png": b"An idea for later",
            "img/draft.png": b"An image of the draft",
            "img/both.png": b"An image of both",
            "about.md": "# About\n\n![](img/both.png) and our own map.png\n",
            "../take.py": TAKES.format(**TAKING[event]),
        },
        hooks=["take.py"],
    )
    built = site.build()

    assert not built.aborted
    pictures = {"img/draft.png", "img/both.png", "blog/trip/map.png", "blog/drafts/idea.png"}
    assert pictures & set(built.files) == {"img/both.png"}


def test_the_path_of_an_excluded_file_is_checked_even_if_the_file_is_gone(make_site):
    site = make_site(
        {
            "blog/draft.md": post("Draft", "![](../img/pic.png)", draft=True),
            "img/pic.png": b"An image of the draft",
            "about.md": "# About\n\nOnly words: pic.png\n",
            "../take.py": TAKES.format(**TAKING["on_files"]),
        },
        hooks=["take.py"],
    )
    built = site.build()

    assert built.aborted
    assert leaks_in(built) == [Leak("blog/draft.md", "file", "img/pic.png")]


@pytest.mark.parametrize("is_used", [False, True])
def test_an_export_next_to_a_draft_is_the_drafts_unless_it_is_used(make_site, is_used):
    exports = {"blog/plan.html": "<h1>Plan</h1>", "blog/plan.json": "{}", "blog/plan.xml": "<a/>"}
    site = make_site(
        {
            "blog/plan.md": post("Plan", draft=True),
            **exports,
            "blog/open.md": post("Open", date="2024-01-01"),
            "data.js": "load('blog/plan.html', 'blog/plan.json', 'blog/plan.xml')" if is_used else "",
        }
    )
    built = set(site.build(strict=True).files)
    assert exports.keys() & built == (exports.keys() if is_used else set())


def test_a_link_to_a_draft_uses_no_export_at_the_same_url(make_site):
    site = make_site(
        {
            "blog/plan.md": post("Plan", draft=True),
            "blog/plan.html": "<h1>Plan</h1>",
            "blog/open.md": post("Open", "See [the plan](plan.md).", date="2024-01-01"),
        },
        use_directory_urls=False,
    )
    assert "blog/plan.html" not in site.build().files


BRINGS_BACK = {
    "a page that a hook makes": """
from mkdocs.structure.files import File
def on_files(files, config):
    text = "# Made\\n\\n![](img/" + "pi" + "c.png)\\n"
    files.append(File.generated(config, "made.md", content=text))
""",
    "the content of a page": """
def on_page_content(html, page, config, files):
    return html + "<img src='/img/" + "pi" + "c.png'>" if page.file.src_uri == "index.md" else html
""",
}


@pytest.mark.parametrize("name", BRINGS_BACK)
def test_a_file_comes_back_if_a_page_turns_out_to_use_it(make_site, name):
    site = make_site(
        {
            "blog/draft.md": post("Draft", "![](../img/pic.png)", draft=True),
            "img/pic.png": b"An image of both",
            "../hook.py": BRINGS_BACK[name],
        },
        hooks=["hook.py"],
    )
    built = site.build()

    assert not built.aborted
    assert "img/pic.png" in built.files


def test_a_strict_build_misses_no_file_that_an_included_text_uses(make_site):
    site = make_site(
        {
            "blog/draft.md": post("Draft", "![](../img/pic.png)", draft=True),
            "img/pic.png": b"An image of both",
            "index.md": '# Home\n\n--8<-- "part.md"\n',
            "../part.md": "![](img/pic.png)\n",
        },
        markdown_extensions=[{"pymdownx.snippets": {}}],
    )
    site.config["markdown_extensions"] = [{"pymdownx.snippets": {"base_path": [str(site.root)]}}]
    built = site.build(strict=True)

    assert built.problems == []
    assert not built.aborted
    assert "img/pic.png" in built.files
