"""Hooks and templates that were written for Material's blog."""

from __future__ import annotations

import pytest
from support import post

AUTHORS = "authors:\n  ada: {name: 'Ada <b>', description: Countess, avatar: img/ada.png}\n"
EXTENDING = """\
{% extends "blog-post.html" %}
{% block content %}
<p id="own">{{ page.config.date.created | date }}|{{ page.config.date.updated | date }}|
{%- for author in page.authors %}{{ author.name }},{{ author.avatar | url }}{% endfor %}|
{%- for category in page.categories %}{{ category.title }},{{ category.url | url }}{% endfor %}|
{{- page.config.readtime }}|{{ page.config.pin }}|{{ page.excerpt.title }}</p>
{{ super() }}
{% endblock %}
"""
MINE = '{% extends "main.html" %}{% block content %}<i id="mine"></i>{% endblock %}'
HOOK = """\
def on_page_content(html, *, page, **_):
    if hasattr(page, "authors"):
        return html + f"<p id='hook'>{', '.join(author.name for author in page.authors)}.</p>"
"""
LATE = """\
def on_post_build(config):
    return config["plugins"]["material/blog"] if config.get("x") else None
"""
READING = """\
def on_page_content(html, *, page, **_):
    return html + str(page.posts)
"""
NEEDING = """\
def on_nav(nav, *, config, **_):
    return config.plugins["material/blog"].blog
"""


def _files(template="own.html"):
    meta = {"date": {"created": "2024-03-02", "updated": "2024-05-01"}, "categories": ["News"]}
    return {
        "blog/.authors.yml": AUTHORS,
        "img/ada.png": b"a",
        "blog/a.md": post(
            "A & B", authors=["ada"], template=template, links=["blog/b.md#part"], **meta
        ),
        "blog/b.md": post("B", "## Part\n\nText.", date="2024-01-01"),
        "../own/own.html": EXTENDING,
    }


def _site(make_site, files, **config):
    return make_site(files, **{"theme": {"name": "material", "custom_dir": "own"}, **config})


def test_a_post_whose_template_extends_materials_own_is_shown_as_there(make_site):
    built = _site(make_site, _files()).build(strict=True)

    assert not built.aborted
    page = built.html("blog/a/")
    assert page.select_one("#own").decode_contents() == (
        "2 March 2024|1 May 2024|Ada &lt;b&gt;,../../img/ada.png|News,../categories/news/|"
        "1|False|A &amp; B"
    )
    # What the template shows next to the text isn't shown again above and below it.
    assert page.select_one(".md-sidebar--post time").get_text() == "2 March 2024"
    assert page.select_one(".md-post__authors strong").get_text(strip=True) == "Ada <b>"
    assert not page.select(".blogposts-meta, .blogposts-author, .blogposts-links")
    assert [h1.get_text() for h1 in page.select("h1")] == ["A & B"]
    link = page.select_one(".md-sidebar--post a[href$='#part']")
    assert link["href"] == "../b/#part"
    assert " ".join(link.get_text(" ").split()) == "B Part"
    assert page.select_one(".md-post__back a")["href"] == "../"
    assert page.select_one(".md-sidebar--primary[hidden]")
    # Other posts are as always.
    assert built.html("blog/b/").select(".blogposts-meta")


def test_an_own_version_of_materials_template_is_used_for_all_posts(make_site):
    files = _files(template=None) | {
        "../own/blog-post.html": MINE,
    }
    built = _site(make_site, files).build(strict=True)

    assert built.html("blog/a/").select_one("#mine")
    assert built.html("blog/b/").select_one("#mine")
    assert not built.html("blog/").select_one("#mine")


def test_a_hook_that_reads_page_authors_finds_them(make_site):
    files = _files() | {"../hook.py": HOOK}
    built = _site(make_site, files, hooks=["hook.py"]).build(strict=True)

    assert built.html("blog/a/").select_one("#hook").get_text() == "Ada <b>."
    assert built.html("blog/b/").select_one("#hook").get_text() == "."
    assert not built.html("").select_one("#hook")


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("../hook.py", LATE, "hook.py:2"),
        ("../hook.py", "import os\nfrom material.plugins.blog.structure import Post\n", "hook.py:2"),
        ("../own/x.html", "{{ config.plugins['blog'].config.blog_dir }}", "own/x.html:1"),
    ],
)
def test_what_needs_materials_plugin_is_named(make_site, name, text, place):
    files = {"../own/y.html": "", "../hook.py": "", **_files(template=None), name: text}
    built = _site(make_site, files, hooks=["hook.py"]).build()

    assert f"warning: [material-blog-needed] {place}" in built.problems


