"""A plugin with a kind of listing, a field, an output and a language of its own builds a real site."""

from __future__ import annotations

import csv
import io

from support import nav_lines, post

from mkdocs_blogposts.adapter.features import Features
from mkdocs_blogposts.blog.listings.kinds import KINDS
from mkdocs_blogposts.blog.listings.terms import by_label
from mkdocs_blogposts.blog.model import Kind
from mkdocs_blogposts.frontmatter.field_table import Field, simple
from mkdocs_blogposts.frontmatter.fields import FIELDS
from mkdocs_blogposts.frontmatter.values.text import one_line
from mkdocs_blogposts.render.outputs.outputs import OUTPUTS, Output
from mkdocs_blogposts.render.strings import LANGUAGES

SERIES = Kind(
    name="series",
    terms=lambda post: [str(post.data["series"])] if "series" in post.data else [],
    order=by_label,
    nouns=("series", "series"),
)
ENGLISH = {
    **LANGUAGES["en"],
    "nav": {**LANGUAGES["en"]["nav"], "series": "Series"},
    "series": {"title": "All series", "term": "Series: {name}", "all": "All series"},
}


def table(blog) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([post.title, blog.absolute(post.url)] for post in blog.newest(2))
    return text.getvalue()


FEATURES = Features(
    kinds=(*KINDS, SERIES),
    outputs=(*OUTPUTS, Output(name="table", path="data/posts.csv", render=table)),
    languages={**LANGUAGES, "en": ENGLISH},
)
FILES = {
    "blog/a.md": post("A", date="2024-03-01", series="Bees"),
    "blog/b.md": post("B", date="2024-02-01", series="Bees"),
    "blog/c.md": post("C", date="2024-01-01", series="Ants"),
    "blog/d.md": post("D", date="2024-01-01", series="Drafts only", draft=True),
    "blog/series/bees.md": "# On bees\n",
}


def test_a_kind_of_listing_of_its_own(make_site):
    built = make_site(FILES, plugins=["blogposts"]).build(strict=True, features=FEATURES)

    assert [page for page in built.pages if "series" in page] == [
        "blog/series/",
        "blog/series/ants/",
        "blog/series/bees/",
    ]
    assert "blogposts: 3 posts, 1 draft hidden, 2 series" in built.messages
    html = built.html("blog/series/")
    assert html.h1.get_text() == "All series"
    assert [link.get_text() for link in html.select(".blogposts-terms a")] == ["Ants", "Bees"]
    assert "  * Series -> ./" in nav_lines(html)
    assert built.html("blog/series/ants/").h1.get_text() == "Series: Ants"
    bees = built.html("blog/series/bees/")
    assert bees.h1.get_text() == "On bees"
    assert [link.get_text() for link in bees.select(".blogposts-entry-title a")] == ["A", "B"]


def test_an_output_of_its_own(make_site):
    site = make_site(FILES, site_url="https://example.com/", plugins=["blogposts"])
    built = site.build(strict=True, features=FEATURES)

    assert built.text("blog/data/posts.csv").splitlines() == [
        "A,https://example.com/blog/a/",
        "B,https://example.com/blog/b/",
    ]
    assert "blog/feed.json" in built.files


FRENCH = {
    "nav": {"all_posts": "Tous les articles", "series": "Séries"},
    "series": {"title": "Toutes les séries", "term": "Série : {name}", "all": "Toutes les séries"},
}
LEVEL = Field(keys=("level",), read=simple(one_line), meaning="", value="text", default="none")


def levels(blog) -> str:
    return "\n".join(f"{post.title}: {post.extra['level']}" for post in blog.newest(2))


def test_all_of_them_together(make_site):
    features = Features(
        kinds=(*KINDS, SERIES),
        fields={**FIELDS, "level": LEVEL},
        outputs=(*OUTPUTS, Output(name="levels", path="levels.txt", render=levels)),
        languages={**LANGUAGES, "fr": FRENCH},
    )
    files = {"blog/a.md": post("A", date="2024-03-01", series="Bees", level="hard")}
    site = make_site(files, theme={"name": "mkdocs", "locale": "fr"})
    built = site.build(strict=True, features=features)

    assert built.text("blog/levels.txt") == "A: hard"
    assert built.html("blog/series/").h1.get_text() == "Toutes les séries"
    assert built.html("blog/series/bees/").h1.get_text() == "Série : Bees"
    assert "1 mars 2024" in built.html("blog/a/").select_one(".blogposts-header").get_text()
