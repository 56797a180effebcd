"""Cases made from the rules: a sheet of facts for each, whose key is the walk that the facts were taken from.

What such a case can train: to find the fact that settles a question among others, to know what each answer stands for
in other words than the screen's, to follow a rule to its end, and, in minimal pairs, to see which single fact turns a
verdict. What it cannot train: to see a fact in a real message, where nobody names it, where it hides in a footer or is
missing. That is what told cases are for, so they come first.

A fact is told in the words of the answer's ``because``, which are not those of the answer on the screen. Only an answer
without one is told by its question's label and its own text. Examples are not used: an answer's examples are several,
any of which may speak of another organization or message than the other facts do.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256

from wizard.engine.assessment import Assessment
from wizard.engine.changes import Change, what_if, would_change
from wizard.questionset.model import Law, QuestionSet
from wizard.questionset.paths import Path, Routes
from wizard.questionset.prover import Prover, UnprovedError
from wizard.training.lots import in_lot_order, lot
from wizard.training.practice_cases import PracticeCase
from wizard.training.topics import topic_of
from wizard.training.walks import Walks

LEAST = 4
"""How many generated cases grant each exception or exit at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimalPair:
    """Two cases that answer one question differently, and so come to different verdict classes.

    ``first`` and ``second`` are case ids. Every other question that both ask has the same answer in both.
    """

    first: str
    second: str
    question_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """The cases made from the rules, and the pairs among them.

    ``untried_laws`` are the ids of laws that no case shows: no walk fits them, or too many patterns hang together.
    """

    cases: tuple[PracticeCase, ...]
    pairs: tuple[MinimalPair, ...]
    untried_laws: tuple[str, ...]


def fact_of(question_set: QuestionSet, question_id: str, answer_id: str) -> str:
    """Return one answer as a sentence of a fact sheet."""
    answer = question_set.answer_of(question_id, answer_id)
    told = answer.because or f"{question_set.questions[question_id].label}: {answer.text}"
    return f"{told[0].upper()}{told[1:]}{'' if told.endswith(('.', '!', '?')) else '.'}"


def generated_cases(question_set: QuestionSet, routes: Routes, seed: int) -> Generated:
    """Return cases that together give every answer that can be given, end at every outcome and show every law.

    Every exception and exit is granted in LEAST cases, where a few draws find so many. Every question whose answer
    alone can turn a verdict has a minimal pair, and every topic one, where these cases have one. The same set and seed
    make the same cases in the same order.
    """
    paths: dict[str, Path] = {}
    untried = _add_laws(question_set, routes, paths)
    _add_answers_and_outcomes(question_set, routes, seed, paths)
    _add_granted(question_set, routes, seed, paths)
    pairs = tuple(_add_pairs(question_set, routes, seed, paths))
    twins = {pair.second: pair.first for pair in pairs}
    cases = [_case(question_set, routes, seed, *each) for each in paths.items()]
    return Generated(
        cases=tuple(
            replace(case, title=f"Fact sheet {number}", twin_of=twins.get(case.id))
            for number, case in enumerate(cases, 1)
        ),
        pairs=pairs,
        untried_laws=untried,
    )


def _id(path: Path) -> str:
    """Return an id that the same answers have under any seed and in any version, so that attempts stay theirs."""
    answers = "\n".join(f"{question_id}={answer_id}" for question_id, answer_id in path.answers.items())
    return f"facts-{sha256(answers.encode()).hexdigest()[:12]}"


def _add_laws(question_set: QuestionSet, routes: Routes, paths: dict[str, Path]) -> tuple[str, ...]:
    prover = Prover(question_set, routes)
    untried: list[str] = []
    for law_id, law in question_set.laws.items():
        shown: list[Path | None] = [None]
        with suppress(UnprovedError):
            shown = [*_showing(prover, law)]
        if None in shown:
            untried.append(law_id)
        paths.update((_id(path), path) for path in shown if path is not None)
    return tuple(untried)


