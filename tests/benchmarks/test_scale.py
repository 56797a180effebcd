"""How long a million paths and two thousand questions take to load and prove, and how much memory.

Each is measured in a process of its own, so that its peak of memory is its own.
"""

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
import yaml

from tests.support.large_sets import many_questions, million_paths
from tests.support.sets import write
from tests.support.written_sets import written
from wizard.questionset.checks import Proof, check

RUNS = 5


def seconds_to_check(folder: Path) -> float:
    before = perf_counter()
    check(folder)
    return perf_counter() - before


def seconds_to_read(folder: Path) -> float:
    texts = [file.read_text(encoding="utf-8") for file in folder.glob("*.yaml")]
    before = perf_counter()
    for text in texts:
        yaml.load(text, Loader=yaml.CSafeLoader)
    return perf_counter() - before


def measure(folder: Path) -> str:
    """Return the times, taken in turns, and the peak of memory when nothing but the check had run."""
    import resource

    proof: Proof = check(folder)
    assert proof.findings == (), proof.findings[:3]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    checked, read = (
        median(column)
        for column in zip(*((seconds_to_check(folder), seconds_to_read(folder)) for _ in range(RUNS)), strict=True)
    )
    return (
        f"{proof.summary}: load and prove {checked * 1000:.0f} ms, PyYAML's C loader {read * 1000:.0f} ms, "
        f"ratio {checked / read:.2f}, at most {peak:.0f} MB"
    )


@pytest.mark.benchmark
@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was installed without its C loader")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows measures memory otherwise")
@pytest.mark.parametrize(
    ("draw", "expected", "goal"),
    [
        (million_paths, "1,000,000 paths", "1 s, 200 MB"),
        (many_questions, "questions", "ratio below 3"),
    ],
)
def test_large_sets(tmp_path, capsys, draw, expected, goal):
    folder = write(tmp_path, written(draw()))
    command = [sys.executable, __file__, str(folder)]
    here = Path(__file__).parents[2]
    measured = subprocess.run(command, capture_output=True, text=True, check=True, cwd=here, env={"PYTHONPATH": "."})
    assert expected in measured.stdout
    with capsys.disabled():
        print(f"\n{measured.stdout.strip()} (goal: {goal})")  # a benchmark prints, it does not assert


if __name__ == "__main__":
    print(measure(Path(sys.argv[1])))
