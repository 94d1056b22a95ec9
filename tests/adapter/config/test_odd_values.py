"""Each option with values that nobody should write: one clear message, or a meaning."""

from __future__ import annotations

import pytest
from mkdocs.config.base import ValidationError

from mkdocs_blogposts.adapter.config.config import BlogpostsConfig
from mkdocs_blogposts.adapter.config.material_options import SYNONYMS

OPTIONS = dict(BlogpostsConfig._schema)  # noqa: SLF001 - MkDocs has no public attribute for it
NAMES = (*OPTIONS, *SYNONYMS)
MAX_MESSAGE = 300

TEXTS = (
    *("", " ", "{", "}", "{}", "{slug", "{0}", "{slug.__class__}", "{slug}", "{name}", "{page}"),
    *("/", ".", "..", "../x", "a/../..", "//x", "\\x", "C:x", "%Y", "yyyy'", "..{slug}", "{slug}/.."),
    *("x", "\0", "\ud800", "\n", "a\nb", "a" * 60, "con", "-", "<!--", "-->", "!!python/name:x"),
)
NUMBERS = (-1, 0, 1, 10**30, 3.5, float("nan"), float("inf"), True, False)


def fails(*_arguments):
    """Fail, as a function of the site may."""
    raise ZeroDivisionError


OTHERS = (
    *([], [[]], [None], [1], ["x"], {}, {"a": 1}, {1: {}}, {None: None}, (), {"x"}, b"x", object()),
    *(fails, len, int, lambda: "x", lambda *_arguments: 0),
)


def _takes(name: str, value: object) -> bool:
    """Return whether the option may have a value of this type."""
    if callable(value):
        return name.endswith(("_slugify", "_sort_by"))
    if isinstance(value, list):
        return name in ("nav_sections", "categories_allowed", "leak_check_allow")
    if isinstance(value, dict):
        return name == "problems"
    if isinstance(value, bool):
        is_optional = name.endswith(("_pagination", "_toc")) or name == "authors_profiles"
        return is_optional or isinstance(OPTIONS[SYNONYMS.get(name, name)].default, bool)
    if isinstance(value, int):
        words = ("per_page", "max_", "per_minute", "nav_posts", "_length", "pagination_")
        return any(word in name for word in words)
    return isinstance(value, str)


@pytest.mark.parametrize("name", NAMES)
def test_any_value_of_an_option_has_a_meaning_or_one_clear_message(name):
    for value in (*TEXTS, *NUMBERS, *OTHERS):
        config = BlogpostsConfig()
        config.load_dict({name: value})
        errors, warnings = config.validate()
        assert warnings == []
        if errors:
            ((place, error),) = errors
            assert place == name
            assert isinstance(error, ValidationError)
            assert "\n" not in str(error)
            assert 0 < len(str(error)) < MAX_MESSAGE
        else:
            assert _takes(name, value), value
            config.settings(use_directory_urls=True)
