"""Which case tells most about the mistaken rules that a learner may still hold."""

from collections.abc import Collection, Mapping
from math import log2
from random import Random

from wizard.training.beliefs import SLIP, Beliefs

_ALIKE = 1e-12
"""Gains no further apart than this are the same."""


def most_telling(
    beliefs: Beliefs, cases: Mapping[str, Mapping[str, str]], *, seed: int, leave_out: Collection[str] = ()
) -> str | None:
    """Return the id of the case from which most is to be learned; of several alike, one that the seed decides.

    ``cases`` maps each case's id to its right answers in the order asked (question id to answer id). Cases to leave
    out are those just done, for who remembers a case answers from memory. None if no case is left.
    """
    gain = Gain(beliefs)
    gains = {key: gain.of(answers) for key, answers in cases.items() if key not in leave_out}
    if not gains:
        return None
    most = max(gains.values())
    best = [key for key, each in gains.items() if each >= most - _ALIKE]
    return Random(seed).choice(best)  # noqa: S311 - chance that repeats is what is wanted


class Gain:
    """How much cases are expected to tell, under certain beliefs; what a turn tells is worked out once."""

    def __init__(self, beliefs: Beliefs) -> None:
        self._beliefs = beliefs
        self._known: dict[tuple[str, str], tuple[float, float]] = {}

    def of(self, answers: Mapping[str, str]) -> float:
        """Return how many bits the turns of a case are expected to tell about the rules held.

        This is the mutual information of the rules and the scored turns. Each question has its own rules, and a turn
        is scored only while all before it were right; so it is the sum over the turns of what each tells, times the
        chance to come so far.
        """
        total, arrives = 0.0, 1.0
        for turn in answers.items():
            bits, rightly = self._known.get(turn) or self._known.setdefault(turn, self._told(*turn))
            total += arrives * bits
            arrives *= rightly
        return total

    def _told(self, question_id: str, right: str) -> tuple[float, float]:
        """Return how many bits the answer tells, and how likely it is the right one.

        It tells as much as it is uncertain, less the uncertainty that slips alone would make.
        """
        others = len(self._beliefs.suspects.question_set.questions[question_id].answers) - 1
        if not others:
            return 0.0, 1.0
        slip_to = self._beliefs.suspects.slip_to(question_id)
        foretold = self._beliefs.foretold(question_id, right)
        holds_none = 1 - sum(foretold.values())
        rightly = _mixed(holds_none, slip_to)
        likely = [rightly, *(_mixed(each, slip_to) for each in foretold.values())]
        likely.extend([slip_to] * (others - len(foretold)))
        slips = _uncertainty(1 - SLIP) + others * _uncertainty(slip_to)
        return sum(map(_uncertainty, likely)) - slips, rightly


def _mixed(meant: float, slip_to: float) -> float:
    """Return how likely an answer is given that is meant with some probability, and else given by a slip alone."""
    return meant * (1 - SLIP) + (1 - meant) * slip_to


def _uncertainty(probability: float) -> float:
    return -probability * log2(probability)
