import subprocess
import sys
from io import BytesIO

import outloud
import pdfua
import pytest
from pypdf import PdfReader

from wizard.report.envelope import open_envelope
from wizard.report.pdf import as_pdf
from wizard.report.record import as_json
from wizard.report.sheet import lay_out
from wizard.report.text import as_text
from wizard.report.typesetting import spelling

KINDS = ["not-governed", "exception", "conditional", "authorization", "stop", "unsure"]
NASTY = '#panic() *x* $ @y <b> \\ `z` _u_ = h // c /* d */ "q" [r] {s} ~ - + 1. #import "a"'
LONG = "A long explanation of what the campaign is for and who asked for it. " * 60


def reader(data):
    return PdfReader(BytesIO(data))


def drawn_lines(data):
    """Count the black lines of a PDF that are 0.8 points wide: those to write on."""
    drawn = b"".join(page.get_contents().get_data() for page in reader(data).pages)
    return drawn.count(b"0.8 w")


@pytest.mark.parametrize("kind", KINDS)
def test_the_pages_state_every_fact_of_the_sheet(rationale_of, kind):
    rationale = rationale_of(kind, note="Asked for by the service line lead.", example=True)
    pages = open_envelope(as_pdf(rationale))
    assert [fact for fact in lay_out(rationale).statements() if not pages.says(fact)] == []


FILED = {
    "example": {"example": True},
    "markup": {"name": NASTY, "note": NASTY, "decided_by": NASTY},
    "long-words": {"name": "w" * 300, "note": "W" * 900, "decided_by": "i" * 200},
    "long-texts": {"name": LONG[:400], "note": LONG, "decided_by": LONG[:200]},
    "scripts": {"name": "中文 \U0001f383 שלום Ж é", "decided_by": ""},
}


@pytest.mark.parametrize(
    ("kind", "filed"),
    [*((kind, {}) for kind in KINDS), *(("unsure", filed) for filed in FILED.values())],
    ids=[*KINDS, *FILED],
)
def test_two_outside_checkers_find_no_fault(rationale_of, tmp_path, kind, filed):
    path = tmp_path / "rationale.pdf"
    path.write_bytes(as_pdf(rationale_of(kind, **filed)))
    heard = outloud.check(path)
    assert [str(finding) for finding in heard.findings if finding.severity in {"error", "warning"}] == []
    assert pdfua.validate(str(path)).findings == ()


def test_an_answer_without_a_proof_has_a_line_to_write_on(rationale_of):
    supports = rationale_of().rests_on
    proofs = {support.question: "Filed in folder 12" for support in supports}
    lines = drawn_lines(as_pdf(rationale_of())) - drawn_lines(as_pdf(rationale_of(proofs=proofs)))
    assert lines == len(supports)


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_reader_acts_on_and_signs_fits_two_pages_and_all_five(rationale_of, kind):
    pages = [page.extract_text() for page in reader(as_pdf(rationale_of(kind))).pages]
    (starts,) = (number for number, page in enumerate(pages, start=1) if "The full reasoning" in page)
    assert starts == 2
    assert len(pages) <= (5 if kind == "conditional" else 4)


def test_markup_is_printed_and_not_run(rationale_of):
    assert open_envelope(as_pdf(rationale_of(name=NASTY))).says(NASTY)


def test_a_word_without_a_space_is_broken_to_fit_the_page(rationale_of):
    pages = reader(as_pdf(rationale_of("stop", name="W" * 300, note="W" * 300, decided_by="W" * 300))).pages
    assert max(line.count("W") for page in pages for line in page.extract_text().splitlines()) < 60


def test_the_record_is_attached(rationale_of):
    rationale = rationale_of()
    assert open_envelope(as_pdf(rationale)).record == as_json(rationale)


def test_the_attachment_says_what_it_is(rationale_of):
    (attachment,) = reader(as_pdf(rationale_of())).attachment_list
    assert attachment.name == "rationale.json"
    assert "record of this decision" in attachment.description


def test_the_document_has_a_title_a_language_and_tags(rationale_of):
    pdf = reader(as_pdf(rationale_of()))
    assert pdf.metadata.title == "Refill letter"
    assert pdf.trailer["/Root"]["/Lang"] == "en-US"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_document_claims_both_standards(rationale_of):
    metadata = reader(as_pdf(rationale_of())).trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>3</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata


def test_the_pages_are_us_letter(rationale_of):
    assert {tuple(map(float, page.mediabox)) for page in reader(as_pdf(rationale_of())).pages} == {(0, 0, 612, 792)}


def test_the_same_rationale_gives_the_same_bytes(rationale_of):
    assert as_pdf(rationale_of()) == as_pdf(rationale_of())


def test_another_date_gives_other_bytes(rationale_of):
    assert as_pdf(rationale_of()) != as_pdf(rationale_of(decided_at="2026-03-10T10:58:00-05:00"))


def test_the_document_is_dated_by_the_decision(rationale_of):
    assert reader(as_pdf(rationale_of())).metadata.creation_date.isoformat() == "2026-03-09T15:58:00+00:00"


def test_an_example_is_marked_on_every_page(rationale_of):
    pages = reader(as_pdf(rationale_of(example=True))).pages
    assert all("EXAMPLE" in page.extract_text() for page in pages)


def test_practice_is_marked_on_every_page_and_in_the_text(rationale_of):
    practice = rationale_of(practice=True)
    pages = reader(as_pdf(practice)).pages
    assert all("PRACTICE" in page.extract_text() for page in pages)
    assert "PRACTICE" in as_text(practice)


def test_a_decision_is_not_marked_as_an_example(rationale_of):
    assert not open_envelope(as_pdf(rationale_of())).says("EXAMPLE")


def test_every_page_is_numbered_and_carries_the_check_code(rationale_of):
    rationale = rationale_of()
    pages = reader(as_pdf(rationale)).pages
    footer = lay_out(rationale).footer
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page.extract_text()
        assert footer in page.extract_text()


def test_a_letter_that_no_font_can_draw_is_spelled_out(rationale_of):
    pages = open_envelope(as_pdf(rationale_of(name="\U0001f383 week → 中")))
    assert pages.says("[jack-o-lantern] week → [cjk unified ideograph-4e2d]")


def test_usual_letters_are_drawn_as_they_are():
    assert spelling(["Café — “so” § 1", "Ж →"]) == {}


def test_the_command_line_does_not_load_typst():
    loaded = "import sys, wizard.report.seal; print('typst' in sys.modules, 'pypdf' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
