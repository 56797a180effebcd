"""Everything that can go wrong in a way the reader can mend.

WizardError
├── QuestionSetError      the question set cannot be used; carries every finding, not the first alone
├── AnswerError           an answer that the question set does not have, or that is missing or superfluous
│   └── UnfinishedError   the answers fit as far as they go, but reach no verdict
├── TopicError            the topics of a message cannot be told apart, or there is none
├── CalendarError         a sheet of campaigns cannot be read, or is too large
├── StoppedError          a person stopped a long work; nothing of it was written
├── TrainingError         the question set has no test for learners, or nothing to ask in one
├── ComparisonError       two question sets are too unlike to compare
├── SaveError             a file could not be written; nothing that was there before is lost
├── RecordError           a record or a PDF cannot be read as a rationale
├── RegisterError         the register cannot be used, or does not take an entry; nothing in it has changed
│   ├── RegisterBusyError         another program holds it for too long
│   ├── RegisterDamagedError      the file cannot be read as a register, or its chain is broken
│   ├── RegisterNewerError        a newer program made it
│   ├── RegisterUnreachableError  the server cannot be reached, or refuses the account
│   └── RegisterReadOnlyError     it can be read but not written: the disk, the folder or the account forbids it
└── DraftError            a kept assessment cannot be read
    └── DraftTakenError   another window changed it meanwhile; neither state is lost
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.findings import Finding


class WizardError(Exception):
    """The base of all errors whose text is fit for the person at the screen."""


class QuestionSetError(WizardError):
    """The question set cannot be used. ``findings`` holds every reason, in file order."""

    def __init__(self, findings: "Sequence[Finding]") -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


class AnswerError(WizardError):
    """Answers that do not fit the question set. ``problems`` holds one sentence for each."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class UnfinishedError(AnswerError):
    """The answers fit as far as they go, but a question is still open: there is no verdict."""


class TopicError(WizardError):
    """A message's topics cannot be told apart by their names, or it would have none."""


class CalendarError(WizardError):
    """A sheet of campaigns cannot be read, lacks what every calendar has, or is too large."""


class StoppedError(WizardError):
    """A person stopped a long work before its end; nothing of it was written."""


class TrainingError(WizardError):
    """The test for learners that was asked for cannot be had."""


class ComparisonError(WizardError):
    """Two question sets ask in so different an order that they cannot be compared path by path."""

    def __init__(self, question: str) -> None:
        self.question = question
        super().__init__(
            f"The two sets ask their questions in so different an order that too many answers had to be remembered "
            f"at '{question}'. Compare them in smaller steps: move one question at a time."
        )


class SaveError(WizardError):
    """A file could not be written; what stood there before still stands."""

    def __init__(self, path: Path, reason: str, mend: str) -> None:
        self.path = path
        super().__init__(f"{path} was not saved: {reason}. {mend}")


class RecordError(WizardError):
    """A file is not a rationale this program can read."""


class RegisterError(WizardError):
    """The register cannot be used, or does not take an entry; nothing in it has changed."""


class RegisterBusyError(RegisterError):
    """Another program holds the register for too long."""


class RegisterDamagedError(RegisterError):
    """The file cannot be read as a register, or its chain is broken."""


class RegisterNewerError(RegisterError):
    """A newer version of the program made the register."""


class RegisterUnreachableError(RegisterError):
    """The server that holds the register cannot be reached, or refuses the account."""


class RegisterReadOnlyError(RegisterError):
    """The register can be read but not written: the disk, the folder or the account forbids it."""


class DraftError(WizardError):
    """A kept assessment cannot be read."""


class DraftTakenError(DraftError):
    """A kept assessment was changed by another window since this one read it; what that one wrote still stands."""


def nearest(word: str, known: Iterable[str], *, likeness: float = 0.6) -> str | None:
    """Return the known word most like ``word``, or None when none is as like it, from 0 to 1, as ``likeness``."""
    from difflib import get_close_matches

    matches = get_close_matches(word, list(known), n=1, cutoff=likeness)
    return matches[0] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return " (did you mean 'x'?)" for the nearest known word, or an empty text."""
    match = nearest(word, known)
    return f" (did you mean '{match}'?)" if match else ""
