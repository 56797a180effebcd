import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.errors import SaveError
from wizard.saving import Disk, save, suggested_file_name


class FailingDisk(Disk):
    """A disk that fails at one of its calls with one error number."""

    def __init__(self, at: str, number: int) -> None:
        self._at = at
        self._number = number

    def create(self, path: Path, *, private: bool) -> BinaryIO:
        self._fail("create")
        return super().create(path, private=private)

    def write(self, file: BinaryIO, data: bytes) -> None:
        file.write(data[: len(data) // 2])
        self._fail("write")
        super().write(file, data[len(data) // 2 :])

    def replace(self, source: Path, target: Path) -> None:
        self._fail("replace")
        super().replace(source, target)

    def _fail(self, at: str) -> None:
        if at == self._at:
            raise OSError(self._number, os.strerror(self._number))


def names_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_saved_file_holds_what_was_given(tmp_path):
    save(tmp_path / "rationale.pdf", b"whole", replace=False)
    assert (tmp_path / "rationale.pdf").read_bytes() == b"whole"


def test_nothing_temporary_is_left_beside_a_saved_file(tmp_path):
    save(tmp_path / "rationale.pdf", b"whole", replace=False)
    assert names_in(tmp_path) == ["rationale.pdf"]


def test_a_file_with_the_name_is_replaced_when_that_is_wanted(tmp_path):
    (tmp_path / "rationale.pdf").write_bytes(b"old")
    save(tmp_path / "rationale.pdf", b"new", replace=True)
    assert (tmp_path / "rationale.pdf").read_bytes() == b"new"


def test_a_file_with_the_name_stays_when_it_may_not_be_replaced(tmp_path):
    (tmp_path / "rationale.pdf").write_bytes(b"old")
    with pytest.raises(SaveError, match="a file has this name already"):
        save(tmp_path / "rationale.pdf", b"new", replace=False)
    assert (tmp_path / "rationale.pdf").read_bytes() == b"old"


def test_a_replaced_file_keeps_its_permissions(tmp_path):
    (tmp_path / "rationale.pdf").write_bytes(b"old")
    (tmp_path / "rationale.pdf").chmod(0o640)
    before = stat.S_IMODE((tmp_path / "rationale.pdf").stat().st_mode)
    save(tmp_path / "rationale.pdf", b"new", replace=True)
    assert stat.S_IMODE((tmp_path / "rationale.pdf").stat().st_mode) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_private_file_can_be_read_by_its_owner_alone(tmp_path):
    save(tmp_path / "draft.json", b"answers", replace=True, private=True)
    assert stat.S_IMODE((tmp_path / "draft.json").stat().st_mode) == 0o600


def test_a_link_is_written_through(tmp_path):
    (tmp_path / "real.pdf").write_bytes(b"old")
    try:
        (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    except OSError:
        pytest.skip("this account may not make links")
    save(tmp_path / "link.pdf", b"new", replace=True)
    assert (tmp_path / "real.pdf").read_bytes() == b"new"
    assert (tmp_path / "link.pdf").is_symlink()


def test_a_missing_folder_is_named_as_the_reason(tmp_path):
    with pytest.raises(SaveError, match="the folder does not exist") as caught:
        save(tmp_path / "nowhere" / "rationale.pdf", b"new", replace=True)
    assert caught.value.path == tmp_path / "nowhere" / "rationale.pdf"


def test_a_folder_with_the_name_is_not_replaced(tmp_path):
    (tmp_path / "rationale.pdf").mkdir()
    with pytest.raises(SaveError, match="a folder has this name"):
        save(tmp_path / "rationale.pdf", b"new", replace=True)
    assert names_in(tmp_path) == ["rationale.pdf"]


def test_a_path_without_a_name_is_refused():
    with pytest.raises(SaveError, match="it has no file name"):
        save(Path("/"), b"new", replace=True)


@pytest.mark.parametrize("name", ['a"b.pdf', "a<b.pdf", "a>b.pdf", "a:b.pdf", "a|b.pdf", "a?b.pdf", "a*b.pdf"])
def test_a_character_that_windows_forbids_is_named(tmp_path, name):
    with pytest.raises(SaveError, match="cannot hold the character"):
        save(tmp_path / name, b"new", replace=True)


@pytest.mark.parametrize("name", ["a\nb.pdf", "a\x00b.pdf"])
def test_a_control_character_in_a_name_is_refused(tmp_path, name):
    with pytest.raises(SaveError, match="a control character"):
        save(tmp_path / name, b"new", replace=True)


@pytest.mark.parametrize("name", ["rationale.", "rationale "])
def test_a_name_that_ends_in_a_dot_or_space_is_refused(tmp_path, name):
    with pytest.raises(SaveError, match="cannot end with a dot or a space"):
        save(tmp_path / name, b"new", replace=True)


@pytest.mark.parametrize("name", ["CON", "con.pdf", "Com1.pdf", "lpt9.tar.gz", "NUL .pdf"])
def test_a_name_that_windows_keeps_for_a_device_is_refused(tmp_path, name):
    with pytest.raises(SaveError, match="for a device"):
        save(tmp_path / name, b"new", replace=True)


def test_a_name_that_is_too_long_is_refused(tmp_path):
    with pytest.raises(SaveError, match="the name is too long"):
        save(tmp_path / ("n" * 300), b"new", replace=True)


@pytest.mark.skipif(os.name == "nt", reason="Windows says that such a folder does not exist")
def test_a_path_that_is_too_long_is_refused(tmp_path):
    with pytest.raises(SaveError, match=r"too long|does not exist"):
        save(tmp_path.joinpath(*["deep" * 50] * 40, "rationale.pdf"), b"new", replace=True)


@pytest.mark.parametrize(
    ("at", "number", "reason"),
    [
        ("create", errno.EACCES, "does not let you write"),
        ("create", errno.EROFS, "does not let you write"),
        ("create", errno.ENOSPC, "the disk is full"),
        ("write", errno.ENOSPC, "the disk is full"),
        ("write", errno.EDQUOT, "the disk is full"),
        ("write", errno.EIO, "the system says"),
        ("replace", errno.EACCES, "open in another program"),
        ("replace", errno.ENAMETOOLONG, "the name is too long"),
        ("replace", errno.ENOSPC, "the disk is full"),
    ],
)
def test_a_failing_disk_is_explained_and_the_old_file_stays(tmp_path, at, number, reason):
    (tmp_path / "rationale.pdf").write_bytes(b"old")
    with pytest.raises(SaveError, match=reason):
        save(tmp_path / "rationale.pdf", b"new", replace=True, disk=FailingDisk(at, number))
    assert (tmp_path / "rationale.pdf").read_bytes() == b"old"
    assert names_in(tmp_path) == ["rationale.pdf"]


def test_a_folder_that_cannot_be_looked_into_is_explained(tmp_path):
    (tmp_path / "file").write_bytes(b"no folder")
    with pytest.raises(SaveError, match="the folder does not exist"):
        save(tmp_path / "file" / "rationale.pdf", b"new", replace=True)


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("Spring refill reminder", "Spring refill reminder 2026-03-04.pdf"),
        ("A/B: test? <draft>", "A B test draft 2026-03-04.pdf"),
        ("  ", "Rationale 2026-03-04.pdf"),
        ("..hidden", "hidden 2026-03-04.pdf"),
        ("con.text", "Message con.text 2026-03-04.pdf"),
        ("fdp\u202etxt", "fdptxt 2026-03-04.pdf"),
        ("a. . .", "a 2026-03-04.pdf"),
    ],
)
def test_a_suggested_name_keeps_the_words_of_the_message(name, suggested):
    assert suggested_file_name(name, "2026-03-04T09:30:00-05:00", ".pdf") == suggested


@given(st.text())
def test_any_suggested_name_can_be_saved(tmp_path_factory, name):
    folder = tmp_path_factory.mktemp("suggested")
    suggested = suggested_file_name(name, "2026-03-04T09:30:00-05:00", ".txt")
    save(folder / suggested, b"whole", replace=False)
    assert len(suggested.encode()) < 120


def test_a_file_may_come_in_pieces(tmp_path):
    save(tmp_path / "result.csv", iter([b"one,", b"two"]), replace=False)
    assert (tmp_path / "result.csv").read_bytes() == b"one,two"


def test_pieces_that_break_off_leave_the_old_file_and_nothing_else(tmp_path):
    def pieces():
        yield b"half"
        raise KeyboardInterrupt

    (tmp_path / "result.csv").write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        save(tmp_path / "result.csv", pieces(), replace=True)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]
