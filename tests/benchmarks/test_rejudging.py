"""How long 10,000 stored decisions take to be judged again, read from their records' parts, against replaying each.

A tenth of them are messages of three topics. They are judged by the set that decided them, and by an edited one. A
replay makes an assessment of the same answers and its verdict, topic by topic; it compares nothing and looks for no
step. Measured in a process of its own, which prints its peak memory too.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

import pytest

from wizard import assets
from wizard.engine.assessment import Assessment
from wizard.engine.decided import Decided
from wizard.engine.message import Message, Topic
from wizard.engine.rejudging import rejudge
from wizard.engine.rejudging_words import difference_words
from wizard.questionset.loader import LoadedSet, read
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.report.document import Filing, compose_message
from wizard.report.record import as_json
from wizard.report.stored import decided_from_json, parts_to_rejudge

DECISIONS = 10_000
DIFFERENT = 200
"""How many different decisions there are; they come again and again, and nothing remembers them."""


def write_records(path: Path) -> None:
    """Write the parts of each record on a line of its own, as a store may keep them."""
    loaded = read(assets.DEFAULT_SET)
    filed = {"decided_at": "2026-03-09T10:58:00-05:00", "program_version": "1"}
    records = [as_json(compose_message(each, Filing(name="x"), **filed)) for each in messages(loaded)]
    lines = [json.dumps(parts_to_rejudge(json.loads(record))) for record in records]
    path.write_text("\n".join(islice(cycle(lines), DECISIONS)), encoding="utf-8")


def messages(loaded: LoadedSet) -> Iterator[Message]:
    """Yield finished messages spread over all paths, each tenth with the two paths beside as further topics."""
    paths = [*loaded.routes.walk()]
    for number, place in enumerate(range(0, len(paths) - 2, len(paths) // DIFFERENT)):
        walks = [
            Assessment.from_answers(loaded.question_set, path.answers, routes=loaded.routes)
            for path in paths[place : place + 3]
        ]
        if number % 10 or len({str(Message.of(walk).shared) for walk in walks}) > 1:
            yield Message.of(walks[0])
        else:
            topics = zip(["Tip", "Class", "Ad"], walks, strict=True)
            yield Message(topics=tuple(Topic(name=name, assessment=walk) for name, walk in topics))


def edited(question_set: QuestionSet) -> QuestionSet:
    """Return the set without one answer, with one led elsewhere, and with an outcome of another class."""
    payment, recipients = question_set.questions["payment"], question_set.questions["recipients"]
    left = {key: answer for key, answer in payment.answers.items() if key != "nobody"}
    *rest, (last, answer) = recipients.answers.items()
    led = {**dict(rest), last: replace(answer, leads_to="ask-privacy-officer")}
    questions = {"payment": replace(payment, answers=left), "recipients": replace(recipients, answers=led)}
    refill = replace(question_set.outcomes["refill"], class_="conditional")
    return replace(
        question_set,
        questions={**question_set.questions, **questions},
        outcomes={**question_set.outcomes, "refill": refill},
    )


def replay_each(question_set: QuestionSet, routes: Routes, decisions: Iterable[Decided]) -> int:
    """Return how many verdicts the decisions come to, each replayed alone."""
    verdicts = 0
    for decision in decisions:
        for topic in decision.topics:
            walk = Assessment.replay(question_set, routes, {**topic.own, **decision.shared}, {}, {})
            verdicts += bool(walk.is_final and walk.verdict)
    return verdicts


def decisions_in(path: Path) -> Iterator[Decided]:
    """Yield the decisions one by one, as a store hands them over."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            yield decided_from_json(number, json.loads(line))


def judged(question_set: QuestionSet, path: Path) -> str:
    """Return the time of reading and judging again, routes included, and that of the words."""
    started = perf_counter()
    result = rejudge(question_set, decisions_in(path))
    ended = perf_counter()
    for differing in result.differing:
        assert difference_words(differing)
    told = perf_counter()
    assert result.alike + len(result.differing) == DECISIONS
    return (
        f"{(ended - started) * 1000:.0f} ms ({len(result.differing):,} differ, told in {(told - ended) * 1000:.0f} ms)"
    )


def measure(path: Path) -> str:
    """Return the times by the set as it was and as it is edited, and what reading and a plain replay take of it."""
    question_set = read(assets.DEFAULT_SET).question_set
    same, other = judged(question_set, path), judged(edited(question_set), path)
    memory = _peak_megabytes()
    started = perf_counter()
    assert sum(1 for _ in decisions_in(path)) == DECISIONS
    between = perf_counter()
    assert replay_each(question_set, Routes(question_set), decisions_in(path)) > DECISIONS
    return (
        f"{DECISIONS:,} decisions read and judged again (goal: under 2,000 ms): by the same set {same}, "
        f"by an edited one {other}; only read {(between - started) * 1000:.0f} ms, "
        f"read and each replayed {(perf_counter() - between) * 1000:.0f} ms; peak memory {memory} MB"
    )


def _peak_megabytes() -> int:
    import resource  # not on Windows, where no benchmark is run

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@pytest.mark.benchmark
def test_ten_thousand_decisions_judged_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_records(tmp_path / "records.jsonl")
    measured = subprocess.run(
        [sys.executable, __file__, tmp_path / "records.jsonl"], capture_output=True, text=True, check=True
    )
    assert "differ" in measured.stdout
    with capsys.disabled():
        print(f"\n{measured.stdout}", end="")  # a benchmark prints, it does not assert


if __name__ == "__main__":
    print(measure(Path(sys.argv[1])))  # in a process of its own, as by hand
