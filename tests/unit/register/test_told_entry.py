from tests.support.registers import REVIEWER, rationale
from wizard.register.told_entry import told_entry
from wizard.report.pdf import as_pdf
from wizard.report.record import digest, read_record
from wizard.report.seal import inspect


def test_a_kept_decision_tells_its_place_and_reviews(register):
    first = register.keep(rationale(), key="a")
    register.review(first.number, "sent-back", reviewer=REVIEWER, reason="The contract\nis\tmissing.\x07", key="b")
    register.keep(rationale("stop"), key="c", replaces=first.number)
    entry = told_entry(register.decision(first.number))
    assert entry.place == "2026-0001, version 1 (replaced by version 2)"
    assert entry.review == "Sent back by P. Office, privacy, Mar 9, 2026"
    assert entry.because == "The contract\nis missing."
    assert entry.record == digest(rationale())


def test_a_pdf_from_the_register_is_sound(register):
    row = register.keep(rationale(), key="a")
    decision = register.decision(row.number)
    found = inspect(as_pdf(read_record(decision.record), told_entry(decision)))
    assert found.is_sound
    assert found.entry.decision == row.decision
