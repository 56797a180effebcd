from dataclasses import asdict
from datetime import UTC, datetime

import pytest

from tests.support.practice import exam_result
from wizard.errors import RegisterDamagedError, RegisterError
from wizard.register.books import PRACTICE
from wizard.register.chain import Entry
from wizard.register.connection import writing
from wizard.register.practice import PracticeBook, attempt_from, exam_from
from wizard.register.projection import attempt_row, exam_row
from wizard.register.proof import prove
from wizard.register.tables import exams
from wizard.training.attempt import Attempt, Turn


def clock():
    return datetime(2026, 3, 9, 10, 0, tzinfo=UTC)


def an_attempt(attempt_id="one", learner="Kim Lee", **changes):
    values = {
        "id": attempt_id,
        "learner": learner,
        "mode": "drill",
        "case_id": "dental-visit-text",
        "question_set_id": "hipaa-marketing",
        "question_set_version": "0.1.0",
        "question_set_digest": "00",
        "started_at": "2026-03-09T10:00:00-05:00",
        "finished_at": "2026-03-09T10:02:00-05:00",
        "turns": (Turn(question_id="organization", chosen="plan", right="provider", seconds=4.5),),
        "confidence": "certain",
        "class_": "stop",
        "outcome": "purpose-unclear",
        "right_outcome": "appointment-reminder",
    }
    return Attempt(**{**values, **changes})


def test_an_attempt_comes_back_as_it_was_kept(register):
    book = PracticeBook(register.engine, clock)
    book.keep(an_attempt())
    assert book.attempts() == (an_attempt(),)
    assert list(prove(register)) == []


def test_an_attempt_kept_twice_is_there_once(register):
    book = PracticeBook(register.engine, clock)
    book.keep(an_attempt())
    book.keep(an_attempt())
    assert len(book.attempts()) == 1


def test_learners_are_told_apart_by_their_letters_alone(register):
    book = PracticeBook(register.engine, clock)
    for number, name in enumerate(("Kim Lee", "kim  lee", "Ana Núñez")):
        book.keep(an_attempt(str(number), name))
    assert book.learners() == ("Ana Núñez", "kim  lee")
    assert [attempt.learner for attempt in book.attempts("KIM LEE")] == ["Kim Lee", "kim  lee"]


def test_practice_is_never_among_the_decisions(register):
    PracticeBook(register.engine, clock).keep(an_attempt())
    assert register.totals() == (0, 0)
    assert register.head().number == 0


def test_an_attempt_is_never_changed(register):
    PracticeBook(register.engine, clock).keep(an_attempt())
    with pytest.raises(RegisterError, match="never changed"), writing(register.engine) as connection:
        connection.execute(PRACTICE.table.update().values(kind="other"))


def test_an_entry_that_holds_no_attempt_is_told_plainly():
    entry = Entry(number=3, kind="attempt", key="k", kept_at="x", previous="p", body='{"attempt": {}}')
    with pytest.raises(RegisterDamagedError, match="Entry 3 of the practice book holds no attempt"):
        attempt_row(entry)


@pytest.mark.parametrize("content", [{}, {"turns": [{"place": 1}]}])
def test_content_of_another_shape_is_no_attempt(content):
    with pytest.raises(RegisterDamagedError, match="cannot be read"):
        attempt_from(content)


def test_a_test_comes_back_as_it_was_kept_and_once(register):
    book = PracticeBook(register.engine, clock)
    book.keep_exam(exam_result("+-"))
    book.keep_exam(exam_result("+-"))
    assert book.exams() == (exam_result("+-"),)
    assert list(prove(register)) == []


def test_an_attempt_may_have_the_id_of_its_test(register):
    book = PracticeBook(register.engine, clock)
    book.keep(an_attempt("5f2c9a"))
    book.keep_exam(exam_result(id="5f2c9a"))
    assert (len(book.attempts()), len(book.exams())) == (1, 1)


def test_the_tests_of_a_learner_are_found_whatever_the_capitals(register):
    book = PracticeBook(register.engine, clock)
    book.keep_exam(exam_result(id="one"))
    book.keep_exam(exam_result(id="two", learner="Grace Hopper"))
    book.keep_exam(exam_result(id="three", learner="ADA LOVELACE"))
    assert [result.id for result in book.exams("ada lovelace")] == ["one", "three"]


def test_a_test_is_found_by_the_beginning_of_its_id_that_no_other_shares(register):
    book = PracticeBook(register.engine, clock)
    for exam_id in ("5f2c9a", "5f2c", "77%1"):
        book.keep_exam(exam_result(id=exam_id))
    assert [book.exam(typed).id for typed in ("5f2c9a", "5f2c9", "5f2c", "7")] == ["5f2c9a", "5f2c9a", "5f2c", "77%1"]
    with pytest.raises(RegisterError, match="several tests begin with “5f”"):
        book.exam("5f")
    with pytest.raises(RegisterError, match=r"has no test “%”.*training exams"):
        book.exam("%")


def test_a_test_is_never_changed(register):
    PracticeBook(register.engine, clock).keep_exam(exam_result())
    with pytest.raises(RegisterError, match="never changed"), writing(register.engine) as connection:
        connection.execute(exams.update().values(learner="Someone else"))


def test_an_entry_that_holds_no_test_is_told_plainly():
    entry = Entry(number=3, kind="exam", key="k", kept_at="x", previous="p", body='{"exam": {"id": 1}}')
    with pytest.raises(RegisterDamagedError, match="Entry 3 of the practice book holds no test"):
        exam_row(entry)


@pytest.mark.parametrize("content", [{}, asdict(exam_result("")), {"cases": [{"answers": [[1]]}]}, {"cases": 3}])
def test_content_of_another_shape_is_no_test(content):
    with pytest.raises(RegisterDamagedError, match="A test of the practice book cannot be read"):
        exam_from(content)
