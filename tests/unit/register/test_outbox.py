import json
import stat
import sys
from contextlib import closing, nullcontext

import pytest

from tests.support.registers import rationale
from tests.support.servers import SERVER, ask
from wizard.errors import RegisterError, RegisterReadOnlyError, RegisterUnreachableError, SaveError
from wizard.register.opening import outbox_of
from wizard.register.outbox import Outbox, keep_or_wait
from wizard.register.proof import prove
from wizard.register.values import Search


class CutRegister:
    """A register whose server goes away after a number of decisions; what reached it is stored."""

    def __init__(self, register, until):
        self.register, self.left = register, until

    def keep(self, rationale, *, key, replaces=None):
        if not self.left:
            raise RegisterUnreachableError("The server cannot be reached.")
        self.left -= 1
        row = self.register.keep(rationale, key=key, replaces=replaces)
        if not self.left:  # the answer is lost on its way
            raise RegisterUnreachableError("The server cannot be reached.")
        return row

    def close(self):
        pass


@pytest.fixture
def outbox(tmp_path):
    return Outbox(tmp_path / "outbox")


def names(found):
    return [each.rationale.name for each in found]


def refuse_to_open():
    raise RegisterUnreachableError("The server cannot be reached.")


def test_what_waits_is_told_in_order_and_whole(outbox):
    for number in range(12):
        outbox.put(rationale(name=f"Letter {number}"), key=f"key {number}", replaces=number or None)
    waiting = Outbox(outbox._folder).waiting()
    assert names(waiting) == [f"Letter {number}" for number in range(12)]
    assert [(each.key, each.replaces) for each in waiting[:2]] == [("key 0", None), ("key 1", 1)]
    assert waiting[0].rationale == rationale(name="Letter 0")


def test_an_outbox_that_is_not_there_is_empty(outbox, tmp_path):
    assert outbox.waiting() == ()
    assert list(tmp_path.iterdir()) == []


def test_the_same_key_waits_once(outbox):
    first = outbox.put(rationale(), key="a")
    assert outbox.put(rationale(name="Another"), key="a") == first
    assert names(outbox.waiting()) == ["Refill letter"]


@pytest.mark.skipif(sys.platform == "win32", reason="files have other permissions there")
def test_files_and_folder_are_their_owner_s_alone(outbox):
    path = outbox.put(rationale(), key="a")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(SaveError, match="its folder cannot be used"):
        Outbox(tmp_path / "taken" / "outbox").put(rationale(), key="a")


def test_sending_keeps_all_in_order_and_empties_the_outbox(outbox, register):
    for name in ("One", "Two"):
        outbox.put(rationale(name=name), key=name)
    sent = outbox.send(register)
    assert [(row.name, row.id) for row in sent.kept] == [("One", "2026-0001.1"), ("Two", "2026-0002.1")]
    assert (sent.refused, sent.cut, outbox.waiting()) == ((), None, ())


def test_sending_stops_where_the_server_goes_away_and_goes_on_later_without_keeping_twice(outbox, register):
    for name in ("One", "Two", "Three"):
        outbox.put(rationale(name=name), key=name)
    sent = outbox.send(CutRegister(register, until=2))
    assert [row.name for row in sent.kept] == ["One"]
    assert sent.cut == "The server cannot be reached."
    assert names(outbox.waiting()) == ["Two", "Three"]
    assert [row.name for row in outbox.send(register).kept] == ["Two", "Three"]
    assert register.count(Search()) == 3


