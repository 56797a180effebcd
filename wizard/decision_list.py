"""The list of decisions in a register as a file or on a terminal: one row a decision, the same facts in every form."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from wizard.errors import RegisterError
from wizard.grids.grid import Grid
from wizard.register.values import STATUS_WORDS, Row

Form = Literal["json", "csv", "xlsx"]
_SUFFIXES: Mapping[str, Form] = {".json": "json", ".csv": "csv", ".xlsx": "xlsx"}

_COLUMNS: Mapping[str, tuple[str, Callable[[Row], str | int | None]]] = {
    "id": ("ID", lambda row: row.id),
    "decision": ("Decision", lambda row: row.decision),
    "version": ("Version", lambda row: row.version),
    "decided_at": ("Decided on", lambda row: row.decided_at),
    "name": ("Message", lambda row: row.name),
    "class": ("Class", lambda row: row.class_),
    "verdict": ("Verdict", lambda row: row.label),
    "headline": ("What to do", lambda row: row.headline),
    "outcome": ("Outcome", lambda row: row.outcome),
    "exception": ("Exception", lambda row: row.exception),
    "conditions": ("Conditions", lambda row: row.conditions),
    "confirmed": ("Conditions met", lambda row: row.confirmed),
    "decided_by": ("Decided by", lambda row: row.decided_by),
    "review": ("Review", lambda row: row.status),
    "reviewer": ("Reviewed by", lambda row: row.reviewer),
    "reviewed_at": ("Reviewed on", lambda row: row.reviewed_at),
    "question_set": ("Question set", lambda row: row.set_id),
    "question_set_version": ("Version of the set", lambda row: row.set_version),
    "question_set_digest": ("Digest of the set", lambda row: row.set_digest),
}
"""The columns: their names in JSON, their headers, and what stands in them."""


def form_of(path: Path) -> Form:
    """Return the form in which a list is saved under a name.

    Raises:
        RegisterError: the name has none of the endings .csv, .xlsx and .json.
    """
    form = _SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise RegisterError(f"{path} is no name for a list of decisions. End it with .csv, .xlsx or .json.")
    return form


def list_pieces(form: Form, rows: Iterable[Row], count: int) -> Iterator[bytes]:
    """Yield a list of ``count`` decisions in pieces. Each form loads only the library that it needs."""
    if form == "json":
        yield from _json_pieces(rows)
        return
    header = [header for header, _ in _COLUMNS.values()]
    grid = Grid(header=header, rows=map(_texts, rows), count=count, title="Decisions")
    if form == "csv":
        from wizard.grids.csv_file import csv_pieces

        yield from csv_pieces(grid)
        return
    from wizard.grids.xlsx_file import xlsx_pieces

    yield from xlsx_pieces(grid)


def table_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of a list as a terminal shows it; the message's name stands last, whole."""
    yield f"{'ID':13}  {'Decided on':10}  {'Verdict':13}  {'Review':9}  Message"
    for row in rows:
        yield f"{row.id:13}  {row.decided_at[:10]}  {row.class_:13}  {STATUS_WORDS[row.status]:9}  {row.name}"


def _json_pieces(rows: Iterable[Row]) -> Iterator[bytes]:
    before = b"[\n"
    for row in rows:
        values = {name: value(row) for name, (_, value) in _COLUMNS.items()}
        yield before + json.dumps(values, ensure_ascii=False).encode("utf-8", "replace")
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


def _texts(row: Row) -> list[str]:
    values = {name: value(row) for name, (_, value) in _COLUMNS.items()}
    values |= {"decided_at": row.decided_at[:10], "reviewed_at": (row.reviewed_at or "")[:10]}
    values["review"] = STATUS_WORDS[row.status]
    return ["" if value is None else str(value) for value in values.values()]
