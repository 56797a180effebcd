"""From a folder of YAML files to a question set, or to everything that is wrong with it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wizard.errors import QuestionSetError
from wizard.findings import Finding
from wizard.questionset.agreements import check_exceptions, check_unlike_ids
from wizard.questionset.ids import Ids, suggest
from wizard.questionset.model import QuestionSet
from wizard.questionset.nodes import Table, find
from wizard.questionset.notes import Notes, Refused
from wizard.questionset.paths import Routes, RoutesCycleError, RoutesTooManyError
from wizard.questionset.places import Places, in_file_order
from wizard.questionset.readers import Reading
from wizard.questionset.shapes import SECTIONS, head, section
from wizard.questionset.yaml_text import MAX_BYTES, decode, parse

FILES = ("set", *SECTIONS)
"""The files of a question set, without their ending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedSet:
    """A question set that can be walked, with its routes and with the place of every part in the files.

    ``warnings`` holds what loading found odd but could pass over, such as a file that is not read.
    """

    question_set: QuestionSet
    routes: Routes
    places: Places
    warnings: tuple[Finding, ...]


def load(folder: Path) -> QuestionSet:
    """Return the question set of a folder.

    Raises:
        QuestionSetError: the set cannot be read or walked; it carries every finding of the run.
    """
    return read(folder).question_set


def read(folder: Path) -> LoadedSet:
    """Return the question set of a folder with its routes and places.

    Raises:
        QuestionSetError: the set cannot be read or walked; it carries every finding of the run.
    """
    findings: list[Finding] = []
    notes = {name: Notes(file=_shown(folder / f"{name}.yaml"), findings=findings) for name in FILES}
    texts = _texts(folder, notes)
    tables = {name: _root(texts.get(name), notes[name]) for name in FILES}
    parts = _parts(tables, notes)
    check_unlike_ids(tables, notes)
    check_exceptions(parts.get("outcomes", {}), parts.get("exceptions", {}), tables, notes)
    _stop_on_errors(findings, notes)
    whole = {name: table for name, table in tables.items() if table}
    question_set = QuestionSet(**parts, digest=_digest(texts))
    routes = _routes(question_set, whole, notes)
    _stop_on_errors(findings, notes)
    assert routes is not None, "what cannot be walked is noted as an error"
    places = Places(tables=whole, files={name: each.file for name, each in notes.items()})
    return LoadedSet(question_set=question_set, routes=routes, places=places, warnings=tuple(findings))


def _shown(path: Path) -> str:
    """Return the path as a person in this directory can click or open it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _texts(folder: Path, notes: Mapping[str, Notes]) -> dict[str, str]:
    """Return the text of every file that can be read."""
    try:
        present = sorted(entry.name for entry in folder.iterdir())
    except OSError as error:
        finding = Finding(
            file=str(folder),
            line=0,
            column=0,
            code="no-folder",
            message=f"The folder cannot be read: {error.strerror}",
            fix="name a folder that holds a question set",
        )
        raise QuestionSetError([finding]) from None
    texts: dict[str, str] = {}
    for name in FILES:
        if f"{name}.yaml" in present:
            with suppress(Refused):
                texts[name] = decode(_bytes(folder / f"{name}.yaml", notes[name]), notes[name])
        else:
            notes[name].note(
                None, "missing-file", "The file is missing", "add it; it may be empty but for 'set' and 'outcomes'"
            )
    _note_unread_files(folder, present, notes["set"])
    return texts


def _bytes(path: Path, notes: Notes) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}"
        raise notes.refuse(None, "unreadable-file", message, "check that it is a file and may be read") from None


def _note_unread_files(folder: Path, present: Iterable[str], notes: Notes) -> None:
    names = [f"{name}.yaml" for name in FILES]
    for name in present:
        if name not in names and not name.startswith("."):
            fix = suggest(name, names, "move it out of the folder")
            notes.about(_shown(folder / name)).note(None, "unread-file", "This file is not read", fix, "warning")


def _root(text: str | None, notes: Notes) -> Table | None:
    """Return the table that a file consists of; None if there is none to be had, which is noted."""
    if text is None:
        return None
    try:
        node = parse(text, notes)
    except Refused:
        return None
    if node is None:
        return Table(1, 1)
    if not isinstance(node, Table):
        notes.note(
            node,
            "wrong-type",
            "The file must be a table of ids",
            "begin each line at the left edge with an id and a colon",
        )
        return None
    return node


def _parts(tables: Mapping[str, Table | None], notes: Mapping[str, Notes]) -> dict[str, Any]:
    """Return the fields of the question set, without those that are refused."""
    ids = Ids.of(tables)
    parts: dict[str, Any] = {}
    for name, table in tables.items():
        if table is None:
            continue
        reading = Reading(ids=ids, notes=notes[name])
        with suppress(Refused):
            if name == "set":
                parts.update(head(table, reading))
            else:
                parts[name] = section(name, table, reading)
    return parts


def _routes(question_set: QuestionSet, tables: Mapping[str, Table], notes: Mapping[str, Notes]) -> Routes | None:
    """Return the routes of the set, noting a cycle or a junction that lacks a branch."""
    try:
        routes = Routes(question_set)
    except RoutesCycleError as error:
        _note_cycle(error.cycle, question_set, tables, notes)
        return None
    except RoutesTooManyError as error:
        message = f"Too many earlier answers still matter when '{error.question}' is asked"
        fix = "let the junctions behind it look at fewer questions"
        notes["questions"].note(tables["questions"].keys[error.question], "too-many-steps", message, fix)
        return None
    for gap in {gap.junction: gap for gap in reversed(routes.gaps)}.values():
        arriving = ", ".join(f"{question}={answer}" for question, answer in gap.answers.items())
        notes["junctions"].note(
            tables["junctions"].keys[gap.junction],
            "junction-gap",
            f"No branch of '{gap.junction}' fits some answers that arrive: {arriving or 'none given yet'}",
            "add a branch for them, or 'otherwise' as the last branch",
        )
    return routes


def _note_cycle(
    cycle: Sequence[str], question_set: QuestionSet, tables: Mapping[str, Table], notes: Mapping[str, Notes]
) -> None:
    here, following = cycle[0], cycle[1]
    message = f"The questions lead back to themselves: {' -> '.join(cycle)}"
    if here in question_set.questions:
        answers = question_set.questions[here].answers
        answer_id = next(key for key, answer in answers.items() if answer.leads_to == following)
        name, node = "questions", find(tables["questions"], here, "answers", answer_id, "leads_to")
    else:
        position = next(n for n, each in enumerate(question_set.junctions[here]) if each.leads_to == following)
        name, node = "junctions", find(tables["junctions"], here, position)
    notes[name].note(node, "cycle", message, "lead one of these somewhere further on")


def _stop_on_errors(findings: Iterable[Finding], notes: Mapping[str, Notes]) -> None:
    found = in_file_order(findings, [each.file for each in notes.values()])
    if any(finding.severity == "error" for finding in found):
        raise QuestionSetError(found)


def _digest(texts: Mapping[str, str]) -> str:
    """Return the SHA-256 over names and texts, each with its length, in the order of the names."""
    digest = hashlib.sha256()
    for name, text in sorted(texts.items()):
        content = text.encode()
        digest.update(f"{name}.yaml {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
