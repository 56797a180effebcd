"""From nodes to the values of the model, guided by the model's own annotations.

A field's annotation says what may stand there and its name says which ids it may name, so that the model stays the one
description of the format.
"""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from functools import cache
from types import UnionType
from typing import Any, Literal, cast, get_args, get_origin

from wizard.questionset import readers
from wizard.questionset.agreements import check_answers, check_case, check_classes, check_law, check_wording
from wizard.questionset.ids import IdKind, suggest, with_article
from wizard.questionset.model import (
    Branch,
    Case,
    ExceptionRule,
    FollowUp,
    Law,
    Pattern,
    Question,
    QuestionSet,
    VerdictClass,
    Wording,
)
from wizard.questionset.nodes import Node, Scalar, Table
from wizard.questionset.notes import Refused
from wizard.questionset.patterns import branches, pattern
from wizard.questionset.readers import Reader, Reading

HEAD = (
    "id",
    "title",
    "summary",
    "version",
    "effective",
    "reviewed",
    "disclaimer",
    "first",
    "shared",
    "training",
    "classes",
)
"""The fields of a question set that stand in set.yaml; every other one has a file of its own."""
SECTIONS = tuple(field.name for field in fields(QuestionSet) if field.name not in {*HEAD, "digest"})
"""The fields that have a file of their own, named like it."""

_NAMED_BY: Mapping[str, IdKind] = {
    "leads_to": "step",
    "first": "step",
    "shared": "question",
    "question": "question",
    "adds": "obligation",
    "obligations": "obligation",
    "sources": "source",
    "outcome": "outcome",
    "granted_by": "outcome",
    "exception": "exception",
    "twin_of": "case",
}
"""Which ids a field names, by the field's name."""
_TEXTS: Mapping[str, Reader[str]] = {
    "effective": readers.day,
    "date": readers.day,
    "url": readers.web_address,
    "id": readers.new_id,
}
MOST: Mapping[str, int] = {"cases": 200, "pass_percent": 100}
"""The largest value of each whole number, by the field's name; the smallest is 1."""
_BY_QUESTION: Mapping[tuple[type, str], Reader[object]] = {
    (Case, "answers"): readers.one_answer,
    (Case, "clues"): readers.some_words,
}
_NOUNS: Mapping[type, str] = {ExceptionRule: "exception", FollowUp: "follow-up", VerdictClass: "verdict class"}
"""What findings call a class where its own name is no everyday word."""
_WHOLE: Mapping[object, Reader[Any]] = {bool: readers.truth, Pattern: pattern}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    name: str
    reader: Reader[object]
    required: bool


def head(node: Node, reading: Reading) -> dict[str, object]:
    """Read set.yaml: the values of the fields named in HEAD."""
    wanted = {key: field for key, field in _fields_of(QuestionSet).items() if key in HEAD}
    if isinstance(node, Table) and "classes" in node.items:
        check_classes(node.items["classes"], reading.notes)
    return _values(node, wanted, "a question set", reading)


def section(name: str, node: Node, reading: Reading) -> object:
    """Read the file of one of the SECTIONS."""
    return _fields_of(QuestionSet)[name].reader(node, reading)


@cache
def _fields_of(shape: type) -> Mapping[str, _Field]:
    """Return the fields of a class by the keys that they have in the files."""
    return {
        field.name.rstrip("_"): _Field(
            name=field.name,
            reader=_BY_QUESTION.get((shape, field.name)) or _field_reader(field),
            required=_is_required(field),
        )
        for field in fields(shape)
    }


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _field_reader(field: Field[Any]) -> Reader[object]:
    """Return a field's reader. ``null`` may stand only where the key must: a key that may be left out is left out."""
    if get_origin(field.type) is UnionType:
        reader = _reader(get_args(field.type)[0], field.name)
        return _or_null(reader) if _is_required(field) else reader
    return _reader(field.type, field.name)


def _reader(annotation: object, name: str) -> Reader[Any]:
    """Return the reader for what an annotation of the model allows in a field of this name."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return _list_reader(parts[0], name)
    if origin is Literal:
        return readers.one_of(parts)
    if origin is not None:
        return readers.table(_reader(parts[1], name))
    if annotation is str:
        return readers.named(_NAMED_BY[name]) if name in _NAMED_BY else _TEXTS.get(name, readers.text)
    if annotation is int:
        return readers.whole_number(MOST[name])
    return _WHOLE.get(annotation) or _reader_of(cast("type", annotation))


def _list_reader(item: object, name: str) -> Reader[Any]:
    """Return the reader of a list. One pattern may stand for a list of one."""
    if item is Branch:
        return branches
    return (readers.one_or_more if item is Pattern else readers.listing)(_reader(item, name))


def _or_null(reader: Reader[object]) -> Reader[object]:
    def read(node: Node, reading: Reading) -> object:
        if isinstance(node, Scalar) and node.kind == "null":
            return None
        return reader(node, reading)

    return read


def _reader_of(shape: type) -> Reader[object]:
    """Return a reader of a table that stands for one value of a class of the model."""
    what = with_article(_NOUNS.get(shape, shape.__name__.lower()))

    def read(node: Node, reading: Reading) -> object:
        value = shape(**_values(node, _fields_of(shape), what, reading))
        match value, node:
            case Question() | FollowUp(), Table():
                check_answers(value, node, reading)
            case Case(), Table():
                check_case(value, node, reading)
            case Law(), Table():
                check_law(value, node, reading)
            case Wording(), Table():
                check_wording(value, node, reading)
        return value

    return read


def _values(node: Node, wanted: Mapping[str, _Field], what: str, reading: Reading) -> dict[str, object]:
    if not isinstance(node, Table):
        raise readers.wrong_type(node, f"a table with the keys of {what}", reading)
    values: dict[str, object] = {}
    failed = False
    for key, value in node.items.items():
        field = wanted.get(key)
        try:
            if field is None:
                raise _unknown_key(node.keys[key], wanted, what, reading)
            values[field.name] = field.reader(value, reading)
        except Refused:
            failed = True
    for key, field in wanted.items():
        if field.required and key not in node.items:
            reading.notes.note(node, "missing-key", f"'{key}' is missing: {what} must have it", f"add '{key}: ...'")
            failed = True
    if failed:
        raise Refused
    return values


def _unknown_key(key: Scalar, wanted: Iterable[str], what: str, reading: Reading) -> Refused:
    known = tuple(wanted)
    fix = suggest(key.text, known, f"use one of: {', '.join(known)}")
    return reading.notes.refuse(key, "unknown-key", f"'{key.text}' is no key of {what}", fix)
