"""A JSON Schema of the files of a question set, made from the model, so that editors complete and check the YAML.

It says less than loading does: which ids exist, and whether the whole hangs together, only ``check`` can tell.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields
from types import UnionType
from typing import Any, Literal, get_args, get_origin

from wizard.questionset.loader import FILES
from wizard.questionset.model import (
    CLASS_ORDER,
    Branch,
    Case,
    FollowUp,
    Law,
    Pattern,
    Question,
    QuestionSet,
    Wording,
)
from wizard.questionset.patterns import RESERVED
from wizard.questionset.shapes import HEAD, MOST

Schema = dict[str, Any]
_DIALECT = "http://json-schema.org/draft-07/schema#"
"""The draft that editors of YAML know."""
_ID = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
_ID_TEXT: Schema = {"type": "string", "pattern": _ID}
_IDS = frozenset({"id", "leads_to", "first", "question", "answer", "outcome", "exception", "twin_of"})
_ID_LISTS = frozenset({"shared", "adds", "obligations", "sources", "granted_by"})
_TEXT: Schema = {"type": "string", "pattern": "\\S"}
_TEXTS: Mapping[str, Schema] = {
    "effective": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "date": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "url": {"type": "string", "format": "uri", "pattern": "^https?://[^ ]*$"},
}


def _said(*keys: str) -> Schema:
    return {"anyOf": [{"required": [key]} for key in keys]}


_MORE: Mapping[type, Schema] = {
    Law: {
        "oneOf": [
            {"required": ["whenever", "then"], "not": _said("possible", "wording")},
            {"required": ["possible"], "not": _said("whenever", "then", "unless", "wording")},
            {"required": ["wording"], "not": _said("whenever", "then", "unless", "possible")},
        ]
    },
}
"""What a part must keep to beyond its fields one by one."""
_AT_LEAST_ONE: Mapping[tuple[type, str], Schema] = {
    (Question, "answers"): {"minProperties": 1},
    (FollowUp, "answers"): {"minProperties": 1},
    (Wording, "mentions"): {"minItems": 1},
    (Law, "wording"): {"minItems": 1},
}
_SECTIONS: Mapping[str, Schema] = {
    "questions": {"propertyNames": {"pattern": _ID, "not": {"enum": sorted(RESERVED)}}},
    "followups": {"propertyNames": {"pattern": _ID, "not": {"enum": sorted(RESERVED)}}},
    "outcomes": {"type": "object", "minProperties": 1},
}
"""What a whole file must keep to: every walk ends in an outcome, and no question is called by a word with a meaning."""


def schema(name: str | None = None) -> Schema:
    """Return the schema of one file, by its name without ending, or of all of them as the parts of one object.

    Raises:
        KeyError: a question set has no such file.
    """
    files = {file: _head() if file == "set" else _section(file) for file in FILES}
    if name is not None:
        return {"$schema": _DIALECT, "title": f"{name}.yaml of a question set", **files[name]}
    whole = {"type": "object", "properties": files, "required": list(files), "additionalProperties": False}
    return {"$schema": _DIALECT, "title": "A question set, file by file", **whole}


def as_text(described: Schema) -> str:
    """Return a schema as it is printed and shipped."""
    return json.dumps(described, indent=2) + "\n"


def _head() -> Schema:
    described = _shape(QuestionSet, only=HEAD)
    classes = described["properties"]["classes"]
    classes |= {"propertyNames": {"enum": list(CLASS_ORDER)}, "required": list(CLASS_ORDER)}
    return described


def _section(name: str) -> Schema:
    """Return the schema of a file of parts by id; most may hold nothing but comments, which stand for none."""
    (field,) = (field for field in fields(QuestionSet) if field.name == name)
    described = _described(field.type, name)
    return {**described, "type": ["object", "null"], **_SECTIONS.get(name, {})}


def _shape(shape: type, only: tuple[str, ...] | None = None) -> Schema:
    """Return the schema of a table that stands for one value of a class of the model."""
    properties: Schema = {}
    required: list[str] = []
    for field in fields(shape):
        if only is not None and field.name not in only:
            continue
        key = field.name.rstrip("_")
        is_required = field.default is MISSING and field.default_factory is MISSING
        described = _by_question(shape, key) or _field(field.type, field.name, required=is_required)
        properties[key] = {**described, **_AT_LEAST_ONE.get((shape, key), {})}
        if is_required:
            required.append(key)
    described = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    return {**described, **_MORE.get(shape, {})}


def _by_question(shape: type, key: str) -> Schema | None:
    if shape is not Case or key not in {"answers", "clues"}:
        return None
    return _table(_ID_TEXT if key == "answers" else _TEXT)


def _field(annotation: object, name: str, *, required: bool) -> Schema:
    """Return a field's schema. ``null`` may stand only where the key must."""
    if get_origin(annotation) is not UnionType:
        return _described(annotation, name)
    described = _described(get_args(annotation)[0], name)
    return {"anyOf": [described, {"type": "null"}]} if required else described


def _described(annotation: Any, name: str) -> Schema:  # noqa: ANN401 - the annotations of the model
    """Return the schema of what an annotation of the model allows in a field of this name."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return _list(parts[0], name)
    if origin is Literal:
        return {"enum": list(parts)}
    if origin is not None:
        return _table(_described(parts[1], name))
    if annotation is str:
        return _ID_TEXT if name in _IDS | _ID_LISTS else _TEXTS.get(name, _TEXT)
    if annotation in {int, bool}:
        return {"type": "boolean"} if annotation is bool else {"type": "integer", "minimum": 1, "maximum": MOST[name]}
    return _pattern() if annotation is Pattern else _shape(annotation)


def _list(item: Any, name: str) -> Schema:  # noqa: ANN401 - the annotations of the model
    """Return the schema of a list. One pattern may stand for a list of one."""
    if item is Branch:
        return {"type": "array", "minItems": 1, "items": _branch()}
    described = _described(item, name)
    return _one_or_more(described) if item is Pattern else {"type": "array", "items": described}


def _branch() -> Schema:
    when = {**_table(_one_or_more(_ID_TEXT)), "minProperties": 1}
    return {
        "oneOf": [
            {
                "type": "object",
                "properties": {"when": when, "leads_to": _ID_TEXT},
                "required": ["when", "leads_to"],
                "additionalProperties": False,
            },
            {
                "type": "object",
                "properties": {"otherwise": _ID_TEXT},
                "required": ["otherwise"],
                "additionalProperties": False,
            },
        ]
    }


def _pattern() -> Schema:
    return {
        "type": "object",
        "properties": {
            "outcome": _one_or_more(_ID_TEXT),
            "class": _one_or_more({"enum": list(CLASS_ORDER)}),
            "exception": _one_or_more(_ID_TEXT),
            "asked": _one_or_more(_ID_TEXT),
            "unsure": {"type": "boolean"},
        },
        "propertyNames": {"pattern": _ID, "not": {"enum": sorted(RESERVED & {"otherwise", "answers"})}},
        "additionalProperties": _one_or_more(_ID_TEXT),
        "minProperties": 1,
    }


def _table(value: Schema) -> Schema:
    return {"type": "object", "propertyNames": {"pattern": _ID}, "additionalProperties": value}


def _one_or_more(item: Schema) -> Schema:
    return {"anyOf": [item, {"type": "array", "minItems": 1, "items": item}]}
