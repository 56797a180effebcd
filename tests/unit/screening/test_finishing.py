from tests.support.calendars import results, screened, small_routes
from tests.support.sets import small_set
from wizard.engine.message import Message
from wizard.screening.calendar import open_message
from wizard.screening.finishing import finish

HEADER = ("owner", "message", "topic", "purpose", "payment")


def opened(calendar, place):
    return open_message(calendar, place, small_set(), small_routes())


def answered(message: Message, **answers) -> Message:
    walk = message.topics[0].assessment
    for question, answer in answers.items():
        walk = walk.change(question, answer)
    return message.with_topic(0, walk)


def test_a_row_finished_elsewhere_has_its_verdict_and_its_answers_in_words():
    calendar = screened(("Ann", "A", "", "visit", "nobdy"), ("Bo", "B", "", "greeting", ""), header=HEADER)
    done = finish(calendar, 0, answered(opened(calendar, 0), payment="nobody"))
    assert [row.cells for row in done.rows] == [
        ("Ann", "A", "", "visit", "Nobody outside"),
        ("Bo", "B", "", "greeting", ""),
    ]
    assert [row["class"] for row in results(done)] == ["exception", "not-governed"]


def test_a_question_without_a_column_gets_one():
    calendar = screened(("Ann", "A", "", "refill", "maker"), ("Bo", "B", "", "greeting", ""), header=HEADER)
    done = finish(calendar, 0, answered(opened(calendar, 0), cost="at-cost"))
    assert done.sheet.header == (*HEADER, "cost")
    assert done.rows[0].cells[-1] == "No more than the cost"
    assert done.rows[1].cells[-1] == ""


def test_ticks_are_written_too():
    calendar = screened(("Ann", "A", "", "visit", "nobody"), header=HEADER)
    message = opened(calendar, 0)
    walk = message.topics[0].assessment.follow_up("channel", ["email", "letter"])
    done = finish(calendar, 0, message.with_topic(0, walk))
    assert done.rows[0].cells[-1] == "email; letter"
    assert done.rows[0].follow_ups == {"channel": ("email", "letter")}
    assert finish(done, 0, opened(done, 0)).sheet == done.sheet


def test_a_topic_added_becomes_a_row_and_names_the_message_and_topics():
    calendar = screened(("Ann", "", "", "visit", "nobody"), ("Bo", "B", "", "greeting", ""), header=HEADER)
    message = opened(calendar, 0).add("Ad")
    message = message.with_topic(1, message.topics[1].assessment.change("payment", "maker"))
    done = finish(calendar, 0, message)
    assert [row.cells[1:] for row in done.rows] == [
        ("Row 2", "Main topic", "visit", "nobody"),
        ("Row 2", "Ad", "A visit", "The maker of the product"),
        ("B", "", "greeting", ""),
    ]
    assert [row["class"] for row in results(done)] == ["authorization", "authorization", "not-governed"]


def test_a_topic_removed_takes_its_row_with_it():
    calendar = screened(
        ("Ann", "A", "Ad", "visit", "maker"),
        ("Bo", "B", "", "greeting", ""),
        ("Cy", "A", "Tip", "", "nobody"),
        header=HEADER,
    )
    done = finish(calendar, 0, opened(calendar, 0).remove(0))
    assert [row.cells for row in done.rows] == [
        ("Bo", "B", "", "greeting", ""),
        ("Cy", "A", "Tip", "A visit", "nobody"),
    ]
    assert [row["class"] for row in results(done)] == ["not-governed", "exception"]


def test_topics_renamed_keep_their_rows():
    calendar = screened(("Ann", "A", "Ad", "visit", "maker"), ("Cy", "A", "Tip", "", "nobody"), header=HEADER)
    done = finish(calendar, 0, opened(calendar, 0).rename(0, "Coupon"))
    assert [row.cells[:3] for row in done.rows] == [("Ann", "A", "Coupon"), ("Cy", "A", "Tip")]


def test_topics_without_a_column_for_their_names_get_one():
    calendar = screened(("A", "visit", "nobody"), ("A", "", "maker"), header=("message", "purpose", "payment"))
    message = opened(calendar, 0)
    assert finish(calendar, 0, message).sheet.header == ("message", "purpose", "payment")
    renamed = finish(calendar, 0, message.rename(1, "Ad"))
    assert renamed.sheet.header == ("message", "purpose", "payment", "topic")
    assert [row.topic for row in renamed.rows] == ["Row 2", "Ad"]
