"""Which files belong to hidden posts, and which of them something public uses."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from support import post

from mkdocs_blogposts.adapter.drafts.attachments import (
    Attachment,
    PublicUses,
    find_attachments,
    media_of,
    without,
)

DRAFT = post("Draft", draft=True)


@pytest.fixture
def attachments(planned_build):
    """The files that belong to hidden posts, in a site with these files."""

    def find(files, **settings):
        build, found, config = planned_build(files, **settings)
        media = media_of(found, config)
        return find_attachments(build.hidden_parts(), media, found, config)

    return find


@pytest.fixture
def uses(planned_build):
    """What finds the public uses of these files' attachments, and the files."""

    def find(files, **settings):
        build, found, config = planned_build(files, **settings)
        media = media_of(found, config)
        parts = find_attachments(build.hidden_parts(), media, found, config)
        return PublicUses(parts, media, config), found, config

    return find


def test_files_that_mkdocs_copies_are_media(planned_build):
    _, files, config = planned_build({"a.md": "# A\n", "a.png": b"PNG", "out.png": b"PNG"})
    files.src_uris["out.png"].inclusion = InclusionLevel.EXCLUDED
    files.append(File.generated(config, "made.json", content="{}"))
    files.src_uris["made.json"].generated_by = "blogposts"
    files.append(File.generated(config, "other.json", content="{}"))
    files.src_uris["other.json"].generated_by = "tags"

    assert set(media_of(files, config)) == {"a.png", "other.json"}


def test_files_of_the_theme_are_no_media(planned_build):
    _, files, config = planned_build({})
    theme = config.theme.dirs[-1]
    files.append(File("css/base.css", theme, config.site_dir, use_directory_urls=True))

    assert media_of(files, config) == {}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"blog/d/index.md": DRAFT, "blog/d/sub/map.png": b"PNG", "blog/dd/map.png": b"PNG"},
            {"blog/d/sub/map.png": Attachment("blog/d/index.md", is_inside=True)},
        ),
        (
            {"blog/d.md": DRAFT, "blog/D.pdf": b"PDF", "blog/dd.pdf": b"PDF"},
            {"blog/D.pdf": Attachment("blog/d.md", is_alike=True)},
        ),
        (
            {"blog/d.md": DRAFT, "blog/d/map.png": b"PNG"},
            {"blog/d/map.png": Attachment("blog/d.md", is_alike=True, folder="blog/d")},
        ),
        ({"blog/d.md": DRAFT, "blog/d/map.png": b"PNG", "blog/d/a.md": "# A\n"}, {}),
        (
            {"blog/drafts/map.png": b"PNG", "drafts/map.png": b"PNG"},
            {"blog/drafts/map.png": Attachment("blog/drafts/map.png", is_inside=True)},
        ),
        ({"blog/a.md": post("A", date="2024-01-01"), "blog/a.pdf": b"PDF"}, {}),
    ],
)
def test_files_next_to_a_hidden_post_belong_to_it(attachments, files, expected):
    assert attachments(files) == expected


@pytest.mark.parametrize(
    "text",
    [
        "![](../img/map.png)",
        "<img src=/img/map.png>",
        "![[map.png]]",
        "docs/img/map.png",
        "img/map.png",
    ],
)
def test_a_file_that_a_hidden_post_names_belongs_to_it(attachments, text):
    files = {"blog/d.md": post("Draft", text, draft=True), "img/map.png": b"PNG", "img/b.png": b"PNG"}

    assert attachments(files) == {"img/map.png": Attachment("blog/d.md", is_named=True)}


def test_a_file_may_be_named_in_the_front_matter(attachments):
    draft = post("Draft", draft=True, image="img/map.png", gallery=[{"src": "img/b.png"}])

    assert set(attachments({"blog/d.md": draft, "img/map.png": b"P", "img/b.png": b"P"})) == {
        *("img/map.png", "img/b.png")
    }


def test_a_name_without_a_path_counts_only_if_one_file_has_it(attachments):
    draft = post("Draft", "![[map.png]]", draft=True)

    assert attachments({"blog/d.md": draft, "a/map.png": b"PNG", "b/map.png": b"PNG"}) == {}


def test_the_slug_of_a_hidden_post_names_no_file(attachments):
    draft = post("Draft", draft=True, slug="img/map.png")

    assert attachments({"blog/d.md": draft, "img/map.png": b"PNG"}) == {}


def test_a_file_that_belongs_to_a_hidden_post_may_name_others(attachments):
    files = {
        "blog/d.md": post("Draft", "<script src=../js/a.js></script>", draft=True),
        "js/a.js": b"import './b.js'; fetch('js/data.json')",
        "js/b.js": b"",
        "js/data.json": b"{}",
        "js/other.js": b"",
    }

    assert set(attachments(files)) == {"js/a.js", "js/b.js", "js/data.json"}


def test_the_avatar_of_an_author_of_a_hidden_post_belongs_to_it(attachments):
    files = {
        "blog/.authors.yml": (
            "ada: {name: Ada, avatar: img/ada.png}\njoe: {name: Joe, avatar: img/joe.png}\n"
        ),
        "blog/d.md": post("Draft", draft=True, authors=["ada"]),
        "img/ada.png": b"PNG",
        "img/joe.png": b"PNG",
    }

    assert set(attachments(files)) == {"img/ada.png"}


def test_a_folder_stays_as_a_whole_unless_a_post_names_a_file_in_it():
    found = {
        "d/a.png": Attachment("d.md", is_alike=True, folder="d"),
        "d/b.png": Attachment("d.md", is_alike=True, folder="d"),
        "d/c.png": Attachment("d.md", is_alike=True, is_named=True, folder="d"),
        "e/f.png": Attachment("e.md", is_alike=True, folder="e"),
        "g.png": Attachment("d.md", is_named=True),
    }

    assert set(without(found, {"d/a.png"})) == {"d/c.png", "e/f.png", "g.png"}
    assert set(without(found, {"g.png"})) == set(found) - {"g.png"}
    assert without(found, ()) == found


