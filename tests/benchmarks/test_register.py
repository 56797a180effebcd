"""How fast a hundred thousand decisions are searched, counted and paged through, in a file."""

from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import pytest

from tests.support.registers import Clock, fill
from wizard.register.opening import open_register
from wizard.register.values import Search

NUMBER = 100_000
RUNS = 5
WANTED = 100
"""Milliseconds that a search may take."""

ASKED = {
    "first page": (Search(), 0),
    "page in the middle": (Search(), NUMBER // 2),
    "last page": (Search(), NUMBER - 100),
    "last page by name": (Search(order="name"), NUMBER - 100),
    "last page by verdict": (Search(order="verdict"), NUMBER - 100),
    "first page by review": (Search(order="review"), 0),
    "one decision by its words": (Search(words="refill 77771"), 0),
    "a word in a tenth of them": (Search(words="newsletter"), 0),
    "half a word": (Search(words="ne"), 0),
    "those that wait": (Search(status="waiting"), 0),
    "those of a class sent back": (Search(class_="stop", status="sent-back"), 0),
}


@pytest.mark.benchmark
def test_a_hundred_thousand_decisions(capsys):
    with TemporaryDirectory() as folder, closing(open_register(Path(folder) / "r.sqlite", Clock())) as register:
        started = perf_counter()
        fill(register, NUMBER)
        lines = [f"{NUMBER:,} decisions made in {perf_counter() - started:.0f} s"]
        for name, (search, start) in ASKED.items():
            page = _milliseconds(lambda search=search, start=start: register.page(search, start=start))
            count = _milliseconds(lambda search=search: register.count(search))
            lines.append(
                f"{name}: {page:.0f} ms, its count {count:.0f} ms ({(page + count) / WANTED:.2f} of {WANTED} ms)"
            )
        started = perf_counter()
        assert sum(1 for _ in register.rows(Search())) == NUMBER
        lines.append(f"all rows, in pieces: {perf_counter() - started:.1f} s")
    with capsys.disabled():
        print("\n" + "\n".join(lines))


def _milliseconds(work):
    times = []
    for _ in range(RUNS):
        started = perf_counter()
        work()
        times.append((perf_counter() - started) * 1000)
    return median(times)
