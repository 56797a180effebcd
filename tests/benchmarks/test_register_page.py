"""How the register's page bears a hundred thousand decisions: its memory, scrolling through them, and searching as one
types. It prints its figures; none asserts a time.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from wizard.gui.widgets.search_field import SearchField

DECISIONS = 100_000
STEPS = 400


class Steps:
    """How long each step kept the event loop: on the clock, and at work, which other programs do not lengthen."""

    def __init__(self) -> None:
        self.clock: list[float] = []
        self.work: list[float] = []

    def do(self, step: Callable[[], object]) -> None:
        """Do a step and let the event loop turn once."""
        clock, work = perf_counter(), thread_time()
        step()
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()
        self.clock.append((perf_counter() - clock) * 1000)
        self.work.append((thread_time() - work) * 1000)

    def __str__(self) -> str:
        return (
            f"longest {max(self.clock):.0f} ms, {max(self.work):.0f} ms of it at work, median {median(self.work):.0f}"
        )


def _megabytes() -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


@pytest.mark.benchmark
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from the Linux process table")
def test_a_hundred_thousand_decisions(driver, capsys):
    home = _megabytes()
    driver.choose_menu("register")
    driver.settle()
    empty = _megabytes()
    driver.desk.show_home()
    driver.settle()
    driver.fill_register(DECISIONS)
    filled = _megabytes()
    before = perf_counter()
    driver.choose_menu("register")
    driver.settle()
    opened = (perf_counter() - before) * 1000
    table, paging, dragging = driver.decisions, Steps(), Steps()
    for _ in range(STEPS):
        paging.do(partial(QTest.keyClick, table, Qt.Key.Key_PageDown))
    driver.settle()
    bar = table.verticalScrollBar()
    for step in range(STEPS):
        dragging.do(partial(bar.setValue, bar.maximum() * (step * 37 % STEPS) // STEPS))
    before = perf_counter()
    driver.settle()
    last = (perf_counter() - before) * 1000
    times = []
    field = driver.window.page.findChild(SearchField)
    for words in ("r", "refill", "meal kit 99", "okafor newsletter", "2026-0129", "nothing at all", ""):
        field.setText(words)
        before = perf_counter()
        QTest.keyClick(field, Qt.Key.Key_Return)
        driver.settle()
        times.append(f"{words!r} {(perf_counter() - before) * 1000:.0f}")
    QApplication.processEvents()
    with capsys.disabled():
        print(
            f"\nmemory: home page {home:.0f} MB, empty register {empty:.0f} MB, after filling {filled:.0f} MB,", end=""
        )
        print(f" {DECISIONS} decisions paged through {_megabytes():.0f} MB (under twice the empty one wanted)")
        print(f"opened in {opened:.0f} ms; a step of paging: {paging}; of dragging: {dragging};", end="")
        print(f" the rows where the dragging stopped came after {last:.0f} ms")
        print(f"from Enter to what is found and its decision, ms: {', '.join(times)}")
