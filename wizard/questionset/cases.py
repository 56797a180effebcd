"""Whether every case ends where it says, and whether the cases use every answer and outcome."""

from collections.abc import Iterator
from dataclasses import replace

from wizard.findings import Finding
from wizard.questionset.loader import LoadedSet
from wizard.questionset.paths import Step


def check_cases(loaded: LoadedSet) -> Iterator[Finding]:
    """Find cases that end elsewhere, and answers and outcomes that no case uses."""
    answers_used: set[tuple[str, str]] = set()
    outcomes_used: set[str] = set()
    for key, case in loaded.question_set.cases.items():
        taken, here = loaded.routes.follow(case.answers)
        answers_used.update((step.question, answer) for step, answer in taken)
        yield from _superfluous(loaded, key, {step.question for step, _ in taken})
        if isinstance(here, Step):
            message = f"The case ends before '{here.question}' is answered"
            yield loaded.places.finding(
                ("cases", key, "answers"), "case-too-short", message, f"answer '{here.question}'"
            )
            continue
        outcomes_used.add(here)
        if here != case.outcome:
            message = f"The case ends at '{here}' and not at '{case.outcome}'"
            fix = f"write 'outcome: {here}' if that is right; else correct the answers or the questions"
            finding = loaded.places.finding(("cases", key, "outcome"), "case-ends-elsewhere", message, fix)
            yield replace(finding, walk=tuple(case.answers.items()))
    yield from _unused(loaded, answers_used, outcomes_used)


def _superfluous(loaded: LoadedSet, key: str, asked: set[str]) -> Iterator[Finding]:
    for question in loaded.question_set.cases[key].answers:
        if question not in asked:
            message = f"The case answers '{question}', which is not asked on its path"
            yield loaded.places.finding(
                ("cases", key, "answers", question), "answer-not-asked", message, "delete the answer"
            )


def _unused(loaded: LoadedSet, answers_used: set[tuple[str, str]], outcomes_used: set[str]) -> Iterator[Finding]:
    for key, question in loaded.question_set.questions.items():
        for answer in question.answers:
            if (key, answer) not in answers_used:
                message = f"No case gives the answer '{answer}' to '{key}'"
                way = ("questions", key, "answers", answer)
                yield loaded.places.finding(way, "answer-without-case", message, "add a case", "warning")
    for key in loaded.question_set.outcomes:
        if key not in outcomes_used:
            message = f"No case ends at '{key}'"
            yield loaded.places.finding(("outcomes", key), "outcome-without-case", message, "add a case", "warning")
