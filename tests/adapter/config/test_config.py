import datetime as dt
from types import SimpleNamespace

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from support import post

from mkdocs_blogposts.adapter.config.config import BlogpostsConfig, options_of
from mkdocs_blogposts.adapter.config.material_options import IGNORED, SYNONYMS
from mkdocs_blogposts.adapter.config.presets import PRESETS
from mkdocs_blogposts.adapter.report import conflicts
from mkdocs_blogposts.blog.settings import EXCERPT_SEPARATORS, SlugSource
from mkdocs_blogposts.frontmatter.model import DateOrder
from mkdocs_blogposts.render.outputs.outputs import OUTPUTS
from mkdocs_blogposts.text.problems import Severity


def _options(options):
    config = BlogpostsConfig()
    config.load_dict(options)
    return config, *config.validate()


def _settings(options):
    config, errors, warnings = _options(options)
    assert (errors, warnings) == ([], [])
    return config.settings(use_directory_urls=True)


@pytest.mark.parametrize(
    ("option", "value", "name", "setting"),
    [
        ("blog_dir", "./news//", "blog_dir", "news"),
        ("blog_dir", ".", "blog_dir", ""),
        ("blog_dir", "/a/b/", "blog_dir", "a/b"),
        ("post_dir", ".", "post_dir", ""),
        ("post_dir", ".x", "post_dir", ".x"),
        ("post_dir", "./{blog}/.x/", "post_dir", "blog/.x"),
        ("nav_posts", 0, "nav_posts", 0),
        ("date_order", "month", "date_order", DateOrder.MONTH),
        ("date_order", None, "date_order", None),
        ("authors_file", "{blog}/people.yml", "authors_file", "blog/people.yml"),
        ("authors_file", "./people.yml", "authors_file", "people.yml"),
        ("authors_file", None, "authors_file", ""),
        ("leak_check", False, "leak_check", False),
        ("reading_time", "page", "counts_page", True),
        ("post_heading", "text", "prefers_heading", True),
        ("date_format", "long", "date_format", "long"),
        ("post_date_format", "d.M.y", "date_format", "d.M.y"),
        ("tags", False, "kinds_without_pages", frozenset({"tags"})),
    ],
)
def test_an_option_becomes_a_setting(option, value, name, setting):
    assert getattr(_settings({option: value}), name) == setting


@pytest.mark.parametrize(
    ("options", "name", "setting"),
    [
        ({}, "slugs", SlugSource.FILE),
        ({"slugs": "dated-file"}, "slugs", SlugSource.DATED_FILE),
        ({"post_slugify_separator": "_"}, "slugs", SlugSource.TITLE),
        ({"post_slugify_separator": "_", "slugs": "file"}, "slugs", SlugSource.FILE),
        ({}, "slugify", None),
        ({}, "post_dir", None),
        ({"post_dir": "{blog}/posts/"}, "post_dir", None),
        ({"post_dir": "./{blog}/articles/", "blog_dir": "news"}, "post_dir", "news/articles"),
        ({"post_dir": "{blog}/posts", "blog_dir": "."}, "post_dir", None),
        ({"post_dir": "{blog}/articles", "blog_dir": "."}, "post_dir", "articles"),
        ({"post_dir": "."}, "post_dir", ""),
        ({"media": "blog"}, "has_bundles", False),
        ({"slug_replaces": "path"}, "slug_is_path", True),
    ],
)
def test_options_for_urls_become_settings(options, name, setting):
    assert getattr(_settings(options), name) == setting


def test_functions_for_slugs_get_their_separators():
    settings = _settings(
        {
            "post_slugify": lambda text, separator: f"post{separator}{text}",
            "post_slugify_separator": "_",
            "categories_slugify_separator": ".",
        }
    )
    assert settings.slugify is not None
    assert settings.slugify("A") == "post_A"
    assert settings.slugify_category is not None
    assert settings.slugify_category("A b") == "a.b"


