"""What a verdict carries: reasons in order, obligations once each, follow-ups of its class."""

from dataclasses import replace

from tests.support.sets import question, small_set, tree
from wizard.engine.assessment import Assessment
from wizard.questionset.model import Answer, Outcome


def at_cost() -> Assessment:
    return Assessment.from_answers(small_set(), {"purpose": "refill", "payment": "maker", "cost": "at-cost"})


def test_the_reasons_stand_in_the_order_asked() -> None:
    assert [reason.because for reason in at_cost().verdict.because] == [
        "the letter is about a medicine",
        "the maker pays",
        "the maker pays no more than the cost",
    ]


def test_an_answer_without_because_speaks_with_its_text() -> None:
    stop = Outcome(class_="stop", headline="Stop", explanation="Stop.")
    questions = {"one": replace(question(a="stop"), answers={"a": Answer(text="Its text", leads_to="stop")})}
    (reason,) = Assessment.from_answers(tree(questions, {"stop": stop}), {"one": "a"}).verdict.because
    assert reason.because == "Its text"


def test_an_obligation_asked_for_twice_stands_once_and_names_both() -> None:
    duties = {duty.obligation_id: duty.needed_by for duty in at_cost().verdict.duties}
    assert duties == {"write-down-payer": ("outcome", "payment"), "check-drug": ("outcome", "purpose")}


def test_follow_ups_add_their_obligations_once() -> None:
    ticked = at_cost().follow_up("channel", ["email"])
    assert [(duty.obligation_id, duty.needed_by) for duty in ticked.verdict.duties][-1] == ("safe-email", ("channel",))


def test_two_ticks_of_one_follow_up_ask_for_an_obligation_once() -> None:
    small = small_set()
    channel = small.followups["channel"]
    letter = replace(channel.answers["letter"], adds=("safe-email",))
    both = replace(channel, answers={**channel.answers, "letter": letter})
    start = Assessment.start(replace(small, followups={"channel": both})).answer("visit").answer("nobody")
    duty = start.follow_up("channel", ["email", "letter"]).verdict.duties[-1]
    assert (duty.obligation_id, duty.needed_by) == ("safe-email", ("channel",))


def test_the_words_and_the_exception_come_with_the_verdict() -> None:
    verdict = at_cost().verdict
    assert verdict.class_ == "conditional"
    assert verdict.words.label == "With conditions"
    assert verdict.exception_id == "refill-reminders"
    assert verdict.exception is not None
    assert verdict.exception.title == "Refill reminders"


def test_a_verdict_without_an_exception_has_none() -> None:
    verdict = Assessment.from_answers(small_set(), {"purpose": "greeting"}).verdict
    assert (verdict.exception_id, verdict.exception) == (None, None)


def test_only_the_follow_ups_of_the_class_are_asked() -> None:
    asked = [follow_up.follow_up_id for follow_up in at_cost().verdict.follow_ups]
    assert asked == ["channel"]


def test_ticks_of_a_follow_up_that_is_not_asked_add_nothing() -> None:
    ticked = at_cost().follow_up("minors", ["some"])
    assert ticked.verdict.duties == at_cost().verdict.duties


def test_a_doubt_is_named() -> None:
    doubtful = Assessment.from_answers(small_set(), {"purpose": "visit", "payment": "not-sure"}).verdict
    assert doubtful.unsure_about is not None
    assert doubtful.unsure_about.question_id == "payment"
    assert at_cost().verdict.unsure_about is None


def test_what_verdicts_share_is_made_once() -> None:
    first, second = at_cost().verdict, at_cost().follow_up("channel", ["email"]).verdict
    assert first.because[0] is second.because[0]
    unpaid = at_cost().change("payment", "nobody")
    assert unpaid.change("purpose", "visit").verdict.duties[0] is unpaid.change("purpose", "visit").verdict.duties[0]


def test_a_confirmation_stays_with_its_own_assessment() -> None:
    paid = at_cost().change("cost", "above-cost")
    confirmed = paid.confirm("get-form", "2026-03-04")
    assert [duty.confirmed_on for duty in confirmed.verdict.duties] == ["2026-03-04", None, None]
    assert [duty.confirmed_on for duty in paid.verdict.duties] == [None, None, None]


def test_sets_of_one_digest_but_other_words_are_judged_apart() -> None:
    purpose = small_set().questions["purpose"]
    visit = replace(purpose.answers["visit"], because="other words")
    reworded = replace(purpose, answers={**purpose.answers, "visit": visit})
    other = replace(small_set(), questions={**small_set().questions, "purpose": reworded})
    answers = {"purpose": "visit", "payment": "nobody"}
    assert Assessment.from_answers(small_set(), answers).verdict.because[0].because == "the letter is about a visit"
    assert Assessment.from_answers(other, answers).verdict.because[0].because == "other words"
