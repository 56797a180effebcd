"""How hard a text is to read."""

import pytest

from tests.support.sets import shipped
from wizard.questionset.readability import Reading, longest_sentence


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("go", 1), ("form", 1), ("whose", 1), ("message", 2), ("table", 2), ("agree", 2), ("mailed", 1), ("needed", 2),
        ("uses", 2), ("names", 1), ("authorization", 5), ("patient's", 2), ("164.501", 1), ("HIPAA", 2), ("the", 1),
    ],
)  # fmt: skip
def test_syllables_are_estimated_by_groups_of_vowels(word: str, syllables: int) -> None:
    assert Reading.of([word]).syllables == syllables


def test_words_and_sentences_are_counted() -> None:
    read = Reading.of(["Who pays? The maker: it paid 1,000 dollars.", "At 9:00"])
    assert (read.sentences, read.words) == (4, 10)


def test_nothing_to_read_has_grade_0() -> None:
    assert Reading.of([]).grade == 0
    assert Reading.of(["..."]).grade == 0


def test_short_words_and_sentences_have_a_lower_grade() -> None:
    easy = Reading.of(["The maker pays. Get a form."])
    hard = Reading.of(["Remuneration by the manufacturer necessitates obtaining individual authorization."])
    assert easy.grade < 2
    assert hard.grade > 15


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    read = Reading(sentences=2, words=20, syllables=30)
    assert read.grade == pytest.approx(0.39 * 10 + 11.8 * 1.5 - 15.59)


def test_readings_add_up() -> None:
    one, two = Reading.of(["The maker pays."]), Reading.of(["Get a form."])
    assert Reading.sum([one, two]) == Reading.of(["The maker pays.", "Get a form."])


def test_the_longest_sentence_is_measured_up_to_its_full_stop() -> None:
    assert longest_sentence("One two. Three four: five six; seven. Eight") == 5


@pytest.mark.parametrize(
    ("section", "fields", "grade"),
    [("obligations", ("title", "detail"), 5), ("cases", ("story", "message"), 4), ("glossary", ("means",), 7)],
)
def test_the_shipped_set_has_the_grades_that_it_was_reviewed_with(
    section: str, fields: tuple[str, ...], grade: int
) -> None:
    parts = getattr(shipped().question_set, section).values()
    assert round(Reading.of(getattr(part, field) for part in parts for field in fields).grade) == grade
