"""What is decided stays with whoever decided it: rights of files, no network, no words of it in errors."""

import json
import os
import shutil
import stat
import subprocess
import sys
import traceback
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.registers import Clock, rationale
from tests.support.sets import shipped
from wizard.display import what_is_missing
from wizard.errors import RegisterError
from wizard.register.backups import daily_backup
from wizard.register.connection import writing
from wizard.register.drafts import Draft, DraftFolder
from wizard.register.opening import open_register
from wizard.register.seen import SeenHeads
from wizard.register.tables import decisions

ROOT = Path(__file__).parents[2]
WITH_WINDOW = pytest.mark.skipif(bool(what_is_missing()), reason="Qt's libraries are not here.")
WORDS = "Zebrafish newsletter"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights.")
def test_all_that_is_kept_is_for_its_owner_alone_whatever_the_account_allows_others(tmp_path):
    data = tmp_path / "data"
    before = os.umask(0)
    try:
        with closing(open_register(data / "register.sqlite", Clock())) as register:
            register.keep(rationale(name=WORDS), key="one")
            daily_backup(register, data / "register.sqlite", Clock()().date())
            SeenHeads(data).see(register)
            DraftFolder(data / "drafts").keep(a_draft())
            found = {str(each.relative_to(data)): stat.S_IMODE(each.stat().st_mode) for each in data.rglob("*")}
    finally:
        os.umask(before)
    folders = {"backups", "drafts"}
    files = {
        "register.sqlite",
        "register.sqlite-wal",
        "register.sqlite-shm",
        "backups/register-2026-03-09.sqlite",
        "seen.json",
        "drafts/one.draft.json",
    }
    assert found == {**dict.fromkeys(folders, 0o700), **dict.fromkeys(files, 0o600)}
    assert stat.S_IMODE(data.stat().st_mode) == 0o700


def a_draft():
    return Draft(
        id="one",
        question_set_id="hipaa-marketing",
        question_set_version="1",
        question_set_digest="0",
        given={},
        name=WORDS,
        started_at="2026-03-09T10:00:00-05:00",
        saved_at="2026-03-09T10:00:00-05:00",
    )


def test_no_error_of_the_register_repeats_words_of_a_decision(tmp_path):
    with closing(open_register(tmp_path / "register.sqlite", Clock())) as register:
        with pytest.raises(RegisterError) as told, writing(register.engine) as connection:
            connection.execute(decisions.insert().values(number=1, name=WORDS, words=WORDS))
        shown = "".join(traceback.format_exception(told.value))
        assert "NOT NULL" in shown  # the whole chain of causes is shown
        assert WORDS not in shown


WALK = """
import sys
from contextlib import closing
from pathlib import Path
from tests.support.silence import forbid_network
forbid_network()
from wizard.__main__ import run
from wizard.register.backups import back_up
from wizard.register.opening import open_register
from wizard.register.proof import prove
from wizard.register.values import Search
from tests.support.registers import Clock, rationale
folder = Path(sys.argv[1])
assert run(["decide", str(folder / "answers.json"), "--name", "A", "--pdf", str(folder / "a.pdf")]) == 0
assert run(["verify", str(folder / "a.pdf")]) == 0
with closing(open_register(folder / "register.sqlite", Clock())) as register:
    row = register.keep(rationale(), key="one")
    register.review(row.number, "approved", reviewer="P. Office", key="two")
    assert list(register.rows(Search(words="refill"))) and not list(prove(register))
    back_up(register, folder / "backup.sqlite")
print("done")
"""

WINDOW = """
import sys
from pathlib import Path
from tests.support.silence import forbid_network
forbid_network()
from PySide6.QtWidgets import QApplication
application = QApplication([])
from tests.support.answers import VISIT
from tests.support.window import WindowDriver
driver = WindowDriver(Path(sys.argv[1]) / "data")
driver.walk(VISIT)
driver.write("Name this assessment", "Visit text")
driver.write("Decided by", "D. Alvarez")
driver.press("See the verdict")
driver.press("Save to register")
driver.settle()
assert "Saved to the register as decision 2026-0001" in driver.message, driver.message
driver.close()
print("done")
"""


def run_silently(code, folder, *before):
    done = subprocess.run(
        [*before, sys.executable, "-c", code, str(folder)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HTTPS_PROXY": "http://127.0.0.1:9"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "done"


def test_a_decision_from_its_answers_to_its_backup_opens_no_socket(tmp_path):
    answers = dict(shipped().question_set.cases["dental-visit-text"].answers)
    (tmp_path / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    run_silently(WALK, tmp_path)


@WITH_WINDOW
def test_a_decision_in_the_window_opens_no_socket(tmp_path):
    run_silently(WINDOW, tmp_path)


@WITH_WINDOW
@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not here.")
def test_not_even_qt_opens_a_socket_of_a_network(tmp_path):
    log = tmp_path / "calls.txt"
    run_silently(WINDOW, tmp_path, "strace", "-f", "-e", "trace=socket", "-o", str(log))
    assert "exited with 0" in log.read_text()
    assert "AF_INET" not in log.read_text()
