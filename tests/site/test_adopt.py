"""Moving a whole site: the command reports what a build has, and what it writes makes old URLs work."""

from __future__ import annotations

import json
import re
import shutil
from urllib.parse import unquote

import pytest
import yaml
from commands import run_command
from support import post

from mkdocs_blogposts.adapter.config.presets import PRESETS
from mkdocs_blogposts.text.slugs import slugify

OPTIONS = {"permalink": "{year}/{month}/{day}/{slug}"}


def _files():
    dated = {
        f"blog/2024-0{n}-11-post-{n}.md": post(
            f"Post {n}!", date=f"2024-0{n}-11", tags=["all", f"t{n}"]
        )
        for n in range(1, 9)
    }
    return {
        **dated,
        "blog/bundle/index.md": post("Bundle", "![](a.png)", date="2020-01-01", categories=["News"]),
        "blog/bundle/a.png": b"a",
        "blog/Größe.md": "# Große Straße & mehr\r\n\r\nText.\r\n",
        "blog/toml.md": '+++\ntitle = "TOML"\ndate = 2018-01-09\n[extra]\na = 1\n+++\nText.\n',
        "blog/jsx.mdx": "\ufeff---\ntitle: JSX\ndate: 2018-01-08\n---\n\nText.\n\n<Chart />\n",
        "blog/draft.md": post("Draft of it", date="2024-01-01"),
        "guide/start.md": "# Start\n",
    }


@pytest.fixture
def site(make_site):
    """A site whose old version is in `old`, and whose posts now have other URLs."""
    site = make_site(_files(), site_url="https://example.org/docs/")
    site.config["plugins"] = ["search", {"blogposts": OPTIONS}]
    built = site.build()
    shutil.move(built.site_dir, site.root / "old")
    site.config["plugins"] = ["search", "blogposts"]
    site.write({"blog/draft.md": post("Draft of it", date="2024-01-01", draft=True)})
    site.write_config()
    return site


def adopt(site, *args):
    """Run the command, and return its exit status and what it prints as JSON."""
    site.write_config()
    result = run_command(site.root, "adopt", *args, "--json")
    return result.exit_code, json.loads(result.stdout)


def sources(site):
    return {path: path.read_bytes() for path in site.docs_dir.rglob("*") if path.is_file()}


@pytest.mark.parametrize("directory_urls", [True, False])
def test_everything_is_kept_with_the_same_options(directory_urls, make_site):
    site = make_site({**_files(), "blog/draft.md": post("Draft", draft=True)})
    site.config |= {"use_directory_urls": directory_urls, "site_url": "https://example.org/"}
    shutil.move(site.build().site_dir, site.root / "old")
    status, data = adopt(site, "old")
    _, data_of_sitemap = adopt(site, "old/sitemap.xml")

    assert status == 0
    assert {url["outcome"] for url in data["urls"]} == {"kept"}
    assert {url["outcome"] for url in data_of_sitemap["urls"]} == {"kept"}
    assert len(data_of_sitemap["urls"]) > len(_files()) - 3


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("source", ["old", "old/sitemap.xml.gz"])
def test_after_writing_every_old_url_of_a_post_works(source, directory_urls, site):
    site.config["use_directory_urls"] = directory_urls
    before = sources(site)
    status, data = adopt(site, source)
    assert status == 1
    assert sources(site) == before, "without --write, nothing is"
    moved = [url for url in data["urls"] if url["outcome"] == "moved" and url["kind"] == "page"]
    posts = {url["source"] for url in moved}
    assert posts >= {"blog/toml.md", "blog/jsx.mdx", "blog/bundle/index.md"}
    assert [url["source"] for url in data["urls"] if url["state"] == "draft"] == ["blog/draft.md"]

    _, data = adopt(site, source, "--write")
    assert {each["source"] for each in data["written"]} == posts
    assert not any(each["problem"] for each in data["written"])
    left = [url for url in data["urls"] if url["outcome"] == "moved" and url["kind"] == "page"]
    assert [url["source"] for url in left if url["source"].startswith("blog/")] == []

    after = sources(site)
    _, again = adopt(site, source, "--write")
    assert again["written"] == []
    assert sources(site) == after
    changed = {
        path.relative_to(site.docs_dir).as_posix() for path in before if before[path] != after[path]
    }
    assert changed == posts

    built = site.build(strict=False)
    for url in moved:
        path = unquote(url["url"]).strip("/")
        name = path if path.endswith(".html") else f"{path}/index.html"
        assert 'http-equiv="refresh"' in built.text(name)


def test_the_proposed_option_keeps_every_page(site):
    site.write({"blog/draft.md": post("Draft of it", date="2024-01-01")})
    _, data = adopt(site, "old", "--ignore", "/feed*")
    proposal = data["proposal"]
    assert proposal["kept"] == sum(data["counts"].values())

    site.config["plugins"] = [{"blogposts": {proposal["option"]: proposal["value"]}}]
    assert adopt(site, "old")[0] == 0