FILES = {"blog/d/index.md": DRAFT, "blog/d/map.png": b"PNG", "blog/d/sea.png": b"PNG"}


@pytest.mark.parametrize(
    ("place", "text", "is_possible"),
    [
        ("about.md", "![](blog/d/map.png)", True),
        ("about.md", "map.png", False),
        ("blog/a.md", "![](d/map.png)", True),
        ("", "cp docs/blog/d/map.png .", True),
    ],
)
def test_a_text_that_mentions_a_file_may_need_it(uses, place, text, is_possible):
    assert uses(FILES)[0].possible([(place, text)]) == ({"blog/d/map.png"} if is_possible else set())


def test_files_in_settings_are_possible_and_used(uses):
    finder, files, _ = uses(FILES, extra={"logo": "blog/d/map.png"})

    assert finder.possible([]) == finder.used(files, ()) == {"blog/d/map.png"}


@pytest.mark.parametrize("name", ["robots.txt", ".well-known/x.json", "css/base.css"])
def test_files_that_are_requested_by_name_are_used(uses, name):
    files = {"blog/d.md": post("Draft", f"<{name}>", draft=True), name: b"Text"}
    finder, files, _ = uses(files, exclude_docs="!.well-known/")

    assert finder.used(files, ()) == {name}


def page_with(config, files, content, *, src_uri="about.md", **meta):
    page = Page(None, files.src_uris[src_uri], config)
    page.content, page.meta, page.markdown = content, meta, ""
    return page


@pytest.mark.parametrize(
    ("content", "meta", "is_used"),
    [
        ('<img src="../blog/d/map.png">', {}, True),
        ('<img src="/blog/d/map.png?v=1">', {}, True),
        ('<img src="map.png">', {}, False),
        ("<p>The file blog/d/map.png is secret</p>", {}, False),
        ("", {"image": "blog/d/map.png"}, True),
        ("", {"cards": [{"html": "<img src='blog/d/map.png'>"}]}, True),
        (None, {}, False),
    ],
)
def test_a_public_page_uses_the_files_that_its_html_and_front_matter_refer_to(
    uses, content, meta, is_used
):
    finder, files, config = uses({**FILES, "about.md": "# About\n"})
    page_with(config, files, content, **meta)

    assert finder.used(files, ()) == ({"blog/d/map.png"} if is_used else set())


def test_a_page_that_was_not_converted_uses_what_it_mentions(uses):
    finder, files, config = uses({**FILES, "about.md": "![](blog/d/map.png)"})
    page_with(config, files, None)

    assert finder.used(files, ()) == {"blog/d/map.png"}


def test_a_hidden_page_uses_nothing(uses):
    finder, files, config = uses({**FILES, "about.md": "# About\n"})
    page_with(config, files, '<img src="../blog/d/map.png">')
    files.src_uris["about.md"].inclusion = InclusionLevel.DRAFT

    assert finder.used(files, ()) == set()


def test_avatars_use_files(uses):
    finder, files, _ = uses(FILES)

    assert finder.used(files, ["blog/d/sea.png"]) == {"blog/d/sea.png"}


def test_a_style_sheet_uses_the_files_that_it_mentions(uses):
    finder, files, _ = uses({**FILES, "style.css": "a { background: url(blog/d/map.png) }"})

    assert finder.used(files, ()) == {"blog/d/map.png"}


def test_a_file_in_use_uses_others(uses):
    svg = "<image href='blog/d/map.png'>"
    finder, files, _ = uses({**FILES, "blog/d/a.svg": svg, "blog/d/b.svg": svg.replace("map", "sea")})

    assert finder.used(files, ["blog/d/a.svg"]) == {"blog/d/a.svg", "blog/d/map.png"}


def test_files_in_use_are_followed_through_several_files(uses):
    files = {
        **FILES,
        "blog/d/a.svg": "<image href='blog/d/b.svg'>",
        "blog/d/b.svg": "<image href='blog/d/map.png'>",
    }
    finder, found, _ = uses(files)

    assert finder.used(found, ["blog/d/a.svg"]) == {"blog/d/a.svg", "blog/d/b.svg", "blog/d/map.png"}


def test_a_navigation_file_uses_the_files_that_it_names(uses):
    finder, files, config = uses({**FILES, "SUMMARY.md": "[Map](blog/d/map.png)"})
    config.plugins["literate-nav"] = SimpleNamespace(config={"nav_file": "SUMMARY.md"})

    assert finder.used(files, ()) == {"blog/d/map.png"}


def test_a_template_may_put_a_folder_before_a_name(uses, tmp_path):
    (tmp_path / "overrides").mkdir()
    files = {"blog/d.md": post("Draft", "![](../img/logo.png)", draft=True), "img/logo.png": b"PNG"}
    for custom, used in ((True, {"img/logo.png"}), (False, set())):
        theme = {"name": "mkdocs", **({"custom_dir": str(tmp_path / "overrides")} if custom else {})}
        finder, found, config = uses({**files, "about.md": "# About\n"}, theme=theme)
        page_with(config, found, "", image="logo.png")
        assert finder.used(found, ()) == used


def test_the_first_hidden_post_that_refers_to_a_file_owns_it(attachments):
    text = "![](../img/map.png)"
    files = {name: post("D", text, draft=True) for name in ("blog/b.md", "blog/a.md")}
    found = attachments({**files, "img/map.png": b"PNG"})

    assert found == {"img/map.png": Attachment("blog/a.md", is_named=True)}
