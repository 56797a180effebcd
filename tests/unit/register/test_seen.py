"""This computer remembers where each register ended, so that entries taken off its end show."""

import pytest

from tests.support.registers import Clock, fill, rationale
from wizard.register.backups import back_up
from wizard.register.opening import open_register
from wizard.register.proof import prove
from wizard.register.restoring import restore
from wizard.register.seen import SeenHeads


@pytest.fixture
def seen(tmp_path):
    return SeenHeads(tmp_path / "data")


def test_what_was_seen_is_what_to_prove_against(register, seen):
    assert seen.of(register) is None
    assert seen.see(register)
    assert seen.of(register) is None  # an empty register says nothing
    fill(register, 3)
    assert seen.see(register)
    assert seen.of(register) == register.head()
    register.keep(rationale(), key="more")
    assert seen.of(register).number == register.head().number - 1
    assert seen.see(register)
    assert seen.see(register)
    assert seen.of(register) == register.head()


def test_each_register_is_seen_for_itself_by_its_owner_alone(register, seen, tmp_path):
    other = open_register(tmp_path / "other.sqlite", Clock())
    for each in (register, other):
        fill(each, 2)
        seen.see(each)
    assert (seen.of(register), seen.of(other)) == (register.head(), other.head())
    other.close()
    file = tmp_path / "data" / "seen.json"
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_what_is_lacking_stays_known_until_a_person_accepts_it(seen, tmp_path):
    path, file = tmp_path / "r.sqlite", tmp_path / "backup.sqlite"
    register = open_register(path, Clock())
    fill(register, 2)
    back_up(register, file)
    register.keep(rationale(), key="more")
    seen.see(register)
    restore(file, path, clock=Clock(), replace=True)
    register.keep(rationale(name="Another"), key="another")
    assert not seen.see(register)
    assert [found.mark for found in prove(register, seen.of(register))] == ["wrong"]
    seen.accept(register)
    assert list(prove(register, seen.of(register))) == []
    register.close()


@pytest.mark.parametrize("content", [b"\xff", b"[]", b"{", b'{"a": 1}', b'{"a": ["x", "y"]}'])
def test_a_damaged_file_counts_as_nothing_seen(register, seen, tmp_path, content):
    fill(register, 1)
    file = tmp_path / "data" / "seen.json"
    file.parent.mkdir()
    file.write_bytes(content)
    assert seen.of(register) is None
    assert seen.see(register)
    assert seen.of(register) == register.head()


def test_a_folder_that_cannot_be_made_is_no_error(register, tmp_path):
    (tmp_path / "taken").touch()
    seen = SeenHeads(tmp_path / "taken")
    fill(register, 1)
    assert seen.see(register)
    assert seen.of(register) is None
