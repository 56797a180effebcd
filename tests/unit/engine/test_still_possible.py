"""What is still open and what hangs on a question, against every path walked one by one."""

import re

import pytest
from hypothesis import given

from tests.support.every_path import EveryPath, every_shipped_path
from tests.support.generated_sets import MANY_SETS, any_set, granting
from tests.support.sets import question, shipped, small_set
from wizard.engine.assessment import Assessment
from wizard.engine.still_possible import HangsOn, StillPossible, hangs_on, still_possible
from wizard.errors import AnswerError
from wizard.questionset.model import CLASS_ORDER, QuestionSet


def _open_after(every, beginning):
    """Say from the list of all paths what is open after these answers."""
    ends = every.ends_after(beginning)
    classes = {every.class_of(end) for end in ends}
    exceptions = {every.set.outcomes[end].exception for end in ends}
    return StillPossible(
        classes=tuple(class_ for class_ in CLASS_ORDER if class_ in classes),
        exceptions=tuple(key for key in every.set.exceptions if key in exceptions),
        outcomes=tuple(key for key in every.set.outcomes if key in ends),
    )


def _missing(before, after):
    return tuple(item for item in before if item not in after)


def _assert_all_true(every, beginning):
    assessment = Assessment.replay(every.set, every.routes, dict(beginning), {}, {})
    before = _open_after(every, beginning)
    assert still_possible(assessment) == before
    if assessment.question_id is None:
        return
    found = hangs_on(assessment, assessment.question_id)
    asked = every.set.questions[assessment.question_id]
    assert [stake.answer_id for stake in found.stakes] == list(asked.answers)
    for stake in found.stakes:
        whole = (*beginning, (assessment.question_id, stake.answer_id))
        left = _open_after(every, whole)
        assert (stake.left, stake.unsure) == (left, asked.answers[stake.answer_id].unsure)
        assert stake.closed_classes == _missing(before.classes, left.classes)
        assert stake.closed_exceptions == _missing(before.exceptions, left.exceptions)
        assert stake.settles == (left.classes[0] if len(left.classes) == 1 else None)
        assert stake.ends_in == (left.outcomes[0] if every.is_whole(whole) else None)
    _assert_sentences_are_true(every, found)


def _quoted(sentence):
    return re.findall("“(.*?)”", sentence)


def _assert_sentences_are_true(every: EveryPath, found: HangsOn) -> None:
    """Read each sentence again and hold it against what the answers do."""
    definite = [stake for stake in found.stakes if not stake.unsure]
    closed = {key for stake in definite for key in stake.closed_exceptions}
    short = {words.short: class_ for class_, words in every.set.classes.items()}
    titles = {rule.title: key for key, rule in every.set.exceptions.items()}
    ending = [stake for stake in definite if stake.ends_in]
    closing = [stake for stake in definite if stake.closed_classes]
    assert 1 <= len(found.sentences) <= 2
    for sentence in found.sentences:
        named = {short[word] for word in _quoted(sentence) if word in short}
        lost = {titles[word] for word in _quoted(sentence) if word in titles}
        match sentence.split()[:4]:
            case ["Every", "answer", "here", "leads"]:
                assert all(set(stake.left.classes) == named for stake in found.stakes)
            case ["Your", "answer", "here", "settles"]:
                assert all(stake.ends_in for stake in found.stakes)
                assert named == {stake.settles for stake in found.stakes}
            case [number, _, "here", "lead" | "leads"]:
                assert named == {stake.settles for stake in ending}
                assert (number == "One") == (len(ending) == 1)
            case [number, _, "here", "rule" | "rules"]:
                assert not ending
                assert named == {class_ for stake in closing for class_ in stake.closed_classes}
                assert (number == "One") == (len(closing) == 1)
            case ["No", *_]:
                assert not closed
                assert not closing
            case _ if sentence.endswith("exceptions still open can be lost here."):
                numbers = [int(number) for number in re.findall(r"\d+", sentence)]
                assert (numbers[0], numbers[-1]) == (len(closed), len(found.before.exceptions))
            case _:
                assert sentence.endswith("still open and can be lost here.")
                assert lost == closed


@MANY_SETS
@given(any_set())
def test_on_any_set_all_that_is_said_to_be_open_is_open_and_nothing_is_left_out(question_set: QuestionSet) -> None:
    every = EveryPath(question_set)
    beginnings = tuple(every.beginnings())
    for beginning in beginnings[:: max(1, len(beginnings) // 10)]:
        _assert_all_true(every, beginning)


def test_on_the_shipped_set_all_that_is_said_to_be_open_is_open_and_nothing_is_left_out() -> None:
    every = every_shipped_path()
    for beginning in every.beginnings():
        _assert_all_true(every, beginning)


def _at(question_id, **answers):
    loaded = shipped()
    assessment = Assessment.replay(loaded.question_set, loaded.routes, answers, {}, {})
    return hangs_on(assessment, question_id).sentences


MEDICINE = {
    "organization": "provider",
    "recipients": "from-records",
    "special-content": "none",
    "sender": "own-workforce",
    "purpose": "care",
    "care-purpose": "medicine",
    "medicine": "current",
}


def test_the_first_question_holds_all_exceptions_open() -> None:
    assert _at("organization") == (
        "Some answers here lead straight to “Not governed”.",
        "All 11 exceptions still open can be lost here.",
    )


def test_the_makers_payment_can_cost_a_refill_its_exception() -> None:
    straight, lost = _at("maker-payment", **MEDICINE)
    assert straight == "Some answers here lead straight to “Exception applies” or “With conditions”."
    assert lost.startswith("“Prescription refill reminders”, “Talking in person” and “A small promotional gift” are")


def test_the_last_question_settles_the_verdict() -> None:
    assert _at("delivery", **MEDICINE, **{"maker-payment": "above-cost"})[0] == (
        "Your answer here settles the verdict: “With conditions”, “Authorization required” or “Stop: ask privacy”."
    )


def test_many_exceptions_are_counted_and_not_named() -> None:
    before = {key: answer for key, answer in MEDICINE.items() if key not in {"care-purpose", "medicine"}}
    assert _at("care-purpose", **before) == ("4 of the 8 exceptions still open can be lost here.",)


def test_a_question_answered_already_says_what_hung_on_it() -> None:
    assert _at("care-purpose", **MEDICINE) == ("4 of the 8 exceptions still open can be lost here.",)


def test_where_every_answer_leads_to_one_class_the_sentence_says_so() -> None:
    question_set = granting({"end": None, "other": None}, {"one": question(a="end", b="other")}, {})
    assert hangs_on(Assessment.start(question_set), "one").sentences == ("Every answer here leads to “stop”.",)


def test_where_nothing_is_ruled_out_yet_the_sentence_says_so() -> None:
    questions = {"one": question(a="two", b="two"), "two": question(a="end", b="good")}
    question_set = granting({"end": None, "good": "x0"}, questions, {})
    assert hangs_on(Assessment.start(question_set), "one").sentences == (
        "No definite answer here rules out a verdict or an exception yet.",
    )


def test_after_the_verdict_only_its_own_class_and_exception_are_left() -> None:
    final = Assessment.from_answers(small_set(), {"purpose": "visit", "payment": "nobody"})
    assert still_possible(final) == StillPossible(
        classes=("exception",), exceptions=("visit-reminders",), outcomes=("visit-reminder",)
    )


def test_nothing_hangs_on_a_question_that_is_not_asked() -> None:
    with pytest.raises(AnswerError, match="not asked"):
        hangs_on(Assessment.start(small_set()), "cost")
