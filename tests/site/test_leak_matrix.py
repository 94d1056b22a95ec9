"""Each way to hide a post against each surface of the site, by theme, host and form of URLs."""

from __future__ import annotations

import pytest
from hosts import build_with
from leaks import (
    ALLOWED,
    HOSTS,
    MADE,
    OWN,
    POSTS,
    QUIET,
    SURFACES,
    THEMES,
    WAYS,
    WITNESS,
    Canary,
    published,
    table,
    text,
)
from sampling import sampled
from support import Site, post

# The last one goes live at the moment of the build.
DATES = ("2024-02-27", "2024-02-28", "2024-02-29", "2024-03-02", "2026-06-15T12:00:00Z")


def _site(root, files, theme, *, directory_urls=True) -> Site:
    numbers = [*WAYS, *QUIET, WITNESS.number]
    authors = "".join(
        f"{c('author')}:\n  name: {c('person')}\n  description: {c('about')}\n"
        for c in map(Canary, numbers)
    )
    tags = "".join(f"{c('tag')}:\n  description: {c('tagnote')}\n" for c in map(Canary, numbers))
    canary = Canary(next(number for number, way in WAYS.items() if way is MADE))
    script = (
        "import mkdocs_gen_files\n"
        f"with mkdocs_gen_files.open('{POSTS}/{canary('name')}.md', 'w') as file:\n"
        f"    file.write({text(canary, 'draft: true')!r})\n"
    )
    common = {
        "about.md": "# About\n",
        "blog/.authors.yml": authors,
        "blog/tags.yml": tags,
        "blog/static/page.html": "<p>Static</p>\n",
        "blog/static/page/index.html": "<p>Static</p>\n",
        f"{POSTS}/neighbour-bundle/index.md": post("Neighbour 5", date="2024-03-04"),
        "../make.py": script,
        **{
            f"{POSTS}/neighbour-{number}.md": post(f"Neighbour {number}", date=date, tags=["shared"])
            for number, date in enumerate(DATES)
        },
    }
    plugins = ["search", {"gen-files": {"scripts": ["make.py"]}}, {"blogposts": {"nav_posts": 1000}}]
    if theme == "material":
        common["tags.md"] = "# All tags\n\n<!-- material/tags -->\n"
        plugins.append({"tags": {"export": True}})
    return Site.make(
        root,
        {**common, **files},
        {
            "theme": {"name": theme},
            "plugins": plugins,
            "site_url": "https://example.org/",
            "site_author": "Someone",
            "use_directory_urls": directory_urls,
            "draft_docs": f"/{POSTS}/host-draft*/",
            "exclude_docs": f"/{POSTS}/host-excluded/",
        },
    )


def _build(site, host):
    result = build_with(site, host=host)
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    return site.built


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theme", "host", "directory_urls"), sampled(THEMES, HOSTS, {"folders": True, "files": False})
)
def test_hidden_posts_leak_nowhere(tmp_path, theme, host, directory_urls):
    files = published(WITNESS, "date: 2024-03-01")
    for number, way in {**WAYS, **QUIET}.items():
        files |= way.make(Canary(number))
    built = _build(_site(tmp_path / "site", files, theme, directory_urls=directory_urls), host)

    found = table(built)
    leaks = [
        f"{({**WAYS, **QUIET})[number].name} | {surface} | {places[0]} ({len(places)} in all)"
        for number, surfaces in sorted(found.items())
        for surface, places in sorted(surfaces.items())
        if surface not in ALLOWED.get(number, ())
    ]
    assert not leaks, "\n".join(["way | surface | place", *leaks])
    # Nothing would leak from a site without posts.
    theme_surfaces = {"Material's tags"} if theme == "material" else set()
    assert set(found[WITNESS.number]) == SURFACES | theme_surfaces
    assert [way.name for number, way in QUIET.items() if set(found[number]) != OWN] == []
    lists = built.text("blog/")
    assert [f"Neighbour {number}" in lists for number in range(len(DATES))] == [True] * 5


def test_published_posts_are_found_on_every_surface(tmp_path):
    numbers = [number for number, way in {**WAYS, **QUIET}.items() if way is not MADE][::8]
    files = {}
    for number in numbers:
        files |= published(Canary(number))
    found = table(_build(_site(tmp_path / "site", files, "mkdocs"), "mkdocs"))

    missing = {number: SURFACES - set(found[number]) for number in numbers}
    assert not any(missing.values()), missing


def test_the_avatar_of_an_author_of_hidden_posts_only_is_excluded(tmp_path):
    files = {
        "blog/.authors.yml": "ann: {name: Ann, avatar: ann.png}\nbob: {name: Bob, avatar: bob.png}\n",
        "blog/draft.md": post("Draft", date="2024-01-01", draft=True, authors=["ann", "bob"]),
        "blog/post.md": post("Post", date="2024-01-01", authors=["bob"]),
        "ann.png": "png",
        "bob.png": "png",
    }
    built = Site.make(tmp_path / "site", files).build()
    assert "bob.png" in built.files
    assert "ann.png" not in built.files
