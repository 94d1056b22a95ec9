"""Finding metadata in the JavaScript of an MDX file."""

from __future__ import annotations

import re

from mkdocs_blogposts.frontmatter.field_table import normal_key
from mkdocs_blogposts.frontmatter.hiding_words import (
    DRAFT_KEYS,
    HIDING_KEYS,
    HIDING_STATES,
    PUBLISHED_KEYS,
    STATUS_KEYS,
    UNLISTED_KEYS,
    UNLISTED_STATES,
)
from mkdocs_blogposts.frontmatter.values.text import FALSE, TRUE

# The names that tools use.
_NAMED = re.compile(
    r"export\s+(?:const|let|var)\s+(?:front_?matter|meta(?:data)?|matter)\b", re.IGNORECASE
)
_LITERAL = re.compile(
    r"export\s+(?:const|let|var)\s+(?P<key>[\w$]{1,40})\s*=\s*"
    r"(?P<value>true|false|[\d_]{1,20}|'[^'\n]{0,200}'|\"[^\"\n]{0,200}\")\s*(?:;|$)"
)
# It may be an argument of a function that creates the page.
_OBJECT = re.compile(
    r"export\s+(?:(?:const|let|var)\s+[\w$]{1,80}(?:\s*:\s*[\w$.]{1,80})?\s*=|default)"
    r"\s*(?:[\w$.]{1,80}\(\s*)?(?=\{)"
)
_TOKEN = re.compile(
    r"""(?P<text>'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)"""
    r"""|(?P<open>[{(\[])|(?P<close>[})\]])|(?P<word>[A-Za-z_$][\w$-]*)"""
)
_COLON = re.compile(r"\s*:")
# The number of characters to search: metadata is short.
_MAX_READ = 20_000


def is_metadata(statement: str, *, has_front_matter: bool) -> bool:
    """Return whether an `export` contains metadata that might hide the post.

    If the post has front matter, metadata is there, and exported objects are other data.
    """
    statement = statement[:_MAX_READ]
    if _NAMED.match(statement):
        return True
    if match := _LITERAL.match(statement):
        return _hides(match["key"], match["value"], has_front_matter=has_front_matter)
    match = None if has_front_matter else _OBJECT.match(statement)
    keys = _keys_of_object(statement, match.end()) if match else set()
    return "draft" in keys or "isdraft" in keys or ("title" in keys and bool(keys & HIDING_KEYS))


def _hides(key: str, value: str, *, has_front_matter: bool) -> bool:
    key, word = normal_key(key), value.strip("'\" ").lower()
    if key in DRAFT_KEYS or key in UNLISTED_KEYS:
        return word not in FALSE
    if key in PUBLISHED_KEYS:
        return word not in TRUE
    if key in STATUS_KEYS:
        return word in HIDING_STATES | UNLISTED_STATES
    return key in HIDING_KEYS and not has_front_matter  # A date.


def _keys_of_object(code: str, start: int) -> set[str]:
    """Return the keys of the object that starts there, without those of nested objects."""
    keys: set[str] = set()
    depth = 0
    for match in _TOKEN.finditer(code, start):
        if match["open"]:
            depth += 1
        elif match["close"]:
            depth -= 1
            if depth == 0:
                break
        elif depth == 1 and _COLON.match(code, match.end()):
            keys.add(normal_key(match[0].strip("'\"`")))
    return keys
