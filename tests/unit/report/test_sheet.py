import pytest

from wizard.report.sheet import lay_out
from wizard.report.words import AskedForBy, TickedAnswer


def sections(rationale):
    sheet = lay_out(rationale)
    return {section.title: section for section in (*sheet.sections, *sheet.reasoning)}


def test_the_conditions_of_a_conditional_verdict_are_called_so(rationale_of):
    assert "Conditions to meet" in sections(rationale_of("conditional"))


def test_the_obligations_of_another_verdict_are_a_checklist(rationale_of):
    assert "Checklist" in sections(rationale_of("exception"))


def test_what_is_empty_has_no_section(rationale_of):
    parts = ("obligations", "follow_ups", "next_steps", "rests_on", "why_not", "would_change")
    bare = rationale_of("conditional").model_copy(update=dict.fromkeys(parts, ()))
    assert list(sections(bare)) == ["Why this verdict", "Signatures", "Your answers", "Sources", "Question set"]


@pytest.mark.parametrize("kind", ["not-governed", "exception", "conditional", "authorization", "stop", "unsure"])
def test_heads_repeated_on_the_next_page_are_too_short_to_be_taken_for_hidden_prose(rationale_of, kind):
    headers = [section.header for section in sections(rationale_of(kind)).values() if hasattr(section, "header")]
    assert all(len(" ".join(header).split()) < 8 for header in headers)


def test_what_a_reader_acts_on_and_signs_comes_first(rationale_of):
    titles = [section.title for section in lay_out(rationale_of()).sections]
    assert titles == ["Why this verdict", "Conditions to meet", "What to do next", "Signatures"]


def test_the_full_reasoning_follows(rationale_of):
    titles = [section.title for section in lay_out(rationale_of()).reasoning]
    explained = ["What this verdict rests on", "Why not the others", "What would change it"]
    assert titles == ["Your answers", *explained, "Sources", "Question set"]


def test_follow_ups_still_open_are_a_step_to_take(rationale_of):
    rationale = rationale_of()
    (*_, step) = sections(rationale)["What to do next"].items
    assert rationale.follow_ups
    assert step.startswith("Answer what is still open")
    assert all(f"“{asked.label}”" in step for asked in rationale.follow_ups)


def test_a_follow_up_answered_is_told_and_no_step_any_more(rationale_of):
    rationale = rationale_of()
    ticked = TickedAnswer(id="mail", text="By mail", because="It is mailed.", unsure=False)
    asked = rationale.follow_ups[0].model_copy(update={"answers": (ticked,)})
    told = sections(rationale.model_copy(update={"follow_ups": (asked,), "next_steps": ()}))
    assert told["Follow-up questions"].rows == ((asked.asked, "By mail"),)
    assert "What to do next" not in told


def test_an_answer_stands_with_why_it_was_asked_for(rationale_of):
    rationale = rationale_of()
    whys = [why for _, _, why, _ in sections(rationale)["Your answers"].rows]
    assert whys == [reason.why for reason in rationale.because]


def test_a_verdict_that_permits_nothing_rests_on_no_facts(rationale_of):
    assert "What this verdict rests on" not in sections(rationale_of("authorization"))


def test_a_proof_filed_stands_beside_its_answer(rationale_of):
    proof = {"sender": "HR keeps the list"}
    items = sections(rationale_of(proofs=proof))["What this verdict rests on"].items
    assert [item.proof for item in items if item.noted] == ["HR keeps the list"]


def test_a_doubt_has_a_section(rationale_of):
    rows = sections(rationale_of("unsure"))["Where the doubt leads"].rows
    assert all(leads.startswith("Open. At most") or leads.endswith(".") for _, leads in rows)


def test_an_answer_that_settles_the_verdict_is_told_with_its_headline(rationale_of):
    rationale = rationale_of("unsure")
    settled = rationale.doubts[0].prospects[0].model_copy(update={"headline": "Go ahead", "questions_left": 0})
    doubt = rationale.doubts[0].model_copy(update={"prospects": (settled,)})
    ((_, leads),) = sections(rationale.model_copy(update={"doubts": (doubt,)}))["Where the doubt leads"].rows
    assert leads.endswith(" Go ahead.")


@pytest.mark.parametrize(
    ("checked", "remark"), [("mirror", "on another site"), ("knowledge", "Counsel should confirm it first")]
)
def test_a_source_not_read_itself_says_so(rationale_of, checked, remark):
    rationale = rationale_of()
    source = rationale.sources[0].model_copy(update={"checked": checked})
    (item,) = sections(rationale.model_copy(update={"sources": (source,)}))["Sources"].items
    assert remark in item.remark


def test_a_source_read_itself_needs_no_remark(rationale_of):
    rationale = rationale_of()
    source = rationale.sources[0].model_copy(update={"checked": "text"})
    (item,) = sections(rationale.model_copy(update={"sources": (source,)}))["Sources"].items
    assert (item.lead, item.remark) == (f"{source.cite}: {source.title}.", "")


def test_a_reviewed_set_names_its_reviewer(rationale_of):
    rationale = rationale_of()
    reviewed = rationale.question_set.model_copy(update={"reviewed_by": "R. Counsel", "reviewed_on": "2026-02-01"})
    rows = dict(sections(rationale.model_copy(update={"question_set": reviewed}))["Question set"].rows)
    assert rows["Reviewed"] == "By R. Counsel on Feb 1, 2026"


@pytest.mark.parametrize(
    ("by", "says"),
    [
        ("question", "Asked for by the answer to “Who pays”."),
        ("follow-up", "Asked for by the follow-up “Who pays”."),
    ],
)
def test_an_answer_that_asks_for_an_obligation_is_named(rationale_of, by, says):
    rationale = rationale_of("exception")
    asked = AskedForBy(by=by, id="x", words="Who pays")
    duty = rationale.obligations[0].model_copy(
        update={"asked_for_by": (asked,), "confirmed_on": "2026-03-01", "state": "confirmed"}
    )
    (item,) = sections(rationale.model_copy(update={"obligations": (duty,)}))["Checklist"].items
    assert item.small.startswith(says)
    assert item.state == "Confirmed Mar 1, 2026"


def test_a_name_too_long_for_a_heading_is_cut_there_and_told_whole_beneath(rationale_of):
    sheet = lay_out(rationale_of(name="word " * 40, note="why"))
    assert sheet.title.endswith("word…")
    assert [label for label, _ in sheet.notes] == ["Whole name", "Note"]
    assert sheet.notes[0][1] == ("word " * 40).strip()
