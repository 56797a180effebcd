from dataclasses import replace

import pytest

from tests.support.sets import small_set
from wizard.questionset.model import Pattern, Training
from wizard.questionset.rewording import Alteration, alterations


def told(**changed):
    return list(alterations(small_set(), replace(small_set(), **changed)))


def with_answer(**changed):
    question = small_set().questions["payment"]
    answer = replace(question.answers["maker"], **changed)
    answers = {**question.answers, "maker": answer}
    return told(questions={**small_set().questions, "payment": replace(question, answers=answers)})


def test_the_same_set_has_no_difference():
    assert told() == []


def test_new_words_are_told_with_their_place_in_the_files():
    (alteration,) = with_answer(text="The maker")
    assert alteration == Alteration(
        where=("questions", "payment", "answers", "maker", "text"),
        before="The maker of the product",
        after="The maker",
    )
    assert alteration.is_wording


def test_words_that_are_new_or_gone_are_wording_too():
    (alteration,) = with_answer(because=None)
    assert (alteration.before, alteration.after, alteration.is_wording) == ("the maker pays", None, True)


def test_where_an_answer_leads_is_left_to_the_verdicts():
    assert with_answer(leads_to="paid") == []
    assert told(junctions={}, first="payment", digest="1" * 64) == []


@pytest.mark.parametrize(
    ("changed", "before", "after"),
    [({"adds": ()}, ["write-down-payer"], []), ({"unsure": True}, False, True)],
)
def test_what_an_answer_means_is_no_wording(changed, before, after):
    (alteration,) = with_answer(**changed)
    assert (alteration.before, alteration.after, alteration.is_wording) == (before, after, False)


def test_the_head_of_the_set_stands_in_its_own_file():
    version, title = sorted(told(version="2", title="May it go?"), key=lambda each: each.is_wording)
    assert (version.where, version.is_wording) == (("set", "version"), False)
    assert (title.where, title.is_wording) == (("set", "title"), True)


def test_the_numbers_of_the_test_are_told_one_by_one():
    (alteration,) = told(training=Training(cases=4, pass_percent=90))
    assert (alteration.where, alteration.before, alteration.after) == (("set", "training", "pass_percent"), 75, 90)
    (alteration,) = told(training=None)
    assert (alteration.before, alteration.after) == ({"cases": 4, "pass_percent": 75}, None)


def test_a_part_that_came_or_went_is_told_by_its_name():
    left = {key: duty for key, duty in small_set().obligations.items() if key != "get-form"}
    (gone,) = told(obligations=left)
    assert (gone.where, gone.before, gone.after) == (("obligations", "get-form"), "Get the form signed", None)
    (fresh,) = told(obligations={**small_set().obligations, "keep-form": small_set().obligations["get-form"]})
    assert (fresh.where, fresh.before, fresh.after) == (("obligations", "keep-form"), None, "Get the form signed")


def test_a_changed_answer_of_a_case_is_told_by_its_id():
    case = replace(small_set().cases["greeting-card"], answers={"purpose": "visit", "payment": "maker"})
    changed, fresh = told(cases={**small_set().cases, "greeting-card": case})
    assert (changed.where[-1], changed.before, changed.after) == ("purpose", "greeting", "visit")
    assert (fresh.where[-1], fresh.before, fresh.after) == ("payment", None, "maker")


def test_a_law_is_told_as_it_is_written():
    law = replace(
        small_set().laws["doubt-stops"], then=(Pattern(class_=("stop",), unsure=False, answers={"cost": ()}),)
    )
    (alteration,) = told(laws={**small_set().laws, "doubt-stops": law})
    assert alteration.where == ("laws", "doubt-stops", "then")
    assert alteration.before == [{"class": ["stop"]}]
    assert alteration.after == [{"answers": {"cost": []}, "class": ["stop"], "unsure": False}]


def test_a_part_without_words_is_told_by_what_it_holds():
    law = small_set().laws["doubt-stops"]
    assert law.whenever is not None
    (alteration,) = told(laws={**small_set().laws, "doubt-stops": replace(law, whenever=None)})
    assert (alteration.before, alteration.after) == ({"unsure": True}, None)
