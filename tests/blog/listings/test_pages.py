from __future__ import annotations

import pytest
from planning import plan_of

from mkdocs_blogposts.blog.listings.archive import archive_by_month
from mkdocs_blogposts.blog.listings.kinds import KINDS
from mkdocs_blogposts.blog.model import SiteFile, Source
from mkdocs_blogposts.blog.settings import ListingSettings
from mkdocs_blogposts.text.listing_paths import PAGE_PLACEHOLDERS, PathPattern


def source(name="a", **front):
    block = "".join(f"{key}: {value}\n" for key, value in {"date": "2024-05-03", **front}.items())
    return Source(src_uri=f"blog/{name}.md", text=f"---\n{block}---\n")


def page(src_uri, dest_uri):
    return SiteFile(src_uri=src_uri, dest_uri=dest_uri, is_page=True)


def asset(dest_uri):
    return SiteFile(src_uri=dest_uri, dest_uri=dest_uri, is_page=False)


def urls(blog):
    return [page.url for page in blog.listings]


def codes(blog):
    return [(problem.code, problem.src_uri) for problem in blog.problems]


def test_listings_are_of_all_posts_then_of_each_kind_with_its_index_first():
    blog = plan_of([source(tags="[x]", categories="[y]")])

    assert urls(blog) == [
        "blog/",
        "blog/archive/",
        "blog/archive/2024/",
        "blog/tags/",
        "blog/tags/x/",
        "blog/categories/",
        "blog/categories/y/",
    ]
    assert [page.url for page in blog.indexes] == [
        "blog/",
        "blog/archive/",
        "blog/tags/",
        "blog/categories/",
    ]


def test_without_directory_urls_only_indexes_are_index_files():
    blog = plan_of([source()], kinds=(archive_by_month(),), use_directory_urls=False, posts_per_page=1)

    assert urls(blog) == [
        "blog/index.html",
        "blog/archive/index.html",
        "blog/archive/2024.html",
        "blog/archive/2024/05.html",
    ]


def test_kinds_without_pages_have_none():
    names = frozenset(kind.name for kind in KINDS)

    assert urls(plan_of([source(tags="[x]")], kinds_without_pages=names)) == ["blog/"]


@pytest.mark.parametrize(
    ("src_uri", "dest_uri"),
    [
        ("blog/archive/index.md", "blog/archive/index.html"),
        ("blog/archive/README.md", "blog/archive/index.html"),
        ("blog/archive/2024.md", "blog/archive/2024/index.html"),
        ("blog/archive/2024/index.md", "blog/archive/2024/index.html"),
        ("blog/tags/x.md", "blog/tags/x/index.html"),
        ("blog/tags.md", "blog/tags/index.html"),
    ],
)
def test_a_listing_is_appended_to_the_authors_page(src_uri, dest_uri):
    blog = plan_of([source("posts/a", tags="[x]")], others=[page(src_uri, dest_uri)])

    assert [page.dest_uri for page in blog.listings if page.is_authored] == [dest_uri]
    assert codes(blog) == []


@pytest.mark.parametrize(
    "other",
    [
        page("archive.md", "blog/archive/2024/index.html"),
        asset("blog/archive/2024/index.html"),
        asset("blog/archive/2024/index.html/x.png"),
        asset("blog/archive/2024"),
    ],
)
def test_an_archive_page_is_left_out_if_anything_has_its_url(other):
    blog = plan_of([source(tags="[x]")], others=[other])

    assert "blog/archive/2024/" not in urls(blog)
    assert "blog/archive/" in urls(blog)
    assert codes(blog) == [("listing-skipped", other.src_uri)]


def test_all_pages_of_an_archive_listing_are_left_out_together():
    taken = asset("blog/archive/2024/page/2/index.html")
    blog = plan_of([source("a"), source("b")], others=[taken], posts_per_page=1)

    assert "blog/archive/2024/" not in urls(blog)
    assert codes(blog) == [("listing-skipped", taken.src_uri)]


def test_an_archive_page_is_left_out_for_a_post_and_a_tag_page_is_not():
    year = plan_of([source("a", permalink="archive/2024"), source("b")])
    tag = plan_of([source("a", permalink="tags/x"), source("b", tags="[x]")])

    assert "blog/archive/2024/" not in urls(year)
    assert (len(year.posts), codes(year)) == (2, [("listing-skipped", "blog/a.md")])
    assert "blog/tags/x/" in urls(tag)
    assert (len(tag.posts), codes(tag)) == (1, [("url-taken", "blog/a.md")])


def test_a_hidden_post_does_not_block_the_archive():
    sources = [source("a", permalink="archive/2024", draft="true"), source("b")]

    assert "blog/archive/2024/" in urls(plan_of(sources))
    assert "blog/archive/2024/" not in urls(plan_of(sources, preview=True))


