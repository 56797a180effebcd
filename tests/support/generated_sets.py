"""Question sets with exceptions and nested junctions, drawn by hypothesis, and how many of them a law is tried on."""

from dataclasses import replace
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.support.sets import question, tree
from wizard.questionset.model import CLASS_ORDER, Branch, ExceptionRule, Obligation, Outcome, Question, QuestionSet

MANY_SETS = settings(
    max_examples=1500, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
"""The same fifteen hundred sets in every run, so that a run neither fails by chance nor passes by it."""

_KINDS = ("named-exception", "named-exception", "other-exit")


def any_set() -> st.SearchStrategy[QuestionSet]:
    """Draw a set without a cycle or a gap: questions in a row, a fork behind each, and outcomes.

    An answer mostly leads to the next question or fork, so that walks are long; a fork looks at several earlier
    answers at once, so that one other answer is often not enough. Outcomes that permit grant one of three exceptions;
    an exception may be granted by several outcomes or none.

    Hypothesis draws the dice and not each throw: left to itself it prefers small sets, in which one change is always
    enough.
    """
    return st.randoms(use_true_random=True).map(_thrown)


def _thrown(dice: Random) -> QuestionSet:
    outcomes = {f"end{n}": _outcome(dice) for n in range(dice.randint(2, 5))}
    number = dice.choice([1, 2, 3, 4, 4, 5, 5])
    names = [f"q{n}" for n in range(number)]
    forks = [f"fork{n}" for n in range(number)]
    questions: dict[str, Question] = {}
    junctions: dict[str, tuple[Branch, ...]] = {}
    for place, (name, fork) in enumerate(zip(names, forks, strict=True)):
        later = [*names[place + 1 :][:2], *forks[place + 1 :][:1]]
        answers = dice.choice([("a", "b"), ("a", "b", "c"), ("a", "b", "unsure"), ("a", "b", "c", "unsure")])
        onward = [fork, fork, fork, *later, *later, dice.choice([*outcomes])]
        ahead = [*later * 4, *outcomes]
        questions[name] = _with_duties(question(**{answer: dice.choice(onward) for answer in answers}))
        junctions[fork] = (
            *(_branch(dice, names[: place + 1], ahead) for _ in range(dice.randint(0, 3))),
            Branch(when={}, leads_to=dice.choice(ahead)),
        )
    return with_exceptions(tree(questions, outcomes, junctions))


def _branch(dice: Random, asked: list[str], ahead: list[str]) -> Branch:
    looked_at = dice.sample(asked, k=dice.randint(1, min(3, len(asked))))
    when = {name: tuple(dice.sample("abc", k=dice.choice([1, 1, 2]))) for name in looked_at}
    return Branch(when=when, leads_to=dice.choice(ahead))


def _outcome(dice: Random) -> Outcome:
    class_ = dice.choice(CLASS_ORDER)
    exception = dice.choice(["x0", "x1", "x2"]) if class_ in {"exception", "conditional"} else None
    return Outcome(class_=class_, exception=exception, headline="Headline", explanation="Explanation.")


def _with_duties(plain: Question) -> Question:
    """Let the answer "a" bring an obligation, so that ways of the same length can be told apart."""
    answers = {key: replace(answer, adds=("duty",) if key == "a" else ()) for key, answer in plain.answers.items()}
    return replace(plain, answers=answers)


def with_exceptions(question_set: QuestionSet) -> QuestionSet:
    """Return the set with the exceptions x0, x1 (named) and x2 (another exit), granted as its outcomes say."""
    exceptions = {
        f"x{n}": ExceptionRule(
            kind=kind,
            title=f"x{n}",
            summary="Summary.",
            granted_by=tuple(key for key, outcome in question_set.outcomes.items() if outcome.exception == f"x{n}"),
        )
        for n, kind in enumerate(_KINDS)
    }
    duty = Obligation(title="Duty", detail="Detail.")
    return replace(question_set, exceptions=exceptions, obligations={"duty": duty})


def granting(
    outcomes: dict[str, str | None],
    questions: dict[str, Question],
    junctions: dict[str, tuple[Branch, ...]],
    first: str | None = None,
) -> QuestionSet:
    """Return a set whose outcomes (id to exception id) grant exceptions; those that grant none end in a stop."""
    made = {
        key: Outcome(
            class_="exception" if exception else "stop",
            exception=exception,
            headline="Headline",
            explanation="Explanation.",
        )
        for key, exception in outcomes.items()
    }
    return with_exceptions(tree(questions, made, junctions, first))
