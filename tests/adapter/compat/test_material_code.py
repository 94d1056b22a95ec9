from __future__ import annotations

from types import ModuleType, SimpleNamespace

import jinja2
import pytest

from mkdocs_blogposts.adapter.compat.material_code import reason_of, written_for_material


@pytest.fixture
def site(tmp_path):
    """Make a configuration with a hook and a template of these texts."""

    def make(hook="", template="", **plugins):
        own = tmp_path / "own"
        own.mkdir()
        (own / "x.html").write_text(template, "utf-8")
        module = ModuleType("hook")
        module.__file__ = str(tmp_path / "hook.py")
        (tmp_path / "hook.py").write_text(hook, "utf-8")
        return SimpleNamespace(
            plugins={"hook.py": module, **plugins},
            theme=SimpleNamespace(custom_dir=str(own), name="material"),
            config_file_path=str(tmp_path / "mkdocs.yml"),
        )

    return make


@pytest.mark.parametrize(
    ("text", "is_reported"),
    [
        ('config.plugins["material/blog"].blog', True),
        ("config['plugins']['blog']", True),
        ("config.plugins [ 'materialx/blog' ]", True),
        ("from material.plugins.blog.structure import View", True),
        ("import materialx.plugins.blog", True),
        ('config.plugins.get("material/blog")', False),
        ('"material/blog" in config.plugins', False),
        ('config.plugins["blogposts"]', False),
        ('config.plugins["material/tags"]', False),
        ("from material.plugins.tags import x", False),
    ],
)
def test_code_that_fails_without_the_plugin_is_found(site, text, is_reported):
    found = [problem.place for problem in written_for_material(site(f"\n\n{text}\n", text))]

    assert found == (["hook.py:3", "own/x.html:1"] if is_reported else [])


def test_nothing_is_reported_with_materials_blog(site):
    config = site('config.plugins["material/blog"]', **{"material/blog": SimpleNamespace(config={})})

    assert written_for_material(config) == []
    assert reason_of(KeyError("material/blog"), config) is None


class Page:
    pass


def _raised(config, code):
    compiled = compile(code, config.plugins["hook.py"].__file__, "exec")
    try:
        exec(compiled, {"page": Page(), "plugins": {}})  # noqa: S102 - our own
    except (KeyError, AttributeError, ValueError) as error:
        return reason_of(error, config)


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("\nplugins['material/blog']", "hook.py:2"),
        ("page.posts", "hook.py:1"),
        ("plugins['material/search']", None),
        ("page.other", None),
        ("raise ValueError('material/blog')", None),
    ],
)
def test_the_line_of_an_error_is_named_if_material_is_the_reason(site, code, place):
    problem = _raised(site(), code)

    assert (problem and problem.place) == place


def test_errors_elsewhere_are_not_explained(site):
    with pytest.raises(KeyError) as caught:
        {}["blog"]

    assert reason_of(caught.value, site()) is None


@pytest.mark.parametrize(("name", "is_reason"), [("date", True), ("dates", False)])
def test_a_missing_filter_is_named_with_its_template(site, name, is_reason):
    config = site(template=f"\n{{{{ x | {name} }}}}")
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(config.theme.custom_dir), autoescape=True)
    with pytest.raises(jinja2.TemplateAssertionError) as caught:
        env.get_template("x.html")
    problem = reason_of(caught.value, config)

    assert (problem and problem.place) == ("own/x.html:2" if is_reason else None)
