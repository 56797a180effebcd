import pytest

from tests.support.calendars import screened, sheet_of
from tests.support.sets import small_set
from wizard.errors import CalendarError
from wizard.screening.columns import RESULTS, Vocabulary


def columns_of(*header):
    return Vocabulary(small_set()).read(sheet_of(header))


def test_questions_are_found_by_their_id_label_or_whole_words():
    columns, _ = columns_of("Who pays", "MESSAGE ", "What is the letter for", "cost", "Topic", "channels")
    assert columns.message == 1
    assert columns.topic == 4
    assert columns.questions == {"payment": 0, "purpose": 2, "cost": 3}
    assert columns.follow_ups == {"channel": 5}


def test_a_sheet_without_topics_has_none():
    columns, _ = columns_of("message", "purpose")
    assert columns.topic is None


def test_other_columns_are_kept_and_named():
    columns, notes = columns_of("message", "purpose", "owner", "", "date", "paymant")
    assert columns.others == (2, 3, 4, 5)
    assert notes == (
        "The column “paymant” is no question (did you mean “payment”?).",
        "Kept as they are: “owner”, “date”.",
    )


def test_the_verdicts_of_an_earlier_screening_are_known_by_all_of_them():
    columns, notes = columns_of("message", *RESULTS, "purpose", "class")
    assert columns.results == tuple(range(1, 10))
    assert columns.others == (11,)
    assert "The verdicts of an earlier screening in this sheet were replaced." in notes
    assert columns.kept([str(n) for n in range(12)]) == ["0", "10", "11"]


def test_without_an_earlier_screening_every_cell_is_kept():
    columns, _ = columns_of("message", "purpose", "class")
    assert columns.kept(("a", "b", "c")) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("header", "says"),
    [
        (("purpose",), "has no column “message”"),
        (("message", "owner"), "has no column that is a question"),
        (("message", "channel"), "has no column that is a question"),
        (("message", "purpose", "payment", "Purpose"), "the columns B and D are both “purpose”"),
        (("message", *("x" * n for n in range(1, 27)), "purpose", "purpose"), "the columns AB and AC are both"),
        (("message", "topic", "Topic", "purpose"), "the columns B and C are both “topic”"),
    ],
)
def test_columns_that_cannot_be_told_are_explained(header, says):
    with pytest.raises(CalendarError, match=says):
        columns_of(*header)


def test_a_column_is_headed_by_its_label():
    assert Vocabulary(small_set()).header("payment") == "Who pays"


def test_a_label_that_two_questions_have_heads_neither():
    from tests.support.sets import question, tree
    from wizard.questionset.model import Outcome

    end = Outcome(class_="stop", headline="Headline", explanation="Explanation.")
    twins = Vocabulary(tree({"one": question(a="two"), "two": question(a="end")}, {"end": end}))
    assert twins.header("one") == "one"


def test_a_question_may_be_headed_by_what_means_something_else_only_by_its_words():
    assert screened(("A", "B", "visit"), header=("message", "topic", "purpose")).question_ids == ("purpose",)
