"""What lists and searches need of an entry, computed from the entry alone."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from wizard.errors import RecordError, RegisterDamagedError
from wizard.questionset.model import CLASS_ORDER
from wizard.register.chain import MEND, Entry, canonical
from wizard.report.stored import parts_to_rejudge

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> str:
    """Return a text as the words that a search compares: small letters without accents, a space between."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(plain.casefold()))


def name_order(name: str) -> str:
    """Return a name as lists sort it: accents and capitals make no difference."""
    return words_of(name)


def in_utc(iso: str) -> str:
    """Return an ISO timestamp with its offset as one in UTC that sorts as text."""
    return datetime.fromisoformat(iso).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def decision_row(entry: Entry) -> dict[str, Any]:
    """Return the row of ``decisions`` that an entry makes.

    Raises:
        RegisterDamagedError: the entry holds no decision.
    """
    content = entry.read()
    try:
        return _decision(entry.number, content["decision"], content["record"])
    except (KeyError, TypeError, ValueError, AttributeError, RecordError) as error:
        raise RegisterDamagedError(f"Entry {entry.number} of the register holds no decision. {MEND}") from error


def review_row(entry: Entry) -> dict[str, Any]:
    """Return the row of ``reviews`` that an entry makes.

    Raises:
        RegisterDamagedError: the entry holds no review.
    """
    content = entry.read()
    try:
        wanted = ("decision", "result", "reason", "reviewer", "reviewed_at")
        return {"number": entry.number, **{name: content[name] for name in wanted}}
    except KeyError as error:
        raise RegisterDamagedError(f"Entry {entry.number} of the register holds no review. {MEND}") from error


def attempt_row(entry: Entry) -> dict[str, Any]:
    """Return the row of ``attempts`` that an entry makes.

    Raises:
        RegisterDamagedError: the entry holds no attempt.
    """
    content = entry.read()
    try:
        attempt = content["attempt"]
        return {
            "number": entry.number,
            "learner": attempt["learner"],
            "learner_order": name_order(attempt["learner"]),
            "exam": attempt["exam"],
            "finished_utc": in_utc(attempt["finished_at"]),
            "attempt": canonical(attempt),
        }
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RegisterDamagedError(f"Entry {entry.number} of the practice book holds no attempt. {MEND}") from error


def exam_row(entry: Entry) -> dict[str, Any]:
    """Return the row of ``exams`` that an entry makes.

    Raises:
        RegisterDamagedError: the entry holds no test.
    """
    content = entry.read()
    try:
        exam = content["exam"]
        return {
            "number": entry.number,
            "exam": exam["id"],
            "learner": exam["learner"],
            "learner_order": name_order(exam["learner"]),
            "finished_utc": in_utc(exam["finished_at"]),
            "result": canonical(exam),
        }
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RegisterDamagedError(f"Entry {entry.number} of the practice book holds no test. {MEND}") from error


def _decision(number: int, filed: Mapping[str, Any], record: Mapping[str, Any]) -> dict[str, Any]:
    verdict, rules = record["verdict"], record["question_set"]
    name, exceptions = record["name"], list(_exceptions(record))
    obligations = record["obligations"]
    label = f"{filed['year']}-{filed['serial']:04}"
    searched = (label, name, record["decided_by"], verdict["label"], verdict["headline"], *exceptions)
    return {
        "number": number,
        "year": filed["year"],
        "serial": filed["serial"],
        "version": filed["version"],
        "replaces": filed["replaces"],
        "name": name,
        "name_order": name_order(name),
        "class": verdict["class"],
        "class_order": CLASS_ORDER.index(verdict["class"]),
        "label": verdict["label"],
        "outcome": verdict["outcome"],
        "headline": verdict["headline"],
        "exception": exceptions[0] if verdict["exception"] else None,
        "decided_by": record["decided_by"],
        "decided_at": record["decided_at"],
        "decided_utc": in_utc(record["decided_at"]),
        "set_id": rules["id"],
        "set_version": rules["version"],
        "set_digest": rules["digest"],
        "conditions": len(obligations),
        "confirmed": sum(each["state"] == "confirmed" for each in obligations),
        "replay": canonical(parts_to_rejudge(record)),
        "words": words_of(" ".join((*searched, record["note"] or "", *(topic["name"] for topic in _topics(record))))),
    }


def _topics(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    topics: list[Mapping[str, Any]] = record.get("topics", [])
    return topics


def _exceptions(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield the titles of the exceptions granted, the governing one's first."""
    for part in (record, *_topics(record)):
        if part["verdict"]["exception"]:
            yield part["verdict"]["exception"]["title"]
