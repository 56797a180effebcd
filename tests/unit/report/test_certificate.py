import json
from dataclasses import replace
from io import BytesIO

import outloud
import pdfua
import pytest
from pypdf import PdfReader

from tests.support.practice import attempt, exam_result, turn
from tests.support.sets import replaced, shipped, small_set, write
from tests.unit.report.test_seal import with_page_drawing, with_record
from wizard.errors import RecordError
from wizard.questionset.loader import read
from wizard.questionset.paths import Routes
from wizard.report.certificate import Certificate, certificate_as_json, lay_out_certificate, open_certificate
from wizard.report.certificate_pdf import as_certificate_pdf
from wizard.report.envelope import open_envelope
from wizard.report.pdf import as_pdf
from wizard.report.seal import read_pdf, verify
from wizard.report.verifying import verify_file
from wizard.training.exam import draw_exam, result_of

AT = {"started_at": "2026-03-02T09:00:00-05:00", "finished_at": "2026-03-02T09:31:00-05:00"}
NASTY = '#panic() *x* $ @y <b> \\ `z` _u_ = h // c "q" [r] {s} #import "a"'


def taken(question_set=None, *, wrong=1, learner="Ada Lovelace"):
    """Return a test of a set, the first ``wrong`` cases of it answered wrongly."""
    tested = question_set or small_set()
    exam = draw_exam(tested, Routes(tested), 7)
    attempts = [
        attempt([turn(*pair) for pair in case.answers.items()][: 1 if place < wrong else None], case_id=case.id)
        for place, case in enumerate(exam.cases)
    ]
    attempts = [
        replace(each, turns=(turn(each.turns[0].question_id, "not-sure", each.turns[0].chosen),))
        if place < wrong
        else each
        for place, each in enumerate(attempts)
    ]
    return result_of(tested, exam, attempts, exam_id="5f2c9a", learner=learner, **AT)


def verified(data, tmp_path, question_set=None):
    path = tmp_path / "certificate.pdf"
    path.write_bytes(data)
    return verify_file(path, question_set or small_set())


def says(found, mark):
    return " ".join(statement.says for statement in found.statements if statement.mark == mark)


def sheet_of(result):
    return lay_out_certificate(Certificate(program_version="0.1.0", exam=result))


@pytest.mark.parametrize("wrong", [0, 4])
def test_the_page_states_every_fact_and_passes_two_outside_checkers(tmp_path, wrong):
    result = taken(shipped().question_set, wrong=wrong)
    path = tmp_path / "certificate.pdf"
    path.write_bytes(as_certificate_pdf(result))
    pages = open_envelope(path.read_bytes())
    assert len(pages.pages) == 1
    assert [fact for fact in sheet_of(result).statements() if not pages.says(fact)] == []
    assert [str(one) for one in outloud.check(path).findings if one.severity in {"error", "warning"}] == []
    assert pdfua.validate(str(path)).findings == ()


def test_the_page_says_the_score_the_mark_and_that_there_are_no_passwords():
    sheet = sheet_of(taken())
    assert (sheet.title, sheet.label, sheet.headline) == ("Ada Lovelace", "Passed", "3 of 4 cases right, 75 percent")
    assert sheet.kicker == "Certificate of a practice test: May this letter go out?"
    assert sheet.lines == ("The pass mark of the question set is 75 percent.",)
    assert ("Seed", "7") in sheet.facts
    assert ("Question set", "small-set, version 1.0") in sheet.facts
    assert "no passwords" in sheet.meaning[0]


def test_a_test_that_was_not_passed_says_so():
    sheet = sheet_of(taken(wrong=2))
    assert (sheet.label, sheet.kicker[:9]) == ("Not passed", "Result of")


def test_a_long_name_is_cut_in_the_title_and_stands_whole_below(tmp_path):
    name = "Ada Augusta King " * 12
    data = as_certificate_pdf(taken(learner=name))
    assert open_envelope(data).says(name.strip())
    assert sheet_of(taken(learner=name)).title.endswith("…")
    assert verified(data, tmp_path).is_sound


@pytest.mark.parametrize("name", [NASTY, "W" * 90, "中文 \U0001f383 Ж é"])
def test_no_name_breaks_the_page(tmp_path, name):
    path = tmp_path / "certificate.pdf"
    path.write_bytes(as_certificate_pdf(taken(learner=name)))
    assert verify_file(path, small_set()).is_sound
    assert pdfua.validate(str(path)).findings == ()


def test_the_record_is_attached_and_read_back():
    result = taken()
    data = as_certificate_pdf(result, "0.0.9")
    (attachment,) = PdfReader(BytesIO(data)).attachment_list
    assert (attachment.name, open_envelope(data).attached) == ("certificate.json", "certificate.json")
    opened = open_certificate(open_envelope(data).record)
    assert opened.is_whole
    assert (opened.certificate.exam, opened.certificate.program_version) == (result, "0.0.9")


