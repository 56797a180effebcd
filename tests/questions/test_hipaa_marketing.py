"""The shipped question set: proved over every path, and as large as it was when it was reviewed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import pytest

from tests.support.sets import fits, shipped
from wizard import assets
from wizard.engine.assessment import Assessment
from wizard.questionset.cases import check_cases
from wizard.questionset.checks import check
from wizard.questionset.laws import check_laws
from wizard.questionset.model import CLASS_ORDER, Case, QuestionSet
from wizard.questionset.paths import Routes, Step

NINE_EXCEPTIONS = {
    "treatment",
    "appointment-reminders",
    "healthcare-operations",
    "patient-education",
    "fundraising",
    "refill-reminders",
    "care-coordination",
    "own-products-and-services",
    "provider-recommended",
}
TWO_EXITS = {"face-to-face", "nominal-gift"}


def test_everything_is_proved_and_nothing_is_found() -> None:
    proof = check(assets.DEFAULT_SET)
    assert proof.findings == ()
    assert proof.summary == "23 questions, 121 answers, 49 outcomes, 15,793 paths, 69 laws, 281 cases"


def test_junctions_and_branches_are_those_reviewed() -> None:
    junctions = shipped().question_set.junctions
    assert (len(junctions), sum(map(len, junctions.values()))) == (10, 44)


def test_every_path_asks_one_to_twelve_questions() -> None:
    lengths = [len(path.answers) for path in shipped().routes.walk()]
    assert (len(lengths), min(lengths), max(lengths)) == (15_793, 1, 12)


@pytest.mark.parametrize("case_id", shipped().question_set.cases)
def test_a_case_ends_where_it_says(case_id: str) -> None:
    case: Case = shipped().question_set.cases[case_id]
    assessment = Assessment.from_answers(shipped().question_set, case.answers, routes=shipped().routes)
    assert assessment.verdict.outcome_id == case.outcome


def test_every_outcome_has_four_told_cases() -> None:
    told = Counter(case.outcome for case in shipped().question_set.cases.values())
    assert {outcome for outcome in shipped().question_set.outcomes if told[outcome] < 4} == set()


def twins(question_set: QuestionSet) -> Iterator[tuple[str, Case, Case]]:
    """Yield each case that has a twin: its id, the case and the twin."""
    for key, case in question_set.cases.items():
        if case.twin_of is not None:
            yield key, case, question_set.cases[case.twin_of]


def test_twins_have_unlike_verdicts() -> None:
    assert [key for key, case, twin in twins(shipped().question_set) if case.outcome == twin.outcome] == []


def test_every_exception_has_twins_across_its_edge() -> None:
    outcomes = shipped().question_set.outcomes
    edges = [
        {outcomes[case.outcome].exception, outcomes[twin.outcome].exception}
        for _, case, twin in twins(shipped().question_set)
    ]
    crossed = set().union(*(edge for edge in edges if len(edge) == 2))
    assert crossed >= NINE_EXCEPTIONS | TWO_EXITS


def test_every_law_holds_on_every_path_walked_one_by_one() -> None:
    question_set = shipped().question_set
    paths = list(shipped().routes.walk())
    for law in question_set.laws.values():
        if law.whenever:
            allowed = (*law.unless, *law.then)
            fitting = [path for path in paths if fits(question_set, path, law.whenever)]
            assert fitting, law.says
            assert all(any(fits(question_set, path, pattern) for pattern in allowed) for path in fitting), law.says


def test_the_nine_exceptions_and_the_two_other_exits_can_be_reached() -> None:
    question_set, first = shipped().question_set, shipped().routes.first
    assert isinstance(first, Step)
    granted = {question_set.outcomes[outcome].exception for outcome in first.outcomes} - {None}
    kinds = {key: rule.kind for key, rule in question_set.exceptions.items()}
    assert granted == NINE_EXCEPTIONS | TWO_EXITS
    assert {key for key, kind in kinds.items() if kind == "named-exception"} == NINE_EXCEPTIONS
    assert {key for key, kind in kinds.items() if kind == "other-exit"} == TWO_EXITS


def test_every_question_takes_im_not_sure_and_it_stops() -> None:
    question_set = shipped().question_set
    for step in shipped().routes.steps:
        (unsure,) = [key for key, answer in question_set.questions[step.question].answers.items() if answer.unsure]
        following = step.next[unsure]
        assert isinstance(following, str)
        assert question_set.outcomes[following].class_ == "stop"


def test_every_outcome_has_a_label_of_its_own_in_few_words() -> None:
    labels = [outcome.label for outcome in shipped().question_set.outcomes.values()]
    assert len(set(labels)) == len(labels)
    assert all(label and 2 <= len(label.split()) <= 5 for label in labels)


def bent_sets(question_set: QuestionSet, outcome: str) -> Iterator[tuple[str, QuestionSet]]:
    """Yield the set with each edge that leads to a stricter outcome bent to this one, and what was bent."""
    rank = {key: CLASS_ORDER.index(each.class_) for key, each in question_set.outcomes.items()}
    stricter = {key for key in rank if rank[key] > rank[outcome]}
    for key, question in question_set.questions.items():
        for answer_id, answer in question.answers.items():
            if answer.leads_to in stricter:
                answers = {**question.answers, answer_id: replace(answer, leads_to=outcome)}
                questions = {**question_set.questions, key: replace(question, answers=answers)}
                yield f"{key}={answer_id}", replace(question_set, questions=questions)
    for key, branches in question_set.junctions.items():
        for position, branch in enumerate(branches):
            bent = replace(branch, leads_to=outcome)
            junctions = {**question_set.junctions, key: (*branches[:position], bent, *branches[position + 1 :])}
            if branch.leads_to in stricter:
                yield f"{key}[{position}]", replace(question_set, junctions=junctions)


def is_noticed(bent: QuestionSet) -> bool:
    """Say whether a case or a law breaks."""
    loaded = replace(shipped(), question_set=bent, routes=Routes(bent))
    findings = chain(check_cases(loaded), check_laws(loaded))
    return any(finding.severity == "error" for finding in findings)


@pytest.mark.parametrize("outcome", ["general-health-promotion", "treatment", "face-to-face"])
def test_an_edge_bent_to_a_more_permissive_outcome_is_noticed(outcome: str) -> None:
    bends = list(bent_sets(shipped().question_set, outcome))
    assert len(bends) >= 40
    assert [edge for edge, bent in bends if not is_noticed(bent)] == []


def test_a_message_that_also_promotes_something_is_said_to_have_another_topic() -> None:
    question_set = shipped().question_set
    marked = [
        (question_id, answer_id)
        for question_id, question in question_set.questions.items()
        for answer_id, answer in question.answers.items()
        if answer.another_topic
    ]
    assert marked == [("anything-else", "other-product"), ("anything-else", "own-service")]
    assert not {question_id for question_id, _ in marked} & set(question_set.shared)
