"""Names and URLs as attacks: every written file stays in its place, on every system."""

import re
import unicodedata
from pathlib import Path

import pytest
from commands import run_command
from hostile_names import DEVICES, HOSTILE_FILES, NAMES, quoted
from hypothesis import given
from hypothesis import strategies as st
from support import NOW, Site, post

from mkdocs_blogposts.adapter.config.config import BlogpostsConfig
from mkdocs_blogposts.blog.companions.files import read_companion_files
from mkdocs_blogposts.blog.listings.kinds import KINDS
from mkdocs_blogposts.blog.model import Source
from mkdocs_blogposts.blog.plan import plan
from mkdocs_blogposts.blog.posts import parse_post
from mkdocs_blogposts.blog.settings import Settings
from mkdocs_blogposts.blog.source_paths import SourcePaths
from mkdocs_blogposts.text.permalinks import (
    MAX_PATH_BYTES,
)


def check_files(files):
    """Fail for what a file system refuses, or takes for a file that is there already."""
    seen = {}
    for name in files:
        parts = name.split("/")
        for part in parts:
            assert part not in ("", ".", ".."), name
            assert len(part.encode("utf-8", "surrogateescape")) <= 255, name
            assert part.partition(".")[0].strip().lower() not in DEVICES, name
            assert part[-1] not in ". ", name
            assert not any(c in '<>:"|?*\\' or ord(c) < 32 or 127 <= ord(c) < 160 for c in part), name
            assert not any(c in "\u2028\u2029\u202a\u202b\u202c\u202d\u202e" for c in part), name
        assert len(name.encode()) < 2000, name
        for depth in range(1, len(parts) + 1):
            path = "/".join(parts[:depth])
            key = unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())
            assert seen.setdefault(key, path) == path, name


def check_built(site):
    """Build, and fail where anything was written outside the site or over another file."""
    before = everything_in(site.root)
    built = site.build()
    after = everything_in(site.root)
    assert not built.aborted
    assert {name: after.get(name) for name in before} == before
    assert {name for name in after if not name.startswith("site/")} - {"mkdocs.yml"} == set(before)
    check_files(built.files)
    return built


def everything_in(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in Path(root).rglob("*")
        if path.is_file()
        and path.name != "mkdocs.yml"
        and "site" not in path.parts[len(root.parts) :][:1]
    } | {
        f"site/{path.relative_to(root / 'site').as_posix()}": b""
        for path in (root / "site").rglob("*")
        if path.is_file()
    }


def _posts(key, form="{}"):
    return {
        f"blog/p{number:03}.md": (
            f"---\ntitle: Post {number:03}\ndate: 2024-01-01\n"
            f"{key}: {form.format(quoted(name))}\n---\nText.\n"
        )
        for number, name in enumerate(NAMES)
    }


@pytest.mark.parametrize(
    ("key", "form", "directory_urls"),
    [
        ("slug", "{}", True),
        ("slug", "{}", False),
        ("permalink", "{}", True),
        ("url", "{}", False),
        ("path", "/blog/{}", True),
        ("tags", "[{}]", True),
        ("categories", "[{}]", False),
        ("authors", "[{}]", True),
        ("aliases", "[{}]", True),
        ("redirect_from", "{}", False),
        ("lang", "{}", True),
        ("series", "{}", True),
        ("image", "{}", False),
        ("template", "{}", True),
        ("icon", "{}", True),
    ],
)
def test_no_value_leads_outside_the_site_or_over_another_file(key, form, directory_urls, make_site):
    site = make_site(
        {
            "404.md": "# Mine\n",
            "blog/shown.md": post("Shown", "Here.", date="2024-01-02"),
            **_posts(key, form),
        },
        use_directory_urls=directory_urls,
    )
    built = check_built(site)

    # Each post is there, or said to be hidden for another's URL.
    clashes = [problem for problem in built.problems if "[url-taken]" in problem]
    counted = re.search(r"(\d+) left out", " ".join(built.messages))
    hidden = int(counted[1]) if counted else 0
    assert len(clashes) <= hidden
    assert bool(clashes) is bool(hidden)
    pages = [(built.site_dir / name).read_text() for name in built.files if name.endswith(".html")]
    assert len([page for page in pages if "<p>Text.</p>" in page]) == len(NAMES) - hidden


@pytest.mark.posix
@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("pattern", [None, "{year}-{month}-{day}-{slug}-post", "{path}/{path}/{slug}"])
def test_no_name_of_a_file_or_folder_leads_outside(pattern, directory_urls, make_site):
    text = "---\ndate: 2024-01-01\n---\nText.\n"
    files = {f"blog/{name}.md": text for name in HOSTILE_FILES}
    # MkDocs itself refuses pages in folders whose names are no UTF-8.
    folders = [name for name in HOSTILE_FILES if name.isprintable() or name.isascii()]
    files |= {f"blog/f{number}/{name}/index.md": text for number, name in enumerate(folders)}
    files |= {f"blog/g{number}/{name}/a.md": text for number, name in enumerate(folders)}
    plugins = [{"blogposts": {"permalink": pattern}}]
    check_built(make_site(files, plugins=plugins, use_directory_urls=directory_urls))


def test_a_path_too_long_for_a_url_gets_a_short_url(make_site):
    deep = "/".join(["x" * 100] * 15)
    built = check_built(make_site({f"blog/{deep}/a.md": post("A", date="2024-01-01")}))

    (page,) = [page for page in built.pages if page.startswith("blog/x")]
    assert len(page) < 250


