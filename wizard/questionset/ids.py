"""The ids that a question set defines, and what to say of one that it does not."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from wizard.errors import nearest
from wizard.questionset.model import CLASS_ORDER
from wizard.questionset.nodes import Node, Table

IdKind = Literal["step", "question", "outcome", "exception", "obligation", "source", "case", "class"]

_WORDS: Mapping[IdKind, str] = {
    "step": "question, junction or outcome",
    "question": "question",
    "outcome": "outcome",
    "exception": "exception",
    "obligation": "obligation",
    "source": "source",
    "case": "case",
    "class": "verdict class",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ids:
    """Every id by kind, and the answers of each question. None where the file cannot be read: then nothing dangles."""

    known: Mapping[IdKind, Collection[str] | None]
    answers: Mapping[str, Collection[str]]

    @classmethod
    def of(cls, tables: Mapping[str, Table | None]) -> "Ids":
        """Collect the ids from the root tables of the files, by the file's name without its ending."""
        keys = {name: None if table is None else table.items.keys() for name, table in tables.items()}
        steps = [keys["questions"], keys["junctions"], keys["outcomes"]]
        questions = tables["questions"]
        return cls(
            known={
                "step": None if None in steps else dict.fromkeys(key for part in steps if part for key in part),
                "question": keys["questions"],
                "outcome": keys["outcomes"],
                "exception": keys["exceptions"],
                "obligation": keys["obligations"],
                "source": keys["sources"],
                "case": keys["cases"],
                "class": CLASS_ORDER,
            },
            answers={key: _answers(node) for key, node in questions.items.items()} if questions else {},
        )

    def has(self, kind: IdKind, id_: str) -> bool:
        """Say whether an id may stand where this kind is named."""
        known = self.known[kind]
        return known is None or id_ in known

    def fix(self, kind: IdKind, id_: str) -> str:
        """Suggest what to write in place of an unknown id."""
        return suggest(id_, self.known[kind] or (), f"use the id of {with_article(_WORDS[kind])}, or add one")

    @staticmethod
    def words(kind: IdKind) -> str:
        """Return how a finding names this kind."""
        return _WORDS[kind]


def suggest(word: str, known: Collection[str], otherwise: str) -> str:
    """Return "did you mean 'x'?" for the nearest known word, else the other suggestion."""
    match = nearest(word, known)
    return f"did you mean '{match}'?" if match else otherwise


def with_article(noun: str) -> str:
    """Return "a" or "an" and the noun."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _answers(question: Node) -> Collection[str]:
    answers = question.items.get("answers") if isinstance(question, Table) else None
    return answers.items.keys() if isinstance(answers, Table) else ()
