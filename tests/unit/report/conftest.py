"""Rationales of the shipped question set for the tests of the report."""

from collections.abc import Callable, Mapping

import pytest

from tests.support.sets import shipped
from wizard import __version__
from wizard.engine.assessment import Assessment
from wizard.engine.message import Message, Topic
from wizard.questionset.model import QuestionSet
from wizard.report.document import Filing, Rationale, compose, compose_message
from wizard.report.record import digest
from wizard.report.register_entry import RegisterEntry, ReviewWords

DECIDED_AT = "2026-03-09T10:58:00-05:00"

Compose = Callable[..., Rationale]


@pytest.fixture(scope="session")
def hipaa() -> QuestionSet:
    """The shipped question set."""
    return shipped().question_set


CASES = {
    "not-governed": "general-mammogram-reminder",
    "exception": "dental-visit-text",
    "conditional": "adherence-letter-at-cost",
    "authorization": "vaccine-reminder-paid-by-maker",
    "stop": "migraine-awareness-paid-by-drug-company",
    "unsure": "reminder-footer-unknown",
}
"""A case of each verdict class, and one that stops at an "I'm not sure"."""


@pytest.fixture(scope="session")
def finished() -> Callable[[str], Assessment]:
    """A function from a verdict class, or "unsure", to an assessment that reached it."""
    loaded = shipped()

    def of(kind: str) -> Assessment:
        case = loaded.question_set.cases[CASES[kind]]
        assessment = Assessment.replay(loaded.question_set, loaded.routes, case.answers, {}, {})
        unsure = assessment.verdict.unsure_about is not None
        assert (assessment.verdict.class_, unsure) == ("stop" if kind == "unsure" else kind, kind == "unsure")
        return assessment

    return of


@pytest.fixture(scope="session")
def rationale_of(finished) -> Compose:
    """A function from a verdict class and what was filed to its rationale."""

    def of(kind: str = "conditional", decided_at: str = DECIDED_AT, **filed: object) -> Rationale:
        filing = {"name": "Refill letter", "decided_by": "D. Alvarez, marketing", **filed}
        return compose(finished(kind), Filing(**filing), decided_at=decided_at, program_version=__version__)

    return of


NEWSLETTER = {
    "Health tip": "general-mammogram-reminder",
    "Back class": "back-class-in-newsletter",
    "Ad page": "meal-kit-nutrition-tips",
}
"""The topics of a newsletter by the cases whose answers they have."""


@pytest.fixture(scope="session")
def message_of() -> Callable[..., Message]:
    """A function from topics by their cases, such as ``NEWSLETTER``, to the finished message."""
    loaded = shipped()

    def of(topics: Mapping[str, str] = NEWSLETTER) -> Message:
        cases = loaded.question_set.cases
        return Message(
            topics=tuple(
                Topic(
                    name=name,
                    assessment=Assessment.replay(loaded.question_set, loaded.routes, cases[case].answers, {}, {}),
                )
                for name, case in topics.items()
            )
        )

    return of


@pytest.fixture(scope="session")
def message_rationale_of(message_of) -> Compose:
    """A function from topics by their cases and what was filed to the rationale of the message."""

    def of(topics: Mapping[str, str] = NEWSLETTER, **filed: object) -> Rationale:
        filing = Filing(**{"name": "June newsletter", "decided_by": "D. Alvarez, marketing", **filed})
        return compose_message(message_of(topics), filing, decided_at=DECIDED_AT, program_version=__version__)

    return of


@pytest.fixture(scope="session")
def entry_of() -> Callable[..., RegisterEntry]:
    """A function from a rationale, and what reviewers said in pairs of result and reason, to its register entry."""

    def of(rationale: Rationale, *reviews: tuple[str, str], version: int = 2, latest: int = 2) -> RegisterEntry:
        return RegisterEntry(
            decision="2026-0129",
            version=version,
            latest=latest,
            kept_at="2026-03-09T11:00:00-05:00",
            record=digest(rationale),
            entry="0" * 64,
            reviews=tuple(
                ReviewWords(
                    result=result, reviewer="P. Office", reviewed_at=f"2026-03-{day}T09:00:00-05:00", reason=reason
                )
                for day, (result, reason) in enumerate(reviews, start=12)
            ),
        )

    return of
