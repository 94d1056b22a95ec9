"""Clues that public texts contain as well don't count."""

from __future__ import annotations

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from support import Site

from mkdocs_blogposts.adapter.drafts.clues import Clue, Kind
from mkdocs_blogposts.adapter.drafts.public_texts import PublicTexts

POST = "blog/api.md"
URL = Clue(POST, Kind.URL, "blog/api/")
IMAGE = Clue(POST, Kind.FILE_URL, "img/pic1.png")
TITLE = Clue(POST, Kind.TITLE, "The plan of all plans")
TEXT = Clue(POST, Kind.TEXT, "we never told anybody about it")
CONTAINED = {
    "a link by the file": ({"about.md": "[soon](blog/api.md)"}, {URL}),
    "a link from another folder": ({"guide/a/b.md": "[soon](../../blog/api.md)"}, {URL}),
    "a link by the URL": ({"about.md": "<a href='/blog/api/'>soon</a>"}, {URL}),
    "a link from the project's folder": ({"../README.md": "[soon](docs/blog/api.md)"}, {URL}),
    "another folder's page": ({"about.md": "[other](guide/api.md) docs/api/"}, set()),
    "a word": ({"blog/other.md": "The api is new."}, set()),
    "a file's name": ({"about.md": "See pic1.png."}, {IMAGE}),
    "a title in code": ({"../src/a.py": 'TITLE = "The plan of all plans"'}, {TITLE}),
    "words over lines": ({"about.md": "We *never* told\nanybody about it!"}, {TEXT}),
    "a page's path": ({"the-plan-of-all-plans.md": "Text."}, set()),
    "everything": (
        {"a.txt": f"/blog/api/ pic1.png {TITLE.text}, {TEXT.text}"},
        {URL, IMAGE, TITLE, TEXT},
    ),
    "a hidden file": ({"hidden.md": f"/blog/api/ pic1.png {TITLE.text}, {TEXT.text}"}, set()),
}


@pytest.mark.parametrize("case", CONTAINED)
def test_clues_that_a_public_text_contains_are_subtracted(tmp_path, case):
    files, expected = CONTAINED[case]
    site = Site.make(tmp_path / "project", files)
    config = load_config(str(site.write_config()))
    texts = PublicTexts(get_files(config), config, {"hidden.md", POST}, tuple)

    clues = {URL, IMAGE, TITLE, TEXT}
    assert clues - texts.without_public(clues) == expected


def test_the_blogs_own_html_is_public(tmp_path):
    site = Site.make(tmp_path / "project", {})
    config = load_config(str(site.write_config()))
    texts = PublicTexts(get_files(config), config, (), lambda: ["<p>The plan of <b>all</b> plans</p>"])

    assert texts.without_public({TITLE, TEXT}) == {TEXT}


def test_a_page_is_only_read_if_no_other_has_shown_that_its_clues_are_public(tmp_path, monkeypatch):
    site = Site.make(tmp_path / "project", {"a.md": "[soon](blog/api.md)", "b.md": "Text."})
    config = load_config(str(site.write_config()))
    files = get_files(config)
    read: list[str] = []
    monkeypatch.setattr(
        "mkdocs_blogposts.adapter.drafts.public_texts.content_of",
        lambda file: read.append(file.src_uri) or file.content_string,
    )

    pages = [(files.src_uris[name], {URL}) for name in ("a.md", "b.md")]
    assert PublicTexts(files, config, {POST}, tuple).without_public({URL}, pages) == set()
    assert read == ["a.md"]
