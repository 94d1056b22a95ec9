from __future__ import annotations

from dataclasses import replace

import pytest
from markupsafe import Markup
from planning import plan_of, settings_of
from support import post

from mkdocs_blogposts.blog.model import Blog, Excerpt, Rendered, Source
from mkdocs_blogposts.blog.settings import ExcerptSettings
from mkdocs_blogposts.frontmatter.model import Author
from mkdocs_blogposts.render.presenter import Presenter, anchor_of
from mkdocs_blogposts.render.strings import Strings


def presenter(files, *, language="en", preview=False, authors="", **options):
    """Return the presenter of a blog of these posts, and its blog."""
    sources = [Source(src_uri=f"blog/{name}.md", text=text) for name, text in files.items()]
    texts = {"blog/.authors.yml": authors} if authors else {}
    blog = plan_of(sources, preview=preview, companion_texts=texts, **options)
    rendered = {
        post.src_uri: Rendered(
            title=f"Title of {post.file_title}",
            heading=f"Heading of {post.file_title}",
            summary="A summary",
            description="A description",
            minutes=3,
            heading_span=None,
        )
        for post in blog.built
    }
    settings = settings_of(**options)
    return Presenter(blog, rendered, settings=settings, strings=Strings.of(language)), blog


def view(text, *, depth=1, **options):
    """Return the view of a blog's only post."""
    views, blog = presenter({"a": text}, **options)
    return views.post(blog.built[0], depth=depth)


def listing(blog, *, kind="", term="", number=1):
    return next(p for p in blog.listings if p.key == (kind, term) and p.number == number)


# Posts


def test_the_texts_of_a_post_come_from_its_html():
    seen = view(post("Hello"))
    assert (seen.title, seen.summary) == ("Title of A", "A summary")


@pytest.mark.parametrize(("depth", "url"), [(0, "blog/a/"), (1, "../blog/a/"), (3, "../../../blog/a/")])
def test_links_are_relative_to_pages_of_a_depth(depth, url):
    assert view(post("Hello"), depth=depth).url == url


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "6 October 2023"), ("de", "6. Oktober 2023"), ("zu", "6 October 2023")],
)
def test_dates_are_in_the_language_of_the_site(language, text):
    seen = view(post("Hello", date="2023-10-06"), language=language)
    assert (seen.date.iso, seen.date.text) == ("2023-10-06", text)


def test_a_post_without_a_date_has_none():
    assert view(post("Hello")).date is None


@pytest.mark.parametrize(
    ("dates", "updated"),
    [
        ({"date": "2023-10-06", "updated": "2023-10-07"}, "2023-10-07"),
        ({"date": "2023-10-06", "updated": "2023-10-06"}, None),
        ({"date": "2023-10-06", "updated": "2023-10-05"}, None),
        ({"date": "2023-10-06"}, None),
        ({"updated": "2023-10-05"}, "2023-10-05"),
    ],
)
def test_an_update_is_shown_if_it_is_later_than_the_date(dates, updated):
    seen = view(post("Hello", **dates)).updated
    assert (seen and seen.iso) == updated


@pytest.mark.parametrize(
    ("meta", "state", "badge"),
    [
        ({}, "published", ""),
        ({"unlisted": True}, "unlisted", ""),
        ({"draft": True}, "draft", "Entwurf"),
        ({"date": "2026-12-01"}, "scheduled", "Geplant für den 1. Dezember 2026"),
        ({"expires": "2026-02-01"}, "expired", "Abgelaufen am 1. Februar 2026"),
    ],
)
def test_a_preview_shows_why_a_post_is_not_published(meta, state, badge):
    seen = view(post("Hello", **meta), preview=True, language="de")
    assert (seen.state, seen.badge) == (state, badge)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("", ""),
        ("img/anna.png", "../../img/anna.png"),
        ("/img/anna.png", "../../img/anna.png"),
        ("./img/anna.png", "../../img/anna.png"),
        ("https://example.com/a", "https://example.com/a"),
        ("//example.com/a", "//example.com/a"),
        ("mailto:anna@example.com", "mailto:anna@example.com"),
        ("#anna", "#anna"),
    ],
)
def test_urls_of_authors_start_at_the_root_of_the_site(url, shown):
    views, blog = presenter({"a": post("Hello")})
    (of_anna,) = blog.posts
    author = Author(name="Anna", description="Writes", avatar=url, url=url)
    of_anna = replace(of_anna, meta=replace(of_anna.meta, authors=(author,)))
    (seen,) = views.post(of_anna, depth=2).authors
    assert (seen.name, seen.description, seen.avatar, seen.url) == ("Anna", "Writes", shown, shown)


