"""The fields as a JSON Schema for editors, and as a table for the documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .field_table import FieldTable

# The dialect that most editors understand.
DIALECT = "http://json-schema.org/draft-07/schema#"

_NULL = {"type": "null"}
_FLAG_WORDS = ("true", "false", "yes", "no", "on", "off", "1", "0")
_FLAG_SPELLINGS = [spell(word) for spell in (str, str.capitalize, str.upper) for word in _FLAG_WORDS]
_FLAGS = [{"type": "boolean"}, {"enum": [*dict.fromkeys(_FLAG_SPELLINGS), 1, 0]}]
_NAME: Mapping[str, Any] = {"type": ["string", "integer", "boolean"]}
"""A name. Editors suggest the names that the site already uses."""
_LABELLED = {"type": "object", "properties": {"label": {"type": "string"}}}
_PERSON = {
    "type": "object",
    "properties": {key: {"type": "string"} for key in ("name", "description", "avatar", "url")},
}

TEXT: Mapping[str, Any] = {
    "anyOf": [{"type": ["string", "number", "boolean"]}, _NULL, {"type": "array", "maxItems": 0}]
}
DATE: Mapping[str, Any] = {
    "anyOf": [{"type": "string"}, {"type": "integer"}, _NULL],
    "examples": ["2026-01-31"],
}
FLAG: Mapping[str, Any] = {"anyOf": _FLAGS}
FLAG_OR_DATE: Mapping[str, Any] = {"anyOf": [*_FLAGS, {"type": "string"}]}
WORDS: Mapping[str, Any] = {"anyOf": [{"type": "string"}, {"type": "array"}, _NULL]}
MINUTES: Mapping[str, Any] = {"anyOf": [{"type": ["integer", "string", "boolean"]}, _NULL]}
NAMES: Mapping[str, Any] = {
    "anyOf": [
        {"type": "array", "items": {"anyOf": [_NAME, _LABELLED, {"type": "array"}, _NULL]}},
        _NAME,
        _NULL,
    ]
}
PEOPLE: Mapping[str, Any] = {
    "anyOf": [{"type": "array", "items": {"anyOf": [_NAME, _PERSON]}}, _PERSON, _NAME, _NULL]
}
PATHS: Mapping[str, Any] = {
    "anyOf": [{"type": "array", "items": {"type": ["string", "null"]}}, {"type": "string"}, _NULL],
    "examples": [["/2019/old-post/"]],
}
_IMAGE = {
    "type": "object",
    "properties": {key: {"type": "string"} for key in ("src", "alt")},
}
LINKS: Mapping[str, Any] = {"type": ["array", "object", "string", "null"]}
IMAGE: Mapping[str, Any] = {
    "anyOf": [{"type": "string"}, _IMAGE, {"type": "array"}, {"enum": [False]}, _NULL]
}


def front_matter_schema(
    table: FieldTable, suggestions: Mapping[str, Iterable[str]] | None = None
) -> dict[str, Any]:
    """Return the schema of a post's front matter.

    Any other key is allowed.

    Args:
        table: the fields.
        suggestions: names that the site uses, by field. Editors suggest them but accept others.
    """
    properties: dict[str, Any] = {}
    for name, field in table.fields.items():
        names = sorted((suggestions or {}).get(name, ()))
        for key in field.keys:
            whole, _, part = key.partition(".")
            value = {"description": field.meaning}
            if key not in field.text_keys:  # Other tools write mappings under those.
                value |= _with_suggestions(field.schema, names)
            if part:
                _add_part(properties, whole, part, value)
            else:
                # If several fields have the same key, the first one's schema is used.
                properties.setdefault(key, value)
    for key, meaning in table.kept.items():
        properties.setdefault(key, {"description": meaning})
    return {
        "$schema": DIALECT,
        "title": "Front matter of a post",
        "type": "object",
        "properties": properties,
        "additionalProperties": True,
    }


def _add_part(properties: dict[str, Any], whole: str, part: str, value: dict[str, Any]) -> None:
    existing = properties.setdefault(whole, {"type": "object", "properties": {}})
    if "properties" not in existing:
        mapping: dict[str, Any] = {"type": "object", "properties": {}}
        forms = existing.pop("anyOf")
        existing["anyOf"] = [*forms, mapping]
        existing["properties"] = mapping["properties"]
    existing["properties"].setdefault(part, value)


def _with_suggestions(value: Any, names: list[str]) -> Any:  # noqa: ANN401 - any part of a JSON Schema
    """Return a copy of the schema in which every name has suggestions."""
    if value is _NAME and names:
        return {"anyOf": [{"enum": names}, dict(_NAME)]}
    if isinstance(value, dict):
        return {key: _with_suggestions(part, names) for key, part in value.items()}
    if isinstance(value, list):
        return [_with_suggestions(part, names) for part in value]
    return value


def keys_table(table: FieldTable) -> str:
    """Return the fields as a table in Markdown, for the documentation."""
    rows = [("Field", "Keys", "Value", "Default"), ("---", "---", "---", "---")]
    for name, field in table.fields.items():
        keys = ", ".join(f"`{key}`" for key in field.keys)
        rows.append((name.replace("_", " "), keys, field.value, field.default))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