def test_what_the_register_refuses_goes_on_waiting_and_stops_no_other(outbox, register):
    first = register.keep(rationale(), key="first")
    register.keep(rationale(), key="second", replaces=first.number)
    late = outbox.put(rationale(name="Late"), key="late", replaces=first.number)
    outbox.put(rationale(name="Next"), key="next")
    sent = outbox.send(register)
    assert [row.name for row in sent.kept] == ["Next"]
    ((path, why),) = [(each.path, each.why) for each in sent.refused]
    assert path == late
    assert "has a version 2 meanwhile" in why
    assert names(outbox.waiting()) == ["Late"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("{", "is damaged and was left as it is"),
        ("[]", "is damaged and was left as it is"),
        ('{"format": 2}', "newer version of the program"),
        ('{"format": 1, "key": 1, "replaces": null, "record": ""}', "a value has the wrong kind"),
        ('{"format": 1, "key": "k", "replaces": null, "record": "{}"}', "This is no rationale"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_left(outbox, register, content, why):
    damaged = outbox.put(rationale(), key="a")
    damaged.write_text(content)
    outbox.put(rationale(name="Whole"), key="b")
    sent = outbox.send(register)
    assert [row.name for row in sent.kept] == ["Whole"]
    assert [each.path for each in sent.refused] == [damaged]
    assert why in sent.refused[0].why
    assert damaged.read_text() == content


def test_a_file_of_another_name_takes_no_number(outbox):
    outbox.put(rationale(), key="a").rename(outbox._folder / "mine-a.waiting.json")
    assert outbox.put(rationale(), key="b").name.startswith("00000001-")


def test_the_record_that_waits_is_the_one_that_was_decided(outbox):
    path = outbox.put(rationale(), key="a")
    read = json.loads(path.read_text(encoding="utf-8"))
    assert json.loads(read["record"])["name"] == "Refill letter"


def test_a_decision_is_kept_after_those_that_waited(outbox, opened, address, register):
    outbox.put(rationale(name="Earlier"), key="a")
    found = keep_or_wait(lambda: closing(opened(address)), outbox, rationale(name="Now"), key="b")
    assert found.row.id == "2026-0002.1"
    assert [row.name for row in found.sent.kept] == ["Earlier"]
    assert register.count(Search()) == 2


def test_where_no_server_is_reached_a_decision_waits(outbox):
    found = keep_or_wait(refuse_to_open, outbox, rationale(), key="a", replaces=7)
    assert found.row is None
    assert found.sent.cut == "The server cannot be reached."
    assert [(each.key, each.replaces) for each in outbox.waiting()] == [("a", 7)]


def test_where_the_server_goes_away_while_earlier_ones_are_sent_a_decision_waits_behind_them(outbox, register):
    for name in ("One", "Two"):
        outbox.put(rationale(name=name), key=name)
    found = keep_or_wait(lambda: nullcontext(CutRegister(register, until=2)), outbox, rationale(name="Now"), key="now")
    assert [row.name for row in found.sent.kept] == ["One"]
    assert names(outbox.waiting()) == ["Two", "Now"]


def test_where_the_answer_is_lost_a_decision_waits_and_is_kept_once(outbox, register):
    outbox.put(rationale(name="One"), key="one")
    found = keep_or_wait(lambda: nullcontext(CutRegister(register, until=2)), outbox, rationale(name="Now"), key="now")
    assert ([row.name for row in found.sent.kept], found.row) == (["One"], None)
    outbox.send(register)
    assert register.count(Search()) == 2


def test_what_the_register_refuses_at_once_does_not_wait(outbox, opened, address, register):
    with pytest.raises(RegisterError, match="Say who decided"):
        keep_or_wait(lambda: closing(opened(address)), outbox, rationale(decided_by=""), key="a")
    assert outbox.waiting() == ()
    assert register.count(Search()) == 0


def test_a_file_that_cannot_be_removed_is_sent_again_without_being_kept_twice(outbox, register, monkeypatch):
    outbox.put(rationale(), key="a")

    def refuse(_path):
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.unlink", refuse)
        assert len(outbox.send(register).kept) == 1
    assert len(outbox.send(register).kept) == 1
    assert (outbox.waiting(), register.count(Search())) == ((), 1)


def test_each_register_has_an_outbox_of_its_own(tmp_path):
    addresses = ("postgresql+psycopg://jo@db/a", "postgresql+psycopg://jo@db/b", "postgresql+psycopg://jo@db:5433/a")
    assert len({outbox_of(tmp_path, each)._folder for each in (*addresses, tmp_path / "a.sqlite")}) == 4
    assert outbox_of(tmp_path, addresses[0])._folder == outbox_of(tmp_path, addresses[0].replace("jo@", "kim@"))._folder


def test_a_read_only_register_refuses_each(outbox):
    class ReadOnly(CutRegister):
        def keep(self, *_given, **_named):
            raise RegisterReadOnlyError("It cannot be written.")

    outbox.put(rationale(), key="a")
    assert [each.why for each in outbox.send(ReadOnly(None, 0)).refused] == ["It cannot be written."]


@pytest.mark.skipif(not SERVER, reason="WIZARD_TEST_SERVER names no server")
@pytest.mark.parametrize("place", ["server"], indirect=True)
def test_decisions_wait_while_a_real_server_lets_nobody_in(outbox, opened, address, register):
    register.keep(rationale(name="Before"), key="before")
    register.close()
    database = address.rpartition("/")[2].partition("?")[0]
    ask(f'ALTER DATABASE "{database}" WITH ALLOW_CONNECTIONS false')
    for name in ("One", "Two"):
        found = keep_or_wait(lambda: closing(opened(address)), outbox, rationale(name=name), key=name)
        assert found.row is None
    ask(f'ALTER DATABASE "{database}" WITH ALLOW_CONNECTIONS true')
    found = keep_or_wait(lambda: closing(opened(address)), outbox, rationale(name="Three"), key="three")
    assert [row.name for row in found.sent.kept] == ["One", "Two"]
    assert found.row.id == "2026-0004.1"
    assert list(prove(register)) == []
