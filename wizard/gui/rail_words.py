"""What the left column says about a sitting."""

from collections.abc import Mapping
from dataclasses import dataclass

from wizard.gui.days import name_or_start, short_time
from wizard.gui.sitting import Sitting
from wizard.gui.widgets.rail import RailItem, RailState
from wizard.register.values import Status

SKIPPING = "Later questions are skipped when your answers settle the verdict."

FILED_WORDS: Mapping[Status, str] = {
    "waiting": "Waiting for review.",
    "approved": "Approved.",
    "sent-back": "Sent back. Change it to make the next version.",
}


def rail_state(sitting: Sitting) -> RailState:
    """Return the answers so far, the question shown now, and how far it is to the end."""
    assessment = sitting.assessment
    question_set = assessment.question_set
    shown = sitting.view.question_id
    items: list[RailItem] = []
    current: RailItem | None = None
    for number, taken in enumerate(assessment.path, start=1):
        question = question_set.questions[taken.question_id]
        item = RailItem(
            question_id=taken.question_id,
            number=number,
            label=question.label,
            answer=question.answers[taken.answer_id].text,
        )
        if taken.question_id != shown:
            items.append(item)
    if shown is not None:
        number, _ = assessment.position(shown)
        label = question_set.questions[shown].label
        current = RailItem(question_id=shown, number=number, label=label, answer="Answering now")
    foot = _foot(sitting)
    return RailState(
        name=name_or_start(sitting.name, sitting.started_at),
        title=f"Your answers: {sitting.topic}" if sitting.has_topics else "Your answers",
        status=_status(sitting),
        items=tuple(items),
        current=current,
        then=foot.then,
        foot_title=foot.title,
        answered=len(assessment.path),
        at_most=foot.at_most,
        foot_note=foot.note,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Foot:
    then: str
    title: str
    at_most: int
    note: str


def _status(sitting: Sitting) -> str:
    if sitting.is_what_if or sitting.is_example:
        return "What if, nothing is saved" if sitting.is_what_if else "An example, nothing is kept"
    if sitting.filed:
        row = sitting.filed.row
        return f"Saved to register {short_time(row.decided_at)}" if row else "Saved on this computer"
    if sitting.is_unsaved:
        return "Not saved"
    if sitting.saved_at is None:
        return "Saved as you go"
    if sitting.view.kind in {"verdict", "message"} and sitting.decided_at:
        return f"Decided {short_time(sitting.decided_at)}"
    return f"Draft saved {short_time(sitting.saved_at)}"


def _foot(sitting: Sitting) -> _Foot:
    assessment = sitting.assessment
    answered = len(assessment.path)
    if sitting.filed and sitting.filed.row is None:
        note = "It is sent to the register when the server can be reached."
        return _Foot(then="", title="Waits for the server", at_most=0, note=note)
    if sitting.filed and sitting.filed.row:
        row = sitting.filed.row
        note = f"Version {row.version}. {FILED_WORDS[row.status]}"
        return _Foot(then="", title=f"Decision {row.decision}", at_most=0, note=note)
    if assessment.question_id is None:
        skipped = assessment.routes.longest - answered
        note = f"Your answers skipped {_count(skipped, 'question')}." if skipped else ""
        return _Foot(then="", title=f"{answered} of {answered} questions answered", at_most=answered, note=note)
    _, at_most = assessment.position(assessment.question_id)
    number, _ = assessment.position(sitting.view.question_id or assessment.question_id)
    left = at_most - answered - 1
    return _Foot(
        then=f"Up to {_count(left, 'more question')}" if left else "",
        title=f"Question {number} of at most {at_most}",
        at_most=at_most,
        note=SKIPPING,
    )


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
