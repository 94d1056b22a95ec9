"""The paths of all files in a grid of sites: no URL moves from one release to the next.

`golden/urls.yml` lists every file of each site. What a release adds is allowed where `ADDED` names it;
a file that is missing or elsewhere is a broken link on somebody's site.
"""

from __future__ import annotations

import itertools
import os
import re
from pathlib import Path

import pytest
import yaml
from support import Site, post

GOLDEN = Path(__file__).parent.parent / "golden" / "urls" / "urls.yml"
ADDED = (
    r"(^|/)archive/(\d{4}/)?(page/\d+/)?(index|\d{4}|page/\d+)\.html$",
    r"(^|/)feed\.json$",
    r"(^|/)2018-01-11-same(/index)?\.html$",
)
"""Patterns of what was added since the list was made."""

THEME = re.compile(r"(css|js|img|webfonts|fonts|search)/|(404|search)\.html$|assets/blogposts\.css$")
"""What belongs to the theme and to the search, not to the site's own sources."""


def _posts(folder: str) -> dict[str, str | bytes]:
    """Every kind of post, page and file that decides a place in the site."""
    numbered = {
        f"{folder}/2024-0{number % 9 + 1}-11-post-{number}.md": post(
            f"Post {number}", date=f"2024-0{number % 9 + 1}-11", tags=["all", f"tag {number % 3}"]
        )
        for number in range(12)
    }
    return {
        **numbered,
        f"{folder}/plain.md": post("Plain", date="2023-05-06", categories=["News & more", "心理"]),
        f"{folder}/undated.md": "# Only a heading\n\nText.\n",
        f"{folder}/Große Straße.md": post(
            "Umlaut", date="2022-02-02", tags=["Ärger", "C++", "C#", "C"]
        ),
        f"{folder}/deep/er/2021-03-04-nested.md": post("Nested", date="2021-03-04"),
        f"{folder}/bundle/index.md": post("Bundle", "![](a.png) ![](in/b.png)", date="2020-01-01"),
        f"{folder}/bundle/a.png": b"a",
        f"{folder}/bundle/in/b.png": b"b",
        f"{folder}/2019-08-07-dated-bundle/index.md": post("Dated bundle", "![](c.png)"),
        f"{folder}/2019-08-07-dated-bundle/c.png": b"c",
        f"{folder}/readme/README.md": post("Readme", date="2019-01-02"),
        f"{folder}/slugged.md": post("Slugged", date="2018-01-01", slug="other-name"),
        f"{folder}/addressed.md": post("Addressed", date="2018-01-02", permalink="/a/b/c.html"),
        f"{folder}/unlisted.md": post("Unlisted", date="2018-01-03", unlisted=True, tags=["only here"]),
        f"{folder}/draft.md": post("Draft", "![](d.png)", date="2018-01-04", draft=True),
        f"{folder}/d.png": b"d",
        f"{folder}/scheduled.md": post("Scheduled", date="2099-01-01"),
        f"{folder}/expired.md": post("Expired", date="2018-01-05", expires="2019-01-01"),
        f"{folder}/clash-a.md": post("Clash a", date="2018-01-06", slug="clash"),
        f"{folder}/clash-b.md": post("Clash b", date="2018-01-07", slug="clash"),
        f"{folder}/jsx.mdx": post("MDX", "Text.\n\n<Chart />", date="2018-01-08"),
        f"{folder}/toml.md": '+++\ntitle = "TOML"\ndate = 2018-01-09\ntags = ["all"]\n+++\nText.\n',
        f"{folder}/2018-01-10-same.md": post("Same name", tags=["con", "index"]),
        f"{folder}/2018-01-11-same.md": post("Same name, other day"),
        f"{folder}/data.json": b"{}",
    }


def _authored(blog: str) -> dict[str, str | bytes]:
    at = f"{blog}/" if blog else ""
    return {
        f"{at}index.md": "# Our blog\n\nHello.\n",
        f"{at}tags/all.md": "# About all\n",
        f"{at}categories/index.md": "# Sorted\n",
        f"{at}tags/nobody.md": "# Nobody\n",
    }


def _grid():
    blogs = ("blog", "", "news/team")
    choices = itertools.product(blogs, ("", "/posts"), (None, "{year}/{month}/{slug}", "{path}"))
    for blog, below, permalink in choices:
        folder = f"{blog}{below}".strip("/") or "posts"
        for directories, authored in ((True, False), (False, True)):
            options = {"blog_dir": blog or "."} | ({"permalink": permalink} if permalink else {})
            name = ", ".join(
                (
                    folder,
                    permalink or "paths",
                    "folders" if directories else "files",
                    "authored" if authored else "bare",
                )
            )
            files = {"about.md": "# About\n", **_posts(folder), **(_authored(blog) if authored else {})}
            config = {"plugins": ["search", {"blogposts": options}], "use_directory_urls": directories}
            yield name, files, config, False
    more = {
        "no tags": {"tags": False, "categories": False},
        "three a page": {"posts_per_page": 3},
        "no navigation": {"nav_posts": 0},
    }
    for name, options in more.items():
        yield name, _posts("blog"), {"plugins": ["search", {"blogposts": options}]}, False
    yield "preview", _posts("blog"), {}, True
    yield "named in nav", _posts("blog"), {"nav": ["index.md", {"Blog": "blog/index.md"}]}, False
    yield (
        "two blogs",
        {**_posts("blog"), **_posts("news")},
        {"plugins": ["search", "blogposts", {"blogposts": {"blog_dir": "news"}}]},
        False,
    )


GRID = {name: rest for name, *rest in _grid()}


def _places(root: Path, name: str) -> list[str]:
    files, config, preview = GRID[name]
    built = Site.make(root, files, config).build(preview=preview)
    assert not built.aborted
    return [place for place in built.files if not THEME.match(place)]


@pytest.mark.parametrize("name", GRID)
def test_no_file_of_the_site_moves(name, tmp_path):
    before = set(yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))[name])
    now = set(_places(tmp_path / "project", name))

    assert before - now == set()
    assert {place for place in now - before if not any(re.search(p, place) for p in ADDED)} == set()


def test_every_site_of_the_grid_has_its_list():
    assert set(yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))) == set(GRID)


def write_golden(root: Path) -> None:
    """Write the list anew, from a release whose URLs are to stay."""
    places = {name: _places(root / str(number), name) for number, name in enumerate(GRID)}
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(yaml.safe_dump(places, sort_keys=False, allow_unicode=True), encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1781524800")
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        write_golden(Path(folder))
