"""Redirects from old URLs in built sites."""

from __future__ import annotations

import gzip
import json
import re
from urllib.parse import urljoin

import pytest
from commands import run_command
from support import post

OLD = ["/2019/x/", "/2019/y.html", "old", "https://example.org/docs/whole/", "/caf%C3%A9/"]
FILES = ("2019/x/index.html", "2019/y.html", "blog/old/index.html", "whole/index.html")


@pytest.fixture
def site(make_site):
    return make_site(
        {
            "blog/a.md": post("A & <b>", date="2024-01-01", aliases=OLD),
            "blog/2023/b.md": post("B", date="2024-01-02", redirect_from="/jekyll"),
            "blog/draft.md": post("C", date="2024-01-03", draft=True, aliases=["/quagga-plan/"]),
            "about.md": "# About\n\n[A](blog/a.md)\n",
        },
        site_url="https://example.org/docs/",
    )


def target_of(built, name):
    """Return the file that a redirect leads to."""
    html = built.html(name)
    (refresh,) = html.select('meta[http-equiv="refresh"]')
    url = re.fullmatch(r"0; url=(.+)", refresh["content"])[1]
    assert html.select_one("a")["href"] == url
    path = urljoin(f"http://x/{name.removesuffix('index.html')}", url).removeprefix("http://x/")
    assert html.select_one('link[rel="canonical"]')["href"] == f"https://example.org/docs/{path}"
    return path if path.endswith(".html") else f"{path}index.html"


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_every_old_url_leads_to_its_post(host, directory_urls, site):
    site.config["use_directory_urls"] = directory_urls
    done = site.run("build", "--strict", host=host)
    built = site.built
    ends = "/index.html" if directory_urls else ".html"

    assert done.returncode == 0, done.stderr
    assert {target_of(built, name) for name in (*FILES, "café/index.html")} == {f"blog/a{ends}"}
    assert target_of(built, "jekyll/index.html") == f"blog/2023/b{ends}"
    assert built.html("2019/x/").select_one("a").get_text() == "A & <b>"
    assert built.html("2019/x/").select_one('meta[name="robots"]')["content"] == "noindex"


def test_redirects_are_in_no_list(site):
    site.write({"pages.html": "{% for file in pages %}{{ file.url }} {% endfor %}"})
    site.config["extra_templates"] = ["pages.html"]
    built = site.build(strict=True)
    packed = gzip.decompress(built.path("sitemap.xml.gz").read_bytes()).decode()
    packed = gzip.decompress(built.path("sitemap.xml.gz").read_bytes()).decode()
    sitemap = built.text("sitemap.xml") + packed
    search = json.loads(built.text("search/search_index.json"))["docs"]
    pages = "".join(
        built.text(name) for name in ("pages.html", "", "about/", "blog/", "blog/a/", "blog/archive/")
    )

    for name in ("2019/", "jekyll", "caf%C3%A9", "blog/old", "whole/"):
        assert name not in sitemap
        assert not any(entry["location"].startswith(name) for entry in search)
        assert f"{name}" not in pages.replace("https://example.org/docs/", "")


@pytest.mark.parametrize("preview", [True, False])
def test_old_urls_of_hidden_posts_are_nowhere(preview, site):
    built = site.build(preview=preview)

    assert not built.aborted
    assert "quagga-plan/index.html" not in built.files
    assert preview or not any(b"quagga-plan" in data for _, data in built.everything())


def test_the_leak_check_finds_the_old_url_of_a_hidden_post(site):
    hook = (
        "from pathlib import Path\ndef on_post_build(config):\n"
        "    Path(config.site_dir, '_redirects').write_text('/quagga-' + 'plan/ /blog/ 301')\n"
    )
    site.write({"../hook.py": hook})
    site.config["hooks"] = ["hook.py"]

    assert site.build().problems[0] == "error: [leak] blog/draft.md"


def test_an_old_url_that_a_page_links_to_is_no_leak_once_a_public_post_has_it(site):
    site.write({"blog/a.md": post("A", date="2024-01-01", aliases=["/quagga-plan/"])})
    built = site.build(strict=True)

    assert not built.aborted
    assert built.problems == []
    assert "quagga-plan/index.html" in built.files


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("ours_first", [True, False])
def test_both_plugins_redirect_and_the_other_takes_precedence(ours_first, directory_urls, site):
    entry = "2019/x.md" if directory_urls else "2019/y.md"
    other = {"redirects": {"redirect_maps": {entry: "about.md", "other.md": "blog/a.md"}}}
    site.config["plugins"] = ["search", *(["blogposts", other] if ours_first else [other, "blogposts"])]
    site.config["use_directory_urls"] = directory_urls
    built = site.build(strict=True)
    mine, theirs = FILES[:2][:: 1 if directory_urls else -1][::-1]

    assert not built.aborted
    assert "note: [alias-skipped] blog/a.md:4" in built.notes
    assert target_of(built, mine).startswith("blog/a")
    assert "about" in built.text(theirs)
    assert "blog/a" in built.text("other/" if directory_urls else "other.html")


