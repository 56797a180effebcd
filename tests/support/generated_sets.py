"""Question sets with exceptions and nested junctions, drawn by hypothesis, and how many of them a law is tried on."""

from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.support.sets import question, tree
from wizard.questionset.model import CLASS_ORDER, Branch, ExceptionRule, Obligation, Outcome, Question, QuestionSet

FIVE_HUNDRED = settings(
    max_examples=500, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
"""The same five hundred sets in every run, so that a run neither fails by chance nor passes by it."""

_KINDS = ("named-exception", "named-exception", "other-exit")


@st.composite
def any_set(draw: st.DrawFn, most_questions: int = 5) -> QuestionSet:
    """Draw a set without a cycle or a gap: questions in a row, forks behind their answers, forks behind forks.

    Outcomes that permit may grant one of three exceptions; an exception may be granted by several outcomes or none.
    """
    names = [f"q{n}" for n in range(draw(st.integers(1, most_questions)))]
    outcomes = {f"end{n}": draw(_outcome()) for n in range(draw(st.integers(2, 6)))}
    questions: dict[str, Question] = {}
    junctions: dict[str, tuple[Branch, ...]] = {}
    for place, name in enumerate(names):
        ahead = st.sampled_from([*names[place + 1 :][:2], *outcomes])
        leads_to = {}
        for answer in ("a", "b", "c", "unsure")[: draw(st.integers(1, 4))]:
            node = draw(ahead)
            for depth in range(draw(st.integers(0, 2))):
                fork = f"fork-{name}-{answer}-{depth}"
                asked = draw(st.sampled_from(names[: place + 1]))
                fits = tuple(draw(st.lists(st.sampled_from("abc"), min_size=1, max_size=2, unique=True)))
                last = draw(ahead)
                ways = [node, last] if draw(st.booleans()) else [last, node]
                junctions[fork] = (
                    Branch(when={asked: fits}, leads_to=ways[0]),
                    Branch(when={}, leads_to=ways[1]),
                )
                node = fork
            leads_to[answer] = node
        questions[name] = _with_duties(question(**leads_to))
    return with_exceptions(tree(questions, outcomes, junctions))


@st.composite
def _outcome(draw: st.DrawFn) -> Outcome:
    class_ = draw(st.sampled_from(CLASS_ORDER))
    exception = draw(st.sampled_from(["x0", "x1", "x2"])) if class_ in {"exception", "conditional"} else None
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