def test_tags_with_hostile_permalinks_get_safe_urls(make_site):
    tags = "".join(f"t{n}: {{permalink: {quoted(name)}}}\n" for n, name in enumerate(NAMES))
    names = [f"t{n}" for n in range(len(NAMES))]
    files = {"blog/a.md": post("A", date="2024-01-01", tags=names), "blog/tags.yml": tags}
    built = check_built(make_site(files))

    assert len([page for page in built.pages if page.startswith("blog/tags/")]) == len(NAMES) + 1


def test_a_tag_is_never_a_device_of_windows(make_site):
    files = {
        "blog/a.md": post("A", date="2024-01-01", tags=sorted(DEVICES), categories=["Con", "aux."])
    }
    check_built(make_site(files))


OPTIONS = (
    *(
        {"permalink": name}
        for name in ("con/{slug}", "{slug}.", "{slug} ", "x" * 260 + "{slug}", "com¹/{slug}")
    ),
    *(
        {"permalink": name}
        for name in ("../{slug}", "a/../{slug}", "a//{slug}", "{slug}\\x", "C:/{slug}")
    ),
    *(
        {"permalink": name}
        for name in ("{slug.__class__}", "{slug[0]}", "{0}", "{}", "{slug!r}", "{slug", "x")
    ),
    *({"blog_dir": name} for name in ("..", "../x", "a/../../x", "a//b", "", "C:/x", "a\\b", "x\x00")),
    *({"authors_file": name} for name in ("../x.yml", "/etc/passwd", "{blog}/../../x.yml", "")),
)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_no_option_leads_outside(options):
    config = BlogpostsConfig()
    config.load_dict(options)
    errors, _ = config.validate()

    assert [name for name, _ in errors] == list(options)


@pytest.mark.parametrize(
    "title",
    ["../../x", "/etc/passwd", "..\\..\\x", "con", "a\x1b[2Jb", "x" * 5000, "\u202ea", "%2e%2e%2fx"],
)
def test_new_writes_only_in_the_blog_folder(title, make_site):
    site = make_site({"blog/a.md": post("A", date="2024-01-01")})
    site.write_config()
    before = everything_in(site.root)
    result = run_command(site.root, "new", "--bundle", "--", title)
    assert result.exit_code == 0, result.stderr
    (new,) = everything_in(site.root).keys() - before.keys()

    assert new == result.stdout.strip()
    assert new.startswith("docs/blog/2026-06-15-")
    check_files([new])


@pytest.mark.posix
def test_symbolic_links_are_followed_as_mkdocs_follows_them(make_site):
    site = make_site(
        {
            "blog/a.md": post("A", date="2024-01-01", authors=["ann"]),
            "../outside/secret.html": "Secret.",
            "../outside/secret.md": "---\ndate: 2024-01-01\n---\nLinked.\n",
            "../outside/authors.yml": "ann: {name: Ann Outside}\n",
        }
    )
    (site.docs_dir / "blog/linked").symlink_to(site.root / "outside")
    plain = Site(site.root, {**site.config, "plugins": ["search"]}).build()
    built = site.build()

    assert "blog/linked/secret.html" in plain.files  # MkDocs follows a link that someone has made,
    assert "blog/linked/secret.html" in built.files  # and so do we,
    assert "blog/linked/secret/" in built.pages
    assert "Ann Outside" not in built.text("blog/a/")  # and no further.


parts = st.text(st.characters(exclude_characters="/"), min_size=1, max_size=8) | st.sampled_from(NAMES)
values = st.one_of(parts, st.lists(parts, max_size=4).map("/".join))


@given(st.lists(values, max_size=6), st.lists(values, max_size=3), st.booleans())
def test_every_planned_path_is_valid_on_every_file_system(names, slugs, directory_urls):
    settings = Settings(kinds=KINDS, use_directory_urls=directory_urls)
    sources = [
        Source(
            src_uri=f"blog/p{number}.md",
            text=f"---\ndate: 2024-01-01\nslug: {quoted(name)}\ntags: [{quoted(name)}]\n---\n",
        )
        for number, name in enumerate(names)
    ]
    tags = "".join(
        f"{quoted(name)}: {{permalink: {quoted(slug)}}}\n"
        for name, slug in zip(names, slugs, strict=False)
    )
    places = SourcePaths.of([source.src_uri for source in sources], settings)
    companions = read_companion_files({"blog/tags.yml": tags}, settings)
    blog = plan(
        [parse_post(source, places, settings, companions) for source in sources],
        others=[],
        source_paths=places,
        settings=settings,
        now=NOW,
        preview=False,
        companions=companions,
    )
    check_files([post.dest_uri for post in blog.built] + [page.dest_uri for page in blog.listings])


@pytest.mark.parametrize("key", ["slug", "permalink"])
def test_a_url_may_be_as_long_as_the_limit_and_no_longer(make_site, key):
    part = "é" * 24 + "x"
    longest = "/".join([part] * 20)
    assert len(longest.encode()) == MAX_PATH_BYTES - 1
    site = make_site(
        {
            "blog/a.md": post("A", date="2024-01-01", **{key: f"{longest}x"}),
            "blog/b.md": post("B", date="2024-01-01", **{key: f"{longest}yy"}),
        }
    )
    built = site.build()

    assert f"blog/{longest}x/index.html" in built.files
    assert "blog/b/index.html" in built.files
    (problem,) = built.problems
    assert problem == f"warning: [{key}-invalid] blog/b.md:4"
