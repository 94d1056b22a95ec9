"""Random sites: no post is lost, no hidden post leaks, and two builds are identical."""

from __future__ import annotations

import json
import posixpath
import re
import tempfile
import xml.etree.ElementTree as ET
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from leaks import MARKS, TIMES, Canary, media, text, words
from strategies import file_names, names, post_texts
from support import Site

from mkdocs_blogposts.blog.listings.kinds import KINDS
from mkdocs_blogposts.blog.settings import Settings
from mkdocs_blogposts.blog.source_paths import SourcePaths

SITE_URL = "https://example.org/"
PLUGINS = {
    "search": "search",
    "section-index": "section-index",
    "awesome-nav": "awesome-nav",
    "literate-nav": {"literate-nav": {"nav_file": "SUMMARY.md"}},
    "gen-files": {"gen-files": {"scripts": ["make.py"]}},
    "autorefs": "autorefs",
    "tags": "tags",
    "rss": {"rss": {"use_git": False, "date_from_meta": {"as_creation": "date"}}},
    "redirects": "redirects",
    "minify": {"minify": {"minify_html": True}},
}
SHOWN = ("draft: false", "published: true", "status: new", "date: 2024-03-02", "date: 2023-12-31 23:59")
QUIET = ("unlisted: true", "hidden: yes", "status: hidden")
# Lines alone, as the posts' names and folders are random.
HIDING = tuple(
    way.name for way in (*MARKS, *TIMES) if re.fullmatch(r"(?!permalink: /)[\w-]+: ?[^;⏎]*", way.name)
)


@dataclass(frozen=True)
class RawValue:
    """A post of a random site."""

    path: str
    line: str
    tags: tuple[str, ...] = ()
    links_to: int = 0
    is_made: bool = False
    """By another plugin, not in a file."""


@dataclass(frozen=True)
class RandomSite:
    posts: tuple[RawValue, ...]
    others: tuple[tuple[str, str], ...] = ()
    theme: str = "mkdocs"
    plugins: tuple[str, ...] = ()
    directory_urls: bool = True
    options: tuple[tuple[str, object], ...] = ()


folders = st.lists(st.one_of(file_names, st.sampled_from(["a", "b", "posts"])), max_size=2)
paths = st.builds(
    lambda parts, name, extension: f"blog/{'/'.join([*parts, name])}.{extension}",
    folders,
    st.one_of(file_names, st.just("index")),
    st.sampled_from(["md", "md", "md", "mdx", "markdown"]),
)
raw = st.builds(
    RawValue,
    path=paths,
    line=st.one_of(*map(st.sampled_from, (SHOWN, SHOWN, QUIET, HIDING))),
    tags=st.lists(names, max_size=2).map(tuple),
    links_to=st.integers(0, 5),
    is_made=st.booleans(),
)


def _place(path):
    """Return what two files cannot share: the host drops one of them before we see it."""
    stem = posixpath.splitext(path)[0]
    return re.sub(r"(^|/)README$", r"\1index", stem)


@st.composite
def random_sites(draw):
    theme = draw(st.sampled_from(["mkdocs", "material"]))
    possible = [name for name in PLUGINS if name != "tags" or theme == "material"]
    chosen = draw(st.lists(st.sampled_from(possible), max_size=4, unique=True))
    chosen.insert(draw(st.integers(0, len(chosen))), "blogposts")
    posts = draw(st.lists(raw, min_size=1, max_size=6, unique_by=lambda post: _place(post.path)))
    taken = {_place(post.path) for post in posts}
    others = draw(
        st.lists(st.tuples(paths, post_texts), max_size=2, unique_by=lambda pair: _place(pair[0]))
    )
    places = SourcePaths.of(
        [*(post.path for post in posts), *(path for path, _ in others)], Settings(kinds=KINDS)
    )
    return RandomSite(
        posts=tuple(posts),
        # The host ends a build for what other pages say, such as the name of a template.
        others=tuple(
            (path, junk) for path, junk in others if _place(path) not in taken and places.is_post(path)
        ),
        theme=theme,
        plugins=tuple(chosen),
        directory_urls=draw(st.booleans()),
        options=(
            ("posts_per_page", draw(st.sampled_from([1, 2, 10]))),
            ("nav_posts", draw(st.sampled_from([0, 1, 5]))),
            ("permalink", draw(st.sampled_from([None, "{year}/{slug}", "x/{path}"]))),
        ),
    )


