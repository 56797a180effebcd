"""What a verdict rests on: the answers that, one alone being wrong, could take the permission away."""

from collections.abc import Iterator
from dataclasses import dataclass

from wizard.engine.assessment import Assessment
from wizard.engine.onward import Onward
from wizard.engine.verdict import Reason
from wizard.questionset.model import CLASS_ORDER, PERMISSIVE, ClassId
from wizard.questionset.paths import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """Another answer, and every class that could follow from it, most permissive first.

    The other answers are kept where they are still asked; newly asked questions may get any definite answer.
    """

    answer_id: str
    classes: tuple[ClassId, ...]

    @property
    def permission_is_lost(self) -> bool:
        """Whether no class that could follow lets the message go: the permission is lost whatever comes next."""
        return PERMISSIVE.isdisjoint(self.classes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """An answer that carries the permission: were the truth another answer, the permission could be gone.

    ``instead`` holds, in the order shown, every other definite answer after which a class that gives no permission
    could follow. ``classes`` are all the classes that could follow from any other definite answer, most permissive
    first, so they may include the class reached; ``losing`` are those among them that give no permission.
    """

    reason: Reason
    classes: tuple[ClassId, ...]
    losing: tuple[ClassId, ...]
    instead: tuple[Instead, ...]


def rests_on(assessment: Assessment) -> tuple[Support, ...]:
    """Return the answers that this verdict's permission rests on, in the order asked.

    An answer is listed exactly if changing it alone, to another answer than "I'm not sure", could lead to a class that
    gives no permission: answers to later questions that are still asked are kept, and newly asked questions may get
    any answer but "I'm not sure". The result is empty where nothing is permitted (authorization, stop): there is no
    permission to lose.

    Raises:
        AnswerError: a question is still open.
    """
    if assessment.verdict.class_ not in PERMISSIVE:
        return ()
    return supports_onward(assessment, Onward(assessment))


def supports_onward(assessment: Assessment, onward: Onward) -> tuple[Support, ...]:
    """Return the answers on which a permission rests, as ``onward`` sees it. See ``rests_on`` for what they are."""
    taken, _ = assessment.routes.follow(assessment.given)
    supports = (
        _support(onward, step, reason) for (step, _), reason in zip(taken, assessment.verdict.because, strict=True)
    )
    return tuple(support for support in supports if support.losing)


def _support(onward: Onward, step: Step, reason: Reason) -> Support:
    others = tuple(_others(onward, step))
    classes = _in_order({class_ for other in others for class_ in other.classes})
    return Support(
        reason=reason,
        classes=classes,
        losing=_losing(classes),
        instead=tuple(other for other in others if _losing(other.classes)),
    )


def _others(onward: Onward, step: Step) -> Iterator[Instead]:
    for move in onward.moves(step):
        if move.changed:
            yield Instead(answer_id=move.answer_id, classes=_in_order(set(onward.endings(move.following))))


def _in_order(classes: set[ClassId]) -> tuple[ClassId, ...]:
    return tuple(class_ for class_ in CLASS_ORDER if class_ in classes)


def _losing(classes: tuple[ClassId, ...]) -> tuple[ClassId, ...]:
    return tuple(class_ for class_ in classes if class_ not in PERMISSIVE)