def test_the_url_of_an_image_is_relative_to_the_page():
    views, blog = presenter({"a": post("A", image={"src": "/x.png", "alt": "Sea"}), "b": post("B")})
    views.blog = replace(blog, images={"blog/a.md": "x.png"})
    first, second = (views.post(blog_post, depth=2).image for blog_post in blog.posts)
    assert (first.url, first.alt) == ("../../x.png", "Sea")
    assert second is None


# Terms


def test_the_tags_of_a_post_link_to_their_pages():
    views, blog = presenter({"a": post("A", tags=["Python", "News"]), "b": post("B", tags=["python"])})
    seen = views.post(blog.posts[0], depth=2)
    assert [(tag.label, tag.url, tag.count) for tag in seen.tags] == [
        ("Python", "../../blog/tags/python/", 2),
        ("News", "../../blog/tags/news/", 1),
    ]
    assert seen.categories == ()


def test_a_term_without_a_page_has_no_url():
    views, blog = presenter({"a": post("A", tags=["Python"])})
    views = Presenter(
        Blog(posts=blog.posts, hidden=(), terms=blog.terms),
        views.rendered,
        settings=views.settings,
        strings=views.strings,
    )
    (tag,) = views.post(blog.posts[0], depth=0).tags
    assert (tag.label, tag.url) == ("Python", "")


# Newer and older posts


def test_posts_link_to_the_newer_and_the_older_one():
    dates = {"a": "2024-01-01", "b": "2024-01-02", "c": "2024-01-03"}
    views, blog = presenter({name: post(name, date=date) for name, date in dates.items()})
    links = [views.newer_and_older(post, depth=2) for post in blog.posts]
    titles = [tuple(link and (link.title, link.url) for link in pair) for pair in links]
    newest, middle, oldest = (
        ("Title of C", "../../blog/c/"),
        ("Title of B", "../../blog/b/"),
        ("Title of A", "../../blog/a/"),
    )
    assert titles == [(None, middle), (newest, oldest), (middle, None)]


# Listings


def posts(number):
    return {f"{i:03}": post(f"Post {i}", tags=["x"]) for i in range(number)}


def test_a_listing_of_one_page_has_no_pagination():
    views, blog = presenter(posts(2))
    seen = views.listing(listing(blog), heading="Blog")
    assert (seen.kind, seen.is_index, seen.heading) == ("posts", False, "Blog")
    assert (seen.pagination, seen.groups, seen.index) == (None, (), None)


def test_the_pages_of_a_listing_link_to_each_other():
    views, blog = presenter(posts(3), posts_per_page=1)
    seen = views.listing(listing(blog, number=2), heading="").pagination
    assert (seen.newer, seen.older) == ("../../../blog/", "../../../blog/page/3/")
    assert [(page.number, page.url, page.is_current) for page in seen.numbers] == [
        (1, "../../../blog/", False),
        (2, "../../../blog/page/2/", True),
        (3, "../../../blog/page/3/", False),
    ]


def test_long_paginations_have_gaps():
    views, blog = presenter(posts(20), posts_per_page=1)
    numbers = views.listing(listing(blog), heading="").pagination.numbers
    gap = next(page for page in numbers if page.number is None)
    assert (gap.url, gap.is_current) == ("", False)
    assert views.listing(listing(blog), heading="").pagination.newer == ""
    assert views.listing(listing(blog, number=20), heading="").pagination.older == ""


def test_the_page_of_a_term_links_to_the_index():
    views, blog = presenter(posts(1), language="de")
    seen = views.listing(listing(blog, kind="tags", term="x"), heading="")
    assert (seen.kind, seen.is_index) == ("tags", False)
    assert (seen.index.title, seen.index.url) == ("Alle Schlagwörter", "../../../blog/tags/")


def test_an_index_of_few_terms_is_one_group():
    views, blog = presenter({"a": post("A", tags=["b", "a"])})
    seen = views.listing(listing(blog, kind="tags"), heading="")
    (group,) = seen.groups
    assert (seen.is_index, group.letter, group.anchor) == (True, "", "")
    assert [term.label for term in group.terms] == ["a", "b"]


# Listings


