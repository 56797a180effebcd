"""What the verdict page speaks of: one topic of a message, or all of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wizard.engine.changes import would_change
from wizard.engine.footing import Support, rests_on
from wizard.engine.message_changes import message_rests_on, would_change_message
from wizard.engine.message_verdict import MessageVerdict
from wizard.engine.verdict import Verdict
from wizard.gui.pages.change_rows import AnyChange
from wizard.gui.sitting import Sitting

_CHANGES_LEAD = "One other answer, or the fewest, that would lead to another verdict. Trying one saves nothing."
_TOGETHER = "These topics are equally strict: {}. The message becomes more permissive only if each of them changes."


@dataclass(frozen=True, slots=True, kw_only=True)
class ToProve:
    """An answer that carries the permission: the topic it stands in (empty for all), and its proof so far."""

    topic: str
    support: Support
    proof: str


@dataclass(frozen=True, slots=True)
class VerdictSubject:
    """The verdict shown of a sitting: the whole message's, or that of the topic looked at."""

    sitting: Sitting

    @property
    def is_whole(self) -> bool:
        """Whether the whole message is meant, where it has several topics."""
        return self.sitting.view.kind == "message"

    @property
    def decisive(self) -> Verdict:
        """The verdict whose words are shown: of the message, its governing topic's."""
        return self.sitting.assessment.verdict

    @property
    def asks(self) -> Verdict | MessageVerdict:
        """The verdict whose obligations and follow-ups are shown: of the message, those of all its topics."""
        return self.sitting.message.verdict if self.is_whole else self.decisive

    @property
    def state(self) -> object:
        """What must differ for the page to be drawn anew; ticks do not."""
        sitting = self.sitting
        topics = tuple((topic.name, topic.assessment.answers) for topic in sitting.message.topics)
        place = sitting.place
        return sitting.id, sitting.decided_at, sitting.is_what_if, topics, place, self.is_whole

    def changes(self) -> tuple[str, Sequence[AnyChange]]:
        """Return what would change the verdict, after a sentence about it."""
        if not self.is_whole:
            return _CHANGES_LEAD, would_change(self.sitting.assessment)
        found = would_change_message(self.sitting.message)
        together = " and ".join(f"“{name}”" for name in found.together)
        lead = f"{_CHANGES_LEAD} {_TOGETHER.format(together)}" if together else _CHANGES_LEAD
        return lead, (*found.topics, *found.shared)

    def to_prove(self) -> Sequence[ToProve]:
        """Return the answers on which the permission rests, in the order asked."""
        sitting = self.sitting
        if not self.is_whole:
            proofs = sitting.proofs_in(sitting.topic)
            found = [(sitting.topic, support) for support in rests_on(sitting.assessment)]
            return [_to_prove(topic, support, proofs) for topic, support in found]
        shared, own = message_rests_on(sitting.message)
        return [
            *(_to_prove("", support, sitting.proofs) for support in shared),
            *(_to_prove(one.topic, one.support, sitting.proofs_in(one.topic)) for one in own),
        ]


def _to_prove(topic: str, support: Support, proofs: Mapping[str, str]) -> ToProve:
    return ToProve(topic=topic, support=support, proof=proofs.get(support.reason.question_id, ""))