def _text(number, post, posts):
    target = posts[post.links_to % len(posts)].path
    link = posixpath.relpath(target, posixpath.dirname(post.path))
    tags = f"tags: {[*post.tags, Canary(number)('tag')]!r}"
    folder = posixpath.dirname(post.path)
    return (
        text(Canary(number), post.line, tags, folder=folder, without=["slug"]) + f"\n[that](<{link}>)\n"
    )


def _make(root, site) -> Site:
    files = {"SUMMARY.md": "* [Home](index.md)\n* [Blog](blog/)\n"}
    made = {}
    for number, post in enumerate(site.posts):
        has_maker = post.is_made and "gen-files" in site.plugins
        (made if has_maker else files)[post.path] = _text(number, post, site.posts)
        files |= media(Canary(number), posixpath.dirname(post.path))
    files |= dict(site.others)
    files["../make.py"] = (
        "import mkdocs_gen_files\n"
        f"for name, text in {made!r}.items():\n"
        "    with mkdocs_gen_files.open(name, 'w') as file:\n"
        "        file.write(text)\n"
    )
    redirected = {f"old-{number}.md": post.path for number, post in enumerate(site.posts)}
    entries = {
        **PLUGINS,
        "blogposts": {"blogposts": dict(site.options)},
        "redirects": {"redirects": {"redirect_maps": redirected}},
    }
    plugins = [entries[name] for name in site.plugins]
    config = {
        "theme": {"name": site.theme},
        "plugins": plugins,
        "site_url": SITE_URL,
        "use_directory_urls": site.directory_urls,
        "exclude_docs": "SUMMARY.md",
    }
    return Site.make(root, files, config)


COUNTS = re.compile(r"blogposts: \d+ posts?(,|$)")
COUNTED = re.compile(r"(\d+) (?:posts?|drafts? hidden|scheduled|expired|unlisted|left out)\b")


# Making a failing site small would take longer than all other tests.
@settings(
    max_examples=25,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(random_sites())
def test_no_post_of_a_random_site_is_lost_or_leaked(random_site):
    with tempfile.TemporaryDirectory() as folder:
        site = _make(Path(folder) / "site", random_site)
        built = site.build()
        assert not built.aborted
        first = dict(built.everything())
        assert dict(site.build().everything()) == first

        found = defaultdict(set)
        for number, _, place in words(built):
            found[number].add(place.removeprefix("the name ").partition(": …")[0])
        _check(random_site, built, found)


def _listed(built) -> set[str]:
    """Return the URLs in the sitemap, the search index and the feeds, which may have no words."""
    found = set()
    for name in built.files:
        if name == "sitemap.xml" or (name.startswith("feed") and name.endswith(".xml")):
            elements = ET.fromstring(built.text(name)).iter()  # noqa: S314 - our own
            found |= {
                element.text for element in elements if element.tag.endswith(("loc", "link", "guid"))
            }
        elif name == "search/search_index.json":
            found |= {entry["location"] for entry in json.loads(built.text(name))["docs"]}
        elif name.startswith("feed") and name.endswith(".json"):
            found |= {item["url"] for item in json.loads(built.text(name))["items"]}
    return {unquote(place or "").removeprefix(SITE_URL).partition("#")[0] for place in found}


def _check(site, built, found):
    src_uris = [post.path for post in site.posts] + [path for path, _ in site.others]
    places = SourcePaths.of(src_uris, Settings(kinds=KINDS))
    is_post = {src_uri: places.is_post(src_uri) for src_uri in src_uris}
    counted = " ".join(message for message in built.messages if COUNTS.match(message))
    assert sum(map(int, COUNTED.findall(counted))) == sum(is_post.values())

    listed = _listed(built)
    reported = " ".join(built.messages)
    for number, post in enumerate(site.posts):
        pages = {name for name in found[number] if name.endswith(".html")}
        if post.line in HIDING:
            assert found[number] == set(), post
        elif is_post[post.path] and post.line in QUIET:
            assert len(pages) <= 1, post
            # Its files have its word in their names.
            assert all(Canary(number)("") in name for name in found[number] - pages), post
            for page in pages:
                assert not {page, page.removesuffix("index.html")} & listed, post
        if post.line in SHOWN or (post.line in QUIET and is_post[post.path]):
            named = "".join(sign if sign.isprintable() else "�" for sign in post.path)
            # A line for many files names only the first.
            assert pages or named in reported or "Run `mkdocs-blogposts check`" in reported, post
