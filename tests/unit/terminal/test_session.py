from datetime import UTC, datetime

import pytest

from tests.support.sets import write
from tests.support.typist import Typist
from wizard.exports import Exports
from wizard.terminal.session import assess, local_time

VISIT_TO_CHECKLIST = ["1", "1", "", "", "1", "2"]
"""A visit nobody pays for; agreed to; on from the verdict; by e-mail; no minors."""


def now() -> datetime:
    return datetime(2026, 3, 4, 10, 30, tzinfo=UTC)


@pytest.fixture
def questions(tmp_path):
    return write(tmp_path / "small")


def held(questions, *lines, exports=None) -> tuple[int, Typist]:
    typist = Typist(lines)
    code = assess(questions, exports, talk=typist.talk, now=now)
    assert typist.all_typed
    return code, typist


def test_from_the_first_question_to_the_saved_files(questions, tmp_path):
    code, typist = held(
        questions, *VISIT_TO_CHECKLIST, "1", "Visit letter", "For March", "Jo", f"{tmp_path}/visit", f"{tmp_path}/v.txt"
    )
    assert code == 0
    assert (tmp_path / "visit.pdf").read_bytes().startswith(b"%PDF-")
    text = (tmp_path / "v.txt").read_text(encoding="utf-8")
    for words in ("Visit letter", "For March", "Jo", "Mar 4, 2026, 10:30 AM", "Visit reminders"):
        assert words in text
    assert f"Saved: {tmp_path}/v.txt" in typist.screen
    assert "not legal advice" in typist.screen


def test_files_named_beforehand_are_saved_without_asking(questions, tmp_path):
    exports = Exports(files={"json": tmp_path / "r.json"})
    code, _ = held(questions, *VISIT_TO_CHECKLIST, "", "Visit letter", "", "", exports=exports)
    assert code == 0
    assert "Visit letter" in (tmp_path / "r.json").read_text(encoding="utf-8")


def test_a_name_that_is_taken_is_asked_for_anew_and_nothing_is_lost(questions, tmp_path):
    taken = tmp_path / "taken.txt"
    taken.write_text("mine", encoding="utf-8")
    _, typist = held(
        questions, *VISIT_TO_CHECKLIST, "", "Visit", "", "", "", str(taken), str(tmp_path / "other"), exports=None
    )
    assert "taken.txt was not saved: a file has this name already" in typist.screen
    assert (tmp_path / "other.txt").exists()
    assert taken.read_text(encoding="utf-8") == "mine"


def test_without_any_file_the_rationale_is_printed(questions):
    code, typist = held(questions, *VISIT_TO_CHECKLIST, "", "Visit letter", "", "", "", "")
    assert code == 0
    assert "Check code" in typist.screen


def test_back_from_the_follow_ups_comes_to_the_answers_again(questions, tmp_path):
    exports = Exports(files={"text": tmp_path / "r.txt"})
    code, typist = held(
        questions,
        *["1", "1", "", "", "b", "", "b", "b", "2", "", "", "1", "", "Visit", "", ""],
        exports=exports,
    )
    assert code == 0
    assert "Authorization required" in (tmp_path / "r.txt").read_text(encoding="utf-8")
    assert typist.screen.count("Verdict: Exception applies") == 2


@pytest.mark.parametrize("lines", [[], ["q"], [*VISIT_TO_CHECKLIST, "q"], [*VISIT_TO_CHECKLIST, "", "Visit", "", ""]])
def test_leaving_before_the_end_says_so_and_is_no_verdict(questions, lines):
    code, typist = held(questions, *lines)
    assert code == 1
    assert "You left before the end" in typist.screen


def test_the_time_has_its_offset():
    assert local_time().tzinfo is not None