def test_what_asks_for_materials_plugin_first_is_fine(make_site):
    hook = 'def on_nav(nav, *, config, **_):\n    assert config.plugins.get("material/blog") is None\n'
    files = _files() | {
        "../hook.py": hook,
        "../own/x.html": "{% if 'material/blog' in config.plugins %}{% endif %}",
    }

    assert _site(make_site, files, hooks=["hook.py"]).build(strict=True).aborted == ""


@pytest.mark.parametrize(
    ("theme", "files", "place"),
    [
        ("material", {"../hook.py": NEEDING}, "hook.py:2"),
        ("mkdocs", {"../own/own.html": "\n{{ page.config.date.created | date }}"}, "own/own.html:2"),
        ("mkdocs", {"../own/own.html": "\n{{ page.config.date.created }}"}, "own/own.html:2"),
        ("mkdocs", {"../own/own.html": "{% for x in page.authors.y %}{% endfor %}"}, "own/own.html:1"),
        ("material", {"../hook.py": READING}, "hook.py:2"),
    ],
)
def test_what_cannot_work_ends_the_build_with_one_line(make_site, theme, files, place):
    site = _site(
        make_site,
        {"../hook.py": "", **_files(), **files},
        theme={"name": theme, "custom_dir": "own"},
        hooks=["hook.py"],
    )
    result = site.run("build")

    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    (line,) = [
        line for line in result.stderr.splitlines() if line.startswith("ERROR") and place in line
    ]
    assert "[material-blog-needed]" in line


def test_other_errors_stay_as_they_are(make_site):
    files = _files() | {"../hook.py": "def on_nav(nav, **_):\n    raise KeyError('blog2')\n"}

    assert "KeyError: 'blog2'" in _site(make_site, files, hooks=["hook.py"]).run("build").stderr


def test_unused_templates_of_materials_blog_are_named(make_site):
    files = _files() | {"../own/blog.html": "", "../own/partials/post.html": ""}
    built = _site(make_site, files).build()

    assert built.problems == [
        "warning: [template-unused] own/blog.html",
        "warning: [template-unused] own/partials/post.html",
    ]


def test_nothing_is_put_into_the_plugins_under_materials_name(make_site):
    hook = "def on_env(env, *, config, **_):\n    print(sorted(config.plugins))\n"
    result = _site(make_site, _files() | {"../hook.py": hook}, hooks=["hook.py"]).run("build")

    assert result.stdout.strip() == "['blogposts', 'hook.py', 'material/search']"


TAGS = "# Tags\n\n<!-- material/tags -->\n"


@pytest.mark.parametrize(
    ("options", "page"),
    [
        ({}, TAGS),
        ({"tags_file": "tags.md"}, "# Tags\n"),
        ({"listings_directive": "all"}, "<!-- all -->"),
    ],
)
@pytest.mark.parametrize(
    "own", [{"blog_dir": "."}, {"blog_dir": "posts", "tags_url_format": "/tags/{slug}"}]
)
def test_materials_page_of_all_tags_lists_them_once(make_site, options, page, own):
    files = {"tags.md": page, "posts/a.md": post("A", date="2024-01-01", tags=["Sea"])}
    plugins = [{"tags": options}, {"blogposts": own}]
    built = make_site(files, theme={"name": "material"}, plugins=plugins).build()

    article = built.html("tags/").select_one("article")
    assert article.get_text().count("Sea") == 1
    assert not article.select(".blogposts-listing")
    assert built.html("tags/sea/").select(".blogposts-listing")


def test_another_page_of_tags_keeps_our_list(make_site):
    files = {"tags.md": "# Tags\n", "posts/a.md": post("A", date="2024-01-01", tags=["Sea"])}
    plugins = ["tags", {"blogposts": {"blog_dir": "."}}]
    built = make_site(files, theme={"name": "material"}, plugins=plugins).build(strict=True)

    assert built.html("tags/").select_one("article").get_text().count("Sea") == 1
