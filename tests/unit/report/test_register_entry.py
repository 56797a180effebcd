import json
from io import BytesIO

import outloud
import pdfua
import pytest
from pypdf import PdfReader

from tests.unit.report.test_seal import rewritten, says
from wizard.errors import RecordError
from wizard.report.envelope import open_envelope
from wizard.report.pdf import as_pdf
from wizard.report.record import as_json
from wizard.report.register_entry import entry_as_json, read_entry
from wizard.report.seal import inspect, read_pdf, verify
from wizard.report.sheet import lay_out
from wizard.report.text import as_text

REVIEWS = {
    "waiting": ((), "Waiting for review"),
    "approved": ((("approved", ""),), "Approved by P. Office, Mar 12, 2026"),
    "sent-back": ((("sent-back", "The contract is missing."),), "Sent back by P. Office, Mar 12, 2026"),
    "both": ((("sent-back", "The contract is missing."), ("approved", "")), "Approved by P. Office, Mar 13, 2026"),
}


@pytest.fixture(params=REVIEWS)
def reviewed(request, rationale_of, entry_of):
    """A rationale, its entry in a register, and what its head says of the review."""
    reviews, said = REVIEWS[request.param]
    rationale = rationale_of()
    return rationale, entry_of(rationale, *reviews), said


def test_the_text_says_where_it_is_kept_and_how_it_was_reviewed(reviewed):
    rationale, entry, said = reviewed
    text = as_text(rationale, entry)
    assert "Decision:         2026-0129, version 2\n" in text
    assert f"Review:           {said}\n" in text


def test_the_pages_state_every_fact_and_pass_two_outside_checkers(reviewed, tmp_path):
    rationale, entry, _ = reviewed
    path = tmp_path / "rationale.pdf"
    path.write_bytes(as_pdf(rationale, entry))
    pages = open_envelope(path.read_bytes())
    assert [fact for fact in lay_out(rationale, entry).statements() if not pages.says(fact)] == []
    assert [str(one) for one in outloud.check(path).findings if one.severity in {"error", "warning"}] == []
    assert pdfua.validate(str(path)).findings == ()


def test_what_was_decided_stays_as_it_is_and_verifies(reviewed, hipaa):
    rationale, entry, said = reviewed
    pdf = as_pdf(rationale, entry)
    verification = verify(pdf, hipaa)
    assert verification.is_sound
    assert f"Decision 2026-0129, version 2. {said}." in says(verification, "ok")
    assert "byte for byte" in says(verification, "ok")
    assert verification.entry == entry
    assert open_envelope(pdf).record == as_json(rationale)
    assert read_pdf(pdf) == rationale


def test_the_reason_stands_below_what_was_decided(rationale_of, entry_of):
    text = as_text(rationale_of(), entry_of(rationale_of(), ("sent-back", "The contract is missing.")))
    assert "Reason given:     The contract is missing.\n" in text


def test_several_reviews_are_all_told(rationale_of, entry_of):
    told = (("sent-back", "The contract is missing."), ("approved", "Contract seen."), ("approved", ""))
    text = as_text(rationale_of(), entry_of(rationale_of(), *told))
    assert "Reviews\n-------\n- Sent back by P. Office, Mar 12, 2026\n  > The contract is missing.\n" in text
    assert "- Approved by P. Office, Mar 14, 2026\n  > None given\n" in text


def test_a_version_that_was_replaced_says_by_which(rationale_of, entry_of):
    text = as_text(rationale_of(), entry_of(rationale_of(), version=1, latest=3))
    assert "2026-0129, version 1 (replaced by version 3)" in text
    assert "Review:           Not reviewed\n" in text


def test_a_message_of_several_topics_shows_the_review_too(message_rationale_of, entry_of, hipaa):
    rationale = message_rationale_of()
    pdf = as_pdf(rationale, entry_of(rationale, ("approved", "")))
    assert open_envelope(pdf).says("Approved by P. Office, Mar 12, 2026")
    assert verify(pdf, hipaa).is_sound


def test_what_no_register_keeps_says_nothing_of_one(rationale_of):
    assert inspect(as_pdf(rationale_of())).entry is None
    assert "Review:" not in as_text(rationale_of())


def test_both_attachments_say_what_they_are(rationale_of, entry_of):
    attached = PdfReader(BytesIO(as_pdf(rationale_of(), entry_of(rationale_of())))).attachment_list
    described = {one.name: one.description for one in attached}
    assert described.keys() == {"rationale.json", "register.json"}
    assert "how it was reviewed" in described["register.json"]


def with_entry(data, text):
    def change(writer):
        for attachment in writer.attachment_list:
            if attachment.name == "register.json":
                attachment.content = text.encode()

    return rewritten(data, change)


def test_another_review_in_the_attachment_does_not_fit_the_pages(rationale_of, entry_of, hipaa):
    rationale = rationale_of()
    pdf = as_pdf(rationale, entry_of(rationale, ("sent-back", "The contract is missing.")))
    forged = with_entry(pdf, entry_as_json(entry_of(rationale, ("approved", ""))))
    assert "“Approved by P. Office, Mar 12, 2026”" in says(verify(forged, hipaa), "wrong")


def test_a_changed_word_of_the_entry_is_found(rationale_of, entry_of, hipaa):
    rationale = rationale_of()
    entry = entry_of(rationale, ("approved", ""))
    changed = with_entry(as_pdf(rationale, entry), entry_as_json(entry).replace("P. Office", "Q. Office"))
    verification = verify(changed, hipaa)
    assert "What the register added is not whole: The register entry was changed" in says(verification, "wrong")
    assert verification.entry is None


def test_the_entry_of_another_decision_is_found(rationale_of, entry_of, hipaa):
    other = entry_of(rationale_of("stop"))
    verification = verify(as_pdf(rationale_of(), other), hipaa)
    assert "belongs to another record: to decision 2026-0129, version 2" in says(verification, "wrong")


def test_an_entry_is_read_as_it_was_written(reviewed):
    _, entry, _ = reviewed
    assert read_entry(entry_as_json(entry)) == entry


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"format": "exception-wizard-rationale"}, "This is no register entry"),
        ({"format_version": 2}, "Install a newer Exception Wizard"),
        ({"version": 3}, "changed or damaged"),
    ],
)
def test_what_is_no_whole_entry_is_told(rationale_of, entry_of, change, said):
    words = json.loads(entry_as_json(entry_of(rationale_of()))) | change
    with pytest.raises(RecordError, match=said):
        read_entry(json.dumps(words))


def test_an_entry_whose_words_do_not_fit_its_shape_is_told(rationale_of, entry_of):
    odd = entry_of(rationale_of(), ("approved", ""))
    odd = odd.model_copy(update={"reviews": (odd.reviews[0].model_copy(update={"reviewed_at": "soon"}),)})
    with pytest.raises(RecordError, match=r"The register entry cannot be read: reviews\.0\.reviewed_at"):
        read_entry(entry_as_json(odd))
