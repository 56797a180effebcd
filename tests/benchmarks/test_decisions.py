"""How many fully traced decisions a second, against zen-engine's traced evaluation of the same rules.

A traced decision of ours is the assessment replayed from its answers, with its verdict, the because-list and the
obligations; theirs is the outcome with the trace of each switch. Same answers, same process, taken in turns; that
process is of its own, since the leftovers of other tests slow down whatever makes many objects.
"""

import subprocess
import sys
from collections.abc import Mapping
from statistics import median
from time import perf_counter

import pytest
import zen

from wizard import assets
from wizard.decision_model import as_decision_model
from wizard.engine.assessment import Assessment
from wizard.questionset.loader import read

RUNS = 15
EACH = 40
"""Every fortieth path is decided, so that no kind of walk is preferred."""


def measure() -> str:
    """Return the times of one decision, and the ratio of the rates; the first turn is not counted."""
    loaded = read(assets.DEFAULT_SET)
    theirs = zen.ZenEngine().create_decision(as_decision_model(loaded.question_set))
    paths = [path for number, path in enumerate(loaded.routes.walk()) if number % EACH == 0]

    def decide(answers: Mapping[str, str]) -> str:
        verdict = Assessment.replay(loaded.question_set, loaded.routes, answers, {}, {}).verdict
        assert len(verdict.because) == len(answers)
        return verdict.outcome_id

    def decide_there(answers: Mapping[str, str]) -> str:
        decided = theirs.evaluate(answers, {"trace": True})
        assert len(decided["trace"]) > len(answers)
        return decided["result"]["outcome"]

    timed = []
    for turn in range(RUNS + 1):
        started = perf_counter()
        assert [decide(path.answers) for path in paths] == [path.outcome for path in paths]
        between = perf_counter()
        assert [decide_there(path.answers) for path in paths] == [path.outcome for path in paths]
        if turn:
            timed.append((between - started, perf_counter() - between))
    ours, other = (median(column) / len(paths) * 1e6 for column in zip(*timed, strict=True))
    return (
        f"a traced decision: {ours:.1f} us, zen-engine's: {other:.0f} us, "
        f"ratio of the rates {other / ours:.1f} (goal: at least 25)"
    )


@pytest.mark.benchmark
def test_traced_decisions_against_zen_engine(capsys: pytest.CaptureFixture[str]) -> None:
    measured = subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=True)
    assert "ratio" in measured.stdout
    with capsys.disabled():
        print(f"\n{measured.stdout}", end="")  # a benchmark prints, it does not assert


if __name__ == "__main__":
    print(measure())  # the way to run it by hand
