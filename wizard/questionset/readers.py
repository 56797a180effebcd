"""Readers of the small parts: a text, a date, an id that must exist, a list, a table, answers by question."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from wizard.questionset.ids import IdKind, Ids, suggest
from wizard.questionset.nodes import Listing, Node, Scalar, Table
from wizard.questionset.notes import Notes, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader of nodes needs beside the node: the ids of the whole set, and where to note findings."""

    ids: Ids
    notes: Notes


T = TypeVar("T")
Reader = Callable[[Node, Reading], T]
"""Returns the value that a node stands for. Raises Refused once the reason is noted."""

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_DIGITS = re.compile(r"0|[1-9][0-9]{0,8}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def text(node: Node, reading: Reading) -> str:
    """Read a text that says something."""
    if not isinstance(node, Scalar):
        raise wrong_type(node, "text", reading)
    if node.kind in {"true", "false"}:
        message = f"'{node.text}' is a truth value, and text belongs here"
        raise reading.notes.refuse(node, "wrong-type", message, f'put it in quotes: "{node.text}"')
    if node.kind == "number":
        message = f"'{node.text}' is a number, and text belongs here"
        raise reading.notes.refuse(node, "number-for-text", message, f'put it in quotes: "{node.text}"')
    if node.kind == "null" or not node.text.strip():
        raise reading.notes.refuse(
            node, "empty-text", "The text is empty", "write it, or delete the key if it may be left out"
        )
    return node.text


def truth(node: Node, reading: Reading) -> bool:
    """Read ``true`` or ``false``."""
    if isinstance(node, Scalar) and node.kind in {"true", "false"}:
        return node.kind == "true"
    raise wrong_type(node, "true or false", reading)


def whole_number(most: int) -> Reader[int]:
    """Return a reader of a whole number from 1 to this one, written without quotes."""

    def read(node: Node, reading: Reading) -> int:
        if isinstance(node, Scalar) and node.kind == "number" and _DIGITS.fullmatch(node.text):
            number = int(node.text)
            if 1 <= number <= most:
                return number
        raise wrong_type(node, f"a whole number from 1 to {most}", reading)

    return read


def day(node: Node, reading: Reading) -> str:
    """Read a date in ISO form, kept as text."""
    written = text(node, reading)
    if _DATE.fullmatch(written):
        try:
            return date.fromisoformat(written).isoformat()
        except ValueError:
            pass
    raise reading.notes.refuse(node, "not-a-date", f"'{written}' is no date", 'write year, month and day: "2026-01-31"')


def web_address(node: Node, reading: Reading) -> str:
    """Read a web address; nothing else may be opened by a click."""
    written = text(node, reading)
    if not written.startswith(("https://", "http://")) or " " in written:
        message = f"'{written}' is no web address"
        raise reading.notes.refuse(node, "not-a-web-address", message, "begin with https:// and leave no spaces")
    return written


def new_id(node: Node, reading: Reading) -> str:
    """Read an id that is defined here."""
    written = text(node, reading)
    if not _ID.fullmatch(written):
        message = f"'{written}' is no id: an id is lower-case words joined by hyphens"
        raise reading.notes.refuse(node, "not-an-id", message, f"write {_as_id(written)}")
    return written


def _as_id(written: str) -> str:
    """Return the words of a text as an id in quotes, beginning with a letter, or an example of one."""
    words = re.findall(r"[a-z0-9]+", written.lower())
    letters_first = sorted(words, key=lambda word: word[0].isdigit())
    if not letters_first or letters_first[0][0].isdigit():
        return "words, such as 'who-pays'"
    return f"'{'-'.join(letters_first)}'"


def named(kind: IdKind) -> Reader[str]:
    """Return a reader of an id that must be defined somewhere in the set."""

    def read(node: Node, reading: Reading) -> str:
        written = text(node, reading)
        if not reading.ids.has(kind, written):
            message = f"'{written}' is no {Ids.words(kind)} of this set"
            raise reading.notes.refuse(node, "unknown-id", message, reading.ids.fix(kind, written))
        return written

    return read


def one_of(choices: Collection[str]) -> Reader[str]:
    """Return a reader of one of these words."""

    def read(node: Node, reading: Reading) -> str:
        written = text(node, reading)
        if written not in choices:
            listed = ", ".join(choices)
            fix = suggest(written, choices, f"write one of: {listed}")
            raise reading.notes.refuse(node, "unknown-word", f"'{written}' is none of: {listed}", fix)
        return written

    return read


def listing(item: Reader[T]) -> Reader[tuple[T, ...]]:
    """Return a reader of a list whose items are all read by ``item``."""

    def read(node: Node, reading: Reading) -> tuple[T, ...]:
        if not isinstance(node, Listing):
            raise wrong_type(node, "a list", reading)
        return all_of(node.items, item, reading)

    return read


def one_or_more(item: Reader[T]) -> Reader[tuple[T, ...]]:
    """Return a reader of one item, or of a list of at least one."""

    def read(node: Node, reading: Reading) -> tuple[T, ...]:
        if not isinstance(node, Listing):
            return (item(node, reading),)
        if not node.items:
            raise reading.notes.refuse(node, "empty-list", "The list is empty", "name at least one, or delete the key")
        return all_of(node.items, item, reading)

    return read


def table(item: Reader[T], key: Reader[str] = new_id) -> Reader[dict[str, T]]:
    """Return a reader of a table whose keys and values are read by ``key`` and ``item``."""

    def read(node: Node, reading: Reading) -> dict[str, T]:
        if not isinstance(node, Table):
            raise wrong_type(node, "a table", reading)
        values: dict[str, T] = {}
        failed = False
        for name, value in node.items.items():
            try:
                key(node.keys[name], reading)
            except Refused:
                failed = True
            try:
                values[name] = item(value, reading)
            except Refused:
                failed = True
        if failed:
            raise Refused
        return values

    return read


def all_of(nodes: Iterable[Node], item: Reader[T], reading: Reading) -> tuple[T, ...]:
    """Read every node, so that every finding is noted, before giving up on any."""
    values: list[T] = []
    failed = False
    for node in nodes:
        try:
            values.append(item(node, reading))
        except Refused:
            failed = True
    if failed:
        raise Refused
    return tuple(values)


def chosen(item: Callable[[str], Reader[T]]) -> Reader[dict[str, T]]:
    """Return a reader of a table by question; ``item`` makes the reader for what is said of a question."""
    question = named("question")

    def read(node: Node, reading: Reading) -> dict[str, T]:
        if not isinstance(node, Table):
            raise wrong_type(node, "a table of questions", reading)
        values: dict[str, T] = {}
        failed = False
        for name, value in node.items.items():
            try:
                values[question(node.keys[name], reading)] = item(name)(value, reading)
            except Refused:
                failed = True
        if failed:
            raise Refused
        return values

    return read


def answer_to(question: str) -> Reader[str]:
    """Return a reader of the id of an answer to this question."""

    def read(node: Node, reading: Reading) -> str:
        written = text(node, reading)
        known = reading.ids.answers.get(question)
        if known is not None and written not in known:
            fix = suggest(written, known, f"use one of: {', '.join(known)}")
            raise reading.notes.refuse(node, "unknown-answer", f"'{question}' has no answer '{written}'", fix)
        return written

    return read


one_answer: Reader[Mapping[str, str]] = chosen(answer_to)
"""Reads one answer for each question named."""
some_answers: Reader[Mapping[str, tuple[str, ...]]] = chosen(lambda question: one_or_more(answer_to(question)))
"""Reads one or more answers for each question named."""
some_words: Reader[Mapping[str, str]] = chosen(lambda _: text)
"""Reads a text for each question named."""


def wrong_type(node: Node, wanted: str, reading: Reading) -> Refused:
    """Note that a node is of the wrong type, and return the exception to raise."""
    match node:
        case Listing():
            there = "a list"
        case Table():
            there = "a table"
        case Scalar(kind="text"):
            there = "a text"
        case _:
            there = "nothing" if node.kind == "null" else f"'{node.text}'"
    return reading.notes.refuse(node, "wrong-type", f"Here stands {there} in place of {wanted}", f"write {wanted}")
