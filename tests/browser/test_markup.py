import html5lib
import pytest
from browser_sites import KINDS
from browsing import THEMES
from support import Site, post

from mkdocs_blogposts.render.templates import Templates

HOSTILE = """<u> & "double" 'single' &amp; </small> --> ]]> {{ x }} `tick` é \u2028 日本"""


@pytest.fixture
def templates(monkeypatch):
    """Every piece of HTML that builds make from now on, with the name of its template."""
    made = []
    render = Templates._render  # noqa: SLF001 - every fragment comes out here

    def keeping(self, name, **values):
        html = render(self, name, **values)
        made.append((name, html))
        return html

    monkeypatch.setattr(Templates, "_render", keeping)
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_our_html_is_valid(templates, tmp_path, kind):
    KINDS[kind](Site(tmp_path, {}), THEMES["mkdocs"])

    assert {name for name, _ in templates} >= {
        "blogposts/listing.html",
        "blogposts/nav-post.html",
        "blogposts/post-footer.html",
        "blogposts/post-header.html",
    }
    assert [fault for name, html in templates for fault in faults(name, html)] == []


@pytest.mark.parametrize("theme", THEMES)
def test_html_with_hostile_texts_is_valid(templates, make_site, theme):
    raw = {
        f"blog/{name}.md": post(
            HOSTILE,
            date="2024-01-01",
            summary=HOSTILE,
            tags=[HOSTILE, f"{HOSTILE}{name}"],
            authors=[HOSTILE],
        )
        for name in ("one", "two")
    }
    built = make_site(raw, theme=THEMES[theme]).build()

    assert [fault for name, html in templates for fault in faults(name, html)] == []
    for name in ("", "blog/", "blog/one/", "blog/tags/"):
        assert not built.html(name).select("u:-soup-contains('double')"), name
    shown = built.html("blog/").select_one(".blogposts-summary").text
    # A summary loses its markup, and nothing else.
    assert shown == "& \"double\" 'single' & --> ]]> {{ x }} tick é 日本"


def faults(name, html):
    parser = html5lib.HTMLParser(strict=True)
    try:
        parser.parseFragment(html)
    except html5lib.html5parser.ParseError as error:
        yield f"{name}: {error} in {html}"
    seen = [part.split('"')[0] for part in html.split(' id="')[1:]]
    if len(seen) != len(set(seen)):
        yield f"{name}: the same id twice in {html}"