def test_functions_can_be_written_as_for_materials_blog(make_site):
    pytest.importorskip("pymdownx")
    site = make_site({"blog/a.md": post("Ünder Score", date="2024-01-01")})
    path = site.write_config()
    option = "post_slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: fold}}"
    path.write_text(f"site_name: S\nplugins: [{{blogposts: {{{option}}}}}]\n", encoding="utf-8")

    (options,) = options_of(load_config(str(path)))
    settings = options.settings(use_directory_urls=True)
    assert settings.slugify is not None
    assert settings.slugify("Straße") == "strasse"


def test_dates_in_urls_are_in_the_language_of_the_theme(config_of):
    config = config_of(plugins=["blogposts"], theme={"name": "mkdocs", "locale": "de"})
    assert options_of(config)[0].settings_in(config).language == "de"


def test_a_pattern_and_a_time_zone_are_read():
    settings = _settings({"permalink": "{year}/{slug}", "timezone": "Asia/Kolkata"})

    assert settings.permalink is not None
    moment = dt.datetime(2024, 1, 1, tzinfo=settings.timezone)
    assert moment.utcoffset() == dt.timedelta(hours=5, minutes=30)


@pytest.mark.parametrize("text", ["<!-- Fold -->", "<!--fold-->", "<!-- fold: after this -->"])
def test_a_separator_may_be_a_comment(text):
    excerpts = _settings({"post_excerpt_separator": text}).excerpts
    assert {"fold", "more"} <= excerpts.separators
    assert excerpts.marker == ""


@pytest.mark.parametrize("text", ["[more]", "<hr />"])
def test_a_separator_may_be_text_or_a_tag(text):
    excerpts = _settings({"post_excerpt_separator": text}).excerpts
    assert (excerpts.separators, excerpts.marker) == (EXCERPT_SEPARATORS, text)


@pytest.mark.parametrize(
    ("options", "settings"),
    [
        ({}, {"is_formatted": False, "whole": False, "is_required": False, "max_authors": None}),
        ({"excerpt": "html", "excerpt_fallback": "post"}, {"is_formatted": True, "whole": True}),
        ({"post_excerpt": "required"}, {"is_required": True}),
        (
            {"post_excerpt_max_authors": 0, "post_excerpt_max_categories": 3},
            {"max_authors": 0, "max_categories": 3},
        ),
    ],
)
def test_options_for_excerpts_become_settings(options, settings):
    excerpts = _settings(options).excerpts
    assert {name: getattr(excerpts, name) for name in settings} == settings


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("post_excerpt_separator", "<!-- fold"),
        ("post_excerpt_max_authors", -1),
        ("post_excerpt_max_categories", True),
        ("excerpt", "none"),
        ("date_format", "%d %B %Y"),
        ("date_format", "d 'de MMMM"),
        ("date_format", "MMMMMMM"),
        ("date_format", "''"),
        ("date_format", "longer"),
        ("authors_file", "../people.yml"),
        ("authors_file", "/people.yml"),
        ("authors_file", 5),
        ("date_order", "year"),
        ("categories_allowed", "news"),
        ("permalink", "a/../{slug}"),
        ("posts_per_page", True),
        ("post_dir", "../posts"),
        ("post_dir", 5),
        ("post_url_date_format", "%Y/%m"),
        ("post_url_date_format", "HH:mm"),
        ("post_url_date_format", 5),
        ("post_slugify", "lower"),
        ("post_slugify", len),
        ("post_slugify", lambda _text, _separator: 5),
        ("slugs", "heading"),
        ("slugs", ["title"]),
        ("preset", ["material"]),
        ("preset", "wordpress"),
    ],
)
def test_a_wrong_value_is_an_error_of_its_option(option, value):
    _, errors, _ = _options({option: value})
    assert [name for name, _ in errors] == [option]


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_sets_the_options_that_the_site_does_not_set(preset):
    config, errors, warnings = _options({"preset": preset})
    names = dict(BlogpostsConfig._schema)  # noqa: SLF001
    assert (errors, warnings) == ([], [])
    for name, value in PRESETS[preset].items():
        assert config[name] == names[name].validate(value)

    for name in PRESETS[preset]:
        config, errors, _ = _options({"preset": preset, name: names[name].default})
        assert errors == []
        assert config[name] == names[name].validate(names[name].default)