def _showing(prover: Prover, law: Law) -> Iterator[Path | None]:
    """Yield walks that a law speaks of, None for each that there is not. Wordings speak of answers, not of walks."""
    if law.whenever is not None:
        yield prover.counterexample(replace(law, then=()))
    for pattern in law.possible:
        yield prover.example(pattern)


def _add_answers_and_outcomes(question_set: QuestionSet, routes: Routes, seed: int, paths: dict[str, Path]) -> None:
    walks = Walks(question_set, routes, seed)
    given = {pair for path in paths.values() for pair in path.answers.items()}
    for question_id, question in question_set.questions.items():
        for answer_id in question.answers:
            if (question_id, answer_id) not in given and (path := walks.giving(question_id, answer_id)):
                paths[_id(path)] = path
                given.update(path.answers.items())
    reached = {path.outcome for path in paths.values()}
    for outcome_id in question_set.outcomes:
        if outcome_id not in reached and (path := walks.ending_at(outcome_id)):
            paths[_id(path)] = path


def _add_granted(question_set: QuestionSet, routes: Routes, seed: int, paths: dict[str, Path]) -> None:
    """Add walks to each exception and exit of which there are few."""
    walks = Walks(question_set, routes, seed)
    for rule in question_set.exceptions.values():
        granted = {case_id for case_id, path in paths.items() if path.outcome in rule.granted_by}
        drawn = (walks.ending_at(outcome_id, draw) for draw in range(LEAST * 2) for outcome_id in rule.granted_by)
        for path in filter(None, drawn):
            if len(granted) >= LEAST:
                break
            paths.setdefault(_id(path), path)
            granted.add(_id(path))


def _add_pairs(question_set: QuestionSet, routes: Routes, seed: int, paths: dict[str, Path]) -> Iterator[MinimalPair]:
    """Yield pairs, adding the second case of each where it is not there yet."""
    lacking = {
        *question_set.questions,
        *(_topic(question_set, routes, path) for path in paths.values()),
    }
    for first in in_lot_order(seed, list(paths), "pairs"):
        if not lacking:
            break
        assessment = Assessment.from_answers(question_set, paths[first].answers, routes=routes)
        topic = _topic(question_set, routes, paths[first])
        for question_id, change in _turning(assessment, seed):
            if {topic, question_id}.isdisjoint(lacking):
                continue
            lacking -= {topic, question_id}
            twin = what_if(assessment, change)
            path = Path(answers=twin.answers, outcome=change.outcome_id)
            paths.setdefault(_id(path), path)
            yield MinimalPair(first=first, second=_id(path), question_id=question_id)


def _turning(assessment: Assessment, seed: int) -> Iterable[tuple[str, Change]]:
    """Return the single facts that turn the verdict, those that bring the fewest other questions first."""
    single = [(next(iter(change.change)), change) for change in would_change(assessment) if len(change.change) == 1]
    return sorted(single, key=lambda each: (len(each[1].then), lot(seed, *each[1].change.values(), each[1].class_)))


def _topic(question_set: QuestionSet, routes: Routes, path: Path) -> str:
    return topic_of(question_set, routes, path.answers, path.outcome)


def _case(question_set: QuestionSet, routes: Routes, seed: int, case_id: str, path: Path) -> PracticeCase:
    """Return the case of a walk. The first fact sets the scene; the others stand in no order of help to the learner."""
    facts = {question_id: fact_of(question_set, question_id, answer) for question_id, answer in path.answers.items()}
    asked = [*facts]
    told = [facts[question_id] for question_id in (*asked[:1], *in_lot_order(seed, asked[1:], case_id))]
    return PracticeCase(
        id=case_id,
        kind="generated",
        title="",
        story=" ".join(told),
        message="",
        answers=path.answers,
        outcome=path.outcome,
        topic=_topic(question_set, routes, path),
        clues=facts,
        sources=question_set.outcomes[path.outcome].sources,
    )
