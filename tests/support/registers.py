"""Decisions for tests of the register: rationales of every kind, and a register filled with thousands of them.

``fill`` writes what ``Register.keep`` and ``Register.review`` would, only faster: a filled register proves.
"""

import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Any
from zlib import adler32

from sqlalchemy import Table, func, select

from tests.support.sets import shipped
from wizard import __version__
from wizard.engine.assessment import Assessment
from wizard.engine.message import Message, Topic
from wizard.questionset.model import CLASS_ORDER
from wizard.register.books import DECISIONS
from wizard.register.chain import Entry, canonical, packed
from wizard.register.connection import writing
from wizard.register.opening import open_register
from wizard.register.projection import decision_row, in_utc, name_order, review_row, words_of
from wizard.register.register import Register
from wizard.register.tables import decisions, entries, reviews
from wizard.report.document import Filing, Rationale, compose, compose_message
from wizard.report.record import as_json

EAST = timezone(timedelta(hours=-5))
NOON = datetime(2026, 3, 9, 12, 0, tzinfo=EAST)
DECIDED_AT = "2026-03-09T10:58:00-05:00"
DECIDER = "D. Alvarez, marketing"
REVIEWER = "P. Office, privacy"

KINDS = (*CLASS_ORDER, "unsure", "message")
"""A verdict of every class, one that waits for a fact, and a message of several topics."""

NAMES = (
    "Refill letter",
    "Mammogram reminder",
    "Flu clinic postcard",
    "Dental visit text",
    "Back class invitation",
    "Café opening, cardiology wing",
    "Spring newsletter",
    "Meal kit offer",
    "Sleep study follow-up",
    "Fundraising appeal",
)
DECIDERS = (DECIDER, "J. Okafor, outreach", "M. Nguyen, pharmacy", "R. Díaz, clinics")
_TOPICS = {"Health tip": "general-mammogram-reminder", "Back class": "back-class-in-newsletter"}


