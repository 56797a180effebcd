"""What a check of a question set reports."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]

Code = Literal[
    "no-folder",
    "missing-file",
    "unreadable-file",
    "unread-file",
    "file-too-large",
    "not-utf-8",
    "not-yaml",
    "two-documents",
    "too-deep",
    "too-many-nodes",
    "unknown-alias",
    "merge-key",
    "duplicate-key",
    "key-no-text",
    "tag",
    "tab",
    "hidden-character",
    "loose-word",
    "number-for-text",
    "wrong-type",
    "missing-key",
    "unknown-key",
    "unknown-word",
    "unknown-id",
    "unknown-answer",
    "unknown-class",
    "missing-class",
    "not-an-id",
    "ambiguous-id",
    "reserved-id",
    "empty-text",
    "empty-list",
    "empty-pattern",
    "empty-when",
    "otherwise-not-last",
    "no-answers",
    "not-a-date",
    "not-a-web-address",
    "law-of-no-kind",
    "one-sided-exception",
    "clue-without-answer",
    "clue-not-told",
    "cycle",
    "junction-gap",
    "too-many-steps",
    "unreachable-question",
    "unreachable-junction",
    "unreachable-branch",
    "unreachable-outcome",
    "changes-nothing",
    "doubt-permits",
    "broken-law",
    "idle-law",
    "law-not-proved",
    "impossible",
    "lost-words",
    "case-too-short",
    "case-ends-elsewhere",
    "answer-not-asked",
    "answer-without-case",
    "outcome-without-case",
    "no-twin",
    "no-source",
    "no-because",
    "never-granted",
    "never-asked",
    "unused-obligation",
    "unused-source",
    "long-sentence",
    "hard-to-read",
    "reading-grade",
    "two-questions",
    "one-answer",
    "list-of-answers",
    "no-table",
    "beside-answers",
]
"""What kind of thing is wrong; each has a page in questions/FINDINGS.md."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """One thing wrong in a question set: where it is, why it is wrong and how to mend it.

    ``line`` and ``column`` count from 1; 0 means that the finding belongs to the whole file.
    """

    file: str
    line: int
    column: int
    severity: Severity = "error"
    code: Code
    message: str
    fix: str
    walk: tuple[tuple[str, str], ...] = ()
    """Question and answer ids of a path that shows what is wrong, where there is one to walk."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message} ({self.fix})"
