"""Which case tells most about the mistaken rules that a learner may still hold."""

from collections.abc import Collection, Mapping
from functools import cache
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
        self._known: dict[tuple[str, str], float] = {}

    def of(self, answers: Mapping[str, str]) -> float:
        """Return how many bits the turns of a case are expected to tell about the rules held, every question answered.

        This is the mutual information of the rules and the turns. Each question has its own rules, so it is the sum of
        what each turn tells.
        """
        known = self._known
        for turn in answers.items():
            if turn not in known:
                known[turn] = self._told(*turn)
        return sum([known[turn] for turn in answers.items()])

    def _told(self, question_id: str, right: str) -> float:
        """Return how many bits an answer tells: as many as it is uncertain, less what it is to who knows the rules."""
        foretold = self._beliefs.foretold(question_id, right)
        if not foretold:
            return 0.0
        suspects = self._beliefs.suspects
        slip_to = suspects.slip_to(question_id)
        answers = suspects.question_set.questions[question_id].answers
        none = 1 - sum([held for _, held, _ in foretold])
        likely = dict.fromkeys(answers, slip_to)
        likely[right] += none * (1 - SLIP - slip_to)
        known = none * _left_open(len(answers), 1, 1 - SLIP, slip_to)
        for rule, held, meant in foretold:
            more = held * (meant - slip_to)
            for chosen in rule.chosen:
                likely[chosen] += more
            known += held * _left_open(len(answers), len(rule.chosen), meant, slip_to)
        return sum([_uncertainty(each) for each in likely.values()]) - known


@cache
def _left_open(answers: int, meant: int, each: float, slip_to: float) -> float:
    """Return how uncertain an answer is to who knows the rule, by which some answers are meant, each as likely."""
    return meant * _uncertainty(each) + (answers - meant) * _uncertainty(slip_to)


def _uncertainty(probability: float) -> float:
    return -probability * log2(probability)
