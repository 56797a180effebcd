"""How long 10,000 decisions of a register take to be judged again, from opening its file to the words of each."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from shutil import copytree
from time import perf_counter

import pytest

from tests.support.registers import Clock, fill
from wizard import assets
from wizard.questionset.loader import read
from wizard.register.opening import open_register
from wizard.rejudged_list import as_text, rejudge_register

DECISIONS = 10_000


@pytest.mark.benchmark
def test_ten_thousand_kept_decisions_judged_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "register.sqlite"
    with closing(open_register(file, Clock())) as register:
        fill(register, DECISIONS)
    edited = copytree(assets.DEFAULT_SET, tmp_path / "edited")
    for part in edited.glob("*.yaml"):
        part.write_text(part.read_text(encoding="utf-8").replace("own-clinician", "own-doctor"), encoding="utf-8")
    loaded = read(edited)
    started = perf_counter()
    with closing(open_register(file, Clock())) as register:
        found = rejudge_register(register, loaded.question_set, loaded.routes)
    judged = perf_counter()
    assert as_text(found.differing)
    told = perf_counter()
    command = [sys.executable, "-m", "wizard", "rejudge", "--register", file, "--questions", edited]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    whole = perf_counter() - told
    assert done.returncode == 1
    assert done.stdout.rstrip().endswith(found.summary)
    assert f"{len(found.differing) + found.alike:,}" == f"{DECISIONS:,}"
    with capsys.disabled():
        print(
            f"\n{DECISIONS:,} kept decisions judged again (goal: under 2,000 ms): {(judged - started) * 1000:.0f} ms, "
            f"{len(found.differing):,} differ, told in {(told - judged) * 1000:.0f} ms; "
            f"the whole command, with start and rules, {whole * 1000:.0f} ms"
        )
