"""How a sitting begins: anew, from a draft, from a shipped case, or along a path of the question set."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from wizard.engine.assessment import Assessment
from wizard.engine.message import Message
from wizard.gui.sitting import Sitting, View, where
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.register.drafts import Draft
from wizard.register.values import Row

if TYPE_CHECKING:
    from wizard.report.document import Rationale
    from wizard.report.words import SupportWords


def new_sitting(question_set: QuestionSet, routes: Routes, sitting_id: str, now: str, decided_by: str) -> Sitting:
    """Return a sitting at its first question."""
    message = Message.start(question_set, routes)
    view = where(message.topics[0].assessment)
    return Sitting(id=sitting_id, message=message, view=view, started_at=now, decided_by=decided_by)


def resumed_sitting(question_set: QuestionSet, routes: Routes, draft: Draft) -> Sitting:
    """Return a kept sitting where it was left; answers that these rules no longer ask are not counted."""
    message = Message.replay(
        question_set,
        routes,
        draft.given,
        draft.topics or {"": {}},
        follow_ups=draft.follow_ups,
        confirmed=draft.confirmed,
    )
    same_rules = draft.question_set_digest == question_set.digest
    sitting = Sitting(
        id=draft.id,
        message=message,
        view=View(kind="check"),
        started_at=draft.started_at,
        saved_at=draft.saved_at,
        decided_at=draft.decided_at if same_rules and message.is_final else None,
        name=draft.name,
        note=draft.note,
        decided_by=draft.decided_by,
        proofs=draft.proofs,
        topic_proofs=draft.topic_proofs,
        replaces=draft.replaces,
        decision=draft.decision,
    )
    if sitting.decided_at:
        return at_verdict(sitting)
    return sitting.at(sitting.next_open or 0)


def example_sitting(question_set: QuestionSet, routes: Routes, case_id: str, now: str) -> Sitting:
    """Return the verdict of a shipped case, to look at and to play with; nothing of it is kept."""
    case = question_set.cases[case_id]
    return Sitting(
        id=f"example-{case_id}",
        message=Message.of(Assessment.from_answers(question_set, case.answers, routes=routes)),
        view=View(kind="verdict"),
        started_at=now,
        decided_at=now,
        name=f"Example: {case_id.replace('-', ' ')}",
        note=case.story,
        is_example=True,
    )


def changed_sitting(
    question_set: QuestionSet, routes: Routes, rationale: "Rationale", row: Row, *, sitting_id: str, now: str, by: str
) -> Sitting:
    """Return a kept decision's answers, to be changed into its next version; those not asked any more do not count.

    ``by`` decides now; without a name it is whoever decided before.
    """
    replay = rationale.replay
    message = Message.replay(
        question_set,
        routes,
        replay.answers,
        replay.topics or {"": {}},
        follow_ups=replay.follow_ups,
        confirmed={duty.id: duty.confirmed_on for duty in rationale.obligations if duty.confirmed_on},
    )
    sitting = Sitting(
        id=sitting_id,
        message=message,
        view=View(kind="check"),
        started_at=now,
        name=rationale.name,
        note=rationale.note or "",
        decided_by=by or rationale.decided_by,
        proofs=proofs_of(rationale.rests_on),
        topic_proofs={topic.name: proofs_of(topic.rests_on) for topic in rationale.topics},
        replaces=row.number,
        decision=row.id,
    )
    return sitting.at(sitting.next_open or 0)


def proofs_of(rests_on: Sequence["SupportWords"]) -> dict[str, str]:
    """Return the proofs noted, by the questions whose answers they prove."""
    return {support.question: support.proof for support in rests_on if support.proof}


def calendar_sitting(message: Message, sitting_id: str, now: str, name: str) -> Sitting:
    """Return a campaign of a calendar where it stopped: at its first open question, or at its verdict."""
    sitting = Sitting(id=sitting_id, message=message, view=View(kind="check"), started_at=now, name=name)
    if sitting.next_open is None:
        return at_verdict(replace(sitting, decided_at=now))
    return sitting.at(sitting.next_open)


def walked_sitting(question_set: QuestionSet, routes: Routes, answers: Mapping[str, str], now: str) -> Sitting:
    """Return where a path of the question set leads, to look at and to play with; nothing of it is kept."""
    assessment = Assessment.replay(question_set, routes, answers, {}, {})
    return Sitting(
        id="walk",
        message=Message.of(assessment),
        view=View(kind="verdict") if assessment.is_final else where(assessment),
        started_at=now,
        decided_at=now if assessment.is_final else None,
        name="A path of the question set",
        is_example=True,
    )


def under_rules(sitting: Sitting, question_set: QuestionSet, routes: Routes) -> Sitting:
    """Return a sitting under other rules: answers that still fit are kept, and a verdict must be reached anew."""
    old = sitting.message
    first = old.topics[0].assessment
    message = Message.replay(
        question_set,
        routes,
        first.given if len(old.topics) == 1 else old.shared,
        {topic.name: topic.assessment.given for topic in old.topics},
        follow_ups=first.follow_ups,
        confirmed=first.confirmed,
    )
    sitting = replace(sitting, message=message, decided_at=None)
    asked = {*sitting.assessment.answers, sitting.assessment.question_id}
    stays = sitting.view.kind == "question" and sitting.view.question_id in asked
    return sitting if stays else sitting.at(sitting.place)


def at_verdict(sitting: Sitting) -> Sitting:
    """Return a finished sitting at its verdict: the message's with its governing topic, or its only topic's."""
    if not sitting.has_topics:
        return replace(sitting, place=0, view=View(kind="verdict"))
    governing = sitting.message.verdict.governing.name
    names = [topic.name for topic in sitting.message.topics]
    return replace(sitting, place=names.index(governing), view=View(kind="message"))
