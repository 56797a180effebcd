"""Simulated learners, each with one mistaken rule and slips, and what is found out about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes, Step
from wizard.training.attempt import Turn
from wizard.training.beliefs import Beliefs, Suspects
from wizard.training.misconceptions import ranked
from wizard.training.mistaken_rules import MistakenRule
from wizard.training.pool import pool_of
from wizard.training.probing import most_telling

Cases = Mapping[str, Mapping[str, str]]
"""The right answers (question id to answer id, in the order asked) by the case's id."""

CASES = 12
"""How many cases a learner does in all until their mistaken rule must be found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """Someone who answers by one mistaken rule, and slips to any other answer: in one answer, or one case, of ten.

    What a case does not tell is guessed. With ``again``, the learner is told the right answer after a wrong turn and
    tries again from there, to the end of the key; otherwise each goes their own way to a verdict.
    """

    routes: Routes
    rule: MistakenRule
    dice: Random
    slips: Literal["answer", "case"]
    again: bool

    def turns(self, answers: Mapping[str, str]) -> list[Turn]:
        """Return the turns taken at a case, to the verdict that they come to."""
        slips_at = self.dice.randrange(len(answers)) if self.dice.random() < 0.1 else None
        turns: list[Turn] = []
        here = self.routes.first
        while isinstance(here, Step):
            right = answers.get(here.question)
            able = [*here.next] if right is None else self.rule.answers(here.question, right)
            meant = self.dice.choice(able)
            slip = self.dice.random() < 0.1 if self.slips == "answer" else len(turns) == slips_at
            chosen = self.dice.choice([each for each in here.next if each != meant]) if slip else meant
            turns.append(Turn(question_id=here.question, chosen=chosen, right=right, seconds=1.0))
            here = here.next[right if self.again else chosen]
        return turns


def told_cases(question_set: QuestionSet, routes: Routes) -> Cases:
    """Return the told cases of a set, their answers in the order asked."""
    return {
        key: {step.question: answer for step, answer in routes.follow(case.answers)[0]}
        for key, case in question_set.cases.items()
    }


def practiced(question_set: QuestionSet, routes: Routes) -> Cases:
    """Return all that is practiced: the told cases of a set and those made from its rules."""
    return {key: case.answers for key, case in pool_of(question_set, routes, seed=1).cases.items()}


def common(suspects: Suspects) -> tuple[MistakenRule, ...]:
    """Return the common mistaken rules, which learners may hold."""
    return tuple(rule for rules in suspects.rules.values() for rule in rules if rule.is_common)


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """Learners, each with one rule drawn evenly from ``rules``, do twelve cases: the most telling, or any."""

    suspects: Suspects
    routes: Routes
    cases: Cases
    rules: Sequence[MistakenRule]
    slips: Literal["answer", "case"] = "answer"
    again: bool = False

    def share(self, learners: int, *, probing: bool) -> float:
        """Return the share of learners whose own rule ranks first, each learner the same in every run."""
        return sum(self._is_found(number, probing=probing) for number in range(learners)) / learners

    def _is_found(self, number: int, *, probing: bool) -> bool:
        dice = Random(number)  # noqa: S311 - chance that repeats is what is wanted
        rule = dice.choice(self.rules)
        learner = Learner(routes=self.routes, rule=rule, dice=dice, slips=self.slips, again=self.again)
        beliefs = Beliefs.none_yet(self.suspects)
        asked: list[str] = []
        for place in range(CASES):
            key = most_telling(beliefs, self.cases, seed=place, leave_out=asked) if probing else None
            key = key or dice.choice([each for each in self.cases if each not in asked])
            asked.append(key)
            beliefs = beliefs.after(learner.turns(self.cases[key]))
        (first, best), (second, _) = ranked(beliefs)[:2]
        return best == learner.rule and first > second
