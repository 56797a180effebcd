import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.report.sheet import lay_out
from wizard.report.text import WIDTH, as_text

KINDS = ["not-governed", "exception", "conditional", "authorization", "stop", "unsure"]


def squashed(text):
    return "".join(text.split())


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_states_every_fact_of_the_sheet(rationale_of, kind):
    rationale = rationale_of(kind, note="Asked for by the service line lead.", example=True)
    text = squashed(as_text(rationale))
    said_otherwise = {
        "No.",
        "Question",
        "Why it is asked",
        "Answer",
        "Condition",
        "To do",
        "Status",
        "If the answer is",
    }
    said_otherwise |= {"Exception and its rule", "Reason"}
    said_otherwise |= {"If it became", "The verdict", "Proof"}
    missing = [
        fact for fact in lay_out(rationale).statements() if squashed(fact) not in text and fact not in said_otherwise
    ]
    assert missing == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_line_is_wider_than_eighty_columns(rationale_of, kind):
    assert max(map(len, as_text(rationale_of(kind)).splitlines())) <= WIDTH


def test_the_text_ends_with_one_line_end(rationale_of):
    text = as_text(rationale_of())
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_an_example_is_marked_at_the_top(rationale_of):
    assert as_text(rationale_of(example=True)).startswith("*** EXAMPLE ***\n")


def test_a_decision_is_not_marked_as_an_example(rationale_of):
    assert "EXAMPLE" not in as_text(rationale_of())


def test_an_open_obligation_has_an_empty_box(rationale_of):
    assert "[ ] Keep a cost worksheet (Not yet confirmed)" in as_text(rationale_of())


def test_the_digest_of_the_set_stays_whole(rationale_of, hipaa):
    assert f"\n  {hipaa.digest}\n" in as_text(rationale_of())


def test_a_note_keeps_its_lines(rationale_of):
    assert "Note:             one\n                  two\n" in as_text(rationale_of(note="one\ntwo"))


def test_nobody_named_is_said(rationale_of):
    assert "Decided by:       Not given" in as_text(rationale_of(decided_by=""))


@given(name=st.text(max_size=300), note=st.text(max_size=300))
def test_whatever_a_person_types_the_lines_stay_narrow(rationale_of, name, note):
    text = as_text(rationale_of("stop", name=name, note=note))
    assert all(len(line) <= WIDTH and line == line.rstrip() for line in text.split("\n"))
