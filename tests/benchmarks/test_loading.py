"""How long loading and proving the shipped set takes, against PyYAML's C loader reading the same files.

Measured in a process of its own, since the leftovers of other tests slow down whatever makes many objects.
"""

import subprocess
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

import pytest
import yaml

from wizard import assets
from wizard.questionset.checks import check

RUNS = 15


def seconds(act: Callable[[], object]) -> float:
    before = perf_counter()
    act()
    return perf_counter() - before


def read_with_pyyaml() -> None:
    for file in assets.DEFAULT_SET.glob("*.yaml"):
        yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def measure() -> str:
    """Return the times, taken in turns; the first turn is not counted."""
    assert check(assets.DEFAULT_SET).findings == ()
    read_with_pyyaml()
    timed = [(seconds(lambda: check(assets.DEFAULT_SET)), seconds(read_with_pyyaml)) for _ in range(RUNS)]
    proved, plain = (median(column) for column in zip(*timed, strict=True))
    return (
        f"load and prove: {proved * 1000:.0f} ms, PyYAML's C loader: {plain * 1000:.0f} ms, "
        f"ratio {proved / plain:.2f} (goal: at most 4)"
    )


@pytest.mark.benchmark
@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was installed without its C loader")
def test_loading_and_proving_against_pyyaml(capsys: pytest.CaptureFixture[str]) -> None:
    measured = subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=True)
    assert "ratio" in measured.stdout
    with capsys.disabled():
        print(f"\n{measured.stdout}", end="")  # a benchmark prints, it does not assert


if __name__ == "__main__":
    print(measure())  # the way to run it by hand