@pytest.mark.parametrize("preset", PRESETS)
def test_the_preset_of_an_old_site_is_recognized(preset, make_site):
    site = make_site(_files(), plugins=[{"blogposts": {"preset": preset}}])
    shutil.move(site.build().site_dir, site.root / "old")
    site.config["plugins"] = [{"blogposts": {"permalink": "not/at/all/{slug}"}}]
    _, data = adopt(site, "old")

    assert data["proposal"]["kept"] == sum(data["counts"].values())


@pytest.mark.parametrize(
    ("old", "own", "change"),
    [
        (
            {"preset": "material"},
            {"permalink": "x/{slug}", "slugs": "file", "nav_posts": 3},
            ("preset", "material", ["permalink", "slugs"]),
        ),
        (
            {"preset": "material", "post_url_format": "{year}/{slug}"},
            {"preset": "material", "post_url_format": "x/{slug}"},
            ("permalink", "{year}/{slug}", ["post_url_format"]),
        ),
        (
            {"permalink": "{year}/{slug}"},
            {"slugs": "title", "post_slugify_separator": "_"},
            ("permalink", "{year}/{slug}", ["post_slugify_separator", "slugs"]),
        ),
        (
            {"preset": "material", "archive_url_format": "when/{date}"},
            {"preset": "hugo", "blog_dir": "blog", "archive_url_format": "when/{date}"},
            ("preset", "material", []),
        ),
    ],
)
def test_a_site_that_follows_the_advice_keeps_as_many_pages_as_it_says(old, own, change, make_site):
    site = make_site(_files(), plugins=[{"blogposts": old}])
    shutil.move(site.build().site_dir, site.root / "old")
    site.config["plugins"] = [{"blogposts": own}]
    site.write_config()
    line = run_command(site.root, "adopt", "old").stdout.splitlines()[-1]
    proposal = adopt(site, "old")[1]["proposal"]

    assert (proposal["option"], proposal["value"], proposal["removes"]) == change
    first, *removes = re.findall("`(.+?)`", line)
    advice = yaml.safe_load(first)
    assert advice == {change[0]: change[1]}
    assert removes == proposal["removes"]

    kept = {name: value for name, value in own.items() if name not in removes}
    site.config["plugins"] = [{"blogposts": kept | advice}]
    _, data = adopt(site, "old")
    counts = data["counts"]
    assert counts["kept"] + counts["redirected"] == proposal["kept"]
    assert f" {proposal['kept']} of them" in line
    assert data["proposal"] is None


@pytest.mark.parametrize("pattern", ["{year}/p-art/{day}/{slug}", "/{year}/p-art/{slug}.html"])
def test_an_old_url_scheme_of_its_own_is_recognized(pattern, make_site):
    site = make_site(_files(), plugins=[{"blogposts": {"permalink": pattern}}])
    shutil.move(site.build().site_dir, site.root / "old")
    site.config["plugins"] = ["blogposts"]
    _, data = adopt(site, "old")

    assert data["proposal"]["option"] == "permalink"
    assert data["proposal"]["value"] == pattern


def test_a_file_of_rules_counts_from_then_on(site):
    site.write({"blog/draft.md": post("Draft of it", date="2024-01-01")})
    status, _ = adopt(site, "old", "--redirects", "docs/_redirects")
    rules = (site.docs_dir / "_redirects").read_bytes()
    again, data = adopt(site, "old")
    third, _ = adopt(site, "old", "--redirects", "docs/_redirects")

    assert (status, again, third) == (0, 0, 0)
    assert data["counts"]["redirected"] > 5
    assert (site.docs_dir / "_redirects").read_bytes() == rules
    assert b"\n/docs/blog/2024/01/11/post-1 /docs/blog/post-1/ 301\n" in rules


def test_missing_files_are_counted_and_do_not_fail(site):
    site.write({"blog/draft.md": post("Draft of it", date="2024-01-01")})
    (site.root / "old/img").mkdir(exist_ok=True)
    for name in ("a", "b", "c", "d"):
        (site.root / f"old/img/{name}.png").write_bytes(b"x")
    site.config["plugins"] = [{"blogposts": OPTIONS}]
    site.write_config()
    result = run_command(site.root, "adopt", "old")

    assert result.exit_code == 0
    assert "files: 4 of " in result.stdout
    assert "/img/a.png, /img/b.png, /img/c.png and 1 more" in result.stdout


def test_two_blogs_and_pages_are_one_site(make_site):
    files = {"news/n.md": post("N", date="2024-01-01"), "blog/b.md": post("B", date="2024-01-02")}
    site = make_site({**files, "posts.md": "# Posts\n"})
    site.config["plugins"] = [{"blogposts": {}}, {"blogposts": {"blog_dir": "news"}}]
    shutil.move(site.build().site_dir, site.root / "old")

    status, data = adopt(site, "old")
    assert status == 0
    assert data["counts"]["kept"] == sum(data["counts"].values()) > 8

    (site.root / "urls").write_text("/2024/n/\n/2024/b/\n/news/b/\n")
    _, data = adopt(site, "urls", "--write")
    assert data["counts"]["redirected"] == 3
    assert site.build(strict=True).problems == []


