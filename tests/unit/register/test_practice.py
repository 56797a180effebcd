from datetime import UTC, datetime

import pytest

from wizard.errors import RegisterDamagedError, RegisterError
from wizard.register.books import PRACTICE
from wizard.register.chain import Entry
from wizard.register.connection import writing
from wizard.register.opening import open_register
from wizard.register.practice import PracticeBook, attempt_from
from wizard.register.projection import attempt_row
from wizard.register.proof import prove
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


@pytest.fixture
def register(tmp_path):
    register = open_register(tmp_path / "register.sqlite", clock)
    yield register
    register.close()


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
