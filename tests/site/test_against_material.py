"""Random sites built with Material's own blog and with ours: no path is lost, listings are the same.

Two differences are intended. A title in front matter is shown as written, where Material reads it as
Markdown. A listing page always has a heading, which Material's may lack.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize
from urllib.parse import unquote, urljoin

import markdown
import pytest
from bs4 import BeautifulSoup
from commands import run_command
from material_sites import OPTIONS, PLACES, URLS, random_site
from sampling import sampled

if TYPE_CHECKING:
    from bs4 import Tag
    from support import Built


class Listing(NamedTuple):
    """A page with posts."""

    heading: str
    titles: list[str]
    urls: list[str]


THEIRS = ("article.md-post", ".md-post__content h2")
OURS = ("article.blogposts-entry", ".blogposts-entry-title")


@pytest.mark.slow
@pytest.mark.parametrize(("options", "blog_dir", "urls"), sampled(list(OPTIONS), PLACES, list(URLS)))
def test_the_site_of_materials_blog_is_kept(options, blog_dir, urls, tmp_path, request):
    seed = request.node.callspec.id
    site = random_site(OPTIONS[options], blog_dir=blog_dir, use_directory_urls=URLS[urls], seed=seed)

    theirs = site.build(tmp_path / "theirs", ours=False)
    ours = site.build(tmp_path / "ours", ours=True)
    adopted = run_command(tmp_path / "ours", "adopt", str(theirs.site_dir), "--json")

    assert (theirs.aborted, ours.aborted) == ("", "")
    assert sorted(set(theirs.files) - set(ours.files)) == []
    assert {url["outcome"] for url in json.loads(adopted.stdout)["urls"]} == {"kept"}
    assert adopted.exit_code == 0
    for page in theirs.pages:
        expected = _listing(theirs, page, *THEIRS)
        if not expected.urls:
            continue
        found = _listing(ours, page, *OURS)
        assert found.urls == expected.urls, page
        assert expected.heading in (found.heading, ""), page
        for title, written in zip(expected.titles, found.titles, strict=True):
            assert title in (written, _as_markdown(written)), page


def _listing(built: Built, page: str, entry: str, title: str) -> Listing:
    path = built.site_dir / (page if page.endswith(".html") else f"{page}index.html")
    # Faster than a parser that works as browsers do.
    html = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    titles = [each.select_one(title) for each in html.select(entry)]
    return Listing(
        _words(html.select_one("h1")),
        [_words(each) for each in titles],
        [unquote(urljoin(f"/{page}", each.a["href"])) for each in titles],
    )


def _as_markdown(title: str) -> str:
    """Return a title as Material's blog shows it if it is in the front matter."""
    return _words(BeautifulSoup(markdown.markdown(f"# {title}"), "html.parser"))


def _words(tag: Tag | None) -> str:
    return normalize("NFC", " ".join(tag.get_text().split())) if tag else ""
