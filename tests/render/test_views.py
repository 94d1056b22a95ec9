from __future__ import annotations

import dataclasses

import pytest

from mkdocs_blogposts.render import views

VIEWS = [value for name, value in vars(views).items() if name.endswith("View")]
TERM = views.TermView(label="x", url="", count=1)


def a_post(**terms):
    return views.PostView(
        title="",
        heading="",
        url="",
        summary="",
        date=None,
        updated=None,
        minutes=None,
        authors=(),
        image=None,
        extra={},
        terms=terms,
        state="published",
        badge="",
        is_pinned=False,
    )


def test_tags_and_categories_are_terms():
    post = a_post(tags=(TERM,), series=(TERM,))
    assert (post.tags, post.categories, post.terms["series"]) == ((TERM,), (), (TERM,))


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_a_template_cannot_change_a_view(view):
    assert dataclasses.is_dataclass(view)
    assert view.__dataclass_params__.frozen
