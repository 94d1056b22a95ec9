from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_blogposts.adapter.theme import (
    CSS_URI,
    TEMPLATES_DIR,
    ThemeTraits,
    has_template,
    language_of,
    prepare,
)

MATERIAL = {"prints_subtitle", "links_section_to_first_child", "has_material_blog"}


@pytest.mark.parametrize(
    ("theme", "traits"),
    [
        ({"name": "mkdocs"}, set()),
        ({"name": "readthedocs"}, set()),
        ({"name": "material"}, MATERIAL),
        ({"name": "shadcn"}, {"prints_title", "lists_only_pages"}),
        ({"name": "simple-blog"}, {"prints_title", "prints_date"}),
        ({"name": "simple-blog", "components": {"title": False}}, {"prints_date"}),
        ({"name": "simple-blog", "components": {"page_dates": False}}, {"prints_title"}),
    ],
)
def test_traits(config_of, theme, traits):
    found = ThemeTraits.of(config_of(theme=theme))
    assert {name for name in ThemeTraits.__slots__ if getattr(found, name)} == traits


def test_the_sites_own_template_for_posts_counts_in_material(config_of, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "blog-post.html").touch()
    for name, template in (("material", "blog-post.html"), ("mkdocs", "")):
        found = ThemeTraits.of(config_of(theme={"name": name, "custom_dir": str(own)}))
        assert found.post_template == template


def test_material_prints_tags_with_its_plugin_only(config_of):
    config = config_of(theme={"name": "material"}, plugins=["material/tags"])
    assert ThemeTraits.of(config).prints_tags


def test_a_theme_based_on_material_is_recognized_by_its_template(config_of, tmp_path):
    template = tmp_path / "custom/partials/nav-item.html"
    template.parent.mkdir(parents=True)
    template.write_text("{{ page.meta.subtitle }}")
    config = config_of(theme={"name": "mkdocs", "custom_dir": str(tmp_path / "custom")})
    assert ThemeTraits.of(config).prints_subtitle


def test_our_templates_come_last_and_our_css_first(config_of):
    config = config_of(extra_css=["mine.css"])
    for _ in range(2):  # Some plugins build a site several times with one configuration.
        prepare(config)

    assert config.theme.dirs.count(str(TEMPLATES_DIR)) == 1
    assert config.theme.dirs[-1] == str(TEMPLATES_DIR)
    assert config.extra_css == [CSS_URI, "mine.css"]


@pytest.mark.parametrize(
    ("theme", "language"),
    [
        ({"name": "mkdocs"}, "en"),
        ({"name": "mkdocs", "locale": "de"}, "de"),
        ({"name": "material", "language": "pt-BR", "locale": "de"}, "pt-BR"),
    ],
)
def test_the_language_of_a_theme(config_of, theme, language):
    assert language_of(config_of(theme=theme).theme) == language


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("main.html", True),
        ("nothing.html", False),
        ("mkdocs_theme.yml", False),
        ("../mkdocs/main.html", False),
        ("a\0.html", False),
        (5, False),
    ],
)
def test_templates_of_a_theme(config_of, name, is_one):
    assert has_template(config_of().theme, name) is is_one


def test_the_folder_of_our_templates_exists():
    assert Path(TEMPLATES_DIR, CSS_URI).is_file()
