"""Why not the other exceptions, against every path walked one by one."""

import pytest
from hypothesis import given

from tests.support.every_path import EveryPath, every_shipped_path
from tests.support.generated_sets import MANY_SETS, any_set, granting
from tests.support.sets import question, shipped, small_set, tree
from wizard.engine.assessment import Assessment
from wizard.engine.why_not import why_not
from wizard.errors import AnswerError
from wizard.questionset.model import Branch, Outcome, QuestionSet
from wizard.questionset.paths import Path

STOP = Outcome(class_="stop", headline="Headline", explanation="Explanation.")


def _of_case(case_id):
    loaded = shipped()
    case = loaded.question_set.cases[case_id]
    found = why_not(Assessment.from_answers(loaded.question_set, case.answers, routes=loaded.routes))
    return {entry.exception_id: entry for entry in found}


def _grants(question_set, outcome_id, exception_id):
    return outcome_id in question_set.exceptions[exception_id].granted_by


def _all_endings(question_set, node, answers):
    """Yield every outcome after a node if any branch that fits may be taken."""
    if node in question_set.outcomes:
        yield node
    for branch in question_set.junctions.get(node, ()):
        if branch.fits(answers):
            yield from _all_endings(question_set, branch.leads_to, answers)


def _assert_every_statement_is_true(every: EveryPath, path: Path) -> None:
    found = {entry.exception_id: entry for entry in why_not(every.assessment(path))}
    pairs = tuple(path.answers.items())
    refused = [key for key in every.set.exceptions if not _grants(every.set, path.outcome, key)]
    assert list(found) == refused
    place = {}
    for key in refused:
        open_at = [
            any(_grants(every.set, end, key) for end in every.ends_after(pairs[:length]))
            for length in range(len(pairs) + 1)
        ]
        place[key] = open_at.index(False)
        entry = found[key]
        reason = entry.ruled_out_by
        assert (reason and (reason.question_id, reason.answer_id)) == (pairs[place[key] - 1] if place[key] else None)
        assert entry.open_to_the_end == (place[key] == len(pairs))
    named = {key: place[key] for key in refused if every.set.exceptions[key].kind == "named-exception"}
    furthest = {key for key in named if named[key] == max(named.values()) > min(named.values())}
    assert {key for key in refused if found[key].closest_miss} == furthest
    own = every.set.outcomes[path.outcome].exception
    fitting = set(_all_endings(every.set, every.set.answer_of(*pairs[-1]).leads_to, path.answers))
    for key in refused:
        fits = any(_grants(every.set, end, key) for end in fitting)
        assert found[key].gave_way_to == (own if fits else None)


@MANY_SETS
@given(any_set())
def test_on_any_set_each_exception_was_ruled_out_where_it_is_said(question_set: QuestionSet) -> None:
    every = EveryPath(question_set)
    for path in every.paths[:: max(1, len(every.paths) // 25)]:
        _assert_every_statement_is_true(every, path)


def test_on_every_path_of_the_shipped_set_each_exception_was_ruled_out_where_it_is_said() -> None:
    every = every_shipped_path()
    for path in every.paths:
        _assert_every_statement_is_true(every, path)


def test_a_refill_paid_above_cost_lost_its_exception_to_the_payment() -> None:
    refill = _of_case("adherence-letter-with-refill-fee")["refill-reminders"]
    assert refill.says == "The maker pays more than the cost of the message."
    assert refill.closest_miss
    assert refill.ruled_out_by is not None
    assert refill.ruled_out_by.question.sources


def test_a_device_mailing_paid_by_its_maker_came_closest_to_treatment() -> None:
    found = _of_case("treatment-options-paid-by-device-maker")
    assert [key for key, entry in found.items() if entry.closest_miss] == ["treatment"]
    assert found["treatment"].says.startswith("A company whose product is described pays for the message")
    assert found["face-to-face"].says.startswith("It goes by phone, text, email, mail")


def test_exceptions_ruled_out_together_are_no_closer_than_one_another() -> None:
    assert not any(entry.closest_miss for entry in _of_case("step-counter-app").values())


def test_an_exception_open_to_the_last_answer_says_what_the_answer_settled_instead() -> None:
    face_to_face = _of_case("doctors-own-snoring-device")["face-to-face"]
    assert face_to_face.open_to_the_end
    assert face_to_face.says.endswith("That settled “The organization's own health products and services” instead.")


def _two_exceptions_fit():
    forks = {
        "first": (Branch(when={"one": ("a",)}, leads_to="narrow"), Branch(when={}, leads_to="second")),
        "second": (Branch(when={"one": ("b",)}, leads_to="none"), Branch(when={}, leads_to="wide")),
    }
    outcomes = {"narrow": "x0", "wide": "x1", "none": None}
    return granting(outcomes, {"one": question(a="first", b="first", c="first")}, forks)


def test_an_exception_that_fits_as_well_gave_way_to_the_one_that_comes_first() -> None:
    entry = why_not(Assessment.from_answers(_two_exceptions_fit(), {"one": "a"}))[0]
    assert (entry.exception_id, entry.gave_way_to) == ("x1", "x0")
    assert entry.says == "Your answers fit this too, but “x0” comes first."


def test_an_exception_that_lost_to_no_exception_did_not_give_way() -> None:
    found = why_not(Assessment.from_answers(_two_exceptions_fit(), {"one": "b"}))
    assert [entry.gave_way_to for entry in found] == [None, None, None]


def test_an_exception_that_nothing_leads_to_says_so() -> None:
    entry = why_not(Assessment.from_answers(_two_exceptions_fit(), {"one": "a"}))[1]
    assert (entry.exception_id, entry.ruled_out_by) == ("x2", None)
    assert entry.says == "No answers lead to this exception."


def test_a_set_that_asks_nothing_rules_out_whatever_comes_second() -> None:
    forks = {"fork": (Branch(when={}, leads_to="narrow"), Branch(when={}, leads_to="wide"))}
    question_set = granting({"narrow": "x0", "wide": "x1"}, {}, forks, first="fork")
    found = why_not(Assessment.start(question_set))
    assert [(entry.exception_id, entry.gave_way_to) for entry in found] == [("x1", "x0"), ("x2", None)]
    assert not any(entry.open_to_the_end for entry in found), "there was no answer to keep them open"


def test_a_set_without_exceptions_rules_none_out() -> None:
    assert why_not(Assessment.from_answers(tree({"one": question(a="end")}, {"end": STOP}), {"one": "a"})) == ()


def test_an_open_question_rules_nothing_out_yet() -> None:
    with pytest.raises(AnswerError, match="no verdict"):
        why_not(Assessment.start(small_set()))
