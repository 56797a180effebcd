"""What goes wrong around a register costs nothing that was completed: kills, full disks, locks, clocks, rights."""

import json
import multiprocessing
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.elsewhere import as_nobody, can_mount, on_a_small_disk
from tests.support.registers import NOON, Clock, fill, keep_each, rationale
from wizard.register.opening import open_register
from wizard.register.proof import prove
from wizard.register.values import Search
from wizard.report.pdf import as_pdf

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows forks no process and has no such accounts.")


@POSIX
def test_300_kills_at_any_moment_lose_nothing_that_was_completed(tmp_path):
    pdf = tmp_path / "rationale.pdf"
    pdf.write_bytes(as_pdf(rationale()))
    running = []
    for seed in (1, 2):
        place = tmp_path / str(seed)
        place.mkdir()
        words = [sys.executable, "-m", "tests.support.kills", str(place), "150", str(seed), str(pdf)]
        running.append(
            subprocess.Popen(words, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        )
    for process in running:
        said, wrong = process.communicate(timeout=300)
        assert process.returncode == 0, wrong.decode()
        assert min(json.loads(said).values()) > 50  # the workers did get to everything


def test_two_windows_that_keep_1000_decisions_each_at_once_lose_none(tmp_path):
    path = tmp_path / "register.sqlite"
    with closing(open_register(path, Clock())) as register:
        way = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(way)
        context.set_forkserver_preload(["tests.support.registers"])
        with ProcessPoolExecutor(2, mp_context=context) as windows:
            kept = list(windows.map(keep_each, [str(path)] * 2, ["D. Alvarez", "J. Okafor"], [1000] * 2))
        assert len({name for names in kept for name in names}) == 2000
        assert register.totals() == (2000, 2000)
        assert list(prove(register)) == []


@pytest.mark.skipif(not can_mount(), reason="This account may have no small disk of its own.")
def test_a_full_disk_costs_only_what_was_not_completed(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    said = on_a_small_disk(
        900,
        folder,
        """
register, kept = open_register(path, Clock()), []
try:
    for number in range(500):
        kept.append(register.keep(rationale(name=f"Message {number}"), key=str(number)).id)
except WizardError as error:
    print(error)
try:
    back_up(register, folder / "backup.sqlite")
except WizardError as error:
    print(error)
assert not list(folder.glob("*.part")) + list(folder.glob(".*.part")) + list(folder.glob("backup*"))
register.close()
with closing(open_register(path, Clock())) as register:
    found = [row.id for row in register.rows(Search(descending=False))]
    assert kept and kept == found[: len(kept)] and len(found) - len(kept) < 2, (kept, found)
    print(list(prove(register)))
""",
    )
    assert said.splitlines() == [
        "The disk is full, so nothing was added to the register register.sqlite. Free some space and try again.",
        f"{folder / 'backup.sqlite'} was not saved: {FULL}",
        "[]",
    ]


@pytest.fixture
def public():
    """A folder that every account may look into."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


FULL = "the disk is full. Free some space, or choose another disk, and save again."
READ = """
with closing(open_register(path, Clock())) as register:
    print(register.is_read_only, register.totals()[0], [row.id for row in register.page(Search(words="mammogram"))])
    try:
        register.keep(rationale(), key="more")
    except WizardError as error:
        print(type(error).__name__, error)
"""


@POSIX
@pytest.mark.parametrize("what", ["folder", "file"])
def test_a_register_that_may_not_be_written_is_read_and_says_so(public, what):
    path = public / "register.sqlite"
    with closing(open_register(path, Clock())) as register:
        fill(register, 10)
        wanted = [row.id for row in register.page(Search(words="mammogram"))]
    path.chmod(0o444 if what == "file" else 0o666)
    public.chmod(0o777 if what == "file" else 0o555)
    before = path.read_bytes()
    said = as_nobody(READ, public)
    assert said.splitlines() == [
        f"True 10 {wanted}",
        "RegisterReadOnlyError The register register.sqlite is open for reading alone, so nothing can be added to it.",
    ]
    assert path.read_bytes() == before


@POSIX
def test_a_new_register_in_a_folder_that_may_not_be_written_says_what_to_do(public):
    public.chmod(0o555)
    said = as_nobody("try:\n    open_register(path, Clock())\nexcept WizardError as error:\n    print(error)", public)
    assert said == (
        "The register register.sqlite cannot be used: Permission denied. See that its folder can be written.\n"
    )
    assert list(public.iterdir()) == []


def test_a_clock_set_back_keeps_ids_unique_and_is_noted(tmp_path):
    clock = Clock()
    with closing(open_register(tmp_path / "register.sqlite", clock)) as register:
        ids = []
        for number, days in enumerate((0, -1, -400, 1)):
            clock.now = NOON + timedelta(days=days)
            decided = clock.now.isoformat(timespec="seconds")
            ids.append(register.keep(rationale(decided_at=decided), key=str(number)).id)
        assert ids == ["2026-0001.1", "2026-0002.1", "2025-0001.1", "2026-0003.1"]
        assert [row.id for row in register.rows(Search())] == [ids[3], ids[0], ids[1], ids[2]]
        assert [(found.mark, found.number) for found in prove(register)] == [("note", 2), ("note", 3)]
