"""How the register's page bears a hundred thousand decisions: its memory, scrolling through them, and searching as one
types. It prints its figures; none asserts a time.
"""

import sys
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from wizard.gui.widgets.search_field import SearchField

DECISIONS = 100_000
STEPS = 400


class Heartbeat:
    """Feels how long the event loop did not turn."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(0)

    def _beat(self) -> None:
        now = perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def stop(self) -> float:
        """Return the longest pause, in milliseconds."""
        self._timer.stop()
        return self.longest * 1000


def _megabytes() -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def _turn() -> None:
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


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
    heart = Heartbeat()
    for _ in range(STEPS):
        QTest.keyClick(driver.decisions, Qt.Key.Key_PageDown)
        _turn()
    paging = heart.stop()
    driver.settle()
    bar = driver.decisions.verticalScrollBar()
    heart = Heartbeat()
    for step in range(STEPS):
        bar.setValue(bar.maximum() * (step * 37 % STEPS) // STEPS)
        _turn()
    dragging = heart.stop()
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
        print(f"opened in {opened:.0f} ms; longest pause {paging:.0f} ms paging, {dragging:.0f} ms dragging;", end="")
        print(f" the rows where the dragging stopped came after {last:.0f} ms")
        print(f"from Enter to what is found and its decision, ms: {', '.join(times)}")
