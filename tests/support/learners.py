"""Simulated learners, each with one mistaken rule and slips, and what is found out about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Literal

from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes, Step
from wizard.training.attempt import Turn
from wizard.training.beliefs import Beliefs, Suspects
from wizard.training.misconceptions import ranked
from wizard.training.mistaken_rules import MistakenRule
from wizard.training.probing import most_telling

Cases = Mapping[str, Mapping[str, str]]
"""The right answers (question id to answer id, in the order asked) by the case's id."""

PROBES = 12
"""How many cases are asked to find a learner's mistaken rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """Someone who answers by one mistaken rule, and slips to any other answer: in one answer, or one case, of ten."""

    question_set: QuestionSet
    rule: MistakenRule
    dice: Random
    slips: Literal["answer", "case"] = "answer"

    def scored(self, answers: Mapping[str, str]) -> list[Turn]:
        """Return the turns taken at a case, up to and with the first wrong one."""
        place = self.dice.randrange(len(answers)) if self.dice.random() < 0.1 else None
        turns = []
        for number, (question_id, right) in enumerate(answers.items()):
            chosen = self.rule.answer(question_id, right)
            if self.dice.random() < 0.1 if self.slips == "answer" else number == place:
                others = [each for each in self.question_set.questions[question_id].answers if each != chosen]
                chosen = self.dice.choice(others)
            turns.append(Turn(question_id=question_id, chosen=chosen, right=right, seconds=1.0))
            if chosen != right:
                break
        return turns


def told_cases(question_set: QuestionSet, routes: Routes) -> Cases:
    """Return the told cases of a set, their answers in the order asked."""
    return {
        key: {step.question: answer for step, answer in routes.follow(case.answers)[0]}
        for key, case in question_set.cases.items()
    }


def shortest_cases(routes: Routes, each: int = 3) -> Cases:
    """Return, for every answer of a set, some of the shortest paths with it from different places of the walk."""
    before: dict[Step | str, tuple[tuple[str, str], ...]] = {routes.first: ()}
    for step in routes.steps:
        for answer, following in step.next.items():
            way = (*before[step], (step.question, answer))
            if following not in before or len(way) < len(before[following]):
                before[following] = way
    onward: dict[Step | str, tuple[tuple[str, str], ...]] = {}
    for step in reversed(routes.steps):
        ways = [((step.question, answer), *onward.get(after, ())) for answer, after in step.next.items()]
        onward[step] = min(ways, key=len)
    through: dict[tuple[str, str], set[tuple[tuple[str, str], ...]]] = {}
    for step in routes.steps:
        for answer, after in step.next.items():
            here = (step.question, answer)
            through.setdefault(here, set()).add((*before[step], here, *onward.get(after, ())))
    chosen = [way for ways in through.values() for way in sorted(ways, key=lambda way: (len(way), way))[:each]]
    return {"/".join(answer for _, answer in way): dict(way) for way in chosen}


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """Learners practice ``first`` told cases, then twelve more of all cases: the most telling, or any."""

    suspects: Suspects
    told: Cases
    cases: Cases
    first: int
    slips: Literal["answer", "case"] = "answer"

    def share(self, learners: int, *, probing: bool) -> float:
        """Return the share of learners whose own rule ranks first, each learner the same in every run."""
        return sum(self._is_found(number, probing=probing) for number in range(learners)) / learners

    def _is_found(self, number: int, *, probing: bool) -> bool:
        dice = Random(number)  # noqa: S311 - chance that repeats is what is wanted
        rules = [rule for rules in self.suspects.rules.values() for rule in rules]
        learner = Learner(question_set=self.suspects.question_set, rule=dice.choice(rules), dice=dice, slips=self.slips)
        practiced = dice.sample([*self.told], k=min(self.first, len(self.told)))
        beliefs = Beliefs.none_yet(self.suspects).after(
            turn for key in practiced for turn in learner.scored(self.told[key])
        )
        asked: list[str] = []
        for place in range(PROBES):
            key = most_telling(beliefs, self.cases, seed=place, leave_out=asked) if probing else None
            key = key or dice.choice([each for each in self.cases if each not in asked])
            asked.append(key)
            beliefs = beliefs.after(learner.scored(self.cases[key]))
        (first, rule), (second, _) = ranked(beliefs)[:2]
        return rule == learner.rule and first > second
