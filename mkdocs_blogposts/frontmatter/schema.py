"""The front matter as a JSON Schema, in the dialect that most editors understand (draft 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .fields import FIELDS, KEPT_KEYS, Form

if TYPE_CHECKING:
    from collections.abc import Iterable

DIALECT = "http://json-schema.org/draft-07/schema#"
_NOTHING = {"type": "null"}


def front_matter_schema(
    *, tags: Iterable[str] = (), categories: Iterable[str] = (), authors: Iterable[str] = ()
) -> dict[str, Any]:
    """Return the schema of a post's front matter.

    Every key of another tool stays allowed. Editors suggest the names given here, and accept others.
    """
    names = {"tags": sorted(tags), "categories": sorted(categories), "authors": sorted(authors)}
    properties: dict[str, Any] = {}
    for name, field in FIELDS.items():
        for key in field.keys:
            whole, _, part = key.partition(".")
            # As words of several fields, they are what the first of them says.
            value = {"description": field.meaning, **_value(field.form, names.get(name, []))}
            if key in field.text_keys:  # Other tools write mappings under these.
                value = {"description": field.meaning}
            if part:
                _add_part(properties, whole, part, value)
            else:
                properties.setdefault(key, value)
    for key, meaning in KEPT_KEYS.items():
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


def _value(form: Form, names: list[str]) -> dict[str, Any]:
    name: dict[str, Any] = {"type": ["string", "integer", "boolean"]}
    if names:
        name = {"anyOf": [{"enum": names}, name]}
    if form is Form.DATE:
        return {
            "anyOf": [{"type": "string"}, {"type": "integer"}, _NOTHING],
            "examples": ["2026-01-31"],
        }
    if form in (Form.FLAG, Form.FLAG_OR_DATE):
        words = ["true", "false", "yes", "no", "on", "off", "1", "0"]
        spelled = [spell(word) for spell in (str, str.capitalize, str.upper) for word in words]
        flag = [{"type": "boolean"}, {"enum": [*dict.fromkeys(spelled), 1, 0]}]
        return {"anyOf": [*flag, {"type": "string"}] if form is Form.FLAG_OR_DATE else flag}
    if form is Form.NAMES:
        labelled = {"type": "object", "properties": {"label": {"type": "string"}}}
        items = {"anyOf": [name, labelled, {"type": "array"}, _NOTHING]}
        return {"anyOf": [{"type": "array", "items": items}, name, _NOTHING]}
    if form is Form.PEOPLE:
        person = {
            "type": "object",
            "properties": {key: {"type": "string"} for key in ("name", "description", "avatar", "url")},
        }
        items = {"anyOf": [name, person]}
        return {"anyOf": [{"type": "array", "items": items}, person, name, _NOTHING]}
    if form is Form.STATUS:
        return {"anyOf": [{"type": "string"}, {"type": "array"}, _NOTHING]}
    nothing = [_NOTHING, {"type": "array", "maxItems": 0}]
    return {"anyOf": [{"type": ["string", "number", "boolean"]}, *nothing]}
