"""The logic of a question set in words, for someone who must read all of it: what leads where, and why.

Question by question, with each answer's targets as the walk finds them; the rules of the silent junctions; and the
verdicts with all that they ask for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wizard.engine.decision_map import DecisionMap, name_of
from wizard.questionset.model import Answer, Branch, ClassId, Question, QuestionSet, Source
from wizard.questionset.paths import successors


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A question or outcome that something leads to; ``class_`` is None for a question."""

    node_id: str
    words: str
    class_: ClassId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerEntry:
    """One answer: where it can lead, and why. ``rule`` is the number of the rule that decides, if one does."""

    answer_id: str
    answer: Answer
    targets: tuple[Target, ...]
    rule: int | None
    adds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionEntry:
    """One question with its answers, numbered from 1."""

    number: int
    question_id: str
    label: str
    ask: str
    hint: str | None
    why: str
    sources: tuple[Source, ...]
    answers: tuple[AnswerEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing a rule looks at: a question, and the answers of which one must have been given."""

    label: str
    answers: tuple[str, ...]

    def __str__(self) -> str:
        """Say it in words."""
        return f"{self.label}: {' or '.join(f'“{answer}”' for answer in self.answers)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """If all conditions hold, then the target. Without conditions it holds in every other case."""

    conditions: tuple[Condition, ...]
    then: str

    @property
    def when(self) -> str:
        """The conditions in words."""
        return f"If {'; and '.join(map(str, self.conditions))}" if self.conditions else "In every other case"

    def __str__(self) -> str:
        """Say it in words."""
        return f"{self.when}, then {self.then}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A silent junction in words: the first line that fits decides. ``used_by`` names the questions that come to it."""

    number: int
    junction_id: str
    used_by: tuple[str, ...]
    lines: tuple[RuleLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictEntry:
    """One outcome with all that goes with it. ``reached_from`` names the questions after which it can come."""

    number: int
    outcome_id: str
    class_: ClassId
    class_label: str
    class_short: str
    label: str
    headline: str
    explanation: str
    exception: str | None
    obligations: tuple[str, ...]
    next_steps: tuple[str, ...]
    sources: tuple[Source, ...]
    reached_from: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LogicTable:
    """The whole logic of a question set. Make one with ``tabulate``."""

    question_set: QuestionSet
    questions: tuple[QuestionEntry, ...]
    rules: tuple[Rule, ...]
    verdicts: tuple[VerdictEntry, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbers:
    """The numbers under which nodes are printed, by id; each kind counts from 1."""

    questions: Mapping[str, int]
    rules: Mapping[str, int]
    verdicts: Mapping[str, int]

    @classmethod
    def of(cls, decision_map: DecisionMap) -> "_Numbers":
        question_set = decision_map.question_set
        asked = [place.node_id for place in decision_map.places.values() if place.is_question]
        reached = {place.node_id for place in decision_map.places.values() if not place.is_question}
        return cls(
            questions={key: number for number, key in enumerate(asked, start=1)},
            rules=_numbered_rules(question_set, asked),
            verdicts={
                key: number for number, key in enumerate((k for k in question_set.outcomes if k in reached), start=1)
            },
        )


def tabulate(decision_map: DecisionMap) -> LogicTable:
    """Return the logic table of a question set, from its map."""
    question_set = decision_map.question_set
    numbers = _Numbers.of(decision_map)
    questions = tuple(_question(decision_map, numbers, key) for key in numbers.questions)
    verdicts = tuple(_verdict(decision_map, numbers, key) for key in numbers.verdicts)
    cited = {source.cite for entry in questions for source in entry.sources}
    cited |= {source.cite for entry in verdicts for source in entry.sources}
    return LogicTable(
        question_set=question_set,
        questions=questions,
        rules=tuple(_rule(question_set, numbers, key) for key in numbers.rules),
        verdicts=verdicts,
        sources=tuple(source for source in question_set.sources.values() if source.cite in cited),
    )


def _numbered_rules(question_set: QuestionSet, asked: Iterable[str]) -> dict[str, int]:
    """Number the junctions that the questions come to, in the order in which they do."""
    rules: dict[str, int] = {}
    pending = [node for key in asked for node in successors(question_set, key)]
    while pending:
        node = pending.pop(0)
        if node in question_set.junctions and node not in rules:
            rules[node] = len(rules) + 1
            pending[:0] = successors(question_set, node)
    return rules


def _question(decision_map: DecisionMap, numbers: _Numbers, key: str) -> QuestionEntry:
    question_set = decision_map.question_set
    question = question_set.questions[key]
    return QuestionEntry(
        number=numbers.questions[key],
        question_id=key,
        label=question.label,
        ask=question.ask,
        hint=question.hint,
        why=question.why,
        sources=_sources(question_set, question.sources),
        answers=tuple(
            AnswerEntry(
                answer_id=answer_id,
                answer=answer,
                targets=tuple(_target(question_set, numbers, node) for node in decision_map.targets(key, answer_id)),
                rule=numbers.rules.get(answer.leads_to),
                adds=tuple(question_set.obligations[duty].title for duty in answer.adds),
            )
            for answer_id, answer in question.answers.items()
        ),
    )


def _target(question_set: QuestionSet, numbers: _Numbers, node_id: str) -> Target:
    if question_set.is_question(node_id):
        words = f"Question {numbers.questions[node_id]}: {name_of(question_set, node_id)}"
        return Target(node_id=node_id, words=words, class_=None)
    outcome = question_set.outcomes[node_id]
    short = question_set.classes[outcome.class_].short
    named = f" ({outcome.label})" if outcome.label else ""
    words = f"Verdict {numbers.verdicts[node_id]}: {short}{named}"
    return Target(node_id=node_id, words=words, class_=outcome.class_)


def _rule(question_set: QuestionSet, numbers: _Numbers, key: str) -> Rule:
    return Rule(
        number=numbers.rules[key],
        junction_id=key,
        used_by=tuple(
            f"Question {number}: {question_set.questions[question].label}"
            for question, number in numbers.questions.items()
            if key in successors(question_set, question)
        ),
        lines=tuple(_line(question_set, numbers, branch) for branch in question_set.junctions[key]),
    )


def _line(question_set: QuestionSet, numbers: _Numbers, branch: Branch) -> RuleLine:
    return RuleLine(
        conditions=tuple(_condition(question_set.questions[key], allowed) for key, allowed in branch.when.items()),
        then=_then(question_set, numbers, branch.leads_to),
    )


def _condition(question: Question, allowed: Iterable[str]) -> Condition:
    texts = tuple(question.answers[key].text for key in allowed if key in question.answers)
    return Condition(label=question.label, answers=texts)


def _then(question_set: QuestionSet, numbers: _Numbers, node_id: str) -> str:
    """Name what a branch leads to. A branch that no walk takes may lead to a node that no walk reaches."""
    if node_id in numbers.rules:
        return f"Rule {numbers.rules[node_id]}"
    if node_id in numbers.questions or node_id in numbers.verdicts:
        return _target(question_set, numbers, node_id).words
    return f"{name_of(question_set, node_id)} (never reached)"


def _verdict(decision_map: DecisionMap, numbers: _Numbers, key: str) -> VerdictEntry:
    question_set = decision_map.question_set
    outcome = question_set.outcomes[key]
    after = dict.fromkeys(edge.question_id for edge in decision_map.edges if edge.target == key)
    return VerdictEntry(
        number=numbers.verdicts[key],
        outcome_id=key,
        class_=outcome.class_,
        class_label=question_set.classes[outcome.class_].label,
        class_short=question_set.classes[outcome.class_].short,
        label=name_of(question_set, key),
        headline=outcome.headline,
        explanation=outcome.explanation,
        exception=question_set.exceptions[outcome.exception].title if outcome.exception else None,
        obligations=tuple(question_set.obligations[duty].title for duty in outcome.obligations),
        next_steps=outcome.next_steps,
        sources=_sources(question_set, outcome.sources),
        reached_from=tuple(
            f"Question {numbers.questions[question]}: {question_set.questions[question].label}" for question in after
        ),
    )


def _sources(question_set: QuestionSet, ids: Iterable[str]) -> tuple[Source, ...]:
    return tuple(question_set.sources[key] for key in ids)
