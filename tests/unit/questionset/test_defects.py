"""Every class of defects that authors make is caught; two instances of each here, twenty in tests/benchmarks."""

from pathlib import Path

import pytest

from tests.support.defects import ALL
from tests.support.large_sets import many_questions, million_paths
from tests.support.planting import hunt, totals
from tests.support.sets import write
from tests.support.written_sets import drawn_set, written
from wizard.questionset.checks import check


def test_defects_are_caught_on_their_lines(tmp_path: Path) -> None:
    tallies = hunt(ALL, 2, tmp_path)
    missed = {name: tally for name, tally in tallies.items() if tally.caught < tally.planted}
    planted, caught, exact = totals(tallies)
    assert caught >= 0.98 * planted, missed
    assert exact >= 0.95 * planted, {name: tally for name, tally in tallies.items() if tally.exact < tally.planted}


@pytest.mark.parametrize("seed", range(10))
def test_nothing_is_found_in_a_clean_set(tmp_path: Path, seed: int) -> None:
    assert check(write(tmp_path, written(drawn_set(seed)))).findings == ()


def test_a_million_paths_are_proved(tmp_path: Path) -> None:
    proof = check(write(tmp_path, written(million_paths())))
    assert proof.findings == ()
    assert proof.paths == 1_000_000


def test_many_questions_are_proved(tmp_path: Path) -> None:
    proof = check(write(tmp_path, written(many_questions(60))))
    assert proof.findings == ()
    assert proof.questions >= 60
