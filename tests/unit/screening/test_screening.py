import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.calendars import (
    SMALL_HEADER,
    results,
    screened,
    screened_row,
    sheet_of,
    small_routes,
    walked_rows,
)
from tests.support.messages import messages_through
from tests.support.sets import shipped, small_set
from wizard.engine.assessment import Assessment
from wizard.errors import StoppedError
from wizard.screening.calendar import open_message
from wizard.screening.columns import RESULTS
from wizard.screening.screening import screen

CHANNEL_HEADER = ("message", "topic", "purpose", "payment", "channel")


def test_a_row_gets_the_verdict_of_its_answers():
    [result] = results(screened(("Spring", "", "refill", "maker", "at-cost")))
    assert result == {
        "class": "conditional",
        "outcome": "refill-at-cost",
        "exception": "refill-reminders",
        "governing": "",
        "because": "the letter is about a medicine; the maker pays; the maker pays no more than the cost",
        "obligations": "Write down who pays; Check the medicine",
        "problem": "",
        "topic_class": "conditional",
        "headline": "Send it, as long as the payment stays within cost",
    }


def test_answers_may_be_words_in_any_case():
    assert screened_row("Spring", "", "a MEDICINE", "nobody outside.", "").class_ == "exception"


@given(st.randoms(use_true_random=True))
@settings(max_examples=30)
def test_each_row_has_the_verdict_of_its_assessment(dice):
    loaded = shipped()
    rows = list(walked_rows(loaded.question_set, loaded.routes, 5, dice))
    calendar = screen(sheet_of(*rows), loaded.question_set, loaded.routes)
    for row, message in zip(calendar.rows, calendar.messages, strict=True):
        verdict = Assessment.from_answers(loaded.question_set, calendar.answers(row), routes=loaded.routes).verdict
        assert message.finding is not None
        assert (row.class_, message.finding.class_) == (verdict.class_, verdict.class_)
        assert message.finding.outcome == verdict.outcome_id
        assert message.finding.exception == (verdict.exception_id or "")
        assert message.finding.because == "; ".join(each.because for each in verdict.because)
        assert message.finding.obligations == "; ".join(duty.obligation.title for duty in verdict.duties)


@given(st.data())
@settings(max_examples=60)
def test_rows_of_one_message_have_the_verdict_of_that_message(data):
    loaded = shipped()
    message = data.draw(messages_through(loaded.question_set, loaded.routes))
    ids = list(loaded.question_set.questions)
    rows = [["One", topic.name, *(topic.assessment.given.get(key, "") for key in ids)] for topic in message.topics]
    calendar = screen(sheet_of(["message", "topic", *ids], *rows), loaded.question_set, loaded.routes)
    [found] = calendar.messages
    assert found.finding is not None
    assert found.finding.class_ == message.verdict.class_
    assert found.finding.outcome == message.verdict.governing.verdict.outcome_id
    assert found.governing == message.verdict.governing.name
    assert [row.class_ for row in calendar.rows] == [each.verdict.class_ for each in message.verdict.topics]
    reopened = open_message(calendar, 0, loaded.question_set, loaded.routes)
    assert reopened.verdict.class_ == message.verdict.class_
    assert reopened.verdict.duties == message.verdict.duties or len(message.topics) == 1


def test_rows_of_one_name_are_topics_of_one_message_wherever_they_stand():
    calendar = screened(
        ("News", "Tip", "refill", "nobody", ""),
        ("Other", "", "greeting", "", ""),
        (" NEWS ", "Ad", "", "maker", "above-cost"),
    )
    assert [message.rows for message in calendar.messages] == [(0, 2), (1,)]
    first, second, third = results(calendar)
    assert (first["class"], first["governing"], first["topic_class"]) == ("authorization", "Ad", "exception")
    assert (third["class"], third["governing"], third["topic_class"]) == ("authorization", "Ad", "authorization")
    assert first["obligations"] == "Check the medicine (Tip, Ad); Get the form signed (Ad); Write down who pays (Ad)"
    assert second["class"] == "not-governed"


def test_topics_without_a_name_or_with_that_of_another_are_told_apart_by_their_rows():
    calendar = screened(
        ("News", "", "visit", "nobody"), ("News", "", "", "maker"), ("News", "Ad", "", "maker"), ("news", "ad", "")
    )
    assert [row.topic for row in calendar.rows] == ["Row 2", "Row 3", "Ad", "ad (row 5)"]


def test_a_row_without_a_name_is_a_message_of_its_own():
    calendar = screened(("", "", "greeting"), ("", "", "greeting"))
    assert [message.rows for message in calendar.messages] == [(0,), (1,)]


def test_a_blank_row_is_kept_and_judged_as_nothing():
    calendar = screened(("A", "", "greeting"), ("", " ", ""), ("B", "", "greeting"))
    blank = calendar.rows[1]
    assert (blank.message, blank.class_, blank.problem) == (None, None, "")
    assert set(results(calendar)[1].values()) == {""}


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        (("A", "", "", "nobody"), "“purpose” is not answered. It may be: visit, refill, greeting, not-sure."),
        (
            ("A", "", "visit", " nobdy "),
            "“payment”: “nobdy” is no answer (did you mean “nobody”?). It may be: nobody, maker, not-sure.",
        ),
        (("A", "", "visit", "x" * 90), f"“payment”: “{'x' * 80}…” is no answer. It may be: nobody, maker, not-sure."),
    ],
)
def test_a_row_that_lacks_or_misnames_an_answer_says_so(cells, says):
    row = screened_row(*cells)
    assert row.problem == says
    assert row.class_ is None


