"""Whether everything that a question set says rests on something, and everything it holds is used."""

from collections.abc import Collection, Iterator, Mapping
from itertools import chain

from wizard.findings import Finding
from wizard.questionset.loader import LoadedSet
from wizard.questionset.model import ExceptionRule, FollowUp, Outcome, Question, QuestionSet


def check_grounds(loaded: LoadedSet) -> Iterator[Finding]:
    """Find what cites no source, has no because, is never granted, asked or used, and twins that are none."""
    return chain(_unsourced(loaded), _without_because(loaded), _without_effect(loaded), _unused(loaded), _twins(loaded))


def _unsourced(loaded: LoadedSet) -> Iterator[Finding]:
    question_set = loaded.question_set
    sections: Mapping[str, Mapping[str, Question | Outcome | ExceptionRule | FollowUp]] = {
        "questions": question_set.questions,
        "outcomes": question_set.outcomes,
        "exceptions": question_set.exceptions,
        "followups": question_set.followups,
    }
    for section, parts in sections.items():
        for key, part in parts.items():
            if not part.sources:
                message = f"'{key}' cites no source"
                yield loaded.places.finding((section, key), "no-source", message, "add 'sources'", "warning")


def _without_because(loaded: LoadedSet) -> Iterator[Finding]:
    for section, asked in _asked(loaded.question_set).items():
        for key, question in asked.items():
            for answer_id, answer in question.answers.items():
                if answer.because is None:
                    message = f"The answer '{answer_id}' to '{key}' has no 'because'"
                    way = (section, key, "answers", answer_id)
                    fix = 'add how the report says it after "Because"'
                    yield loaded.places.finding(way, "no-because", message, fix, "warning")


def _without_effect(loaded: LoadedSet) -> Iterator[Finding]:
    question_set, finding = loaded.question_set, loaded.places.finding
    for key, rule in question_set.exceptions.items():
        if not rule.granted_by:
            message = f"No outcome grants the exception '{key}'"
            yield finding(("exceptions", key, "granted_by"), "never-granted", message, "name an outcome, or delete it")
    reached = {outcome.class_ for outcome in question_set.outcomes.values()}
    for key, follow_up in question_set.followups.items():
        if reached.isdisjoint(follow_up.after):
            message = f"No verdict has a class after which '{key}' is asked"
            yield finding(("followups", key, "after"), "never-asked", message, "name a class, or delete it")


def _unused(loaded: LoadedSet) -> Iterator[Finding]:
    question_set, finding = loaded.question_set, loaded.places.finding
    asked = [question for each in _asked(question_set).values() for question in each.values()]
    brought: set[str] = set(chain.from_iterable(outcome.obligations for outcome in question_set.outcomes.values()))
    for question in asked:
        brought.update(chain.from_iterable(answer.adds for answer in question.answers.values()))
    for key in question_set.obligations:
        if key not in brought:
            message = f"Nothing brings the checklist item '{key}'"
            fix = "name it in an answer or outcome, or delete it"
            yield finding(("obligations", key), "unused-obligation", message, fix, "warning")
    cited = set(chain.from_iterable(_citations(question_set, asked)))
    for key in question_set.sources:
        if key not in cited:
            message = f"Nothing cites the source '{key}'"
            yield finding(("sources", key), "unused-source", message, "cite it, or delete it", "warning")


def _citations(question_set: QuestionSet, asked: Collection[Question | FollowUp]) -> Iterator[Collection[str]]:
    for parts in (
        asked,
        question_set.outcomes.values(),
        question_set.exceptions.values(),
        question_set.obligations.values(),
        question_set.laws.values(),
        question_set.cases.values(),
    ):
        yield from (part.sources for part in parts)


def _twins(loaded: LoadedSet) -> Iterator[Finding]:
    cases = loaded.question_set.cases
    for key, case in cases.items():
        if case.twin_of is None:
            continue
        twin = cases[case.twin_of].answers
        differing = sum(1 for question, answer in case.answers.items() if twin.get(question, answer) != answer)
        if differing != 1:
            message = f"'{key}' and '{case.twin_of}' answer {differing} questions differently; twins differ in one"
            fix = "name a case that is one fact apart, or delete the line"
            yield loaded.places.finding(("cases", key, "twin_of"), "no-twin", message, fix, "warning")


def _asked(question_set: QuestionSet) -> Mapping[str, Mapping[str, Question | FollowUp]]:
    return {"questions": question_set.questions, "followups": question_set.followups}
