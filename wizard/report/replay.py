"""Replays the answers of a record, and says whether they still come to what it tells."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wizard.engine.assessment import Assessment
from wizard.engine.message import Message
from wizard.errors import AnswerError, TopicError
from wizard.questionset.model import QuestionSet
from wizard.report.document import Filing, Rationale, compose_message
from wizard.report.topic_words import TopicWords
from wizard.report.words import RawAnswers

_OF_A_TOPIC = ("why_not", "would_change", "rests_on")
_OF_A_MESSAGE = (*_OF_A_TOPIC, "shared_changes", "equally_strict", "decides", "without_governing")
"""What explains a verdict, by the names of a rationale's parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing found. ``mark``: ok, wrong, or note for what is worth knowing and no fault of the file."""

    mark: Literal["ok", "note", "wrong"]
    says: str

    @property
    def is_ok(self) -> bool:
        """Whether nothing is wrong here."""
        return self.mark != "wrong"


def replay(rationale: Rationale, question_set: QuestionSet) -> Iterator[Statement]:
    """Yield what the answers come to in the question set at hand, compared with what the rationale tells."""
    decided_by = rationale.question_set
    if decided_by.id != question_set.id:
        yield Statement(
            mark="wrong",
            says=f"The verdict was not replayed: it came from the question set “{decided_by.id}”, and the one at hand "
            f"is “{question_set.id}”. Name the right one.",
        )
        return
    same_set = decided_by.digest == question_set.digest
    if not same_set:
        yield set_has_changed(decided_by.id, decided_by.version, decided_by.digest, question_set)
    now = "" if same_set else " with today's question set"
    try:
        message = _message(rationale.replay, question_set)
    except (AnswerError, TopicError) as error:
        yield Statement(mark="wrong", says=f"The answers lead to no verdict{now}: {_problems(error)}")
        return
    today = _told_today(rationale, message)
    yield from _verdicts_today(rationale, today, same_set=same_set)
    yield _explanation_today(rationale, today, same_set=same_set)


def set_has_changed(set_id: str, version: str, digest: str, question_set: QuestionSet) -> Statement:
    """Return what to say where the question set at hand is another one than that of this version and digest."""
    return Statement(
        mark="note",
        says=f"The question set has changed since: {set_id} was version {version} (digest {digest[:8]}), and is "
        f"version {question_set.version} (digest {question_set.digest[:8]}) now.",
    )


def _message(answers: RawAnswers, question_set: QuestionSet) -> Message:
    if answers.topics is None:
        return Message.of(Assessment.from_answers(question_set, answers.answers, answers.follow_ups))
    return Message.from_answers(question_set, answers.answers, answers.topics, answers.follow_ups)


def _problems(error: AnswerError | TopicError) -> str:
    return " ".join(error.problems) if isinstance(error, AnswerError) else str(error)


def _told_today(rationale: Rationale, message: Message) -> Rationale:
    """Return what would be told today. Proofs are not computed, so they are taken as they stand."""
    filing = Filing(
        name=rationale.name,
        proofs={support.question: support.proof for support in rationale.rests_on} if not rationale.topics else {},
        topic_proofs={
            topic.name: {support.question: support.proof for support in topic.rests_on} for topic in rationale.topics
        },
    )
    return compose_message(message, filing, decided_at=rationale.decided_at, program_version=rationale.program_version)


def _verdicts_today(rationale: Rationale, today: Rationale, *, same_set: bool) -> Iterator[Statement]:
    """Compare the verdict of each topic, and which of them governs."""
    now = "" if same_set else " with today's question set"
    if [topic.name for topic in rationale.topics] != [topic.name for topic in today.topics]:
        yield Statement(mark="wrong", says="The topics told are not those whose answers the record holds.")
        return
    wrong = [
        f"Topic “{was.name}”: {says}"
        for was, is_now in zip(rationale.topics, today.topics, strict=True)
        if (says := _fault(was, is_now, same_set=same_set))
    ]
    whole = _fault(rationale, today, same_set=same_set)
    if whole:
        wrong.append(whole)
    elif _decided(rationale) != _decided(today):
        wrong.append(f"Another topic decides{now}: “{today.governing}”.")
    for says in wrong:
        yield Statement(mark="wrong", says=says)
    if not wrong:
        yield Statement(mark="ok", says=f"The answers lead to the same verdict{now}: {today.verdict.label}.")


def _decided(rationale: Rationale) -> tuple[str | None, ...]:
    return rationale.governing, rationale.class_, rationale.outcome


def _fault(was: Rationale | TopicWords, today: Rationale | TopicWords, *, same_set: bool) -> str | None:
    """Say what is wrong with the verdict told; None where nothing is."""
    verdict = today.verdict
    if (verdict.outcome, verdict.class_) != (was.verdict.outcome, was.verdict.class_):
        now = "" if same_set else " with today's question set"
        return f"The answers lead to another verdict{now}: {verdict.label}. {verdict.headline}."
    if same_set and (was.answers != today.answers or was.verdict.headline != verdict.headline):
        return "The answers lead to the same verdict, but the words shown are not those of the question set."
    return None


def _explanation_today(rationale: Rationale, today: Rationale, *, same_set: bool) -> Statement:
    """Compare why not the others, what would change the verdict and what it rests on with what is computed today."""
    if _explained(rationale) == _explained(today):
        return Statement(mark="ok", says="The explanation (why not the others, what would change it) is computed anew.")
    if same_set:
        says = (
            "The explanation (why not the others, what would change it, what it rests on) is not what the answers give."
        )
        return Statement(mark="wrong", says=says)
    return Statement(mark="note", says="With today's question set, the explanation of the verdict reads otherwise.")


def _explained(rationale: Rationale) -> list[object]:
    of_topics = [getattr(topic, part) for topic in rationale.topics for part in _OF_A_TOPIC]
    return [*(getattr(rationale, part) for part in _OF_A_MESSAGE), *of_topics]