class Clock:
    """A clock that stands until it is set."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def rationale(kind: str = "conditional", *, name: str = NAMES[0], **filed: Any) -> Rationale:
    """Return a rationale of one of ``KINDS``; ``filed`` replaces what else it says, such as ``decided_by``."""
    return _rationale(kind).model_copy(update={"name": name, **filed})


@cache
def _rationale(kind: str) -> Rationale:
    filing = Filing(name=NAMES[0], note="Sent by mail.", decided_by=DECIDER)
    if kind == "message":
        topics = tuple(Topic(name=name, assessment=_of_case(case)) for name, case in _TOPICS.items())
        message = Message(topics=topics)
        return compose_message(message, filing, decided_at=DECIDED_AT, program_version=__version__)
    return compose(_finished(kind), filing, decided_at=DECIDED_AT, program_version=__version__)


def _of_case(case: str) -> Assessment:
    loaded = shipped()
    answers = loaded.question_set.cases[case].answers
    return Assessment.replay(loaded.question_set, loaded.routes, answers, {}, {})


def _finished(kind: str) -> Assessment:
    for case in shipped().question_set.cases:
        assessment = _of_case(case)
        unsure = assessment.verdict.unsure_about is not None
        if unsure == (kind == "unsure") and kind in {"unsure", assessment.verdict.class_}:
            return assessment
    raise AssertionError(kind)


def keep_many(address: str, decider: str, number: int) -> list[str]:
    """Keep decisions, each changed once and reviewed, as another program does, and return the names of the versions."""
    register = open_register(address, Clock())
    kept = []
    for place in range(number):
        key = f"{decider} {place}"
        first = register.keep(rationale("stop", name=key, decided_by=decider), key=key)
        second = register.keep(
            rationale("conditional", name=key, decided_by=decider), key=f"{key}, changed", replaces=first.number
        )
        register.review(second.number, "approved", reviewer=REVIEWER, key=f"{key}, reviewed")
        kept += [first.id, second.id]
    register.close()
    return kept


def keep_each(address: str, decider: str, number: int) -> list[str]:
    """Keep decisions, one after another, as another window does, and return their names."""
    register = open_register(address, Clock())
    kept = [
        register.keep(rationale(name=f"Message {place}", decided_by=decider), key=f"{decider} {place}").id
        for place in range(number)
    ]
    register.close()
    return kept


def fill(register: Register, number: int, *, until: datetime = NOON, days: int = 700) -> None:
    """Add ``number`` decisions of all kinds, the last kept at ``until``, the first ``days`` before or after the last.

    A third is approved, an eleventh is sent back, and half of these has a second version that waits.
    """
    with writing(register.engine) as connection:
        last, digest = DECISIONS.last(connection)
        kept = connection.scalar(select(func.max(entries.c.kept_at)))
        since = max([until - timedelta(days=days), *([datetime.fromisoformat(kept)] if kept else [])])
        step = max(timedelta(0), until - since) / number
        query = select(decisions.c.year, func.max(decisions.c.serial)).group_by(decisions.c.year)
        filling = _Filling(last, digest, dict(connection.execute(query).all()))
        for place in range(number):
            filling.add(place, since + step * (place + 1))
            if place % 500 == 499 or place == number - 1:
                for table, rows in filling.taken():
                    connection.execute(table.insert(), rows)


class _Filling:
    """Makes the rows of decisions and their reviews, one linked to the other."""

    def __init__(self, number: int, digest: str, serials: dict[int, int]) -> None:
        self._number, self._digest, self._serials = number, digest, serials
        self._rows: dict[Table, list[dict[str, Any]]] = {entries: [], decisions: [], reviews: []}

    def taken(self) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
        """Yield tables and the rows made for them since the last time."""
        for table, rows in self._rows.items():
            if rows:
                yield table, rows
            self._rows[table] = []

    def add(self, place: int, at: datetime) -> None:
        """Make the decision at this place of the whole filling, kept at this moment, with what followed it."""
        pattern = _pattern(KINDS[place % len(KINDS)])
        words = {
            "name": f"{NAMES[place % len(NAMES)]} {place + 1}",
            "decided_by": DECIDERS[place % len(DECIDERS)],
            "decided_at": at.isoformat(timespec="seconds"),
        }
        serial = self._serials[at.year] = self._serials.get(at.year, 0) + 1
        filed = {"year": at.year, "serial": serial, "version": 1, "replaces": None}
        number = self._decide(pattern, filed, words)
        if place % 11 == 3:
            self._review(number, "sent-back", "The sponsor's contract is missing.", words["decided_at"])
            if place % 2:
                self._decide(pattern, {**filed, "version": 2, "replaces": number}, words)
        elif place % 3 == 0:
            self._review(number, "approved", "", words["decided_at"])

    def _decide(self, pattern: "_Pattern", filed: Mapping[str, Any], words: Mapping[str, str]) -> int:
        body, stored = pattern.body(filed, words)
        number = self._append("decision", words["decided_at"], body, stored).number
        self._rows[decisions].append(pattern.row(number, filed, words))
        return number

    def _review(self, number: int, result: str, reason: str, at: str) -> None:
        content = {
            "decision": number,
            "digest": self._digest,
            "result": result,
            "reason": reason,
            "reviewer": REVIEWER,
            "reviewed_at": at,
        }
        body = canonical(content)
        self._rows[reviews].append(review_row(self._append("review", at, body, packed(body))))

    def _append(self, kind: str, kept_at: str, body: str, stored: bytes) -> Entry:
        number, previous = self._number + 1, self._digest
        entry = Entry(number=number, kind=kind, key=f"filled-{number}", kept_at=kept_at, previous=previous, body=body)
        self._number, self._digest = number, entry.digest
        row = {name: getattr(entry, name) for name in ("number", "kind", "key", "kept_at", "previous")}
        self._rows[entries].append({**row, "digest": self._digest, "body": stored})
        return entry


_MARKS = {"name": "zqname", "decided_by": "zqdecider", "decided_at": "2001-01-01T01:01:01-05:00"}
"""What stands in a pattern where every decision has words of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pattern:
    """A decision of one kind, of which only its place, name, decider and time are to be put in.

    ``parts`` are the pieces of its record, in turns words that stay and the name of what is put in.
    """

    parts: tuple[str, ...]
    listed: Mapping[str, Any]

    def body(self, filed: Mapping[str, Any], words: Mapping[str, str]) -> tuple[str, bytes]:
        """Return the body of an entry, as it is and as it is stored."""
        parts, stored = [f'{{"decision":{canonical(filed)},"record":'], [b"\x78\x9c"]
        stored.append(_put_in(parts[0]))
        for place, part in enumerate(self.parts):
            parts.append(words[part] if place % 2 else part)
            stored.append(_put_in(words[part]) if place % 2 else _squeezed(part))
        parts.append("}")
        body = "".join(parts)
        stored += [_put_in("}"), b"\x01\x00\x00\xff\xff", adler32(body.encode()).to_bytes(4, "big")]
        return body, b"".join(stored)

    def row(self, number: int, filed: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
        searched = self.listed["words"].replace("2001 0001", f"{filed['year']} {filed['serial']:04}", 1)
        for name in ("name", "decided_by"):
            searched = searched.replace(_MARKS[name], words_of(words[name]))
        return {
            **self.listed,
            **filed,
            **words,
            "number": number,
            "name_order": name_order(words["name"]),
            "decided_utc": in_utc(words["decided_at"]),
            "words": searched,
        }


@cache
def _pattern(kind: str) -> _Pattern:
    record = json.loads(as_json(rationale(kind, **_MARKS)))
    filed = {"year": 2001, "serial": 1, "version": 1, "replaces": None}
    body = canonical({"decision": filed, "record": record})
    entry = Entry(number=1, kind="decision", key="", kept_at=_MARKS["decided_at"], previous="", body=body)
    names = {mark: name for name, mark in _MARKS.items()}
    parts = re.split("(" + "|".join(names) + ")", canonical(record))
    return _Pattern(parts=tuple(names.get(part, part) for part in parts), listed=decision_row(entry))


@cache
def _squeezed(part: str) -> bytes:
    """Return words as a piece of a compressed body that can stand before and behind any other piece."""
    squeezing = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return squeezing.compress(part.encode()) + squeezing.flush(zlib.Z_FULL_FLUSH)


def _put_in(words: str) -> bytes:
    """Return words as such a piece, in no time: as they are."""
    plain = words.encode()
    length = len(plain)
    return b"\x00" + length.to_bytes(2, "little") + (length ^ 0xFFFF).to_bytes(2, "little") + plain