@pytest.mark.parametrize("name", ["nowhere", "https://example.org/sitemap.xml"])
def test_an_old_site_that_cannot_be_read_is_one_line_and_another_status(name, site):
    result = run_command(site.root, "adopt", name)

    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith(f"Error: {name}: ")


def test_the_properdocs_configuration_is_read_too(site):
    site.write_config()
    (site.root / "mkdocs.yml").rename(site.root / "properdocs.yml")
    result = run_command(site.root, "adopt", "old")

    assert result.exit_code == 1
    assert "-> /blog/post-1/  blog/2024-01-11-post-1.md (name, title, date)" in result.stdout


def test_feeds_of_the_rss_plugin_are_kept(make_site):
    site = make_site(_files(), site_url="https://example.org/", plugins=["blogposts", "rss"])
    shutil.move(site.build().site_dir, site.root / "old")
    status, data = adopt(site, "old")

    assert status == 0
    assert {url["url"] for url in data["urls"] if url["kind"] == "feed"} > {"/feed_rss_created.xml"}


POSTS = {
    "2014-01-02-hello-world": ("Hello, world!", "2014-01-02"),
    "2015-03-04-trip": ("Our trip to the sea", "2015-03-04"),
    "2016-05-06-größe": ("Größe & Maß", "2016-05-06"),
    "notes/2017-01-01-weekly": ("Weekly notes", "2017-01-01"),
    "more/2017-01-08-weekly": ("Weekly notes", "2017-01-08"),
}
TOOLS = {
    "jekyll": "{y}/{m}/{d}/{slug}.html",
    "hugo": "posts/{slug}/index.html",
    "hugo with sections": "{folder}{name}/index.html",
    "docusaurus": "blog/{y}/{m}/{d}/{folder}{slug}/index.html",
    "material": "blog/{y}/{m}/{d}/{titled}/index.html",
    "pelican": "{titled}-{m}{d}.html",
    "nextjs": "blog/{folder}{name}.html",
    "wordpress": "{y}/{m}/{titled}/index.html",
    "a tool with numbers": "p/{number}/index.html",
}


def _old_site(folder, form):
    """Write the site of another tool, and return the path of each post in it."""
    paths = {}
    for number, (name, (title, day)) in enumerate(POSTS.items()):
        year, month, date = day.split("-")
        where, _, stem = name.rpartition("/")
        paths[name] = form.format(
            y=year,
            m=month,
            d=date,
            name=stem,
            slug=stem[11:],
            number=number,
            folder=f"{where}/" if where else "",
            titled=slugify(title),
        )
        html = f"<title>{title} - My site</title><h1>{title}</h1><time datetime={day}>{day}</time>"
        paths[name] = paths[name] if not (folder / paths[name]).exists() else f"2/{paths[name]}"
        (folder / paths[name]).parent.mkdir(parents=True, exist_ok=True)
        (folder / paths[name]).write_text(html, "utf-8")
    first = paths["2014-01-02-hello-world"].removesuffix("index.html")
    files = {
        "was/index.html": f'<meta http-equiv="refresh" content="0; url=/{first}">',
        "index.html": "<title>My site</title>",
        "archives.html": "<title>Archive - My site</title>",
        "page/2/index.html": "<title>My site</title>",
        "index.xml": "<rss/>",
        "about/index.html": "<h1>About</h1>",
        "style.css": "",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return paths


@pytest.mark.parametrize("tool", TOOLS)
def test_the_old_site_of_any_tool(tool, make_site):
    site = make_site({f"blog/{name}.md": post(title, date=day) for name, (title, day) in POSTS.items()})
    site.config["plugins"] = [{"blogposts": {"permalink": "new/{file_date}-{slug}"}}]
    paths = _old_site(site.root / "old", TOOLS[tool])
    status, data = adopt(site, "old", "--write")
    outcomes = {unquote(url["url"]).strip("/"): url for url in data["urls"]}

    assert status == 1, "the feed, the second page and the page about it are gone"
    for name, path in paths.items():
        url = outcomes[path.removesuffix("index.html").strip("/")]
        assert (url["outcome"], url["source"]) == ("redirected", f"blog/{name}.md")
    assert outcomes["was"]["source"] == "blog/2014-01-02-hello-world.md"
    assert outcomes["archives.html"]["target"] == "/blog/archive/"
    assert {outcomes[gone]["outcome"] for gone in ("page/2", "index.xml", "about")} == {"dead"}
    assert "style.css" not in outcomes

    built = site.build(strict=True)
    assert built.problems == []
    for name, path in {**paths, "2014-01-02-hello-world": "was/index.html"}.items():
        assert built.html(path).select_one("a").get_text() == POSTS[name][0]


def test_the_old_site_may_have_been_elsewhere(site):
    urls = b"https://old.org/wiki/2024/01/11/post-1/\nhttps://old.org/wiki/blog/post-2/\n"
    (site.root / "urls").write_bytes(urls)
    _, data = adopt(site, "urls", "--old-url", "https://old.org/wiki/")

    assert [url["url"] for url in data["urls"]] == ["/2024/01/11/post-1/", "/blog/post-2/"]
    assert data["counts"] == {"kept": 1, "redirected": 0, "moved": 1, "hidden": 0, "dead": 0}
