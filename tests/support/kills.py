"""A person at work whose program is killed at any moment, again and again, and what is there afterwards.

Run as a program of its own, it forks each worker from a process that has imported everything, before any thread is
started there: ``python -m tests.support.kills FOLDER KILLS SEED PDF``. It ends with 1, and says why, once something
that was completed is lost, or anything is broken.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path

from tests.support.registers import NOON, Clock, rationale
from tests.support.sets import shipped
from wizard.register.drafts import Draft, DraftFolder
from wizard.register.opening import open_register
from wizard.register.proof import prove
from wizard.register.register import Register
from wizard.saving import save

_MOST = 24
"""How many things a worker may complete before it is killed; a decision from its first answer on takes ten or so."""
_NEXT = 0.015
"""Seconds in which a worker gets well into what comes next."""
_BEGINNING = 0.2
"""Seconds in which a worker opens its register, or makes it, and saves its first draft."""
_KILLS_A_FOLDER = 25
"""How many workers go on with one register, so that proving it stays quick."""
_KINDS = ("conditional", "authorization", "message")


@dataclass
class Completed:
    """What workers have announced as completed."""

    kept: dict[str, str] = field(default_factory=dict)
    reviewed: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, int] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    exported: set[str] = field(default_factory=set)

    def hear(self, what: str, name: str, value: str | int) -> None:
        """Take down one announcement."""
        match what:
            case "kept":
                self.kept[name] = str(value)
            case "reviewed":
                self.reviewed[name] = str(value)
            case "draft":
                self.drafts[name] = int(value)
            case "removed":
                self.removed.add(name)
            case "exported":
                self.exported.add(name)


def work(folder: Path, worker: str, pdf: bytes, announce: Callable[[str, str, str | int], None]) -> None:
    """Answer, save drafts, keep, review and export without end, and announce whatever is completed."""
    case = shipped().question_set.cases["dental-visit-text"]
    drafts = DraftFolder(folder / "drafts")
    register = open_register(folder / "register.sqlite", Clock())
    for turn in count():
        name = f"{worker}-{turn}"
        for number in range(len(case.answers)):
            drafts.keep(_draft(name, dict(list(case.answers.items())[: number + 1])))
            announce("draft", name, number + 1)
        row = register.keep(rationale(_KINDS[turn % len(_KINDS)], name=name), key=name)
        announce("kept", name, row.id)
        register.review(row.number, "approved", reviewer="P. Office", key=f"{name} is reviewed")
        announce("reviewed", name, row.id)
        save(folder / f"{name}.pdf", pdf, replace=True)
        announce("exported", name, 0)
        drafts.remove(name)
        announce("removed", name, 0)


def _draft(name: str, given: dict[str, str]) -> Draft:
    return Draft(
        id=name,
        question_set_id="hipaa-marketing",
        question_set_version="1",
        question_set_digest="0",
        given=given,
        started_at=NOON.isoformat(),
        saved_at=NOON.isoformat(),
    )


def kill_one(folder: Path, worker: str, pdf: bytes, chance: random.Random, completed: Completed) -> None:
    """Let one worker work, kill it at some moment, and take down what it announced until then."""
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        os.close(reads)
        try:
            work(folder, worker, pdf, lambda *said: os.write(writes, f"{json.dumps(said)}\n".encode()))
        finally:
            os._exit(1)  # only an error ends the work
    os.close(writes)
    with os.fdopen(reads, encoding="utf-8") as heard:
        wanted = chance.randint(0, _MOST)
        for line in islice(heard, wanted):
            completed.hear(*json.loads(line))
        time.sleep(chance.uniform(0, _NEXT if wanted else _BEGINNING))
        os.kill(child, signal.SIGKILL)
        for line in heard:
            completed.hear(*json.loads(line))
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), f"{worker} ended by itself"


def check(folder: Path, completed: Completed, pdf: bytes) -> None:
    """Assert that all that was completed is there, and that nothing is broken."""
    with closing(open_register(folder / "register.sqlite", Clock())) as register:
        wrong = [found.says for found in prove(register)]
        assert not wrong, wrong
        for name, version in completed.kept.items():
            row = register.kept_as(name)
            assert row is not None, f"{name} is lost"
            assert row.id == version
        for name in completed.reviewed:
            assert _is_reviewed(register, name), f"the review of {name} is lost"
    drafts, damaged = DraftFolder(folder / "drafts").all()
    assert not damaged, damaged
    given = {draft.id: len(draft.given) for draft in drafts}
    for name, number in completed.drafts.items():
        if name not in completed.exported:
            assert given.get(name, 0) >= number, f"the draft {name} is lost"
    assert completed.removed.isdisjoint(given)
    exported = {path.stem: path.read_bytes() for path in folder.glob("*.pdf")}
    assert set(exported.values()) <= {pdf}
    assert completed.exported <= set(exported)


def _is_reviewed(register: Register, name: str) -> bool:
    row = register.kept_as(name)
    return row is not None and row.status == "approved"


def main(place: str, kills: str, seed: str, pdf_file: str) -> None:
    """Kill as often as told, look after each, and say how much had been completed."""
    chance, pdf = random.Random(seed), Path(pdf_file).read_bytes()  # noqa: S311 - chance that repeats
    for kind in _KINDS:
        rationale(kind)  # once, for all workers
    totals = {"kept": 0, "reviewed": 0, "exported": 0, "drafts": 0}
    completed, folder = Completed(), Path(place)
    for number in range(int(kills)):
        if number % _KILLS_A_FOLDER == 0:
            completed, folder = Completed(), Path(place) / str(number)
            folder.mkdir()
        kill_one(folder, f"worker-{number}", pdf, chance, completed)
        check(folder, completed, pdf)
        if number % _KILLS_A_FOLDER == _KILLS_A_FOLDER - 1:
            for what in totals:
                totals[what] += len(getattr(completed, what))
    sys.stdout.write(json.dumps(totals))


if __name__ == "__main__":
    main(*sys.argv[1:])
