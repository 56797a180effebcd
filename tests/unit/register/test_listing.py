from datetime import timedelta

import pytest

from tests.support.registers import KINDS, NOON, REVIEWER, fill, rationale
from wizard.register import listing
from wizard.register.values import Search


@pytest.fixture
def filed(register, clock):
    """Five decisions, a day between one and the next: approved, sent back, changed, waiting, waiting."""
    names = ("Refill letter", "mammogram reminder", "Élan flyer", "Zoo outing", "Flu clinic")
    rows = []
    for name, kind in zip(names, KINDS, strict=False):
        at = (clock.now - timedelta(days=9 - len(rows))).isoformat()
        rows.append(register.keep(rationale(kind, name=name, decided_at=at), key=name))
    register.review(rows[0].number, "approved", reviewer=REVIEWER, key="a")
    register.review(rows[1].number, "sent-back", reviewer=REVIEWER, reason="No.", key="b")
    at = (clock.now - timedelta(days=2)).isoformat()
    register.keep(
        rationale("stop", name="Elan flyer, new", decided_at=at, decided_by="R. Chen"), key="c", replaces=rows[2].number
    )
    return register


def names(register, **wanted):
    return [row.name.split()[0] for row in register.page(Search(**wanted))]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["Elan", "Flu", "Zoo", "mammogram", "Refill"]),
        ({"descending": False}, ["Refill", "mammogram", "Zoo", "Flu", "Elan"]),
        ({"order": "name", "descending": False}, ["Elan", "Flu", "mammogram", "Refill", "Zoo"]),
        ({"order": "verdict", "descending": False}, ["Refill", "mammogram", "Zoo", "Flu", "Elan"]),
        ({"order": "verdict"}, ["Elan", "Flu", "Zoo", "mammogram", "Refill"]),
        ({"order": "review", "descending": False}, ["Zoo", "Flu", "Elan", "mammogram", "Refill"]),
        ({"order": "review"}, ["Refill", "mammogram", "Elan", "Flu", "Zoo"]),
        ({"every_version": True, "words": "elan"}, ["Elan", "Élan"]),
        ({"words": "ÉLAN"}, ["Elan"]),
        ({"words": "flu cli"}, ["Flu"]),
        ({"words": "clin flu"}, ["Flu"]),
        ({"words": "2026-0004"}, ["Zoo"]),
        ({"words": "r. chen"}, ["Elan"]),
        ({"words": "letter nothing"}, []),
        ({"words": "--- !"}, ["Elan", "Flu", "Zoo", "mammogram", "Refill"]),
        ({"words": "or and not near"}, []),
        ({"class_": "stop"}, ["Elan", "Flu"]),
        ({"status": "waiting"}, ["Elan", "Flu", "Zoo"]),
        ({"status": "approved"}, ["Refill"]),
        ({"status": "sent-back"}, ["mammogram"]),
        ({"status": "waiting", "class_": "authorization"}, ["Zoo"]),
    ],
)
def test_a_list_shows_what_fits_in_the_order_asked_for(filed, wanted, found):
    assert names(filed, **wanted) == found
    assert filed.count(Search(**wanted)) == len(found)
    assert [row.name.split()[0] for row in filed.rows(Search(**wanted))] == found


def test_since_counts_whole_days_of_here(filed):
    last = (NOON - timedelta(days=5)).astimezone().date()
    assert names(filed, since=last.isoformat()) == ["Elan", "Flu"]
    assert names(filed, since=(last - timedelta(days=1)).isoformat()) == ["Elan", "Flu", "Zoo"]


def test_totals_count_decisions_and_those_that_wait(filed):
    assert filed.totals() == (5, 3)


def test_pages_join_to_the_whole_list_in_every_order(register):
    fill(register, 60)
    for order in ("date", "name", "verdict", "review"):
        for descending in (True, False):
            search = Search(order=order, descending=descending)
            whole = list(register.rows(search))
            assert len(whole) == 60
            pages = [register.page(search, start=start, size=7) for start in range(0, 63, 7)]
            assert [row for page in pages for row in page] == whole
    assert register.page(Search(), start=60) == ()


def test_all_rows_are_fetched_in_pieces_of_one_state(register, monkeypatch):
    monkeypatch.setattr(listing, "PIECE", 7)
    fill(register, 30)
    rows = register.rows(Search(order="review"))
    first = next(rows)
    late = register.keep(rationale(), key="late")
    rest = list(rows)
    assert late not in rest
    assert len({first, *rest}) == 30


def test_a_version_knows_its_place_in_a_list(filed):
    zoo = filed.find("2026-0004")
    assert filed.place_in(Search(), zoo.number) == 2
    assert filed.place_in(Search(order="name", descending=False), zoo.number) == 4
    assert filed.place_in(Search(words="flu"), zoo.number) is None
    assert filed.place_in(Search(), 999) is None


def test_the_place_of_a_version_that_was_replaced_is_that_of_its_follower(filed):
    replaced = filed.find("2026-0003.1")
    assert filed.place_in(Search(), replaced.number) == 0
    everything = filed.page(Search(every_version=True))
    at = filed.place_in(Search(every_version=True), replaced.number)
    assert everything[at] == replaced
