"""Where a walk can go on from any step when a person's other answers are kept."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from wizard.engine.assessment import Assessment
from wizard.engine.message_verdict import strictest_class
from wizard.questionset.model import ClassId
from wizard.questionset.paths import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One way on from a step: an answer, and the step or outcome it leads to.

    At most one of the two is true: ``changed`` for another answer than the person gave, ``new`` for an answer to a
    question that the person was not asked. ``adds`` is how many obligations a new answer brings.
    """

    answer_id: str
    following: Step | str
    changed: bool = False
    new: bool = False
    adds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """An outcome, and the newly asked questions with their answers on the way to it, in the order asked.

    ``adds`` is how many obligations these answers bring. An ending is shorter than another if it asks fewer questions
    or, with equally many, brings fewer obligations.
    """

    outcome_id: str
    then: tuple[tuple[str, str], ...] = ()
    adds: int = 0

    @property
    def length(self) -> tuple[int, int]:
        """What makes one ending shorter than another."""
        return len(self.then), self.adds


class Onward:
    """The ways on from every step of a set, for a person whose answers are kept wherever they are still asked.

    A newly asked question may get any answer but "I'm not sure": what a person does not know is no fact that could
    lead elsewhere. An "I'm not sure" that the person gave is kept like any other answer.

    For one topic of a message, ``settled`` holds the answers that the message has for it (question id to answer id):
    they are kept too, and not changed. ``floor`` is then the class of the strictest other topic; every class spoken of
    is the message's.
    """

    def __init__(
        self, assessment: Assessment, *, settled: Mapping[str, str] | None = None, floor: ClassId | None = None
    ) -> None:
        self._classes = {
            outcome_id: outcome.class_ if floor is None else strictest_class((outcome.class_, floor))
            for outcome_id, outcome in assessment.question_set.outcomes.items()
        }
        self._settled: Collection[str] = frozenset(settled or ())
        self.answers = {**assessment.answers, **(settled or {})}
        self._definite = {
            key: tuple(
                (answer_id, len(answer.adds)) for answer_id, answer in question.answers.items() if not answer.unsure
            )
            for key, question in assessment.question_set.questions.items()
        }
        self._endings: dict[Step, Mapping[ClassId, Ending]] = {}
        for step in reversed(assessment.routes.steps):
            self._endings[step] = self._endings_of(step)

    def moves(self, step: Step) -> Iterator[Move]:
        """Yield the ways on: the answer given, if there is one, and every other definite answer."""
        given = self.answers.get(step.question)
        if given is not None and given in step.next:
            yield Move(answer_id=given, following=step.next[given])
        for answer_id, adds in self._definite[step.question]:
            if answer_id == given or answer_id not in step.next or step.question in self._settled:
                continue
            following = step.next[answer_id]
            if given is None:
                yield Move(answer_id=answer_id, following=following, new=True, adds=adds)
            else:
                yield Move(answer_id=answer_id, following=following, changed=True)

    def endings(self, place: Step | str) -> Mapping[ClassId, Ending]:
        """Return each class that can follow without another change, with a shortest way to it."""
        if isinstance(place, Step):
            return self._endings[place]
        return {self._classes[place]: Ending(outcome_id=place)}

    def _endings_of(self, step: Step) -> Mapping[ClassId, Ending]:
        nearest: dict[ClassId, Ending] = {}
        for move in self.moves(step):
            if not move.changed:
                asked = ((step.question, move.answer_id),) if move.new else ()
                keep_shortest(nearest, self.endings(move.following), asked, move.adds)
        return nearest


def keep_shortest(
    nearest: dict[ClassId, Ending], further: Mapping[ClassId, Ending], then: tuple[tuple[str, str], ...], adds: int
) -> None:
    """Take into ``nearest`` each further ending, reached by way of ``then``, that is shorter than what is there."""
    for class_, ending in further.items():
        length = (len(then) + len(ending.then), adds + ending.adds)
        if class_ not in nearest or length < nearest[class_].length:
            nearest[class_] = Ending(outcome_id=ending.outcome_id, then=(*then, *ending.then), adds=length[1])