@pytest.mark.parametrize("directory_urls", [True, False])
def test_one_file_of_rules_replaces_the_pages_of_all_blogs(directory_urls, site):
    site.write(
        {
            "news/n.md": post("N", date="2024-01-01", aliases=["/n-old/", "rel"]),
            "_redirects": "/jekyll /mine/ 302\n/* /all/ 302\n",
        }
    )
    blogs = [{"blogposts": {"redirects_file": True}} for _ in range(2)]
    blogs[1]["blogposts"]["blog_dir"] = "news"
    site.config |= {"plugins": ["search", *blogs], "use_directory_urls": directory_urls}
    before = site.docs_dir.joinpath("_redirects").read_bytes()
    built = site.build(strict=True)
    end = "/" if directory_urls else ".html"
    lines = (built.site_dir / "_redirects").read_text("utf-8").splitlines()

    assert not built.aborted
    assert not any(name in built.files for name in (*FILES, "n-old/index.html"))
    assert f"/docs/2019/x/ /docs/blog/a{end} 301" in lines
    assert f"/docs/news/rel /docs/news/n{end} 301" in lines
    assert lines[-2:] == ["/jekyll /mine/ 302", "/* /all/ 302"]
    assert site.docs_dir.joinpath("_redirects").read_bytes() == before


def test_a_blog_in_docs_dir_itself(site):
    site.config["plugins"] = [{"blogposts": {"blog_dir": "."}}]
    site.write(
        {
            "about.md": None,
            "index.md": "# Home\n",
            "posts/p.md": post("P", date="2024-01-01", aliases=["was", "/blog/was/", "/"]),
        }
    )
    built = site.build()

    assert built.problems == ["warning: [alias-taken] posts/p.md:4"]
    assert target_of(built, "was/index.html") == "p/index.html"
    assert target_of(built, "blog/was/index.html") == "p/index.html"
    assert "<h1" in built.text("")


def test_a_site_can_override_the_page(site):
    site.write({"../theme/blogposts/redirect.html": "{{ redirect.url }}|{{ redirect.title }}"})
    site.config["theme"] = {"name": "mkdocs", "custom_dir": "theme"}

    assert site.build().text("2019/x/") == "../../blog/a/|A &amp; &lt;b&gt;"


def test_redirects_lead_to_no_post_that_another_plugin_removed(site):
    hook = (
        "from mkdocs.plugins import event_priority\n@event_priority(-200)\n"
        "def on_files(files, config):\n    files.remove(files.src_uris['blog/a.md'])\n"
    )
    site.write({"../hook.py": hook, "about.md": "# About\n"})
    site.config["hooks"] = ["hook.py"]
    built = site.build()

    assert built.problems == ["error: [page-lost] blog/a.md"]
    assert not set(FILES) & set(built.files)


@pytest.mark.parametrize("first", ["blog", "news"])
def test_two_blogs_never_replace_each_others_files(first, site):
    site.config["plugins"] = [
        {"blogposts": {"blog_dir": name}} for name in sorted(("blog", "news"), key=first.__ne__)
    ]
    site.write(
        {
            "blog/a.md": post("A", date="2024-01-01", aliases=["/both/", "/news/n/", "/news/", "/a/"]),
            "news/n.md": post("N", date="2024-01-02", aliases=["/both/", "/blog/a/", "/n/"]),
        }
    )
    built = site.build()
    loser = "news/n" if first == "blog" else "blog/a"
    other = "news/n" if loser == "blog/a" else "blog/a"

    # The line is known only for files that exist before the other blog is planned.
    places = [re.sub(r":4$", "", problem) for problem in built.problems]
    names = ["blog/a", "blog/a", "news/n", loser]
    assert sorted(places) == sorted(f"warning: [alias-taken] {name}.md" for name in names)
    assert target_of(built, "both/index.html") == f"{other}/index.html"
    assert target_of(built, "a/index.html") == "blog/a/index.html"
    assert target_of(built, "n/index.html") == "news/n/index.html"
    assert built.html("news/n/").select_one("h1").get_text() == "N"
    assert built.html("blog/a/").select_one("h1").get_text() == "A"
    checked = run_command(site.root, "check").stdout
    assert checked.count("[alias-taken]") == 4


@pytest.mark.parametrize("order", [("rss", "blogposts"), ("blogposts", "rss")])
def test_an_alias_is_not_where_the_rss_plugin_writes_its_feed(order, site):
    site.config["plugins"] = list(order)
    site.write({"blog/a.md": post("A", date="2024-01-01", aliases=["/feed_rss_created.xml"])})
    built = site.build()

    assert "warning: [alias-taken] blog/a.md:4" in built.problems
    assert "<rss" in (built.site_dir / "feed_rss_created.xml").read_text("utf-8")


def test_a_file_of_rules_that_is_no_text_stays_as_it_is(site):
    site.write({"_redirects": b"/a /\xff\n"})
    site.config["plugins"] = [{"blogposts": {"redirects_file": True}}]
    built = site.build()

    assert built.problems == ["warning: [encoding-invalid] _redirects"]
    assert (built.site_dir / "_redirects").read_bytes() == b"/a /\xff\n"
