from __future__ import annotations

import pytest
from planning import plan_of

from mkdocs_blogposts.blog.model import SiteFile, Source

FILE = {
    "blog/.authors.yml": """\
ada: {name: Ada Lovelace, description: Mathematician}
grace: {name: Grace Hopper, slug: grace-h}
nobody: {name: No Body}
"""
}


def source(name, authors="", **front):
    block = "".join(f"{key}: {value}\n" for key, value in {"date": "2024-01-01", **front}.items())
    return Source(src_uri=f"blog/{name}.md", text=f"---\n{block}authors: {authors}\n---\n")


def planned(*sources, texts=FILE, **options):
    return plan_of(sources, companion_texts=texts, **options)


def authors(blog):
    return {
        term.slug: (term.label, len(term.posts)) for term in blog.terms if term.kind.name == "authors"
    }


def urls(blog):
    return [page.url for page in blog.listings if page.kind and page.kind.name == "authors"]


def test_an_author_is_one_whether_posts_use_the_key_or_the_name():
    blog = planned(
        source("a", "[ada]"),
        source("b", "[Ada Lovelace]"),
        source("c", "[ADA, ada lovelace]"),
        source("d", "{key: ada, name: A. L.}"),
    )

    assert authors(blog) == {"ada": ("Ada Lovelace", 4)}
    assert urls(blog) == ["blog/authors/", "blog/authors/ada/"]


def test_the_page_has_the_slug_of_the_file_else_the_key_else_one_of_the_name():
    blog = planned(source("a", "[grace, ada, Someone Else]"))

    assert urls(blog) == [
        "blog/authors/",
        "blog/authors/ada/",
        "blog/authors/grace-h/",
        "blog/authors/someone-else/",
    ]


def test_the_author_of_a_term_has_the_values_of_the_authors_file():
    blog = planned(source("a", "[ada]"))
    (term,) = (term for term in blog.terms if term.kind.name == "authors")

    assert (term.author.name, term.author.description) == ("Ada Lovelace", "Mathematician")


def test_authors_of_hidden_and_unlisted_posts_only_have_no_page():
    blog = planned(
        source("a", "[ada]"),
        source("b", "[grace]", draft="true"),
        source("c", "[Other]", unlisted="true"),
        source("d", "[Later]", date="2099-01-01"),
    )

    assert authors(blog) == {"ada": ("Ada Lovelace", 1)}


@pytest.mark.parametrize(
    ("texts", "options", "has_pages"),
    [
        (FILE, {}, True),
        (None, {}, False),
        (None, {"kinds_with_pages": frozenset({"authors"})}, True),
        (FILE, {"kinds_without_pages": frozenset({"authors"})}, False),
        ({"team.yml": "ada: Ada\n"}, {"authors_file": "team.yml"}, True),
    ],
)
def test_authors_have_pages_if_there_is_an_authors_file_or_the_site_says_so(texts, options, has_pages):
    assert bool(urls(planned(source("a", "[ada]"), texts=texts, **options))) is has_pages


def test_posts_have_no_authors_if_the_site_turns_them_off():
    blog = planned(source("a", "[ada]"), has_authors=False)

    assert (urls(blog), blog.posts[0].meta.authors) == ([], ())


def test_a_post_in_the_folder_of_authors_keeps_its_url():
    blog = planned(source("authors/ada", "[ada]"), source("b", "[grace]"))

    assert {post.url for post in blog.posts} == {"blog/authors/ada/", "blog/b/"}
    assert "blog/authors/ada/" not in urls(blog)
    assert "blog/authors/grace-h/" in urls(blog)


@pytest.mark.parametrize("name", ["ada", "ada/index"])
def test_the_listing_is_appended_to_the_authors_page(name):
    page = SiteFile(
        src_uri=f"blog/authors/{name}.md", dest_uri="blog/authors/ada/index.html", is_page=True
    )
    blog = plan_of([source("posts/a", "[ada]")], others=[page], companion_texts=FILE)

    assert [found.src_uri for found in blog.listings if found.is_authored] == [page.src_uri]