def test_the_same_test_gives_the_same_bytes():
    assert as_certificate_pdf(taken()) == as_certificate_pdf(taken())


def test_a_certificate_as_written_is_sound(tmp_path):
    found = verified(as_certificate_pdf(taken()), tmp_path)
    assert [statement.mark for statement in found.statements] == ["ok", "ok", "ok"]
    assert "byte for byte" in says(found, "ok")
    assert "the same score: 3 of 4 cases right" in says(found, "ok")
    assert "who answered" in found.note


def test_a_changed_name_in_the_record_is_found(tmp_path):
    data = as_certificate_pdf(taken())
    changed = with_record(data, open_envelope(data).record.replace("Ada Lovelace", "Eve Lovelace"))
    found = verified(changed, tmp_path)
    assert not found.is_sound
    assert "its digest does not fit its words" in says(found, "wrong")
    assert "“Eve Lovelace”" in says(found, "wrong")


def test_a_changed_page_is_found(tmp_path):
    data = with_page_drawing(as_certificate_pdf(taken()), lambda drawn: drawn.replace(b"TJ", b"  ", 3))
    assert "do not say what the record says" in says(verified(data, tmp_path), "wrong")


def test_answers_that_do_not_come_to_the_score_are_found(tmp_path):
    result = taken(wrong=2)
    cases = (replace(result.cases[0], is_right=True), *result.cases[1:])
    found = verified(as_certificate_pdf(replace(result, cases=cases)), tmp_path)
    assert f"Otherwise marked: {cases[0].case_id}." in says(found, "wrong")


def test_cases_that_the_seed_does_not_draw_are_found(tmp_path):
    found = verified(as_certificate_pdf(replace(taken(), seed=8)), tmp_path)
    assert "The seed 8 draws other cases" in says(found, "wrong")


def test_another_pass_mark_than_the_set_has_is_found(tmp_path):
    found = verified(as_certificate_pdf(replace(taken(wrong=2), pass_percent=50)), tmp_path)
    assert "The pass mark, the version or the titles told are not those" in says(found, "wrong")


def test_the_wrong_question_set_is_named(tmp_path):
    found = verified(as_certificate_pdf(taken()), tmp_path, shipped().question_set)
    assert "came from the question set “small-set”" in says(found, "wrong")


def test_a_set_that_can_draw_no_test_is_told(tmp_path):
    without = replace(small_set(), training=None)
    assert "cannot be drawn again" in says(verified(as_certificate_pdf(taken()), tmp_path, without), "wrong")


def test_a_changed_set_that_marks_alike_is_told(tmp_path):
    newer = read(write(tmp_path / "newer", replaced("set", 'version: "1.0"', 'version: "1.1"'))).question_set
    found = verified(as_certificate_pdf(taken()), tmp_path, newer)
    assert found.is_sound
    assert "is version 1.1" in says(found, "note")
    assert "With today's question set, the answers come to the same score" in says(found, "ok")


def test_a_changed_set_that_marks_otherwise_is_no_fault_of_the_file(tmp_path):
    result = taken()
    other = {**small_set().cases}
    gone = next(case.case_id for case in result.cases if case.case_id.endswith("letter"))
    del other[gone]
    newer = replace(small_set(), cases=other, digest="1" * 64)
    found = verified(as_certificate_pdf(result), tmp_path, newer)
    assert found.is_sound
    assert "The score is that of its time" in says(found, "note")
    assert "no longer has 1" in says(found, "note")


def test_a_rationale_is_verified_as_before(rationale_of, hipaa, tmp_path):
    found = verified(as_pdf(rationale_of()), tmp_path, hipaa)
    assert found.is_sound
    assert found.statements == verify(as_pdf(rationale_of()), hipaa).statements


def test_a_certificate_is_no_rationale_to_open(hipaa):
    data = as_certificate_pdf(taken())
    for reading in (read_pdf, lambda pdf: verify(pdf, hipaa)):
        with pytest.raises(RecordError, match="certificate of a practice test, not a rationale"):
            reading(data)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"cases": []}, "at least one case"),
        ({"finished_at": "2026-03-02T09:31:00"}, "no offset"),
        ({"finished_at": "yesterday"}, "Invalid isoformat"),
        ({"seed": "seven"}, "seed"),
    ],
)
def test_a_record_of_another_shape_is_told_plainly(change, what):
    words = json.loads(certificate_as_json(Certificate(program_version="0.1.0", exam=exam_result())))
    words["exam"] |= change
    with pytest.raises(RecordError, match=f"The certificate cannot be read.*{what}"):
        open_certificate(json.dumps(words))
