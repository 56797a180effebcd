"""How fast the window is: to its first painted page against a bare one, from an answer to the next question, and
what two thousand walks leave behind. Each prints its figures; none asserts a time."""

import gc
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

import pytest

RUNS = 7
STEPS = 2_000
WALKS = 2_000

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)

application = QApplication(sys.argv)
window = Window()
window.setCentralWidget(QPushButton("Start"))
window.resize(1180, 820)
window.show()
sys.exit(application.exec())
"""

OURS = """
from PySide6.QtWidgets import QApplication
from wizard.gui.desk import Desk
Desk.read_rules = lambda desk, folder: QApplication.quit()  # what comes right after the first paint
from wizard.__main__ import main
main()
"""


def _environment(home: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "XDG_DATA_HOME": str(home)}


def _run(script: Path, environment: dict[str, str]) -> tuple[float, int]:
    """Return the seconds a whole process took and its peak memory in KiB."""
    watcher = (
        "import resource, subprocess, sys; code = subprocess.call([sys.executable, sys.argv[1]]);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(code)"
    )
    before = perf_counter()
    subprocess.run([sys.executable, str(script)], env=environment, check=True)
    seconds = perf_counter() - before
    peak = subprocess.run(
        [sys.executable, "-c", watcher, str(script)], env=environment, check=True, capture_output=True, text=True
    )
    return seconds, int(peak.stdout)


@pytest.mark.benchmark
@pytest.mark.skipif(sys.platform == "win32", reason="peak memory is read with a Unix call")
def test_start_against_a_bare_window(tmp_path, capsys):
    scripts = {}
    for name, text in (("bare", BARE), ("ours", OURS)):
        scripts[name] = tmp_path / f"{name}.py"
        scripts[name].write_text(text, encoding="utf-8")
    environment = {**_environment(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])}
    for script in scripts.values():
        _run(script, environment)
    pairs = [(_run(scripts["ours"], environment), _run(scripts["bare"], environment)) for _ in range(RUNS)]
    time = median(ours[0] / bare[0] for ours, bare in pairs)
    memory = median(ours[1] / bare[1] for ours, bare in pairs)
    with capsys.disabled():
        print(f"\nto the first painted page: {time:.2f} times a bare window (at most 2.0 wanted)")
        print(f"peak memory: {memory:.2f} times a bare window (at most 1.5 wanted)")


@pytest.mark.benchmark
def test_from_an_answer_to_the_next_question(driver, capsys):
    chance = Random(1)
    times = []
    driver.choose_menu("new")
    while len(times) < STEPS:
        if driver.desk.controller.sitting.view.kind != "question":
            driver.choose_menu("new")
        group = driver.group
        digit = chance.randint(1, len(group.ids))
        before = perf_counter()
        group.choose_digit(digit)
        driver.button("Continue").click()
        driver.window.repaint()
        times.append(perf_counter() - before)
        if len(times) % 50 == 0:
            driver.settle()
    times.sort()
    with capsys.disabled():
        print(f"\nanswer to next question painted, {STEPS} steps: ", end="")
        middle, slow = times[STEPS // 2] * 1000, times[STEPS * 99 // 100] * 1000
        print(f"median {middle:.1f} ms, p99 {slow:.1f} ms (under 16 wanted)")


@pytest.mark.benchmark
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from the Linux process table")
def test_memory_after_many_walks(driver, capsys):
    chance = Random(2)

    def walk() -> None:
        driver.choose_menu("new")
        while driver.desk.controller.sitting.view.kind == "question":
            driver.group.choose_digit(chance.randint(1, len(driver.group.ids)))
            driver.button("Continue").click()
        driver.settle()

    for _ in range(100):
        walk()
    gc.collect()
    start = _resident()
    for _ in range(WALKS):
        walk()
    gc.collect()
    grown = (_resident() - start) / 1024
    with capsys.disabled():
        print(f"\nmemory after {WALKS} whole walks: {grown:+.1f} MB (within 5 wanted)")


def _resident() -> int:
    """Return the resident memory of this process in KiB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])
