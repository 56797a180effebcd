import pytest

from tests.support.sets import small_set
from tests.support.typist import Typist
from wizard.engine.assessment import Assessment
from wizard.engine.message import Message
from wizard.terminal.conclusion import ask_follow_ups, ask_what_is_done, ask_words, explain_on_demand, show_verdict

VISIT = {"purpose": "visit", "payment": "nobody"}
REFILL_AT_COST = {"purpose": "refill", "payment": "maker", "cost": "at-cost"}
GREETING = {"purpose": "greeting"}
UNKNOWN_PAYER = {"purpose": "refill", "payment": "not-sure"}


def walked(answers: dict[str, str]) -> Assessment:
    return Assessment.from_answers(small_set(), answers)


def shown(answers: dict[str, str]) -> str:
    typist = Typist()
    show_verdict(walked(answers), typist.talk)
    return typist.screen


def test_a_verdict_shows_class_headline_exception_reasons_and_steps():
    screen = shown(REFILL_AT_COST)
    for words in (
        "Verdict: With conditions",
        "Send it, as long as the payment stays within cost",
        "Exception: Refill reminders. The maker may pay the cost.",
        "- the maker pays no more than the cost (Guidance)",
        "[ ] Check the medicine",
        "- Keep the worksheet.",
    ):
        assert words in screen


def test_a_verdict_without_exception_duties_or_steps_shows_none():
    screen = shown(GREETING)
    assert "Exception:" not in screen
    assert "What must be done" not in screen
    assert "Next steps" not in screen


def test_an_unsure_answer_shows_what_to_find_out_and_where_each_answer_leads():
    screen = shown(UNKNOWN_PAYER)
    assert "Find out: Who pays for the letter?" in screen
    assert "- Nobody outside: Exception applies" in screen
    assert "- The maker of the product: With conditions or Authorization required or Stop: ask first" in screen


def explained(*lines: str, answers: dict[str, str] = VISIT) -> tuple[str, str]:
    typist = Typist(lines)
    wish = explain_on_demand(walked(answers), typist.talk)
    assert typist.all_typed
    return wish, typist.screen


def test_enter_goes_on_without_an_explanation():
    wish, screen = explained("")
    assert wish == "on"
    assert "Why not the others" not in screen.replace("n: why not the others", "")


def test_b_goes_back_from_the_explanation():
    assert explained("b")[0] == "back"


def test_t_asks_for_another_topic():
    assert explained("T")[0] == "topic"


def test_why_not_what_would_change_and_what_it_rests_on_are_shown_on_demand():
    _, screen = explained("n", "C", "r", "")
    for words in (
        "- The letter is about a visit. > Refill reminders: Guidance",
        "- Who pays: “The maker of the product” > It would be “Authorization”",
        "- Purpose: “A greeting” > It would be “Not governed”",
        "- Who pays: Nobody outside > If wrong, the verdict would be “Authorization”",
    ):
        assert words in screen


def test_another_letter_is_answered_with_those_that_count():
    assert "Press Enter to go on. n: why not the others" in explained("x", "")[1]


def test_a_verdict_that_permits_nothing_rests_on_no_answer():
    assert "The verdict rests on no single answer" in explained("r", "", answers=UNKNOWN_PAYER)[1]


def followed(*lines: str, answers: dict[str, str] = VISIT) -> tuple[Assessment | None, str]:
    typist = Typist(lines)
    message = ask_follow_ups(Message.of(walked(answers)), typist.talk)
    assert typist.all_typed
    return message and message.topics[0].assessment, typist.screen


def test_follow_ups_take_several_numbers_and_add_duties():
    assessment, screen = followed("1, 2 1", "2")
    assert assessment.follow_ups == {"channel": ("email", "letter"), "minors": ("none",)}
    assert "safe-email" in [duty.obligation_id for duty in assessment.verdict.duties]
    assert "Tick every line that is true." in screen


def test_enter_leaves_a_follow_up_open():
    assessment, _ = followed("", "")
    assert assessment.follow_ups == {"channel": (), "minors": ()}


def test_an_answer_that_stands_alone_is_not_taken_with_others():
    assessment, screen = followed("1 3", "3", "")
    assert assessment.follow_ups["channel"] == ("not-sure",)
    assert "This answer stands alone: I'm not sure." in screen


def test_one_answer_means_one():
    assessment, screen = followed("", "1 2", "1")
    assert assessment.follow_ups["minors"] == ("some",)
    assert "Only one of these can be true" in screen


def test_a_wrong_number_and_a_question_mark_are_answered_with_words():
    _, screen = followed("7", "?", "", "")
    assert "Type numbers from 1 to 3, or press Enter." in screen
    assert "Why we ask: Each channel has rules of its own." in screen


def test_b_goes_back_a_follow_up_and_then_to_the_answers():
    assessment, _ = followed("1", "b", "2", "")
    assert assessment.follow_ups["channel"] == ("letter",)
    assert followed("1", "b", "b")[0] is None


def done(*lines: str, answers: dict[str, str] = VISIT) -> tuple[Assessment, str]:
    typist = Typist(lines)
    message = ask_what_is_done(Message.of(walked(answers)), typist.talk, today="2026-03-04")
    assert typist.all_typed
    return message.topics[0].assessment, typist.screen


def test_what_is_done_is_confirmed_today():
    assessment, screen = done("1")
    assert assessment.confirmed == {"write-down-payer": "2026-03-04"}
    assert "1. Write down who pays Run this again if it changes." in screen


def test_a_wrong_number_on_the_checklist_is_asked_again():
    assessment, screen = done("3", "")
    assert assessment.confirmed == {}
    assert "Type numbers from 1 to 1" in screen


def test_no_checklist_is_asked_where_there_is_none():
    assert "Checklist" not in done(answers=GREETING)[1]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["Spring text"], "Spring text"),
        (["Call Jo, 212-555-0147", "Refill text"], "Refill text"),
        (["Call Jo, 212-555-0147", ""], "Call Jo, 212-555-0147"),
        (["MRN 123456", "jo@example.org", "Refill text"], "Refill text"),
    ],
)
def test_words_that_look_like_patient_details_are_asked_about_once_more(lines, kept):
    typist = Typist(lines)
    assert ask_words("Name:", typist.talk) == kept
    assert typist.all_typed
    assert ("Please type no patient details" in typist.screen) == (len(lines) > 1)
