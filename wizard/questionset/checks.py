"""What is proved of a question set, over every path."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wizard.errors import QuestionSetError
from wizard.findings import Finding
from wizard.questionset.cases import check_cases
from wizard.questionset.laws import check_laws
from wizard.questionset.loader import LoadedSet, read
from wizard.questionset.places import in_file_order
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
        *_check_grounds(loaded),
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


def _check_grounds(loaded: LoadedSet) -> Iterator[Finding]:
    """Find what gives no grounds: no source, no because, or an exception that nothing grants."""
    question_set, finding = loaded.question_set, loaded.places.finding
    for section, parts in (("questions", question_set.questions), ("outcomes", question_set.outcomes)):
        for key, part in parts.items():
            if not part.sources:
                yield finding((section, key), "no-source", f"'{key}' cites no source", "add 'sources'", "warning")
    for section, asked in (("questions", question_set.questions), ("followups", question_set.followups)):
        for key, question in asked.items():
            for answer_id, answer in question.answers.items():
                if answer.because is None:
                    message = f"The answer '{answer_id}' to '{key}' has no 'because'"
                    way = (section, key, "answers", answer_id)
                    yield finding(way, "no-because", message, 'add how the report says it after "Because"', "warning")
    for key, rule in question_set.exceptions.items():
        if not rule.granted_by:
            message = f"No outcome grants the exception '{key}'"
            yield finding(("exceptions", key, "granted_by"), "never-granted", message, "name an outcome, or delete it")
