"""Stored decisions that would come to another verdict today, as text, JSON or CSV."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from wizard.engine.decided import Decided, VerdictTold
from wizard.engine.rejudging import Rejudged, rejudge
from wizard.engine.rejudging_words import difference_words
from wizard.errors import RecordError
from wizard.grids.csv_file import csv_pieces
from wizard.grids.grid import Grid
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.register.values import Row
from wizard.report.stored import decided_from_json
from wizard.report.wording import count_of

if TYPE_CHECKING:
    from wizard.register.register import Register

_HEADER = (
    *("ID", "Decided on", "Message", "Verdict then", "Class then", "Outcome then"),
    *("Verdict now", "Class now", "Outcome now", "What differs"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A stored decision that would come to another verdict, or to none."""

    row: Row
    rejudged: Rejudged

    @property
    def says(self) -> tuple[str, ...]:
        """What differs, in sentences."""
        return difference_words(self.rejudged)


@dataclass(frozen=True, slots=True, kw_only=True)
class RejudgedRegister:
    """What came of judging a register again: how many stay alike, and what could not be judged.

    ``of_other_sets`` counts those that another question set decided; ``unreadable`` are sentences.
    """

    differing: tuple[Differing, ...]
    alike: int
    of_other_sets: int
    unreadable: tuple[str, ...]

    @property
    def summary(self) -> str:
        """How many decisions came to what, in a sentence or two."""
        judged = len(self.differing) + self.alike
        said = (
            f"{len(self.differing):,} of {count_of(judged, 'decision')} would now come to another verdict, or to none."
        )
        if self.of_other_sets:
            said += f" Not judged, since another question set decided them: {self.of_other_sets:,}."
        return said


def rejudge_register(register: "Register", question_set: QuestionSet, routes: Routes) -> RejudgedRegister:
    """Judge the latest version of each decision by a question set.

    Raises:
        RegisterError: the register cannot be read.
    """
    unreadable: list[str] = []
    kept = register.totals()[0]
    judged = rejudge(question_set, _readable(register, question_set.digest, unreadable), routes=routes)
    found = {one.key: one for one in judged.differing}
    rows = register.rows_at(number for number in found if isinstance(number, int))
    elsewhere = len(judged.of_other_sets)
    return RejudgedRegister(
        differing=tuple(Differing(row=row, rejudged=found[row.number]) for row in rows),
        alike=kept - len(rows) - elsewhere - len(unreadable),
        of_other_sets=elsewhere,
        unreadable=tuple(unreadable),
    )


def _readable(register: "Register", other_than: str, unreadable: list[str]) -> Iterator[Decided]:
    for number, record in register.judged(other_than=other_than):
        try:
            yield decided_from_json(number, record)
        except RecordError as error:
            unreadable.append(f"Entry {number}: {error}")


def as_text(differing: Iterable[Differing]) -> str:
    """Return a paragraph for each decision that differs."""
    return "".join(
        f"{each.row.id}  {each.row.decided_at[:10]}  {each.row.name}\n"
        + "".join(f"    {sentence}\n" for sentence in each.says)
        + "\n"
        for each in differing
    )


def as_json(differing: Iterable[Differing]) -> str:
    """Return everything that is known of each difference."""
    return json.dumps([_told(each) for each in differing], ensure_ascii=False, indent=1) + "\n"


def as_csv(differing: Sequence[Differing]) -> bytes:
    """Return a row for each decision that differs."""
    grid = Grid(header=_HEADER, rows=map(_cells, differing), count=len(differing))
    return b"".join(csv_pieces(grid))


def _told(each: Differing) -> object:
    row, rejudged = each.row, asdict(each.rejudged)
    del rejudged["key"]
    named = {"id": row.id, "decision": row.decision, "version": row.version, "name": row.name}
    return _plain({**named, "decided_at": row.decided_at, **rejudged, "says": each.says})


def _plain(value: object) -> object:
    """Return a value for JSON, with "class" for ``class_``, as records have it."""
    if isinstance(value, dict):
        return {name.removesuffix("_"): _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _cells(each: Differing) -> list[str]:
    row = each.row
    then, now = each.rejudged.was, each.rejudged.now
    return [row.id, row.decided_at[:10], row.name, *_verdict(then), *_verdict(now), " ".join(each.says)]


def _verdict(told: VerdictTold | None) -> tuple[str, str, str]:
    return (told.label, told.class_, told.outcome) if told else ("No verdict", "", "")
