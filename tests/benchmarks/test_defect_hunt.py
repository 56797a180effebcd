"""How many planted defects a check catches, and how many of them on their line; and that it accuses no clean set."""

from pathlib import Path

import pytest

from tests.support.defects import ALL
from tests.support.planting import hunt, table, totals
from tests.support.sets import write
from tests.support.written_sets import drawn_set, written
from wizard.questionset.checks import check

INSTANCES = 20
CLEAN_SETS = 50


@pytest.mark.benchmark
def test_planted_defects_are_caught(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tallies = hunt(ALL, INSTANCES, tmp_path)
    with capsys.disabled():
        print("", *table(tallies), sep="\n")
    planted, caught, exact = totals(tallies)
    assert len(tallies) >= 25
    assert min(tally.planted for tally in tallies.values()) >= INSTANCES
    assert caught / planted >= 0.98
    assert exact / planted >= 0.95


@pytest.mark.benchmark
def test_clean_sets_are_not_accused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    proofs = [check(write(tmp_path / str(seed), written(drawn_set(seed)))) for seed in range(CLEAN_SETS)]
    accused = sum(not proof.holds for proof in proofs)
    warned = sum(bool(proof.findings) for proof in proofs)
    with capsys.disabled():
        print(f"\n{CLEAN_SETS} clean sets: {accused} with an error, {warned} with a warning")
    assert accused == 0