def test_a_question_without_a_column_is_named_with_its_words():
    row = screened_row("A", "visit", header=("message", "purpose"))
    assert row.problem == (
        "“Who pays for the letter?” is not answered: the sheet has no column “payment”. Add it. "
        "It may be: nobody, maker, not-sure."
    )


def test_answers_to_what_is_not_asked_are_passed_over():
    row = screened_row("A", "", "greeting", "nonsense", "at-cost")
    assert (row.class_, row.problem) == ("not-governed", "")


def test_a_bad_row_stops_no_other():
    calendar = screened(("A", "", "visit", "nobody"), ("B", "", "gift"), ("C", "", "visit", "nobody"))
    assert [row.class_ for row in calendar.rows] == ["exception", None, "exception"]
    assert [row.number for row in calendar.problems] == [3]
    assert calendar.counts == {"exception": 2}


def test_a_topic_with_a_problem_leaves_its_message_without_a_verdict():
    calendar = screened(("A", "Tip", "visit", "nobody"), ("A", "Ad", "", ""))
    first, second = results(calendar)
    assert (first["class"], first["topic_class"]) == ("", "exception")
    assert first["problem"] == "This message has no verdict before row 3 (“Ad”) has one."
    assert second["problem"] == "“payment” is not answered. It may be: nobody, maker, not-sure."


def test_what_the_message_shares_must_not_be_contradicted():
    calendar = screened(("A", "Tip", "visit", "nobody"), ("A", "Ad", "refill", "maker", "zzz"))
    assert calendar.rows[1].problem == (
        "“purpose” is “refill” here, but “visit” in row 2. It is one answer for the whole message: write the same in "
        "both, or in one of them."
    )
    assert calendar.messages[0].finding is None


def test_a_shared_answer_that_is_misnamed_is_not_taken_from_another_row():
    calendar = screened(("A", "Tip", "visit", "nobody"), ("A", "Ad", "vist", "maker"))
    assert calendar.rows[1].problem.startswith("“purpose”: “vist” is no answer (did you mean “visit”?).")


def test_ticks_of_a_follow_up_add_their_obligations():
    [result] = results(screened(("A", "", "visit", "nobody", "Email; a letter"), header=CHANNEL_HEADER))
    assert result["obligations"] == "Write down who pays; Keep the email safe"


def test_ticks_are_shared_by_the_topics():
    calendar = screened(
        ("A", "Tip", "visit", "nobody", "email"), ("A", "Ad", "", "maker", "letter"), header=CHANNEL_HEADER
    )
    assert [row.follow_ups for row in calendar.rows] == [{"channel": ("email", "letter")}] * 2


@pytest.mark.parametrize(
    ("ticks", "says"),
    [
        ("Email; fax", "“channel”: “fax” is no answer. It may be: email, letter, not-sure. It was not counted."),
        (
            "email; not-sure",
            "“channel”: “email; not-sure” cannot stand together. Keep one of them. None was counted.",
        ),
    ],
)
def test_ticks_that_do_not_fit_are_told_and_leave_the_verdict(ticks, says):
    row = screened_row("A", "", "visit", "nobody", ticks, header=CHANNEL_HEADER)
    assert (row.class_, row.problem) == ("exception", says)


def test_ticks_that_are_not_asked_are_passed_over():
    assert screened_row("A", "", "not-sure", "", "fax", header=CHANNEL_HEADER).problem == ""


def test_ticks_that_exclude_each_other_in_two_topics_are_told():
    calendar = screened(
        ("A", "Tip", "visit", "nobody", ""),
        ("A", "Ad", "", "maker", "email"),
        ("A", "Card", "", "nobody", "not-sure"),
        header=CHANNEL_HEADER,
    )
    assert [bool(row.problem) for row in calendar.rows] == [False, False, True]
    assert "“channel” is “not-sure” here, but “email” in row 3" in calendar.rows[2].problem
    assert [row.follow_ups for row in calendar.rows] == [{"channel": ("email",)}] * 3
    assert calendar.messages[0].finding


def test_a_row_opens_where_it_stopped():
    calendar = screened(("A", "Tip", "refill", "nobdy"), ("A", "Ad", "", "maker"))
    message = open_message(calendar, 0, small_set(), small_routes())
    assert [topic.name for topic in message.topics] == ["Tip", "Ad"]
    assert [topic.assessment.question_id for topic in message.topics] == ["payment", "cost"]
    assert message.shared == {"purpose": "refill"}


def test_a_message_of_one_row_opens_as_one_without_topics():
    calendar = screened(("A", "Tip", "refill", "", "", "Email"), header=(*SMALL_HEADER, "channel"))
    message = open_message(calendar, 0, small_set(), small_routes())
    assert [topic.name for topic in message.topics] == [""]
    assert message.topics[0].assessment.follow_ups == {"channel": ("email",)}


def test_whoever_watches_can_stop_it():
    def stop(stage, done, total):
        assert (stage, done, total) == ("Screening", 0, 1)
        raise StoppedError("Stopped.")

    with pytest.raises(StoppedError):
        screen(sheet_of(SMALL_HEADER, ("A", "", "greeting")), small_set(), small_routes(), stop)


@given(st.lists(st.lists(st.text(max_size=12) | st.sampled_from(["A", "visit", "maker", "email"]), max_size=7)))
def test_whatever_stands_in_the_cells_no_row_is_dropped(rows):
    header = (*SMALL_HEADER, "channel", "owner")
    sheet = sheet_of(header, *rows)
    calendar = screen(sheet, small_set(), small_routes())
    assert [row.cells for row in calendar.rows] == list(sheet.rows)
    for row, result in zip(calendar.rows, results(calendar), strict=True):
        assert row.message is None or result["class"] or result["problem"]
    assert set(results(calendar)[0] if rows and calendar.rows else RESULTS) == set(RESULTS)
