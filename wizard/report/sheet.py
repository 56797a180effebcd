"""A rationale laid out for a reader: headings, lists and tables in order, and no word left to the renderings.

The text and the PDF both print a sheet, so they state the same facts.
"""

from collections.abc import Iterator

from wizard.report.alternatives import rests_on, why_not, would_change
from wizard.report.document import Rationale
from wizard.report.message_sheet import message_reasoning, message_sections, topic_parts
from wizard.report.record import check_code
from wizard.report.register_entry import RegisterEntry, reviews_table
from wizard.report.sections import (
    answers,
    banner,
    checklists,
    follow_ups,
    in_doubt,
    next_steps,
    question_set_facts,
    sources,
    why,
)
from wizard.report.shapes import Section, Sheet, Signatures
from wizard.report.wording import shortened, spoken_time

EXAMPLE = "EXAMPLE"
EXAMPLE_MEANS = "A worked example from the question set. It is not a decision about a real message."
PRACTICE = "PRACTICE"
PRACTICE_MEANS = "An invented case, answered in training. It is not a decision about a real message."
NOT_GIVEN = "Not given"


def lay_out(rationale: Rationale, entry: RegisterEntry | None = None) -> Sheet:
    """Return the sheet of a rationale; a message of one topic looks like a plain one.

    ``entry`` tells where a register keeps it, and how it was reviewed.
    """
    several = len(rationale.topics) > 1
    question_set = rationale.question_set
    title = shortened(rationale.name, most_words=16, longest=100)
    return Sheet(
        kicker=question_set.title,
        title=title,
        mark=_mark(rationale),
        banner=banner(rationale.verdict),
        facts=(
            ("Decided by", rationale.decided_by or NOT_GIVEN),
            ("Decided on", spoken_time(rationale.decided_at)),
            ("Question set", f"{question_set.id}, version {question_set.version}"),
            ("Check code", check_code(rationale)),
            *((("Decision", entry.place), ("Review", entry.review)) if entry else ()),
        ),
        notes=tuple(_notes(rationale, entry, title)),
        sections=tuple((message_sections if several else _sections)(rationale)),
        disclaimer=rationale.disclaimer,
        reasoning_title="The full reasoning",
        reasoning=(*_history(entry), *(message_reasoning if several else _reasoning)(rationale)),
        parts=tuple(topic_parts(rationale)) if several else (),
        footer=(
            f"Exception Wizard {rationale.program_version}. Question set {question_set.version}. "
            f"Check code {check_code(rationale)}."
        ),
    )


def _mark(rationale: Rationale) -> tuple[str, str] | None:
    """Return what says that this is no decision, and what that means; None for a decision."""
    if rationale.practice:
        return PRACTICE, PRACTICE_MEANS
    return (EXAMPLE, EXAMPLE_MEANS) if rationale.example else None


def _notes(rationale: Rationale, entry: RegisterEntry | None, title: str) -> Iterator[tuple[str, str]]:
    if entry is not None and entry.because:
        yield "Reason given", entry.because
    if title != rationale.name:
        yield "Whole name", rationale.name
    if rationale.note is not None:
        yield "Note", rationale.note


def _history(entry: RegisterEntry | None) -> Iterator[Section]:
    """Yield all reviews where there were several; one alone stands at the top."""
    if entry is not None and len(entry.reviews) > 1:
        yield reviews_table(entry)


def _sections(rationale: Rationale) -> Iterator[Section]:
    yield why(rationale)
    yield from checklists(rationale)
    yield from next_steps(rationale)
    yield from in_doubt(rationale.doubts)
    yield Signatures(title="Signatures", signers=("Decided by", "Reviewed by"))


def _reasoning(rationale: Rationale) -> Iterator[Section]:
    yield answers(rationale)
    yield from follow_ups(rationale.follow_ups)
    yield from rests_on(rationale.rests_on)
    yield from why_not(rationale.why_not)
    yield from would_change(rationale.would_change, [answered.question for answered in rationale.answers])
    yield sources(rationale)
    yield question_set_facts(rationale)
