"""How likely each mistaken rule is to be held, from the turns seen: a posterior, kept for each question apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


class Suspects:
    """The mistaken rules of a question set, and in which turns they show. Made once for a set.

    Attributes:
        question_set: the set.
        rules: by question, every mistaken rule there in a fixed order; only questions that have any.
        prior: how likely each rule is held by someone of whom nothing is known; the same for all.
        showing: by question and right answer, the answers that mistaken rules choose instead, each with the places in
            ``rules`` of the rules that do.
    """

    def __init__(self, question_set: QuestionSet, routes: Routes) -> None:
        self.question_set = question_set
        found: dict[str, list[MistakenRule]] = defaultdict(list)
        for rule in mistaken_rules(question_set, routes):
            found[rule.question_id].append(rule)
        self.rules: Mapping[str, Sequence[MistakenRule]] = dict(found)
        self.prior = EXPECTED / max(1, sum(map(len, found.values())))
        self.showing: Mapping[tuple[str, str], Mapping[str, Sequence[int]]] = dict(self._showing())

    def _showing(self) -> Iterator[tuple[tuple[str, str], Mapping[str, Sequence[int]]]]:
        for question_id, rules in self.rules.items():
            shown: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
            for place, rule in enumerate(rules):
                for right in rule.overlooked:
                    shown[right][rule.chosen].append(place)
            for right, chosen in shown.items():
                yield (question_id, right), {each: tuple(places) for each, places in chosen.items()}

    def slip_to(self, question_id: str) -> float:
        """Return how likely a slip leads to one certain answer: all answers but the meant one are alike."""
        return SLIP / (len(self.question_set.questions[question_id].answers) - 1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Beliefs:
    """What is believed of one learner. Make one with ``none_yet`` and go on with ``after``.

    The model: at each question a learner holds at most one mistaken rule, whatever is held at the others. Before any
    turn, every rule is as likely as every other (``Suspects.prior``), and most likely there is none. Someone who holds
    a rule gives the answer that it says with probability 1 - SLIP, and each other answer with an equal share of SLIP;
    someone who holds none does so by the right rule. So a turn multiplies the odds of a rule against none

    - by (1 - SLIP) / share where the rule foretold this wrong answer (45 at six answers);
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
        return cls(
            suspects=suspects,
            held={key: (suspects.prior,) * len(rules) for key, rules in suspects.rules.items()},
        )

    def after(self, turns: Iterable[Turn]) -> "Beliefs":
        """Return what is believed after these turns too, given in the order taken; only scored ones are evidence.

        Turns at questions or with answers that the set does not have, from an earlier version of it, say nothing.
        """
        held = dict(self.held)
        for turn in turns:
            shown = self.suspects.showing.get((turn.question_id, turn.right or ""))
            if shown is None or turn.chosen not in self.suspects.question_set.questions[turn.question_id].answers:
                continue
            held[turn.question_id] = self._updated(held[turn.question_id], turn, shown)
        return Beliefs(suspects=self.suspects, held=held)

    def _updated(self, held: Sequence[float], turn: Turn, shown: Mapping[str, Sequence[int]]) -> Sequence[float]:
        odds = (1 - SLIP) / self.suspects.slip_to(turn.question_id)
        weights = [(1 - CHANGE) * each + CHANGE * self.suspects.prior for each in held]
        none = 1 - sum(weights)
        if turn.is_right:
            for places in shown.values():
                for place in places:
                    weights[place] /= odds
        else:
            for place in shown.get(turn.chosen, ()):
                weights[place] *= odds
        total = none + sum(weights)
        return tuple([each / total for each in weights])

    def foretold(self, question_id: str, right: str) -> Mapping[str, float]:
        """Return how likely the learner holds a rule that chooses each wrong answer where this one is right.

        Answers that no mistaken rule chooses are left out.
        """
        held = self.held.get(question_id, ())
        shown = self.suspects.showing.get((question_id, right), {})
        return {chosen: sum([held[place] for place in places]) for chosen, places in shown.items()}
