import pytest

from tests.support.registers import KINDS, REVIEWER, rationale
from tests.support.sets import shipped
from wizard.register.told_entry import told_entry
from wizard.report.pdf import as_pdf
from wizard.report.record import as_json, digest, read_record
from wizard.report.seal import verify


def test_a_kept_decision_tells_its_place_and_reviews(register):
    first = register.keep(rationale(), key="a")
    register.review(first.number, "sent-back", reviewer=REVIEWER, reason="The contract\nis\tmissing.\x07", key="b")
    register.keep(rationale("stop"), key="c", replaces=first.number)
    entry = told_entry(register.decision(first.number))
    assert entry.place == "2026-0001, version 1 (replaced by version 2)"
    assert entry.review == "Sent back by P. Office, privacy, Mar 9, 2026"
    assert entry.because == "The contract\nis missing."
    assert entry.record == digest(rationale())


@pytest.mark.parametrize("kind", KINDS)
def test_a_pdf_from_the_register_verifies(register, kind):
    row = register.keep(rationale(kind), key="a")
    decision = register.decision(row.number)
    found = verify(as_pdf(read_record(decision.record), told_entry(decision)), shipped().question_set)
    assert found.is_sound
    assert found.entry.decision == row.decision


def test_the_record_comes_back_letter_by_letter(register):
    row = register.keep(rationale("message"), key="a")
    assert register.decision(row.number).record == as_json(rationale("message"))