def test_a_file_with_the_path_of_a_tag_page_blocks_it_and_is_an_error():
    blog = plan_of([source(tags="[x]")], others=[asset("blog/tags/x/index.html")])

    assert "blog/tags/x/" not in urls(blog)
    assert [(p.code, p.severity.value) for p in blog.problems] == [("listing-blocked", "error")]


def test_a_generated_page_never_has_the_path_of_a_post():
    blog = plan_of([source("archive/2024", slug="other")])

    assert "blog/archive/2024.md" not in {page.src_uri for page in blog.listings}
    assert "blog/archive/2024/" in urls(blog)


CATEGORY = {"categories": ListingSettings(path=PathPattern("category/{slug}"), posts_per_page=1)}
EXACT = {
    "tags": ListingSettings(
        path=PathPattern("tag/{slug}.html"),
        posts_per_page=1,
        next_pages=PathPattern("{path}{page}.html", PAGE_PLACEHOLDERS),
    )
}


def of_kind(blog, name):
    return [page for page in blog.listings if page.kind and page.kind.name == name]


def test_a_kind_of_listing_may_have_other_paths_and_an_index_in_their_folder():
    blog = plan_of([source("a", categories="[x]"), source("b", categories="[x]")], listings=CATEGORY)

    assert [page.url for page in of_kind(blog, "categories")] == [
        "blog/category/",
        "blog/category/x/",
        "blog/category/x/page/2/",
    ]


@pytest.mark.parametrize("use_directory_urls", [True, False])
def test_a_path_with_html_is_exact(use_directory_urls):
    sources = [source("a", tags="[x]"), source("b", tags="[x]")]
    blog = plan_of(sources, listings=EXACT, use_directory_urls=use_directory_urls)

    assert [page.dest_uri for page in of_kind(blog, "tags")] == [
        "blog/tag/index.html",
        "blog/tag/x.html",
        "blog/tag/x2.html",
    ]


def test_the_authors_page_moves_to_an_exact_path():
    own = page("blog/tag/x.md", "blog/tag/x/index.html")
    blog = plan_of([source("posts/a", tags="[x]")], others=[own], listings=EXACT)

    (found,) = (page for page in blog.listings if page.is_authored)
    assert (found.src_uri, found.url) == (own.src_uri, "blog/tag/x.html")
    assert blog.moves == {own.src_uri: "blog/tag/x.html"}
    assert codes(blog) == []


def test_files_in_the_folder_of_another_path_are_pages_and_not_posts():
    blog = plan_of(
        [source("a", categories="[x]"), source("category/x"), source("categories/x")],
        listings=CATEGORY,
    )

    assert [post.src_uri for post in blog.posts] == ["blog/a.md", "blog/categories/x.md"]


def test_all_posts_may_be_on_one_page():
    listings = {"": ListingSettings(posts_per_page=None)}
    blog = plan_of([source(f"p{number}") for number in range(25)], listings=listings)

    assert [len(page.posts) for page in blog.listings if page.kind is None] == [25]


def test_listings_without_a_folder_of_their_own_give_way_to_posts():
    listings = {"tags": ListingSettings(path=PathPattern("{slug}"))}
    blog = plan_of([source("x"), source("b", tags="[x, y]")], listings=listings)

    assert (len(blog.posts), codes(blog)) == (2, [("listing-skipped", "blog/x.md")])
    assert "blog/y/" in urls(blog)
    assert "blog/tags/" in urls(blog)


def test_of_two_listings_with_one_path_the_first_keeps_it():
    listings = {
        "tags": ListingSettings(path=PathPattern("topics/{slug}")),
        "categories": ListingSettings(path=PathPattern("topics/{slug}")),
    }
    blog = plan_of([source(tags="[x]", categories="[X, y]")], listings=listings)

    assert len(set(urls(blog))) == len(urls(blog))
    assert [page.url for page in of_kind(blog, "categories")] == ["blog/topics/y/"]
    (problem,) = blog.problems
    assert (problem.code, problem.src_uri) == ("listing-blocked", "mkdocs.yml")
    assert "listings of categories have URLs of listings of tags" in problem.what
    assert "(got '/blog/topics/', '/blog/topics/x/')" in problem.what


AUTHORS_FILE = "authors:\n  a: {name: John}\n  b: {name: John}\n  c: {name: Jane}\n"


def test_authors_of_the_same_name_have_their_slugs_in_paths_with_names():
    blog = plan_of(
        [source(authors="[a, b, c]")],
        companion_texts={"blog/.authors.yml": AUTHORS_FILE},
        listings={"authors": ListingSettings(path=PathPattern("author/{name}"))},
    )

    pages = {page.url for page in of_kind(blog, "authors") if page.term}
    assert pages == {"blog/author/a/", "blog/author/b/", "blog/author/Jane/"}
    assert codes(blog) == []


