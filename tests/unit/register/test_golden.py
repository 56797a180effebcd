"""Registers of every format that was ever released open, are brought up to date, and still say the same.

Each file was made once, by the program of its time, and is never made anew.
"""

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from shutil import copyfile

import pytest

from tests.support.registers import NOON, Clock, rationale
from wizard.register.backups import back_up
from wizard.register.opening import open_register
from wizard.register.proof import prove
from wizard.register.restoring import restore
from wizard.register.values import Head, Search
from wizard.report.record import read_record

GOLDEN = Path(__file__).with_name("golden")
FILES = sorted(GOLDEN.glob("*.sqlite"))
HEADS = {
    "0001": Head(
        register_id="5c74adbb84464589bad618c6fd901a6b",
        number=9,
        digest="407815b7aed28f29e7af24e07b3a4eb18b41c654ee843b0fbaf2a012d838904b",
    ),
    "0002": Head(
        register_id="b7e04480438b47b1b7f024207ab3cb10",
        number=9,
        digest="407815b7aed28f29e7af24e07b3a4eb18b41c654ee843b0fbaf2a012d838904b",
    ),
}
ROWS = [
    ("2026-0001.1", "Refill letter", "not-governed", "approved"),
    ("2026-0002.1", "Mammogram reminder", "exception", "sent-back"),
    ("2026-0003.1", "Flu clinic postcard", "conditional", "waiting"),
    ("2026-0004.1", "Dental visit text", "authorization", "waiting"),
    ("2026-0005.1", "Back class invitation", "stop", "waiting"),
    ("2026-0006.1", "Café opening, cardiology wing", "stop", "waiting"),
    ("2026-0002.2", "Mammogram reminder", "conditional", "waiting"),
]


def holds_what_it_held(path, head):
    with closing(open_register(path, Clock(NOON + timedelta(days=30)))) as register:
        assert list(prove(register, seen=head)) == []
        assert register.head() == head
        found = list(register.rows(Search(every_version=True, descending=False)))
        assert [(row.id, row.name, row.class_, row.status) for row in found] == ROWS
        assert [row.id for row in register.rows(Search(words="mammo"))] == ["2026-0002.2"]
        assert [row.id for row in register.rows(Search(words="cafe cardio"))] == ["2026-0006.1"]
        whole = register.decision(register.find("2026-0002.1").number)
        assert [review.reason for review in whole.reviews] == ["The sponsor's contract is missing."]
        assert [row.id for row in whole.versions] == ["2026-0002.1", "2026-0002.2"]
        assert register.keep(rationale(), key="new").decision == "2026-0007"
        assert list(prove(register, seen=head)) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_register_of_an_earlier_program_holds_what_it_held(file, tmp_path):
    path = tmp_path / "register.sqlite"
    copyfile(file, path)
    holds_what_it_held(path, HEADS[file.stem[-4:]])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_backup_of_an_earlier_program_is_restored(file, tmp_path):
    path = tmp_path / "register.sqlite"
    assert restore(file, path, clock=Clock()).head == HEADS[file.stem[-4:]]
    holds_what_it_held(path, HEADS[file.stem[-4:]])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_register_of_an_earlier_program_is_set_aside_for_a_backup_of_today(file, tmp_path):
    path = tmp_path / "register.sqlite"
    copyfile(file, path)
    with closing(open_register(tmp_path / "today.sqlite", Clock())) as register:
        register.keep(rationale(), key="today")
        head = back_up(register, tmp_path / "backup.sqlite")
    done = restore(tmp_path / "backup.sqlite", path, clock=Clock(), replace=True)
    assert (done.head, done.lacking) == (head, 9)
    holds_what_it_held(done.set_aside, HEADS[file.stem[-4:]])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_records_in_it_are_still_read(file, tmp_path):
    path = tmp_path / "register.sqlite"
    copyfile(file, path)
    with closing(open_register(path, Clock())) as register:
        names = [read_record(register.decision(row.number).record).name for row in register.rows(Search())]
    assert sorted(names) == sorted({name for _, name, *_ in ROWS})