def test_a_preset_is_for_one_blog_of_several(config_of):
    plugins = [{"blogposts": {"preset": "material"}}, {"blogposts": {"blog_dir": "b"}}]
    first, second = (
        options.settings(use_directory_urls=True) for options in options_of(config_of(plugins=plugins))
    )
    assert (first.words_per_minute, second.words_per_minute) == (265, 220)


@pytest.mark.parametrize(("old", "new"), SYNONYMS.items())
def test_both_names_of_an_option_work(old, new):
    options = dict(BlogpostsConfig._schema)  # noqa: SLF001
    value, other = SYNONYM_VALUES[new]
    config, errors, warnings = _options({old: value})
    assert (errors, warnings) == ([], [])
    assert config[new] == options[new].validate(value)
    assert _options({old: value, new: value})[1:] == ([], [])

    ((name, error),) = _options({old: value, new: other})[1]
    assert name == old
    assert str(error).startswith(f"another name for {new}, which has a different value")


SYNONYM_VALUES = {
    "posts_per_page": (3, 4),
    "permalink": ("{date}/{slug}", "{path}"),
    "pagination_format": ("~3~", "~4~"),
    "date_format": ("long", "d.M.y"),
}


def test_an_option_under_materials_name_takes_precedence_over_a_preset(monkeypatch):
    monkeypatch.setitem(PRESETS, "material", {"posts_per_page": 5})
    preset = {"preset": "material"}
    assert _settings(preset).listing(None).posts_per_page == 5
    assert _settings({**preset, "pagination_per_page": 3}).listing(None).posts_per_page == 3


def test_an_error_has_the_name_that_the_site_uses():
    ((name, _),) = _options({"pagination_per_page": 0})[1]
    assert name == "pagination_per_page"


def test_options_without_an_effect_are_named_in_one_note(make_site):
    options = {"pagination_keep_content": False}
    site = make_site({"blog/2024-01-01-a.md": "A"}, plugins=[{"blogposts": options}])
    built = site.build(strict=True)
    assert [note for note in built.notes if "[option-ignored]" in note] == [
        "note: [option-ignored] mkdocs.yml"
    ]


def test_every_option_of_materials_blog_has_a_place():
    config = pytest.importorskip("material.plugins.blog.config")
    theirs = {name for name, _ in config.BlogConfig._schema}  # noqa: SLF001
    ours = {name for name, _ in BlogpostsConfig._schema}  # noqa: SLF001

    assert theirs - ours - SYNONYMS.keys() - IGNORED == {"enabled"}
    assert IGNORED - theirs == set()
    assert SYNONYMS.keys() - theirs == set()
    assert {*SYNONYMS, *IGNORED} & ours == set()


def test_authors_can_be_hidden(make_site):
    text = post("A", date="2024-01-01", authors=["Ann Lee"])
    assert "Ann Lee" in make_site({"blog/a.md": text}).build().text("blog/a/")
    site = make_site({"blog/a.md": text}, plugins=[{"blogposts": {"authors": False}}])
    assert "Ann Lee" not in site.build().text("blog/a/")


@pytest.mark.parametrize(
    ("ours", "theirs", "is_reported"),
    [
        ({}, {}, True),
        ({}, {"blog_dir": "news"}, False),
        ({"blog_dir": "."}, {"blog_dir": "news"}, True),
        ({"blog_dir": "."}, {"blog_dir": "./"}, True),
        ({"blog_dir": "news"}, {"post_dir": "news/x"}, True),
        ({"blog_dir": "news", "post_dir": "articles"}, {"post_dir": "news"}, False),
        ({"blog_dir": "news", "post_dir": "articles"}, {"post_dir": "articles"}, True),
        ({"blog_dir": "news"}, {"blog_dir": "news-old"}, False),
        ({}, {"enabled": False}, False),
    ],
)
def test_materials_blog_in_the_same_folder_is_an_error(config_of, ours, theirs, is_reported):
    config = config_of(plugins=[{"blogposts": ours}, "search"])
    config.plugins["material/blog"] = SimpleNamespace(config=theirs)
    problems = conflicts(config)

    assert [problem.code for problem in problems] == ["plugin-conflict-blog"] * is_reported
    assert all(problem.severity is Severity.ERROR for problem in problems)