def test_an_author_page_that_has_the_place_of_another_listing_is_reported():
    blog = plan_of(
        [source(authors="[a]", tags="[a]")],
        companion_texts={"blog/.authors.yml": "authors:\n  a: {name: A}\n"},
        listings={
            "authors": ListingSettings(path=PathPattern("who/{slug}")),
            "tags": ListingSettings(path=PathPattern("who/{slug}")),
        },
    )

    assert codes(blog) == [("listing-blocked", "mkdocs.yml")]
    assert [page.term.kind.name for page in blog.listings if page.url == "blog/who/a/"] == ["tags"]


def test_every_listing_has_pinned_posts_first():
    sources = [
        source("new", tags="[x]"),
        source("old", date="2020-01-01", tags="[x]", pin="true"),
        source("older", date="2019-01-01", tags="[x]"),
    ]
    blog = plan_of(sources, posts_per_page=1)
    of_all = [page.posts[0].src_uri for page in blog.listings if page.kind is None]
    of_tag = [page.posts[0].src_uri for page in of_kind(blog, "tags") if page.term]

    assert of_all == of_tag == ["blog/old.md", "blog/new.md", "blog/older.md"]
    assert [post.src_uri for post in blog.posts] == ["blog/new.md", "blog/old.md", "blog/older.md"]


ROOTED = {
    "tags": ListingSettings(path=PathPattern("/tags/{slug}"), posts_per_page=1),
    "categories": ListingSettings(path=PathPattern("/{slug}")),
    "archive": ListingSettings(path=PathPattern("/by/{date}.html"), index="/archives.html"),
}


def test_a_pattern_with_a_leading_slash_is_relative_to_the_site():
    blog = plan_of([source(tags="[x]", categories="[y]"), source("b", tags="[x]")], listings=ROOTED)

    assert urls(blog) == [
        *("blog/", "archives.html", "by/2024.html"),
        *("tags/", "tags/x/", "tags/x/page/2/", "categories/", "y/"),
    ]
    assert [page.src_uri for page in blog.listings] == [
        *("blog/index.md", "archives.md", "by/2024.md"),
        *("tags/index.md", "tags/x.md", "tags/x/page/2.md", "categories/index.md", "y.md"),
    ]
    assert codes(blog) == []


OWN = {"tags/x.md", "tags/x/index.md", "by/2024.md", "y.md"}


@pytest.mark.parametrize(
    ("others", "listings", "problems"),
    [
        ([page("tags/x.md", "tags/x/index.html")], "own", []),
        ([page("tags/x/index.md", "tags/x/index.html")], "own", []),
        ([asset("tags/x/index.html")], "none", [("listing-blocked", "tags/x/index.html")]),
        ([asset("tags")], "none", [("listing-blocked", "tags")]),
        ([page("by/2024.md", "by/2024/index.html")], "generated", []),
        ([page("y.md", "y/index.html")], "generated", []),
        ([page("z.md", "y/index.html")], "generated", [("listing-skipped", "z.md")]),
        ([page("other.md", "archives.html")], "generated", [("listing-skipped", "other.md")]),
    ],
)
def test_files_in_the_way_at_the_root_are_as_in_the_blog(others, listings, problems):
    blog = plan_of([source(tags="[x]", categories="[y]")], others=others, listings=ROOTED)
    found = {page.url: page for page in blog.listings}

    state = {None: "none", True: "own", False: "generated"}
    assert state[found["tags/x/"].is_authored if "tags/x/" in found else None] == listings
    assert codes(blog) == problems
    written = {each.src_uri for each in blog.listings if each.is_authored}
    assert written == {each.src_uri for each in others if each.src_uri in OWN and not problems}


@pytest.mark.parametrize(
    ("index", "own", "is_authored"),
    [
        ("topics.html", "blog/topics.md", True),
        ("topics.html", "blog/topics/index.md", True),
        ("topics.html", "blog/README.md", False),
        ("topics", "blog/topics/README.md", True),
    ],
)
def test_the_index_of_a_kind_may_be_anywhere(index, own, is_authored):
    usual = own.removesuffix(".md").removesuffix("/index").removesuffix("/README")
    listings = {"tags": ListingSettings(index=index)}
    other = page(own, f"{usual}/index.html")
    found = plan_of([source(tags="[x]")], others=[other], listings=listings).listings

    (topics,) = [each for each in found if each.is_index and each.kind.name == "tags"]
    assert topics.dest_uri == f"blog/{index}" + ("" if index.endswith(".html") else "/index.html")
    assert topics.is_authored is is_authored
    assert "blog/tags/x/" in [each.url for each in found]
