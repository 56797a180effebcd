import pytest

from wizard.report.wording import count_of, either, sentence, shortened, spoken_date, spoken_time


@pytest.mark.parametrize(
    ("words", "spoken"), [("no one pays", "No one pays."), ("Who pays?", "Who pays?"), ("Done.", "Done.")]
)
def test_words_become_a_sentence(words, spoken):
    assert sentence(words) == spoken


@pytest.mark.parametrize(
    ("moment", "spoken"),
    [
        ("2026-03-09T00:05:00-05:00", "Mar 9, 2026, 12:05 AM (UTC-05:00)"),
        ("2026-12-31T12:00:59+00:00", "Dec 31, 2026, 12:00 PM (UTC)"),
        ("2026-07-01T23:59:00+05:30", "Jul 1, 2026, 11:59 PM (UTC+05:30)"),
    ],
)
def test_a_time_is_spoken_with_its_offset(moment, spoken):
    assert spoken_time(moment) == spoken


def test_what_is_no_date_is_left_as_it_is():
    assert spoken_date("spring 2026") == "spring 2026"


@pytest.mark.parametrize(
    ("words", "spoken"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b, too", "c"], "a; b, too; or c")]
)
def test_choices_are_joined(words, spoken):
    assert either(words) == spoken


def test_one_is_counted_without_an_s():
    assert (count_of(1, "question"), count_of(2, "question")) == ("1 question", "2 questions")


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Refill letter", "Refill letter"),
        ("one two three four five six seven", "one two three four five six…"),
        ("x" * 70, "x" * 59 + "…"),
    ],
)
def test_a_long_title_is_cut(text, short):
    assert shortened(text, most_words=6, longest=60) == short
