"""Told cases under rules that still hold with them, and under rules that do not."""

from dataclasses import replace

from tests.support.edits import with_routes
from tests.support.sets import shipped, small_files, small_set, write
from wizard.questionset.checks import check
from wizard.questionset.loader import read
from wizard.questionset.paths import Routes
from wizard.training.practice_cases import told_cases
from wizard.training.topics import NO_TOPIC


def told(question_set, cases=None):
    return told_cases(question_set, Routes(question_set), cases)


def test_every_shipped_story_stands_and_its_title_gives_nothing_away():
    standing, withdrawn = told_cases(shipped().question_set, shipped().routes)
    assert withdrawn == ()
    assert [case.id for case in standing] == [*shipped().question_set.cases]
    assert standing[14].title == "Story 15"


def test_a_case_is_told_with_its_key_in_the_order_asked():
    shuffled = replace(small_set().cases["visit-letter"], answers={"payment": "nobody", "purpose": "visit"})
    (case,), _ = told(small_set(), {"visit-letter": shuffled})
    assert list(case.answers.items()) == [("purpose", "visit"), ("payment", "nobody")]
    assert (case.kind, case.topic, case.outcome) == ("told", "visit-reminders", "visit-reminder")
    assert case.clues["payment"] in case.story


def test_a_case_that_the_rules_now_lead_elsewhere_is_withdrawn_with_both_verdicts_named():
    changed = with_routes(small_set(), lambda node: "paid" if node == "refill-at-cost" else node)
    standing, withdrawn = told(changed)
    (lost,) = withdrawn
    assert lost.id == "refill-letter-at-cost"
    assert lost.reason == (
        "Its answers now come to “Paid marketing” (paid), and its key says “Refill, paid at cost” (refill-at-cost)."
    )
    assert lost.id not in {case.id for case in standing}


def test_a_case_that_ends_elsewhere_is_a_finding_of_check_and_still_loads(tmp_path):
    files = small_files()
    files["cases"] = files["cases"].replace("outcome: visit-reminder", "outcome: paid", 1)
    write(tmp_path, files)
    assert "case-ends-elsewhere" in {finding.code for finding in check(tmp_path).findings}
    loaded = read(tmp_path)
    _, withdrawn = told_cases(loaded.question_set, loaded.routes)
    assert [each.id for each in withdrawn] == ["visit-letter"]


def test_a_case_of_another_version_is_withdrawn_when_its_answers_are_unknown_too_many_or_too_few():
    plain = small_set().cases["visit-letter"]
    cases = {
        "unknown": replace(plain, answers={"purpose": "visits", "payment": "nobody"}),
        "too-many": replace(plain, answers={**plain.answers, "cost": "at-cost"}),
        "too-few": replace(plain, answers={"purpose": "visit"}),
        "outcome-gone": replace(plain, outcome="visit"),
    }
    standing, withdrawn = told(small_set(), cases)
    assert standing == ()
    reasons = {each.id: each.reason for each in withdrawn}
    assert "'purpose' has no answer 'visits'" in reasons["unknown"]
    assert "'cost' is not asked on this path" in reasons["too-many"]
    assert "'payment' is missing" in reasons["too-few"]
    assert reasons["outcome-gone"].endswith("its key says “visit”, which is gone.")


def test_a_twin_that_was_withdrawn_is_no_longer_named():
    bent = replace(small_set().cases["visit-letter"], outcome="paid")
    standing, _ = told(small_set(), {**small_set().cases, "visit-letter": bent})
    twins = {case.id: case.twin_of for case in standing}
    assert twins["paid-visit-letter"] is None
    assert twins["refill-letter-at-cost"] == "refill-letter"


def test_a_case_told_beside_a_twin_is_about_the_exception_that_the_twin_is_granted():
    topics = {case.id: case.topic for case in told_cases(shipped().question_set, shipped().routes)[0]}
    assert topics["lapsed-120-days"] == topics["lapsed-sixty-days"] == "refill-reminders"
    assert topics["cash-only-skin-studio"] == NO_TOPIC
    assert topics["reminder-with-gift-shop-sale"] == "own-products-and-services"
