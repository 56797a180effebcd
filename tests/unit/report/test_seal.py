import re
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from wizard.errors import RecordError
from wizard.report.envelope import Envelope
from wizard.report.pdf import as_pdf
from wizard.report.record import as_json
from wizard.report.seal import NOTE, read_pdf, verify


def says(verification, mark):
    return " ".join(statement.says for statement in verification.statements if statement.mark == mark)


def rewritten(data, change):
    """Return a PDF after ``change`` has had its writer."""
    writer = PdfWriter(clone_from=BytesIO(data))
    change(writer)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def with_record(data, record):
    def change(writer):
        (attachment,) = writer.attachment_list
        attachment.content = record.encode()

    return rewritten(data, change)


def with_page_drawing(data, change):
    """Return a PDF whose first page is drawn by changed instructions."""

    def redraw(writer):
        page = writer.pages[0]
        stream = DecodedStreamObject()
        stream.set_data(change(page.get_contents().get_data()))
        page[NameObject("/Contents")] = writer._add_object(stream)

    return rewritten(data, redraw)


@pytest.mark.parametrize("kind", ["not-governed", "exception", "conditional", "authorization", "stop", "unsure"])
def test_a_pdf_as_written_is_sound(rationale_of, hipaa, kind):
    verification = verify(as_pdf(rationale_of(kind)), hipaa)
    assert verification.is_sound
    assert [statement.mark for statement in verification.statements] == ["ok", "ok", "ok", "ok"]
    assert verification.rationale == rationale_of(kind)


def test_what_a_check_cannot_find_is_said(rationale_of, hipaa):
    assert verify(as_pdf(rationale_of()), hipaa).note == NOTE
    assert "forger" in NOTE


def test_a_file_is_read_by_its_path(rationale_of, hipaa, tmp_path):
    path = tmp_path / "rationale.pdf"
    path.write_bytes(as_pdf(rationale_of()))
    assert read_pdf(path) == rationale_of()
    assert verify(path, hipaa).is_sound


def test_a_changed_word_in_the_record_is_found(rationale_of, hipaa):
    rationale = rationale_of()
    changed = with_record(as_pdf(rationale), as_json(rationale).replace("D. Alvarez", "E. Alvarez"))
    verification = verify(changed, hipaa)
    assert not verification.is_sound
    assert "its digest does not fit its words" in says(verification, "wrong")
    assert "“E. Alvarez, marketing”" in says(verification, "wrong")


def test_a_record_of_another_decision_does_not_fit_the_pages(rationale_of, hipaa):
    verification = verify(with_record(as_pdf(rationale_of()), as_json(rationale_of(name="Zebra letter"))), hipaa)
    assert "“Zebra letter”" in says(verification, "wrong")


def test_a_record_that_was_changed_is_not_read(rationale_of):
    rationale = rationale_of()
    changed = with_record(as_pdf(rationale), as_json(rationale).replace("D. Alvarez", "E. Alvarez"))
    with pytest.raises(RecordError, match="its digest does not fit"):
        read_pdf(changed)


def test_a_changed_letter_on_a_page_is_found(rationale_of, hipaa):
    def swap_two_letters(drawing):
        shown = re.search(rb"\[?<([0-9a-f]{8})", drawing) or re.search(rb"\((..)(..)", drawing, re.DOTALL)
        start, end = shown.span(1)
        return drawing[:start] + drawing[start:end][::-1] + drawing[end:]

    changed = with_page_drawing(as_pdf(rationale_of()), swap_two_letters)
    assert not verify(changed, hipaa).is_sound


def test_a_page_taken_out_is_found(rationale_of, hipaa):
    def drop_the_second_page(writer):
        writer.remove_page(1)

    verification = verify(rewritten(as_pdf(rationale_of()), drop_the_second_page), hipaa)
    assert "The pages do not say what the record says" in says(verification, "wrong")


def test_a_page_put_in_is_found(rationale_of, hipaa):
    def repeat_the_first_page(writer):
        writer.add_page(writer.pages[0])

    verification = verify(rewritten(as_pdf(rationale_of()), repeat_the_first_page), hipaa)
    assert "something else besides" in says(verification, "wrong")


def test_a_file_saved_anew_keeps_its_words_but_not_its_bytes(rationale_of, hipaa):
    verification = verify(rewritten(as_pdf(rationale_of()), lambda _: None), hipaa)
    assert "word for word" in says(verification, "ok")
    assert "not, byte for byte" in says(verification, "wrong")


def test_a_file_that_another_program_saved_anew_is_compared_by_its_words(rationale_of, hipaa):
    saved = rewritten(as_pdf(rationale_of()), lambda writer: writer.add_metadata({"/Producer": "A viewer"}))
    verification = verify(saved, hipaa)
    assert verification.is_sound
    assert "only words were compared" in says(verification, "note")


def test_a_signature_added_at_the_end_is_noted(rationale_of, hipaa):
    verification = verify(as_pdf(rationale_of()) + b"\n% signed\n", hipaa)
    assert verification.is_sound
    assert "such as a signature" in says(verification, "note")


def test_pages_of_an_earlier_program_are_compared_by_what_they_say(rationale_of, hipaa):
    earlier = rationale_of().model_copy(update={"program_version": "0.0.1"})

    def repeat_the_first_page(writer):
        writer.add_page(writer.pages[0])

    verification = verify(rewritten(as_pdf(earlier), repeat_the_first_page), hipaa)
    assert verification.is_sound
    assert "Everything the record says stands on the pages" in says(verification, "ok")


def test_another_question_set_is_named(rationale_of, hipaa):
    verification = verify(as_pdf(rationale_of()), replace(hipaa, id="other-set"))
    assert "“other-set”" in says(verification, "wrong")