def test_a_site_may_have_several_blogs(config_of):
    plugins = [{"blogposts": {"blog_dir": "a"}}, "search", {"blogposts": {"blog_dir": "b"}}]
    assert [options.blog_dir for options in options_of(config_of(plugins=plugins))] == ["a", "b"]


def test_settings_depend_on_the_rest_of_the_configuration(config_of):
    config = config_of(plugins=["blogposts"], use_directory_urls=False, site_url="https://example.org/")
    settings = options_of(config)[0].settings_in(config)

    assert not settings.use_directory_urls
    assert settings.defaults_file == ".meta.yml"
    assert settings.output_paths == tuple(output.path for output in OUTPUTS)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"blogdir": "x"}, "option 'blogdir': unknown option. Did you mean blog_dir?"),
        (
            {"zzz": "x"},
            "option 'zzz': unknown option. docs/options.md lists all options.",
        ),
        ({"blog_dir": "../x"}, "option 'blog_dir': not a folder in docs_dir (got '../x')."),
        ({"blog_dir": 3}, "option 'blog_dir': not a folder in docs_dir (got 3)."),
        ({"posts_per_page": 0}, "option 'posts_per_page': not a whole number of at least 1 (got 0)."),
        ({"nav_posts": True}, "option 'nav_posts': not a whole number of at least 0 (got True)."),
        ({"nav_posts": "five"}, "option 'nav_posts': Expected type: <class 'int'>"),
        (
            {"timezone": "Europe/Berlim"},
            "option 'timezone': not a time zone (got 'Europe/Berlim'). Did you mean Europe/Berlin?",
        ),
        ({"timezone": "/etc/passwd"}, "option 'timezone': not a time zone (got '/etc/passwd')."),
        (
            {"permalink": "{yaer}/{slug}"},
            "option 'permalink': has the unknown placeholder {yaer}; the placeholders are {year},",
        ),
        (
            {"permalink": "{year}"},
            "option 'permalink': needs {slug}, {path}, {title} or {file}, because posts",
        ),
        (
            {"permalink": "../{slug}"},
            "option 'permalink': has an empty, '.' or '..' part (got '../{slug}').",
        ),
        ({"permalink": "{slug"}, "option 'permalink': isn't a valid pattern:"),
        (
            {"permalink": "{slug.__class__}"},
            "option 'permalink': has the unknown placeholder {slug.__class__}",
        ),
        ({"problems": ["leak"]}, "option 'problems': not a mapping (got ['leak'])."),
        (
            {"problems": {"date-mising": "error"}},
            "option 'problems': unknown code date-mising. Did you mean date-missing?",
        ),
        (
            {"problems": {"date-missing": "fatal"}},
            "date-missing: not a severity (got 'fatal'). Write one of error, warning, note, ignore.",
        ),
        (
            {"problems": {"leak": "ignore"}},
            "option 'problems': leak is always an error. Remove the line.",
        ),
    ],
)
def test_a_wrong_option_is_refused_in_one_clear_line(make_site, caplog, options, message):
    site = make_site({}, plugins=[{"blogposts": options}])
    with pytest.raises(Abort):
        load_config(str(site.write_config()))
    assert [text for text in caplog.messages if message in text]


def test_all_wrong_options_are_named_in_one_run(make_site, caplog):
    site = make_site({}, plugins=[{"blogposts": {"blogdir": "x", "nav_posts": -1, "timezone": "Mars"}}])
    with pytest.raises(Abort):
        load_config(str(site.write_config()))
    text = "\n".join(caplog.messages)
    assert all(name in text for name in ("'blogdir'", "'nav_posts'", "'timezone'"))


def test_the_blog_folder_may_be_written_with_slashes(make_site):
    site = make_site(
        {"news/a.md": post("A", date="2024-01-01")}, plugins=[{"blogposts": {"blog_dir": "./news/"}}]
    )
    assert site.build().pages == ["", "news/", "news/a/", "news/archive/", "news/archive/2024/"]


def test_the_option_enabled_turns_the_plugin_off(make_site):
    site = make_site(
        {"blog/a.md": post("A", date="2024-01-01")}, plugins=[{"blogposts": {"enabled": False}}]
    )
    assert site.build().pages == ["", "blog/a/"]


