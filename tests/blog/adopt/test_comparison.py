"""What becomes of old URLs, without a site."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planning import plan_of
from support import post

from mkdocs_blogposts.blog.adopt.comparison import Outcome, alias_of, compare
from mkdocs_blogposts.blog.adopt.new_site import NewSite
from mkdocs_blogposts.blog.adopt.old_pages import OldPage, PartialDate
from mkdocs_blogposts.blog.model import SiteFile, Source
from mkdocs_blogposts.frontmatter.values.urls import old_urls_of
from mkdocs_blogposts.text.old_urls import path_in_site

POSTS = {
    "2014-01-02-hello-world.md": post("Hello, world!", date="2014-01-02", tags=["News"]),
    "trip/index.md": post("Our trip to the sea", date="2015-03-04", categories=["Travel"]),
    "c.md": post("Learning C++", date="2016-05-06", slug="learning-cpp"),
    "news.md": post("News", date="2020-01-01"),
    "one.md": post("Weekly notes", date="2021-01-04"),
    "two.md": post("Weekly notes", date="2021-01-11", aliases=["/old-two/"]),
    "draft.md": post("A secret", date="2022-01-01", draft=True),
    "was.md": post("Was public", date="2022-01-02", draft=True, aliases=["/was-there/", "/news/"]),
    "later.md": post("Later", date="2099-01-01"),
    "install.md": post("Install it", date="2018-01-01"),
    "heading.md": "---\ndate: 2019-01-01\n---\n\n# The *first* heading\n\nText.\n",
}
OTHERS = [
    SiteFile(src_uri="about.md", dest_uri="about/index.html", is_page=True),
    SiteFile(src_uri="setup/install.md", dest_uri="setup/install/index.html", is_page=True),
    SiteFile(src_uri="img/a.png", dest_uri="img/a.png", is_page=False),
]


def results_of(*pages, posts=POSTS, **options):
    sources = [Source(src_uri=f"blog/{name}", text=text) for name, text in posts.items()]
    blog = plan_of(sources, others=OTHERS, **options)
    site = NewSite.of([blog], OTHERS, ["gone/index.html"])
    return compare([OldPage(path=page) if isinstance(page, str) else page for page in pages], site)


def result_of(page, **options):
    (result,) = results_of(page, **options)
    return result


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("blog/hello-world/", Outcome.KEPT),
        ("blog/hello-world", Outcome.KEPT),
        ("blog/tags/news/", Outcome.KEPT),
        ("blog/archive/2014/", Outcome.KEPT),
        ("about/", Outcome.KEPT),
        ("img/a.png", Outcome.KEPT),
        ("old-two/", Outcome.REDIRECTED),
        ("gone/", Outcome.REDIRECTED),
        ("blog/draft/", Outcome.HIDDEN),
        ("blog/later/", Outcome.HIDDEN),
        ("2022/a-secret.html", Outcome.HIDDEN),
        ("was-there/", Outcome.HIDDEN),
        ("img/b.png", Outcome.DEAD),
        ("feed.xml", Outcome.DEAD),
        ("nothing/like/it/", Outcome.DEAD),
        ("?p=12", Outcome.DEAD),
        ("", Outcome.DEAD),
    ],
)
def test_the_outcome_of_an_old_url(path, outcome):
    assert result_of(path).outcome is outcome


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("2014/01/02/hello-world.html", "2014-01-02-hello-world.md"),  # Jekyll
        ("posts/2014-01-02-hello-world/", "2014-01-02-hello-world.md"),  # Hugo
        ("blog/2014/01/02/hello-world", "2014-01-02-hello-world.md"),  # Docusaurus
        ("blog/2014/01/01/hello-world/", "2014-01-02-hello-world.md"),  # in another time zone
        ("hello-world.html", "2014-01-02-hello-world.md"),  # Pelican
        ("2015/03/our-trip-to-the-sea/", "trip/index.md"),  # Material, from the title
        ("travel/2015/03/04/trip.html", "trip/index.md"),
        ("learning-c/", "c.md"),  # Material
        ("x/learning-cpp/", "c.md"),
        ("posts/the-first-heading/", "heading.md"),
        ("archive/hello-world/", "2014-01-02-hello-world.md"),
    ],
)
def test_a_post_is_found_by_its_name(path, source):
    result = result_of(path)

    assert result.outcome is Outcome.MOVED
    assert result.target.src_uri == f"blog/{source}"


@pytest.mark.parametrize(
    ("page", "names"),
    [
        (OldPage(path="2019/hello-world/"), ["2014-01-02-hello-world"]),  # another date
        (OldPage(path="weekly-notes/"), ["one", "two"]),
        (OldPage(path="guide/install/"), ["install", "setup/install"]),  # a page has that name, too
        (OldPage(path="trip/", titles=("Hello, world!",)), ["trip/index", "2014-01-02-hello-world"]),
        (OldPage(path="trip/", titles=("Travel tips",)), ["trip/index"]),
        (OldPage(path="p/", titles=("Weekly notes",)), ["one", "two"]),
    ],
)
def test_what_is_not_clear_is_not_guessed(page, names):
    result = result_of(page)

    assert result.outcome is Outcome.DEAD
    found = {each.src_uri.removeprefix("blog/").removesuffix(".md") for each in result.candidates}
    assert found == set(names)


@pytest.mark.parametrize(
    ("page", "source", "by"),
    [
        (OldPage(path="p/17/", titles=("Our trip to the sea",)), "trip/index.md", ("title",)),
        (
            OldPage(path="p/", titles=("Weekly Notes",), date=PartialDate(2021, 1, 11)),
            "two.md",
            ("title", "date"),
        ),
        (OldPage(path="2021/01/04/weekly-notes/"), "one.md", ("name", "date")),
        (
            OldPage(path="guide/install/", titles=("Install it",)),
            "install.md",
            ("name", "title"),
        ),
        (
            OldPage(path="trip/", titles=("A new title",), date=PartialDate(2015, 3, 4)),
            "trip/index.md",
            ("name", "date"),
        ),
    ],
)
def test_title_and_date_decide(page, source, by):
    result = result_of(page)

    assert (result.target.src_uri, result.by) == (f"blog/{source}", by)


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("tag/news/", "blog/tags/news/"),
        ("tags/news.html", "blog/tags/news/"),
        ("category/travel/", "blog/categories/travel/"),
        ("tags/", "blog/tags/"),
        ("archives/", "blog/archive/"),
        ("2014/", "blog/archive/2014/"),
        ("archive/2014/page/2/", "blog/archive/2014/"),
        ("blog/page/9/", "blog/"),
        ("blog/tags/news/page2.html", "blog/tags/news/"),
    ],
)
def test_an_old_listing_leads_to_the_new_one(path, url):
    result = result_of(path)

    assert result.target.url == url
    assert not result.can_have_alias, "only posts can have aliases"


@pytest.mark.parametrize("path", ["tag/c/", "author/ann/", "2013/", "page/2/", "2014/05/"])
def test_a_listing_that_does_not_exist_is_dead(path):
    assert result_of(path).outcome is Outcome.DEAD


@pytest.mark.parametrize(
    ("pages", "outcome", "url"),
    [
        ([OldPage(path="a/", redirects_to="blog/trip/")], Outcome.MOVED, "blog/trip/"),
        ([OldPage(path="a/", redirects_to="about/")], Outcome.MOVED, "about/"),
        ([OldPage(path="a/", redirects_to="blog/draft/")], Outcome.HIDDEN, "blog/draft/"),
        (
            [
                OldPage(path="a/", redirects_to="b/"),
                OldPage(path="b/", redirects_to="z/"),
                OldPage(path="z/", titles=("Our trip to the sea",)),
            ],
            Outcome.MOVED,
            "blog/trip/",
        ),
        ([OldPage(path="a/", redirects_to="a/")], Outcome.DEAD, None),
    ],
)
def test_old_redirects_are_followed(pages, outcome, url):
    result = results_of(*pages)[0]

    assert (result.outcome, result.target.url if result.target else None) == (outcome, url)


def test_each_page_is_counted_once():
    assert len(results_of("x", "x/", "x/index.html", "x.html")) == 2


def test_a_url_that_no_file_can_have_is_not_redirected():
    result = result_of("con/hello-world/")

    assert result.outcome is Outcome.DEAD
    assert "isn't allowed in file names" in result.reason


@pytest.mark.parametrize("directory_urls", [True, False])
def test_files_and_folders_are_distinguished(directory_urls):
    paths = ("blog/trip/", "blog/trip.html", "blog/news/", "blog/news.html")
    results = results_of(*paths, use_directory_urls=directory_urls)

    assert [result.outcome for result in results] == [
        Outcome.KEPT,
        Outcome.MOVED,
        Outcome.KEPT if directory_urls else Outcome.MOVED,
        Outcome.MOVED if directory_urls else Outcome.KEPT,
    ]


@given(st.text(st.characters(codec="utf-8"), max_size=20))
def test_a_line_for_an_old_url_leads_back_to_it(path):
    (result,) = results_of(OldPage(path=path.lstrip("/"), redirects_to="blog/trip/"))
    if result.outcome is Outcome.MOVED:
        alias = alias_of(result.page)
        assert old_urls_of((alias,)) == (alias,)
        assert OldPage(path=path_in_site(alias)).key == result.page.key
