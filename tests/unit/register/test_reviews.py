from datetime import timedelta

import pytest

from tests.support.registers import DECIDER, NOON, REVIEWER, rationale
from wizard.errors import RegisterError
from wizard.register.values import STATUS_WORDS, Search


def test_the_last_review_counts_and_every_one_stays(register, clock):
    row = register.keep(rationale(), key="one")
    back = register.review(row.number, "sent-back", reviewer=REVIEWER, reason=" Contract missing. ", key="a")
    assert (back.result, back.reason, back.reviewer) == ("sent-back", "Contract missing.", REVIEWER)
    assert back.reviewed_at == NOON.isoformat()
    assert register.find("2026-0001").status == "sent-back"
    clock.now += timedelta(hours=1)
    approved = register.review(row.number, "approved", reviewer="  R.   Chen ", key="b")
    assert (approved.reviewer, approved.reason) == ("R. Chen", "")
    decision = register.decision(row.number)
    assert decision.reviews == (back, approved)
    assert decision.row.status == "approved"
    assert STATUS_WORDS[decision.row.status] == "Approved"


def test_the_same_review_again_adds_nothing(register):
    row = register.keep(rationale(), key="one")
    first = register.review(row.number, "approved", reviewer=REVIEWER, key="a")
    assert register.review(row.number, "sent-back", reviewer=REVIEWER, reason="No.", key="a") == first
    assert register.decision(row.number).reviews == (first,)


@pytest.mark.parametrize("reviewer", [DECIDER, "d alvarez  MARKETING", "D. Álvarez, Marketing"])
def test_nobody_reviews_what_they_decided(register, reviewer):
    row = register.keep(rationale(), key="one")
    with pytest.raises(RegisterError, match="Someone else has to review it"):
        register.review(row.number, "approved", reviewer=reviewer, key="a")
    assert register.find("2026-0001").status == "waiting"


@pytest.mark.parametrize(
    ("said", "reviewer", "reason"), [("Say who reviews", "  ", "Why"), ("Say why it is sent back", REVIEWER, " \n")]
)
def test_a_review_says_who_and_why(register, said, reviewer, reason):
    row = register.keep(rationale(), key="one")
    with pytest.raises(RegisterError, match=said):
        register.review(row.number, "sent-back", reviewer=reviewer, reason=reason, key="a")
    assert register.head().number == row.number


def test_a_version_that_was_replaced_is_reviewed_no_more_and_the_new_one_waits(register):
    first = register.keep(rationale(), key="one")
    register.review(first.number, "approved", reviewer=REVIEWER, key="a")
    second = register.keep(rationale("stop"), key="two", replaces=first.number)
    assert second.status == "waiting"
    with pytest.raises(RegisterError, match="Open that one"):
        register.review(first.number, "approved", reviewer=REVIEWER, key="b")
    assert register.decision(first.number).row.status == "approved"
    assert register.count(Search(status="waiting")) == 1


def test_what_is_not_there_is_not_reviewed(register):
    with pytest.raises(RegisterError, match="no decision with the number 1"):
        register.review(1, "approved", reviewer=REVIEWER, key="a")


def test_a_row_names_who_reviewed_last(register):
    row = register.keep(rationale(), key="one")
    assert (row.reviewer, row.reviewed_at) == (None, None)
    register.review(row.number, "sent-back", reviewer=REVIEWER, reason="Why?", key="a")
    register.review(row.number, "approved", reviewer="Q. Office", key="b")
    (listed,) = register.rows(Search())
    assert (listed.status, listed.reviewer, listed.reviewed_at) == ("approved", "Q. Office", NOON.isoformat())