def test_a_question_set_that_changed_is_named_with_what_it_decides_today(rationale_of, hipaa):
    today = replace(hipaa, version="0.2.0", digest="f" * 64)
    verification = verify(as_pdf(rationale_of()), today)
    assert verification.is_sound
    assert "is version 0.2.0 (digest ffffffff) now" in says(verification, "note")
    assert "the same verdict with today's question set" in says(verification, "ok")


def test_another_verdict_today_is_told(rationale_of, hipaa):
    rationale = rationale_of()
    stricter = replace(hipaa.outcomes[rationale.verdict.outcome], class_="authorization", headline="Ask each person")
    outcomes = {**hipaa.outcomes, rationale.verdict.outcome: stricter}
    verification = verify(as_pdf(rationale), replace(hipaa, outcomes=outcomes, digest="f" * 64))
    assert "another verdict with today's question set: Authorization required. Ask each person." in says(
        verification, "wrong"
    )


def test_answers_that_the_set_no_longer_has_are_told(rationale_of, hipaa):
    rationale = rationale_of("stop")
    lost = rationale.answers[-1].question
    questions = {key: question for key, question in hipaa.questions.items() if key != lost}
    junctions = {key: branches for key, branches in hipaa.junctions.items() if False}
    shorter = replace(
        hipaa,
        questions={"organization": replace(questions["organization"], answers={})},
        junctions=junctions,
        digest="f" * 64,
    )
    assert "The answers lead to no verdict" in says(verify(as_pdf(rationale), shorter), "wrong")


def test_words_that_the_set_never_showed_are_told(rationale_of, hipaa):
    rationale = rationale_of()
    forged = rationale.model_copy(
        update={"verdict": rationale.verdict.model_copy(update={"headline": "Send it, whatever"})}
    )
    assert "not those of the question set" in says(verify(as_pdf(forged), hipaa), "wrong")


@pytest.mark.parametrize("part", ["why_not", "would_change", "rests_on"])
def test_an_explanation_that_the_answers_do_not_give_is_told(rationale_of, hipaa, part):
    rationale = rationale_of()
    shortened = rationale.model_copy(update={part: getattr(rationale, part)[1:]})
    verification = verify(as_pdf(shortened), hipaa)
    assert "The explanation" in says(verification, "wrong")


def test_an_explanation_that_a_later_set_would_not_give_is_noted(rationale_of, hipaa):
    renamed = {key: replace(rule, title=f"{rule.title}, as it is now") for key, rule in hipaa.exceptions.items()}
    verification = verify(as_pdf(rationale_of()), replace(hipaa, exceptions=renamed, digest="f" * 64))
    assert verification.is_sound
    assert "the explanation of the verdict reads otherwise" in says(verification, "note")


def test_proofs_are_not_part_of_what_is_computed_anew(rationale_of, hipaa):
    assert verify(as_pdf(rationale_of(proofs={"sender": "HR, list of Mar 1"})), hipaa).is_sound


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(RecordError, match="cannot be read"):
        read_pdf(tmp_path / "nowhere.pdf")


def test_a_locked_pdf_is_told(rationale_of):
    locked = rewritten(as_pdf(rationale_of()), lambda writer: writer.encrypt("secret", algorithm="RC4-128"))
    with pytest.raises(RecordError, match="locked with a password"):
        read_pdf(locked)


def test_a_pdf_without_a_record_is_told():
    writer = PdfWriter()
    writer.add_blank_page(612, 792)
    written = BytesIO()
    writer.write(written)
    with pytest.raises(RecordError, match="carries no record"):
        read_pdf(written.getvalue())


def test_a_pdf_with_far_too_many_pages_is_told(rationale_of):
    def pile_up(writer):
        for _ in range(500):
            writer.add_blank_page(612, 792)

    with pytest.raises(RecordError, match="too many for a rationale"):
        read_pdf(rewritten(as_pdf(rationale_of()), pile_up))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is no PDF"),
        (b"hello", "is no PDF"),
        (b"%PDF-1.7\n", "damaged"),
        (b"%PDF-" + b"0" * 50_000_000, "too large"),
    ],
    ids=["empty", "text", "header-alone", "huge"],
)
def test_what_is_no_rationale_is_told(data, reason):
    with pytest.raises(RecordError, match=reason):
        read_pdf(data)


def test_a_pdf_cut_short_is_told_or_still_whole(rationale_of, hipaa):
    whole = as_pdf(rationale_of("stop"))
    for share in range(1, 10):
        with pytest.raises(RecordError):
            verify(whole[: len(whole) * share // 10], hipaa)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_changed_byte_is_found_and_never_a_crash(rationale_of, hipaa, data):
    whole = as_pdf(rationale_of("stop"))
    place = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[place]))
    try:
        verification = verify(whole[:place] + bytes([byte]) + whole[place + 1 :], hipaa)
    except RecordError:
        return
    assert not verification.is_sound


@pytest.mark.parametrize(
    ("pages", "words", "found"),
    [
        (("one", "two"), "two", True),
        (("sonefoot", "headtwot"), "one two", True),
        (("onefoot", "headtwofoot", "headthree"), "one two three", True),
        (("one", "two"), "one three", False),
        (("one", "two"), "zero", False),
        (("E" + "." * 900, "..two"), "Etwo", False),
        (("one",), "one two", False),
        (("o" + "." * 900, "n" + "." * 900, "e" + "." * 900), "one", False),
        (("o", "n" * 900, "e"), f"o{'n' * 900}e", True),
    ],
)
def test_a_fact_is_found_even_over_the_end_of_a_page(pages, words, found):
    assert Envelope(record="", pages=pages, creator="", producer="").says(words) is found