def test_strict_mode_fails_on_problems(make_site):
    site = make_site({"blog/a.md": post("A", date="TBD")})
    assert "1 errors in strict mode" in site.build(strict=True).aborted
    assert not site.build().aborted


def test_the_log_says_how_to_start_a_blog(make_site):
    built = make_site({}).build(strict=True)
    (line,) = [text for text in built.messages if text.startswith("blogposts:")]
    assert "no posts yet. Add Markdown files to " in line
    assert line.endswith("docs/blog.")


def test_the_log_names_the_folder_of_the_posts(make_site):
    site = make_site({}, plugins=[{"blogposts": {"post_dir": "articles"}}])
    (line,) = [text for text in site.build().messages if text.startswith("blogposts:")]
    assert line.endswith("docs/articles.")


def test_a_published_draft_in_a_posts_folder_outside_of_the_blog_is_no_mistake(make_site):
    options = {"post_dir": "stories/blog", "draft": True}
    site = make_site(
        {"stories/blog/a.md": post("A", date="2024-01-01", draft=True)},
        plugins=[{"blogposts": options}],
    )
    built = site.build(strict=True)
    assert not built.aborted
    assert "blog/a/" in built.pages


def test_canonical_urls_follow_site_url(make_site):
    for site_url in ("https://example.org/", "https://example.org/docs/"):
        site = make_site({"blog/2024-01-01-a.md": "A"}, site_url=site_url)
        built = site.build()
        (link,) = built.html("blog/a/").select("link[rel=canonical]")
        assert link["href"] == f"{site_url}blog/a/"
        assert f"<loc>{site_url}blog/a/</loc>" in built.text("sitemap.xml")


def test_templates_can_be_overridden_and_stay_escaped(make_site):
    site = make_site(
        {
            "blog/a.md": post("A <b>", date="2024-01-01"),
            "../theme/blogposts/post-tags.html": "<p class='mine'>{{ post.title }}</p>",
        },
        theme={"name": "mkdocs", "custom_dir": "theme"},
    )
    built = site.build()
    assert [str(p) for p in built.html("blog/a/").select(".mine")] == [
        '<p class="mine">A &lt;b&gt;</p>'
    ]


def test_the_sites_css_comes_after_ours(make_site):
    site = make_site(
        {"blog/a.md": post("A", date="2024-01-01"), "mine.css": ""}, extra_css=["mine.css"]
    )
    links = [link["href"] for link in site.build().html("").select("link[rel=stylesheet]")]
    assert links.index("assets/blogposts.css") < links.index("mine.css")


def test_no_template_is_copied_into_the_site(make_site):
    built = make_site({"blog/a.md": post("A", date="2024-01-01")}).build()
    assert [name for name in built.files if "blogposts" in name] == ["assets/blogposts.css"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("{% if %}", "blogposts/post-tags.html:1: not a valid template: Expected an expression"),
        ("{{ nothing }}", "blogposts/post-tags.html:1: can't be rendered: 'nothing' is undefined"),
        ("{{ post.minutes + post }}", "blogposts/post-tags.html:1: can't be rendered: unsupported"),
    ],
)
def test_an_error_in_an_overridden_template_is_one_line(make_site, template, line):
    site = make_site(
        {"blog/a.md": post("A", date="2024-01-01"), "../theme/blogposts/post-tags.html": template},
        theme={"name": "mkdocs", "custom_dir": "theme"},
    )
    result = site.run("build")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert f"blogposts: {line}" in result.stderr


@pytest.mark.parametrize(
    ("blog_dir", "name"), [("Blog", "blog/a.md"), ("docs/blog", "blog/a.md"), ("blog", "fr/blog/a.md")]
)
def test_a_draft_outside_the_blog_folder_is_reported(make_site, blog_dir, name):
    files = {name: "---\ndraft: true\n---\n# A\n", "other.md": "---\ndraft: false\n---\n"}
    if blog_dir == "blog":
        files["blog/open.md"] = post("Open", date="2024-01-01")
    site = make_site(files, plugins=[{"blogposts": {"blog_dir": blog_dir}}])

    assert site.build().problems == [f"warning: [draft-outside-blog] {name}"]
    assert site.build(preview=True).problems == []
    site.config["draft_docs"] = name
    assert site.build().problems == []
