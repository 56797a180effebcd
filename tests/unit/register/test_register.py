from datetime import timedelta

import pytest

from tests.support.registers import DECIDED_AT, DECIDER, KINDS, NOON, REVIEWER, rationale
from wizard.errors import RegisterError
from wizard.register.values import Search
from wizard.report.record import read_record


def test_a_decision_is_kept_whole_and_listed(register):
    row = register.keep(rationale("message", name="June newsletter"), key="one")
    assert (row.id, row.name, row.decided_by, row.status) == ("2026-0001.1", "June newsletter", DECIDER, "waiting")
    decision = register.decision(row.number)
    assert decision.row == row
    assert decision.is_latest
    assert decision.kept_at == NOON.isoformat()
    assert read_record(decision.record) == rationale("message", name="June newsletter")


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_repeats_what_the_record_says(register, kind):
    said = rationale(kind)
    row = register.keep(said, key=kind)
    verdict, rules = said.verdict, said.question_set
    assert (row.class_, row.label, row.outcome, row.headline) == (
        verdict.class_,
        verdict.label,
        verdict.outcome,
        verdict.headline,
    )
    assert row.exception == (verdict.exception.title if verdict.exception else None)
    assert (row.set_id, row.set_version, row.set_digest) == (rules.id, rules.version, rules.digest)
    assert (row.decided_by, row.decided_at) == (DECIDER, DECIDED_AT)
    assert row.conditions == len(said.obligations)
    assert row.confirmed == sum(each.state == "confirmed" for each in said.obligations)


def test_the_same_key_again_adds_nothing(register):
    first = register.keep(rationale(), key="one")
    assert register.keep(rationale(name="Another"), key="one") == first
    assert register.kept_as("one") == first
    assert register.kept_as("two") is None
    assert register.totals() == (1, 1)


def test_decisions_are_numbered_within_a_year(register, clock):
    assert register.keep(rationale(), key="one").decision == "2026-0001"
    assert register.keep(rationale(), key="two").decision == "2026-0002"
    clock.now += timedelta(days=365)
    assert register.keep(rationale(), key="three").decision == "2027-0001"


def test_a_change_is_a_new_version_of_the_same_decision(register):
    first = register.keep(rationale("conditional"), key="one")
    second = register.keep(rationale("stop"), key="two", replaces=first.number)
    assert second.id == "2026-0001.2"
    before = register.decision(first.number)
    assert before.versions == (first, second)
    assert not before.is_latest
    assert register.decision(second.number).is_latest
    assert register.totals() == (1, 1)
    assert register.find("2026-0001") == second
    assert register.find(" 2026-0001.1 ") == first


def test_a_version_is_followed_by_one_alone(register):
    first = register.keep(rationale(), key="one")
    register.keep(rationale(decided_by="M. Nguyen"), key="two", replaces=first.number)
    with pytest.raises(RegisterError, match="2026-0001 has a version 2 meanwhile, decided by M"):
        register.keep(rationale(), key="three", replaces=first.number)
    with pytest.raises(RegisterError, match="no decision with the number 99"):
        register.keep(rationale(), key="three", replaces=99)
    assert register.head().number == 2


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"example": True}, "a worked example"),
        ({"practice": True}, "in training"),
        ({"decided_by": ""}, "Say who decided"),
    ],
)
def test_examples_practice_and_decisions_of_nobody_are_refused(register, changed, said):
    with pytest.raises(RegisterError, match=said):
        register.keep(rationale(**changed), key="one")
    assert register.head().number == 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("letter", "is no decision of a register"),
        ("2026-1.x", "Write one as 2026-0129"),
        ("2026", "is no decision"),
        ("2026-0002", "There is no decision 2026-0002 in the register"),
        ("2026-0001.2", "There is no decision"),
    ],
)
def test_a_decision_that_is_not_there_is_not_found(register, asked, said):
    register.keep(rationale(), key="one")
    with pytest.raises(RegisterError, match=said):
        register.find(asked)


def test_an_entry_that_is_no_decision_is_not_shown_as_one(register):
    first = register.keep(rationale(), key="one")
    review = register.review(first.number, "approved", reviewer=REVIEWER, key="r")
    for number in (review.number, 77):
        with pytest.raises(RegisterError, match=f"no decision with the number {number}"):
            register.decision(number)


def test_what_a_judge_needs_is_handed_out_of_the_latest_versions(register):
    first = register.keep(rationale("conditional"), key="one")
    other = register.keep(rationale("message"), key="two")
    second = register.keep(rationale("stop"), key="three", replaces=first.number)
    judged = dict(register.judged())
    assert list(judged) == [other.number, second.number]
    assert judged[second.number]["verdict"]["class"] == "stop"
    assert judged[second.number]["replay"]["answers"] == rationale("stop").replay.answers
    assert [topic["name"] for topic in judged[other.number]["topics"]] == ["Health tip", "Back class"]
    assert register.rows_at([second.number, first.number]) == (
        register.decision(first.number).row,
        register.decision(second.number).row,
    )


def test_letters_of_every_kind_come_back_as_they_were(register):
    name = "Ærø 🩺 \\u0000 ' \" % _ ; -- <b>"
    row = register.keep(rationale(name=name, decided_by="Ł. O'Hara"), key="'; DROP TABLE entries; --")
    assert (row.name, row.decided_by) == (name, "Ł. O'Hara")
    assert read_record(register.decision(row.number).record).name == name
    assert register.count(Search(words="aero")) == 0
    assert register.count(Search(words="ohara")) == 0
    assert register.count(Search(words="o hara")) == 1


def test_the_head_says_where_the_chain_ends(register):
    empty = register.head()
    assert (empty.number, empty.digest) == (0, "0" * 64)
    row = register.keep(rationale(), key="one")
    head = register.head()
    assert (head.register_id, head.number) == (empty.register_id, row.number)
    assert head.digest == register.decision(row.number).digest
    assert len(head.register_id) == 32


def test_a_register_says_where_it_is_and_never_a_password(register, address):
    if "://" in address:
        assert register.is_shared
        assert register.place.startswith("127.0.0.1/wizard_")
    else:
        assert not register.is_shared
        assert register.place == "register-1.sqlite"
