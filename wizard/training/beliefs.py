"""How likely each mistaken rule is to be held, from the turns seen: a posterior, kept for each question apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.training.attempt import Turn
from wizard.training.mistaken_rules import MistakenRule, mistaken_rules

SLIP = 0.1
"""How often, per answer, someone answers otherwise than their own rule says."""

CHANGE = 0.02
"""How often, between two turns at a question, a learner comes to think of it anew: feedback teaches and time blurs."""

EXPECTED = 0.5
"""How many mistaken rules a learner holds, on average, before anything was seen of them."""


SELDOM = 0.05
"""How likely a mistaken rule that is not common is held, against one that is."""


class Suspects:
    """The mistaken rules of a question set, and in which turns they show. Made once for a set.

    Attributes:
        question_set: the set.
        rules: by question, every mistaken rule there in a fixed order; only questions that have any.
        prior: by question, how likely each rule is held by someone of whom nothing is known; in the same order.
        meant: by question, how likely someone with each rule gives one certain answer of those it chooses where it
            goes wrong; in the same order. Each is meant as often, and a slip may lead from one to another.
        bent: by question and right answer, the places in ``rules`` of the rules that go wrong there; never empty.
    """

    def __init__(self, question_set: QuestionSet, routes: Routes) -> None:
        self.question_set = question_set
        found: dict[str, list[MistakenRule]] = defaultdict(list)
        bent: dict[tuple[str, str], list[int]] = defaultdict(list)
        for rule in mistaken_rules(question_set, routes):
            for right in rule.overlooked:
                bent[rule.question_id, right].append(len(found[rule.question_id]))
            found[rule.question_id].append(rule)
        self.rules: Mapping[str, Sequence[MistakenRule]] = dict(found)
        weights = {key: [1.0 if rule.is_common else SELDOM for rule in rules] for key, rules in found.items()}
        total = sum(map(sum, weights.values()))
        self.prior: Mapping[str, Sequence[float]] = {
            key: tuple([EXPECTED * each / total for each in of_question]) for key, of_question in weights.items()
        }
        self.meant: Mapping[str, Sequence[float]] = {
            key: tuple([self._meant(key, len(rule.chosen)) for rule in rules]) for key, rules in found.items()
        }
        self.bent: Mapping[tuple[str, str], Sequence[int]] = dict(bent)

    def slip_to(self, question_id: str) -> float:
        """Return how likely a slip leads to one certain answer: all answers but the meant one are alike."""
        return SLIP / (len(self.question_set.questions[question_id].answers) - 1)

    def _meant(self, question_id: str, chosen: int) -> float:
        return (1 - SLIP + (chosen - 1) * self.slip_to(question_id)) / chosen


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Beliefs:
    """What is believed of one learner. Make one with ``none_yet`` and go on with ``after``.

    The model: at each question a learner holds at most one mistaken rule, whatever is held at the others. Before any
    turn, every common rule is as likely as every other, each rule that is not common SELDOM as likely, and most likely
    there is none. Someone who holds a rule means any of the answers that it chooses, gives it with probability
    1 - SLIP, and each other answer with an equal share of SLIP; someone who holds none does so by the right rule. So a
    turn multiplies the odds of a rule against none

    - by (1 - SLIP) / share where the rule foretold just this wrong answer (45 at six answers), and by some 1/n of that
      where it foretold one of n;
    - by share / (1 - SLIP) where the rule foretold a wrong answer and the right one was given;
    - by 1 where the rule says what is right, or where it foretold another wrong answer.

    Between two turns at a question there is the chance CHANGE that the learner's rule is drawn anew, so that evidence
    fades: nobody is held for ever to what they once got wrong, or right.

    ``held`` has, by question, the probability of each rule in the order of ``suspects.rules``.
    """

    suspects: Suspects
    held: Mapping[str, Sequence[float]]

    @classmethod
    def none_yet(cls, suspects: Suspects) -> "Beliefs":
        """Return what is believed of someone of whom nothing has been seen."""
        return cls(suspects=suspects, held=suspects.prior)

    def after(self, turns: Iterable[Turn]) -> "Beliefs":
        """Return what is believed after these turns too, given in the order taken.

        A turn is evidence wherever the case's key settles its question, also after a wrong turn: the facts are what
        they were. Turns at questions or with answers that the set does not have, from an earlier version of it, say
        nothing.
        """
        held = dict(self.held)
        for turn in turns:
            bent = self.suspects.bent.get((turn.question_id, turn.right or ""))
            if bent is None or turn.chosen not in self.suspects.question_set.questions[turn.question_id].answers:
                continue
            held[turn.question_id] = self._updated(held[turn.question_id], turn, bent)
        return Beliefs(suspects=self.suspects, held=held)

    def _updated(self, held: Sequence[float], turn: Turn, bent: Sequence[int]) -> Sequence[float]:
        rules, slip_to = self.suspects.rules[turn.question_id], self.suspects.slip_to(turn.question_id)
        prior = self.suspects.prior[turn.question_id]
        weights = [(1 - CHANGE) * each + CHANGE * before for each, before in zip(held, prior, strict=True)]
        none = 1 - sum(weights)
        for place in bent:
            if turn.is_right:
                weights[place] *= slip_to / (1 - SLIP)
            elif turn.chosen in rules[place].chosen:
                weights[place] *= self.suspects.meant[turn.question_id][place] / slip_to
        total = none + sum(weights)
        return tuple([each / total for each in weights])

    def foretold(self, question_id: str, right: str) -> list[tuple[MistakenRule, float, float]]:
        """Return the rules that go wrong at a question where this answer is right.

        With each comes how likely it is held, and how likely one certain answer of those it chooses is then given.
        """
        places = self.suspects.bent.get((question_id, right))
        if places is None:
            return []
        rules, held, meant = self.suspects.rules[question_id], self.held[question_id], self.suspects.meant[question_id]
        return [(rules[place], held[place], meant[place]) for place in places]
