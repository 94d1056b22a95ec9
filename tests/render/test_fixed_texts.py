from __future__ import annotations

from datetime import date

import jinja2
import pytest

from mkdocs_blogposts.render.fixed_texts import FixedTexts
from mkdocs_blogposts.render.strings import Strings, UnknownTextError

LANGUAGES = {"en": {"a": "<A>", "n": {"one": "{count} post", "other": "{count} posts"}}}


@pytest.fixture
def strings():
    return Strings.of("de", LANGUAGES)


class Other:
    def t(self):
        return "other"


def render(strings, source, **values):
    env = FixedTexts(strings, loader=jinja2.DictLoader({"a": source}), autoescape=True)
    return env.get_template("a").render(values)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('{{ t("a") }}', "&lt;A&gt;"),
        ('<b{{ t.lang("a") }}>', "<b lang=en>"),
        ("<b{{ t.lang() }}>", "<b lang=en>"),
        ('<b{{ t.lang_dir("a") }}>', "<b lang=en dir=ltr>"),
        ('<b{{ t.page_lang("a") }}>', "<b lang=de>"),
        ('{% if t.lang("a") %}yes{% endif %}', "yes"),
        ('{{ t("n", count=2) }}', "2 posts"),
        ('{{ t("n", count=n) }}', "1 post"),
        ("{{ t(key) }}", "&lt;A&gt;"),
        ("{{ other.t() }}", "other"),
    ],
)
def test_texts_are_the_same_as_if_they_were_looked_up(strings, source, shown):
    assert render(strings, source, key="a", n=1, other=Other()) == shown


def test_a_text_without_values_is_part_of_the_template(strings):
    env = FixedTexts(strings, autoescape=True)
    assert "'<b lang=en>&lt;A&gt;</b>'" in env.compile('<b{{ t.lang("a") }}>{{ t("a") }}</b>', raw=True)


@pytest.mark.parametrize("call", ['t("z")', 't("n")', 't.lang("z")', 't("a", "b")'])
def test_a_mistake_is_reported_where_a_page_shows_it(strings, call):
    source = f"{{% if is_shown %}}{{{{ {call} }}}}{{% endif %}}"
    assert render(strings, source, is_shown=False) == ""
    with pytest.raises((UnknownTextError, TypeError)):
        render(strings, source, is_shown=True)


def test_a_date_stays_a_value_of_the_page(strings):
    assert render(strings, "{{ t.date(day) }}", day=date(2024, 1, 2)) == strings.date(date(2024, 1, 2))
