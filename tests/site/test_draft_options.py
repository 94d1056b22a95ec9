"""The options that publish drafts, or leave them out of a preview."""

from __future__ import annotations

import pytest
from support import post

FILES = {
    "blog/open.md": post("Open", "Text.", date="2024-01-01"),
    "blog/draft.md": post(
        "A draft about canaries", "The canary sings at dawn. ![](a.png)", date="2024-01-02", draft=True
    ),
    "blog/a.png": b"png",
    "blog/drafts/b.md": post("In a folder", "![](b.png)", date="2024-01-03"),
    "blog/drafts/b.png": b"png",
    "blog/future.md": post("Future", "Text.", date="2099-01-01"),
    "blog/unclear.md": post("Unclear", "Text.", date="2024-01-04", draft="perhaps"),
    "blog/drafts/page/_part.md": "Text.\n",
}
ALL = {"blog/open/", "blog/draft/", "blog/drafts/b/", "blog/future/"}


def _build(make_site, options, **how):
    site = make_site(FILES, plugins=["search", {"blogposts": {"archive": False, **options}}])
    built = site.build(**how)
    posts = {page for page in built.pages if page not in ("", "blog/")}
    return built, posts


@pytest.mark.parametrize("preview", [True, False])
def test_draft_publishes_drafts_and_their_images_without_a_leak(make_site, preview):
    built, posts = _build(make_site, {"draft": True}, preview=preview)

    assert not built.aborted
    assert posts - {"blog/unclear/"} == ALL
    assert ("blog/unclear/" in posts) is preview
    assert {"blog/a.png", "blog/drafts/b.png"} <= set(built.files)
    assert "error: [leak]" not in str(built.problems)
    assert "canary sings" in built.text("blog/")


def test_without_the_option_nothing_of_them_is_published(make_site):
    built, posts = _build(make_site, {"preset": "material", "permalink": "{path}"})

    assert posts == {"blog/open/"}
    assert [name for name in built.files if name.endswith(".png") and "blog/" in name] == []


def test_draft_on_serve_leaves_drafts_out_of_a_preview(make_site):
    assert _build(make_site, {}, preview=True)[1] == {*ALL, "blog/unclear/"}

    built, posts = _build(make_site, {"draft_on_serve": False}, preview=True)
    assert posts == {"blog/open/"}
    assert [name for name, data in built.everything() if b"canary sings" in data] == []
    assert [name for name in built.files if name.endswith(".png") and "blog/" in name] == []


def test_draft_if_future_date_publishes_future_posts(make_site):
    assert _build(make_site, {"draft_if_future_date": False})[1] == {"blog/open/", "blog/future/"}
    assert _build(make_site, {"draft_if_future_date": True})[1] == {"blog/open/"}
