import pytest
from pydantic import ValidationError

from wizard.engine.assessment import Assessment
from wizard.errors import AnswerError
from wizard.report.document import Filing, compose
from wizard.report.words import ObligationWords

KINDS = ["not-governed", "exception", "conditional", "authorization", "stop", "unsure"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_rationale_tells_the_verdict_in_the_words_of_the_set(rationale_of, hipaa, kind):
    rationale = rationale_of(kind)
    outcome = hipaa.outcomes[rationale.verdict.outcome]
    assert rationale.verdict.headline == outcome.headline
    assert rationale.verdict.explanation == outcome.explanation
    assert rationale.verdict.label == hipaa.classes[outcome.class_].label
    assert rationale.next_steps == outcome.next_steps


def test_the_exception_granted_is_told(rationale_of):
    exception = rationale_of("conditional").verdict.exception
    assert (exception.id, exception.title) == ("refill-reminders", "Prescription refill reminders")


def test_no_exception_is_told_where_none_is_granted(rationale_of):
    assert rationale_of("authorization").verdict.exception is None


def test_every_reason_is_a_sentence(rationale_of):
    for reason in rationale_of().because:
        assert reason.because[0].isupper()
        assert reason.because.endswith(".")


def test_every_source_that_the_reasons_and_the_checklist_cite_stands_in_the_list_of_sources(rationale_of):
    rationale = rationale_of()
    cites = {source.cite for source in rationale.sources}
    cited = [*rationale.because, *rationale.obligations]
    assert {cite for part in cited for cite in part.citations} <= cites


def test_a_source_of_an_exception_not_granted_or_of_an_open_follow_up_is_not_listed(rationale_of):
    rationale = rationale_of()
    cited = {cite for part in (*rationale.why_not, *rationale.follow_ups) for cite in part.citations}
    of_own_products, of_calls = '45 CFR 164.501, "marketing" (2)(ii)(B)', "47 CFR 64.1200(a)(9)(iv)"
    assert {of_own_products, of_calls} <= cited
    assert {source.cite for source in rationale.sources}.isdisjoint({of_own_products, of_calls})


def test_questions_and_answers_are_told_as_shown(rationale_of, hipaa):
    for answered in rationale_of().answers:
        assert answered.asked == hipaa.questions[answered.question].ask
        assert answered.text == hipaa.questions[answered.question].answers[answered.answer].text


def test_the_raw_answers_can_be_replayed(rationale_of, finished):
    assert rationale_of().replay.answers == dict(finished("conditional").answers)


def test_an_answer_that_adds_an_obligation_is_named_as_what_asks_for_it(hipaa, finished):
    assessment = finished("exception").follow_up("channel", ["email"])
    rationale = compose(assessment, Filing(name="x"), decided_at="2026-03-09T10:58:00Z", program_version="1")
    asked = {by.by: by.words for duty in rationale.obligations for by in duty.asked_for_by}
    assert asked["follow-up"] == hipaa.followups["channel"].label
    assert asked["verdict"] == "This verdict"


def test_a_question_that_adds_an_obligation_is_named_too(hipaa):
    case = next(
        case
        for case in hipaa.cases.values()
        if any(hipaa.answer_of(question, answer).adds for question, answer in case.answers.items())
    )
    assessment = Assessment.from_answers(hipaa, case.answers)
    rationale = compose(assessment, Filing(name="x"), decided_at="2026-03-09T10:58:00Z", program_version="1")
    asked = {by.by: by.id for duty in rationale.obligations for by in duty.asked_for_by}
    assert asked["question"] in case.answers


def test_follow_ups_are_told_whether_answered_or_not(finished):
    assessment = finished("exception").follow_up("channel", ["letter", "email"])
    rationale = compose(assessment, Filing(name="x"), decided_at="2026-03-09T10:58:00Z", program_version="1")
    answered = {asked.id: [answer.id for answer in asked.answers] for asked in rationale.follow_ups}
    assert answered["channel"] == ["email", "letter"]
    assert answered["states"] == []
    assert rationale.replay.follow_ups == {"channel": ("email", "letter")}


def test_a_confirmed_obligation_keeps_its_date(finished):
    assessment = finished("exception")
    first = assessment.verdict.duties[0].obligation_id
    confirmed = assessment.confirm(first, "2026-03-08")
    rationale = compose(confirmed, Filing(name="x"), decided_at="2026-03-09T10:58:00Z", program_version="1")
    states = {duty.id: (duty.state, duty.confirmed_on) for duty in rationale.obligations}
    assert states.pop(first) == ("confirmed", "2026-03-08")
    assert set(states.values()) == {("open", None)}


def test_a_doubt_says_where_each_definite_answer_would_lead(rationale_of, hipaa):
    (doubt,) = rationale_of("unsure").doubts
    definite = [key for key, answer in hipaa.questions[doubt.question].answers.items() if not answer.unsure]
    assert [prospect.answer for prospect in doubt.prospects] == definite
    assert all(prospect.verdicts for prospect in doubt.prospects)


def test_a_prospect_that_settles_the_verdict_names_its_headline(hipaa):
    assessment = Assessment.from_answers(hipaa, {"organization": "not-sure"})
    rationale = compose(assessment, Filing(name="x"), decided_at="2026-03-09T10:58:00Z", program_version="1")
    settled = {prospect.answer: prospect.headline for prospect in rationale.doubts[0].prospects}
    assert settled["not-covered"] == hipaa.outcomes["not-covered"].headline
    assert settled["provider"] is None


def test_a_sure_walk_has_no_doubts(rationale_of):
    assert rationale_of("conditional").doubts == ()


def test_what_a_person_types_loses_what_cannot_be_seen(rationale_of):
    rationale = rationale_of(name="  a\u202eb \n c\x00 ", note="one\n\ttwo \n", decided_by="D.\u200b A.")
    assert (rationale.name, rationale.note, rationale.decided_by) == ("ab c", "one\ntwo", "D. A.")


def test_a_message_without_a_name_says_so(rationale_of):
    assert rationale_of(name=" ", note=" ").name == "Message without a name"
    assert rationale_of(name=" ", note=" ").note is None


def test_an_open_assessment_has_no_rationale(hipaa):
    with pytest.raises(AnswerError):
        compose(Assessment.start(hipaa), Filing(name="x"), decided_at="2026-03-09T10:58:00Z", program_version="1")


@pytest.mark.parametrize("moment", ["2026-03-09T10:58:00", "yesterday"])
def test_a_time_without_its_offset_is_refused(rationale_of, moment):
    with pytest.raises(ValueError, match="decided_at"):
        rationale_of(decided_at=moment)


@pytest.mark.parametrize(("state", "on"), [("open", "2026-03-09"), ("confirmed", None), ("confirmed", "soon")])
def test_a_state_that_does_not_fit_its_date_is_refused(state, on):
    with pytest.raises(ValidationError):
        ObligationWords(id="a", title="b", detail="c", state=state, confirmed_on=on, asked_for_by=(), citations=())