def test_a_listing_shows_only_so_many_authors_and_categories():
    text = post("A", authors=["Ann", "Bob"], categories=["x", "y", "z"], tags=["t", "u"])
    excerpts = ExcerptSettings(max_authors=1, max_categories=2)
    views, blog = presenter({"a": text}, excerpts=excerpts)
    listed, own = (show(blog.built[0], depth=1) for show in (views.listed, views.post))
    assert [author.name for author in listed.authors] == ["Ann"]
    assert [len(each) for each in (listed.categories, listed.tags)] == [2, 2]
    assert [len(each) for each in (own.authors, own.categories)] == [2, 3]


@pytest.mark.parametrize("most", [None, 0, 5])
def test_there_may_be_no_limit_and_no_author(most):
    views, blog = presenter(
        {"a": post("A", authors=["Ann", "Bob"])}, excerpts=ExcerptSettings(max_authors=most)
    )
    assert len(views.listed(blog.built[0], depth=1).authors) == (0 if most == 0 else 2)


def test_a_listing_shows_the_excerpt_for_its_depth():
    views, blog = presenter({"a": post("A")})
    (written,) = blog.built
    excerpt = Excerpt(pieces=('<a href="', 'blog/a/">a</a>'), is_continued=True)
    views.rendered[written.src_uri] = replace(views.rendered[written.src_uri], excerpt=excerpt)
    seen = views.listed(written, depth=2)
    assert seen.excerpt == Markup('<a href="../../blog/a/">a</a>')
    assert seen.is_continued
    assert views.post(written, depth=2).excerpt == ""


def test_a_listing_without_excerpts_shows_summaries():
    views, blog = presenter({"a": post("A")})
    seen = views.listed(blog.built[0], depth=1)
    assert (seen.excerpt, seen.is_continued, seen.summary) == ("", False, "A summary")


# Authors' pages

AUTHORS = """
ada: {name: Ada, description: Writer, avatar: img/ada.png}
bob: {name: Bob, url: https://www.example.org/bob/}
"""


def test_a_name_leads_to_the_authors_own_link_else_to_the_page_with_their_posts():
    seen = view(post("Hello", authors=["ada", "bob"]), depth=2, authors=AUTHORS)
    ada, bob = seen.authors

    assert (ada.url, ada.page, ada.link) == ("../../blog/authors/ada/", ada.url, None)
    assert (bob.url, bob.page) == ("https://www.example.org/bob/", "../../blog/authors/bob/")
    assert (bob.link.title, bob.link.url) == ("example.org/bob", bob.url)


def test_authors_without_pages_have_no_url():
    (ada,) = view(post("Hello", authors=["ada"])).authors
    assert (ada.url, ada.page) == ("", "")


def test_the_first_page_of_an_author_has_the_profile():
    files = {name: post(name, date="2024-01-01", authors=["ada"]) for name in "abc"}
    views, blog = presenter(files, authors=AUTHORS, posts_per_page=2)
    first, second = (
        views.listing(listing(blog, kind="authors", term="ada", number=number), heading="")
        for number in (1, 2)
    )

    assert (first.author.name, first.author.avatar) == ("Ada", "../../../img/ada.png")
    assert second.author is None
    assert first.index.title == "All authors"


def test_a_pinned_post_says_so():
    assert view(post("Hello", pin=True)).is_pinned
    assert not view(post("Hello")).is_pinned


# More of listings


def test_a_listing_with_one_page_may_have_a_pagination():
    views, blog = presenter({"a": post("A", tags=["x"])}, single_page_pagination=True)
    of_tag = views.listing(listing(blog, kind="tags", term="x"), heading="")

    assert [number.number for number in of_tag.pagination.numbers] == [1]
    assert views.listing(listing(blog, kind="tags"), heading="").pagination is None


def test_a_pagination_reaches_as_far_as_configured():
    views, blog = presenter(posts(20), posts_per_page=1, pagination_reach=1)
    numbers = views.listing(listing(blog, number=10), heading="").pagination.numbers

    assert [number.number for number in numbers] == [1, None, 9, 10, 11, None, 20]


def test_entries_have_anchors_that_match_their_links():
    views, blog = presenter({"Ü b": post("A", date="2024-01-01")})
    (link,) = views.anchors(listing(blog))

    assert anchor_of(blog.posts[0]) == "blog/Ü-b"
    assert link.url == "#blog/%C3%9C-b"
