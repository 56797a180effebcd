"""Walking a question set: answers, changes of mind, and answers that come from outside."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.sets import any_tree, small_set
from wizard.engine.assessment import Assessment
from wizard.errors import AnswerError, UnfinishedError
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Path, Routes, Step

picks = st.lists(st.integers(0, 3), min_size=1, max_size=8)


def walked(start: Assessment, picked: Sequence[int]) -> list[Assessment]:
    """Return the assessments of a walk, the start included, that picks answers by number as far as it gets."""
    walk = [start]
    for pick in picked:
        here = walk[-1].here
        if isinstance(here, str):
            break
        answers = list(here.next)
        walk.append(walk[-1].answer(answers[pick % len(answers)]))
    return walk


@settings(deadline=None)
@given(any_tree(), picks)
def test_any_walk_and_as_many_steps_back_is_where_it_began(question_set: QuestionSet, picked: list[int]) -> None:
    walk = walked(Assessment.start(question_set), picked)
    last = walk[-1]
    for steps_back, earlier in enumerate(reversed(walk)):
        kept = dict(list(last.answers.items())[: len(last.path) - steps_back])
        assert Assessment.replay(question_set, last.routes, kept, {}, {}) == earlier


@settings(deadline=None)
@given(any_tree(), picks, st.data())
def test_an_early_change_keeps_every_later_answer_that_is_still_asked(
    question_set: QuestionSet, picked: list[int], data: st.DataObject
) -> None:
    before = walked(Assessment.start(question_set), picked)[-1]
    question = data.draw(st.sampled_from(list(before.answers)))
    after = before.change(question, data.draw(st.sampled_from(list(question_set.questions[question].answers))))
    assert all(after.answers[key] == before.answers[key] for key in after.answers if key != question)
    assert after.question_id not in before.answers
    assert after.change(question, before.answers[question]).answers == before.answers


@settings(deadline=None)
@given(any_tree(), picks)
def test_the_most_questions_are_never_understated(question_set: QuestionSet, picked: list[int]) -> None:
    assessment = walked(Assessment.start(question_set), picked)[-1]
    lengths = [len(path.answers) for path in paths_through(assessment)]
    for place, taken in enumerate(assessment.path, 1):
        stood_at, most = assessment.position(taken.question_id)
        assert stood_at == place
        assert most >= max(lengths)
    if assessment.question_id:
        assert assessment.position(assessment.question_id) == (len(assessment.path) + 1, max(lengths))


def paths_through(assessment: Assessment) -> list[Path]:
    """Return every path that begins with the answers given."""
    given_so_far = assessment.answers.items()
    return [path for path in assessment.routes.walk() if given_so_far <= path.answers.items()]


@settings(deadline=None)
@given(any_tree())
def test_every_path_reaches_its_verdict_answer_by_answer(question_set: QuestionSet) -> None:
    routes = Routes(question_set)
    for path in routes.walk():
        assessment = Assessment.start(question_set, routes)
        for answer in path.answers.values():
            assert not assessment.is_final
            assessment = assessment.answer(answer)
        assert assessment.is_final
        assert assessment.verdict.outcome_id == path.outcome
        assert assessment == Assessment.from_answers(question_set, path.answers, routes=routes)


def test_a_walk_begins_at_the_first_question() -> None:
    start = Assessment.start(small_set())
    assert start.question_id == "purpose"
    assert not start.is_final
    assert start.answers == {}
    assert start.position("purpose") == (1, 3)


def test_answers_no_longer_asked_are_remembered_but_never_counted() -> None:
    paid = Assessment.from_answers(small_set(), {"purpose": "refill", "payment": "maker", "cost": "at-cost"})
    visit = paid.change("purpose", "visit")
    assert visit.answers == {"purpose": "visit", "payment": "maker"}
    assert visit.verdict.outcome_id == "paid"
    assert visit.change("purpose", "refill").verdict.outcome_id == "refill-at-cost"


def test_a_verdict_reached_has_no_question_to_answer() -> None:
    final = Assessment.from_answers(small_set(), {"purpose": "greeting"})
    assert final.question_id is None
    with pytest.raises(AnswerError, match="Change an answer instead"):
        final.answer("visit")


def test_there_is_no_verdict_while_a_question_is_open() -> None:
    with pytest.raises(AnswerError, match="'purpose' is not answered yet"):
        _ = Assessment.start(small_set()).verdict


def test_an_answer_that_the_question_does_not_have_is_refused() -> None:
    with pytest.raises(AnswerError, match="did you mean 'visit'"):
        Assessment.start(small_set()).answer("visti")


def test_a_question_that_is_not_asked_has_no_position() -> None:
    with pytest.raises(AnswerError, match="'cost' is not asked on this path"):
        Assessment.from_answers(small_set(), {"purpose": "greeting"}).position("cost")


def test_the_step_of_an_answered_question_is_found() -> None:
    step = Assessment.from_answers(small_set(), {"purpose": "visit", "payment": "nobody"}).step_of("payment")
    assert isinstance(step, Step)
    assert step.outcomes == {"visit-reminder", "paid", "payer-unknown"}


def problems_of(answers: dict[str, str], follow_ups: dict[str, list[str]] | None = None) -> tuple[str, ...]:
    with pytest.raises(AnswerError) as raised:
        Assessment.from_answers(small_set(), answers, follow_ups)
    return raised.value.problems


def test_every_unknown_answer_from_outside_is_named_with_the_nearest_id() -> None:
    problems = problems_of({"purpos": "visit", "payment": "makr"}, {"chanel": [], "channel": ["emial"]})
    assert problems == (
        "'purpos' is no question of this set (did you mean 'purpose'?).",
        "'payment' has no answer 'makr' (did you mean 'maker'?). It may be: nobody, maker, not-sure.",
        "'chanel' is no follow-up of this set (did you mean 'channel'?).",
        "'channel' has no answer 'emial' (did you mean 'email'?). It may be: email, letter, not-sure.",
    )


def test_a_missing_answer_from_outside_is_told_apart_from_a_wrong_one() -> None:
    with pytest.raises(UnfinishedError, match=r"'payment' is missing\. It may be: nobody, maker"):
        Assessment.from_answers(small_set(), {"purpose": "visit"})


def test_superfluous_answers_from_outside_are_named() -> None:
    problems = problems_of({"purpose": "greeting", "payment": "nobody"}, {"channel": ["email"]})
    assert problems == (
        "'payment' is not asked on this path; leave it out.",
        "The follow-up 'channel' is not asked after the verdict 'not-governed'; leave it out.",
    )


def test_follow_ups_from_outside_are_counted() -> None:
    answers = {"purpose": "visit", "payment": "nobody"}
    final = Assessment.from_answers(small_set(), answers, {"channel": ["letter", "email"], "minors": ["some"]})
    assert [asked.chosen for asked in final.verdict.follow_ups] == [("email", "letter"), ("some",)]


@pytest.mark.parametrize(
    ("follow_up", "ticked", "on_its_own"),
    [("channel", ["email", "not-sure"], "not-sure"), ("minors", ["some", "none"], "some")],
)
def test_an_answer_that_stands_alone_cannot_be_ticked_with_another(
    follow_up: str, ticked: list[str], on_its_own: str
) -> None:
    with pytest.raises(AnswerError, match=f"takes '{on_its_own}' only on its own"):
        Assessment.start(small_set()).follow_up(follow_up, ticked)


def test_ticks_are_replaced_and_kept_through_a_change() -> None:
    assessment = Assessment.from_answers(small_set(), {"purpose": "visit", "payment": "nobody"})
    ticked = assessment.follow_up("channel", ["email"]).follow_up("channel", ["letter"]).change("payment", "maker")
    assert ticked.follow_ups == {"channel": ("letter",)}


def test_an_obligation_is_confirmed_and_taken_back() -> None:
    final = Assessment.from_answers(small_set(), {"purpose": "visit", "payment": "nobody"})
    confirmed = final.confirm("write-down-payer", "2026-02-03")
    assert confirmed.verdict.duties[0].confirmed_on == "2026-02-03"
    assert confirmed.confirm("write-down-payer", None) == final
