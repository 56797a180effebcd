"""What is proved of a question set, over every path."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wizard.errors import QuestionSetError
from wizard.findings import Finding
from wizard.questionset.cases import check_cases
from wizard.questionset.grounds import check_grounds
from wizard.questionset.laws import check_laws
from wizard.questionset.loader import LoadedSet, read
from wizard.questionset.places import in_file_order
from wizard.questionset.plain_words import check_words
from wizard.questionset.reach import check_reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Everything found in a question set, and how much of it was looked at.

    The numbers are 0 where the set could not be loaded; then ``findings`` says why.
    """

    findings: tuple[Finding, ...]
    questions: int = 0
    answers: int = 0
    outcomes: int = 0
    paths: int = 0
    laws: int = 0
    cases: int = 0

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong; warnings may remain."""
        return not any(finding.severity == "error" for finding in self.findings)

    @property
    def counts(self) -> Mapping[str, int]:
        """What was proved, as numbers by name."""
        return {
            "questions": self.questions,
            "answers": self.answers,
            "outcomes": self.outcomes,
            "paths": self.paths,
            "laws": self.laws,
            "cases": self.cases,
        }

    @property
    def summary(self) -> str:
        """What was proved, in one line."""
        return ", ".join(f"{count:,} {name}" for name, count in self.counts.items())


def check(folder: Path) -> Proof:
    """Load a question set and prove it. A set that cannot be loaded is told of in the proof's findings."""
    try:
        return prove(read(folder))
    except QuestionSetError as error:
        return Proof(findings=error.findings)


def prove(loaded: LoadedSet) -> Proof:
    """Prove a loaded question set over every path."""
    question_set = loaded.question_set
    found = [
        *loaded.warnings,
        *check_reach(loaded),
        *check_laws(loaded),
        *check_cases(loaded),
        *check_grounds(loaded),
        *check_words(loaded),
    ]
    return Proof(
        findings=in_file_order(found, tuple(loaded.places.files.values())),
        questions=len(question_set.questions),
        answers=sum(len(question.answers) for question in question_set.questions.values()),
        outcomes=len(question_set.outcomes),
        paths=loaded.routes.count,
        laws=len(question_set.laws),
        cases=len(question_set.cases),
    )
