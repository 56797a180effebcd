"""How many rows of a calendar a second, read, judged and written again, against the plain engine's rate.

The engine's rate is that of assessments made from answers already at hand, with their verdicts. Each way is measured
in a process of its own, which prints its peak memory too.
"""

import subprocess
import sys
from pathlib import Path
from random import Random
from time import perf_counter

import pytest
from xlsxwriter import Workbook

from wizard import assets
from wizard.engine.assessment import Assessment
from wizard.grids.csv_file import csv_pieces
from wizard.grids.grid import Grid
from wizard.questionset.loader import LoadedSet, read
from wizard.screening.calendar import ScreenedCalendar
from wizard.screening.files import read_sheet, save_calendar
from wizard.screening.screening import screen

ROWS = 100_000
ENGINE_EACH = 20
"""Every so many rows are given to the plain engine."""


def write_calendar(path: Path) -> None:
    """Write a calendar of 100,000 campaigns."""
    from tests.support.calendars import walked_rows  # the process that measures does not have the tests

    loaded = read(assets.DEFAULT_SET)
    header, *rows = walked_rows(loaded.question_set, loaded.routes, ROWS, Random(7))
    if path.suffix == ".csv":
        path.write_bytes(b"".join(csv_pieces(Grid(header=header, rows=rows, count=len(rows), delimiter=","))))
        return
    with Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([header, *rows]):
            sheet.write_row(number, 0, row)


def engine_rate(loaded: LoadedSet, calendar: ScreenedCalendar) -> float:
    """Return how many assessments a second the plain engine takes to their verdicts."""
    given = [calendar.answers(row) for row in calendar.rows[::ENGINE_EACH]]
    started = perf_counter()
    for answers in given:
        assert Assessment.replay(loaded.question_set, loaded.routes, answers, {}, {}).verdict
    return len(given) / (perf_counter() - started)


def measure(source: Path, target: Path) -> str:
    """Return the time of one calendar from file to file, its rate against the engine's, and the peak memory."""
    loaded = read(assets.DEFAULT_SET)
    started = perf_counter()
    sheet = read_sheet(source, loaded.question_set)
    opened = perf_counter()
    calendar = screen(sheet, loaded.question_set, loaded.routes)
    judged = perf_counter()
    save_calendar(target, calendar, replace=True)
    ended = perf_counter()
    assert len(calendar.rows) == sum(calendar.counts.values()) == ROWS
    memory = _peak_megabytes()
    rate = ROWS / (ended - started)
    return (
        f"a calendar of {ROWS:,} rows, {source.suffix[1:]} to {target.suffix[1:]}: {ended - started:.1f} s "
        f"(read {opened - started:.1f}, judged {judged - opened:.1f}, written {ended - judged:.1f}; goal: under 10), "
        f"{rate:,.0f} rows/s, ratio to the engine's rate {rate / engine_rate(loaded, calendar):.2f}, "
        f"peak memory {memory} MB (goal: under 500)"
    )


def _peak_megabytes() -> int:
    import resource  # not on Windows, where no benchmark is run

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@pytest.mark.benchmark
@pytest.mark.parametrize(("source", "target"), [("csv", "csv"), ("csv", "xlsx"), ("xlsx", "csv")])
def test_a_large_calendar_against_the_plain_engine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], source: str, target: str
) -> None:
    calendar = tmp_path / f"calendar.{source}"
    write_calendar(calendar)
    measured = subprocess.run(
        [sys.executable, __file__, calendar, tmp_path / f"result.{target}"], capture_output=True, text=True, check=True
    )
    assert "ratio" in measured.stdout
    with capsys.disabled():
        print(f"\n{measured.stdout}", end="")  # a benchmark prints, it does not assert


if __name__ == "__main__":
    print(measure(Path(sys.argv[1]), Path(sys.argv[2])))  # in a process of its own, as by hand
